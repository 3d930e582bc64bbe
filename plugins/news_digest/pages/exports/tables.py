"""The tables as JSON and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from ..files import DataFile
from .corpus import Corpus
from .records import TABLES
from .sheet import N_, Export, as_json

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, or what hides one."""

JOINED = "; "
"""Between the values of a list in one field of a CSV file."""


def _json(corpus: Corpus) -> Iterator[DataFile]:
    """data/articles.json and so on: a list with one object a line."""
    for sheet in TABLES:
        names = [column.name for column in sheet.columns]
        lines = (as_json(dict(zip(names, row, strict=True))) for row in sheet.rows(corpus))
        body = ",\n".join(lines)
        yield DataFile(f"data/{sheet.name}.json", f"[\n{body}\n]\n".encode())


def _csv(corpus: Corpus) -> Iterator[DataFile]:
    """data/articles.csv and so on."""
    for sheet in TABLES:
        out = StringIO()
        writer = csv.writer(out)
        writer.writerow(column.name for column in sheet.columns)
        writer.writerows(map(field, row) for row in sheet.rows(corpus))
        yield DataFile(f"data/{sheet.name}.csv", out.getvalue().encode())


def field(value: Any) -> Any:
    """A value as a field; a text that a spreadsheet would run as a formula stands behind an apostrophe."""
    if isinstance(value, tuple):
        value = JOINED.join(value)
    if isinstance(value, str):
        risky = value[:1] in FORMULA or value.lstrip(" ")[:1] in FORMULA
        return f"'{value}" if risky else value
    return int(value) if isinstance(value, bool) else value


JSON = Export(
    "json",
    "JSON",
    N_("Each table as a list of objects; what is not known is null."),
    "application/json",
    _json,
    tuple(f"data/{sheet.name}.json" for sheet in TABLES),
    sheets=TABLES,
)
CSV = Export(
    "csv",
    "CSV",
    N_(
        "The same tables in UTF-8 with a line of names. The values of a list are parted by semicolons; "
        "a text that a spreadsheet would take for a formula has an apostrophe before it."
    ),
    "text/csv",
    _csv,
    tuple(f"data/{sheet.name}.csv" for sheet in TABLES),
    sheets=TABLES,
)
