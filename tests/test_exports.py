"""Every export is read back by the library that its users read it with."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from exported import HERE, NASTY, ORIGINAL, SECRET, STORIES, as_json, files, library, told, unlicensed
from news_digest.model import ActorKind, ActorRef, Stamp
from news_digest.pages import data, exports
from news_digest.pages.exports import bibtex, ical
from news_digest.pages.exports.annotations import LONGEST, marks, of_article
from news_digest.pages.exports.corpus import Corpus
from news_digest.pages.exports.records import TABLES
from news_digest.pages.exports.sqlite import FOREIGN, INDEXES, KEYS
from news_digest.pages.exports.tables import field
from news_digest.pages.markup import count_words
from news_digest.pages.wording import wording
from news_digest.settings import EXPORTS, Settings

ROOT = Path(__file__).parent.parent
ALL = files(library())
"""The exports of a small digest that knows its address."""

KINDS = {sheet.name: sheet for sheet in TABLES}


@pytest.mark.parametrize("table", KINDS)
def test_tables_say_the_same_as_json_csv_and_sqlite(table: str) -> None:
    rows = as_json(ALL, f"data/{table}.json")
    names = [column.name for column in KINDS[table].columns]
    assert rows and all(list(row) == names for row in rows)
    read = list(csv.DictReader(io.StringIO(ALL[f"data/{table}.csv"].decode(), newline="")))
    assert read == [{name: printed(value) for name, value in row.items()} for row in rows]
    with database() as base:
        base.row_factory = sqlite3.Row
        stored = [dict(row) for row in base.execute(f"SELECT * FROM {table} ORDER BY rowid")]
    for row, other in zip(rows, stored, strict=True):
        lists = {name: value for name, value in row.items() if isinstance(value, list)}
        assert {**other, **{name: json.loads(other[name]) for name in lists}} == row


def printed(value: Any) -> str:
    shown = field(tuple(value) if isinstance(value, list) else value)
    return "" if shown is None else str(shown)


def database() -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.deserialize(ALL["data/digest.db"])
    return base


def test_the_tables_tell_what_stands_in_the_articles() -> None:
    articles = {row["slug"]: row for row in as_json(ALL, "data/articles.json")}
    assert list(articles) == ["first", "second", "third"]
    assert articles["first"]["title"] == NASTY
    assert articles["first"]["date"] == "2018-02-13T06:00+09:00"
    assert articles["first"]["url"] == f"{HERE}/articles/first.html"
    assert articles["first"]["text"].count("\n\n") == 2
    assert articles["third"]["date"] is None and articles["third"]["lang"] == "ar"
    actors = {row["name"]: row for row in as_json(ALL, "data/actors.json")}
    assert (actors["Mike Pence"]["wikidata"], actors["Mike Pence"]["articles"]) == ("Q24313", 2)
    assert (actors["Mike Pence"]["first"], actors["Mike Pence"]["latest"]) == ("2018-02", "2018-02-13")
    forms = [row["form"] for row in as_json(ALL, "data/mentions.json") if row["actor"] == "Mike Pence"]
    assert forms == ["Mike Pence", "Mr Pence", "Mike Pence", "Mike Pence"]
    quotes = as_json(ALL, "data/quotes.json")
    assert [(row["words"], row["actor"], bool(row["anchor"])) for row in quotes] == [
        ("We will talk & listen", "Mike Pence", True),
        ("No.", None, True),
    ]
    days = {row["day"]: row for row in as_json(ALL, "data/events.json")}
    assert days["2018-02-09"]["last"] == "2018-02-11"
    assert days["2018-02-12"]["actors"] == ["Mike Pence", "Ada Example", "Geneva"]
    links = {(row["source"], row["target"]): row for row in as_json(ALL, "data/links.json")}
    assert links["first", "second"]["reason"] == "both name Mike Pence and Ada Example"
    assert links["first", "second"]["actors"] == ["Mike Pence", "Ada Example"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r1", " =1", "＝1"])
def test_no_field_is_a_formula(text: str) -> None:
    assert field(text) == f"'{text}"
    assert field((text, "x")).startswith("'")


def test_plain_fields_stay_as_they_are() -> None:
    assert [field(value) for value in ("a=b", "", "  ", None, 0.5, -1, True, ("a", "b"))] == [
        "a=b", "", "  ", None, 0.5, -1, 1, "a; b"
    ]  # fmt: skip


def test_the_database_holds_together() -> None:
    with database() as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        for table, column in FOREIGN:
            found = {(row[3], row[2]) for row in base.execute(f"PRAGMA foreign_key_list({table})")}
            assert (column, FOREIGN[table, column]) in found
        names = {row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
        assert {f"{table}_{column}" for table, column in INDEXES} <= names
        assert set(KEYS) <= {sheet.name for sheet in TABLES}


def test_datasette_opens_the_database(tmp_path: Any) -> None:
    """In a process of its own: it starts threads and leaves files open, of which pytest would warn."""
    (tmp_path / "digest.db").write_bytes(ALL["data/digest.db"])
    program = """
