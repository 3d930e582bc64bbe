"""What the library says at a node, as a mark: when it is the same as before, so is what was made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from .asked import Asked
from .editions import Edition
from .library import Library
from .marks import NOTHING, Unmarkable, joined, mark_of
from .stories import Story
from .watching import ONCE, WHOLE, Node

UNKNOWN = b"?"
"""Mark of a node of which nothing can be said: what depends on it is made each time."""


BODILY = ("dressed", "told", "said")
"""Parts that are the same for a story as long as its body is."""

SHELVED = frozenset(
    {
        *("known", "roles", "knowledge", "stories", "articles", "leading", "same", "links", "related"),
        *("acting", "by_actor", "by_tag", "by_outlet", "by_via", "by_cited", "company"),
        *("actors", "tags", "outlets", "plain_actors", "plain_tags", "plain_outlets"),
        *("once.editions", "once.span"),
    }
)
"""Parts that are made of what is known, of the stories without their texts but with their summaries, and of which
stories are the same; and of nothing else."""


class Nodes:
    """The marks of a library's nodes, each worked out once.

    `once` is how those things are worked out that are told of the library as a whole, by name.
    """

    def __init__(self, library: Library, once: Mapping[str, Callable[[Library], Any]]) -> None:
        self._library, self._once = library, once
        self._bodies = library.dressed
        self._parts: dict[str, Any] = {}
        self._marks: dict[Node, bytes] = {}
        self._listed: dict[str, tuple[Story, bytes]] = {}

    def learn(self, node: Node, mark: bytes) -> None:
        """Take over what another process has worked out of the same library."""
        self._marks[node] = mark

    @cached_property
    def shelves(self) -> bytes:
        """One mark for all that is SHELVED; empty where nothing can be said."""
        known, library = self._bodies.around.mark, self._library
        try:
            stories = [self._story(story) for story in library.stories]
            summaries = mark_of([library.articles[story.slug].summary for story in library.stories])
            return joined([known, *stories, summaries, mark_of(library.same)]) if known else b""
        except Unmarkable:
            return b""

    def mark(self, node: Node) -> bytes:
        """The mark of what stands there now."""
        found = self._marks.get(node)
        if found is None:
            try:
                found = self._mark(*node)
            except (Unmarkable, LookupError, AttributeError):
                found = UNKNOWN
            self._marks[node] = found
        return found

    def _mark(self, path: str, key: Any) -> bytes:
        if path in BODILY and key is not WHOLE:
            return self._bodies.key_of[key].encode() if key in self._bodies.key_of else self._unkept(key)
        part = self._part(path)
        if key is WHOLE:
            if isinstance(part, Mapping):
                return joined([mark for name in part for mark in (mark_of(name), self.mark((path, name)))])
            return mark_of(self._told(part))
        if isinstance(part, Asked):
            return self._asked(part, key)
        return mark_of(self._told(part[key])) if key in part else NOTHING

    def _asked(self, part: Asked[Any, Any], key: Any) -> bytes:
        try:
            return mark_of([self._told(one) for one in part.source(key)])
        except LookupError:
            return NOTHING

    def _part(self, path: str) -> Any:
        if path not in self._parts:
            part: Any = self._library
            steps = path.split(".")
            if path.startswith(ONCE):
                part = self._library.once(steps[1], self._once[steps[1]])
                steps = steps[2:]
            for step in steps:
                part = getattr(part, step)
            self._parts[path] = part
        return self._parts[path]

    def _told(self, value: Any) -> Any:
        """The value with the marks of stories in place of them: one stands in very many lists."""
        if isinstance(value, Story):
            return self._story(value)
        if isinstance(value, tuple) and value and isinstance(value[0], Story):
            return b"".join([self._story(story) for story in value])
        if isinstance(value, Edition):
            return value.date, self._told(value.stories), value.earlier, value.later
        return value

    def _story(self, story: Story) -> bytes:
        slug = story.slug
        if self._bodies.stories.get(slug) is story and slug in self._bodies.marks:
            return self._bodies.marks[slug]
        known = self._listed.get(slug)
        if known and known[0] is story:
            return known[1]
        mark = mark_of(story)
        self._listed[slug] = story, mark
        return mark

    def _unkept(self, slug: str) -> bytes:
        return UNKNOWN if slug in self._bodies.stories else NOTHING
