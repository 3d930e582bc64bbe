"""The library as exports see it: what several of them need, worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from ...crosslinks import CrossLink
from ...model import Actor
from ..addresses import rooted
from ..decorators import ACTOR
from ..dress import Decoration, Passage
from ..library import Library
from ..notebook import Note
from ..quoted import quotes_of
from ..sentences import around
from ..stories import Story
from ..views import ActorRow, QuoteView

T = TypeVar("T")


@dataclass(frozen=True)
class Corpus:
    """The library, and what it tells when asked as a whole."""

    library: Library
    made: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made at the first call with this name."""
        if name not in self.made:
            self.made[name] = make()
        result: T = self.made[name]
        return result

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """All articles, newest first."""
        return tuple(Piece(story, self) for story in self.library.stories)

    @cached_property
    def by_slug(self) -> Mapping[str, Piece]:
        return {piece.story.slug: piece for piece in self.pieces}

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """All actors who have a page, by the alphabet."""
        known = self.library.known
        return tuple(Party(row, known.get(name), self) for name, row in self.library.actors.items())

    def party(self, name: str) -> Party | None:
        """An actor who has a page."""
        row = self.library.plain_actors.get(name)
        return Party(row, self.library.known.get(name), self) if row else None

    def notes_of(self, slug: str) -> tuple[Note, ...]:
        """The editor's, on an article."""
        return self.library.once("notes", notes_by_article).get(slug, ())

    def address(self, path: str) -> str:
        """Of a page: absolute, or from the root of the site."""
        return rooted(self.library.site, path)


def notes_by_article(library: Library) -> dict[str, tuple[Note, ...]]:
    """The editor's notes by slug of the article, those without a place among them."""
    found = defaultdict[str, list[Note]](list)
    for note in library.notes:
        found[note.slug].append(note)
    return {slug: tuple(notes) for slug, notes in found.items()}


@dataclass(frozen=True)
class Piece:
    """An article."""

    story: Story
    corpus: Corpus

    @property
    def summary(self) -> str:
        return self.corpus.library.articles[self.story.slug].summary

    @property
    def text(self) -> str:
        """The shown text, plain, an empty line between paragraphs."""
        passages = self.corpus.library.dressed[self.story.slug].passages
        return "\n\n".join(passage.text.replace("\n", " ") for passage in passages)

    @property
    def lead(self) -> str:
        """Slug of the article that is shown in its place; empty for most."""
        family = self.corpus.library.same.get(self.story.slug)
        return family.lead if family and family.lead != self.story.slug else ""

    @property
    def address(self) -> str:
        return self.corpus.address(self.story.url_path)

    @property
    def lang(self) -> str:
        return self.story.lang or self.corpus.library.site.lang

    @property
    def quotes(self) -> tuple[QuoteView, ...]:
        return tuple(quotes_of(self.story, self.corpus.library))

    @property
    def links(self) -> Iterator[CrossLink]:
        """To related articles; not those by which another article comes back to this one."""
        return (link for link in self.corpus.library.links[self.story.slug] if not link.back)

    @property
    def mentions(self) -> Iterator[Naming]:
        """Where its text names an actor who has a page."""
        for passage, mark in self.corpus.library.dressed[self.story.slug].found:
            if mark.kind == ACTOR:
                yield Naming(self, passage, mark)


@dataclass(frozen=True)
class Party:
    """An actor."""

    row: ActorRow
    known: Actor | None
    corpus: Corpus

    @property
    def stories(self) -> tuple[Story, ...]:
        return self.corpus.library.by_actor[self.row.name]

    @property
    def address(self) -> str:
        return self.corpus.address(self.row.url)


@dataclass(frozen=True, slots=True)
class Naming:
    """A place in an article where an actor is named."""

    piece: Piece
    passage: Passage
    mark: Decoration

    @property
    def form(self) -> str:
        """As printed."""
        return self.passage.text[self.mark.start : self.mark.end]

    @property
    def sentence(self) -> str:
        before, after = around(self.passage.text, self.mark.start, self.mark.end)
        return before + self.form + after

    @property
    def path(self) -> str:
        """The paragraph's page and anchor."""
        return f"{self.piece.story.url_path}#{self.passage.anchor}"
