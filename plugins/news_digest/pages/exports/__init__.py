"""The digest in forms that other programs read."""

from __future__ import annotations

from collections.abc import Iterator

from ..files import DataFile
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


def files(library: Library) -> Iterator[DataFile]:
    """Every export's files, one after the other."""
    corpus = Corpus(library)
    for export in wanted(library):
        yield from export.files(corpus)
