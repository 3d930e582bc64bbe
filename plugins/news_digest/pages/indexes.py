"""What each folder of the full-text search is made from, and how one tells that it is as it should be."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .bundle import canonical, overview, without_programs
from .division import divided
from .files import Plan
from .indexer import indexed
from .library import Library
from .marks import mark_of
from .records import filters_of, record_of
from .watching import Node, watched

FOLDER = "pagefind"
"""In the output. The indexer's script tells the address of the site from it."""

ORIGIN = "made-from.txt"
"""In each folder: what went into the index and what came out, as two fingerprints."""

MAKE = "2"
"""To be raised whenever the same articles shall give another index."""

Files = Mapping[str, bytes]
"""By path in the output."""


@dataclass(frozen=True, slots=True)
class Part:
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


def parts_of(library: Library, indexer: Path) -> Iterator[Part]:
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
        yield Part(folder, len(stories), lines, make, Plan(f"search {folder}", parts_of, (within,)), seen)
    if len(bundles) > 1:
        seen = set()
        lines = partial(_values, indexer, watched(library, seen))
        plan = Plan(f"search {FOLDER}", _overview)
        yield Part(FOLDER, 0, lines, partial(_overview, indexer, lang), plan, seen)


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


def made(part: Part) -> Files:
    """The files of a folder, with the note beside them."""
    origin = sha256()
    found = part.make(_counted(part.lines(), origin.update))
    files = {f"{part.folder}/{name}": data for name, data in found.items()}
    return {**files, f"{part.folder}/{ORIGIN}": _note(origin.hexdigest(), files)}


def is_whole(files: Files, part: Part) -> bool:
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
