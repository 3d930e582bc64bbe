"""The list of tags, and each tag's own page."""

from __future__ import annotations

from collections.abc import Iterator

from .feeds import feed_link
from .files import PageFile
from .library import Library
from .shelves import companions
from .views import TagView


def pages(library: Library) -> Iterator[PageFile]:
    """tags/index.html and tags/SLUG.html"""
    rows = tuple(library.tags.values())
    yield PageFile("tags/index.html", "tags.html", {"tags": rows}, title="Tags", section="tags")
    for row in rows:
        stories = library.by_tag[row.name]
        view = TagView(
            name=row.name,
            url=row.url,
            count=row.count,
            articles=library.rows(stories),
            actors=companions("", stories, library.actors),
            feed=feed_link(row.name, row.url),
        )
        yield PageFile(
            row.url,
            "tag.html",
            {"tag": view},
            title=row.name,
            description=f"Articles tagged {row.name}.",
            section="tags",
            feed=view.feed,
        )