import asyncio, json, sys
from datasette.app import Datasette

async def main():
    site = Datasette([sys.argv[1]])
    await site.invoke_startup()
    rows = await site.client.get("/digest/mentions.json?_shape=array&_labels=on&actor=Mike+Pence")
    facets = await site.client.get("/digest/articles.json?_facet_array=tags")
    page = await site.client.get("/digest/articles/first")
    told = [rows.json(), facets.json()["facet_results"]["tags"]["results"], page.status_code]
    print(json.dumps(told))

asyncio.run(main())
"""
    command = [sys.executable, "-W", "ignore", "-c", program, str(tmp_path / "digest.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    rows, facets, status = json.loads(done.stdout)
    assert len(rows) == 4 and rows[0]["article"]["label"] == NASTY
    assert {facet["value"] for facet in facets} == {"@talks", "Korea & more"}
    assert status == 200


def test_the_same_digest_gives_the_same_bytes() -> None:
    program = "import sys; from exported import *; from hashlib import sha256\n"
    program += "for path, data in sorted(files(library()).items()): print(path, sha256(data).hexdigest())"
    command = [sys.executable, "-c", program]
    runs = [
        subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONPATH": "plugins:tests", "PYTHONHASHSEED": seed, "MALLOC_PERTURB_": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Seoul"))
    ]
    assert runs[0] == runs[1] and len(runs[0].splitlines()) == len(ALL)


def test_links_are_a_graph() -> None:
    import networkx

    graph = networkx.read_graphml(io.BytesIO(ALL["data/links.graphml"]))
    links = as_json(ALL, "data/links.json")
    assert graph.is_directed() and set(graph.nodes) == {story.slug for story in STORIES}
    assert {(a, b): d["weight"] for a, b, d in graph.edges(data=True)} == {
        (row["source"], row["target"]): row["weight"] for row in links
    }
    assert graph.nodes["first"]["title"] == NASTY
    assert {type(d["chosen"]) for _, _, d in graph.edges(data=True)} == {bool}


def test_a_graph_survives_a_control_character() -> None:
    import networkx

    made = files(library(told("odd", "2018", title="a\x0bb\x00c\ud800d"), exports=("graphml",)))
    graph = networkx.read_graphml(io.BytesIO(made["data/links.graphml"]))
    assert graph.nodes["odd"]["title"] == "abcd"


@pytest.mark.parametrize("title", ["a } b", "{{{", '}}, url = "javascript:alert(6)", x = "', "\\}"])
def test_no_title_ends_its_field_in_bibtex(title: str) -> None:
    text = files(library(told("a", "2018", title=title)))["data/references.bib"].decode()
    depth = 0
    for char in text:  # as BibTeX counts, for which a backslash before a brace means nothing
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0
    assert not re.search(r"^\s*(?:url = \"|x =)", text, re.M)


def test_references_in_bibtex() -> None:
    import bibtexparser
    from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors

    text = ALL["data/references.bib"].decode()
    read = bibtexparser.parse_string(text, append_middleware=[SeparateCoAuthors(), LatexDecodingMiddleware()])
    assert not read.failed_blocks
    entries = {entry.key: entry.fields_dict for entry in read.entries}
    assert list(entries) == ["first", "second", "third"]
    first = {name: entry.value for name, entry in entries["first"].items()}
    bare = NASTY.replace("{", "").replace(
        "}", ""
    )  # the reader takes every brace away once it has decoded them
    assert first["title"].replace("ˆ", "^") == bare  # it has another sign for TeX's circumflex
    assert [name.strip("{}") for name in first["author"]] == ["Ann Writer", "Sons and Daughters, Ltd"]
    assert (first["date"], first["year"], first["journal"]) == ("2018-02-13", "2018", "The Paper")
    assert ALL["articles/first.bib"].decode() in text
    assert "url = {https://paper.example/a?x=1&y=50%25}" in text
    assert "date" not in entries["third"]


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("50% & more", r"50\% \& more"),
        ("{x}_#$", r"\textbraceleft{}x\textbraceright{}\_\#\$"),
        (r"a\b", r"a\textbackslash{}b"),
        ("북한", "북한"),
    ],
)
def test_text_as_tex(text: str, tex: str) -> None:
    assert bibtex.tex(text) == tex


def test_references_in_csl() -> None:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    items = as_json(ALL, "data/references.csl.json")
    assert as_json(ALL, "articles/first.csl.json") == items[:1]
    assert items[0]["issued"] == {"date-parts": [[2018, 2, 13]]}
    assert items[1]["issued"] == {"date-parts": [[2018, 2]]} and "issued" not in items[2]
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    paper = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        paper.register(Citation([CitationItem(item["id"])]))
    cited = [str(entry) for entry in paper.bibliography()]
    assert any("Ann Writer" in entry and "The Paper" in entry and "(2018)" in entry for entry in cited)


def test_calendars() -> None:
    from icalendar import Calendar

    paths = [path for path in ALL if path.endswith(".ics")]
    assert paths[0] == "timeline/all.ics" and "timeline/actors/mike-pence.ics" in paths
    for path in paths:
        assert all(len(line) <= ical.OCTETS for line in ALL[path].split(b"\r\n"))
        assert b"\n" not in ALL[path].replace(b"\r\n", b"")
    events = Calendar.from_ical(ALL["timeline/all.ics"]).walk("VEVENT")
    days = {(str(event["CATEGORIES"].cats[0]), str(event.decoded("DTSTART"))): event for event in events}
    assert list(days) == [("EVENT", "2018-02-09"), ("EVENT", "2018-02-12"), ("ARTICLE", "2018-02-13")]
    article = days["ARTICLE", "2018-02-13"]
    assert str(article["SUMMARY"]) == NASTY and str(article["URL"]) == f"{HERE}/articles/first.html"
    assert str(article.decoded("DTSTAMP")) == "2018-02-12 21:00:00+00:00"
    assert str(days["EVENT", "2018-02-09"].decoded("DTEND")) == "2018-02-12"
    assert len({str(event["UID"]) for event in events}) == 3
    ada = Calendar.from_ical(ALL["timeline/actors/ada-example.ics"]).walk("VEVENT")
    assert {str(event["UID"]) for event in ada} <= {str(event["UID"]) for event in events}
    state = Calendar.from_ical(ALL["timeline/actors/north-korea.ics"]).walk("VEVENT")
    assert [str(event.decoded("DTSTART")) for event in state] == ["2018-02-09"]


@pytest.mark.parametrize(
    ("when", "next_day"),
    [
        ("2018-12-31", "2019-01-01"),
        ("2018-12", "2019-01-01"),
        ("2018-01", "2018-02-01"),
        ("2018", "2019-01-01"),
    ],
)
def test_the_day_after(when: str, next_day: str) -> None:
    assert str(ical._after(Stamp.parse(when))) == next_day


def test_the_last_day_of_all_ends_no_build() -> None:
    made = files(library(told("late", "9999-12-31"), exports=("ical",)))
    assert b"VEVENT" not in made["timeline/all.ics"]


DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
}
WORDS = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    "additionalProperties": False,
}
TIMELINEJS = {
    "type": "object",
    "required": ["events"],
    "properties": {
        "title": {"type": "object", "required": ["text"], "properties": {"text": WORDS}},
        "events": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["start_date", "text"],
                "additionalProperties": False,
                "properties": {
                    "start_date": DATE,
                    "end_date": DATE,
                    "display_date": {"type": "string"},
                    "text": WORDS,
                    "group": {"type": "string"},
                    "unique_id": {"type": "string", "minLength": 1},
                },
            },
        },
    },
}


def test_a_timeline_for_timelinejs() -> None:
    import jsonschema

    told = as_json(ALL, "timeline/timelinejs.json")
    jsonschema.Draft202012Validator(TIMELINEJS).validate(told)
    slides = {slide["unique_id"]: slide for slide in told["events"]}
    assert len(slides) == len(told["events"]) == 5
    dates = [slide["start_date"] for slide in told["events"]]
    assert dates[0] == {"year": 2018, "month": 1} and {"year": 2018, "month": 2} in dates
    text = [slide["text"]["headline"] for slide in told["events"] if "rise" in slide["text"]["headline"]]
    assert len(text) == 1 and "<b>" not in text[0] and "&lt;b&gt;rise" in text[0]
    assert f'href="{HERE}/articles/first.html"' in text[0]


ANNO = {
    "@context": {
        "@version": 1.1,
        "oa": "http://www.w3.org/ns/oa#",
        "as": "https://www.w3.org/ns/activitystreams#",
        "id": "@id",
        "type": "@type",
        "Annotation": "oa:Annotation",
        "AnnotationPage": "as:OrderedCollectionPage",
        "TextualBody": "oa:TextualBody",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
        "identifying": "oa:identifying",
        "commenting": "oa:commenting",
        "describing": "oa:describing",
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        "body": {"@id": "oa:hasBody", "@type": "@id"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
        "format": "http://purl.org/dc/elements/1.1/format",
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
    }
}
"""The terms of the W3C's context that are used here."""

