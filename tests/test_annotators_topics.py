"""Candidate topics: short quoted phrases and names of events."""

from __future__ import annotations

from pathlib import Path

from news_digest.annotators.topics import find_topics
from news_digest.model import Article, Block, Kind
from news_digest.registry import load_knowledge

SHIPPED = load_knowledge(Path("does-not-exist.yml"), Path("does-not-exist.yml"))


def topics(*paragraphs: str) -> tuple[str, ...]:
    body = tuple(Block(Kind.PARAGRAPH, p) for p in paragraphs)
    return find_topics(Article("x", "A plain title", body), SHIPPED).annotations.topics


def test_phrases_and_events_most_frequent_first() -> None:
    found = topics(
        "A “maximum pressure” campaign, with ‘maximum pressure’ and “Smile diplomacy”.",
        "It ended at the Winter Olympics, not at the Paris Climate Summit.",
    )
    assert found[0] == "maximum pressure"
    assert {"smile diplomacy", "Winter Olympics", "Climate Summit", "Paris Climate Summit"} <= set(found)


def test_sentences_fragments_and_states_are_no_topics() -> None:
    assert topics("“We will wait.” He spoke of “the end” and “South Korea”.") == ()
