"""Feeds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed."""

    title: str
    id: str
    """A `tag:` URI that stays when the site moves."""
    url: str
    """Absolute, or relative to the feed where the site has no address."""
    original: str
    """Address of the original; may be empty."""
    lang: str
    """Language tag; may be empty."""
    published: str
    """RFC 3339."""
    updated: str
    """RFC 3339."""
    authors: tuple[str, ...]
    """The byline, or the outlet."""
    summary: str
    content: str
    """The shown body as HTML in plain text: autoescape writes it rightly into `<content type="html">`. Empty but
    in the site's feed."""
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """An Atom feed."""

    title: str
    id: str
    url: str
    """Of the feed itself; `rel="self"`. Empty where the site has no address."""
    html_url: str
    """Of the page that it belongs to."""
    updated: str
    """RFC 3339: the newest entry's."""
    author: str
    entries: tuple[FeedEntry, ...]
    """Newest first; undated articles are in no feed."""
