"""The timeline: what was published on a day, and what articles say of other days; year, month, day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from ..events import Event, Telling, gather
from ..model import Period, Stamp, parse_when
from .dates import date_view, day_only
from .files import PageFile
from .library import CAST, Library
from .stories import Story
from .views import (
    TimelineDay,
    TimelineEntry,
    TimelineEvent,
    TimelineMonth,
    TimelineSource,
    TimelineYear,
)
from .wording import Wording

T = TypeVar("T")

KINDS = ("published", "updated", "mentioned")


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry and its day."""

    day: Stamp
    entry: TimelineEntry

    @property
    def rank(self) -> tuple[int, int, str, str, str]:
        """Within a day: publications by time, updates, then events; those that most articles tell first."""
        entry = self.entry
        sources = len(entry.event.sources) if entry.event else 0
        return KINDS.index(entry.kind), -sources, entry.time, entry.article.url, entry.words


def pages(library: Library) -> Iterator[PageFile]:
    """timeline/index.html, timeline/2018.html and timeline/2018-02.html"""
    years = timeline(moments(library.leading, library), library.site.wording)
    variables = {"years": years, "undated": library.undated()}
    yield PageFile("timeline/index.html", "timeline.html", variables, title="Timeline", section="timeline")
    for year, earlier, later in _with_neighbours(years):
        around = {"year": year, "earlier": earlier, "later": later}
        yield PageFile(year.url, "timeline_year.html", around, title=str(year.year), section="timeline")
    months = [month for year in years for month in year.months if month.month]
    for month, before, after in _with_neighbours(months):
        within = {"month": month, "earlier": before, "later": after}
        yield PageFile(month.url, "timeline_month.html", within, title=month.name, section="timeline")


def moments(stories: Iterable[Story], library: Library, actor: str = "") -> list[Moment]:
    """When the stories were published and updated, and the events of which they tell.

    With an actor, only the events in which it acts.
    """
    found: dict[Moment, None] = {}
    told: list[Telling] = []
    for story in stories:
        row = library.articles[story.slug]
        for kind, stamp in _own_days(story):
            found[Moment(day_only(stamp), TimelineEntry(kind, row, stamp.time, ""))] = None
        told += (one for one in library.told[story.slug] if not actor or actor in one.actors)
    for event in gather(told) if actor else library.events:
        found[Moment(day_only(parse_when(event.day)), _entry(event, library))] = None
    return list(found)


def _own_days(story: Story) -> Iterator[tuple[str, Stamp]]:
    if story.date:
        yield "published", story.date
    if story.modified and not (story.date and day_only(story.date) == day_only(story.modified)):
        yield "updated", story.modified


def _entry(event: Event, library: Library) -> TimelineEntry:
    first, when = event.tellings[0], parse_when(event.day)
    view = TimelineEvent(
        before=first.before,
        words=first.words,
        after=first.after,
        actors=tuple(library.actors[name] for name in event.actors[:CAST] if name in library.actors),
        sources=tuple(_source(telling, library) for telling in event.tellings),
        elsewhere=tuple(_source(telling, library) for telling in event.elsewhere),
        period=date_view(when) if isinstance(when, Period) else None,
    )
    return TimelineEntry("mentioned", library.articles[first.key], "", first.words, view)


def _source(telling: Telling, library: Library) -> TimelineSource:
    when = parse_when(telling.day)
    first = when.first if isinstance(when, Period) else when
    plain = str(first.year) in telling.words
    row = library.articles[telling.key]
    return TimelineSource(row, telling.url, telling.words, not plain, date_view(when))


def timeline(found: Iterable[Moment], wording: Wording) -> tuple[TimelineYear, ...]:
    """Years, months and days that have entries, newest first."""
    years = []
    for year, days_of_year in groupby(days_of(found), _year):
        months = []
        for month, days in groupby(days_of_year, _month):
            url = f"timeline/{year:04}-{month:02}.html" if month else f"timeline/{year:04}.html"
            within = tuple(days)
            count = sum(len(day.entries) for day in within)
            months.append(TimelineMonth(year, month, wording.month(year, month), url, count, within))
        count = sum(month_view.count for month_view in months)
        years.append(TimelineYear(year, f"timeline/{year:04}.html", count, tuple(months)))
    return tuple(years)


def days_of(found: Iterable[Moment]) -> tuple[TimelineDay, ...]:
    """Days that have entries, newest first, with the gaps between them."""
    by_day = sorted(found, key=lambda moment: moment.day, reverse=True)
    days: list[TimelineDay] = []
    later: Stamp | None = None
    for day, group in groupby(by_day, lambda moment: moment.day):
        entries = tuple(moment.entry for moment in sorted(group, key=lambda moment: moment.rank))
        days.append(TimelineDay(date_view(day), f"d{day.day:02}", entries, _gap(day, later)))
        later = day if day.day else later
    return tuple(days)


def _gap(day: Stamp, later: Stamp | None) -> int:
    if later is None or not day.day:
        return 0
    return (later.first_day - day.first_day).days - 1


def _year(day: TimelineDay) -> int:
    return int(day.date.iso[:4])


def _month(day: TimelineDay) -> int:
    return int(day.date.iso[5:7] or 0)


def _with_neighbours(items: Sequence[T]) -> Iterator[tuple[T, T | None, T | None]]:
    """Each item with the next earlier and the next later one; items are newest first."""
    for place, item in enumerate(items):
        earlier = items[place + 1] if place + 1 < len(items) else None
        yield item, earlier, items[place - 1] if place else None
