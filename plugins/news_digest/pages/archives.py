"""The archives: every article by year; the years that make the first page too long have pages of their own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .files import PageFile
from .library import Library
from .views import ArchiveYear

ON_ONE_PAGE = 300
"""Articles; the latest year stands on the first page even if it has more."""


def pages(library: Library) -> Iterator[PageFile]:
    """archives.html and archives/2017.html"""
    years = tuple(by_year(library))
    variables = {
        "years": years,
        "undated": library.rows(story for story in library.stories if not story.date),
    }
    title = library.site.wording.gettext("Archives")
    yield PageFile("archives.html", "archives.html", variables, title=title, section="archives")
    for year in years:
        if year.apart:
            within = {"year": year, "years": years}
            title = library.site.wording.gettext("Archives of %(year)s", year=year.year)
            yield PageFile(year.url, "archives_year.html", within, title=title, section="archives")


def by_year(library: Library) -> Iterator[ArchiveYear]:
    """The years that have articles, newest first."""
    shown = 0
    dated = (story for story in library.stories if story.date)
    for year, stories in groupby(dated, lambda story: story.date.year if story.date else 0):
        rows = library.rows(stories)
        apart = shown > 0 and shown + len(rows) > ON_ONE_PAGE
        url = f"archives/{year:04}.html" if apart else f"archives.html#y{year}"
        shown += ON_ONE_PAGE if apart else len(rows)  # an older year never stands before a newer one
        yield ArchiveYear(year, url, apart, rows)
