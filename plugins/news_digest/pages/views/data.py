"""The page that tells in which forms the digest can be taken along."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One thing that a file says."""

    name: str
    """As it stands in the file."""
    about: str
    """In the site's language, as all that follows."""
    type: str
    """`text`, `list`, ..."""


@dataclass(frozen=True, slots=True)
class SheetView:
    """What a file says of all things of one kind."""

    name: str
    anchor: str
    """`json-articles`."""
    about: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class ExportView:
    """One form."""

    name: str
    """Also its anchor."""
    title: str
    about: str
    type: str
    """Media type."""
    files: tuple[str, ...]
    """Addresses of those that hold all of the digest."""
    each: tuple[str, ...]
    """Patterns of those that hold a part: `articles/*.bib`."""
    sheets: tuple[SheetView, ...]
    """None that an earlier form has shown."""
