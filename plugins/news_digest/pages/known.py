"""Who is known, for articles that an editor wrote by hand without naming their actors."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..forms import find_forms
from ..gazetteer import straight
from ..model import ActorKind, ActorRef, Knowledge
from .markup import plain
from .stories import Story

WORD = re.compile(r"\w+")  # the first word of a form, under which it is kept


def with_actors(stories: Iterable[Story], knowledge: Knowledge) -> list[Story]:
    """The stories; where one says nothing of actors, with those known whose full names stand in its text."""
    told = list(stories)
    if not any(story.unsaid for story in told):
        return told
    known, forms = _everyone(told, knowledge), _shelved(_full_names(told, knowledge))
    return [replace(story, actors=_named(story, known, forms)) if story.unsaid else story for story in told]


def _everyone(stories: Iterable[Story], knowledge: Knowledge) -> dict[str, ActorRef]:
    """Registry, gazetteer and the actors of the other articles, by name."""
    found = {actor.name: ActorRef(actor.name, actor.kind) for actor in knowledge.actors}
    for story in stories:
        for actor in story.actors:
            found.setdefault(actor.name, ActorRef(actor.name, actor.kind))
    return found


def _full_names(stories: Iterable[Story], knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Form and who is meant; no one by the name of an outlet and by what is ignored."""
    for outlet in knowledge.outlets:
        yield from ((form, "") for form in (outlet.name, *outlet.aliases))
    for story in stories:
        for actor in story.actors:
            if " " in actor.name or actor.kind is not ActorKind.PERSON:
                yield actor.name, actor.name
    for known in knowledge.actors:
        yield from ((form, known.name) for form in (known.name, *known.aliases))
    yield from ((name, "") for name in sorted(knowledge.ignored))


def _shelved(forms: Iterable[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """Forms by their first word: only those whose first word stands in a text are looked for in it."""
    shelves: dict[str, dict[str, str]] = defaultdict(dict)
    for form, name in forms:
        if first := WORD.search(straight(form)):
            shelves[first[0]][form] = name
    return shelves


def _named(
    story: Story, known: Mapping[str, ActorRef], forms: Mapping[str, Mapping[str, str]]
) -> tuple[ActorRef, ...]:
    """Who is named in full, most often first."""
    text = " · ".join((story.title, story.dek, plain(story.html)))
    near = {
        form: name
        for word in sorted(set(WORD.findall(straight(text))))
        for form, name in forms.get(word, {}).items()
    }
    counts = Counter(name for _, _, name in find_forms(text, near) if name)
    return tuple(known[name] for name in sorted(counts, key=lambda name: (-counts[name], name)))
