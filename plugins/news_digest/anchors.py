"""Finding a quoted passage again in a text whose typography may have changed. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

FOLDED = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    "…": "...",
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
"""Characters that printers exchange freely -> how they are compared; the last ones are invisible."""


SAME_LENGTH = tuple((char, new) for char, new in FOLDED.items() if len(new) == 1)
OTHER_LENGTH = re.compile(r"[…\u00ad\u200b-\u200d\u2060\ufeff]|\s\s|[^\S ]")
"""What makes the folded text longer or shorter, or is a blank of another kind."""

LOOK = 12
"""Characters beside a stretch in which its edge is looked for."""
UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
HYPHEN = "-‐‑−"
LETTER = r"[^\W\d_]"
TURNED = re.compile(r"(?:(?<!\S)[-−]|±|\bminus\s|\bnon\s)\Z", re.I)  # before -5 · minus 5 · non violent
ELIDED = re.compile(r"(?<![\w'])(?:[ldjmst]|qu|un|d?all|dell|nell)'\Z")  # l'accord holds the word accord
JOINED_BEFORE = re.compile(rf"{LETTER}'\Z")  # O'Kim
JOINED_AFTER = re.compile(rf"'(?!s(?!\w)){LETTER}", re.I)  # can't, but Kim's
SEPARATED = r"[-‐‑–−.,:/·٫٬'^\u2044\u00a0\u2007\u2009\u202f]"
PARTED_BEFORE = re.compile(rf"\d{SEPARATED}\Z|(?<!\d)\d{{1,3}} \Z")  # 5 in 1.5 · 000 in 5 000
PARTED_AFTER = re.compile(
    rf"{SEPARATED}\d|\s?[%‰°\u2044]|\s?[²³¹¼-¾⅐-⅞]|\s\d+[/\u2044]\d|[\^]"
)  # 5 in 5-7 · 5 %
THOUSANDS = re.compile(r"\s\d{3}(?!\d)")  # 5 000


def find(passage: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where the passage stands in the text, as (start, end) offsets, left to right, not overlapping.

    Exact but for quotation marks, dashes, ellipses, invisible characters and white space; an empty
    passage stands nowhere.
    """
    wanted = fold(passage)[0].strip()
    if not wanted:
        return ()
    folded, origin = _folded(text)
    found: list[tuple[int, int]] = []
    start = folded.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not found or origin[start] >= found[-1][1]:  # an ellipsis folds to three dots, yet is one place
            found.append((origin[start], origin[end - 1] + 1))
        start = folded.find(wanted, end)
    return tuple(found)


@lru_cache(maxsize=8)  # many passages are looked for in one text after the other
def _folded(text: str) -> tuple[str, Sequence[int]]:
    return fold(text)


def fold(text: str) -> tuple[str, Sequence[int]]:
    """The text in one typography, and for each of its characters the offset in the text it came from."""
    simple = text.isprintable() and "  " not in text and "…" not in text  # sooner told than by a pattern
    if simple or not OTHER_LENGTH.search(text):
        if not text.isascii():
            for char, new in SAME_LENGTH:
                text = text.replace(char, new)
        return text, range(len(text))
    folded: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(text):
        new = " " if char.isspace() else FOLDED.get(char, char)
        if new == " " and folded and folded[-1] == " ":
            continue
        folded.extend(new)
        origin.extend([place] * len(new))
    return "".join(folded), origin


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether both ends of a stretch are edges of words and numbers; 5 within 1.5 is none, nor can within can't.

    What a hyphen, an apostrophe or a sign of numbers joins is one word. In scripts without capitals
    words have no sure ends, and any end will do.
    """
    before, after = (
        UNSEEN.sub("", part).translate(APOSTROPHES)
        for part in (text[max(0, start - LOOK) : start], text[end : end + LOOK])
    )
    first, last = text[start : start + 1], text[end - 1 : end]
    return not (
        _is_joined_before(before, first, text[start:end]) or _is_joined_after(last, after, text[:end])
    )


APOSTROPHES = {ord(char): new for char, new in FOLDED.items() if new == "'"}


def _is_joined_before(before: str, first: str, stretch: str) -> bool:
    """Whether what stands right before a stretch belongs to its first word, or turns it round."""
    if not _counts(first):
        return False
    if _counts(before[-1:]) or TURNED.search(before):
        return True
    if before[-1:] and before[-1] in HYPHEN and _counts(before[-2:-1]):
        return True
    if first.isdigit():
        thousand = before[-1:] != " " or bool(re.match(r"\d{3}(?!\d)", stretch))
        return bool(PARTED_BEFORE.search(before)) and thousand
    return bool(JOINED_BEFORE.search(before)) and not ELIDED.search(before)


def _is_joined_after(last: str, after: str, until: str) -> bool:
    """Whether what stands right after a stretch belongs to its last word."""
    if not _counts(last):
        return False
    if _counts(after[:1]) or (after[:1] and after[0] in HYPHEN and _counts(after[1:2])):
        return True
    if last.isdigit():
        short = re.search(r"(?<!\d)\d{1,3}\Z", until[-LOOK:])
        return bool(PARTED_AFTER.match(after)) or bool(short and THOUSANDS.match(after))
    return bool(JOINED_AFTER.match(after))


def _counts(char: str) -> bool:
    """Whether a character is a digit or a letter of a script in which words have ends."""
    return char.isnumeric() or (char.isalpha() and char.lower() != char.upper())
