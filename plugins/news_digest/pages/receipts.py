"""The list of what was written into the output, so that stale pages can go and nothing else ever does."""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

NAME = ".written"
"""In the output folder; a line a file, sorted: hash, two spaces, path."""

LINE = re.compile(r"([0-9a-f]{40})  ([^\x00-\x1f]+)\Z")  # 0a4d...  articles/x.html


def fingerprint(data: bytes) -> str:
    """40 hex digits that stand for a file's content."""
    return hashlib.sha256(data).hexdigest()[:40]


def load(output: Path) -> dict[str, set[str]]:
    """Path -> fingerprints with which it was written. A run that broke off may have left several."""
    known: dict[str, set[str]] = defaultdict(set)
    if (output / NAME).is_symlink():
        return known
    try:
        text = (output / NAME).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return known
    for line in text.split("\n"):
        if found := LINE.match(line):
            known[found[2]].add(found[1])
    return known


class Journal:
    """Puts on record, before it happens, that a file is written: a run that breaks off leaves no orphan."""

    def __init__(self, output: Path) -> None:
        self._path = output / NAME
        self._file, self._process = -1, 0

    def note(self, path: str, mark: str) -> None:
        """Add a file and its fingerprint. Forked processes add theirs by themselves: a line is written at once."""
        if self._process != os.getpid():
            if self._path.is_symlink():
                self._path.unlink()  # someone's link: what it leads to is not ours
            self._file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
            self._process = os.getpid()
        os.write(self._file, f"{mark}  {path}\n".encode("utf-8", "surrogateescape"))

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
        ours = inside and not _through_link(place, output) and place.is_file()
        if ours and fingerprint(place.read_bytes()) in known[path]:
            found.append(place)
    return found


def _through_link(place: Path, output: Path) -> bool:
    return any(
        step.is_symlink()
        for step in (place, *place.parents)
        if step.is_relative_to(output) and step != output
    )
