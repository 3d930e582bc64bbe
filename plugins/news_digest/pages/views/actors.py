"""Actors: the list of all, and each one's page."""

from __future__ import annotations

from dataclasses import dataclass

from .frame import FeedLink, PageLink
from .lists import Listing
from .network import Drawing
from .quotes import SaidView
from .rows import ActorRow, ArticleRow, DateView, NameView, OutletRow, PassingRow
from .timeline import Sparkline, TimelineDay


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
    parts: tuple[PageLink, ...] = ()
    """Pages of the letters, where there are very many; `actors` are then those who are named most."""


@dataclass(frozen=True, slots=True)
class ActorsPart:
    """The actors of one kind under one letter, on a page of their own."""

    group: str
    """`People`."""
    letter: str
    url: str
    actors: tuple[ActorRow, ...]
    passing: tuple[PassingRow, ...]
    parts: tuple[PageLink, ...]
    """The pages of all letters of the kind, this one among them."""


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
class TitleView:
    """What articles print beside a name: who someone is."""

    words: str
    """As printed: `US vice president`; English."""
    count: int
    """Articles that print it."""
    first: TitleSource
    last: TitleSource
    """The newest article; `first` again where there is one alone."""


@dataclass(frozen=True, slots=True)
class HeldView:
    """A role, and when it was held."""

    words: str
    since: DateView | None
    until: DateView | None


@dataclass(frozen=True, slots=True)
class MovedView:
    """A page that is another's by now."""

    old: str
    """Name of then."""
    name: str
    url: str
    """The page of today."""
    canonical: str
    """The same as it is written from here: absolute where the site knows its address."""


@dataclass(frozen=True, slots=True)
class TitleSource:
    """An article that prints a title."""

    date: DateView | None
    url: str
    """The paragraph."""
    article: ArticleRow


@dataclass(frozen=True, slots=True)
class CompanionView:
    """Someone who acts in the same articles."""

    actor: ActorRow
    count: int
    """Articles in which both act."""
    latest: DateView | None
    """Day of the newest of them."""
    url: str
    """The page of the two; empty where they have none."""


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
    """The editor's words: `Japan's foreign minister`."""
    held: tuple[HeldView, ...]
    """The same, where it is known when."""
    titles: tuple[TitleView, ...]
    """Described as; what most articles print first."""
    wikidata: str
    """`Q1234` or empty."""
    first: DateView | None
    latest: DateView | None
    spark: Sparkline | None
    contexts: tuple[ContextView, ...]
    """Newest article first; at most three an article and sixty in all."""
    companions: tuple[CompanionView, ...]
    """Those with whom most articles are shared."""
    graph: Drawing | None
    """The same as a picture."""
    outlets: tuple[OutletRow, ...]
    """Those that name the actor; `count` is in how many articles."""
    said: tuple[SaidView, ...]
    """Its words, newest first."""
    said_more: NameView | None
    """Page of all of them, where not all are shown."""
    about: tuple[SaidView, ...]
    """Words of others that name it."""
    days: tuple[TimelineDay, ...]
    """Its own timeline, newest first; the latest days alone."""
    more_days: bool
    """There are more days in the timeline of the digest."""
    articles: Listing
    feed: FeedLink
    json: FeedLink


@dataclass(frozen=True, slots=True)
class PairView:
    """Two who act together in two articles or more."""

    url: str
    one: ActorRow
    other: ActorRow
    count: int
    spark: Sparkline | None
    said: tuple[tuple[ActorRow, tuple[SaidView, ...]], ...]
    """What each has said in these articles; nobody without a word."""
    days: tuple[TimelineDay, ...]
    """Of which is told that both act on them, newest first."""
    articles: Listing
