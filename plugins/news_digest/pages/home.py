"""The home page: the latest days of news."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice

from .dates import date_view, day_only
from .files import PageFile
from .library import Library
from .views import HomeDay

MOST = 12
"""Actors and tags shown."""


def pages(library: Library) -> Iterator[PageFile]:
    """index.html"""
    most = sorted(library.acting, key=lambda name: (-len(library.acting[name]), name))
    tags = sorted(library.tags.values(), key=lambda row: (-row.count, row.name))
    days = tuple(latest_days(library))
    variables = {
        "days": days,
        "actors": tuple(library.actors[name] for name in most[:MOST]),
        "tags": tuple(tags[:MOST]),
        "undated": library.undated(),
        "older": len(library.dated()) - sum(len(day.articles) for day in days),
    }
    yield PageFile("index.html", "index.html", variables, section="home")


def latest_days(library: Library) -> Iterator[HomeDay]:
    """The newest days that have articles, newest first; what is only known to the month is one such day."""
    days = groupby(library.dated(), lambda story: story.date and day_only(story.date))
    for day, stories in islice(days, library.site.settings.home_days):
        if day:
            yield HomeDay(date_view(day), library.rows(stories))
