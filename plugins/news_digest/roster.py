"""The run's lookup: what the articles together tell about who is who."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .annotators.people import offices_of
from .forms import surname
from .model import Actor, ActorKind, Article, Knowledge
from .tagging import recurring


@dataclass(frozen=True, slots=True)
class Roster:
    """The run's lookup: what the articles together tell about who is who."""

    knowledge: Knowledge
    spelling: Mapping[str, str] = field(default_factory=dict)
    """Name as an article resolves it -> canonical name."""
    kinds: Mapping[str, ActorKind] = field(default_factory=dict)
    """Canonical name -> kind, as most articles have it."""
    known: Mapping[str, Actor] = field(default_factory=dict)
    """Registry and gazetteer by name."""
    surnames: Mapping[str, tuple[tuple[str, frozenset[str]], ...]] = field(default_factory=dict)
    """Surname -> the people of the corpus who bear it, each with the offices printed with the name."""
    topics: frozenset[str] = frozenset()
    """Phrases that at least two articles share and that not nearly all have."""


def build_roster(knowledge: Knowledge, articles: Sequence[Article]) -> Roster:
    """Learn from all articles how each actor is spelt and which phrases recur."""
    known = {actor.name: actor for actor in knowledge.actors}
    printed: Counter[str] = Counter()
    kinds: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for article in articles:
        for mention in article.annotations.mentions:
            if mention.name:
                printed[mention.name] += 1
                if mention.kind:
                    kinds[mention.name][mention.kind] += 1
    spelling = _spelling(printed, known)
    chosen: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for name, counts in kinds.items():
        chosen[spelling.get(name, name)].update(counts)
    most = {name: max(sorted(counts), key=counts.__getitem__) for name, counts in chosen.items()}
    most.update({name: actor.kind for name, actor in known.items()})
    return Roster(knowledge, spelling, most, known, _surnames(articles, spelling, known), recurring(articles))


def _surnames(
    articles: Sequence[Article], spelling: Mapping[str, str], known: Mapping[str, Actor]
) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Who bears a surname, over all articles, with the offices that title them."""
    offices: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for mention in article.annotations.mentions:
            if mention.kind is ActorKind.PERSON and " " in mention.name:
                offices[spelling.get(mention.name, mention.name)].update(offices_of(mention.role))
    for actor in known.values():
        if actor.kind is ActorKind.PERSON and " " in actor.name:
            offices[actor.name].update(word for role in actor.roles for word in offices_of(role))
    bearers: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for name in sorted(offices):
        bearers[surname(name, known.get(name))].append((name, frozenset(offices[name])))
    return {family: tuple(some) for family, some in bearers.items()}


def _spelling(printed: Mapping[str, int], known: Mapping[str, Actor]) -> dict[str, str]:
    """Variants of one name -> the registry's form, else the most frequent, then the fullest."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in printed:
        groups[_key(name)].append(name)
    alias = {_key(form): actor.name for actor in known.values() for form in (*actor.aliases, actor.name)}
    chosen: dict[str, str] = {}
    for key, names in groups.items():
        best = alias.get(key) or max(sorted(names), key=lambda name: (printed[name], len(name)))
        for name in names:
            if name != best and name not in known and not _different(name, best, known):
                chosen[name] = best
    return chosen


def _key(name: str) -> str:
    """What stays of a name when hyphens, accents, case and middle initials are left out."""
    words = [word for word in name.split() if not (len(word) == 2 and word[1] == ".")] or name.split()
    plain = unicodedata.normalize("NFKD", "".join(words))
    return "".join(char for char in plain if char.isalnum()).casefold() + _initials(name)


def _initials(name: str) -> str:
    """Several middle initials tell namesakes apart (George H. W. Bush); one is often left out."""
    initials = [word[0] for word in name.split()[1:-1] if len(word) == 2 and word[1] == "."]
    return f" {''.join(initials)}" if len(initials) > 1 else ""


def _different(one: str, other: str, known: Mapping[str, Actor]) -> bool:
    """Whether the editor keeps the two apart."""
    return any(b in known[a].different for a, b in ((one, other), (other, one)) if a in known)
