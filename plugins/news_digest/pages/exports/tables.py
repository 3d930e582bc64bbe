"""The tables as JSON and as CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from io import StringIO
from typing import Any

from ..files import File
from .corpus import Corpus, Piece
from .parts import Part, joined_file, of_pieces
from .records import TABLES
from .sheet import N_, Export, Row, Sheet, as_cell, as_json

FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, or what hides one."""

SUSPECT = FORMULA | {" "}
"""What such a text begins with, blanks before it among them."""

WITHIN = re.compile(r"(?<=[^\0])[;\t\r\n](?=\s{0,9}(?:[=+@＝＋＠]|[-－][\w(]))")  # Ferry;=HYPERLINK(...)
"""Where another cell begins for a spreadsheet that parts them by semicolons, as it does in half of Europe."""

JOINED = "; "
"""Between the values of a list in one field of a CSV file."""


def _json(corpus: Corpus) -> Iterator[File]:
    """data/articles.json and so on: a list with one object a line."""
    for sheet in TABLES:
        parts = partial(_parts, sheet, corpus, partial(as_lines, sheet))
        yield joined_file(f"data/{sheet.name}.json", parts, "[\n", ",\n", "\n]\n")


def _parts(sheet: Sheet[Any], corpus: Corpus, told: Callable[[Sequence[Row]], str]) -> Iterable[Part]:
    """The rows of a sheet, article by article where that may be."""
    if sheet.by_article:
        return of_pieces(corpus, lambda piece: told(_rows(sheet, piece)), linking=sheet.linking)
    return [Part(b"", lambda: told(sheet.rows(corpus)))]


def _rows(sheet: Sheet[Any], piece: Piece) -> Sequence[Row]:
    """The rows of an article. Those of all tables are made at once, so that its text is fetched once."""
    for other in TABLES:
        if other.by_article and other.linking == sheet.linking:
            other.rows_of(piece)
    return sheet.rows_of(piece)


def as_lines(sheet: Sheet[Any], rows: Sequence[Row]) -> str:
    """Some rows as objects, one a line, with commas between them."""
    names = [f"{', ' if n else '{'}{as_json(column.name)}: " for n, column in enumerate(sheet.columns)]
    return ",\n".join(
        "".join([name + as_cell(value) for name, value in zip(names, row, strict=True)]) + "}" for row in rows
    )


def _csv(corpus: Corpus) -> Iterator[File]:
    """data/articles.csv and so on."""
    for sheet in TABLES:
        head = as_csv([tuple(column.name for column in sheet.columns)])
        yield joined_file(f"data/{sheet.name}.csv", partial(_parts, sheet, corpus, as_csv), head)


def as_csv(rows: Iterable[Row]) -> str:
    """Some rows as lines of a CSV file."""
    out = StringIO()
    csv.writer(out).writerows([list(map(field, row)) for row in rows])
    return out.getvalue()


def field(value: Any) -> Any:
    """A value as a field; a text that a spreadsheet would run as a formula stands behind an apostrophe."""
    if value.__class__ is tuple:
        value = JOINED.join(value)
    if value.__class__ is str:
        if WITHIN.search(value):
            value = WITHIN.sub(r"\g<0>'", value)
        risky = value[:1] in SUSPECT and value.lstrip(" ")[:1] in FORMULA
        return f"'{value}" if risky else value
    return int(value) if value.__class__ is bool else value


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
