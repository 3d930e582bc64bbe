"""What stands around the text of every page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .rows import DateView


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed, or the page in another form, as a page offers it."""

    title: str
    url: str
    type: str = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class PageLink:
    """One of the editor's pages, for menus."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """The digest as a whole."""

    name: str
    articles: int
    actors: int
    tags: int
    outlets: int
    first: DateView | None
    """Day of the oldest dated article."""
    last: DateView | None
    """Day of the newest dated article."""
    pages: tuple[PageLink, ...]
    """The editor's pages (about, ...), by title."""
    more: tuple[PageLink, ...]
    """Pages of the digest that the menu has no room for."""


@dataclass(frozen=True, slots=True)
class HeadView:
    """What belongs into `<head>` and the menu."""

    title: str
    """Of this page, without the site's name; empty on the home page."""
    description: str
    """One plain sentence or two, at most 200 characters; may be empty."""
    url: str
    """Of this page, from the site's root."""
    canonical: str
    """Absolute; empty where the site has no address."""
    section: str
    """For aria-current in the menu: `home`, `edition`, `article`, `actors`, `quotes`, `tags`, `outlets`,
    `timeline`, `archives`, `search`, `page`, `data` or `404`."""
    feeds: tuple[FeedLink, ...]
    """The site's feed first, then the page's own."""
    noindex: bool
    """True in the private reading copy and on the 404 page: `<meta name="robots" content="noindex">`."""
    alternates: tuple[FeedLink, ...]
    """The page in other forms."""
    scripts: tuple[str, ...]
    """Names in the theme's static folder."""
    wasm: bool
    """The content security policy must allow WebAssembly."""
    graph: Markup
    """JSON-LD, safe inside of a script element; may be empty."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One of the editor's pages."""

    title: str
    url: str
    body: Markup


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page for search engines."""

    url: str
    """Absolute."""
    modified: str
    """`2018-02-13` or empty."""
