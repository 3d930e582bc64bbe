"""Every page of the demonstration is valid HTML, as a parser that forgives nothing reads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest

HANDLER = re.compile(r"on[a-z]+|style")  # onclick
DATA = "application/ld+json"
"""The one kind of script that may stand within a page: it is never run."""


def faults_of(html: bytes) -> Iterator[str]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    yield from (f"{place}: {code} {what}" for place, code, what in parser.errors)
    parts = [part for part in tree.iter() if isinstance(part.tag, str)]
    ids = Counter(part.get("id") for part in parts if part.get("id") is not None)
    yield from (f"id {name} {number} times" for name, number in ids.items() if number > 1)
    for part in parts:
        yield from faults_at(part)


def faults_at(part: Any) -> Iterator[str]:
    yield from (f"{part.tag} {name}" for name, _ in part.items() if HANDLER.fullmatch(name))
    runs = part.tag == "script" and part.get("type") != DATA and not part.get("src")
    if part.tag == "style" or runs:
        yield f"{part.tag} within the page"
    if part.tag in ("ul", "ol") and {child.tag for child in part} - {"li"}:
        yield f"{part.tag} holds {[child.tag for child in part]}"


@pytest.mark.parametrize("copy", ["private_site", "public_site"])
def test_a_strict_parser_has_nothing_to_mend(copy: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(copy)
    found = sorted(site.rglob("*.html"))
    assert len(found) > 100
    assert [f"{page.name}: {fault}" for page in found for fault in faults_of(page.read_bytes())] == []


def test_the_parser_sees_what_is_wrong() -> None:
    page = b"<!doctype html><title>x</title><p id=a onclick=b>x<p id=a style='c'><ul><p></ul><script>d</script></b>"
    told = " ".join(faults_of(page))
    for fault in ("unexpected-end-tag", "id a 2 times", "p onclick", "p style", "ul holds", "script within"):
        assert fault in told
