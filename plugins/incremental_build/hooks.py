"""The only place where the plugin is connected to Pelican."""

from __future__ import annotations

import atexit
import logging
import os
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator, StaticGenerator
from pelican.log import console

from . import code, linear, lists
from .pages import Pages
from .reading import Readings
from .sharing import render_share, shareable
from .spreading import Spread
from .store import Store
from .writer import IncrementalWriter

log = logging.getLogger("pelican.plugins.incremental_build")

FILE = "store.sqlite"
LISTS = "files.sqlite"
CODE = "code"


class Build:
    """One run of Pelican."""

    def __init__(self, pelican: Any) -> None:
        settings = pelican.settings
        self.settings = settings
        self.store = Store(folder_of(settings) / FILE, code.surroundings())
        self.lists = Store(folder_of(settings) / LISTS, "1")
        kept = self.store.get(CODE, CODE)
        if kept is not None and not code.unchanged(code.from_bytes(kept)):
            self.store.clear()
        output = os.path.abspath(pelican.output_path)
        name = str(settings.get("INCREMENTAL_OUTPUT") or output)
        self.pages = Pages(
            self.store, self.lists, Path(output), name, bool(settings.get("INCREMENTAL_VERIFY"))
        )
        jobs = int(settings.get("INCREMENTAL_JOBS") or os.cpu_count() or 1)
        self.readings = Readings(self.store, self.pages.fingerprints, jobs)
        self.generators: list[Any] = []
        self.jobs = 1 if settings.get("INCREMENTAL_VERIFY") else jobs

    def begin_writing(self) -> None:
        """Settle what is settled once everything is read, and let other processes help where they can."""
        for generator in self.generators:
            if isinstance(generator, ArticlesGenerator | PagesGenerator):
                lists.settle_addresses(list(contents_of(generator)))
        if shareable(self.generators):
            work = partial(render_share, self.pages, self.generators)
            self.pages.spread = Spread(self.jobs, work, lambda: chain(*map(contents_of, self.generators)))

    def finish(self) -> None:
        """Store what was found out, take away what is no more, and say so."""
        self.pages.finish(copied(self.generators))
        self.readings.finish()
        self._store_all()

    def abandon(self) -> None:
        """Store what was found out by a run that went wrong, so that a later one knows of its files."""
        self.pages.spread.stop()
        self.pages.files.keep_all()
        self._store_all()

    def _store_all(self) -> None:
        self.store.put(CODE, CODE, code.as_bytes(code.loaded_files()))
        for store in (self.store, self.lists):
            store.commit()
            store.close()


_builds: list[Build] = []
"""The run that is going on, if one is; a list, as receivers of signals are plain functions."""


def connect() -> None:
    """Connect to Pelican's signals; once is enough, twice does no harm."""
    signals.get_generators.connect(begin)
    signals.generator_init.connect(fit)
    signals.article_generator_finalized.connect(index)
    signals.get_writer.connect(bring_writer)
    signals.page_writer_finalized.connect(end_pages)
    signals.finalized.connect(end)
    atexit.register(give_up)


def folder_of(settings: dict[str, Any]) -> Path:
    """The folder of the cache: INCREMENTAL_CACHE, or one beside the settings, where Pelican has its own."""
    given = settings.get("INCREMENTAL_CACHE")
    beside = Path(settings["CACHE_PATH"]).absolute().parent
    return beside / (given or ".cache/incremental")


def begin(pelican: Any) -> None:
    """Open what earlier runs left: the first signal that is sent once a run."""
    give_up()
    if not any(str(name).endswith(__package__.rpartition(".")[2]) for name in pelican.settings["PLUGINS"]):
        return  # another site of the same process, which does not use the plugin
    if pelican.settings.get("INCREMENTAL_CACHE") is False:
        return
    if pelican.settings["CACHE_CONTENT"] or pelican.settings["LOAD_CONTENT_CACHE"]:
        log.warning("CACHE_CONTENT and LOAD_CONTENT_CACHE go by the time of a file alone: leave them off")
    _builds.append(Build(pelican))
    linear.begin()


def give_up() -> None:
    """Let go of a run that went wrong."""
    linear.end()
    while _builds:
        _builds.pop().abandon()


def fit(generator: Any) -> None:
    """Fit a generator's templates and readers out."""
    for build in _builds:
        build.generators.append(generator)
        build.pages.fit(generator.env, generator.settings)
        build.readings.fit(generator)


def index(generator: Any) -> None:
    """Speed up the lists of articles by tag, category and author."""
    if _builds:
        lists.index(generator)


def bring_writer(pelican: Any) -> type[IncrementalWriter] | None:
    """The writer, sent for when all articles are as they will be."""
    for build in _builds:
        build.begin_writing()
        return type("IncrementalWriter", (IncrementalWriter,), {"pages": build.pages})
    return None


def end_pages(_generator: Any, writer: Any) -> None:
    """Go on alone: what comes now is written by other generators."""
    for build in _builds:
        build.pages.spread.stop()


def contents_of(generator: Any) -> Iterator[Any]:
    """All that a generator writes a page for."""
    articles = (
        "articles",
        "translations",
        "hidden_articles",
        "hidden_translations",
        "drafts",
        "drafts_translations",
    )
    names = (*articles, "pages", "hidden_pages", "draft_pages", "draft_translations")
    return chain.from_iterable(getattr(generator, name, ()) for name in names)


def copied(generators: list[Any]) -> Iterator[str]:
    """The files that Pelican copies into the output by itself."""
    for generator in generators:
        if not isinstance(generator, StaticGenerator):
            continue
        for static in generator.staticfiles:
            if os.path.exists(static.source_path):
                yield os.path.join(generator.output_path, static.save_as)
        settings = generator.settings
        for path in settings["THEME_STATIC_PATHS"]:
            source = os.path.join(generator.theme, path)
            target = os.path.join(generator.output_path, settings["THEME_STATIC_DIR"])
            if os.path.isfile(source):
                yield os.path.join(target, os.path.basename(path))
            for folder, _folders, names in os.walk(source, followlinks=True):
                for name in names:
                    yield os.path.join(target, os.path.relpath(os.path.join(folder, name), source))


def end(pelican: Any) -> None:
    """The last signal of a run that went well."""
    for build in _builds:
        build.finish()
        counts = build.pages.counts
        console.print(
            f"Incremental build: {counts['rendered']} pages rendered, {counts['skipped']} skipped, "
            f"{counts['removed']} removed."
        )
    _builds.clear()
    linear.end()
