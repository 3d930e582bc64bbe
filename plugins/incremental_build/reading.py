"""Articles that were parsed once are not parsed again while they and all that goes into them stay the same."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from typing import Any

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.readers import BaseReader, HTMLReader, MarkdownReader, RstReader
from pelican.utils import file_suffix

from .codeprints import Unknown
from .fingerprint import Fingerprints
from .hearing import listening
from .keeping import as_json, current, kept_form, restored
from .opened import digest_of_file, watched
from .store import Store
from .workers import FEW, each

log = logging.getLogger("pelican.plugins.incremental_build")

KIND = "parsed"
KNOWN = (MarkdownReader, RstReader, HTMLReader)
CACHEABLE = "incremental_cacheable"
"""An attribute by which a reader of another plugin says that it reads nothing but the file, what it opens
for reading, and the settings, and that it hands metadata to `process_metadata`."""

ASIDE = {
    "OUTPUT_PATH",
    "CACHE_PATH",
    "CACHE_CONTENT",
    "LOAD_CONTENT_CACHE",
    "DELETE_OUTPUT_DIRECTORY",
    "PORT",
    "BIND",
}
"""Settings that say nothing of how an article is read."""

FOLDERS = {
    ArticlesGenerator: ("ARTICLE_PATHS", "ARTICLE_EXCLUDES"),
    PagesGenerator: ("PAGE_PATHS", "PAGE_EXCLUDES"),
}


class Readings:
    """The articles that were parsed by this run and those before it."""

    def __init__(self, store: Store, fingerprints: Fingerprints, jobs: int) -> None:
        self.counts = {"parsed": 0, "remembered": 0}
        self._store = store
        self._fingerprints = fingerprints
        self._jobs = jobs
        self._bases: dict[tuple[int, type], str] = {}
        self._ahead: dict[str, bytes] = {}
        self._kept: set[str] = set()

    def fit(self, generator: Generator) -> None:
        """Let the readers of a generator ask here first."""
        readers = generator.readers.readers
        begun: list[bool] = []
        for reader in readers.values():
            if _cacheable(type(reader)) and "read" not in vars(reader):
                reader.read = self._reading(reader, reader.read, generator, begun)

    def finish(self) -> None:
        """Forget what was not asked for."""
        self._store.keep(KIND, self._kept)

    def _reading(
        self, reader: BaseReader, read: Callable[[str], Any], generator: Generator, begun: list[bool]
    ) -> Callable[[str], Any]:
        def remembered(path: str) -> Any:
            if not begun:
                begun.append(True)
                self._read_ahead(generator)
            if not self._base(reader):
                return read(path)
            key = self._key(reader, path)
            kept = self._ahead.pop(key, None) or self._store.get(KIND, key)
            found = restored(reader, kept)
            if found is None:
                self.counts["parsed"] += 1
                found, kept = parse(reader, read, path)
                if kept is not None:
                    self._store.put(KIND, key, kept)
            else:
                self.counts["remembered"] += 1
            if kept is not None:
                self._kept.add(key)
            return found

        remembered.plain = read  # type: ignore[attr-defined]
        return remembered

    def _read_ahead(self, generator: Generator) -> None:
        """Fetch what the store knows of a generator's files, and parse the others on all processors."""
        if type(generator) not in FOLDERS:
            return
        paths, excludes = (generator.settings[name] for name in FOLDERS[type(generator)])
        names = sorted(generator.get_files(paths, exclude=excludes))
        files = [os.path.abspath(os.path.join(generator.path, name)) for name in names]
        readers = generator.readers.readers
        todo = [(readers[file_suffix(file)], file) for file in files if file_suffix(file) in readers]
        keys = {self._key(reader, file): (reader, file) for reader, file in todo if self._base(reader)}
        self._ahead = self._store.get_many(KIND, keys)
        missing = [key for key in keys if not current(self._ahead.get(key))]
        if self._jobs < 2 or len(missing) < FEW:
            return

        def work(key: str) -> bytes | None:
            reader, file = keys[key]
            return parse_quietly(reader, reader.read.plain, file)

        for key, parsed in zip(missing, each(work, missing, self._jobs), strict=True):
            if parsed is not None:
                self.counts["parsed"] += 1
                self.counts["remembered"] -= 1  # it will be counted when it is asked for
                self._ahead[key] = parsed
                self._store.put(KIND, key, parsed)

    def _key(self, reader: BaseReader, path: str) -> str:
        return f"{digest_of_file(path)} {self._base(reader)} {path}"

    def _base(self, reader: BaseReader) -> str:
        """A digest of the reader and all settings; empty where its articles cannot be kept."""
        kind = type(reader)
        key = id(reader.settings), kind
        if key not in self._bases:
            self._bases[key] = ""
            if _cacheable(kind):
                settings = {
                    name: value
                    for name, value in reader.settings.items()
                    if name not in ASIDE and not name.startswith("INCREMENTAL_")
                }
                heard = logging.getLogger("pelican.readers").isEnabledFor(logging.WARNING)
                try:
                    self._bases[key] = self._fingerprints.of([kind, settings, heard]).hex()
                except Unknown as reason:
                    log.debug("%s: articles are parsed always: the settings hold %s", kind.__name__, reason)
        return self._bases[key]


def _cacheable(kind: type) -> bool:
    return kind in KNOWN or bool(vars(kind).get(CACHEABLE))


def parse(reader: BaseReader, read: Callable[[str], Any], path: str) -> tuple[Any, bytes | None]:
    """What the reader makes of a file, and a form of it to keep; None for that where it would not be sound."""
    raw: list[tuple[str, Any, Any]] = []
    process = reader.process_metadata

    def noting(name: str, value: Any) -> Any:
        copy = as_json(value)
        result = process(name, value)
        raw.append((name, copy, result))
        return result

    before = vars(reader).get("process_metadata")
    reader.process_metadata = noting
    try:
        with watched() as opened, listening() as said:
            content, metadata = read(path)
    finally:
        del reader.process_metadata
        if before is not None:
            reader.process_metadata = before
    files = {file: digest_of_file(file) for file in opened.files if file != path}
    form = kept_form(content, metadata, raw)
    if form is None or opened.unsure or said:
        log.debug("%s is parsed always: %s", path, opened.unsure or said or "its metadata cannot be kept")
        return (content, metadata), None
    return (content, metadata), json.dumps([content, form, files]).encode()


def parse_quietly(reader: BaseReader, read: Callable[[str], Any], path: str) -> bytes | None:
    """The form to keep, in another process: what goes wrong is left to be said where the article is read."""
    try:
        return parse(reader, read, path)[1]
    except Exception:
        return None
