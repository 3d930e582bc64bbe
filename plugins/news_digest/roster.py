"""The run's lookup: what the articles together tell about who is who."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from .annotators.terms import fold_phrase
from .bearers import Bearer, bearers_of
from .model import Actor, ActorKind, Article, Knowledge
from .tagging import Tags, choose_tags, parts_of
from .testify import testimony_of
from .testimony import Testimony

NUMBERS = frozenset(("II", "III", "IV"))
"""What a name ends in that has been in the family before."""


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
    bearers: Mapping[str, tuple[Bearer, ...]] = field(default_factory=dict)
    """Surname, acronym or short form -> those in the corpus who bear it."""
    tags: Tags = field(default_factory=dict)
    """Seed -> phrases that its article shares with others."""


def build_roster(knowledge: Knowledge, articles: Iterable[Article]) -> Roster:
    """Learn from all articles how each actor is spelt and which phrases recur."""
    return roster_of(knowledge, [testimony_of(article) for article in articles])


def roster_of(knowledge: Knowledge, told: Sequence[Testimony]) -> Roster:
    """The same from what the articles tell, in the order of the articles."""
    known = {actor.name: actor for actor in knowledge.actors}
    printed: Counter[str] = Counter()
    for article in told:
        for name, count in article.names:
            printed[name] += count
    spelling = _spelling(printed, known, _beside_namesakes(told))
    kinds: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for article in told:
        for name, kind, count in article.kinds:
            kinds[spelling.get(name, name)][kind] += count
    most = {name: max(sorted(some), key=some.__getitem__) for name, some in kinds.items()}
    most.update({name: actor.kind for name, actor in known.items()})
    tags = choose_tags(told, _names(printed, knowledge))
    return Roster(knowledge, spelling, most, known, bearers_of(told, spelling, known), tags)


def _names(printed: Iterable[str], knowledge: Knowledge) -> Callable[[str], bool]:
    """Whether a phrase is the name of someone, or a part of one, and so no topic."""
    folded = {fold_phrase(name) for name in (*printed, *knowledge.ignored)}
    folded |= {part for name in folded for part in parts_of(name) if " " in part}

    def is_name(phrase: str) -> bool:
        known = phrase in knowledge.actor_forms or phrase.casefold() in knowledge.outlet_forms
        return known or fold_phrase(phrase) in folded

    return is_name


def _spelling(
    printed: Mapping[str, int], known: Mapping[str, Actor], together: frozenset[str]
) -> dict[str, str]:
    """Variants of one name -> the registry's form, else the most frequent, then the fullest."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in printed:
        groups[_key(name) if name in together else _key(_without_number(name))].append(name)
    alias = {_key(form): actor.name for actor in known.values() for form in (*actor.aliases, actor.name)}
    chosen: dict[str, str] = {}
    for key, names in groups.items():
        best = alias.get(key) or max(sorted(names), key=lambda name: (printed[name], len(name)))
        for name in names:
            if name != best and name not in known and not _different(name, best, known):
                chosen[name] = best
    return chosen


@lru_cache(maxsize=16_384)  # the gazetteer's names are looked at in each run
def _key(name: str) -> str:
    """What stays of a name when hyphens, accents, case and middle initials are left out."""
    words = [word for word in name.split() if not (len(word) == 2 and word[1] == ".")] or name.split()
    plain = "".join(words)
    if not (plain.isascii() and plain.isalnum()):
        plain = "".join(filter(str.isalnum, unicodedata.normalize("NFKD", plain)))
    return plain.casefold() + (_initials(name) if "." in name else "")


def _initials(name: str) -> str:
    """Several middle initials tell namesakes apart (George H. W. Bush); one is often left out."""
    initials = [word[0] for word in name.split()[1:-1] if len(word) == 2 and word[1] == "."]
    return f" {''.join(initials)}" if len(initials) > 1 else ""


def _without_number(name: str) -> str:
    """Robert Example III is Robert Example; his father is Sr., his son Jr., and a king keeps his number."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 2 and words[-1] in NUMBERS else name


def _beside_namesakes(told: Iterable[Testimony]) -> frozenset[str]:
    """Names with a number that some article prints beside the name without it: two people."""
    found = set()
    for article in told:
        names = {name for name, _ in article.names}
        numbered = {name for name in names if name.endswith(("I", "V"))}
        numbered = {name for name in numbered if name.split()[-1] in NUMBERS}
        keys = {_key(name) for name in names - numbered} if numbered else set()
        found |= {name for name in numbered if _key(_without_number(name)) in keys}
    return frozenset(found)


def _different(one: str, other: str, known: Mapping[str, Actor]) -> bool:
    """Whether the editor keeps the two apart."""
    return any(b in known[a].different for a, b in ((one, other), (other, one)) if a in known)
