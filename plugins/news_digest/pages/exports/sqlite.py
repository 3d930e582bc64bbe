"""The tables in one SQLite file, as Datasette and other tools open it.

The same articles give the same bytes: rows in order, no clock, and a header that does not tell which
version of SQLite wrote it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from typing import Any

from ..files import DataFile
from .corpus import Corpus
from .records import TABLES
from .sheet import FLAG, N_, NUMBER, WHOLE, Export, Sheet, as_cell

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


def _files(corpus: Corpus) -> Iterator[DataFile]:
    """data/digest.db"""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute(f"PRAGMA page_size = {PAGE}")
        base.execute("PRAGMA foreign_keys = OFF")  # a copy may stand before the article that is shown for it
        base.execute("BEGIN")
        for sheet in TABLES:
            base.execute(_table(sheet))
            marks = ", ".join("?" * len(sheet.columns))
            base.executemany(
                f"INSERT INTO {sheet.name} VALUES ({marks})",  # noqa: S608  # our own names
                ([_cell(value) for value in row] for row in chain.from_iterable(sheet.rows(corpus))),
            )
        for table, column in INDEXES:
            base.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
        base.execute("COMMIT")
        data = bytearray(base.serialize())
    data[VERSION] = bytes(4)
    yield DataFile(PATH, bytes(data))


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
