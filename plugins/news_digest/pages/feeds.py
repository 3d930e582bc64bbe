"""Atom feeds: of the site, of each tag, of each actor and of each outlet.

Ids are made from the site's name and the path, so that they stay when the site moves; addresses are
absolute where the site knows its own, else relative to the feed. The site's feed brings the shown text,
the others the summary: an article stands in many of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from posixpath import dirname, relpath

from .addresses import address, tag_uri
from .dates import rfc3339
from .files import SITE_FEED, PageFile, Plan
from .library import Library
from .margin import in_feed
from .offers import feed_link as feed_link
from .stories import Story
from .views import FeedEntry, FeedLink, FeedView

LONGEST = 30
"""Entries in a feed."""

NEVER = "1970-01-01T00:00:00+00:00"
"""When a feed without entries was last changed: Atom wants a time."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is of, whatever form it is written in."""

    link: FeedLink
    """The Atom feed."""
    page: str
    """To which it belongs."""
    stories: Sequence[Story]
    """Newest first; undated ones are left out, and what is too old."""
    whole: bool = False
    """With the shown text."""

    @property
    def shown(self) -> tuple[Story, ...]:
        dated = [story for story in self.stories if story.date]
        down = [story for story in dated[LONGEST:] if story.withdrawn]  # else readers would keep the text
        return (*dated[:LONGEST], *down)


def feeds(library: Library) -> Iterator[Feed]:
    """The site's, then those of tags, actors and outlets."""
    return (feed_of(library, kind, name) for kind, name in subjects(library))


def subjects(library: Library) -> Iterator[tuple[str, str]]:
    """Kind and name of everything that has a feed; the site is first, and has neither."""
    yield "", ""
    for kind, names in (("tag", library.by_tag), ("actor", library.by_actor), ("outlet", library.outlets)):
        yield from ((kind, name) for name in names)


def feed_of(library: Library, kind: str, name: str) -> Feed:
    """The feed of a tag, an actor or an outlet, or of the site."""
    site = library.site
    if not kind:
        return Feed(FeedLink(site.name, SITE_FEED), "index.html", library.leading, whole=True)
    stories: Sequence[Story]
    if kind == "tag":
        url, stories = library.plain_tags[name].url, library.by_tag[name]
    elif kind == "actor":
        url, stories = library.plain_actors[name].url, library.by_actor[name]
    else:
        url, stories = library.plain_outlets[name].url, outlet_stories(name, library)
    return Feed(FeedLink(f"{site.name}: {name}", feed_link(name, url).url), url, stories)


def outlet_stories(name: str, library: Library) -> Sequence[Story]:
    """What an outlet wrote or reprinted, newest first, undated last."""
    own, reprinted = library.by_outlet.get(name, ()), library.by_via.get(name, ())
    if not (own and reprinted):
        return own or reprinted
    both = {story.slug: story for story in (*own, *reprinted)}
    by_slug = (story for _, story in sorted(both.items()))
    return sorted(by_slug, key=lambda story: str(story.date or ""), reverse=True)


def plans(library: Library) -> Iterator[Plan]:
    """feeds/all.atom.xml, feeds/tags/SLUG.atom.xml, feeds/actors/SLUG.atom.xml and feeds/outlets/SLUG.atom.xml"""
    return (Plan(f"feed {kind} {name}", pages_of, (kind, name)) for kind, name in subjects(library))


def pages_of(library: Library, kind: str, name: str) -> Iterator[PageFile]:
    """One feed."""
    feed = feed_of(library, kind, name)
    yield PageFile(feed.link.url, "atom.xml", {"feed": feed_view(feed, library)}, listed=False)


def feed_view(feed: Feed, library: Library) -> FeedView:
    """An Atom feed as its template needs it."""
    site, path = library.site, feed.link.url
    entries = tuple(_entry(story, feed, library) for story in feed.shown)
    return FeedView(
        title=feed.link.title,
        id=tag_uri(site, path),
        url=f"{site.url}/{path}" if site.url else "",
        html_url=address(site, feed.page, path),
        updated=max((entry.updated for entry in entries), default=NEVER),
        author=site.name,
        entries=entries,
    )


def authors_of(story: Story, library: Library) -> tuple[str, ...]:
    """The byline, or the outlet, or the digest."""
    return story.byline or (story.outlet or library.site.name,)


def content_of(story: Story, library: Library, feed: str) -> str:
    """The shown text as HTML with the editor's notes behind its blocks, for a feed that lies at the path `feed`."""
    root = library.site.url or relpath(".", dirname(feed))
    html = library.by_slug[story.slug].html
    return in_feed(html, library.placed.get(story.slug, ()), root, library.site.wording)


def _entry(story: Story, feed: Feed, library: Library) -> FeedEntry:
    return FeedEntry(
        title=story.title,
        id=tag_uri(library.site, story.url_path),
        url=address(library.site, story.url_path, feed.link.url),
        original=story.url,
        lang=story.lang,
        published=rfc3339(story.date),
        updated=rfc3339(story.modified or story.date),
        authors=authors_of(story, library),
        summary=library.articles[story.slug].summary,
        content=content_of(story, library, feed.link.url) if feed.whole else "",
        categories=story.tags,
    )