OA = "http://www.w3.org/ns/oa#"


def expanded(path: str) -> Any:
    from pyld import jsonld

    def load(url: str, _options: Any) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"document": ANNO, "documentUrl": url, "contextUrl": None}

    return jsonld.expand(json.loads(ALL[path]), {"documentLoader": load, "base": f"{HERE}/{path}"})


def test_annotations_are_linked_data_about_the_original() -> None:
    (page,) = expanded("articles/first.annotations.jsonld")
    (items,) = page["https://www.w3.org/ns/activitystreams#items"]
    found = items["@list"]
    assert len(found) == len({item["@id"] for item in found}) == 5
    for item in found:
        assert item["@type"] == [f"{OA}Annotation"]
        (target,) = item[f"{OA}hasTarget"]
        assert target[f"{OA}hasSource"] == [{"@id": ORIGINAL}]
        (selector,) = target[f"{OA}hasSelector"]
        assert selector["@type"] == [f"{OA}TextQuoteSelector"]
    said = found[0][f"{OA}hasBody"]
    assert {"@id": "http://www.wikidata.org/entity/Q24313"} in said
    (second,) = expanded("articles/second.annotations.jsonld")[0][
        "https://www.w3.org/ns/activitystreams#items"
    ]
    sources = {item[f"{OA}hasTarget"][0][f"{OA}hasSource"][0]["@id"] for item in second["@list"]}
    assert sources == {f"{HERE}/articles/second.html"}
    bodies = {item[f"{OA}hasBody"][0]["@id"] for item in second["@list"]}
    assert f"{HERE}/actors/north-korea.html#actor" in bodies


