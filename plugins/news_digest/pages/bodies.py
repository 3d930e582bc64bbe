"""The body of each story, dressed, and what is found in it: worked out once, and kept until something changes.

What is found is in memory; the dressed bodies, which are far larger, are fetched as they are asked for.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from ..engine import Keeping
from ..events import Telling
from ..model import Knowledge
from ..workers import each
from .decorators import dressed_story
from .descriptions import Nouns, Printed, nouns_known, titles_in
from .dress import Dressed
from .keeping import decode_dressed, encode_dressed
from .marks import Unmarkable, joined, mark_of
from .notebook import Note
from .quotations import Quotation, quotations_of
from .stories import Story
from .tellings import tellings_of
from .views import ActorRow
from .wording import Wording

DRESSED, FOUND = "dressed", "found"
"""Kinds of what is kept, each under the mark of what it depends on."""

AT_HAND = 512
"""Dressed bodies in memory."""

AT_ONCE = 256
"""Bodies that are dressed before they are put away."""


class Found(NamedTuple):
    """What is found in a body."""

    told: tuple[Telling, ...]
    """Of days."""
    said: tuple[Quotation, ...]
    printed: tuple[Printed, ...]
    """Beside names."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What bodies depend on beside their own story."""

    actors: Mapping[str, ActorRow]
    notes: Mapping[str, Sequence[Note]]
    """By slug of the story."""
    knowledge: Knowledge
    wording: Wording
    mark: bytes = b""
    """Of knowledge, wording and program."""
    processes: int = 1
    nouns: Nouns = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "nouns", nouns_known(self.knowledge))


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Found)


@dataclass(slots=True)
class Bodies(Mapping[str, Dressed]):
    """Dressed bodies by slug."""

    stories: Mapping[str, Story]
    around: Circumstances
    store: Keeping
    marks: dict[str, bytes] = field(default_factory=dict)
    """Of the stories, as far as they are known beforehand."""
    key_of: dict[str, str] = field(default_factory=dict)
    """Of the bodies, in one word."""
    found: dict[str, Found] = field(default_factory=dict)
    """By slug."""
    _at_hand: OrderedDict[str, Dressed] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        for slug, story in self.stories.items():
            try:
                if slug not in self.marks:
                    self.marks[slug] = mark_of(story)
                self.key_of[slug] = self._key(story)
            except Unmarkable:
                continue  # text that is none: worked out in each run
        rows = self.store.get_many(FOUND, self.key_of.values())
        for slug, key in self.key_of.items():
            try:
                self.found[slug] = _decoder.decode(rows[key])
            except (KeyError, ValueError, msgspec.DecodeError):
                continue
        missing = [slug for slug in self.stories if slug not in self.found]
        parts = each(self._worked_out, missing, self.around.processes, "Reading stories", inherit=True)
        for count, (slug, (dressed, found)) in enumerate(zip(missing, parts, strict=True), 1):
            if isinstance(found, Found):
                self.found[slug] = found
                continue
            self.store.put_many(DRESSED, {self.key_of[slug]: dressed})
            self.store.put_many(FOUND, {self.key_of[slug]: found})
            self.found[slug] = _decoder.decode(found)
            if count % AT_ONCE == 0:
                self.store.commit()
        for kind in (DRESSED, FOUND):
            self.store.keep(kind, self.key_of.values())
        self.store.commit()

    def _key(self, story: Story) -> str:
        """Everything that the body of a story depends on, in one word."""
        around = self.around
        rows = [around.actors[actor.name] for actor in story.actors if actor.name in around.actors]
        names = [(row.name, row.url) for row in rows]
        notes = tuple(around.notes.get(story.slug, ()))
        return joined([around.mark, self.marks[story.slug], mark_of((names, notes))]).hex()

    def _dress(self, slug: str) -> Dressed:
        around, story = self.around, self.stories[slug]
        urls = {
            actor.name: around.actors[actor.name].url for actor in story.actors if actor.name in around.actors
        }
        return dressed_story(story, urls, around.knowledge, around.wording, around.notes.get(slug, ()))

    def _worked_out(self, slug: str) -> tuple[bytes, bytes | Found]:
        """Body and what is found in it, as they are kept; what can't be kept comes back as it is."""
        story, dressed = self.stories[slug], self._dress(slug)
        found = Found(
            tellings_of(story, dressed),
            quotations_of(story, dressed),
            titles_in(story, dressed, self.around.nouns, self.around.knowledge),
        )
        try:
            return (encode_dressed(dressed), _encoder.encode(found)) if slug in self.key_of else (b"", found)
        except UnicodeEncodeError:
            return b"", found

    def __getitem__(self, slug: str) -> Dressed:
        if slug in self._at_hand:
            self._at_hand.move_to_end(slug)
            return self._at_hand[slug]
        key = self.key_of.get(slug, "")
        rows = self.store.get_many(DRESSED, [key] if key else [])
        try:
            dressed = decode_dressed(rows[key])
        except (KeyError, ValueError, msgspec.DecodeError):
            dressed = self._dress(slug)
        self._at_hand[slug] = dressed
        if len(self._at_hand) > AT_HAND:
            self._at_hand.popitem(last=False)
        return dressed

    def __iter__(self) -> Iterator[str]:
        return iter(self.stories)

    def __len__(self) -> int:
        return len(self.stories)
