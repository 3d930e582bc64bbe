"""Articles, pages and other contents, known from one run to the next by a key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pelican.contents import Content


class Contents:
    """The contents that a build has met, by key: their kind and the file that they come from.

    Two contents of one key cannot be told apart, so nothing is sure about them: `by_key` holds None.
    """

    def __init__(self) -> None:
        self.by_key: dict[str, Content | None] = {}
        self._keys: dict[int, tuple[Content, str]] = {}
        self._dress: Callable[[Content], None] | None = None

    def key(self, content: Content) -> str:
        """The key of a content; it is known by it from now on."""
        known = self._keys.get(id(content))
        if known is not None:
            return known[1]
        own: dict[str, Any] = object.__getattribute__(content, "__dict__")
        path = own.get("relative_source_path") or own.get("source_path") or f"#{own.get('slug')}"
        key = f"{type(content).__name__} {path}"
        self._keys[id(content)] = content, key
        self.by_key[key] = None if key in self.by_key else content
        if self._dress is not None:
            self._dress(content)
        return key

    def known(self) -> list[tuple[Content, str]]:
        """All contents that were met, with their keys."""
        return list(self._keys.values())

    def dress_all(self, dress: Callable[[Content], None]) -> None:
        """Do something to every content that is known, and to every other when it is met."""
        if self._dress is None:
            self._dress = dress
            for content, _key in self.known():
                dress(content)