def test_an_annotation_finds_its_passage_again() -> None:
    corpus = Corpus(library())
    text = "\n".join(piece.text for piece in corpus.pieces)
    found = [mark for piece in corpus.pieces for mark in marks(piece)]
    assert len(found) == 9
    for mark in found:
        assert mark.prefix + mark.exact + mark.suffix in text
        assert mark.exact and count_words(mark.exact) <= LONGEST


@dataclass(frozen=True)
class Note:
    """A note as far as annotations are concerned."""

    exact: str
    html: str
    prefix: str = ""
    suffix: str = ""


def test_notes_are_comments_wherever_their_passage_is() -> None:
    piece = Corpus(library()).by_slug["first"]
    long = "One of many words, " * 10
    notes = (
        Note("he smiled", "<p>So did <em>she</em> &amp; they.</p>", "in Geneva on\nMonday; ", f". {long}"),
        Note("not there", "<p>Lost.</p>"),
        Note(long, "<p>Long.</p>"),
        Note("", "<p>On what is withheld.</p>"),
    )
    smiled, lost, cut = [mark for mark in marks(piece, notes) if mark.motivation == "commenting"]
    assert (smiled.prefix, smiled.exact) == ("in Geneva on Monday; ", "he smiled")
    assert smiled.suffix == f". {long}"[:32]
    assert smiled.body[0]["value"] == "So did she & they." and smiled.body[0]["purpose"] == "commenting"
    assert lost.selector == {"type": "TextQuoteSelector", "exact": "not there"}
    assert count_words(cut.exact) == LONGEST and long.startswith(cut.exact + cut.suffix)
    (other,) = [m for m in marks(piece, [replace(notes[0], html="Else.")]) if m.motivation == "commenting"]
    assert other.id != smiled.id


