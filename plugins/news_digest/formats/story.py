"""A whole page and its main text: what is the story, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import Cut, Kind, Line
from .captions import captions_of, key
from .paragraphs import SENTENCE_END
from .pieces import Piece

OUTSIDE = "outside the main text"
LONGEST_CUT = 300
LINK, ALL_LINK = 0.7, 0.9
"""Share of a block's characters from which on it is a link with some words, and a link alone."""
HEADLINE_WORDS = 5
SUBHEADING_WORDS = 9
LISTS = (Kind.LIST, Kind.NUMBERED)
BOXED = 0.2
"""Share of a story's words up to which they can be those of boxes."""
SEARCHED = 400_000
"""Characters of main text up to which a block is looked for inside longer ones."""


def words(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.text.split()) for piece in pieces)


def settle(main: Sequence[Piece], page: Sequence[Piece]) -> list[Piece]:
    """The main text in the page's own reading of each block, without menus, with the captions in their places."""
    places: dict[str, Piece] = {}
    for piece in page:
        places.setdefault(key(piece.text), piece)
    story = _with_headings([places.get(key(piece.text), piece) for piece in main], page)
    story = _without_boxes(_without_menus(story, page))
    captions = captions_of(story, page)
    settled = captions.pop("", [])
    for piece in story:
        settled += [piece, *captions.pop(key(piece.text), [])]
    return settled


def _with_headings(story: Sequence[Piece], page: Sequence[Piece]) -> list[Piece]:
    """The story with the sub-headings that stand between two of its blocks and were taken for scraps."""
    order = {id(piece): i for i, piece in enumerate(page)}
    whole: list[Piece] = []
    for piece in story:
        here = order.get(id(piece), -1)
        last = order.get(id(whole[-1]), -1) if whole else -1
        if last >= 0 and here - last == 2 and _is_subheading(page[here - 1]):
            whole.append(page[here - 1])
        whole.append(piece)
    return whole


def _is_subheading(piece: Piece) -> bool:
    short = len(piece.text.split()) <= SUBHEADING_WORDS
    return piece.kind is Kind.HEADING and short and not piece.linked and not piece.zone


def _without_menus(story: Sequence[Piece], page: Sequence[Piece]) -> list[Piece]:
    """The story without links at its ends, and without headings that lead to other stories."""
    menus = {key(word) for piece in page if piece.linked > LINK for word in (piece.text, *piece.text.split())}
    prose = [i for i, piece in enumerate(story) if not _is_link(piece, menus)]
    if not prose:
        return list(story)
    kept = story[prose[0] : prose[-1] + 1]
    return [
        piece
        for piece in kept
        if not (piece.kind is Kind.HEADING and piece.linked > ALL_LINK and _long(piece))
    ]


def _without_boxes(story: Sequence[Piece]) -> list[Piece]:
    """The story without what its mark-up puts beside it, unless that is a good part of it."""
    boxed = [piece for piece in story if piece.zone == "aside"]
    return [p for p in story if p.zone != "aside"] if words(boxed) <= BOXED * words(story) else list(story)


def _is_link(piece: Piece, menus: set[str]) -> bool:
    if SENTENCE_END.search(piece.text) and _long(piece):
        return False
    return piece.linked > LINK or key(piece.text) in menus


def _long(piece: Piece) -> bool:
    return len(piece.text.split()) >= HEADLINE_WORDS


def harvest(page: Sequence[Piece]) -> list[Piece]:
    """The run of blocks with the most running text: the story of a page without any helpful mark-up."""
    best, total, start, span = 0.0, 0.0, 0, (0, 0)
    for i, piece in enumerate(page):
        total += _worth(piece)
        if total <= 0:
            total, start = 0.0, i + 1
        elif total > best:
            best, span = total, (start, i + 1)
    return [piece for piece in page[slice(*span)] if piece.linked < 0.8 and not piece.zone]


def _worth(piece: Piece) -> float:
    """Words of a sentence count for a block, links and scraps against it."""
    count = len(piece.text.split())
    if piece.linked > 0.5 or piece.zone:
        return -15.0
    return count - 4.0 if SENTENCE_END.search(piece.text) or count > 25 else -5.0


def lines_of_pieces(pieces: Sequence[Piece]) -> tuple[Line, ...]:
    """One line a block; a blank line between blocks except inside a list."""
    found: list[Line] = []
    for piece in pieces:
        joined = found and piece.kind in LISTS and found[-1].kind is piece.kind
        found.append(Line(piece.text, 0, 0 if joined or not found else 1, piece.kind))
    return tuple(found)


def cuts_of(page: Sequence[Piece], story: Sequence[Piece], titles: Iterable[str]) -> tuple[Cut, ...]:
    """What the page shows beside story and title, once each."""
    seen = {key(piece.text) for piece in story} | {key(title) for title in titles} | {""}
    whole = "\n".join(key(piece.text) for piece in story)
    inside = whole if len(whole) <= SEARCHED else ""
    found = []
    for piece in page:
        name = key(piece.text)
        if name not in seen and name not in inside:
            found.append(Cut(piece.text[:LONGEST_CUT], 0, OUTSIDE))
        seen.add(name)
    return tuple(found)
