"""The sitemap: every page that search engines may list, where the site knows its address."""

from __future__ import annotations

from collections.abc import Iterable

from .files import PageFile
from .views import SitemapEntry


def sitemap(files: Iterable[PageFile], site_url: str) -> PageFile:
    """sitemap.xml over the other files."""
    entries = tuple(
        SitemapEntry(address(site_url, file.path), file.modified)
        for file in sorted(files, key=lambda file: file.path)
        if file.listed
    )
    return PageFile("sitemap.xml", "sitemap.xml", {"entries": entries}, listed=False)


def address(site_url: str, path: str) -> str:
    """The absolute address of a page; the home page is the site itself."""
    return f"{site_url}/" if path == "index.html" else f"{site_url}/{path}"
