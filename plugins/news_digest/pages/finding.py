"""The full-text search: Pagefind, which is known here alone, makes the indexes that the search page loads.

The articles are divided into bundles, each with an index in a folder of its own that is made anew only where
something that goes into it has changed. Above them lie the scripts that all share, with an overview of the
values of filters; the one bundle of a small digest lies there itself.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Thread

from ..engine import Memory
from ..problems import Problem, Severity
from .bundle import canonical, overview, without_programs
from .division import divided
from .files import Plan
from .indexer import indexed
from .ledger import Ledger
from .library import Library
from .marks import mark_of
from .records import filters_of, record_of
from .watching import Node, watched
from .writer import DigestWriter

FOLDER = "pagefind"
"""In the output. The indexer's script tells the address of the site from it."""

ORIGIN = "made-from.txt"
"""In each folder: what went into the index and what came out, as two fingerprints."""

MAKE = "2"
"""To be raised whenever the same articles shall give another index."""

Files = Mapping[str, bytes]
"""By path in the output."""


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
        self._todo: deque[_Part] = deque()
        self._done: list[tuple[_Part, Files]] = []
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
                self._begin(list(_parts(library, indexer)), library.site.settings.processes)

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

    def _begin(self, parts: Sequence[_Part], processes: int) -> None:
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
            if _is_whole(files, part):
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
                self._done.append((part, _made(part)))
            except Exception as failure:  # told, or raised, where the indexing is finished
                self._failures.append(failure)

    def _earlier(self) -> dict[str, dict[str, bytes]]:
        """What is there of each folder."""
        there: dict[str, dict[str, bytes]] = {}
        for name, data in self._writer.earlier(FOLDER).items():
            there.setdefault(_folder_of(name), {})[name] = data
        return there

    def _put(self, part: _Part, files: Files) -> None:
        written = [self._writer.write(name, data) for name, data in sorted(files.items())]
        self._writer.has_written(written)
        self._ledger.note(part.plan, part.seen, written)


@dataclass(frozen=True, slots=True)
class _Part:
    """A folder with an index."""

    folder: str
    size: int
    """Articles."""
    lines: Callable[[], Iterator[str]]
    """All that it is made from, one text after the other, worked out anew at each call."""
    make: Callable[[Iterator[str]], Mapping[str, bytes]]
    """Those -> files by path in the folder; must use up all of them."""
    plan: Plan
    """Under which the ledger has it."""
    seen: set[Node]
    """What was asked of the library for it."""


def _parts(library: Library, indexer: Path) -> Iterator[_Part]:
    """What is to be there."""
    lang = library.site.lang
    bundles = divided(library.by_slug.values())
    for name, stories in bundles.items():
        folder = f"{FOLDER}/{name}".rstrip("/")
        make = partial(_index, indexer, lang, alone=not name)
        seen: set[Node] = set()
        slugs = [story.slug for story in stories]
        lines = partial(_lines, indexer, slugs, watched(library, seen))
        within = mark_of(slugs).hex()
        yield _Part(folder, len(stories), lines, make, Plan(f"search {folder}", _parts, (within,)), seen)
    if len(bundles) > 1:
        seen = set()
        lines = partial(_values, indexer, watched(library, seen))
        plan = Plan(f"search {FOLDER}", _overview)
        yield _Part(FOLDER, 0, lines, partial(_overview, indexer, lang), plan, seen)


def _lines(indexer: Path, slugs: Sequence[str], library: Library) -> Iterator[str]:
    """What a bundle is made from: the indexer, and the articles as it takes them.

    One language for all: the reader's script searches only that of the page.
    """
    lang = library.site.lang
    yield _tool(indexer, lang)
    for place, slug in enumerate(slugs):
        record = record_of(library.by_slug[slug], library)
        asked = {
            "url": record.url,
            "content": record.content,
            "language": lang,
            "meta": record.meta,
            "filters": record.filters,
            "sort": {"date": str(len(slugs) - place)},
        }
        yield json.dumps(asked)


def _index(indexer: Path, lang: str, lines: Iterator[str], *, alone: bool) -> Mapping[str, bytes]:
    next(lines)  # the indexer
    files = canonical(indexed(indexer, lang, lines))
    return files if alone else without_programs(files)


def _values(indexer: Path, library: Library) -> Iterator[str]:
    """What the overview is made from: the indexer, and the values of all filters."""
    yield _tool(indexer, library.site.lang)
    known: dict[str, set[str]] = {}
    for story in library.stories:
        for name, values in filters_of(story, library).items():
            known.setdefault(name, set()).update(values)
    yield json.dumps({name: sorted(values) for name, values in sorted(known.items()) if values})


def _overview(indexer: Path, lang: str, lines: Iterator[str]) -> Mapping[str, bytes]:
    """Scripts come only with an index, so one of a single word is made."""
    _, values = lines
    some = json.dumps({"url": "", "content": "x", "language": lang})
    return overview(canonical(indexed(indexer, lang, [some])), json.loads(values))


def _tool(indexer: Path, lang: str) -> str:
    try:
        release = version("pagefind-bin")
    except PackageNotFoundError:  # a program that was found on the PATH
        release = "unknown"
    return json.dumps([MAKE, release, indexer.stat().st_size, lang])


def _made(part: _Part) -> Files:
    """The files of a folder, with the note beside them."""
    origin = sha256()
    found = part.make(_counted(part.lines(), origin.update))
    files = {f"{part.folder}/{name}": data for name, data in found.items()}
    return {**files, f"{part.folder}/{ORIGIN}": _note(origin.hexdigest(), files)}


def _is_whole(files: Files, part: _Part) -> bool:
    """Whether the files of a folder are those that would be made: a broken run or an edited file is seen."""
    note = f"{part.folder}/{ORIGIN}"
    if note not in files:
        return False
    origin = sha256()
    for _ in _counted(part.lines(), origin.update):
        pass
    others = {name: data for name, data in files.items() if name != note}
    return files[note] == _note(origin.hexdigest(), others)


def _counted(lines: Iterator[str], update: Callable[[bytes], None]) -> Iterator[str]:
    for line in lines:
        update(f"{line}\n".encode())
        yield line


def _note(origin: str, files: Files) -> bytes:
    listing = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return f"{origin} {sha256(listing.encode()).hexdigest()}\n".encode()


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
