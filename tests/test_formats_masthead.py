"""Saved pages: headline, writers and date, by what a page claims, shows, and where it shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from news_digest.copydesk import edit
from news_digest.formats import read_page
from news_digest.model import Knowledge, Seed
from prose import Case, cases

STORY = "".join(
    f"<p>The ferry will leave at {hour} o'clock on every day of the week, the captain told the council.</p>"
    for hour in range(1, 12)
)


@pytest.mark.parametrize("case", cases("formats-masthead"), ids=lambda case: case.name)
def test_masthead(case: Case) -> None:
    head, body, foot = (case.blocks.get(name, "") for name in ("head", "body", "foot"))
    markup = f"<html><head>{head}</head><body>{body}<article>{STORY}</article>{foot}</body></html>"
    article, _ = edit(read_page(Seed(Path("a.html"), "a.html"), markup.encode()), Knowledge())
    said = [f"title: {article.title}"]
    said += [f"byline: {', '.join(article.byline)}"] if article.byline else []
    said += [f"date: {article.date}"] if article.date else []
    assert said == case["expected"].splitlines()
