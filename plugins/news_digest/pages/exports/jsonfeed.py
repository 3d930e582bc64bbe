"""The feeds as JSON Feed 1.1, beside the Atom feeds and with the same ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname
from typing import Any

from ..addresses import address, tag_uri
from ..asked import Asked
from ..dates import rfc3339
from ..feeds import authors_of, content_of, feed_of, feeds
from ..files import DataFile
from ..library import Library
from ..offers import JSON_FEED as TYPE
from ..offers import as_json_feed
from ..stories import Story
from .sheet import LIST, N_, Column, Export, Sheet, as_json

VERSION = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class Item:
    """An article in a feed."""

    story: Story
    whole: bool
    """With the text."""
    path: str
    """Of the feed."""
    library: Library

    @property
    def text(self) -> str:
        """As HTML; empty where the feed has none."""
        return content_of(self.story, self.library, self.path) if self.whole else ""

    @property
    def digest(self) -> dict[str, Any]:
        """What only this digest knows."""
        told = {"outlet": self.story.outlet, "actors": [actor.name for actor in self.story.acting]}
        return {key: value for key, value in told.items() if value}


ITEMS: Sheet[Item] = Sheet(
    "items",
    N_("The members of an item."),
    lambda corpus: (
        Item(story, feed.whole, as_json_feed(feed.link).url, corpus.library)
        for feed in feeds(corpus.library)
        for story in feed.shown
    ),
    (
        Column("id", N_("Stays when the site moves."), lambda i: tag_uri(i.library.site, i.story.url_path)),
        Column(
            "url", N_("Its page in this digest."), lambda i: address(i.library.site, i.story.url_path, i.path)
        ),
        Column("external_url", N_("Address of the original."), lambda i: i.story.url),
        Column("title", N_("Headline."), lambda i: i.story.title),
        Column(
            "content_html",
            N_("The text as shown; only in the feed of the site."),
            lambda i: i.text,
        ),
        Column(
            "content_text",
            N_("The summary, in the other feeds."),
            lambda i: "" if i.text else _summary(i) or i.story.title,
        ),
        Column("summary", N_("The dek, or the opening of the text."), lambda i: _summary(i)),
        Column(
            "date_published",
            N_("What is not known is taken for its beginning."),
            lambda i: rfc3339(i.story.date),
        ),
        Column(
            "date_modified",
            N_("When it was changed last."),
            lambda i: rfc3339(i.story.modified) if i.story.modified else "",
        ),
        Column(
            "authors",
            N_("The byline, or the outlet."),
            lambda i: [{"name": name} for name in authors_of(i.story, i.library)],
            LIST,
        ),
        Column("tags", N_("What it is about."), lambda i: i.story.tags, LIST),
        Column("language", N_("Language tag."), lambda i: i.story.lang),
        Column("_digest", N_("outlet, and the actors who act in it."), lambda i: i.digest),
    ),
)


def of_subject(library: Library, kind: str, name: str) -> Iterator[DataFile]:
    """feeds/all.json, feeds/tags/SLUG.json and so on: the feed of the site, of a tag, an actor or an outlet"""
    site, feed = library.site, feed_of(library, kind, name)
    path = as_json_feed(feed.link).url
    head = {
        "version": VERSION,
        "title": feed.link.title,
        "home_page_url": address(site, feed.page, path),
        **({"feed_url": f"{site.url}/{path}"} if site.url else {}),
        "language": site.lang,
        "authors": [{"name": site.name}],
    }
    items, folder = library.once("items", items_of), dirname(path)
    told = ", ".join(items[story.slug, folder, feed.whole] for story in feed.shown)
    yield DataFile(path, f'{as_json(head)[:-1]}, "items": [{told}]}}\n'.encode())


def items_of(library: Library) -> Asked[tuple[str, str, bool], str]:
    """Items as JSON, by slug of the article, folder of the feed, and whether it has the text.

    An article stands in many feeds, and is the same in all of a folder.
    """

    def make(key: tuple[str, str, bool]) -> str:
        slug, folder, whole = key
        return as_json(ITEMS.record(Item(library.by_slug[slug], whole, f"{folder}/feed.json", library)))

    listed = {story.slug: story for story in library.stories}

    def source(key: tuple[str, str, bool]) -> tuple[Any, ...]:
        slug, _, whole = key
        if whole:
            return library.articles[slug].summary, library.by_slug[slug], library.placed.get(slug)
        return library.articles[slug].summary, listed[slug]

    return Asked(make, source)


def _summary(item: Item) -> str:
    return item.library.articles[item.story.slug].summary


JSONFEED = Export(
    "jsonfeed",
    "JSON Feed",
    N_("The newest articles of the digest, of each tag, actor and outlet; the same as Atom."),
    TYPE,
    whole=("feeds/all.json",),
    each=("feeds/tags/*.json", "feeds/actors/*.json", "feeds/outlets/*.json"),
    sheets=(ITEMS,),
)
