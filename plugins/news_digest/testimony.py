"""What one article tells about who is who and what recurs, before the others are known.

Small beside the article: over the whole corpus only this is held in memory.
"""

from __future__ import annotations

from typing import NamedTuple

from .model import ActorKind


class Appearance(NamedTuple):
    """A person or body as one article names it."""

    name: str
    """As the article resolves it."""
    kind: ActorKind
    """As it is at its last mention."""
    offices: tuple[str, ...]
    """Printed with the name, sorted."""
    genders: tuple[str, ...]
    """Told by printed honorifics, sorted."""
    forms: tuple[str, ...]
    """Short forms of a body that are printed, sorted."""


class Testimony(NamedTuple):
    """What one article tells."""

    seed: str
    tags: tuple[str, ...]
    """Of the seed's own."""
    topics: tuple[str, ...]
    """Phrases distinctive of the article, in order of weight."""
    day: int
    """Ordinal of its day of publication; 0 if not known."""
    names: tuple[tuple[str, int], ...]
    """Every name that it resolves, and how often."""
    kinds: tuple[tuple[str, ActorKind, int], ...]
    """Name, what it is taken for, and how often."""
    appearances: tuple[Appearance, ...]
    """In order of their last mentions."""
    titles: tuple[tuple[str, tuple[str, ...]], ...]
    """Surname -> offices, sorted, with which it is printed of someone who is not named in full."""
