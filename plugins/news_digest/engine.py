"""The one door to what keeps results from run to run; it lies beside this package, installed or in a checkout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING or not __name__.startswith("pelican."):
    from incremental_build.store import Store
else:
    from pelican.plugins.incremental_build.store import Store

__all__ = ["Keeping", "Memory", "Store", "store_in"]

Key = TypeVar("Key", str, bytes)


class Keeping(Protocol):
    """What a run asks of the place where results are kept."""

    def get_many(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]: ...

    def put_many(self, kind: str, items: Mapping[str, bytes]) -> None: ...

    def keep(self, kind: str, keys: Iterable[str]) -> None: ...

    def commit(self) -> bool: ...


class Memory:
    """Keeps results for one run alone, where no folder for them is wanted."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], bytes] = {}

    def get_many(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Those that are there, by key."""
        return {key: self._rows[kind, key] for key in keys if (kind, key) in self._rows}

    def put_many(self, kind: str, items: Mapping[str, bytes]) -> None:
        """Remember some."""
        self._rows.update(((kind, key), data) for key, data in items.items())

    def keep(self, kind: str, keys: Iterable[str]) -> None:
        """Forget all of the kind but these."""
        wanted = set(keys)
        for row in [row for row in self._rows if row[0] == kind and row[1] not in wanted]:
            del self._rows[row]

    def commit(self) -> bool:
        """Nothing to do."""
        return True


def store_in(folder: Path | None, name: str, version: str) -> Keeping:
    """The file of that name in the folder of caches, or where there is none a place for this run alone."""
    return Store(folder / name, version) if folder else Memory()


def emptied(folder: Path | None) -> list[str]:
    """Remove everything that is kept in the folder of caches; the names of the files."""
    found = (
        sorted(path for path in folder.iterdir() if ".sqlite" in path.name)
        if folder and folder.is_dir()
        else []
    )
    for path in found:
        path.unlink()
    return [path.name for path in found]
