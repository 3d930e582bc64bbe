"""A process that renders its share of the pages ahead, writes nothing, and sends what it made."""

from __future__ import annotations

import contextlib
import gc
import io
import os
from collections.abc import Callable
from typing import Any

from pelican import signals, writers
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.writers import Writer

from . import output
from .brought import HELD, MADE, OWN, Brought, share_of
from .hearing import all_heard
from .pages import Pages, Rendered
from .spreading import SENT
from .workers import Send
from .writer import IncrementalWriter

CLASSES = (ArticlesGenerator, PagesGenerator)
"""The generators whose pages are rendered ahead: they write pages, and copy nothing."""


def shareable(generators: list[Any]) -> bool:
    """Whether Pelican's own generators come first, and are as Pelican made them."""
    first = generators[: len(CLASSES)]
    return (
        tuple(map(type, first)) == CLASSES
        and not any(vars(generator).keys() & _methods(type(generator)) for generator in first)
        and _unpatched()
    )


def _methods(kind: type) -> set[str]:
    return {name for one in kind.__mro__ for name, part in vars(one).items() if callable(part)}


def _unpatched() -> bool:
    """Whether no plugin has put functions of its own in the place of Pelican's."""
    found = [part for kind in (*CLASSES, Generator, Writer) for part in vars(kind).values() if callable(part)]
    places = ("pelican.generators", "pelican.writers", "builtins", __package__ or "")
    return all((getattr(part, "__module__", None) or "builtins").startswith(places) for part in found)


def render_share(pages: Pages, generators: list[Any], first: str, number: int, jobs: int, send: Send) -> None:
    """Go through the pages as Pelican does, from the one with the key `first` on, and make those of the share."""
    gc.freeze()  # a collection would touch, and so copy, all that is shared with the other processes
    writers.os = _NoFolders()
    pages.begin_share()
    generator = generators[0]
    writer = ShareWriter(generator.output_path, generator.settings)
    writer.pages = pages
    writer.share = _Share(pages, first, number, jobs, send)
    with contextlib.ExitStack() as muted:
        for signal in (*SENT, signals.page_writer_finalized):
            muted.enter_context(signal.muted())
        for generator in generators[: len(CLASSES)]:
            generator.generate_output(writer)


class _NoFolders:
    """Stands for the module `os` in Pelican's writers: there, a process that writes nothing makes no folders."""

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def makedirs(self, *_arguments: Any, **_options: Any) -> None:
        """Make none."""


class _Share:
    """Which pages a process makes, and how it sends them."""

    def __init__(self, pages: Pages, first: str, number: int, jobs: int, send: Send) -> None:
        self._pages = pages
        self._first = first
        self._number = number
        self._jobs = jobs
        self._send = send
        self._begun = False

    def holds(self, key: str) -> bool:
        """Whether the page is one of the share; those before the first were made already."""
        self._begun = self._begun or key == self._first
        return self._begun and share_of(key, self._jobs) == self._number

    def bring(self, key: str, make: Callable[[], Rendered]) -> None:
        """Make a page and send it. What goes wrong, or is said, is left to who builds the site."""
        page = None
        with all_heard() as said, contextlib.suppress(Exception):
            page = make()
        self._send((Brought(key, OWN) if said or page is None else self._stated(page)).as_bytes())

    def _stated(self, page: Rendered) -> Brought:
        if page.text is None:
            return Brought(page.key, HELD, page.file)
        data = output.encoded(page.text)
        record = self._pages.record_of(page, data)
        if record is None:
            return Brought(page.key, OWN)
        return Brought(page.key, MADE, output.digest_of(data), record, data)


class ShareWriter(IncrementalWriter):
    """A writer that makes the pages of its share and writes none."""

    share: _Share

    def render(self, template: Any, variables: dict[str, Any]) -> str:
        """Nothing: the text goes another way."""
        path = self.place_of(variables.get("output_file"))
        key = self.pages.key(path)
        if self.share.holds(key):
            self.share.bring(key, lambda: self.pages.rendered(template, variables, path, key))
        return ""

    def feed(self, items: list[Any], other: list[Any], path: str, make: Callable[[], Any], _late: Any) -> Any:
        """Nothing, as for a page."""
        key = self.pages.key(path)
        self._written_files.add(path)
        if self.share.holds(key):
            self.share.bring(key, lambda: self._fed(items, other, path, key, make))

    def feed_always(self, make: Callable[[], Any]) -> Any:
        """Nothing: such a feed is made by who builds the site."""

    def _fed(
        self, items: list[Any], other: list[Any], path: str, key: str, make: Callable[[], Any]
    ) -> Rendered:
        page = self.pages.fed(items, other, path, key)
        if page.text is not None:
            self._written: list[_Kept] = []
            with self.pages.recorded(page):
                make()
            (file,) = self._written
            page.text = file.text
        return page

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        file = _Kept(newline="")
        self._written = [file]
        return file


class _Kept(io.StringIO):
    """What Pelican would write into a file."""

    text = ""

    def close(self) -> None:
        """Keep the text."""
        if not self.closed:
            self.text = self.getvalue()
        super().close()
