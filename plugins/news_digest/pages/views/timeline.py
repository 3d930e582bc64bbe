"""The timeline: what happened, and what was published, on which day."""

from __future__ import annotations

from dataclasses import dataclass

from .rows import ActorRow, ArticleRow, DateView


@dataclass(frozen=True, slots=True)
class TimelineSource:
    """An article that tells of an event."""

    article: ArticleRow
    url: str
    """The paragraph, `articles/x.html#p3`."""
    words: str
    """What tells the day, as printed."""
    worked_out: bool
    """The day is not printed in full: it was worked out from the words."""
    date: DateView
    """The day that this article tells."""


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """What one article or several tell of a day."""

    before: str
    words: str
    after: str
    """The sentence of the first source, around the words that tell the day."""
    actors: tuple[ActorRow, ...]
    sources: tuple[TimelineSource, ...]
    """One an article."""
    elsewhere: tuple[TimelineSource, ...]
    """Articles that tell what looks the same of another day."""
    period: DateView | None
    """Where not a day is meant but a time from then on: `5 to 11 February 2018`."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing on a day."""

    kind: str
    """`published`; `updated`; `mentioned` where an article, or several, tell of this day."""
    article: ArticleRow
    time: str
    """`06:00` or empty."""
    words: str
    """For `mentioned`: the words as printed, `on Wednesday`; else empty."""
    event: TimelineEvent | None = None
    """For `mentioned`: what is told."""


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """A day, or what is only known to the month (anchor `d00`)."""

    date: DateView
    anchor: str
    """Id of the day on its month's page: `d13`."""
    entries: tuple[TimelineEntry, ...]
    gap: int
    """Days without an entry between this day and the next later one shown; 0 if none or not known."""


@dataclass(frozen=True, slots=True)
class TimelineMonth:
    """A month on which something happened, or what is only known to the year (`month` 0)."""

    year: int
    month: int
    name: str
    """`February 2018`; `Some time in 2018`."""
    url: str
    count: int
    """Entries."""
    days: tuple[TimelineDay, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year on which something happened."""

    year: int
    url: str
    count: int
    months: tuple[TimelineMonth, ...]
    """Newest first. Month 0 has no page: its entries are shown on the year's page (its url is there)."""


@dataclass(frozen=True, slots=True)
class Sparkline:
    """How much there was over the time of the whole site."""

    path: str
    """For `<path d>` in a box of 100 by 20."""
    total: int
    """Articles in it."""
    most: int
    """Articles in its highest step."""
    first: int
    """Year in which the line begins; `last`: in which it ends."""
    last: int
