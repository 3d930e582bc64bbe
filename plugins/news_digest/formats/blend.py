"""The main text as two readings of a page see it: all of the careful one, of the generous one what fits in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..model import Kind
from .captions import key
from .paragraphs import SENTENCE_END
from .pieces import Piece

OPENING = 10
"""Blocks before the careful reading in which the lede can stand, often inside the page's header."""
LINK = 0.5
FEWEST_WORDS = 8
"""Words of a sentence that opens the story; a shorter one may be a label."""
LONGEST_POST = 120
"""Words of a quotation that both readings left out, such as a post from elsewhere that is shown in the story."""


def blend(careful: Sequence[Piece], generous: Sequence[Piece], page: Sequence[Piece]) -> list[Piece]:
    """The careful reading and, in their places, blocks for which the generous one or their mark-up vouches."""
    spots = _spots(careful, page)
    found = [spot for spot in spots if spot >= 0]
    if not found:
        return list(careful)
    first, last = found[0], found[-1]
    vouched = {key(piece.text) for piece in generous}
    own = {key(piece.text) for piece in careful}
    extra = [
        i
        for i in range(max(0, first - OPENING), last)
        if key(page[i].text) not in own and _fits(page[i], key(page[i].text) in vouched, i < first)
    ]
    return _merged(careful, spots, page, extra)


def _spots(careful: Sequence[Piece], page: Sequence[Piece]) -> list[int]:
    """Where each block stands on the page, in ascending order; -1 for one that the page has in other words."""
    places: dict[str, list[int]] = {}
    for i, piece in enumerate(page):
        places.setdefault(key(piece.text), []).append(i)
    spots, after = [], 0
    for piece in careful:
        here = places.get(key(piece.text), [])
        at = bisect_left(here, after)
        spots.append(here[at] if at < len(here) else -1)
        after = spots[-1] + 1 if spots[-1] >= 0 else after
    return spots


def _fits(piece: Piece, vouched: bool, opening: bool) -> bool:
    """Whether a block that the careful reading lacks belongs to the story."""
    if piece.kind is Kind.CAPTION or piece.linked > LINK or piece.zone in ("aside", "footer"):
        return False
    count = len(piece.text.split())
    if opening:
        sentence = count >= FEWEST_WORDS and SENTENCE_END.search(piece.text) is not None
        return vouched and sentence and piece.kind is not Kind.HEADING
    return vouched or (piece.kind is Kind.QUOTE and count <= LONGEST_POST)


def _merged(
    careful: Sequence[Piece], spots: Sequence[int], page: Sequence[Piece], extra: Sequence[int]
) -> list[Piece]:
    merged: list[Piece] = []
    waiting = iter(extra)
    next_one = next(waiting, None)
    for piece, spot in zip(careful, spots, strict=True):
        while next_one is not None and spot >= 0 and next_one < spot:
            merged.append(page[next_one])
            next_one = next(waiting, None)
        merged.append(piece)
    return merged
