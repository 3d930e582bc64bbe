"""Actors: the list of all, and each one's page."""

from __future__ import annotations

from dataclasses import dataclass

from .frame import FeedLink
from .rows import ActorRow, ArticleRow, DateView, PassingRow
from .timeline import TimelineDay


@dataclass(frozen=True, slots=True)
class ActorLetter:
    """The actors of one kind under one letter."""

    letter: str
    """`K`, or a digit."""
    anchor: str
    """`person-k`."""
    actors: tuple[ActorRow, ...]


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """The actors of one kind."""

    kind: str
    title: str
    """`People`, `Organisations`, `States`, `Places`, `Outlets`."""
    actors: tuple[ActorRow, ...]
    """People by family name, the others by name."""
    letters: tuple[ActorLetter, ...]
    """The same under letters; empty where they are few."""
    passing: tuple[PassingRow, ...]
    """Those without a page; `actors` may then be empty."""


@dataclass(frozen=True, slots=True)
class ContextView:
    """A sentence that names an actor."""

    before: str
    form: str
    """The name as printed."""
    after: str
    url: str
    """The paragraph: `articles/x.html#p3`."""
    article: ArticleRow


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor on its own page."""

    name: str
    url: str
    kind: str
    count: int
    aliases: tuple[str, ...]
    """Other names, from registry and gazetteer."""
    forms: tuple[str, ...]
    """Other forms that articles print."""
    roles: tuple[str, ...]
    """Described as: `Japan's foreign minister`."""
    wikidata: str
    """`Q1234` or empty."""
    first: DateView | None
    latest: DateView | None
    contexts: tuple[ContextView, ...]
    """Newest article first; at most three an article and sixty in all."""
    companions: tuple[ActorRow, ...]
    """Co-actors; `count` is the articles in which both act, not only in passing. Most shared first."""
    days: tuple[TimelineDay, ...]
    """Its own timeline, newest first."""
    articles: tuple[ArticleRow, ...]
    """Newest first, undated last."""
    feed: FeedLink
