"""What is worked out over the whole library key by key, as it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Asked(Mapping[K, V]):
    """Values by key, each made when it is asked for the first time; LookupError for a key that means nothing."""

    def __init__(self, make: Callable[[K], V], source: Callable[[K], tuple[Any, ...]] | None = None) -> None:
        self._make = make
        self.source = source or (lambda key: (self[key],))
        """Gives all that a value is made from, where that is marked with less effort than the value."""
        self._made: dict[Any, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        try:
            self[key]  # type: ignore[index]
        except LookupError:
            return False
        return True

    def __iter__(self) -> Iterator[K]:
        raise TypeError("is asked key by key")

    def __len__(self) -> int:
        raise TypeError("is asked key by key")
