"""The forms by which an actor is printed, and forms found in text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .annotators.people import family_comes_first, split_name
from .gazetteer import straight
from .model import Actor, ActorKind, ActorRef, Knowledge


def forms_of(ref: ActorRef, knowledge: Knowledge) -> tuple[str, ...]:
    """What the site links for an actor: name, aliases, metonyms, demonyms, a person's surname, the article's forms."""
    actor = next((actor for actor in knowledge.actor_forms.get(ref.name, ()) if actor.name == ref.name), None)
    forms = [ref.name]
    if actor:
        forms += [*actor.aliases, *actor.metonyms, *actor.adjectives]
    if ref.kind is ActorKind.PERSON and " " in ref.name:
        forms.append(surname(ref.name, actor))
    return tuple(dict.fromkeys((*forms, *ref.forms)))


def surname(name: str, actor: Actor | None) -> str:
    """The family name in a person's name: the first word where the registry or the name itself says so."""
    words = name.split()
    first = actor.family_first if actor else family_comes_first(words, {})
    return split_name(words, first)[0]


def find_forms(text: str, forms: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Where forms stand in a text as (start, end, canonical): whole words, longest first, no overlap, in order."""
    if not forms:
        return []
    canonical = {straight(form): name for form, name in forms.items()}
    longest = sorted(canonical, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    return [(*found.span(), canonical[found[0]]) for found in pattern.finditer(straight(text))]
