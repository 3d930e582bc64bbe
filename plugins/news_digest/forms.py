"""The forms by which an actor is printed, and forms found in text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from .annotators.known import Hit, acts
from .annotators.nameparts import family_comes_first, split_name
from .annotators.tokens import tokens_of
from .gazetteer import straight
from .model import Actor, ActorKind, ActorRef, Knowledge

PARTICLES = (
    "에게서|에서는|에서|에게|으로|까지|부터|처럼|이라고|라고|이나|께서|이다|였다|"
    "은|는|이|가|을|를|의|에|와|과|도|로|만|측|께"
)
"""What sticks to a Korean name."""
END = re.compile(rf"(?<=[가-힣])(?:{PARTICLES})(?!\w)")  # behind a whole word: 김 시장 of 김 시장은


WORD_START = re.compile(r"(?<!\w).", re.S)  # where a form may begin: the A of Ada, and what is no letter
OPENING = 8
"""Signs by which forms are looked up that begin with a word of the text."""
FEW = 60
"""So many forms are looked for one by one; an article with more of them names hundreds."""


class Lookup:
    """What is known of names, each worked out once for all articles that share the knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.kinds = {actor.name: actor.kind for actor in knowledge.actors}
        self._forms: dict[tuple[str, ActorKind], Mapping[str, str]] = {}
        self._metonyms: dict[str, Mapping[str, str]] = {}
        self._around: dict[str, tuple[str, ...]] = {}

    def forms(self, ref: ActorRef) -> Mapping[str, str]:
        """Form by which an actor is printed, as `forms_of` tells it -> the same with straight apostrophes."""
        key = (ref.name, ref.kind)
        forms = self._forms.get(key)
        if forms is None:
            forms = {form: straight(form) for form in _forms(*key, self.knowledge)}
            self._forms[key] = forms
        return {**forms, **{form: straight(form) for form in ref.forms}} if ref.forms else forms

    def metonyms(self, name: str) -> Mapping[str, str]:
        """What stands for an actor where it acts -> the actor."""
        if name not in self._metonyms:
            known = self.knowledge.actor_forms.get(name, ())
            self._metonyms[name] = {
                straight(metonym): name for actor in known if actor.name == name for metonym in actor.metonyms
            }
        return self._metonyms[name]

    def around(self, form: str) -> tuple[str, ...]:
        """Known names that hold a form as a part: `Washington Post` around `Washington`."""
        if form not in self._around:
            parts = form.split()
            names = self.knowledge.longer.get(parts[0], ()) if parts else ()
            self._around[form] = tuple(name for name in names if f" {form} " in f" {name} " and form != name)
        return self._around[form]


_last: list[Lookup] = []


def lookup_of(knowledge: Knowledge) -> Lookup:
    """The lookup of a knowledge, kept for the articles that follow."""
    if not _last or _last[0].knowledge is not knowledge:
        _last[:] = [Lookup(knowledge)]
    return _last[0]


def forms_of(ref: ActorRef, knowledge: Knowledge) -> tuple[str, ...]:
    """What the site links for an actor: name, aliases, metonyms, demonyms, a person's surname, the article's forms."""
    return tuple(lookup_of(knowledge).forms(ref))


def _forms(name: str, kind: ActorKind, knowledge: Knowledge) -> tuple[str, ...]:
    actor = next((actor for actor in knowledge.actor_forms.get(name, ()) if actor.name == name), None)
    forms = [name]
    if actor:
        forms += [*actor.aliases, *actor.metonyms, *actor.adjectives]
    if kind is ActorKind.PERSON and " " in name:
        forms.append(surname(name, actor))
    return tuple(dict.fromkeys(forms))


def surname(name: str, actor: Actor | None) -> str:
    """The family name in a person's name: the first word where the registry or the name itself says so."""
    words = name.split()
    first = actor.family_first if actor else family_comes_first(words, {})
    return split_name(words, first)[0]


def find_forms(text: str, forms: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Where forms stand in a text as (start, end, canonical): whole words, longest first, no overlap, in order."""
    return Finder(forms).find(text)


class Finder:
    """Finds forms, each of which means someone, in one text after the other."""

    def __init__(self, forms: Mapping[str, str], agents: Mapping[str, str] | None = None) -> None:
        self.canonical = {straight(form): name for form, name in forms.items() if form}
        self.agents = agents or {}
        self._by_opening: dict[str, list[str]] = {}
        for form in self.canonical:
            self._by_opening.setdefault(form[:OPENING], []).append(form)

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Where they stand, as `find_forms` tells it."""
        there = straight(text)
        places: list[tuple[int, int, str]] = []
        for form in self._likely(there):
            start = there.find(form)
            while start >= 0:
                if _is_whole(there, start, start + len(form)):
                    places.append((start, -len(form), self.canonical[form]))
                start = there.find(form, start + 1)
        places.sort()
        found: list[tuple[int, int, str]] = []
        free = 0
        for start, less, name in places:
            if start >= free:
                free = start - less
                found.append((start, free, name))
        return found

    def _likely(self, text: str) -> Iterable[str]:
        """The forms that may stand in a text: all, unless there are so many that most of them do not."""
        if len(self.canonical) <= FEW:
            return self.canonical
        begun = {
            text[at : at + size]
            for at in map(re.Match.start, WORD_START.finditer(text))
            for size in range(1, OPENING + 1)
        }
        return [form for opening in begun for form in self._by_opening.get(opening, ())]

    def meant(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The same with a metonym only where it acts: elsewhere it is the place, or nobody."""
        for start, end, name in self.find(text):
            agent = self.agents.get(straight(text[start:end])) if self.agents else None
            if agent is None:
                yield start, end, name
            elif _acts_at(text, start, end):
                yield start, end, agent
            else:
                yield start, end, name if name != agent else ""


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word goes on at either side; but for a particle that sticks to a Korean name."""
    if start and ((before := text[start - 1]).isalnum() or before == "_"):
        return False
    if end == len(text) or not ((after := text[end]).isalnum() or after == "_"):
        return True
    return bool(END.match(text, end))


def agents_of(actors: Iterable[ActorRef], knowledge: Knowledge) -> dict[str, str]:
    """Metonym -> the one of these actors for which it stands where it acts: Pyongyang -> North Korea."""
    lookup = lookup_of(knowledge)
    found: dict[str, str] = {}
    for ref in actors:
        found |= lookup.metonyms(ref.name)
    return found


def find_meant(
    text: str, forms: Mapping[str, str], agents: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """As `find_forms`, with a metonym only where it acts: elsewhere it is the place, or nobody."""
    return Finder(forms, agents).meant(text)


def _acts_at(text: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are the agent of their sentence."""
    tokens = tokens_of(text)
    first = bisect_left(tokens, start, key=lambda token: token.start)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    return first < last and acts(tokens, Hit(first, last, "", None, "metonym"))