def test_the_notes_of_the_library_are_written() -> None:
    shelf = library()
    shelf.told_once["notes"] = {"second": (Note("waited", "<p>For three days.</p>", "Some Body "),)}
    corpus = Corpus(shelf)
    made = {file.path: json.loads(file.data) for file in map(of_article, corpus.pieces)}
    told = {path: [item["motivation"] for item in page["items"]] for path, page in made.items()}
    assert "commenting" in told["articles/second.annotations.jsonld"]
    assert "commenting" not in told["articles/first.annotations.jsonld"]


PROPERTIES = {
    "Thing": {"name", "summary", "alias", "sourceUrl", "publisher", "wikidataId", "keywords"},
    "Person": {"position"},
    "Organization": set[str](),
    "PublicBody": set[str](),
    "Address": {"full"},
    "Article": {"title", "author", "publishedAt", "locationMentioned"},
    "Mention": {"document", "resolved", "name"},
}
"""Schema -> what its documentation lists of what is used here; all but Mention are Things."""


def test_entities_of_followthemoney() -> None:
    lines = ALL["data/entities.ftm.json"].decode().splitlines()
    entities = {told["id"]: told for told in map(json.loads, lines)}
    assert len(entities) == len(lines)
    things = [entity for entity in entities.values() if entity["schema"] != "Mention"]
    named = {entity["properties"]["name"][0]: entity["schema"] for entity in things}
    assert named["North Korea"] == "PublicBody" and named["Geneva"] == "Address"
    assert named["Some Body"] == "Organization" and named[NASTY] == "Article"
    for entity in entities.values():
        allowed = PROPERTIES[entity["schema"]] | (
            PROPERTIES["Thing"] if entity["schema"] != "Mention" else set()
        )
        assert set(entity["properties"]) <= allowed
        assert all(isinstance(value, list) and value for value in entity["properties"].values())
        if entity["schema"] == "Mention":
            assert entities[entity["properties"]["document"][0]]["schema"] == "Article"
            assert entities[entity["properties"]["resolved"][0]]["schema"] in (
                "Person",
                "Organization",
                "PublicBody",
            )


def test_followthemoney_takes_them() -> None:
    model = pytest.importorskip("followthemoney").model
    for line in ALL["data/entities.ftm.json"].decode().splitlines():
        told = json.loads(line)
        proxy = model.get_proxy(told)
        assert proxy.to_dict()["properties"].keys() == told["properties"].keys()


def test_no_export_tells_strangers_what_is_held_back() -> None:
    closed = unlicensed()
    assert closed.excerpt
    made = files(library(closed, *STORIES[1:], public=True))
    assert {path.rpartition(".")[2] for path in made} == {
        *("json", "csv", "db", "graphml", "bib", "jsonld", "ics")
    }  # fmt: skip
    assert [path for path, data in made.items() if SECRET.encode() in data] == []
    assert as_json(made, "data/articles.json")[0]["excerpt"] is True
    assert "2018-02-16" not in made["data/events.json"].decode()
    wild = json.loads(made["articles/closed.annotations.jsonld"])["items"]
    assert not [item for item in wild if "…" in item["target"]["selector"].get("suffix", "")]


