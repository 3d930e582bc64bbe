"""Converted articles on their way to disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from .problems import Problem


@dataclass(frozen=True, slots=True)
class Fresh:
    """A converted article on its way to disk."""

    seed: str
    sha256: str
    """Of the seed's bytes, in hexadecimal."""
    fields: Mapping[str, Any]
    """As `fields_of` gives them; a `slug` in them is a wish."""
    body: str
    where: str
    """The seed as the user would type it."""
    mark: str = ""
    """Of fields and body; empty where nobody asks."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A converted article that could not be brought into its last form."""

    seed: str
    problem: Problem


class Story(Protocol):
    """An article on its way to disk, perhaps not in its last form."""

    @property
    def seed(self) -> str: ...

    @property
    def sha256(self) -> str: ...

    @property
    def mark(self) -> str:
        """Of what it will hold; empty where that is not known."""

    @property
    def where(self) -> str: ...


Waits = TypeVar("Waits", bound=Story)
