"""Home, archives, tags and outlets: pages that list articles."""

from __future__ import annotations

from dataclasses import dataclass

from .frame import FeedLink
from .rows import ActorRow, ArticleRow, DateView


@dataclass(frozen=True, slots=True)
class HomeDay:
    """A day of news on the home page."""

    date: DateView
    articles: tuple[ArticleRow, ...]


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
    articles: tuple[ArticleRow, ...]
    actors: tuple[ActorRow, ...]
    """Those named in its articles; `count` is how many of them."""
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
    articles: tuple[ArticleRow, ...]
    reprints: tuple[ArticleRow, ...]
    """Articles of others that came by way of this outlet."""
    cited: tuple[ArticleRow, ...]
    """Articles of others that quote this outlet as their source."""
