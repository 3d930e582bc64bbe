"""The timeline: what was published on a day, and what articles say of other days; year, month, day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from ..model import Stamp
from .dates import date_view
from .density import days_chart, months_chart, years_chart
from .files import DataFile, PageFile
from .filters import within
from .library import Library
from .moments import Moment, all_moments, ordered
from .moments import moments as moments
from .timelineindex import index_of
from .views import TimelineDay, TimelineMonth, TimelineYear
from .wording import Wording

T = TypeVar("T")

TOO_MANY = 500
"""Entries of a month from which on its days have pages of their own."""


def pages(library: Library) -> Iterator[PageFile]:
    """timeline/index.html, timeline/2018.html, timeline/2018-02.html and, of a full month, timeline/2018-02-13.html"""
    wording = library.site.wording
    years = timeline(all_moments(library), wording)
    yield _page(
        "timeline/index.html",
        "timeline.html",
        {"years": years, "undated": library.undated(), "chart": years_chart(years, wording)},
        wording.gettext("Timeline"),
        scripts=("timeline.js",),
    )
    for year, earlier, later in _with_neighbours(years):
        around: dict[str, object] = {"year": year, "earlier": earlier, "later": later}
        shown: dict[str, object] = {
            "chart": months_chart(year, wording),
            "filtered": _within(Stamp(year.year)),
        }
        yield _page(year.url, "timeline_year.html", around | shown, str(year.year))
    months = [month for year in years for month in year.months if month.month]
    for month, before, after in _with_neighbours(months):
        yield from _month_pages(month, {"earlier": before, "later": after}, wording)


def _month_pages(
    month: TimelineMonth, around: Mapping[str, TimelineMonth | None], wording: Wording
) -> Iterator[PageFile]:
    """The page of a month, and those of its days if there is too much of it for one."""
    within = _within(Stamp(month.year, month.month))
    variables = {"month": month, "chart": days_chart(month, wording), "filtered": within, **around}
    yield _page(month.url, "timeline_month.html", variables, month.name)
    if month.apart:
        for day, earlier, later in _with_neighbours(month.known):
            of_day = {"month": month, "day": day, "earlier": earlier, "later": later}
            yield _page(day.url, "timeline_day.html", of_day, wording.day(day.date.when))


def files(library: Library) -> Iterator[DataFile]:
    """timeline/index.json: what the filters of the timeline know"""
    found = all_moments(library)
    counts = Counter((moment.day.year, moment.day.month) for moment in found)
    full = {month for month, count in counts.items() if _is_full(month[1], count)}
    yield DataFile("timeline/index.json", index_of(found, full, library))


def _page(
    path: str, template: str, variables: Mapping[str, object], title: str, scripts: tuple[str, ...] = ()
) -> PageFile:
    return PageFile(path, template, variables, title=title, section="timeline", scripts=scripts)


def _is_full(month: int, entries: int) -> bool:
    """Whether the days of a month have pages of their own; what is only known to the year has no days."""
    return bool(month) and entries > TOO_MANY


def _within(stamp: Stamp) -> str:
    """The address of the filter, set to this year or month."""
    last = stamp.last_day
    return within(Stamp(stamp.year, stamp.month or 1, 1), Stamp(last.year, last.month, last.day))


def timeline(found: Iterable[Moment], wording: Wording) -> tuple[TimelineYear, ...]:
    """Years, months and days that have entries, newest first."""
    years = []
    for year, days_of_year in groupby(days_of(found), _year):
        months = []
        for month, days in groupby(days_of_year, _month):
            url = f"timeline/{year:04}-{month:02}.html" if month else f"timeline/{year:04}.html"
            within_month = tuple(days)
            count = sum(len(day.entries) for day in within_month)
            apart = _is_full(month, count)
            months.append(
                TimelineMonth(year, month, wording.month(year, month), url, count, within_month, apart)
            )
        count = sum(month_view.count for month_view in months)
        years.append(TimelineYear(year, f"timeline/{year:04}.html", count, tuple(months)))
    return tuple(years)


def days_of(found: Iterable[Moment]) -> tuple[TimelineDay, ...]:
    """Days that have entries, newest first, with the gaps between them."""
    days: list[TimelineDay] = []
    later: Stamp | None = None
    for day, group in groupby(ordered(found), lambda moment: moment.day):
        entries = tuple(moment.entry for moment in group)
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
