"""A digest of a value, by what it is and not by where it lies in memory."""

from __future__ import annotations

import dataclasses
import datetime
import enum
import functools
import gettext
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import PurePath
from typing import Any

from pelican.contents import Author, Category, Content, Tag
from pelican.paginator import Page, Paginator
from pelican.utils import DateFormatter, SafeDatetime

from .codeprints import Unknown, parts_of
from .contents import Contents
from .lists import ArticleList
from .opened import INSTALLED, digest_of_file
from .plainvalues import MAPPINGS, PLAIN, SEQUENCES

Put = Callable[[bytes], object]

DEEP = 40
"""Values within values up to here; what goes deeper may be a circle."""

SHORT = 20
"""Digests of longer lists are kept: the list of all articles may be asked for on every page."""

ZONES = ("zoneinfo", "dateutil.tz")
"""Whose time zones say by their name all that they are."""

TIMES = {datetime.datetime, datetime.date, datetime.time, SafeDatetime}
LISTS = {list, ArticleList}

WRAPPERS = (Tag, Category, Author)
WRAPPED = {"settings", "_name", "_slug", "_slug_from_name", "name", "slug"}
"""Attributes of Pelican's own for a tag, category or author; `as_dict` adds the last two."""


class Fingerprints:
    """Digests of values in one build. Contents count by their key alone: what is read of them is asked apart."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self._wrappers: dict[tuple[str, str, str], bytes] = {}
        self._times: dict[int, tuple[Any, bytes]] = {}
        self._shapes: dict[int, tuple[list[Any], list[Any], bytes]] = {}

    def of(self, value: Any) -> bytes:
        """Bytes that only an equal value has. Raises `Unknown` for what cannot be told from one run to the next."""
        kind = type(value)
        plain = PLAIN.get(kind)
        if plain is not None:  # most are, and this is asked once for each attribute that a page shows
            return kind.__name__.encode() + b" " + plain(value)
        if kind in TIMES:
            return self._of_time(value)
        digest = blake2b(b"value", digest_size=16)
        self.feed(value, digest.update, 0)
        return digest.digest()

    def _of_time(self, value: Any) -> bytes:
        """A time as any value, but worked out once, for an article shows its own on many pages."""
        known = self._times.get(id(value))
        if known is None or known[0] is not value:
            digest = blake2b(b"value", digest_size=16)
            self._feed_time(value, digest.update)
            known = self._times[id(value)] = value, digest.digest()
        return known[1]

    def of_shape(self, items: list[Any]) -> bytes:
        """A digest of the items of a list, where lists in them, or in tuples in them, count as lists alone."""
        known = self._shapes.get(id(items))
        if known is not None and known[0] is items and known[1] == items:
            return known[2]
        digest = blake2b(b"%d" % len(items), digest_size=16)
        for item in items:
            parts = item if type(item) is tuple else (item,)
            digest.update(b"%d" % len(parts) if type(item) is tuple else b"-")
            for part in parts:
                self.feed(b"list" if isinstance(part, list) else part, digest.update, 1)
        if len(items) > SHORT:
            self._shapes[id(items)] = items, list(items), digest.digest()
        return digest.digest()

    def feed(self, value: Any, put: Put, depth: int = 0) -> None:
        """Write the value down for a digest, so that different values never give the same bytes."""
        if depth > DEEP:
            raise Unknown(f"{type(value).__name__}: too deep")
        kind = type(value)
        plain = PLAIN.get(kind)
        if plain is not None:
            _put(put, kind.__name__, plain(value))
        elif isinstance(value, Content):
            _put(put, "content", self.contents.key(value).encode("utf-8", "surrogateescape"))
        elif isinstance(value, dict) and kind in MAPPINGS:
            self._feed_all(
                kind.__name__, (part for pair in value.items() for part in pair), len(value), put, depth
            )
        elif kind in SEQUENCES or (isinstance(value, list | tuple) and _is_record(value)):
            self._feed_all(SEQUENCES.get(kind, kind.__qualname__), value, len(value), put, depth)
        elif kind in (set, frozenset):
            digests = sorted(self.of(part) for part in value)
            self._feed_all("set", digests, len(digests), put, depth)
        elif kind in WRAPPERS:
            put(self._of_wrapper(value))
        elif isinstance(value, datetime.datetime | datetime.date | datetime.time):
            self._feed_time(value, put)
        else:
            self._feed_other(value, put, depth)

    def _feed_all(self, name: str, parts: Iterable[Any], size: int, put: Put, depth: int) -> None:
        _put(put, name, b"%d" % size)
        for part in parts:
            self.feed(part, put, depth + 1)

    def _feed_time(self, value: Any, put: Put) -> None:
        if type(value) not in TIMES:
            raise Unknown(f"a time of the kind {type(value).__qualname__}")
        zone = getattr(value, "tzinfo", None)
        where = type(zone).__module__
        if zone is not None and type(zone) is not datetime.timezone and not where.startswith(ZONES):
            raise Unknown(f"a time zone of the kind {type(zone).__qualname__}")
        name = f"{type(value).__name__} {value.isoformat()} {zone!r} {getattr(value, 'fold', 0)}"
        _put(put, "time", name.encode())

    def _of_wrapper(self, value: Any) -> bytes:
        """A tag, category or author: its name and what its addresses come to with the settings."""
        own = vars(value)
        key = (type(value).__name__, str(own["_name"]), str(value.slug))
        simple = own.keys() <= WRAPPED
        if simple and key in self._wrappers:
            return self._wrappers[key]
        digest = blake2b(b"wrapper", digest_size=16)
        parts = [*key, value.url, value.save_as, value.page_name]
        parts.append({name: own[name] for name in own.keys() - WRAPPED} if not simple else {})
        self.feed(parts, digest.update, DEEP - 8)
        if simple:
            self._wrappers[key] = digest.digest()
        return digest.digest()

    def _feed_other(self, value: Any, put: Put, depth: int) -> None:
        kind = type(value)
        if isinstance(value, Page):
            put(b"page of a paginator")
            self.feed([value.full_name, value.base_url, value.number, value.object_list], put, depth + 1)
            self._feed_paginator(value.paginator, put, depth)
        elif isinstance(value, Paginator):
            self._feed_paginator(value, put, depth)
            put(self.of_shape(value.object_list) if type(value.object_list) in LISTS else b"")
            self.feed(None if type(value.object_list) in LISTS else value.object_list, put, depth + 1)
        elif isinstance(value, enum.Enum):
            self.feed(["enum", kind.__module__, kind.__qualname__, value.name], put, depth + 1)
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            self.feed(["data", kind.__module__, kind.__qualname__, _fields(value)], put, depth + 1)
        elif isinstance(value, gettext.NullTranslations):
            parts = {key: part for key, part in vars(value).items() if key not in ("plural", "_fallback")}
            self.feed([kind.__qualname__, parts, vars(value).get("_fallback")], put, depth + 1)
        elif kind is DateFormatter:
            self.feed(["strftime", value.locale], put, depth + 1)
        elif isinstance(value, PurePath):
            self.feed(["path", str(value)], put, depth + 1)
        elif callable(value):
            self.feed(parts_of(value, self._text_of), put, depth + 1)
        else:
            raise Unknown(f"{kind.__module__}.{kind.__qualname__}")

    def _feed_paginator(self, value: Paginator, put: Put, depth: int) -> None:
        if type(value) is not Paginator:
            raise Unknown(type(value).__qualname__)
        patterns = [tuple(pattern) for pattern in value.settings["PAGINATION_PATTERNS"]]
        self.feed(
            [value.name, value.url, value.count, value.per_page, value.orphans, patterns], put, depth + 1
        )

    @functools.cache  # noqa: B019  (lives as long as a build)
    def _text_of(self, path: str) -> str:
        return "" if path.startswith(INSTALLED) else digest_of_file(path)


def _put(put: Put, name: str, data: bytes) -> None:
    put(b"%s %d " % (name.encode(), len(data)))
    put(data)


def _is_record(value: Any) -> bool:
    """A named tuple, which is nothing but its parts and names."""
    return isinstance(value, tuple) and hasattr(value, "_fields") and not getattr(value, "__dict__", None)


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)} | dict(
        getattr(value, "__dict__", {})
    )
