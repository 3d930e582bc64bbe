"""The SQLite file of a store: opened if it counts, made, and what its errors mean."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

log = logging.getLogger(__name__)

FORMAT = 0x1B5_0001
"""Stands in the file's header as SQLite's `application_id`: another number is another format."""

PATIENCE = 5.0
"""Seconds to wait for another process that is just storing."""

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises, and what Python does where SQLite's message quotes damaged bytes."""

TABLES = """
create table version (name text not null);
create table entries (
  kind text not null, key blob not null, seal blob not null, data blob not null, primary key (kind, key)
);
"""

WRITABLE = 2
"""The highest version of SQLite's file format that is written: 1 with a journal, 2 with a log written ahead."""

NOT_NOW = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
}
"""Errors of the moment, which say nothing against the file; after any other it is begun anew."""


def opened(path: Path, version: str) -> sqlite3.Connection | None:
    """The file as it is, or None where there is none that counts. Nothing is written."""
    if not path.is_file():
        return None
    file = None
    try:
        file = _connected(path)
        (number,) = file.execute("pragma application_id").fetchone()
        if (
            number == FORMAT
            and _may_change(path)
            and file.execute("select name from version").fetchall() == [(version,)]
        ):
            return file
        log.debug("%s is of another version and is begun anew", path)
    except FAULTS as error:
        log.debug("%s cannot be read and is begun anew: %s", path, error)
    if file is not None:
        file.close()
    return None


def created(path: Path, version: str) -> sqlite3.Connection:
    """A new file without entries, in place of one that is there."""
    path.unlink(missing_ok=True)
    file = _connected(path, create=True)
    try:
        file.executescript(f"pragma application_id = {FORMAT};{TABLES}")
        file.execute("insert into version values (?)", (version,))
    except FAULTS:
        file.close()
        raise
    return file


def passes(error: Exception) -> bool:
    """Whether an error is one of the moment, which says nothing against the file."""
    return _code(error) in NOT_NOW


def _may_change(path: Path) -> bool:
    """Whether the file says that this SQLite may write to it, too: a damaged head makes it read-only for good."""
    with path.open("rb") as file:
        head = file.read(20)
    return len(head) == 20 and max(head[18:]) <= WRITABLE


def _connected(path: Path, create: bool = False) -> sqlite3.Connection:
    """The file without journal and sync: a crash while it is written costs the file, and only time."""
    address = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    file = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        file.execute("pragma journal_mode = memory")
        file.execute("pragma synchronous = off")
    except FAULTS:
        file.close()
        raise
    return file


def _code(error: Exception) -> int:
    """SQLite's primary code of an error; 1, its general error, where Python raised it by itself."""
    return getattr(error, "sqlite_errorcode", 1) & 0xFF
