"""The seeds folder: which files are raw copy, and their bytes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from .model import Seed
from .plainfiles import bytes_of, shut
from .problems import Problem, Severity, UserError

LARGEST = 50 * 1024 * 1024
"""Bytes; a saved news page is a few hundred kB, so what is larger is not one."""

NOT_SEEDS = ("readme", "license", "licence", "copying")
"""Files that people put beside their raw copy and that are not raw copy."""

SAVED = "_files"
"""How the folder ends that a browser saves with a page."""
NO_PAGE = (
    "is a folder of a saved page that is not beside it: rename it if raw copies are in it, else delete it"
)

PAGES = ("", ".html", ".htm", ".xhtml")
"""How a page ends that a browser saves with such a folder."""

INITIALS = frozenset(name[0] for name in NOT_SEEDS) | frozenset(name[0].upper() for name in NOT_SEEDS)
"""With which they begin; a look at it spares another at nearly every name."""


def find_seeds(folder: Path) -> list[Seed]:
    """List the raw copies under `folder`, by name; hidden files, READMEs and the `_files` folders of saved pages
    are left out. Such a folder without its page is listed itself, so that it is told.

    Raises UserError where the folder is missing, or one can't be looked into: what lies there is not gone.
    """
    if not folder.is_dir():
        raise UserError(
            Problem(
                str(folder),
                0,
                Severity.ERROR,
                "no such folder",
                "Make it and put raw copies of articles in it, or name another with SEEDS=folder.",
            )
        )
    found: dict[str, Seed] = {}
    for place, folders, files in os.walk(folder, onerror=shut, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        here = Path(place)
        orphans = [name for name in folders if name.endswith(SAVED) and not _is_of_page(name, files)]
        folders[:] = [name for name in folders if not name.endswith(SAVED)]
        prefix = "" if here == folder else f"{here.relative_to(folder).as_posix()}/"
        linked = [name for name in folders if (here / name).is_symlink()]  # read_bytes says what is wrong
        for file in sorted((*files, *linked, *orphans)):  # in whatever order the disk has them
            if is_passed_over(file):
                continue
            path = here / file
            name = spoken(prefix + file)
            while name in found:  # two names that differ only in what is not printed
                name += "_"
            found[name] = Seed(path, name)
    return [found[name] for name in sorted(found)]


def is_passed_over(name: str) -> bool:
    """Whether a file of that name is hidden, or stands beside raw copies and is none."""
    return name.startswith(".") or (name[0] in INITIALS and Path(name).stem.casefold() in NOT_SEEDS)


def is_bare(folder: Path) -> bool:
    """Whether nothing at all lies in a folder, as in the place of a drive that is not there."""
    with os.scandir(folder) as entries:
        return next(entries, None) is None


def _is_of_page(folder: str, files: list[str]) -> bool:
    """Whether a folder lies beside the page that it was saved with: `Talks_files` beside `Talks.html`."""
    start = folder.removesuffix(SAVED)
    ends = [file[len(start) :].casefold() for file in files if file.startswith(start)]
    return bool(start) and any(end in PAGES for end in ends)


def spoken(name: str) -> str:
    """A file's name as it can be written down: what is not printed becomes a blank, blanks become one."""
    if name.isprintable() and " " not in name:  # most are such
        return name
    return " ".join("".join(char if char.isprintable() else " " for char in name).split())


def read_bytes(seed: Seed) -> bytes:
    """The seed's bytes. Raises OSError; ValueError for a symlink, something not a file, or one too large."""
    if seed.name.endswith(SAVED) and seed.path.is_dir():
        raise ValueError(NO_PAGE)
    return bytes_of(seed.path, LARGEST, "an article")


def sha256(data: bytes) -> str:
    """The hash by which a seed is known when it is renamed."""
    return hashlib.sha256(data).hexdigest()
