"""A link crawler: what in a built site leads nowhere.

It looks at files, so that one crawl of a site with relative links speaks for every place where the site
may stand: at the root of a host, under a sub-path, on a disk. Only what is read from anywhere is absolute:
feeds, sitemap and canonical addresses, and the 404 page, whose links begin at the root of the host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")  # url("paper.svg")
LINKS = {"href", "src", "poster", "data", "action", "cite", "manifest"}
HARMLESS = {"mailto", "tel"}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.addresses: list[str] = []
        """What the page says its own address is."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if ("rel", "canonical") in attrs or ("property", "og:url") in attrs:
            self.addresses += [value or "" for name, value in attrs if name in ("href", "content")]
            return
        for name, value in attrs:
            if name in LINKS:
                self.links.append(value or "")
            elif name == "srcset":
                self.links += [part.split()[0] for part in (value or "").split(",") if part.strip()]
            elif name == "id" or (tag == "a" and name == "name"):
                self.anchors.append(value or "")


@dataclass(frozen=True)
class Site:
    """A built site on disk."""

    root: Path
    url: str = ""
    """The SITEURL it was built with; empty: no file knows an address."""
    pages: dict[str, _Page] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for name in sorted(name for name in self.files if name.endswith(".html")):
            self.pages[name] = page = _Page()
            page.feed((self.root / name).read_text("utf-8"))
            page.close()

    @cached_property
    def files(self) -> frozenset[str]:
        return frozenset(f.relative_to(self.root).as_posix() for f in self.root.rglob("*") if f.is_file())

    def links(self) -> Iterator[tuple[str, str]]:
        """Each link with the file it stands in."""
        for name in sorted(self.files):
            if name in self.pages:
                yield from ((name, link) for link in self.pages[name].links)
                yield from ((name, f"={address}") for address in self.pages[name].addresses)
            elif name.endswith(".css"):
                yield from ((name, link) for link in CSS_URL.findall((self.root / name).read_text("utf-8")))
            elif name.endswith(".xml") and self.url:  # a feed reader has nothing to which a link is relative
                yield from ((name, link) for link in _xml_links(self.root / name))

    def faults(self) -> list[str]:
        """Each link that leads nowhere or out of the site, in words."""
        found = []
        for name, link in self.links():
            fault = self.fault(name, link)
            if fault:
                found.append(f"{name}: {link!r} {fault}")
        for name, page in self.pages.items():
            twice = {anchor for anchor in page.anchors if page.anchors.count(anchor) > 1}
            found += [f"{name}: #{anchor} stands there twice" for anchor in sorted(twice)]
        return found

    def fault(self, name: str, link: str) -> str:
        """What is wrong with a link of the file `name`; empty if nothing."""
        target = self.target(name, link)
        if target is None:
            return ""
        path, _, fragment = target.partition("#")
        if path.startswith("!"):
            return path[1:]
        if path not in self.files:
            return f"leads to {path}, which does not exist"
        page = self.pages.get(path)
        if fragment and (page is None or unquote(fragment) not in page.anchors):
            return f"leads to #{fragment}, which is not in {path}"
        return ""

    def target(self, name: str, link: str) -> str | None:
        """The file (and #fragment) that a link means; None for another site; `!` and words for a fault."""
        if link != link.strip() or not link:
            return "!is empty or has blanks around it"
        if link.startswith("="):
            return self._absolute(link[1:]) or "!is not the page's own address"
        parts = urlsplit(link)
        if parts.scheme in HARMLESS:
            return None
        if parts.scheme or parts.netloc:
            target = self._absolute(link)
            inside = target and not target.startswith("!")
            return "!leaves for the live site" if inside and name.endswith(".html") else target
        if link.startswith("/"):
            return self._rooted(name, link)
        if self.url and (name == "404.html" or name.endswith(".xml")) and not link.startswith("#"):
            return "!is relative in a file that is read from anywhere"
        return _join(name, link)

    def _rooted(self, name: str, link: str) -> str:
        base = f"{urlsplit(self.url).path}/"
        if not self.url or name != "404.html":
            return "!begins at the root of the host"
        return _join(name, link.removeprefix(base)) if link.startswith(base) else "!leaves the sub-path"

    def _absolute(self, link: str) -> str | None:
        parts = urlsplit(link)
        if parts.scheme not in ("http", "https"):
            return "!is neither http nor https"
        if not self.url or parts.netloc != urlsplit(self.url).netloc:
            return None
        if link == self.url or link.startswith(f"{self.url}/"):
            return _join("index.html", link[len(self.url) + 1 :] or "index.html")
        return "!leaves the sub-path"

    def reached(self, start: str = "index.html") -> set[str]:
        """The files that a reader who begins at `start` can come to."""
        found, waiting = {start}, [start]
        while waiting:
            name = waiting.pop()
            for link in self.pages[name].links if name in self.pages else ():
                path = (self.target(name, link) or "!").partition("#")[0]
                if path in self.files and path not in found:
                    found.add(path)
                    waiting.append(path)
        return found


def _join(name: str, link: str) -> str:
    """The file meant by a relative link in the file `name`, with its fragment."""
    parts = urlsplit(link)
    inside = "/" + "up/" * (name.count("/") + 1)  # room for `..` to show where it leads
    here = f"http://x{inside}{name}"
    path = unquote(urlsplit(urljoin(here, parts.path) if parts.path else here).path)
    if not path.startswith(inside):
        return "!leads out of the site"
    path = path[len(inside) :]
    if not path or path.endswith("/"):
        return "!names a folder, which has no page on a disk: write index.html"
    return path + (f"#{parts.fragment}" if parts.fragment else "")


def _xml_links(file: Path) -> Iterator[str]:
    for element in ElementTree.parse(file).iter():
        tag = element.tag.rpartition("}")[2]
        if tag == "link" and element.get("href"):
            yield element.get("href", "")
        if tag == "loc":
            yield (element.text or "").strip()
