"""Whom `Mr Hill` or `General Sow` means, from the text to what the site links."""

from __future__ import annotations

from pathlib import Path

import pytest

from news_digest.annotators import annotate
from news_digest.entries import fields_of
from news_digest.forms import find_forms
from news_digest.linking import link
from news_digest.model import Article, Block, Kind
from news_digest.pages.decorators import printed_forms
from news_digest.pages.stories import story_of
from news_digest.registry import load_knowledge
from news_digest.roster import build_roster
from prose import Case, cases

NOWHERE = Path("does-not-exist.yml")
SHIPPED = load_knowledge(NOWHERE, NOWHERE)


def linked_names(text: str, lang: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The body of an article, and where the site links a name in it, by the front matter on disk."""
    title, *paragraphs = text.splitlines()
    body = tuple(Block(Kind.PARAGRAPH, paragraph) for paragraph in paragraphs)
    article = annotate(Article("x.txt", title, body, lang=lang), SHIPPED)
    article = link(article, build_roster(SHIPPED, [article]))
    story = story_of(fields_of(article), "", "", "x", SHIPPED)
    whole = "\n".join(paragraphs)
    return whole, find_forms(whole, printed_forms(story, SHIPPED, whole))


@pytest.mark.parametrize("case", cases("honorifics"), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    lang = next(iter(case.blocks.keys() - {"expected"}))
    text, there = linked_names(case[lang], lang)
    found = []
    for line in case["expected"].splitlines():
        form = line.partition(" ->")[0]
        start = text.index(form)
        names = [name for first, last, name in there if first < start + len(form) and last > start and name]
        found.append(f"{form} -> {names[-1] if names else ''}".rstrip())
    assert found == [line.rstrip() for line in case["expected"].splitlines()]
