"""What `check` says of actors that look alike: one letter apart, in other letters, an initial, an acronym."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from anyascii import anyascii

from .checknames import actor_refs
from .forms import surname
from .frontmatter import Document
from .model import Actor, ActorKind, Knowledge
from .problems import Problem, Severity

SHORTEST = 7
"""Letters of names that are compared letter by letter: shorter ones are often one letter apart."""
SMALL = frozenset("a an and de del for in la of on the to von".split())
"""Words whose letters an acronym leaves out."""
ACRONYM = range(3, 8)
"""Letters of an acronym that is looked up."""
CROWD = 30
"""Names that share a key: where more do, it says nothing."""


@dataclass(frozen=True, slots=True)
class _Named:
    """An actor of the articles, and where it is first."""

    name: str
    kind: ActorKind
    where: str
    line: int
    known: Actor | None


def about_look_alikes(documents: Mapping[str, Document], knowledge: Knowledge) -> Iterator[Problem]:
    """A note for each two actors of the articles that may be one, at the rarer one."""
    known = {actor.name: actor for actor in knowledge.actors}
    counts: Counter[str] = Counter()
    named: dict[str, _Named] = {}
    for where, document in documents.items():
        for ref in actor_refs(document):
            meant = known.get(ref.name) or _alias(ref.name, knowledge)
            name = meant.name if meant else ref.name
            counts[name] += 1
            kind = meant.kind if meant else ref.kind
            line = document.lines.get(f"actors/{ref.name}", document.lines["actors"])
            named.setdefault(name, _Named(name, kind, where, line, meant))
    for (first, second), why in sorted(_pairs(named.values())):
        rare, often = sorted((first, second), key=lambda name: (counts[name], name))
        if not _told_apart(named[rare], named[often]):
            yield _note(named[rare], often, why, counts)


def _alias(name: str, knowledge: Knowledge) -> Actor | None:
    found = [actor for actor in knowledge.actor_forms.get(name, ()) if name in actor.aliases]
    return found[0] if len(found) == 1 else None


def _told_apart(one: _Named, other: _Named) -> bool:
    """The editor has said that they are two, or each is known with an item of its own, or a gazetteer's place."""
    for a, b in ((one, other), (other, one)):
        if a.known and b.name in a.known.different:
            return True
    items = [each.known.wikidata for each in (one, other) if each.known and each.known.wikidata]
    given = bool(one.known and other.known)
    return len(set(items)) == 2 or (given and ActorKind.PERSON not in (one.kind, other.kind))


def _note(rare: _Named, often: str, why: str, counts: Mapping[str, int]) -> Problem:
    message = (
        f"{rare.name!r} and {often!r} look alike ({why}); named in {counts[rare.name]} and {counts[often]}"
    )
    advice = (
        f'If they are one: news-digest actors merge "{rare.name}" "{often}"; '
        f'if they are two: news-digest actors different "{rare.name}" "{often}"'
    )
    about = tuple(sorted((rare.name, often)))
    return Problem(rare.where, rare.line, Severity.NOTE, message, advice, "look-alike", about)


def _pairs(named: Iterable[_Named]) -> Iterator[tuple[tuple[str, str], str]]:
    """Two names, in order, and why they look alike; each two once. No name is compared with all."""
    shelves: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for one in named:
        for key in dict.fromkeys(_keys(one)):
            shelves[key].append(one)
    found: dict[tuple[str, str], str] = {}
    for (sort, _), some in shelves.items():
        for at, one in enumerate(some if len(some) <= CROWD else ()):
            for other in some[at + 1 :]:
                if why := _why(sort, one, other):
                    pair = (one.name, other.name) if one.name < other.name else (other.name, one.name)
                    found.setdefault(pair, why)
    yield from found.items()


def _keys(one: _Named) -> Iterator[tuple[str, str]]:
    """What two names that look alike have in common, sort by sort; the surest first."""
    folded = _folded(one.name)
    yield "same", folded
    if one.kind is ActorKind.PERSON and " " in one.name:
        family = surname(one.name, one.known)
        given = _given(one.name, family)
        if given:
            yield "initial", f"{_folded(family)} {given[0]}"
    if one.kind is not ActorKind.PERSON:
        letters = "".join(word[0] for word in one.name.split() if word.casefold() not in SMALL)
        if len(letters) in ACRONYM:
            yield "acronym", letters.casefold()
        if len(one.name) in ACRONYM and one.name.isupper():
            yield "acronym", one.name.casefold()
    if len(folded) >= SHORTEST and one.kind is not ActorKind.PLACE:
        yield "near", folded
        yield from (("near", folded[:at] + folded[at + 1 :]) for at in range(len(folded)))


def _why(sort: str, one: _Named, other: _Named) -> str:
    """In words; empty where they only share a key."""
    if sort == "same":
        return "the same but for accents, hyphens or capitals"
    if sort == "near":
        first, second = _folded(one.name), _folded(other.name)
        apart = first != second and _one_apart(first, second) and one.kind is other.kind
        return "one letter apart" if apart else ""
    if sort == "acronym":
        return "one is the acronym of the other" if one.name.isupper() != other.name.isupper() else ""
    given = [_given(each.name, surname(each.name, each.known)) for each in (one, other)]
    short = min(given, key=len)
    return "the same family name and initial" if len(short) == 1 and len(max(given, key=len)) > 1 else ""


def _given(name: str, family: str) -> str:
    return _folded(name.replace(family, "", 1).split()[0]) if name.replace(family, "", 1).split() else ""


def _one_apart(one: str, other: str) -> bool:
    """One letter more, less or another, or two changed about."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])


def _folded(text: str) -> str:
    return "".join(sign for sign in anyascii(text).casefold() if sign.isalnum())
