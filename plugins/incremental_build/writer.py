"""A writer that renders a page only where what it is made from has changed."""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Callable
from types import TracebackType
from typing import Any

from pelican import signals
from pelican.utils import sanitised_join
from pelican.writers import FileOverwriteFailedError, Writer

from . import output
from .pages import Pages, Rendered

log = logging.getLogger("pelican.plugins.incremental_build")

FEED_SETTINGS = ("FEED_APPEND_REF", "RSS_FEED_SUMMARY_ONLY", "FEED_MAX_ITEMS", "TIMEZONE", "RELATIVE_URLS")
"""All that Pelican's writer looks up for a feed."""


class IncrementalWriter(Writer):  # type: ignore[misc]
    """Pelican's writer, where templates and files are such that know when nothing is to be done."""

    pages: Pages
    """The pages of this build; set on a subclass, as Pelican makes the writer by itself."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings=settings)
        self._due: Rendered | None = None

    def write_file(self, name: Any, template: Any, context: Any, *arguments: Any, **options: Any) -> None:
        """Pelican's own, which paginates, asks for the text and sends `content_written`."""
        super().write_file(name, _Sheet(self, template), context, *arguments, **options)

    def render(self, template: Any, variables: dict[str, Any]) -> str:
        """The text of a page, or something in its place if the file holds it already or it is there otherwise."""
        path = self.place_of(variables.get("output_file"))
        self._due = self.pages.rendered(template, variables, path, self.pages.key(path))
        return self._due.text or ""

    def place_of(self, name: Any) -> str:
        """Where the file of this name lies."""
        return str(sanitised_join(self.output_path, str(name)))

    def write_feed(
        self,
        elements: Any,
        context: Any,
        path: Any = None,
        url: Any = None,
        feed_type: str = "atom",
        override_output: bool = False,
        feed_title: Any = None,
    ) -> Any:
        """Pelican's own, or nothing where the feed is there already and no plugin wants to see it."""

        plain = super().write_feed

        def make() -> Any:
            return plain(elements, context, path, url, feed_type, override_output, feed_title)

        def make_alone() -> Any:
            return plain(elements, context, None, url or path, feed_type, False, feed_title)

        if not path or override_output or signals.feed_generated.receivers or signals.feed_written.receivers:
            return self.feed_always(make)
        items = elements[: self.settings["FEED_MAX_ITEMS"]]
        complete = self.place_of(path)
        if not items or complete in self._written_files:  # an empty feed tells the time
            return self.feed_always(make)
        shared = [context.get(name) for name in ("SITENAME", "SITEURL", "SITESUBTITLE", "FEED_DOMAIN")]
        own = [self.settings.get(name) for name in FEED_SETTINGS]
        other = [*shared, *own, str(path), url, feed_type, feed_title]
        return self.feed(list(items), other, complete, make, make_alone)

    def feed_always(self, make: Callable[[], Any]) -> Any:
        """A feed of which nothing is kept."""
        return make()

    def feed(
        self,
        items: list[Any],
        other: list[Any],
        path: str,
        make: Callable[[], Any],
        make_alone: Callable[[], Any],
    ) -> Any:
        """A feed that is made only if it is not there already."""
        due = self.pages.fed(items, other, path, self.pages.key(path))
        if due.text is not None:
            with self.pages.recorded(due):
                self._due = due
                return make()
        self._written_files.add(path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _File(self.pages, path, "utf-8", due).close()
        return _LateFeed(make_alone)

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:
        """A file for a text that goes to the disk when it is closed, if it is another than the one there."""
        due, self._due = self._due, None
        if filename in self._overridden_files:
            if override:
                raise FileOverwriteFailedError(
                    f'"{filename}" was overwritten before, it cannot be a second time'
                )
            log.info('Skipping "%s", not overwriting', filename)
            return io.StringIO()
        if filename in self._written_files and not override:
            raise FileOverwriteFailedError(
                f'"{filename}" was written before (override=True if this is intended)'
            )
        again = filename in self._written_files
        self._written_files.add(filename)
        if override:
            self._overridden_files.add(filename)
        if due is not None and due.text is None and (again or filename != due.path):
            self.pages.make_here(due)  # it is due at another place than the one that was looked at
            return _File(self.pages, filename, encoding, due, due.text)
        return _File(self.pages, filename, encoding, due)


class _Sheet:
    """Stands for a template: Pelican's writer asks it for nothing but the text."""

    def __init__(self, writer: IncrementalWriter, template: Any) -> None:
        self._writer = writer
        self._template = template

    def render(self, variables: dict[str, Any]) -> str:
        return self._writer.render(self._template, variables)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


class _File(io.StringIO):
    """What Pelican writes one page into."""

    def __init__(
        self, pages: Pages, path: str, encoding: str, due: Rendered | None, text: str | None = None
    ) -> None:
        super().__init__(newline="")
        self._pages = pages
        self._path = path
        self._encoding = encoding
        self._due = due
        self._text = text

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            super().close()
        self.close()

    def close(self) -> None:
        """Write, unless the file is one that stays."""
        if self.closed:
            return
        if self._due is not None and self._due.text is None and self._due.data is None:
            self._pages.left(self._due)
        else:
            output.write(self._path, data := self._data())
            self._pages.written(self._due, self._path, data)
        super().close()

    def _data(self) -> bytes:
        if self._due is not None and self._due.text is None and self._due.data is not None:
            return self._due.data
        return output.encoded(self.getvalue() if self._text is None else self._text, self._encoding)


class _LateFeed:
    """A feed that was not made, for nobody looks at it; for who does it is made."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._feed: Any = None

    def __getattr__(self, name: str) -> Any:
        if self._feed is None:
            self._feed = self._make()
        return getattr(self._feed, name)
