"""The list of outlets, and each outlet's own page."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Outlet
from .feeds import feed_link
from .files import PageFile
from .library import Library
from .views import OutletRow, OutletView


def pages(library: Library) -> Iterator[PageFile]:
    """outlets/index.html and outlets/SLUG.html"""
    rows = tuple(library.outlets.values())
    yield PageFile(
        "outlets/index.html", "outlets.html", {"outlets": rows}, title="Outlets", section="outlets"
    )
    for row in rows:
        known = library.knowledge.outlet_forms.get(row.name.casefold(), Outlet(row.name))
        yield PageFile(
            row.url,
            "outlet.html",
            {"outlet": outlet_view(row, known, library)},
            title=row.name,
            description=f"Articles from {row.name}.",
            section="outlets",
            feed=feed_link(row.name, row.url),
        )


def outlet_view(row: OutletRow, known: Outlet, library: Library) -> OutletView:
    """Everything on an outlet's page."""
    return OutletView(
        name=row.name,
        url=row.url,
        count=row.count,
        aliases=known.aliases,
        domains=known.domains,
        zone=known.zone,
        license=known.license,
        articles=library.rows(library.by_outlet.get(row.name, ())),
        reprints=library.rows(library.by_via.get(row.name, ())),
        cited=library.rows(library.by_cited.get(row.name, ())),
    )
