"""Sentences: enough to show a name in its context, and to end a summary well."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .speech import closed, still_open

END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+\s++(?=[\"'“‘(\[]?[A-Z0-9À-Þ])")  # talks." The
SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Sen|Rep|Gov|Pres|Rev|Hon|St|vs|No|Jr|Sr|Co|Corp|Inc|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b(?:[A-Za-z]\.)*[A-Z])\.\s+\Z"
)  # a stop that ends no sentence: Mr. · Feb. · U.S. · J.

ENOUGH = 0.4
"""Of the room for a summary: whole sentences that fill less of it are too little."""

LONGEST = 280
"""Characters of context; each side gets half of them."""


def stops(text: str) -> Iterator[re.Match[str]]:
    """Where a sentence ends and another one follows: its mark, closing quotation marks and the blank."""
    for found in END.finditer(text):
        if not SHORT.search(text[max(0, found.start() - 12) : found.end()]):
            yield found


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a stretch of the text within its sentence, shortened with an ellipsis."""
    first, last = 0, len(text)
    for stop, following in ends(text):
        if following <= start:
            first = following
        elif stop >= end:
            last = following
            break
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    if len(before) > LONGEST // 2:
        before = "… " + before[-LONGEST // 2 :].partition(" ")[2]
    if len(after) > LONGEST // 2:
        after = after[: LONGEST // 2].rpartition(" ")[0] + " …"
    return before, after


@lru_cache(maxsize=8)  # many names are looked up in one text after the other
def ends(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence but the last ends, and where the next one begins."""
    return tuple(found.span() for found in stops(text))


def shorten(text: str, longest: int) -> str:
    """Plain text of at most `longest` characters, to the end of a sentence if one ends well within them.

    Else it is cut between words; quotation marks that are open are closed, on top of the length.
    """
    if len(text) <= longest:
        return text + (still_open(text) if text.endswith("…") else "")
    ends = (len(text[: found.end()].rstrip()) for found in stops(text))
    for end in reversed([end for end in ends if longest * ENOUGH <= end <= longest]):
        if not still_open(text[:end]):
            return text[:end]
    return closed(text[:longest].rpartition(" ")[0] or text[: longest - 1])
