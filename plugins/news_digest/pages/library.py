"""The library: all stories with everything that can be said about them together.

Page kinds take what they show from here and add nothing but order. `arranging` builds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from ..crosslinks import CrossLink
from ..events import Event, Telling
from ..model import Actor, Cut, Knowledge, Tenure
from ..samestory import Family
from ..settings import Settings
from .bodies import Bodies
from .company import Company
from .descriptions import Descriptions
from .notebook import Note
from .quotations import Quotation, Spoken
from .shelves import Shelf
from .stories import Story
from .views import ActorRow, ArticleRow, OutletRow, PageView, TagRow
from .wording import ENGLISH, Wording

T = TypeVar("T")

CAST = 4
"""Actors named with an article in a list."""


@dataclass(frozen=True, slots=True)
class Site:
    """The frame around the stories."""

    name: str
    lang: str
    url: str
    """Absolute, without a slash at the end; empty if not known."""
    settings: Settings
    wording: Wording = ENGLISH
    """What the digest says itself, in its language."""
    pages: tuple[PageView, ...] = ()
    """The editor's."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Where an actor had its page under a former name."""

    name: str
    """Of today."""
    url: str
    """Of then."""


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that the pages show."""

    site: Site
    knowledge: Knowledge
    stories: tuple[Story, ...]
    """Newest first, undated last; copies and earlier versions among them. Here and in all that follows stories
    are without their text: what is made of these alone does not change with it."""
    leading: tuple[Story, ...]
    """Those that stand for themselves, and for their copies and earlier versions."""
    same: Mapping[str, Family]
    """The copies and versions of a story, by slug; none for most."""
    by_slug: Mapping[str, Story]
    """With their text."""
    dressed: Bodies
    """Body by slug."""
    told: Mapping[str, tuple[Telling, ...]]
    """By slug: what the story says of days."""
    events: tuple[Event, ...]
    """What the leading stories tell of days, gathered; in the order in which they are told."""
    said: Mapping[str, tuple[Quotation, ...]]
    """By slug: what is quoted in the story."""
    spoken: Spoken
    """The same by speaker, and by who is named."""
    described: Descriptions
    """By canonical name: what is printed beside it."""
    links: Mapping[str, tuple[CrossLink, ...]]
    """By slug; the editor's own choices first."""
    related: Mapping[str, tuple[CrossLink, ...]]
    """The same without their weights, all of which change with every new article; the editor's keep theirs."""
    articles: Mapping[str, ArticleRow]
    """By slug."""
    actors: Mapping[str, ActorRow]
    """By canonical name, in order of the alphabet; tags and outlets likewise."""
    tags: Mapping[str, TagRow]
    outlets: Mapping[str, OutletRow]
    plain_actors: Mapping[str, ActorRow]
    """The same without counts and days: what stands beside an article must not change with every other article."""
    plain_tags: Mapping[str, TagRow]
    plain_outlets: Mapping[str, OutletRow]
    acting: Shelf
    """The stories that are about an actor; newest first, as in all shelves."""
    company: Company
    """Who is in them together."""
    by_actor: Shelf
    """The stories that name an actor who has a page."""
    by_tag: Shelf
    by_outlet: Shelf
    by_via: Shelf
    by_cited: Shelf
    """The stories that quote an outlet as their source."""
    known: Mapping[str, Actor]
    """What registry and gazetteer say, by canonical name."""
    roles: Mapping[str, str] = field(default_factory=dict)
    """What the registry says first of an actor, by name: `President of South Korea`; nothing that was not always so."""
    tenures: Mapping[str, tuple[Tenure, ...]] = field(default_factory=dict)
    """By name: roles of which it is known when they were held."""
    moved: Mapping[str, Moved] = field(default_factory=dict)
    """By former name of an actor."""
    notes: tuple[Note, ...] = ()
    """The editor's, by slug of the article and in order of its text; those without a place among them."""
    placed: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    """Those that have a place, by slug of the article."""
    lost: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    """Those whose passage was not found, likewise."""
    cuts: Mapping[str, Sequence[Cut]] = field(default_factory=dict)
    """By name of the seed: what was left out of it in this very run. Empty in a public digest."""
    told_once: dict[str, Any] = field(default_factory=dict)
    """What `once` has worked out."""

    def once(self, name: str, make: Callable[[Library], T]) -> T:
        """What `make` tells of the library as a whole, worked out at the first call with this name."""
        if name not in self.told_once:
            self.told_once[name] = make(self)
        found: T = self.told_once[name]
        return found

    def rows(self, stories: Iterable[Story]) -> tuple[ArticleRow, ...]:
        """The stories as they stand in lists."""
        return tuple(self.articles[story.slug] for story in stories)

    def dated(self) -> tuple[Story, ...]:
        """Each story once."""
        return tuple(story for story in self.leading if story.date)

    def undated(self) -> tuple[ArticleRow, ...]:
        return self.rows(story for story in self.leading if not story.date)


def foreign(lang: str, home: str) -> str:
    """The language, if it is not the site's."""
    return "" if lang.casefold() == home.casefold() else lang
