"""Candidate topics: short quoted phrases and names of events."""

from __future__ import annotations

from pathlib import Path

from news_digest.annotators.topics import find_topics
from news_digest.model import Article, Block, Kind
from news_digest.registry import load_knowledge

SHIPPED = load_knowledge(Path("does-not-exist.yml"), Path("does-not-exist.yml"))


def topics(*paragraphs: str) -> tuple[str, ...]:
    body = tuple(Block(Kind.PARAGRAPH, p) for p in paragraphs)
    return find_topics(Article("x", "Title", body), SHIPPED).annotations.topics


def test_phrases_and_events_most_frequent_first() -> None:
    found = topics(
        "A “maximum pressure” campaign, with ‘maximum pressure’ and “Smile diplomacy”.",
        "It ended at the Winter Olympics, not at the Paris Climate Summit.",
    )
    assert found[0] == "maximum pressure"
    assert {"smile diplomacy", "Winter Olympics", "Climate Summit", "Paris Climate Summit"} <= set(found)


def test_terms_that_an_article_comes_back_to() -> None:
    found = topics(
        "The harbour council met for the third time over the new tidal barrier and its cost.",
        "Steel tariffs were named, and a ferry strike. The ferry strikes went on, and tidal barriers are dear.",
        "They want to break ferry strikes. He said the Port deal was dead, but the Port deal was not.",
    )
    assert set(found) == {"ferry strikes", "Port deal", "tidal barriers", "harbour council"}


def test_what_is_in_the_news_every_day_is_no_term() -> None:
    text = "At a news conference the foreign minister told two police officers so late last week."
    assert topics(text, text) == ()


def test_events_with_long_names() -> None:
    found = topics("It left the North Atlantic Herring Trade Agreement on Monday.")
    assert "North Atlantic Herring Trade Agreement" in found


def test_quoted_phrases_in_the_marks_of_other_languages_and_without_judgements() -> None:
    assert topics("Er nannte es „sanfte Landung“.") == ("sanfte Landung",)
    assert topics("Il a parlé de « pression maximale ».") == ("pression maximale",)
    assert topics("A “bad deal”, “extremely high levels” and “half a ton” of it.") == ()


def test_sentences_fragments_and_states_are_no_topics() -> None:
    assert topics("“We will wait.” He spoke of “the end” and “South Korea”.") == ()
