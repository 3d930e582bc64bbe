"""What templates ask for while a page is made, so that what is kept of one page can be said on another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Asking:
    """Who says again what was said asks again what was asked for it, though nobody looks it up."""

    def __init__(self) -> None:
        self.seen: set[Any] = set()
        """Nodes that the page at hand depends on."""

    def during(self, make: Callable[[], T]) -> tuple[T, frozenset[Any]]:
        """What is made, and what was asked for to make it."""
        outer, self.seen = self.seen, set()
        try:
            made = make()
        finally:
            inner, self.seen = self.seen, outer
            outer |= inner
        return made, frozenset(inner)


asking = Asking()
"""There is one in a process, as there is one page at a time."""
