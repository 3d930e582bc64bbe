"""What earlier builds worked out over all articles: taken as it is where all that went into it is the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from ..crosslinks import Node
from ..engine import Keeping, Memory
from ..samestory import Signature
from .marks import Unmarkable, joined, mark_of
from .stories import Story

T = TypeVar("T")

_encode = msgspec.msgpack.Encoder().encode


@dataclass(frozen=True, slots=True)
class Read:
    """A story, and what is known of it without the others."""

    story: Story
    signature: Signature
    node: Node
    mark: bytes
    """Of the story."""
    summary: str
    """For lists."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Where it is kept, and what is known of each article without the others."""

    store: Keeping = field(default_factory=Memory)
    mark: bytes = b""
    """Of program, knowledge and words."""
    read: Mapping[str, Read] = field(default_factory=dict)
    """By file."""

    def of(self, story: Story) -> Read | None:
        """What is known of a story, if it is as it was read."""
        known = self.read.get(story.where)
        return known if known and known.story is story else None

    def before(self, name: str, kind: Any, otherwise: T) -> T:
        """What was remembered last under that name, of the type `kind`: to begin with, it need not be true now."""
        key = self.mark.hex()
        try:
            found: T = msgspec.msgpack.decode(self.store.get_many(name, [key])[key], type=kind)
        except (LookupError, msgspec.DecodeError, ValueError):
            return otherwise
        return found

    def remember(self, name: str, value: object) -> None:
        """For the next build of the same program, knowledge and words."""
        key = self.mark.hex()
        self.store.put_many(name, {key: _encode(value)})
        self.store.keep(name, [key])

    def once(self, name: str, made_from: object, make: Callable[[], T], kind: Any) -> T:
        """What `make` gives, which must depend on nothing but `made_from` and the program; of the type `kind`."""
        try:
            key = joined([self.mark, mark_of(made_from)]).hex()
        except Unmarkable:
            return make()
        row = self.store.get_many(name, [key]).get(key)
        if row:
            try:
                found: T = msgspec.msgpack.decode(row, type=kind)
            except (msgspec.DecodeError, ValueError):
                pass
            else:
                return found
        made = make()
        self.store.put_many(name, {key: _encode(made)})
        self.store.keep(name, [key])
        return made
