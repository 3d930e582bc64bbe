"""Text between two blocks of mark-up to paragraphs: what line breaks and table cells part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .cleaning import clean

CELL_END, BREAK = "\x1f", "\n"
"""Stand for the end of a table cell and a line break in raw text."""
SHORT_CELL = 80
"""Characters; a row of cells no longer than this is data, a longer one is layout."""
SENTENCE_END = re.compile(r"[.!?:…。][\"'”’»)\]」]*$")  # ... he said.”


def paragraphs_of(raw: str) -> Iterator[str]:
    """The paragraphs in a stretch of text: parted by empty lines, by cells, or by lines that are sentences."""
    cells = [cell for part in raw.split(CELL_END) if (cell := clean(part))]
    if len(cells) > 1 and all(len(cell) <= SHORT_CELL for cell in cells):
        yield " · ".join(cells)
        return
    for part in raw.split(CELL_END):
        yield from _paragraphs([clean(line) for line in part.split(BREAK)])


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Join lines up to an empty one; where each line is whole sentences, each is a paragraph."""
    group: list[str] = []
    for line in [*lines, ""]:
        if line:
            group.append(line)
        elif group:
            whole = all(SENTENCE_END.search(one) for one in group) and max(map(len, group)) > SHORT_CELL
            yield from group if whole else [" ".join(group)]
            group = []