def test_the_owner_can_leave_exports_out() -> None:
    assert files(library(exports=())) == {}
    assert set(files(library(exports=("csl",)))) == {
        "data/references.csl.json", *(f"articles/{story.slug}.csl.json" for story in STORIES)
    }  # fmt: skip
    assert Settings.from_pelican({"PATH": "x", "DIGEST_EXPORTS": ["ftm", "csv"]}).exported == ("csv", "ftm")
    assert Settings.from_pelican({"PATH": "x"}).exported == EXPORTS
    with pytest.raises(ValueError, match="DEFAULT_LANG"):
        Settings.from_pelican({"PATH": "x", "DEFAULT_LANG": "../../x"})
    for wrong in ("csv", ("csv", "pdf"), 3, [["csv"]]):
        with pytest.raises(ValueError, match="DIGEST_EXPORTS"):
            Settings.from_pelican({"PATH": "x", "DIGEST_EXPORTS": wrong})


def test_every_export_is_known_to_the_settings_and_documented() -> None:
    assert tuple(export.name for export in exports.ALL) == EXPORTS
    (page,) = data.pages(library())
    views = {view.name: view for view in page.variables["exports"]}
    assert tuple(views) == EXPORTS
    patterns = {pattern for view in views.values() for pattern in (*view.files, *view.each)}
    documented = {(path, path.split(".", 1)[1]) for path in patterns}
    for path in ALL:
        folder, _, name = path.rpartition("/")
        ending = name.split(".", 1)[1]
        assert path in patterns or (f"{folder}/*.{ending}", ending) in documented
    shown = [column.name for view in views.values() for sheet in view.sheets for column in sheet.columns]
    assert {"slug", "container-title", "wikidataId", "DTSTAMP", "external_url", "start_date"} <= set(shown)
    assert [view.name for view in views.values() if not view.sheets] == ["csv", "sqlite"]
    anchors = [sheet.anchor for view in views.values() for sheet in view.sheets]
    assert len(anchors) == len(set(anchors))
    assert page.graph["@graph"][0]["distribution"][0]["contentUrl"].startswith(HERE)


def test_the_page_speaks_the_language_of_the_site() -> None:
    shelf = library()
    german = replace(shelf.site, lang="de", wording=wording("de", ROOT / "themes/broadsheet"))
    (page,) = data.pages(replace(shelf, site=german))
    columns = [
        column for view in page.variables["exports"] for sheet in view.sheets for column in sheet.columns
    ]
    told = {(column.name, column.about, column.type) for column in columns}
    assert ("title", "Überschrift.", "Text") in told and ("tags", "Worum es geht.", "Liste") in told
    assert page.title == "Daten"


def test_nothing_to_export_is_no_fault() -> None:
    made = files(library(told("empty", "", html=""), url=""))
    assert (
        as_json(made, "data/quotes.json") == [] and as_json(made, "timeline/timelinejs.json")["events"] == []
    )
    assert as_json(made, "data/articles.json")[0]["url"] == "articles/empty.html"


def test_a_place_without_articles_of_its_own_is_no_mention() -> None:
    refs = (ActorRef("Geneva", ActorKind.PLACE),)
    made = files(library(told("x", "2018", *refs, html="<p>Geneva.</p>"), exports=("ftm",)))
    lines = [json.loads(line) for line in made["data/entities.ftm.json"].splitlines()]
    assert [line["schema"] for line in lines] == ["Address", "Article"]
    assert lines[1]["properties"]["locationMentioned"] == ["Geneva"]


def test_the_published_demo_exports_no_more_than_it_shows(public_site: Path) -> None:
    """Of the articles without a licence, the paragraphs that come last and quote nobody."""
    held = set[str]()
    for path in sorted((ROOT / "content/articles").glob("*.md")):
        text = path.read_text("utf-8")
        closed = "outlet: Deccan Lantern" in text or "outlet: The Potomac Ledger" in text
        if closed and "\nlicense:" not in text:
            paragraphs = text.split("\n---\n", 1)[1].strip().split("\n\n")[-3:]
            held |= {" ".join(line.split()[:8]) for line in paragraphs if not set('“”"') & set(line)}
    assert len(held) > 3
    written = {path: path.read_bytes() for path in public_site.rglob("*") if path.is_file()}
    assert any(path.suffix == ".db" for path in written)
    for words in sorted(held):
        assert [str(path) for path, data in written.items() if words.encode() in data] == []
