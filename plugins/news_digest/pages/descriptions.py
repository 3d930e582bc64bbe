"""What articles print beside a person's name and say that it is: each title once, with its first and last day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..languages import language_of
from ..model import Knowledge
from ..titles import nouns_of, titles_beside
from .decorators import ACTOR
from .dress import Dressed
from .stories import Story

BLANKS = re.compile(r"[\s\-‐]+")  # vice-president, vice president


@dataclass(frozen=True, slots=True)
class Described:
    """A story that prints a title."""

    words: str
    """As printed: `US vice president`."""
    slug: str
    """Of the story."""
    url: str
    """The paragraph."""


Descriptions = Mapping[str, tuple[tuple[Described, ...], ...]]
"""By canonical name: titles, each with the stories that print it, one a story, oldest first and undated last."""


def descriptions_of(
    stories: Iterable[Story], dressed: Mapping[str, Dressed], people: Iterable[str], knowledge: Knowledge
) -> Descriptions:
    """What the stories say of those people. `stories` are newest first."""
    nouns = {name: frozenset[str]() for name in people}
    nouns |= {
        actor.name: frozenset(nouns_of(actor.roles)) for actor in knowledge.actors if actor.name in nouns
    }
    found: dict[str, dict[str, dict[str, Described]]] = defaultdict(lambda: defaultdict(dict))
    for story in _oldest_first(stories):
        language = language_of(story.lang)
        if not language or language.code != "en":
            continue
        for passage, mark in dressed[story.slug].found:
            if mark.kind != ACTOR or mark.meaning not in nouns:
                continue
            more = nouns[mark.meaning]
            for words in titles_beside(passage.text, mark.start, mark.end, more, knowledge.actor_forms):
                told = Described(words, story.slug, f"{story.url_path}#{passage.anchor}")
                found[mark.meaning][_key(words)].setdefault(story.slug, told)
    return {name: _in_order(titles) for name, titles in found.items()}


def _oldest_first(stories: Iterable[Story]) -> list[Story]:
    told = list(stories)
    return [*(story for story in reversed(told) if story.date), *(story for story in told if not story.date)]


def _in_order(titles: Mapping[str, Mapping[str, Described]]) -> tuple[tuple[Described, ...], ...]:
    """Those that most stories print first."""
    return tuple(
        tuple(titles[key].values()) for key in sorted(titles, key=lambda key: (-len(titles[key]), key))
    )


def _key(words: str) -> str:
    """One for all spellings of a title."""
    return BLANKS.sub(" ", words).casefold().replace("’", "'")
