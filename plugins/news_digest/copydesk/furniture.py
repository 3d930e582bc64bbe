"""Page furniture: lines that belong to the page and not to the story, each with the reason it is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .phrases import BOXES, LINES, WITHIN
from .prose import is_ended, length, small

LONGEST = 400
"""Characters; no furniture is longer, and prose is not worth the matching."""
HEADING = 8
"""Words; no heading of a box is longer."""

ROW, PIECE = 14, 5
"""Words; a longer row of links, or piece of one, is a sentence."""

PARTED = re.compile(r"\s*[|·•,/]\s*|\s{2,}|\s[-–—]\s")  # Print this page | Send to a friend
_OPENING, _CLOSING = r"[\s\-–—*•·|»>→▶►▸#+✉☰\[(]", r"[\s\-–—*•·|»>→▶►▸\])✉]"
DECORATION = re.compile(rf"^{_OPENING}++(?:{_CLOSING}*+$)?|(?<!{_CLOSING}){_CLOSING}++$")  # » Print «

_BLANKS = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u2002\u2003\u2009\u200a\u202f\u3000"
OPENING, CLOSING = _BLANKS + "-–—*•·|»>→▶►▸#+✉☰[(", _BLANKS + "-–—*•·|»>→▶►▸])✉"
"""The same characters, for the many lines that have none."""


@dataclass(frozen=True, slots=True, eq=False)
class _Phrases:
    """Phrases by the reason to cut them, and all in two, since most lines match none."""

    by_reason: tuple[tuple[str, str], ...]
    opening: re.Pattern[str]
    """What begins with words that are its own."""
    within: re.Pattern[str]
    """What other words may precede: it is only tried where one of WITHIN is there."""

    def match(self, text: str) -> bool:
        """Whether a line in small letters is one of the phrases."""
        if self.opening.fullmatch(text):
            return True
        return any(map(text.__contains__, WITHIN)) and self.within.fullmatch(text) is not None


def _compiled(table: Sequence[tuple[str, Sequence[str]]]) -> _Phrases:
    ends = "[.!:…]?"
    by_reason = tuple((reason, f"(?:{'|'.join(phrases)}){ends}") for reason, phrases in table)
    every = [phrase for _, phrases in table for phrase in phrases]
    opening = "|".join(phrase for phrase in every if not phrase.startswith("."))
    within = "|".join(phrase for phrase in every if phrase.startswith(".")) or "(?!)"
    return _Phrases(by_reason, re.compile(f"(?:{opening}){ends}"), re.compile(f"(?:{within}){ends}"))


_LINES, _BOXES = _compiled(LINES), _compiled(BOXES)


def _match(text: str, table: _Phrases) -> str:
    if len(text) > LONGEST:
        return ""
    text = small(text)
    bare = text.lstrip(OPENING).rstrip(CLOSING)
    if not bare:
        return "ornament"
    forms = (text,) if bare == text else (text, bare)
    if not any(map(table.match, forms)):
        return ""
    return next(why for why, phrases in table.by_reason if any(map(_pattern(phrases).fullmatch, forms)))


_pattern = cache(re.compile)  # few are ever wanted: most lines match none


@lru_cache(maxsize=4096)  # pages repeat their links, and rows are looked at piece by piece
def _line_reason(text: str) -> str:
    return _match(text, _LINES)


def why_furniture(text: str) -> str:
    """The reason to cut this line wherever it stands; empty for a line of the story."""
    return _line_reason(text) or _why_row(text)


def _why_row(text: str) -> str:
    """The reason to cut a row of links: it falls into pieces that are furniture each, and nothing else."""
    if len(text) > LONGEST or is_ended(text):
        return ""
    words = PARTED.sub(" ", text).split()
    if not 2 <= len(words) <= ROW:
        return ""
    reasons = [""] * (len(words) + 1)  # reasons[i]: why the first i words are furniture
    reasons[0] = "row"
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - PIECE), end):
            if reasons[start] and (why := _line_reason(" ".join(words[start:end]))):
                reasons[end] = why
                break
    return reasons[-1]


def why_box(text: str) -> str:
    """The reason to cut what follows this heading, up to the next prose; empty for no such heading."""
    return _match(text, _BOXES) if length(text) <= HEADING and not is_ended(text) else ""
