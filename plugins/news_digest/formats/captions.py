"""The captions of the pictures that stand in the story, which trafilatura leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Kind
from .pieces import LONGEST_CAPTION, Piece

NOT_A_WORD = re.compile(r"[\W_]+")  # white space and marks, in which two readings of one page may differ
COUNTER = re.compile(
    r"(?:image|photo|slide)?\s*+\d{1,3}\s*+(?:of|/)\s*+(?:/\s*+)?\d{1,3}[\s:.]*+", re.IGNORECASE
)  # Image 1 of 8
CREDIT = re.compile(
    r"(?:photo(?:graph)?s?|images?|pictures?|illustration|credit)\s*(?:by\b|credit|:|…|\.\.\.)|©",
    re.IGNORECASE,
)  # Photo: Hau Dinh, AP · Credit...Doug Mills · © Reuters
LONGEST_CREDIT = 12
"""Words; a longer text that begins as a credit does is a caption."""
BEFORE = 12
"""Blocks between a picture's caption and the main text, where the picture still belongs to it."""
SAME = 40
"""Characters in which two captions agree that are one, short and long."""
FEWEST_WORDS = 3


def key(text: str) -> str:
    """What two readings of the same words have in common."""
    return NOT_A_WORD.sub("", text).casefold()


def captions_of(main: Sequence[Piece], page: Sequence[Piece]) -> dict[str, list[Piece]]:
    """Captions that the main text lacks, by the `key` of the block that they follow; "" for before the first."""
    wanted = {key(piece.text) for piece in main}
    told: set[str] = set()
    found: dict[str, list[Piece]] = {}
    after = ""
    for piece in _near(wanted, page):
        name = key(piece.text)
        if name in wanted:
            after = name
        elif _tells(piece) and name[:SAME] not in told:
            told.add(name[:SAME])
            found.setdefault(after, []).append(piece)
    return found


def _near(wanted: set[str], page: Sequence[Piece]) -> Iterator[Piece]:
    """The blocks of the page from a little before the main text to its end, credits joined to their captions."""
    places = [
        i for i, piece in enumerate(page) if key(piece.text) in wanted and piece.kind is not Kind.CAPTION
    ]
    if not places:
        return
    last = Piece("")
    for piece in page[max(0, places[0] - BEFORE) : places[-1] + 1]:
        if piece.kind is Kind.CAPTION and (counted := COUNTER.match(piece.text)):
            piece = replace(piece, text=piece.text[counted.end() :])
        open_ = last.kind is Kind.CAPTION and len(last.text) <= LONGEST_CAPTION
        if open_ and _is_credit(piece) and key(last.text) not in wanted:
            known = key(piece.text) in key(last.text)
            last = last if known else replace(last, text=f"{last.text} {piece.text}")
        else:
            yield last
            last = piece
    yield last


def _is_credit(piece: Piece) -> bool:
    """Whether a block says only who made a picture."""
    short = len(piece.text.split()) <= LONGEST_CREDIT
    return piece.kind is Kind.CAPTION and short and (piece.credit or CREDIT.match(piece.text) is not None)


def _tells(piece: Piece) -> bool:
    """A caption says more than a name, and is no link to another story."""
    enough = len(piece.text.split()) >= FEWEST_WORDS and not _is_credit(piece)
    return piece.kind is Kind.CAPTION and enough and piece.linked < 0.7 and piece.zone != "aside"
