"""What prose looks like: small questions about a line, asked by every step of the copydesk."""

from __future__ import annotations

import re
from functools import lru_cache

CLOSERS = "\"'”’»“‘)]›」』"
ENDED = re.compile(rf"[{re.escape(CLOSERS)}\s\d]*[.!?…。！？।]")  # a sentence ends, read backwards: ”.dias
WORD = re.compile(r"[^\W_]++(?:[’'.-][^\W_]++)*+")
NAME_WORD = re.compile(r"(?<![.!?:…“\"‘]\s)(?<!^)\b[A-ZÀ-ÞА-Я][\w’'-]+")  # a capital inside a sentence
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def small(text: str) -> str:
    """The text in small letters, sign by sign: what is found in it stands at the same place in the text."""
    return text.replace("İ", "i").lower()  # İ alone would become two signs


def is_cjk(text: str) -> bool:
    """Whether a text has signs of a script that does not part its words, or of Korean."""
    return not text.isascii() and CJK.search(text) is not None


@lru_cache(maxsize=1024)  # each step asks it of the same lines
def printed_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are printed."""
    return tuple(WORD.findall(text))


@lru_cache(maxsize=1024)
def folded(text: str) -> str:
    """A text for comparing: case, punctuation and spacing folded."""
    return " ".join(printed_words(text)).casefold()


def words(text: str) -> list[str]:
    """The words of a text, case-folded."""
    return folded(text).split()


@lru_cache(maxsize=4096)
def length(text: str) -> int:
    """How many words a text has; two characters count as one where words are not spaced."""
    cjk = len(CJK.findall(text)) if is_cjk(text) else 0
    return max(len(printed_words(text)), cjk // 2 if cjk >= 4 else 0)


@lru_cache(maxsize=4096)
def is_ended(text: str) -> bool:
    """Whether the text ends as a sentence does."""
    return bool(ENDED.match(text[::-1]))


def is_prose(text: str) -> bool:
    """Whether the text reads as part of a story: sentences, not a label, a link or a headline."""
    n = length(text)
    return n >= 6 and (is_ended(text) or n >= 30)


def names_in(text: str) -> set[str]:
    """Capitalised words that do not owe the capital to the start of a sentence."""
    return {name[:-2] if name.endswith(("'s", "’s")) else name for name in NAME_WORD.findall(text)}
