"""One made-up article, before it is written in the form of one program or another."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class News:
    """One article."""

    number: int
    title: str
    outlet: str
    author: str
    day: datetime.date
    actors: tuple[str, ...]
    tags: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    """Opening words -> speaker."""
    paragraphs: tuple[str, ...]

    @property
    def slug(self) -> str:
        return f"{self.title.lower().replace(' ', '-')}-{self.number}"
