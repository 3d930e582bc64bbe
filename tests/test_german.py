"""A site in German says nothing in English."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
import words
from babel.messages import Catalog
from babel.messages.pofile import read_po

READ = {"aria-label", "title", "alt", "placeholder"}
"""Attributes that a reader meets, beside those from which scripts take their words."""
PLACES = re.compile(r"%\(\w+\)s|\{\w+\}")  # %(name)s · {num}
SITE = words.ROOT / "tests/sites/german"


class Shown(HTMLParser):
    """What a page says: text, attributes and the title; no code and nothing for machines."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.lang = ""
        self.hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.lang = self.lang or told.get("lang") or ""
        self.hidden += tag in ("script", "code", "style")
        self.said += [value or "" for name, value in attrs if name in READ or name.startswith("data-")]
        if tag == "meta" and told.get("name", told.get("property")) in ("description", "og:description"):
            self.said.append(told["content"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "code", "style")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.said.append(" ".join(data.split()))


def forms(told: object) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(told) if isinstance(told, (tuple, list)) else ()


def english(catalog: Catalog) -> re.Pattern[str]:
    """Every message that has other words in German, whatever stands in its gaps."""
    known = {text.casefold() for message in catalog for text in forms(message.string)}
    own = {
        re.sub(r"<[^>]+>", "", text)
        for message in catalog
        if message.id and message.context not in ("day", "month", "short day", "short month")
        for text in forms(message.id)
        if text.casefold() not in known and re.search(r"[A-Za-z]{2}", PLACES.sub("", text))
    }
    patterns = [".{1,60}?".join(map(re.escape, PLACES.split(text.strip()))) for text in sorted(own)]
    return re.compile("|".join(rf"(?<![\w-]){pattern}(?![\w-])" for pattern in patterns))


@pytest.fixture(scope="module")
def german() -> re.Pattern[str]:
    with (words.LOCALE / "de.po").open("rb") as file:
        return english(read_po(file, locale="de"))


@pytest.fixture(scope="module")
def pages(
    build: Callable[..., subprocess.CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Shown]:
    """Path -> what the page says."""
    folder = tmp_path_factory.mktemp("german")
    shutil.copytree(SITE, folder / "content")
    done = build(folder / "output", content=folder / "content", seeds=folder / "none", lang="de")
    assert done.returncode == 0, done.stdout + done.stderr
    found = sorted((folder / "output").rglob("*.html"))
    return {path.relative_to(folder / "output").as_posix(): Shown(path.read_text("utf-8")) for path in found}


def test_no_english(german: re.Pattern[str], pages: dict[str, Shown]) -> None:
    assert german.findall("3 articles") and german.findall("Also known as Mrs Norden")
    faults = [
        (path, text)
        for path, page in pages.items()
        for text in page.said
        if german.search(PLACES.sub("", text)) and (path != "data.html" or " " in text)  # names of columns
    ]
    assert faults == []
    assert {page.lang for page in pages.values()} == {"de"}


def test_what_is_said_instead(pages: dict[str, Shown]) -> None:
    article = pages["articles/faehre.html"].said
    assert {"Lesen Sie auch", "Zum Original", "Bild", "Anmerkung 1", "Absatz 1"} <= set(article)
    assert "4. Mai 2021, 06:30 (UTC+02:00)" in article
    assert "beide nennen Fährverband, Klara Norden und Samuel Hofer; beide behandeln „Fähren“" in article
    assert "Juni 2021" in pages["timeline/2021-06.html"].said
    assert {"Personen", "Organisationen"} <= set(pages["actors/index.html"].said)
