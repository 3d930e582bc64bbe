"""Whom `Mr Hill` or `General Sow` means, from the text to what the site links."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.annotators import annotate
from news_digest.entries import fields_of
from news_digest.forms import find_forms, forms_of
from news_digest.linking import link
from news_digest.model import ActorKind, ActorRef, Article, Block, Kind, Knowledge
from news_digest.pages.decorators import printed_forms
from news_digest.pages.stories import Story, story_of
from news_digest.pages.words import held_forms
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


def by_all_forms(story: Story, knowledge: Knowledge, text: str) -> dict[str, str]:
    """What `printed_forms` gives, told of all forms and only then of those in the text: the definition."""
    claims: dict[str, set[str]] = defaultdict(set)
    for actor in story.actors:
        for form in forms_of(actor, knowledge):
            claims[form].add(actor.name)
    forms = {form: min(names) for form, names in claims.items() if len(names) == 1}
    forms.update({actor.name: actor.name for actor in story.actors})
    forms.update({form: "" for form in story.unresolved if form not in forms})
    held = held_forms(forms, text)
    around = {
        name: ""
        for form in held
        for name in knowledge.longer.get(form.split()[0], ())
        if f" {form} " in f" {name} " and form != name and name not in forms
    }
    return {**held, **held_forms(around, text)}


NAMES = [
    "Kim",
    "Kim Jong-un",
    "Kim Yo-jong",
    "Washington",
    "Washington Post",
    "United States",
    "New York",
    "O’Brien",
]
NAMES += ["American", "North Korea", "Pyongyang", "the Washington Post", "York", "Ada O'Brien"]


@given(
    st.lists(
        st.builds(
            ActorRef,
            st.sampled_from(NAMES),
            st.sampled_from(ActorKind),
            st.lists(st.sampled_from(NAMES)).map(tuple),
        ),
        max_size=5,
    ),
    st.lists(st.sampled_from(NAMES), max_size=3),
    st.lists(st.sampled_from(NAMES), max_size=8),
)
def test_only_forms_in_the_text_are_looked_at(
    actors: list[ActorRef], unresolved: list[str], said: list[str]
) -> None:
    text = " met ".join(said)
    story = Story("a.md", "a", "A", "", actors=tuple(actors), unresolved=tuple(unresolved))
    forms, wanted = printed_forms(story, SHIPPED, text), by_all_forms(story, SHIPPED, text)
    assert list(forms.items()) == list(wanted.items())
