"""A file of the site before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .views import FeedLink

if TYPE_CHECKING:
    from .library import Library

SITE_FEED = "feeds/all.atom.xml"


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file to write: which template, with which variables."""

    path: str
    """From the site's root; also its url."""
    template: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    """For `<title>`, without the site's name."""
    description: str = ""
    section: str = ""
    """Of the menu; empty for a file that is not a page (a feed)."""
    feed: FeedLink | None = None
    """The page's own."""
    listed: bool = True
    """For search engines; a feed and the 404 page are not."""
    rooted: bool = False
    """Shown at any address (404.html): where the site knows its own, links begin at the root of the host."""
    modified: str = ""
    """Day of the last change, if known."""
    alternates: tuple[FeedLink, ...] = ()
    """The same in other forms: JSON, BibTeX, ..."""
    scripts: tuple[str, ...] = ()
    """Of the theme's static folder, that this page needs beside those of every page."""
    wasm: bool = False
    """A script of the page compiles WebAssembly."""
    graph: Mapping[str, Any] = field(default_factory=dict)
    """The page as linked data (JSON-LD)."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file that is no page and needs no template: an export."""

    path: str
    """From the site's root."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Before:
    """What is there of a file."""

    place: str = ""
    """Where it lies, if it is as the build before left it; else empty."""
    parts: bytes = b""
    """What that build told of its parts."""


@dataclass(frozen=True, slots=True)
class PartedFile:
    """One file that holds all of the digest and no template: it may take most from what is there of it."""

    path: str
    """From the site's root."""
    make: Callable[[Before], tuple[bytes, bytes]]
    """The data, and what is to be told of the parts; the data are the same whatever was there."""

    @property
    def data(self) -> bytes:
        """Made with nothing there."""
        return self.make(Before())[0]


File = PageFile | DataFile | PartedFile


@dataclass(frozen=True, slots=True)
class Plan:
    """Files that are made together: by whom, and of what in the library.

    `about` holds names and numbers only, never what they stand for: whatever a file is made from is looked
    up in the library that `made` is given, which can see it happen.
    """

    key: str
    """Its own among all plans: most often the path of its first file."""
    maker: Callable[..., Any]
    """(library, *about) -> files; one that only stands for what a build keeps gives no files."""
    about: tuple[str | int, ...] = ()

    def made(self, library: Library) -> Iterable[File]:
        """The files, in order."""
        files: Iterable[File] = self.maker(library, *self.about)
        return files


def whole(key: str, maker: Callable[[Library], Iterable[File]]) -> Callable[[Library], Iterator[Plan]]:
    """One plan for everything that `maker` makes."""

    def plans(_library: Library) -> Iterator[Plan]:
        yield Plan(key, maker)

    return plans
