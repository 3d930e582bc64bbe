"""The timeline: what was published on a day, and what articles say of other days; year, month, day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from ..model import Stamp, parse_when
from .dates import date_view, day_only, month_name
from .decorators import ACTOR, DATE
from .files import PageFile
from .library import Library
from .stories import Story
from .views import TimelineDay, TimelineEntry, TimelineMonth, TimelineYear

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry and its day."""

    day: Stamp
    entry: TimelineEntry

    @property
    def rank(self) -> tuple[int, str, str, str]:
        """Within a day: publications by time, then what other articles say of it."""
        entry = self.entry
        return int(entry.kind != "published"), entry.time, entry.article.url, entry.words


def pages(library: Library) -> Iterator[PageFile]:
    """timeline/index.html, timeline/2018.html and timeline/2018-02.html"""
    years = timeline(moments(library.leading, library))
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
    """When the stories were published, and the other days that they speak of.

    With an actor, only the days that stand in a passage with its name.
    """
    found: dict[Moment, None] = {}
    for story in stories:
        row = library.articles[story.slug]
        own = day_only(story.date) if story.date else None
        if story.date and own:
            found[Moment(own, TimelineEntry("published", row, story.date.time, ""))] = None
        for words, day in _spoken_of(story, library, actor):
            if day != own:
                found.setdefault(Moment(day, TimelineEntry("mentioned", row, "", words)))
    return list(found)


def _spoken_of(story: Story, library: Library, actor: str) -> Iterator[tuple[str, Stamp]]:
    found = library.dressed[story.slug].found
    with_actor = {place for place, mark in found if mark.kind == ACTOR and mark.meaning == actor}
    seen: set[Stamp] = set()
    for place, mark in found:
        if mark.kind == DATE and (not actor or place in with_actor):
            day = day_only(parse_when(mark.meaning))
            if day not in seen:
                seen.add(day)
                yield place.text[mark.start : mark.end], day


def timeline(found: Iterable[Moment]) -> tuple[TimelineYear, ...]:
    """Years, months and days that have entries, newest first."""
    years = []
    for year, days_of_year in groupby(days_of(found), _year):
        months = []
        for month, days in groupby(days_of_year, _month):
            url = f"timeline/{year:04}-{month:02}.html" if month else f"timeline/{year:04}.html"
            within = tuple(days)
            count = sum(len(day.entries) for day in within)
            months.append(TimelineMonth(year, month, month_name(year, month), url, count, within))
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
