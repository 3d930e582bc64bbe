"""The forms by which an actor is printed, and forms found in text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from .annotators.known import Hit, acts
from .annotators.people import family_comes_first, split_name
from .annotators.tokens import tokens_of
from .gazetteer import straight
from .model import Actor, ActorKind, ActorRef, Knowledge

PARTICLES = (
    "에게서|에서는|에서|에게|으로|까지|부터|처럼|이라고|라고|이나|께서|이다|였다|"
    "은|는|이|가|을|를|의|에|와|과|도|로|만|측|께"
)
"""What sticks to a Korean name."""
END = rf"(?=(?:(?<=[가-힣])(?:{PARTICLES}))?(?!\w))"  # behind a whole word: 김 시장 of 김 시장은


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
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))}){END}")
    return [(*found.span(), canonical[found[0]]) for found in pattern.finditer(straight(text))]


def agents_of(actors: Iterable[ActorRef], knowledge: Knowledge) -> dict[str, str]:
    """Metonym -> the one of these actors for which it stands where it acts: Pyongyang -> North Korea."""
    found: dict[str, str] = {}
    for ref in actors:
        for actor in knowledge.actor_forms.get(ref.name, ()):
            if actor.name == ref.name:
                found |= {straight(metonym): actor.name for metonym in actor.metonyms}
    return found


def find_meant(
    text: str, forms: Mapping[str, str], agents: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """As `find_forms`, with a metonym only where it acts: elsewhere it is the place, or nobody."""
    for start, end, name in find_forms(text, forms):
        agent = agents.get(straight(text[start:end]))
        if agent is None:
            yield start, end, name
        elif _acts_at(text, start, end):
            yield start, end, agent
        else:
            yield start, end, name if name != agent else ""


def _acts_at(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are the agent of their sentence."""
    tokens = tokens_of(text)
    first = bisect_left(tokens, start, key=lambda token: token.start)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    return first < last and acts(tokens, Hit(first, last, "", None, "metonym"))
