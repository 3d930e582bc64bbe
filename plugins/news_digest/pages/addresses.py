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
    return _from_folder(path, here.rpartition("/")[0])


@lru_cache(maxsize=65_536)
def _from_folder(path: str, folder: str) -> str:
    """Pages lie in few folders, and those of a folder lead to the same others."""
    page, mark, anchor = path.partition("#")
    here, there = folder.split("/") if folder else [], page.split("/")
    same = 0
    while same < min(len(here), len(there) - 1) and here[same] == there[same]:
        same += 1
    return "../" * (len(here) - same) + "/".join(there[same:]) + mark + anchor


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
