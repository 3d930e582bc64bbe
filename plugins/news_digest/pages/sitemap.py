"""The sitemap: every page that search engines may list, where the site knows its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from .files import PageFile
from .views import SitemapEntry

MOST = 50_000
"""Pages that one sitemap may list."""


class Listed(Protocol):
    """A file of the site, as far as a sitemap is concerned."""

    @property
    def path(self) -> str: ...

    @property
    def listed(self) -> bool:
        """For search engines."""

    @property
    def modified(self) -> str:
        """Day of the last change, if known."""


def sitemaps(files: Iterable[Listed], site_url: str, most: int = MOST) -> Iterator[PageFile]:
    """sitemap.xml over the other files; where they are too many for one it lists sitemap-1.xml and so on."""
    whole = sitemap(files, site_url)
    entries: tuple[SitemapEntry, ...] = whole.variables["entries"]
    if len(entries) <= most:
        yield whole
        return
    parts = {
        f"sitemap-{number}.xml": entries[start : start + most]
        for number, start in enumerate(range(0, len(entries), most), 1)
    }
    urls = tuple(address(site_url, path) for path in parts)
    yield PageFile("sitemap.xml", "sitemaps.xml", {"urls": urls}, listed=False)
    for path, some in parts.items():
        yield PageFile(path, "sitemap.xml", {"entries": some}, listed=False)


def sitemap(files: Iterable[Listed], site_url: str) -> PageFile:
    """sitemap.xml with all of them."""
    entries = tuple(
        SitemapEntry(address(site_url, file.path), file.modified)
        for file in sorted(files, key=lambda file: file.path)
        if file.listed
    )
    return PageFile("sitemap.xml", "sitemap.xml", {"entries": entries}, listed=False)


def address(site_url: str, path: str) -> str:
    """The absolute address of a page; the home page is the site itself."""
    return f"{site_url}/" if path == "index.html" else f"{site_url}/{path}"
