"""The timeline: what happened, and what was published, on which day."""

from __future__ import annotations

from dataclasses import dataclass

from .rows import ActorRow, ArticleRow, DateView

OPEN = "d00"
"""Anchor of what is not known to the day."""


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

    @property
    def in_full(self) -> TimelineSource | None:
        """A source that prints the day in full; None where all leave it to be worked out."""
        return next((source for source in self.sources if not source.worked_out), None)


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
    """Events first, then what was published, then what was updated."""
    gap: int
    """Days without an entry between this day and the next later one shown; 0 if none or not known."""

    @property
    def told(self) -> tuple[TimelineEntry, ...]:
        """Events."""
        return tuple(entry for entry in self.entries if entry.event)

    @property
    def published(self) -> tuple[TimelineEntry, ...]:
        """Articles published or updated."""
        return tuple(entry for entry in self.entries if not entry.event)

    @property
    def url(self) -> str:
        """Its own page, in a month that has them: `timeline/2018-02-13.html`."""
        return f"timeline/{self.date.iso[:10]}.html"


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
    """Newest first; what is only known to the month, or to the year, stands last."""
    apart: bool = False
    """So much happened that each day has a page of its own."""

    @property
    def known(self) -> tuple[TimelineDay, ...]:
        """The days."""
        return tuple(day for day in self.days if day.anchor != OPEN)

    @property
    def open(self) -> TimelineDay | None:
        """What is not known to the day."""
        return next((day for day in self.days if day.anchor == OPEN), None)

    @property
    def told(self) -> int:
        """Events; `published`: articles published or updated."""
        return sum(len(day.told) for day in self.days)

    @property
    def published(self) -> int:
        return self.count - self.told


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year on which something happened."""

    year: int
    url: str
    count: int
    months: tuple[TimelineMonth, ...]
    """Newest first. Month 0 has no page: its entries are shown on the year's page (its url is there)."""

    @property
    def told(self) -> int:
        """Events; `published`: articles published or updated."""
        return sum(month.told for month in self.months)

    @property
    def published(self) -> int:
        return self.count - self.told


@dataclass(frozen=True, slots=True)
class Bar:
    """A place in a chart: a year, a month, a day; up what was published, down what is told of."""

    name: str
    """`February 2018`."""
    label: str
    """Under the axis: `Feb`."""
    url: str
    """One level down; empty where nothing happened."""
    first: str
    """`2018-02-01`; `last`: `2018-02-28`."""
    last: str
    published: int
    told: int
    cut: int
    """Not a bar: so many years without an entry are left out here."""
    left: str
    """Shares of the width, `12.5%`: where the bar begins, its middle, its width."""
    middle: str
    width: str
    up: float
    """Pixels of its two parts."""
    down: float
    room: str
    """Where the label has room: `always`, `wide` or nowhere."""


@dataclass(frozen=True, slots=True)
class Density:
    """A chart."""

    bars: tuple[Bar, ...]
    """Oldest first."""
    height: int
    """Pixels of the bars, up and down together."""
    base: float
    """Pixels from the top to the line on which they stand."""
    unit: float
    """Pixels of one entry."""
    published: bool
    """There are bars up; `told`: down."""
    told: bool


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
