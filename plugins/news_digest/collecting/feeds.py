"""Feeds (RSS, Atom, JSON Feed): which pages they name. The door to feedparser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser

from ..plainfiles import text_of
from ..problems import Problem, Severity, UserError
from .visiting import Fetched, web_address
from .wire import Failed

NONE_FOUND = "Look for an address of RSS, Atom or JSON Feed on the site; it often ends in /feed or /rss.xml."
TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")  # <item> · </item> · <link href="/a"/>
OPENING = re.compile(rb"""<[A-Za-z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+""")  # <enclosure url="a>b" type='c'
QUOTED = re.compile(rb""""[^"]*"|'[^']*'""")
TOO_MUCH = "is a feed nested far too deeply or with far too much in it"
DEEPEST, MOST_TAGS = 300, 100_000
WIDEST = 1500
"""Characters of one tag beside what is quoted: enough for many attributes, of which each is compared with all."""
LIST_NAME = "feeds.txt"
"""In the content folder: the feeds that are collected."""


def items_of(feed: Fetched) -> list[str]:
    """Addresses of the pages that a feed names, in its order, each once. Raises Failed for what is no feed.

    What no address can be made of is among them as it stands, so that it is told of when it is fetched.
    """
    links = (
        _json_links(feed) if feed.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else _xml_links(feed)
    )
    found: dict[str, None] = {}
    for link in filter(None, links):
        try:
            address = urljoin(feed.address, link)
        except ValueError:
            found[link] = None
        else:
            found |= {address: None} if _is_web(address) else {}
    return [*found]


def feeds_of(content: Path) -> list[str]:
    """The feeds in the digest's list, one a line. Raises UserError with the lines that are no addresses."""
    path = content / LIST_NAME
    try:
        lines = text_of(path, path.as_posix()).split("\n")
    except FileNotFoundError:
        advice = "Make it, with the address of a feed on each line."
        raise UserError(Problem(path.as_posix(), 0, Severity.ERROR, "no such file", advice)) from None
    found, problems = [], []
    for number, line in enumerate(lines, 1):
        address = line.split(" #")[0].strip()  # https://example.com/feed  # the local paper
        if not address or address.startswith("#"):
            continue
        try:
            web_address(address)
        except Failed as failure:
            message = f"{address[:100]!r} {failure.message}"
            problems.append(Problem(path.as_posix(), number, Severity.ERROR, message, failure.advice))
        else:
            found.append(address)
    if problems:
        raise UserError(*problems)
    return [*dict.fromkeys(found)]


def _bounded(data: bytes) -> None:
    """Raise Failed where a feed is of such a shape that reading it would take minutes: feedparser has no bounds."""
    if data.count(b"<") > 4 * MOST_TAGS:
        raise Failed(TOO_MUCH, NONE_FOUND)
    outside = [data.partition(b"<![CDATA[")[0]]
    outside += [part.partition(b"]]>")[2] for part in data.split(b"<![CDATA[")[1:]]
    depth = tags = 0
    for part in outside:
        if any(_is_wide(found[0]) for found in OPENING.finditer(part)):
            raise Failed(TOO_MUCH, NONE_FOUND)
        for found in TAG.finditer(part):
            tags += 1
            depth += 0 if found[2] else -1 if found[1] else 1
            depth = max(depth, 0)
            if depth > DEEPEST or tags > MOST_TAGS:
                raise Failed(TOO_MUCH, NONE_FOUND)


def _is_wide(tag: bytes) -> bool:
    return len(tag) > WIDEST and len(QUOTED.sub(b"", tag)) > WIDEST


def _is_web(address: str) -> bool:
    try:
        web_address(address)
    except Failed:
        return False
    return True


def _xml_links(feed: Fetched) -> Iterator[str]:
    """Links of an RSS or Atom feed; one that is broken is read as far as it can be."""
    _bounded(feed.data)
    told = {"content-type": f"{feed.media}; charset={feed.charset}" if feed.charset else feed.media}
    try:
        # a stream: of bytes it would ask whether they are the name of a file or an address
        found = feedparser.parse(
            BytesIO(feed.data), response_headers=told, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise Failed(f"is a feed that can't be read ({type(error).__name__})", NONE_FOUND) from None
    if not found.get("version"):
        raise Failed("is no feed", NONE_FOUND)
    for entry in found.entries:
        yield str(entry.get("link") or "")


def _json_links(feed: Fetched) -> Iterator[str]:
    try:
        found: Any = json.loads(feed.data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise Failed("is no feed: its JSON is broken", NONE_FOUND) from None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(found.get("version", "")):
        raise Failed("is no JSON Feed", NONE_FOUND)
    for item in items:
        link = item.get("url") or item.get("external_url") if isinstance(item, dict) else ""
        yield link if isinstance(link, str) else ""
