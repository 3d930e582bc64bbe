"""Atom feeds: of the site, of each tag and of each actor.

Ids are made from the site's name and the path, so that they stay when the site moves; addresses are
absolute where the site knows its own, else relative to the feed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from posixpath import dirname, relpath

from ..slugs import slugify
from .dates import rfc3339
from .files import SITE_FEED, PageFile
from .library import Library, Site
from .margin import in_feed
from .stories import Story
from .views import FeedEntry, FeedLink, FeedView

LONGEST = 30
"""Entries in a feed."""

NEVER = "1970-01-01T00:00:00+00:00"
"""When a feed without entries was last changed: Atom wants a time."""


def pages(library: Library) -> Iterator[PageFile]:
    """feeds/all.atom.xml, feeds/tags/SLUG.atom.xml and feeds/actors/SLUG.atom.xml"""
    yield _file(library, FeedLink(library.site.name, SITE_FEED), "index.html", library.leading)
    for shelf, rows in ((library.by_tag, library.tags), (library.by_actor, library.actors)):
        for name, stories in shelf.items():
            url = rows[name].url
            title = f"{library.site.name}: {name}"
            yield _file(library, FeedLink(title, feed_link(name, url).url), url, stories)


def feed_link(name: str, url: str) -> FeedLink:
    """The feed that belongs to a tag's or an actor's page."""
    return FeedLink(name, f"feeds/{url.removesuffix('.html')}.atom.xml")


def _file(library: Library, link: FeedLink, html_url: str, stories: Sequence[Story]) -> PageFile:
    site = library.site
    newest = [story for story in stories if story.date][:LONGEST]
    entries = tuple(_entry(story, library, link.url) for story in newest)
    view = FeedView(
        title=link.title,
        id=_id(site, link.url),
        url=f"{site.url}/{link.url}" if site.url else "",
        html_url=_address(site, html_url, link.url),
        updated=max((entry.updated for entry in entries), default=NEVER),
        author=site.name,
        entries=entries,
    )
    return PageFile(link.url, "atom.xml", {"feed": view}, listed=False)


def _entry(story: Story, library: Library, feed: str) -> FeedEntry:
    return FeedEntry(
        title=story.title,
        id=_id(library.site, story.url_path),
        url=_address(library.site, story.url_path, feed),
        published=rfc3339(story.date),
        updated=rfc3339(story.modified or story.date),
        authors=story.byline or ((story.outlet,) if story.outlet else (library.site.name,)),
        summary=library.articles[story.slug].summary,
        content=content_of(story, library, library.site.url or relpath(".", dirname(feed))),
        categories=story.tags,
    )


def content_of(story: Story, library: Library, root: str) -> str:
    """The text, with the editor's notes behind the paragraphs that they are about; `root` leads to the site's."""
    return in_feed(story.html, library.placed.get(story.slug, ()), root, library.site.wording)


def _id(site: Site, path: str) -> str:
    return f"tag:news-digest.invalid,2018:{slugify(site.name)}/{path}"


def _address(site: Site, path: str, feed: str) -> str:
    return f"{site.url}/{path}" if site.url else relpath(path, dirname(feed))
