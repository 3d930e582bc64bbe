"""The editor's own files (STATIC_PATHS), which go to the site as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..plainfiles import bytes_of, has_no_text
from ..problems import Problem, Severity, UserError
from .build import as_typed
from .reader import refuse_links

LARGEST = 2**31
"""Bytes of a file."""

LONGEST = 200
"""Bytes of a name: some more are needed while it is written."""


def statics(found: Iterable[Any], root: Path) -> Iterator[tuple[str, bytes] | Problem]:
    """Path in the site and content of each file that Pelican has found, or why it is left out."""
    for static in sorted(found, key=lambda static: str(static.save_as)):
        path = Path(static.source_path)
        where = as_typed(path)
        if message := _misnamed(str(static.save_as)):
            yield Problem(where, 0, Severity.ERROR, message, "Rename it; the site is built without it.")
            continue
        try:
            refuse_links(path, root, where)
            data = bytes_of(path, LARGEST)
        except UserError as error:
            yield from error.problems
        except (OSError, ValueError) as error:
            said = error.strerror if isinstance(error, OSError) else error
            yield Problem(where, 0, Severity.ERROR, f"{said}", "The site is built without it.")
        else:
            yield str(static.save_as), data


def _misnamed(name: str) -> str:
    """Why a file of that name can't be in the site; empty if it can."""
    if has_no_text(name):
        return "the file's name is not UTF-8"
    if not name.isprintable():
        return "a sign that is not printed stands in the file's name"
    return f"the name is longer than {LONGEST} bytes" if len(Path(name).name.encode()) > LONGEST else ""
