"""The list of what was written into the output, so that stale pages can go and nothing else ever does."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..atomic import open_record, write_all
from ..problems import Problem, Severity

NAME = ".written"
"""In the output folder; a line a file, sorted: hash, two spaces, path."""

LINE = re.compile(r"([0-9a-f]{40})  ([^\x00-\x1f]+)\Z")  # 0a4d...  articles/x.html


NAMED = 3
"""Files in the way that are named."""

NOT_OURS = (
    "Move away what is yours and delete what the digest made (the whole folder, if all in it is), then build again; "
    "or build into another folder."
)
"""What to do about files that stand in the way."""


def fingerprint(data: bytes) -> str:
    """40 hex digits that stand for a file's content."""
    return hashlib.sha256(data).hexdigest()[:40]


def load(output: Path) -> dict[str, set[str]]:
    """Path -> fingerprints with which it was written. A run that broke off may have left several."""
    known: dict[str, set[str]] = defaultdict(set)
    for line in _lines(output):
        if found := LINE.match(line):
            known[found[2]].add(found[1])
    return known


def _lines(output: Path) -> list[str]:
    """The lines of the list; a damaged byte costs its line, and where there is no list there are none."""
    if (output / NAME).is_symlink():
        return []
    try:
        return (output / NAME).read_text("utf-8", "surrogateescape").split("\n")
    except OSError:
        return []


def in_the_way(found: Iterable[str], where: str) -> Problem:
    """How many files stand in the way of ours, which are the first, and what to do. `where` is the output."""
    names = sorted(found)
    what = "a file is" if len(names) == 1 else f"{len(names)} files are"
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    message = (
        f"{what} there that the digest did not write, by the record in {NAME}, and left as found: "
        f"{', '.join(names[:NAMED])}{more}"
    )
    return Problem(where, 0, Severity.ERROR, message, NOT_OURS)


class Journal:
    """Puts on record, before it happens, that a file is written: a run that breaks off leaves no orphan."""

    def __init__(self, output: Path) -> None:
        self._path = output / NAME
        self._file, self._process = -1, 0

    def note(self, path: str, mark: str) -> None:
        """Add a file and its fingerprint. Forked processes add theirs by themselves: a line is written at once."""
        if self._process != os.getpid():
            self._file = open_record(self._path)
            self._process = os.getpid()
            write_all(self._file, b"\n")  # the last line of a run that broke off may lack its end
        write_all(self._file, f"{mark}  {path}\n".encode("utf-8", "surrogateescape"))

    def close(self) -> None:
        """No more files."""
        if self._process == os.getpid():
            os.close(self._file)
        self._process = 0


def text_of(written: Mapping[str, str]) -> bytes:
    """The record of a finished run."""
    return "".join(f"{written[path]}  {path}\n" for path in sorted(written)).encode()


def stale(output: Path, known: Mapping[str, Iterable[str]], written: Mapping[str, str]) -> list[Path]:
    """Files that an earlier run wrote, this one did not, and nobody has changed since."""
    found = []
    for path in sorted(set(known) - set(written)):
        place = output / path
        inside = ".." not in Path(path).parts and not Path(path).is_absolute()
        ours = inside and not through_link(place, output) and place.is_file()
        if ours and fingerprint(place.read_bytes()) in known[path]:
            found.append(place)
    return found


def through_link(place: Path, output: Path) -> bool:
    """Whether a link stands on the way to a place in the output, or there."""
    return any(
        step.is_symlink()
        for step in (place, *place.parents)
        if step.is_relative_to(output) and step != output
    )
