"""The archives: every article by year."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from .files import PageFile
from .library import Library
from .views import ArchiveYear


def pages(library: Library) -> Iterator[PageFile]:
    """archives.html"""
    years = tuple(
        ArchiveYear(year, library.rows(stories))
        for year, stories in groupby(library.dated(), lambda story: story.date.year if story.date else 0)
    )
    variables = {"years": years, "undated": library.undated()}
    yield PageFile("archives.html", "archives.html", variables, title="Archives", section="archives")
