"""The list of outlets, and each outlet's own page."""

from __future__ import annotations

from collections.abc import Iterator

from ..fullstops import unstopped
from ..model import Outlet
from .feeds import feed_link
from .files import PageFile, Plan
from .library import Library
from .listing import listing, older_pages
from .shelves import companions, counted, newest, oldest
from .sparkline import Span, span_of_all, sparkline_view
from .views import OutletRow, OutletView

ACTORS, TAGS, OTHERS = 30, 20, 100
"""Actors, tags, and articles of others shown."""


def plans(library: Library) -> Iterator[Plan]:
    """outlets/index.html and outlets/SLUG.html"""
    yield Plan("outlets/index.html", index)
    yield from (Plan(row.url, pages_of, (name,)) for name, row in library.outlets.items())


def index(library: Library) -> Iterator[PageFile]:
    """The list of all outlets."""
    rows, title = tuple(library.outlets.values()), library.site.wording.gettext("Outlets")
    yield PageFile("outlets/index.html", "outlets.html", {"outlets": rows}, title=title, section="outlets")


def pages_of(library: Library, name: str) -> Iterator[PageFile]:
    """The page of one outlet, and those of its older articles."""
    row = library.outlets[name]
    known = library.knowledge.outlet_forms.get(name.casefold(), Outlet(name))
    yield PageFile(
        row.url,
        "outlet.html",
        {"outlet": outlet_view(row, known, library, library.once("span", span_of_all))},
        title=name,
        description=library.site.wording.gettext("Articles from %(name)s.", name=unstopped(name)),
        section="outlets",
        feed=feed_link(name, row.url),
    )
    yield from older_pages(library.by_outlet.get(name, ()), library, row.url, name, "outlets")


def outlet_view(row: OutletRow, known: Outlet, library: Library, span: Span | None) -> OutletView:
    """Everything on an outlet's page."""
    stories = library.by_outlet.get(row.name, ())
    reprints, cited = library.by_via.get(row.name, ()), library.by_cited.get(row.name, ())
    return OutletView(
        name=row.name,
        url=row.url,
        count=row.count,
        aliases=known.aliases,
        domains=known.domains,
        zone=known.zone,
        license=known.license,
        first=oldest(stories),
        latest=newest(stories),
        spark=sparkline_view(stories, span),
        actors=companions("", stories, library.plain_actors)[:ACTORS],
        tags=counted((tag for story in stories for tag in story.tags), library.plain_tags)[:TAGS],
        articles=listing(stories, library, row.url, row.name),
        reprints=library.rows(reprints[:OTHERS]),
        cited=library.rows(cited[:OTHERS]),
        reprinted=len(reprints),
        quoted=len(cited),
    )
