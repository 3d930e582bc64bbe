"""An actor's page as JSON: actors/SLUG.json, beside the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from .actor import companion_views, json_link, title_views
from .files import DataFile, Plan
from .library import Library
from .views import ActorRow, ArticleRow, DateView

NEWEST = 200
"""Articles and quotations listed; the export of the whole site has all."""


def plans(library: Library) -> Iterator[Plan]:
    """actors/SLUG.json"""
    for name, row in library.actors.items():
        yield Plan(json_link(name, row.url).url, files_of, (name,))


def files_of(library: Library, name: str) -> Iterator[DataFile]:
    """What is told of one actor."""
    row = library.actors[name]
    text = msgspec.json.format(msgspec.json.encode(_actor(row, library)), indent=1)
    yield DataFile(json_link(name, row.url).url, text + b"\n")


def _actor(row: ActorRow, library: Library) -> dict[str, Any]:
    known = library.known.get(row.name)
    return {
        "name": row.name,
        "url": row.url,
        "kind": row.kind,
        "aliases": list(known.aliases) if known else [],
        "roles": list(known.roles) if known else [],
        "wikidata": known.wikidata if known else "",
        "described": [
            {
                "words": title.words,
                "articles": title.count,
                "first": {"date": _iso(title.first.date), "url": title.first.url},
                "last": {"date": _iso(title.last.date), "url": title.last.url},
            }
            for title in title_views(row.name, library)
        ],
        "count": row.count,
        "articles": [_article(library.articles[story.slug]) for story in library.by_actor[row.name][:NEWEST]],
        "quotations": [
            {"words": one.words, "verb": one.verb, "url": one.url}
            for one in library.spoken.by.get(row.name, ())[:NEWEST]
        ],
        "together": [
            {
                "name": one.actor.name,
                "url": one.actor.url,
                "articles": one.count,
                "last": _iso(one.latest),
                "page": one.url,
            }
            for one in companion_views(row.name, library)
        ],
    }


def _article(row: ArticleRow) -> dict[str, Any]:
    outlet = row.outlet.name if row.outlet else ""
    return {"title": row.title, "url": row.url, "date": _iso(row.date), "outlet": outlet}


def _iso(date: DateView | None) -> str:
    return date.iso if date else ""
