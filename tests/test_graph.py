"""Linked data of the pages, expanded by a JSON-LD processor."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from pyld import jsonld

from exported import HERE, NASTY, ORIGINAL, SECRET, all_pages, library, unlicensed
from news_digest.pages.addresses import address
from news_digest.pages.heads import head_view
from news_digest.pages.library import Library, Site
from news_digest.settings import Settings

SCHEMA = "http://schema.org/"


def graphs(shelf: Library) -> dict[str, Any]:
    """Path -> what stands in the head of the page."""
    found = {}
    for file in (file for file in all_pages(shelf)):
        if text := str(head_view(file, shelf).graph):
            found[file.path] = json.loads(text)
    return found


def nodes(graph: Any, base: str) -> dict[str, Any]:
    """The nodes that have a name, by it."""

    def load(url: str, _options: Any) -> dict[str, Any]:
        assert url == "https://schema.org"
        return {"document": {"@context": {"@vocab": SCHEMA}}, "documentUrl": url, "contextUrl": None}

    flat = jsonld.flatten(graph, options={"documentLoader": load, "base": base})
    return {node["@id"]: node for node in flat}


GRAPHS = graphs(library())
ARTICLE = nodes(GRAPHS["articles/first.html"], f"{HERE}/articles/first.html")
OURS = ARTICLE[f"{HERE}/articles/first.html#article"]


def one(node: Any, name: str) -> Any:
    (value,) = node[SCHEMA + name]
    return value.get("@id", value.get("@value"))


def test_our_page_is_based_on_the_original() -> None:
    original = ARTICLE[ORIGINAL]
    assert OURS["@type"] == [f"{SCHEMA}AnalysisNewsArticle"] and original["@type"] == [f"{SCHEMA}NewsArticle"]
    assert one(OURS, "isBasedOn") == one(OURS, "citation") == ORIGINAL
    assert one(original, "headline") == NASTY and one(original, "datePublished") == "2018-02-13T06:00+09:00"
    assert one(ARTICLE[one(original, "publisher")], "name") == "The Paper"
    authors = [ARTICLE[author["@id"]] for author in original[f"{SCHEMA}author"]]
    assert {one(author, "name") for author in authors} == {"Ann Writer", "Sons and Daughters, Ltd"}
    assert one(OURS, "isPartOf") in ARTICLE


def test_whom_it_is_about_and_whom_it_names() -> None:
    about = [actor["@id"] for actor in OURS[f"{SCHEMA}about"]]
    assert about == [f"{HERE}/actors/{slug}.html#actor" for slug in ("mike-pence", "ada-example", "geneva")]
    assert [ARTICLE[actor]["@type"] for actor in about] == [
        [SCHEMA + kind] for kind in ("Person", "Person", "Place")
    ]
    assert one(ARTICLE[about[0]], "sameAs") == "http://www.wikidata.org/entity/Q24313"
    assert one(ARTICLE[one(OURS, "mentions")], "name") == "Nobody Else"
    second = nodes(GRAPHS["articles/second.html"], f"{HERE}/articles/second.html")
    kinds = {one(node, "name"): node["@type"][0] for node in second.values() if f"{SCHEMA}name" in node}
    assert kinds["North Korea"] == f"{SCHEMA}Country" and kinds["Some Body"] == f"{SCHEMA}Organization"


def test_what_is_said_and_by_whom() -> None:
    said = [ARTICLE[part["@id"]] for part in OURS[f"{SCHEMA}hasPart"]]
    words = {one(part, "text"): part for part in said}
    assert one(words["We will talk & listen"], "spokenByCharacter") == f"{HERE}/actors/mike-pence.html#actor"
    stranger = ARTICLE[one(words["No."], "spokenByCharacter")]
    assert one(stranger, "name") == "a spokesman" and "@type" not in stranger
    assert one(words["No."], "url").startswith(f"{HERE}/articles/first.html#")


def test_an_actors_page_is_about_the_actor() -> None:
    base = f"{HERE}/actors/mike-pence.html"
    found = nodes(GRAPHS["actors/mike-pence.html"], base)
    page, actor = found[base], found[f"{base}#actor"]
    assert one(page, "mainEntity") == f"{base}#actor" and page["@type"] == [f"{SCHEMA}ProfilePage"]
    assert (one(actor, "jobTitle"), one(actor, "alternateName")) == ("US vice-president", "Michael R. Pence")
    assert [told["@id"] for told in actor[f"{SCHEMA}subjectOf"]] == [
        f"{HERE}/articles/{slug}.html#article" for slug in ("first", "second")
    ]


def test_every_page_says_where_it_stands() -> None:
    pages = {file.path for file in all_pages(library()) if file.listed}
    assert set(GRAPHS) == pages
    trails = {path: trail(graph) for path, graph in GRAPHS.items() if path != "index.html"}
    assert all(way[0] == f"{HERE}/index.html" and way[-1] == f"{HERE}/{path}" for path, way in trails.items())
    assert trails["actors/mike-pence.html"][1] == f"{HERE}/actors/index.html"
    assert len(trails["actors/index.html"]) == 2
    assert trails["timeline/2018-02.html"][1] == f"{HERE}/timeline/index.html"


def trail(graph: Any) -> list[str]:
    (crumbs,) = [node for node in graph["@graph"] if node["@type"] == "BreadcrumbList"]
    items = crumbs["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    assert all(item["name"] for item in items)
    return [item["item"] for item in items]


def addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("@id", "url", "item", "contentUrl") and isinstance(inner, str):
                yield inner
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


def test_without_an_address_of_its_own_the_digest_speaks_relatively() -> None:
    from exported import files as exported_files

    shelf = library(url="")
    there = {file.path for file in all_pages(shelf)} | set(exported_files(shelf))
    base = "http://x/up/"
    for path, graph in graphs(shelf).items():
        for found in addresses(graph):
            if found != ORIGINAL:
                whole = urljoin(base + path, found).partition("#")[0]
                assert whole.removeprefix(base) in there, (path, found)


def test_no_title_can_leave_its_script() -> None:
    shelf = library()
    files = {file.path: file for file in all_pages(shelf)}
    text = str(head_view(files["articles/first.html"], shelf).graph)
    assert "<" not in text and ">" not in text and "&" not in text
    assert json.loads(text)["@graph"][1]["headline"] == NASTY


def test_the_texts_of_others_are_not_given_as_ours() -> None:
    closed = graphs(library(unlicensed(), public=True))
    for told in (*GRAPHS.values(), *closed.values()):
        assert "articleBody" not in json.dumps(told) and "smiled" not in json.dumps(told)
    assert SECRET not in json.dumps(closed)


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.spans: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.metas[told.get("property") or told.get("name", "")] = told.get("content", "")
        if tag == "span" and told.get("class") == "Z3988":
            self.spans.append(told["title"])


@pytest.mark.parametrize("path", ["index.html", "data.html", "articles/good-night-cassini.html"])
def test_pages_tell_what_a_shared_link_shows(public_site: Path, path: str) -> None:
    head = _Head()
    head.feed((public_site / path).read_text("utf-8"))
    metas = head.metas
    assert metas["og:title"] and metas["og:site_name"] == "News Digest"
    assert metas["og:url"].startswith("https://name.example/repo/") and metas["twitter:card"] == "summary"
    article = path.startswith("articles/")
    assert metas["og:type"] == ("article" if article else "website")
    assert len(head.spans) == article
    assert metas.get("article:published_time") == ("2017-09-15T08:41-06:00" if article else None)
    assert "og:image" not in metas, "no picture of a publisher's is linked"


@pytest.mark.parametrize(
    "path", ["index.html", "a.html", "a/b.html", "a/b/c.html", "b/a.html", "a/b.html#p1"]
)
@pytest.mark.parametrize("here", ["index.html", "a/x.html", "a/b/x.html", "b/x.html", "c/a/x.html"])
def test_a_relative_address_leads_where_it_should(path: str, here: str) -> None:
    told = address(Site("", "en", "", Settings()), path, here)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(here), told)) == path
    assert told.partition("#")[0] == posixpath.relpath(path.partition("#")[0], posixpath.dirname(here) or ".")
