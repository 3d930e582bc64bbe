"""Addresses of pages as they are written where a page is read from elsewhere: feeds, exports, linked data."""

from __future__ import annotations

from functools import lru_cache

from ..slugs import slugify
from .library import Site

ACTOR, ARTICLE, WEBSITE = "#actor", "#article", "#website"
"""What stands behind the address of a page for that which the page is about."""


def address(site: Site, path: str, here: str) -> str:
    """A page's address: absolute, or relative to the file `here` where the site does not know its own."""
    if site.url:
        return f"{site.url}/{path}"
    return relative(path, here.rpartition("/")[0])


def relative(path: str, folder: str) -> str:
    """A page's address as it is read from a folder of the site; both are plain, from the root and without dots."""
    if not folder:
        return path
    up, down = folder.split("/"), path.split("/")
    same = 0
    while same < len(up) and same < len(down) - 1 and up[same] == down[same]:
        same += 1
    return "../" * (len(up) - same) + "/".join(down[same:])


def rooted(site: Site, path: str) -> str:
    """A page's address: absolute, or from the root of the site where that does not know its own."""
    return f"{site.url}/{path}" if site.url else path


def tag_uri(site: Site, path: str) -> str:
    """An id that stays when the site moves: made from its name and the path."""
    return f"tag:news-digest.invalid,2018:{in_ids(site.name)}/{path}"


@lru_cache(maxsize=8)
def in_ids(name: str) -> str:
    """The name of a site as it stands in ids."""
    return slugify(name)


def wikidata(number: str) -> str:
    """The address of an entity of Wikidata."""
    return f"http://www.wikidata.org/entity/{number}"
