"""Rows: actors, articles, tags and outlets as they stand in lists, and the dates beside them."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Period, Stamp


@dataclass(frozen=True, slots=True)
class DateView:
    """A date, no more precise than what was printed; the filters `full`, `day` and `short` write it for readers."""

    when: Stamp | Period
    iso: str
    """For `<time datetime>`: `2018`, `2018-02`, `2018-02-13`, `2018-02-13T06:00`, ... `06:00+08:00`."""
    time: str
    """`06:00` or empty."""
    url: str
    """Its place in the timeline: `timeline/2018-02.html#d13`; empty where that has none."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor in a list."""

    name: str
    url: str
    kind: str
    """`person`, `organisation`, `state`, `place` or `outlet`."""
    count: int
    """Articles of the digest that name the actor; in a list of co-actors those that name both."""
    latest: DateView | None
    """Day of the newest of all its articles."""


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag in a list."""

    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in a list."""

    name: str
    url: str
    count: int
    latest: DateView | None


@dataclass(frozen=True, slots=True)
class NameView:
    """A name, with its page if it has one."""

    name: str
    url: str
    """May be empty."""
    about: str = ""
    """What is known of it in a few words: `state · 12 articles`."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list."""

    title: str
    url: str
    kicker: str
    summary: str
    """The dek, or the opening of the text, plain, at most 240 characters."""
    date: DateView | None
    """None where the page gives no date."""
    outlet: OutletRow | None
    also_in: tuple[str, ...]
    """Other outlets that have the same text."""
    category: str
    lang: str
    """A language tag, safe for `lang=`; empty if it is the site's language or not known."""
    partial: bool
    """Only the opening of the story is in the digest: mark it `opening only`."""
    actors: tuple[ActorRow, ...]
    """The four weightiest of those who are not only named in passing."""


@dataclass(frozen=True, slots=True)
class PassingRow:
    """An actor without a page: one article names it, in passing."""

    name: str
    kind: str
    """As in ActorRow."""
    article: ArticleRow
