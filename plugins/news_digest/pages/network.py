"""The map of all who act together, and the table that says the same."""

from __future__ import annotations

from collections.abc import Iterator

from .drawing import network
from .files import PageFile
from .library import Library
from .pairs import pair_rows

ROWS = 100
"""Pairs of the table."""

URL = "network.html"


def pages(library: Library) -> Iterator[PageFile]:
    """network.html"""
    counts = {name: len(stories) for name, stories in library.acting.items()}
    variables = {
        "drawing": network(library.company, library.actors, counts),
        "pairs": pair_rows(library, ROWS),
        "total": len(library.company.pages),
    }
    title = library.site.wording.gettext("Network")
    yield PageFile(URL, "network.html", variables, title=title, section="actors")
