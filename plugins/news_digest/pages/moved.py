"""Where an actor was once: addresses under a former name lead to the page, the feeds and the JSON of today.

A static host can't say that a page has moved for good, so each file says it itself. Few feed readers act on a
`self` link that leads elsewhere: the old feed goes on as the new one does, with one entry that tells of the move.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from .actor import json_link
from .addresses import address, tag_uri
from .dates import rfc3339
from .exports.jsonfeed import of_subject
from .feeds import NEVER, feed_link, feed_of, feed_view
from .files import DataFile, PageFile, Plan
from .library import Library
from .offers import as_json_feed
from .views import FeedEntry, MovedView


def plans(library: Library) -> Iterator[Plan]:
    """actors/OLD.html and actors/OLD.json, feeds/actors/OLD.atom.xml and feeds/actors/OLD.json"""
    return (Plan(f"moved {moved.url}", files_of, (former,)) for former, moved in library.moved.items())


def files_of(library: Library, former: str) -> Iterator[PageFile | DataFile]:
    """All that lay under one former name."""
    moved = library.moved[former]
    row = library.plain_actors[moved.name]
    view = MovedView(former, row.name, row.url, address(library.site, row.url, moved.url))
    yield PageFile(moved.url, "moved.html", {"moved": view}, former, section="actors", listed=False)
    told = {"name": former, "moved": {"name": row.name, "url": row.url, "json": json_link("", row.url).url}}
    yield DataFile(
        json_link("", moved.url).url, f"{json.dumps(told, ensure_ascii=False, indent=1)}\n".encode()
    )
    feed, old = feed_of(library, "actor", row.name), feed_link(former, moved.url)
    notice = _notice(library, view, moved.url)
    atom = feed_view(feed, library)
    atom = replace(atom, id=tag_uri(library.site, old.url), entries=(notice, *atom.entries))
    yield PageFile(old.url, "atom.xml", {"feed": atom}, listed=False)
    if "jsonfeed" in library.site.settings.exported:
        yield _as_json(library, as_json_feed(old).url, notice, row.name)


def _notice(library: Library, view: MovedView, url: str) -> FeedEntry:
    """The entry that tells of the move, of the day of the oldest article: it must not change with each new one."""
    wording, path = library.site.wording, feed_link("", view.url).url
    dates = [story.date for story in library.by_actor[view.name] if story.date]
    when = rfc3339(min(dates)) if dates else NEVER
    return FeedEntry(
        title=wording.gettext("%(old)s is %(name)s in this digest now", old=view.old, name=view.name),
        id=tag_uri(library.site, f"{url}#moved"),
        url=address(library.site, view.url, path),
        original="",
        lang="",
        published=when,
        updated=when,
        authors=(library.site.name,),
        summary=wording.gettext(
            "This feed has moved. Its new address: %(address)s", address=address(library.site, path, path)
        ),
        content="",
        categories=(),
    )


def _as_json(library: Library, path: str, notice: FeedEntry, name: str) -> DataFile:
    """The JSON Feed; its `feed_url` is the new one."""
    (file,) = of_subject(library, "actor", name)
    feed: dict[str, Any] = json.loads(file.data)
    item = {
        "id": notice.id,
        "url": notice.url,
        "title": notice.title,
        "content_text": notice.summary,
        "date_published": notice.published,
    }
    feed["items"].insert(0, item)
    return DataFile(path, f"{json.dumps(feed, ensure_ascii=False)}\n".encode())
