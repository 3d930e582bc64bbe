"""The editor's Markdown below a folder, and what nobody would read there for its name alone."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

from .plainfiles import shut
from .problems import Problem, Severity
from .report import as_typed
from .settings import Settings

ENDING = ".md"

OTHERS = (".markdown", ".mkd", ".mdown")
"""Other endings of Markdown, which the editor's pages may have, and nothing else."""

LIKE_IT = (ENDING, *OTHERS, ".mkdn", ".mdwn", ".md.txt", ".txt", ".text")
"""Endings, in any case, of files that were meant to be read; some editors and systems write .txt unasked."""


PLAIN = (".txt", ".text")
"""Of them those that may be something else, such as robots.txt."""
MEANT = (b"---", b">")
"""How articles, pages and notes begin."""


def texts_below(folder: Path) -> list[Path]:
    """The `.md` files below a folder, in order; hidden files and folders are left out, links not followed.

    None where there is no such folder; UserError where one can't be listed.
    """
    return sorted(path for path in _below(folder) if path.name.endswith(ENDING))


def strays(settings: Settings) -> Iterator[Problem]:
    """Files among articles, notes and pages that were meant to be read, to judge by their names, and are not."""
    pages = settings.content / "pages"
    for folder in (settings.articles, settings.notes, pages):
        read = (ENDING, *OTHERS) if folder == pages else ENDING
        for path in sorted(_below(folder)):
            ending = next((one for one in LIKE_IT if path.name.casefold().endswith(one)), "")
            if ending and not path.name.endswith(read) and (ending not in PLAIN or _is_meant(path)):
                message = f"is not read: the name of such a file ends in {ENDING}"
                advice = f"Rename it {path.name[: -len(ending)]}{ENDING}."
                yield Problem(as_typed(path), 0, Severity.ERROR, message, advice)


def _is_meant(path: Path) -> bool:
    """Whether a file begins as one of the editor's texts does."""
    try:
        with path.open("rb") as file:
            return file.read(64).removeprefix(BOM_UTF8).lstrip().startswith(MEANT)
    except OSError:  # a folder, say
        return False


def _below(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for place, folders, files in os.walk(folder, onerror=shut, followlinks=False):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (Path(place, name) for name in (*files, *folders) if not name.startswith("."))
