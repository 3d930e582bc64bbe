"""Feeds are read back by those who subscribe to them, and every offer of a page leads to a file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import feedparser
import pytest
from jinja2 import Environment, FileSystemLoader

from exported import (
    FIRST,
    HERE,
    NASTY,
    ORIGINAL,
    SECRET,
    STORIES,
    all_pages,
    files,
    library,
    made_by,
    told,
    unlicensed,
)
from news_digest.pages import actor_json, exports, feeds
from news_digest.pages.coins import coins
from news_digest.pages.files import PageFile
from news_digest.pages.heads import head_view
from news_digest.pages.library import Library
from news_digest.pages.sitemap import sitemaps
from news_digest.settings import EXPORTS

ROOT = Path(__file__).parent.parent

TEMPLATES = Environment(
    loader=FileSystemLoader(ROOT / "themes/broadsheet/templates"), autoescape=True, trim_blocks=True
)


def atom(shelf: Library) -> dict[str, str]:
    template = TEMPLATES.get_template("atom.xml")
    return {
        file.path: template.render(file.variables, DEFAULT_LANG="en") for file in made_by(feeds.plans, shelf)
    }


FEEDS = atom(library())

JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string"},
        "home_page_url": {"type": "string"},
        "feed_url": {"type": "string", "format": "uri"},
        "language": {"type": "string"},
        "authors": {"$ref": "#/$defs/authors"},
        "items": {"type": "array", "items": {"$ref": "#/$defs/item"}},
    },
    "$defs": {
        "authors": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "minProperties": 1, "properties": {"name": {"type": "string"}}},
        },
        "item": {
            "type": "object",
            "required": ["id", "url", "date_published"],
            "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
            "additionalProperties": False,
            "patternProperties": {"^_[a-z]+$": {"type": "object"}},
            "properties": {
                **{name: {"type": "string"} for name in ("id", "url", "external_url", "title", "summary")},
                **{name: {"type": "string"} for name in ("content_html", "content_text", "language")},
                **{
                    name: {"type": "string", "format": "date-time"}
                    for name in ("date_published", "date_modified")
                },
                "authors": {"$ref": "#/$defs/authors"},
                "tags": {"type": "array", "items": {"type": "string"}},
            },
        },
    },
}


@pytest.mark.parametrize("path", FEEDS)
def test_atom_feeds_are_read(path: str) -> None:
    read = feedparser.parse(FEEDS[path])
    assert not read.bozo, read.get("bozo_exception")
    assert {link["rel"] for link in read.feed.links} == {"self", "alternate"}
    assert next(link.href for link in read.feed.links if link.rel == "self") == f"{HERE}/{path}"
    assert "third" not in [entry.link.rsplit("/")[-1] for entry in read.entries], "undated"
    for entry in read.entries:
        assert entry.id.startswith("tag:news-digest.invalid,2018:my-digest/articles/")
        assert entry.summary
        assert bool(entry.get("content")) == (path == "feeds/all.atom.xml")


def test_an_entry_leads_to_our_page_and_to_the_original() -> None:
    first, second = feedparser.parse(FEEDS["feeds/all.atom.xml"]).entries
    assert first.title == NASTY
    assert {(link.rel, link.href) for link in first.links} == {
        ("alternate", f"{HERE}/articles/first.html"), ("via", ORIGINAL)
    }  # fmt: skip
    assert [author.name for author in first.authors] == list(FIRST.byline)
    assert [tag.term for tag in first.tags] == ["@talks", "Korea & more"]
    assert "<em>will</em> talk &amp; listen" in first.content[0].value
    assert {link.rel for link in second.links} == {"alternate"}
    assert [author.name for author in second.authors] == ["The Wire"]


def test_an_outlet_has_a_feed_of_what_it_wrote_and_reprinted() -> None:
    entries = feedparser.parse(FEEDS["feeds/outlets/the-paper.atom.xml"]).entries
    assert [entry.id.rsplit("/")[-1] for entry in entries] == ["first.html", "second.html"]
    entries = feedparser.parse(FEEDS["feeds/outlets/the-wire.atom.xml"]).entries
    assert [entry.id.rsplit("/")[-1] for entry in entries] == ["second.html"]


def test_what_an_outlet_wrote_and_reprinted_stands_in_order() -> None:
    days = (("a", "2018-01-02", "wrote"), ("b", "2018-01-03", "reprinted"), ("c", "2018-01-01", "reprinted"))
    made = library(
        *(told(s, day, **{"outlet" if how == "wrote" else "via": "P"}) for s, day, how in days),
        told("d", "2018-01-02", outlet="P"),
    )
    assert [story.slug for story in feeds.outlet_stories("P", made)] == ["b", "a", "d", "c"]


def test_json_feeds_say_the_same() -> None:
    import jsonschema

    made = {path: data for path, data in files(library()).items() if path.startswith("feeds/")}
    assert {path.replace(".json", ".atom.xml") for path in made} == set(FEEDS)
    for path, data in made.items():
        feed = json.loads(data)
        jsonschema.Draft202012Validator(JSON_FEED).validate(feed)
        assert feed["feed_url"] == f"{HERE}/{path}"
        other = feedparser.parse(FEEDS[path.replace(".json", ".atom.xml")])
        assert feed["home_page_url"] == other.feed.link
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in other.entries]
        assert [item["date_published"] for item in feed["items"]] == [e.published for e in other.entries]
    first, second = json.loads(made["feeds/all.json"])["items"]
    assert (first["external_url"], first["title"]) == (ORIGINAL, NASTY)
    assert first["_digest"] == {"outlet": "The Paper", "actors": ["Mike Pence", "Ada Example", "Geneva"]}
    assert "<em>will</em>" in first["content_html"] and "external_url" not in second
    assert "content_html" not in json.loads(made["feeds/actors/mike-pence.json"])["items"][0]


def test_an_article_without_a_text_is_still_an_item() -> None:
    made = files(library(told("bare", "2018", html=""), exports=("jsonfeed",)))
    assert json.loads(made["feeds/all.json"])["items"][0]["content_text"] == "Title of bare"


@pytest.mark.parametrize("names", [EXPORTS, ("jsonfeed",), ("ical", "csl"), ()])
def test_what_a_page_offers_is_there(names: tuple[str, ...]) -> None:
    shelf = library(exports=names)
    pages = {file.path: file for file in all_pages(shelf)}
    there = {**{path: "application/atom+xml" for path in pages if path.endswith(".atom.xml")}}
    for export in exports.wanted(shelf):
        there |= {file.path: export.type for file in made_by(exports.plans, library(exports=(export.name,)))}
    there |= {file.path: "application/json" for file in made_by(actor_json.plans, shelf)}
    heads = [head_view(file, shelf) for file in pages.values()]
    offered = [link for head in heads for link in (*head.feeds, *head.alternates)]
    assert [link for link in offered if there.get(link.url) != link.type] == []
    assert {path for path in set(there) - {link.url for link in offered} if path[:5] != "data/"} == set()


def test_feeds_tell_strangers_no_more_than_pages() -> None:
    shelf = library(unlicensed(), public=True)
    assert not [path for path, text in atom(shelf).items() if SECRET in text]


def test_a_reference_manager_saves_the_original() -> None:
    told = parse_qsl(coins(FIRST), strict_parsing=True)
    assert told == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", NASTY),
        ("rft.source", "The Paper"),
        ("rft.identifier", ORIGINAL),
        ("rft.date", "2018-02-13"),
        ("rft.au", "Ann Writer"),
        ("rft.au", "Sons and Daughters, Ltd"),
        ("rft.language", "en"),
    ]
    assert all(part.count("=") == 1 for part in coins(FIRST).split("&")), "it is cut at every sign"
    bare: dict[str, Any] = dict(parse_qsl(coins(replace(STORIES[2], title="x"))))
    assert set(bare) == {"ctx_ver", "rft_val_fmt", "rft.type", "rft.title", "rft.language"}


def test_a_long_sitemap_is_parted() -> None:
    pages = [PageFile(f"p{n}.html", "page.html") for n in range(5)]
    (whole,) = sitemaps(pages, HERE, most=5)
    assert (whole.path, whole.template, len(whole.variables["entries"])) == ("sitemap.xml", "sitemap.xml", 5)
    index, *parts = sitemaps(pages, HERE, most=2)
    text = TEMPLATES.get_template(index.template).render(index.variables)
    told = [loc.text for loc in ElementTree.fromstring(text).iter() if loc.tag.endswith("}loc")]
    assert told == [f"{HERE}/{part.path}" for part in parts]
    assert [entry.url for part in parts for entry in part.variables["entries"]] == [
        f"{HERE}/{page.path}" for page in pages
    ]
    assert index.path == "sitemap.xml" and not any(file.listed for file in (index, *parts))
