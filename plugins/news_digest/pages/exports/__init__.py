"""The digest in forms that other programs read."""

from __future__ import annotations

from collections.abc import Iterator

from ..files import DataFile, Plan
from ..library import Library
from .annotations import ANNOTATIONS
from .bibtex import BIBTEX
from .corpus import Corpus
from .csl import CSL
from .ftm import FTM
from .graphml import GRAPHML
from .ical import ICAL
from .jsonfeed import JSONFEED
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


def wanted(library: Library) -> Iterator[Export]:
    """Those that the settings ask for."""
    return (export for export in ALL if export.name in library.site.settings.exported)


def plans(library: Library) -> Iterator[Plan]:
    """A plan for each export."""
    return (Plan(f"export {export.name}", files_of, (export.name,)) for export in wanted(library))


def files(library: Library) -> Iterator[DataFile]:
    """Every export's files, one after the other."""
    for export in wanted(library):
        yield from files_of(library, export.name)


def files_of(library: Library, name: str) -> Iterator[DataFile]:
    """The files of one export."""
    corpus = library.once("corpus", Corpus)
    export = next(export for export in ALL if export.name == name)
    yield from export.files(corpus)
