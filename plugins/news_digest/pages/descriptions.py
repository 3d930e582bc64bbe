"""What articles print beside a person's name and say that it is: each title once, with its first and last day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..languages import language_of
from ..model import ActorKind, Knowledge
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


@dataclass(frozen=True, slots=True)
class Printed:
    """A title beside a person's name in a story."""

    name: str
    """Canonical."""
    words: str
    url: str
    """The paragraph."""


Nouns = Mapping[str, frozenset[str]]
"""By canonical name: nouns that are known to say what someone is."""


def nouns_known(knowledge: Knowledge) -> Nouns:
    """The nouns of the roles that registry and gazetteer give."""
    return {actor.name: frozenset(nouns_of(actor.roles)) for actor in knowledge.actors if actor.roles}


def titles_in(story: Story, dressed: Dressed, nouns: Nouns, knowledge: Knowledge) -> tuple[Printed, ...]:
    """What an English story says of those whom it takes for people, in order of the text."""
    language = language_of(story.lang)
    if not language or language.code != "en":
        return ()
    people = {actor.name for actor in story.actors if actor.kind is ActorKind.PERSON}
    none = frozenset[str]()
    return tuple(
        Printed(mark.meaning, words, f"{story.url_path}#{passage.anchor}")
        for passage, mark in dressed.found
        if mark.kind == ACTOR and mark.meaning in people
        for words in titles_beside(
            passage.text, mark.start, mark.end, nouns.get(mark.meaning, none), knowledge.actor_forms
        )
    )


def descriptions_of(
    stories: Iterable[Story], people: Iterable[str], printed: Mapping[str, Sequence[Printed]]
) -> Descriptions:
    """What the stories say of those people. `stories` are newest first; `printed` is by slug.

    Whoever is a person in the digest is one in each of its stories: no story has left out a title of theirs.
    """
    wanted = set(people)
    found: dict[str, dict[str, dict[str, Described]]] = defaultdict(lambda: defaultdict(dict))
    for story in _oldest_first(stories):
        for title in printed[story.slug]:
            if title.name in wanted:
                told = Described(title.words, story.slug, title.url)
                found[title.name][_key(title.words)].setdefault(story.slug, told)
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
