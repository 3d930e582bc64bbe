"""Home, archives, tags and outlets: pages that list articles."""

from __future__ import annotations

from dataclasses import dataclass

from .frame import FeedLink, PageLink
from .rows import ActorRow, ArticleRow, DateView, TagRow
from .timeline import Sparkline, TimelineDay


@dataclass(frozen=True, slots=True)
class EditionLink:
    """Another edition."""

    date: DateView
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day of which the articles of an edition tell."""

    date: DateView
    before: str
    words: str
    """What tells the day; `before` and `after` are the rest of the sentence."""
    after: str
    url: str
    """The paragraph."""
    article: ArticleRow


@dataclass(frozen=True, slots=True)
class EditionView:
    """The articles of one day, or of what is only known to the month or year."""

    date: DateView | None
    """None: the articles that have no date."""
    url: str
    count: int
    minutes: int
    """To read all that is shown of them; at least one."""
    articles: tuple[ArticleRow, ...]
    """In full."""
    rest: tuple[ArticleRow, ...]
    """Those beyond them, as lines."""
    actors: tuple[ActorRow, ...]
    """Who acts in them, most first; `count` is in how many of them."""
    ahead: tuple[KeyDate, ...]
    """What is told of days to come, the nearest first."""
    behind: tuple[KeyDate, ...]
    """What is told of days gone by, the latest first."""
    earlier: EditionLink | None
    later: EditionLink | None


@dataclass(frozen=True, slots=True)
class ListYear:
    """The articles of a year as lines."""

    year: int
    """0: no date."""
    articles: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of articles of any length on pages of bounded size."""

    newest: tuple[ArticleRow, ...]
    """In full."""
    years: tuple[ListYear, ...]
    """Those before them, newest year first."""
    older: tuple[PageLink, ...]
    """Pages of what is older still, newest first."""


@dataclass(frozen=True, slots=True)
class OlderView:
    """One page of the older articles of an actor, tag or outlet."""

    owner: PageLink
    url: str
    years: tuple[ListYear, ...]
    earlier: PageLink | None
    later: PageLink | None


@dataclass(frozen=True, slots=True)
class ArchiveYear:
    """All articles of a year."""

    year: int
    url: str
    """Where its articles are listed: `archives.html#y2018`, `archives/2016.html`."""
    apart: bool
    """True: on a page of their own."""
    articles: tuple[ArticleRow, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag on its own page."""

    name: str
    url: str
    count: int
    first: DateView | None
    latest: DateView | None
    spark: Sparkline | None
    articles: Listing
    actors: tuple[ActorRow, ...]
    """Those who act in most of its articles; `count` is in how many of them."""
    days: tuple[TimelineDay, ...]
    """What its articles tell of days, newest first; the latest days alone."""
    feed: FeedLink


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet on its own page."""

    name: str
    url: str
    count: int
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    zone: str
    """`Asia/Hong_Kong` or empty."""
    license: str
    first: DateView | None
    latest: DateView | None
    spark: Sparkline | None
    actors: tuple[ActorRow, ...]
    """Those who act in most of its articles; `count` is in how many of them."""
    tags: tuple[TagRow, ...]
    """Those that most of its articles have; `count` as above."""
    articles: Listing
    reprints: tuple[ArticleRow, ...]
    """Articles of others that came by way of this outlet."""
    cited: tuple[ArticleRow, ...]
    """Articles of others that quote this outlet as their source."""
    reprinted: int
    """How many there are; of `reprints` and `cited` the newest are shown."""
    quoted: int
