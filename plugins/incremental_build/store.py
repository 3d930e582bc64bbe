"""What earlier runs found out, kept in one SQLite file that may be lost at any time."""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from .sqlitefile import FAULTS, created, opened, passes

log = logging.getLogger(__name__)

Key = TypeVar("Key", str, bytes)

AT_ONCE = 500
"""Keys in one question: SQLite takes 999 parameters at least."""


class Store:
    """Values under a kind and a key, which count only as long as they are whole and of one version.

    Nothing here raises for the state of the file. A file that is damaged, cut short, foreign or of another
    version counts as empty and is replaced by the next `commit`. Every value carries a checksum over version,
    kind, key and data: what does not fit counts as missing, so a wrong value is never handed out.

    What is put is held in memory until `commit`, which stores it in one transaction. Two processes may use
    one file: whoever finds it locked for long goes on without storing. Threads and forked processes may read.
    """

    def __init__(self, path: Path, version: str) -> None:
        self._path = path
        self._version = version
        self._secret = blake2b(version.encode(), digest_size=32).digest()
        self._new: dict[tuple[str, bytes], bytes] = {}
        self._kept: dict[str, set[bytes]] = {}
        self._file = opened(self._path, self._version)
        self._process = os.getpid()
        self._one_at_a_time = threading.Lock()
        self._inherited: list[sqlite3.Connection] = []

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Store what was put, unless an exception ended the block."""
        if kind is None:
            self.commit()
        self.close()

    def get(self, kind: str, key: str | bytes) -> bytes | None:
        """The value, or None where there is none or it is not whole."""
        return self.get_many(kind, [_as_bytes(key)]).get(_as_bytes(key))

    def get_many(self, kind: str, keys: Iterable[Key]) -> dict[Key, bytes]:
        """The values that there are, by the keys as they were given."""
        asked = {_as_bytes(key): key for key in keys}
        found = {asked[key]: self._new[kind, key] for key in asked if (kind, key) in self._new}
        known = self._kept.get(kind)
        left = [key for key in asked if (kind, key) not in self._new and (known is None or key in known)]
        for key, seal, data in self._rows(kind, left):
            if key in asked and seal == self._seal(kind, key, data):  # a damaged index gives other rows
                found[asked[key]] = data
        return found

    def put(self, kind: str, key: str | bytes, data: bytes) -> None:
        """Remember a value; it is stored by `commit`."""
        self._new[kind, _as_bytes(key)] = data

    def put_many(self, kind: str, items: Mapping[str, bytes] | Mapping[bytes, bytes]) -> None:
        """Remember several values."""
        for key, data in items.items():
            self.put(kind, key, data)

    def keep(self, kind: str, keys: Iterable[str] | Iterable[bytes]) -> None:
        """Forget all keys of the kind but these; what is put afterwards stays, too."""
        wanted = {_as_bytes(key) for key in keys}
        self._kept[kind] = wanted & self._kept.get(kind, wanted)
        for key in [key for key in self._new if key[0] == kind and key[1] not in wanted]:
            del self._new[key]

    def clear(self) -> None:
        """Forget everything; the next `commit` begins the file anew."""
        self.close()

    def commit(self) -> bool:
        """Store what was put and drop what was not kept; False where the file cannot be written now."""
        try:
            if self._file is not None and self._stored_into(self._file):
                return True
            return not self._new or self._stored_anew()
        except (*FAULTS, OSError) as error:
            log.debug("%s: nothing was stored: %s", self._path, error)
            return False

    def close(self) -> None:
        """Let go of the file; what was put since the last `commit` is lost."""
        if self._file is not None:
            with contextlib.suppress(*FAULTS):
                self._file.close()
        self._file = None
        self._new, self._kept = {}, {}

    def _rows(self, kind: str, keys: list[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
        self._in_own_process()
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(some))
            question = f"select key, seal, data from entries where kind = ? and key in ({marks})"  # noqa: S608
            if self._file is None:
                return
            try:
                with self._one_at_a_time:
                    rows = self._file.execute(question, (kind, *some)).fetchall()
            except FAULTS as error:
                self._doubt(error)
                continue
            yield from (row for row in rows if all(isinstance(part, bytes) for part in row))

    def _in_own_process(self) -> None:
        """A process forked from the one that opened the file opens it again: SQLite forbids to share it."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._inherited += [self._file] if self._file else []  # not to be closed here, either
            self._one_at_a_time = threading.Lock()
            self._file = opened(self._path, self._version)

    def _doubt(self, error: Exception) -> None:
        """Give the file up, unless the error is one that passes."""
        if not passes(error) and self._file is not None:
            log.debug("%s is damaged and is begun anew: %s", self._path, error)
            with contextlib.suppress(*FAULTS):
                self._file.close()
            self._file = None

    def _stored_into(self, file: sqlite3.Connection) -> bool:
        """One transaction on the file that is there. False where the file has to be begun anew."""
        try:
            gone = [
                (kind, key)
                for kind, kept in self._kept.items()
                for (key,) in file.execute("select key from entries where kind = ?", (kind,))
                if key not in kept
            ]
            if gone or self._new:
                file.execute("begin immediate")
                if file.execute("select name from version").fetchall() != [(self._version,)]:
                    file.execute("rollback")
                    return False
                file.executemany("delete from entries where kind = ? and key = ?", gone)
                self._insert(file)
                file.execute("commit")
        except FAULTS as error:
            with contextlib.suppress(*FAULTS):
                file.execute("rollback")
            if passes(error):
                raise
            self._doubt(error)
            return False
        self._new, self._kept = {}, {}
        return True

    def _stored_anew(self) -> bool:
        """A new file in place of the old: built beside it, so that it is there whole or not at all."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.tmp")
        try:
            with contextlib.closing(created(beside, self._version)) as file:
                file.execute("begin immediate")
                self._insert(file)
                file.execute("commit")
            if self._file is not None:
                self._file.close()
            beside.replace(self._path)
        finally:
            beside.unlink(missing_ok=True)
        self._new, self._kept = {}, {}
        self._file = opened(self._path, self._version)
        return True

    def _insert(self, file: sqlite3.Connection) -> None:
        rows = ((kind, key, self._seal(kind, key, data), data) for (kind, key), data in self._new.items())
        file.executemany("insert or replace into entries values (?, ?, ?, ?)", rows)

    def _seal(self, kind: str, key: bytes, data: bytes) -> bytes:
        name = kind.encode()
        digest = blake2b(b"%d %d " % (len(name), len(key)), key=self._secret, digest_size=16)
        digest.update(name)
        digest.update(key)
        digest.update(data)
        return digest.digest()


def _as_bytes(key: str | bytes) -> bytes:
    return key if isinstance(key, bytes) else key.encode("utf-8", "surrogateescape")
