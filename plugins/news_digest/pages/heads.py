"""What stands around the text of a page: the digest as a whole, and the head of the page itself."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from . import network, notes, quotes
from .embedded import as_json
from .files import SITE_FEED, PageFile
from .graph import graph_of
from .library import Library, Site
from .offers import offers
from .shelves import newest, oldest
from .sitemap import address
from .views import FeedLink, HeadView, PageLink, SiteView


def site_view(library: Library) -> SiteView:
    """The digest as a whole."""
    return SiteView(
        name=library.site.name,
        articles=len(library.stories),
        actors=len(library.actors),
        tags=len(library.tags),
        outlets=len(library.outlets),
        first=oldest(library.stories),
        last=newest(library.leading),
        pages=tuple(PageLink(page.title, page.url) for page in library.site.pages),
        more=tuple(_more(library)),
    )


def _more(library: Library) -> Iterator[PageLink]:
    said = library.site.wording.gettext
    yield PageLink(said("Quotations"), quotes.INDEX)
    yield PageLink(said("Network"), network.URL)
    if library.notes:
        yield PageLink(said("Notes"), notes.URL)
    yield PageLink(said("Data"), "data.html")


def head_view(file: PageFile, library: Library) -> HeadView:
    """The head of a page."""
    site = library.site
    graph = graph_of(file, library)
    return HeadView(
        title=file.title,
        description=file.description or _described(file, site),
        url=file.path,
        canonical=address(site.url, file.path) if site.url and file.listed else "",
        section=file.section,
        feeds=(FeedLink(site.name, SITE_FEED), *([file.feed] if file.feed else [])),
        noindex=not site.settings.public or not file.listed,
        alternates=(*offers(file, site), *file.alternates),
        scripts=file.scripts,
        wasm=file.wasm,
        graph=as_json(graph) if graph else Markup(),
    )


def _described(file: PageFile, site: Site) -> str:
    """What a page that says nothing of itself is. Nothing that changes with each new article: all would change."""
    if not file.section or not file.listed:
        return ""
    return site.wording.gettext(
        "%(site)s, a digest of news", site=file.title and f"{file.title} · {site.name}" or site.name
    )
