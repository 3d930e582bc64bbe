"""The list of tags, and each tag's own page."""

from __future__ import annotations

from collections.abc import Iterator

from ..fullstops import unstopped
from .feeds import feed_link
from .files import PageFile, Plan
from .library import Library
from .listing import listing, older_pages
from .moments import moments
from .shelves import companions, newest, oldest
from .sparkline import Span, span_of_all, sparkline_view
from .timeline import days_of
from .views import TagRow, TagView

ACTORS, DAYS, READ = 30, 12, 60
"""Actors and days shown, and the newest articles from which the days are taken."""


def plans(library: Library) -> Iterator[Plan]:
    """tags/index.html and tags/SLUG.html"""
    yield Plan("tags/index.html", index)
    yield from (Plan(row.url, pages_of, (name,)) for name, row in library.tags.items())


def index(library: Library) -> Iterator[PageFile]:
    """The list of all tags."""
    rows, title = tuple(library.tags.values()), library.site.wording.gettext("Tags")
    yield PageFile("tags/index.html", "tags.html", {"tags": rows}, title=title, section="tags")


def pages_of(library: Library, name: str) -> Iterator[PageFile]:
    """The page of one tag, and those of its older articles."""
    row = library.tags[name]
    view = tag_view(row, library, library.once("span", span_of_all))
    yield PageFile(
        row.url,
        "tag.html",
        {"tag": view},
        title=name,
        description=library.site.wording.gettext("Articles tagged %(name)s.", name=unstopped(name)),
        section="tags",
        feed=view.feed,
    )
    yield from older_pages(library.by_tag[name], library, row.url, name, "tags")


def tag_view(row: TagRow, library: Library, span: Span | None) -> TagView:
    """Everything on a tag's page."""
    stories = library.by_tag[row.name]
    told = (moment for moment in moments(stories[:READ], library) if moment.entry.event)
    return TagView(
        name=row.name,
        url=row.url,
        count=row.count,
        first=oldest(stories),
        latest=newest(stories),
        spark=sparkline_view(stories, span),
        articles=listing(stories, library, row.url, row.name),
        actors=companions("", stories, library.plain_actors)[:ACTORS],
        days=days_of(told)[:DAYS],
        feed=feed_link(row.name, row.url),
    )
