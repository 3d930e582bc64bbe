"""The network of those who act together: drawings, laid out when the site is built."""

from __future__ import annotations

from dataclasses import dataclass

from .rows import ActorRow, DateView


@dataclass(frozen=True, slots=True)
class DrawnActor:
    """A point of a drawing, with its label."""

    actor: ActorRow
    x: float
    y: float
    radius: float
    label: str
    """The name, shortened where there is no room; empty: the point alone."""
    label_x: float
    label_y: float
    anchor: str
    """`start`, `middle` or `end`."""


@dataclass(frozen=True, slots=True)
class DrawnLines:
    """All lines of one width."""

    width: float
    path: str
    """For `<path d>`."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Points and lines in a box of their own units."""

    width: int
    height: int
    lines: tuple[DrawnLines, ...]
    """Thinnest first."""
    actors: tuple[DrawnActor, ...]
    """The weightiest last, on top."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two who act together."""

    one: ActorRow
    other: ActorRow
    count: int
    """Articles in which both act."""
    latest: DateView | None
    url: str
    """Their page; may be empty."""
