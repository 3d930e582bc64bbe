"""A library that notes what is asked of it, so that what was made of it is known to depend on that and no more.

What is noted is a node: a path of names (`by_actor`, `company.bonds`) and a key in the mapping that lies there.
Without a key it stands for the whole. Nothing is guessed: who is given a `Watched` gets at nothing of the
library but through it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import FunctionType, MethodType
from typing import Any, cast

from ..model import Knowledge
from .asking import asking
from .company import Company
from .library import Library, Site
from .quotations import Spoken
from .views import SiteView

Node = tuple[str, Any]
"""Path, and key or WHOLE."""

WHOLE = None
"""Key of a node that stands for everything at its path."""

WITHIN = (Company, Spoken, Knowledge, SiteView)
"""Parts of the library that are watched in their turn."""

ONCE = "once."
"""Before the name of what is worked out once over the whole library."""


class Watched:
    """Has everything that the library has, and notes each look at it in `seen`."""

    def __init__(self, watched: Any, seen: set[Node], path: str = "") -> None:
        self._watched, self._seen, self._path = watched, seen, path

    def __getattr__(self, name: str) -> Any:
        method = getattr(type(self._watched), name, None)
        if isinstance(method, FunctionType):
            found: Any = MethodType(method, self)
        elif isinstance(method, property) and method.fget:
            return method.fget(self)
        else:
            found = self._wrapped(f"{self._path}{name}", getattr(self._watched, name))
        self.__dict__[name] = found  # asked for once more, it is there
        return found

    def once(self, name: str, make: Callable[[Library], Any]) -> Any:
        """As the library's; what is worked out is a part of it, and watched like the others."""
        return self._wrapped(f"{ONCE}{name}", self._watched.once(name, make))

    def _wrapped(self, path: str, value: Any) -> Any:
        if isinstance(value, Mapping):
            return WatchedMapping(value, self._seen, path)
        if isinstance(value, WITHIN):
            return Watched(value, self._seen, f"{path}.")
        if not isinstance(value, Site):  # what frames all pages alike is no part of the library
            self._seen.add((path, WHOLE))
        return value


class WatchedMapping(Mapping[Any, Any]):
    """Notes each key that is asked for; who looks at all of them depends on all."""

    def __init__(self, watched: Mapping[Any, Any], seen: set[Node], path: str) -> None:
        self._watched, self._seen, self._path = watched, seen, path

    def __getitem__(self, key: Any) -> Any:
        self._seen.add((self._path, key))
        return self._watched[key]

    def get(self, key: Any, default: Any = None) -> Any:
        """As any mapping's."""
        self._seen.add((self._path, key))
        return self._watched.get(key, default)

    def __contains__(self, key: Any) -> bool:
        self._seen.add((self._path, key))
        return key in self._watched

    def __iter__(self) -> Iterator[Any]:
        self._seen.add((self._path, WHOLE))
        return iter(self._watched)

    def __len__(self) -> int:
        self._seen.add((self._path, WHOLE))
        return len(self._watched)


def watched(library: Library, seen: set[Node]) -> Library:
    """The library, as those see it who make files of it."""
    return cast(Library, Watched(library, seen))


class Shown:
    """A value that all pages show, the same object for all, so that templates can keep what they say of it.

    Each look at it is noted in `asking`: that is of the page at hand.
    """

    def __init__(self, value: Any, path: str) -> None:
        self._value, self._path = value, path

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._value, name)
        asking.seen.add((f"{self._path}{name}", WHOLE))
        return value
