"""What is known of a line before the story is found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Line
from .captions import is_caption
from .foot import why_foot
from .furniture import why_box, why_furniture
from .imprint import Imprint
from .prose import is_prose

SIGNED = re.compile(r"[-–—] ?.{2,60}\(@\w+\)")  # — Ada Thornton (@thornton) May 14, 2019


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
    foot: str = ""
    """Why it stands under a story, if it does."""
    caption: bool = False

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def is_story(self) -> bool:
        """Whether it reads as a part of a story."""
        return not (self.reason or self.box or self.imprint or self.foot) and is_prose(self.text)


def mark(lines: Sequence[Line], imprints: Sequence[Imprint]) -> list[Marked]:
    """Mark each line as furniture, heading of a box, foot of the page or part of a masthead."""
    return [_mark(line, imprint) for line, imprint in zip(lines, imprints, strict=True)]


def _mark(line: Line, imprint: Imprint) -> Marked:
    if imprint and not SIGNED.match(line.text):
        return Marked(line, imprint=imprint)
    reason, box = why_furniture(line.text), why_box(line.text)
    return Marked(line, reason, box, foot=why_foot(line.text), caption=is_caption(line.text))
