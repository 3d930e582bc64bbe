"""Page furniture: lines that belong to the page and not to the story, each with the reason it is cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .phrases import BOXES, LINES
from .prose import is_ended, length

LONGEST = 400
"""Characters; no furniture is longer, and prose is not worth the matching."""
HEADING = 8
"""Words; no heading of a box is longer."""

ROW, PIECE = 14, 5
"""Words; a longer row of links, or piece of one, is a sentence."""

PARTED = re.compile(r"\s*[|·•,/]\s*|\s{2,}|\s[-–—]\s")  # Print this page | Send to a friend
DECORATION = re.compile(r"^[\s\-–—*•·|»>→▶►▸#+✉☰\[(]+|[\s\-–—*•·|»>→▶►▸\])✉]+$")  # » Print «


def _compiled(table: Sequence[tuple[str, Sequence[str]]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, re.compile(f"(?:{'|'.join(phrases)})[.!:…]?", re.I)) for reason, phrases in table)


_LINES, _BOXES = _compiled(LINES), _compiled(BOXES)
_ANY = {
    table: re.compile("|".join(phrases.pattern for _, phrases in table), re.I) for table in (_LINES, _BOXES)
}
"""All phrases of a table in one, since most lines match none of them."""


def _match(text: str, table: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    if len(text) > LONGEST:
        return ""
    bare = DECORATION.sub("", text)
    if not bare:
        return "ornament"
    if not _ANY[table].fullmatch(text) and not _ANY[table].fullmatch(bare):
        return ""
    return next((why for why, phrases in table if phrases.fullmatch(text) or phrases.fullmatch(bare)), "")


def why_furniture(text: str) -> str:
    """The reason to cut this line wherever it stands; empty for a line of the story."""
    return _match(text, _LINES) or _why_row(text)


def _why_row(text: str) -> str:
    """The reason to cut a row of links: it falls into pieces that are furniture each, and nothing else."""
    words = PARTED.sub(" ", text).split()
    if not 2 <= len(words) <= ROW or is_ended(text):
        return ""
    reasons = [""] * (len(words) + 1)  # reasons[i]: why the first i words are furniture
    reasons[0] = "row"
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - PIECE), end):
            if reasons[start] and (why := _match(" ".join(words[start:end]), _LINES)):
                reasons[end] = why
                break
    return reasons[-1]


def why_box(text: str) -> str:
    """The reason to cut what follows this heading, up to the next prose; empty for no such heading."""
    return _match(text, _BOXES) if length(text) <= HEADING and not is_ended(text) else ""
