"""The full-text search: Pagefind, which is known here alone, makes the indexes that the search page loads.

The articles are divided into bundles, each with an index in a folder of its own that is made anew only where
something that goes into it has changed. Above them lie the scripts that all share, with an overview of the
values of filters; the one bundle of a small digest lies there itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from ..engine import Memory
from ..problems import Problem, Severity
from .indexes import FOLDER, Files, Part, is_whole, made, parts_of
from .ledger import Ledger
from .library import Library
from .writer import DigestWriter


def program() -> Path | None:
    """The indexer; None on a machine for which there is none."""
    try:
        from pagefind.service import get_executable  # brings asyncio: only where there is a search

        found = get_executable()
    except (ImportError, FileNotFoundError):
        return None
    return Path(found) if found else None


def can_search(library: Library) -> bool:
    """Whether the digest has a full-text search: wanted, possible, and something to find."""
    return library.site.settings.search and bool(library.stories) and program() is not None


class Indexing:
    """The indexes on their way: from `begin` on they are made by processes beside whatever the caller does.

    The ledger knows which of them would be the same as in the build before.
    """

    def __init__(self, library: Library, writer: DigestWriter, ledger: Ledger | None = None) -> None:
        self._library, self._writer = library, writer
        self._ledger = ledger or Ledger(Memory(), "", b"")
        self._problems: list[Problem] = []
        self._todo: deque[Part] = deque()
        self._done: list[tuple[Part, Files]] = []
        self._failures: list[Exception] = []
        self._threads: list[Thread] = []

    def begin(self) -> None:
        """Start the processes, if there is to be a search; threads wait for them, so nothing may be forked after."""
        library = self._library
        if library.site.settings.search and library.stories:
            indexer = program()
            if indexer is None:
                self._problems.append(_missing())
            else:
                self._begin(list(parts_of(library, indexer)), library.site.settings.processes)

    def finish(self) -> list[Problem]:
        """Wait until all is made, and write it; says what is missing and why."""
        for thread in self._threads:
            thread.join()
        for failure in self._failures:
            if not isinstance(failure, (OSError, ValueError, LookupError)):
                raise failure
        for part, files in sorted(self._done, key=lambda done: done[0].folder):
            self._put(part, files)
        return [*self._problems, *map(_broken, self._failures[:1])]

    def _begin(self, parts: Sequence[Part], processes: int) -> None:
        """Keep what is as it should be, and make the rest, the largest first."""
        there: dict[str, dict[str, bytes]] | None = None
        for part in parts:
            kept = self._ledger.kept(part.plan)
            if kept and all(map(self._writer.is_intact, kept)):
                self._writer.has_written(kept)
                self._ledger.keep(part.plan)
                continue
            if there is None:
                there = self._earlier()
            files = there.pop(part.folder, {})
            if is_whole(files, part):
                self._put(part, files)
            else:
                self._todo.append(part)
        self._todo = deque(sorted(self._todo, key=lambda part: (-part.size, part.folder)))
        for _ in range(min(processes, len(self._todo))):
            self._threads.append(Thread(target=self._work, daemon=True))
            self._threads[-1].start()

    def _work(self) -> None:
        """Take what is to be done until nothing is left, or something went wrong."""
        while not self._failures:
            try:
                part = self._todo.popleft()
            except IndexError:
                return
            try:
                self._done.append((part, made(part)))
            except Exception as failure:  # told, or raised, where the indexing is finished
                self._failures.append(failure)

    def _earlier(self) -> dict[str, dict[str, bytes]]:
        """What is there of each folder."""
        there: dict[str, dict[str, bytes]] = {}
        for name, data in self._writer.earlier(FOLDER).items():
            there.setdefault(_folder_of(name), {})[name] = data
        return there

    def _put(self, part: Part, files: Files) -> None:
        written = [self._writer.write(name, data) for name, data in sorted(files.items())]
        self._writer.has_written(written)
        self._ledger.note(part.plan, part.seen, written)


def _folder_of(name: str) -> str:
    """The folder of an index; in it lie `index/`, `filter/`, `fragment/`."""
    parent = name.rpartition("/")[0]
    return parent.rpartition("/")[0] if parent.rpartition("/")[2] in INNER else parent


INNER = ("index", "filter", "fragment")


def _missing() -> Problem:
    message = "Pagefind is not installed, so the search page has only the list of titles"
    advice = "Install it (pip install pagefind pagefind-bin), or set DIGEST_SEARCH = False."
    return Problem("DIGEST_SEARCH", 0, Severity.WARNING, message, advice)


def _broken(failure: Exception) -> Problem:
    message = f"the full-text search could not be made: {failure}"
    advice = "Build again; if that does not help, set DIGEST_SEARCH = False."
    return Problem("DIGEST_SEARCH", 0, Severity.ERROR, message, advice)
