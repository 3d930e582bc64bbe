"""What a conversion depends on beside the seed: the program, its libraries, and what it knew beforehand."""

from __future__ import annotations

import sys
import zoneinfo
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from .model import Knowledge
from .packing import pack

RIGHT_OF_THE_WALL = ("pages",)
"""Folders of the package that have no part in a conversion."""

SIZE = 16
"""Bytes of a fingerprint."""


def of_program() -> str:
    """Changes whenever the code, the shipped data, Python, a library or the time zones do."""
    return _digest(
        [
            *_files(Path(__file__).parent),
            sys.version.encode(),
            sys.platform.encode(),
            *(name.encode() for name in libraries()),
            *_time_zones(),
        ]
    )


def of_knowledge(knowledge: Knowledge) -> str:
    """Changes whenever registry, outlets or gazetteer say another thing, or the model of names is another."""
    model = [*_files(Path(knowledge.model))] if knowledge.model else []
    return _digest([pack((knowledge.actors, knowledge.outlets, sorted(knowledge.ignored))), *model])


def key_of(*parts: str) -> str:
    """One name for several."""
    return _digest([part.encode("utf-8", "surrogateescape") for part in parts])


def _digest(parts: Iterable[bytes]) -> str:
    return over(parts, SIZE).hex()


def over(parts: Iterable[bytes], size: int) -> bytes:
    """So many bytes for several values in their order; which is which counts, too."""
    digest = blake2b(digest_size=size)
    for part in parts:
        digest.update(b"%d " % len(part))
        digest.update(part)
    return digest.digest()


def _files(folder: Path) -> Iterator[bytes]:
    """Name and content of each file, in order."""
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if inside.parts[0] in RIGHT_OF_THE_WALL or "__pycache__" in inside.parts or not path.is_file():
            continue
        yield inside.as_posix().encode("utf-8", "surrogateescape")
        yield path.read_bytes()


def libraries() -> list[str]:
    """Every installed distribution with its version, as its folder is called."""
    found = set()
    for place in sys.path:
        if place.endswith("-packages") and (folder := Path(place)).is_dir():
            found |= {entry.name for entry in folder.iterdir() if entry.suffix in (".dist-info", ".egg-info")}
    return sorted(found)


def _time_zones() -> Iterator[bytes]:
    """The first line of the system's table of time zones, which tells its version."""
    for place in zoneinfo.TZPATH:
        table = Path(place, "tzdata.zi")
        if table.is_file():
            with table.open("rb") as file:
                yield file.readline()
