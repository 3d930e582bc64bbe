"""Where the story begins and ends in a copy that may hold the whole page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Line
from .furniture import opens_comments, why_box, why_furniture
from .imprint import Imprint
from .lines import BULLETS
from .prose import is_ended, is_prose, length

FURNITURE, BOX, LABEL, HEADLINE = -6.0, -12.0, -4.0, -8.0
"""What a line that is not prose costs, in words of prose: a short label inside a story is often a
sub-heading, a long unfinished line more often another story's headline."""
BOXED = -1.0
MOST = 50
"""Words of a paragraph that count: one long legal notice must not outweigh a story."""
STORY = 80
"""Words of prose after which a heading for comments is believed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with what is known of it so far."""

    line: Line
    reason: str = ""
    """Why it is furniture; empty if it is not."""
    box: str = ""
    """Why the headlines that follow it are another story's."""
    imprint: Imprint | None = None
    """What it says of the article, if it reads as part of a masthead."""

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def is_story(self) -> bool:
        """Whether it reads as a part of a story."""
        return not self.reason and not self.box and not self.imprint and is_prose(self.text)


def mark(lines: Sequence[Line], imprints: Sequence[Imprint]) -> list[Marked]:
    """Mark each line as furniture, heading of a box or part of a masthead."""
    marked = []
    for line, imprint in zip(lines, imprints, strict=True):
        if imprint:
            marked.append(Marked(line, imprint=imprint))
        else:
            marked.append(Marked(line, why_furniture(line.text), why_box(line.text)))
    return marked


def find_story(marked: Sequence[Marked]) -> tuple[int, int]:
    """Index of the first and after the last line of the story: the stretch in which prose outweighs
    everything else the most."""
    stop = comments_start(marked)
    best, total, begin, span = 0.0, 0.0, 0, (0, stop)
    boxed = False  # headlines in a box have been paid for by its heading
    for i, item in enumerate(marked[:stop]):
        if total <= 0:
            total, begin = 0.0, i
        worth = weight(item)
        boxed = bool(item.box) or (boxed and worth < 0)
        total += max(worth, BOXED) if boxed and not item.box else worth
        if total > best:
            best, span = total, (begin, i + 1)
    return span


def weight(item: Marked) -> float:
    """What a line says for (or against) being inside the story, in words of prose."""
    n = length(item.text)
    if item.box:
        return BOX
    if item.reason:
        return FURNITURE
    if item.imprint:
        return -1.0
    if is_prose(item.text) or (n >= 3 and is_ended(item.text)):
        return float(min(n, MOST))
    if item.text.startswith(BULLETS) or item.text.endswith(":"):
        return float(n) / 2
    return LABEL if n <= 5 else HEADLINE


def comments_start(marked: Sequence[Marked]) -> int:
    """Index of the readers' comments, or the number of lines where there are none."""
    prose = 0
    for i, item in enumerate(marked):
        if item.is_story:
            prose += length(item.text)
        elif prose >= STORY and opens_comments(item.text):
            return i
    return len(marked)
