"""The tables in one SQLite file, as Datasette and other tools open it.

The same articles give the same bytes: rows in order, no clock, and a header that does not tell which
version of SQLite wrote it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from ..files import Before, File, PartedFile
from .corpus import Corpus
from .parts import Places, mark_of_piece, packed, places_of
from .records import TABLES
from .sheet import FLAG, N_, NUMBER, WHOLE, Export, Row, Sheet, as_cell

PATH = "data/digest.db"

TYPES = {NUMBER: "REAL", WHOLE: "INTEGER", FLAG: "INTEGER"}
"""Of columns; the others are TEXT, lists as JSON."""

KEYS = {"articles": "slug", "actors": "name", "events": "id"}
"""Primary keys."""

FOREIGN = {
    **{(table, "article"): "articles" for table in ("mentions", "quotes", "events")},
    **{(table, "actor"): "actors" for table in ("mentions", "quotes")},
    **{("links", end): "articles" for end in ("source", "target")},
    ("articles", "copy_of"): "articles",
}
"""Table and column -> the table whose key it holds."""

INDEXES = (*FOREIGN, ("articles", "date"), ("articles", "outlet"), ("events", "day"))

PAGE = 4096
"""Bytes."""

VERSION = slice(96, 100)
"""Of the header: the number of the SQLite that wrote the file, which no reader depends on."""


def _files(corpus: Corpus) -> Iterator[File]:
    """data/digest.db"""

    def make(before: Before) -> tuple[bytes, bytes]:
        try:
            return _made(corpus, before)
        except sqlite3.Error:
            if not before.place:
                raise
            return _made(corpus, Before())

    yield PartedFile(PATH, make)


def _made(corpus: Corpus, before: Before) -> tuple[bytes, bytes]:
    """The file, and where the rows of each article stand in its tables."""
    known = places_of(before)
    places: Places = {}
    with closing(sqlite3.connect("file::memory:", uri=True, isolation_level=None)) as base:
        base.execute(f"PRAGMA page_size = {PAGE}")
        base.execute("PRAGMA foreign_keys = OFF")  # a copy may stand before the article that is shown for it
        if known:
            base.execute("ATTACH ? AS old", (f"{Path(before.place).as_uri()}?mode=ro&immutable=1",))
        base.execute("BEGIN")
        for sheet in TABLES:
            base.execute(_table(sheet))
            if sheet.by_article:
                _fill(base, sheet, corpus, known, places)
            else:
                _insert(base, sheet, sheet.rows(corpus))
        for table, column in INDEXES:
            base.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
        base.execute("COMMIT")
        data = bytearray(base.serialize())
    data[VERSION] = bytes(4)
    return bytes(data), packed(places)


def _fill(base: sqlite3.Connection, sheet: Sheet[Any], corpus: Corpus, known: Places, places: Places) -> None:
    """The rows of all articles; those that are as they were come from the old file, many at once."""
    row, run = 1, (1, 1)  # the next one, and rows of the old file that are still to be copied
    for piece in corpus.pieces:
        mark = mark_of_piece(piece, sheet.linking)
        key = mark and mark + sheet.name.encode()
        first, end = known.get(key, (0, 0)) if key else (0, 0)
        if first:
            count = end - first
            if count and first != run[1]:
                _copy(base, sheet, run)
                run = first, first
            run = (run[0], end) if count else run
        else:
            _copy(base, sheet, run)
            run = 1, 1
            count = len(rows := sheet.rows_of(piece))
            _insert(base, sheet, rows)
        if key:
            places[key] = row, row + count
        row += count
    _copy(base, sheet, run)


def _copy(base: sqlite3.Connection, sheet: Sheet[Any], rows: tuple[int, int]) -> None:
    """Take rows over from the old file: from the first up to, not with, the last."""
    if rows[0] < rows[1]:
        name, between = sheet.name, "rowid >= ? AND rowid < ? ORDER BY rowid"
        base.execute(f"INSERT INTO main.{name} SELECT * FROM old.{name} WHERE {between}", rows)  # noqa: S608


def _insert(base: sqlite3.Connection, sheet: Sheet[Any], rows: Sequence[Row]) -> None:
    marks = ", ".join("?" * len(sheet.columns))
    base.executemany(
        f"INSERT INTO main.{sheet.name} VALUES ({marks})",  # noqa: S608  # our own names
        ([_cell(value) for value in row] for row in rows),
    )


def _table(sheet: Sheet[Any]) -> str:
    """The statement that makes a table."""
    columns = []
    for column in sheet.columns:
        parts = [column.name, TYPES.get(column.type, "TEXT")]
        if KEYS.get(sheet.name) == column.name:
            parts.append("PRIMARY KEY NOT NULL")
        if other := FOREIGN.get((sheet.name, column.name)):
            parts.append(f"REFERENCES {other} ({KEYS[other]})")
        columns.append(" ".join(parts))
    return f"CREATE TABLE {sheet.name} ({', '.join(columns)})"


def _cell(value: Any) -> Any:
    return as_cell(value) if value.__class__ is tuple else value


SQLITE = Export(
    "sqlite",
    "SQLite",
    N_("The same tables in one file with keys and indexes, for Datasette; lists are JSON."),
    "application/vnd.sqlite3",
    _files,
    (PATH,),
    sheets=TABLES,
)
