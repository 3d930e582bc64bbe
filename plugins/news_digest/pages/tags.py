"""The list of tags, and each tag's own page."""

from __future__ import annotations

from collections.abc import Iterator

from .feeds import feed_link
from .files import PageFile
from .library import Library
from .listing import listing, older_pages
from .moments import moments
from .shelves import companions, newest, oldest
from .sparkline import Span, span_of, sparkline_view
from .timeline import days_of
from .views import TagRow, TagView

ACTORS, DAYS, READ = 30, 12, 60
"""Actors and days shown, and the newest articles from which the days are taken."""


def pages(library: Library) -> Iterator[PageFile]:
    """tags/index.html and tags/SLUG.html"""
    rows, wording = tuple(library.tags.values()), library.site.wording
    title = wording.gettext("Tags")
    yield PageFile("tags/index.html", "tags.html", {"tags": rows}, title=title, section="tags")
    span = span_of(library.leading)
    for row in rows:
        view = tag_view(row, library, span)
        yield PageFile(
            row.url,
            "tag.html",
            {"tag": view},
            title=row.name,
            description=wording.gettext("Articles tagged %(name)s.", name=row.name),
            section="tags",
            feed=view.feed,
        )
        yield from older_pages(library.by_tag[row.name], library, row.url, row.name, "tags")


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
        actors=companions("", stories, library.actors)[:ACTORS],
        days=days_of(told)[:DAYS],
        feed=feed_link(row.name, row.url),
    )
