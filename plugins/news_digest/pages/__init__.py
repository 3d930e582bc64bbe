"""Markdown on disk -> what templates see -> the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import (
    actor,
    actor_json,
    actors,
    archives,
    articles,
    data,
    exports,
    feeds,
    home,
    network,
    notes,
    outlets,
    own,
    pairs,
    quotes,
    search,
    tags,
    timeline,
)
from .files import DataFile, PageFile
from .library import Library

PAGES: tuple[Callable[[Library], Iterator[PageFile]], ...] = (
    home.pages,
    articles.pages,
    actors.pages,
    actor.pages,
    pairs.pages,
    network.pages,
    quotes.pages,
    tags.pages,
    outlets.pages,
    timeline.pages,
    archives.pages,
    notes.pages,
    search.pages,
    own.pages,
    data.pages,
    feeds.pages,
)
"""The kinds of pages. A new one is a module with such a function, a view in views/ and a template."""

FILES: tuple[Callable[[Library], Iterator[DataFile]], ...] = (actor_json.files, timeline.files, exports.files)
"""The kinds of exports: functions from the library to files."""
