"""Every page of a digest that is made of payloads alone holds them as text, and no element but the theme's own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import html5lib
import pytest
from lxml import etree

from news_digest.pages.sanitise import TAGS
from news_digest.unseen import UNSEEN
from payloads import EVERY, PAYLOADS, marked

Pair = tuple[str, str]
"""Element and attribute."""

WITHIN = frozenset(TAGS - {"img"}) | {"span", "mark", "q", "section", "time"}
"""Elements in a story: those of Markdown, and those that the digest puts in."""
MORE = {(tag, "") for tag in (*WITHIN, "q")} | {
    ("pre", "id"),
    ("ol", "start"),
    *((f"h{n}", "id") for n in (2, 3, 4)),
}
"""What payloads are allowed beyond the demonstration: Markdown has it, and the demonstration does not need it."""

HANDED = re.compile(r"https?://[^\s\\]+|mailto:[^\s]+|(?![a-z][a-z0-9+.-]*:|//|\\)[^\s\\{}|]*", re.I)
"""An address that a page may lead to: http(s), mailto, or one of this site."""
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
THEME = re.compile(r"(?:[./]*|/repo/)theme/[a-z]+\.[0-9a-f]+\.js")
STRICT = re.compile(r"hand-")
"""Pages that are read by a parser which forgives nothing; it takes far longer than the other."""


class Page(NamedTuple):
    """A page as it was read."""

    name: str
    html: str
    tree: Any


def pages_of(site: Path) -> Iterator[Page]:
    """All pages, by a parser that is quick and that forgives much."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_bytes()
        tree = etree.fromstring(html, etree.HTMLParser(encoding="utf-8", huge_tree=True))
        yield Page(path.relative_to(site).as_posix(), html.decode(), tree)


def pairs_of(page: Page) -> set[Pair]:
    """The elements and attributes that stand in a page."""
    found: set[Pair] = set()
    for part in page.tree.iter():
        if isinstance(part.tag, str):
            found |= {(part.tag, ""), *((part.tag, name) for name in part.attrib)}
        else:
            found.add(("a comment", str(part.text)[:40]))
    return found


def faults_of(page: Page, allowed: set[Pair]) -> Iterator[str]:
    """What stands in a page and should not."""
    yield from (f"{tag} {name}" for tag, name in sorted(pairs_of(page) - allowed))
    ids: set[str] = set()
    for part in page.tree.iter(etree.Element):
        for name in ("href", "src", "action"):
            address = part.get(name)
            if address is not None and not fits(part.tag, address):
                yield f"{part.tag} {name} {address!r}"
        if part.get("id") in ids:
            yield f"id {part.get('id')!r} twice"
        ids |= {part.get("id")} - {None}
        if part.tag == "script" and part.get("type"):
            json.loads(part.text)
    if hidden := UNSEEN.search(page.html):
        yield f"the sign {hidden[0]!r}"


def fits(tag: str, address: str) -> bool:
    """Whether an element may have such an address: only links lead out of the site, and all scripts are the theme's."""
    if tag == "script":
        return bool(THEME.fullmatch(address))
    return bool(HANDED.fullmatch(address)) and (tag in ("a", "link") or not SCHEME.match(address))


@pytest.fixture(scope="session")
def benign(private_site: Path, public_site: Path) -> set[Pair]:
    """Elements and attributes of the demonstration."""
    return set().union(*(pairs_of(page) for site in (private_site, public_site) for page in pages_of(site)))


@pytest.mark.parametrize("copy", ["attacked_site", "attacked_public_site"])
def test_no_element_attribute_or_address_but_those_of_the_theme(
    copy: str, benign: set[Pair], request: pytest.FixtureRequest
) -> None:
    found = [*pages_of(request.getfixturevalue(copy))]
    assert len(found) > 1000
    assert not {name for _, name in benign if name.startswith("on") or name in ("style", "srcdoc")}
    assert [f"{page.name}: {fault}" for page in found for fault in faults_of(page, benign | MORE)] == []


def test_a_strict_parser_has_nothing_to_mend(attacked_site: Path) -> None:
    strict = [page for page in pages_of(attacked_site) if STRICT.search(page.name)]
    assert len(strict) >= len(EVERY)
    for page in strict:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(page.html)
        assert not parser.errors, page.name
        for prose in tree.iterfind(".//div"):
            if (prose.get("class") or "").split()[:1] == ["prose"]:
                assert {part.tag for part in prose.iter()} <= WITHIN | {"div"}, page.name


def shown(text: str) -> str:
    """What a reader sees of a text in a field."""
    return " ".join(UNSEEN.sub("", text).split())


def text_of(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def parsed(site: Path, path: str) -> Any:
    return html5lib.parse((site / path).read_bytes(), namespaceHTMLElements=False)


def one(tree: Any, tag: str, kind: str = "") -> str:
    """The text of the first such element."""
    return next(
        text_of(part) for part in tree.iter(tag) if not kind or kind in (part.get("class") or "").split()
    )


WHERE: dict[str, Callable[[Any], str]] = {
    "title": lambda tree: one(tree, "h1"),
    "kicker": lambda tree: one(tree, "p", "kicker"),
    "dateline": lambda tree: one(tree, "p", "dateline"),
    "outlet, via and byline": lambda tree: one(tree, "ul", "source"),
    "actors, speakers and tags": lambda tree: one(tree, "aside", "side"),
    "unresolved, licence and seed": lambda tree: one(tree, "div", "after"),
    "head": lambda tree: one(tree, "title"),
}


@pytest.mark.parametrize("name", EVERY)
def test_each_field_is_shown_as_the_text_that_it_is(name: str, attacked_site: Path) -> None:
    tree = parsed(attacked_site, f"articles/hand-{name}.html")
    for place, text_at in WHERE.items():
        assert shown(marked(name)) in text_at(tree), place
    graph = next(json.loads(part.text) for part in tree.iter("script") if part.get("type"))
    assert shown(marked(name)) in json.dumps(graph, ensure_ascii=False).replace('\\"', '"').replace(
        "\\\\", "\\"
    )


IN_WORDS = [name for name in PAYLOADS if name not in ("long-word", "separators", "joiners", "control")]
"""Payloads that raw copy keeps letter by letter."""


@pytest.mark.parametrize("name", IN_WORDS)
def test_raw_copy_stands_in_the_article_as_the_text_that_it_is(name: str, attacked_site: Path) -> None:
    content = attacked_site.parent / "content" / "articles"
    wanted = f"seed: plain-{name}.txt"
    made = [path for path in content.glob("*.md") if wanted in path.read_text("utf-8").splitlines()]
    assert len(made) == 1, "one article of each raw copy"
    text = one(parsed(attacked_site, f"articles/{made[0].stem}.html"), "main")
    words = marked(name)
    assert shown(words) in text
