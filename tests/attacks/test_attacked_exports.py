"""Feeds and exports of a digest made of payloads alone: each is read by a reader of its kind, and holds them."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import bibtexparser
import feedparser
import icalendar
import networkx
import pytest

from news_digest.pages.exports.tables import as_csv
from news_digest.unseen import UNSEEN
from payloads import PAYLOADS, marked

FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula."""
HAND = {f"hand-{name}" for name in PAYLOADS}


def shown(name: str) -> str:
    """A payload as a field has it."""
    return " ".join(UNSEEN.sub("", marked(name)).split())


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for one in pair for text in texts_in(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in texts_in(one))


@pytest.fixture(params=["attacked_site", "attacked_public_site"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def test_json_is_json(site: Path) -> None:
    found = [path for ending in ("json", "jsonld") for path in site.rglob(f"*.{ending}")]
    assert len(found) > 500
    for path in found:
        if path.name.endswith(".ftm.json") or path.parent.name == "pagefind":
            values = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
        else:
            values = [json.loads(path.read_bytes())]
        assert not [text for text in texts_in(values) if UNSEEN.search(text)], path.name
    titles = {row["slug"]: row["title"] for row in json.loads((site / "data/articles.json").read_bytes())}
    assert {slug: titles[slug] for slug in HAND} == {f"hand-{name}": shown(name) for name in PAYLOADS}


def test_feeds_are_feeds(site: Path) -> None:
    found = sorted(site.rglob("*.xml"))
    assert len(found) > 100
    for path in found:
        ElementTree.parse(path)  # our own
        if path.name.endswith(".atom.xml"):
            feed = feedparser.parse(path.read_bytes())
            assert not feed.bozo and feed.feed.title, path.name
            for entry in feed.entries:
                assert entry.link.startswith(("http://", "https://", "urn:", "articles/", "../")), entry.link


def test_no_cell_of_a_csv_file_begins_a_formula(site: Path) -> None:
    told = ""
    for path in sorted((site / "data").glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [*csv.reader(file)]
        assert len({len(row) for row in rows}) == 1, path.name
        assert not [cell for row in rows for cell in row if cell.lstrip(" ").startswith(FORMULA)], path.name
        told += "\n".join(cell for row in rows for cell in row)
    assert all(shown(name) in told for name in PAYLOADS)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_no_cell_begins_a_formula_for_who_parts_them_otherwise(separator: str) -> None:
    texts = [
        "Ferry;=HYPERLINK(1)",
        "Ferry;\t@SUM(1)",
        "Ferry\n+1",
        "Ferry; -cmd|'/C calc'!A0",
        ("a", "=1", "b"),
    ]
    rows = csv.reader(StringIO(as_csv([("x", text) for text in texts])), delimiter=separator)
    assert not [cell for row in rows for cell in row if cell.strip(" ").startswith(FORMULA)]
    assert as_csv([("well; -) so;", "a - b\n- c")]) == 'well; -) so;,"a - b\n- c"\r\n'


def test_the_data_base_is_whole(site: Path) -> None:
    with closing(sqlite3.connect(f"{(site / 'data/digest.db').as_uri()}?mode=ro", uri=True)) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        titles = dict(base.execute("SELECT slug, title FROM articles WHERE slug LIKE 'hand-%'"))
    assert {titles[f"hand-{name}"] for name in PAYLOADS} == {shown(name) for name in PAYLOADS}


def test_graph_and_references_are_read(site: Path) -> None:
    graph = networkx.read_graphml(site / "data/links.graphml")
    assert {*graph} >= HAND
    text = (site / "data/references.bib").read_text("utf-8")
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert {entry.key for entry in library.entries} >= HAND
    known = {"title", "author", "journal", "date", "year", "url", "langid", "note"}
    assert {field for entry in library.entries for field in entry.fields_dict} <= known


def test_calendars_hold_nothing_but_entries(site: Path) -> None:
    found = [*site.rglob("*.ics")]
    assert found
    for path in found:
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT"}, path.name
        assert all(len(line) <= 75 for line in path.read_bytes().split(b"\r\n")), path.name
