"""The editor's own pages (about, ...), and the page for addresses that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from .files import PageFile
from .library import Library


def pages(library: Library) -> Iterator[PageFile]:
    """SLUG.html and 404.html"""
    for page in library.site.pages:
        yield PageFile(page.url, "page.html", {"page": page}, title=page.title, section="page")
    title = library.site.wording.gettext("No such page")
    yield PageFile("404.html", "404.html", title=title, section="404", listed=False, rooted=True)
