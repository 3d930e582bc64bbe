"""The text of the article as the page's own data state it: what to fall back on where little else was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Claim, Kind
from .captions import key
from .cleaning import clean
from .pieces import Piece

TAGS = re.compile(r"<[^<>]{1,300}>")
PARAGRAPHS = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+|<(?:/p|br)\b[^<>]{0,100}>")
WHOLE = 150
"""Words from which on a stated text is one, and no summary."""
FEW, SHOWN = 0.5, 0.5
"""Share of its words below which a main text has missed the story; from which on the page shows it."""
LUMP = 0.9
"""Share of the stated text from which on one block is that text itself, as trafilatura hands it on."""
SCRAPS = 40
"""Words; a longer main text that the stated one has not is another story."""
SHORTEST = 20
"""Letters; shorter blocks stand in any long text."""


def stated_story(main: Sequence[Piece], page: Sequence[Piece], claims: Sequence[Claim]) -> list[Piece]:
    """The main text, or, where that has missed most of the stated text, the blocks of the page that hold it; where
    the page waits for a script to show them, the stated text itself. Nothing is taken that is not free to read."""
    if any(claim.field == "free" and claim.value.casefold() == "false" for claim in claims):
        return list(main)
    text = max((claim.value for claim in claims if claim.field == "body"), key=len, default="")
    whole = key(TAGS.sub(" ", text))
    most = len(TAGS.sub(" ", text).split())
    parted = [piece for piece in main if len(key(piece.text)) < LUMP * len(whole)]
    found = sum(len(piece.text.split()) for piece in parted)
    if most < WHOLE or found >= FEW * most or (found > SCRAPS and _held(parted, whole) < SHOWN * found):
        return list(main)
    shown = _once([piece for piece in page if len(key(piece.text)) >= SHORTEST and key(piece.text) in whole])
    if _held(shown, whole) >= SHOWN * most:
        return shown
    return [
        Piece(part, Kind.PARAGRAPH) for one in PARAGRAPHS.split(text) if (part := clean(TAGS.sub(" ", one)))
    ]


def _held(pieces: Sequence[Piece], whole: str) -> int:
    """Words of the blocks that the stated text has too."""
    return sum(len(piece.text.split()) for piece in pieces if key(piece.text) in whole)


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    return list({key(piece.text): piece for piece in reversed(pieces)}.values())[::-1]
