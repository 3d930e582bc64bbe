"""The digest in forms that other programs read."""

from __future__ import annotations

from collections.abc import Iterator

from ..feeds import subjects
from ..files import DataFile, File, Plan
from ..library import Library
from .annotations import ANNOTATIONS
from .bibtex import BIBTEX
from .corpus import Corpus, Piece
from .csl import CSL
from .ftm import FTM
from .graphml import GRAPHML
from .ical import ICAL
from .jsonfeed import JSONFEED, of_subject
from .sheet import Export
from .sqlite import SQLITE
from .tables import CSV, JSON
from .timelinejs import TIMELINEJS

ALL: tuple[Export, ...] = (
    JSON,
    CSV,
    SQLITE,
    GRAPHML,
    FTM,
    BIBTEX,
    CSL,
    ANNOTATIONS,
    ICAL,
    TIMELINEJS,
    JSONFEED,
)
"""A new one is a module with such a value, and its name in `settings.EXPORTS`."""


BY_NAME = {export.name: export for export in ALL}


def wanted(library: Library) -> Iterator[Export]:
    """Those that the settings ask for."""
    return (export for export in ALL if export.name in library.site.settings.exported)


def plans(library: Library) -> Iterator[Plan]:
    """For each export a plan of what holds all of the digest, and one for each article or feed that has a file."""
    for export in wanted(library):
        if export is JSONFEED:
            for kind, name in subjects(library):
                yield Plan(f"json feed {kind} {name}", of_subject, (kind, name))
        if export.of_article:
            for story in library.stories:
                yield Plan(f"export {export.name} {story.slug}", file_of, (export.name, story.slug))
        if export.brief:
            yield Plan(f"export {export.name}", whole_of, (export.name,))
    yield Plan("export tables", tables)


def tables(library: Library) -> Iterator[File]:
    """The exports that hold the texts of all articles, or what is found in them; they share their rows."""
    for export in wanted(library):
        if not export.brief:
            yield from export.files(library.once("corpus", Corpus))


def file_of(library: Library, name: str, slug: str) -> Iterator[DataFile]:
    """What one export tells of one article."""
    if make := BY_NAME[name].of_article:
        yield make(Piece(library.by_slug[slug], Corpus(library)))


def whole_of(library: Library, name: str) -> Iterator[File]:
    """The files of one export that hold all of the digest, without the articles' texts."""
    return BY_NAME[name].files(Corpus(library))
