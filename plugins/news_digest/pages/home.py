"""The home page and the editions: the articles of one day, with an end and a way to the day before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .dates import date_view, day_only
from .editions import Edition, edition_view, link_of
from .files import PageFile, Plan
from .library import Library

HOME = "index.html"

MOST = 8
"""Actors and tags of the whole digest shown."""


def plans(library: Library) -> Iterator[Plan]:
    """index.html and days/2018-02-12.html"""
    yield Plan(HOME, home)
    for url in library.once("editions", by_url):
        if url != HOME:
            yield Plan(url, pages_of, (url,))


def pages_of(library: Library, url: str) -> Iterator[PageFile]:
    """The page of one edition."""
    view = edition_view(library.once("editions", by_url)[url], library)
    if view.date:
        title = library.site.wording.day(view.date.when)
        yield PageFile(url, "edition.html", {"edition": view}, title=title, section="edition")


def home(library: Library) -> Iterator[PageFile]:
    """The latest edition, and the ways to the others."""
    editions = tuple(library.once("editions", by_url).values())
    recent = editions[1 : library.site.settings.home_days]
    most = sorted(
        library.acting, key=lambda name: (-library.actors[name].count, -len(library.acting[name]), name)
    )
    tags = sorted(library.tags.values(), key=lambda row: (-row.count, row.name))
    variables = {
        "edition": edition_view(editions[0], library) if editions else None,
        "recent": tuple(link for one in recent if (link := link_of(one.date, len(one.stories)))),
        "undated": len(library.undated()) if library.dated() else 0,
        "actors": tuple(library.actors[name] for name in most[:MOST]),
        "tags": tuple(tags[:MOST]),
    }
    yield PageFile(HOME, "index.html", variables, section="home")


def by_url(library: Library) -> dict[str, Edition]:
    """The days that have articles, newest first; what is only known to the month or year is one such day.

    Where no article has a date, all of them are the one edition.
    """
    stories = library.dated() or library.leading
    days = [
        (date_view(day) if day else None, tuple(within))
        for day, within in groupby(stories, lambda story: story.date and day_only(story.date))
    ]
    links = [link_of(date, len(within)) for date, within in days]
    editions = [
        Edition(date, within, earlier, later)
        for (date, within), earlier, later in zip(days, [*links[1:], None], [None, *links], strict=False)
    ]
    return {edition.url: edition for edition in editions}
