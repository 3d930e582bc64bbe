"""What articles print beside a person's name and say that it is: each title once, with its first and last day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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


def described_in(
    story: Story, dressed: Dressed, people: Collection[str], knowledge: Knowledge
) -> tuple[tuple[str, Described], ...]:
    """What one story says of those people: name and title, in order of the text."""
    language = language_of(story.lang)
    if not language or language.code != "en":
        return ()
    return tuple(
        (mark.meaning, Described(words, story.slug, f"{story.url_path}#{passage.anchor}"))
        for passage, mark in dressed.found
        if mark.kind == ACTOR and mark.meaning in people
        for words in titles_beside(
            passage.text, mark.start, mark.end, _nouns(mark.meaning, knowledge), knowledge.actor_forms
        )
    )


def _nouns(name: str, knowledge: Knowledge) -> frozenset[str]:
    """Of the roles that the registry gives someone."""
    known = next((one for one in knowledge.actor_forms.get(name, ()) if one.name == name), None)
    return frozenset(nouns_of(known.roles)) if known and known.roles else frozenset()


def descriptions_of(
    stories: Iterable[Story], told: Mapping[str, Iterable[tuple[str, Described]]]
) -> Descriptions:
    """What the stories say, gathered. `stories` are newest first; `told` is by slug."""
    found: dict[str, dict[str, dict[str, Described]]] = defaultdict(lambda: defaultdict(dict))
    for story in _oldest_first(stories):
        for name, described in told[story.slug]:
            found[name][_key(described.words)].setdefault(story.slug, described)
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
