"""The home page and the editions: the articles of one day, with an end and a way to the day before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .dates import date_view, day_only
from .editions import Edition, edition_view, link_of
from .files import PageFile
from .library import Library

MOST = 8
"""Actors and tags of the whole digest shown."""


def pages(library: Library) -> Iterator[PageFile]:
    """index.html and days/2018-02-12.html"""
    editions = tuple(editions_of(library))
    views = [edition_view(editions, place, library) for place in range(len(editions))]
    recent = editions[1 : library.site.settings.home_days]
    most = sorted(
        library.acting, key=lambda name: (-library.actors[name].count, -len(library.acting[name]), name)
    )
    tags = sorted(library.tags.values(), key=lambda row: (-row.count, row.name))
    variables = {
        "edition": views[0] if views else None,
        "recent": tuple(filter(None, map(link_of, recent))),
        "undated": len(library.undated()) if library.dated() else 0,
        "actors": tuple(library.actors[name] for name in most[:MOST]),
        "tags": tuple(tags[:MOST]),
    }
    yield PageFile("index.html", "index.html", variables, section="home")
    for view in views:
        if view.date:
            title = library.site.wording.day(view.date.when)
            yield PageFile(view.url, "edition.html", {"edition": view}, title=title, section="edition")


def editions_of(library: Library) -> Iterator[Edition]:
    """The days that have articles, newest first; what is only known to the month or year is one such day.

    Where no article has a date, all of them are the one edition.
    """
    stories = library.dated() or library.leading
    for day, within in groupby(stories, lambda story: story.date and day_only(story.date)):
        yield Edition(date_view(day) if day else None, tuple(within))
