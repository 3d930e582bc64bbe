"""Who bears a short name, learnt over all articles: surnames of people, acronyms and short forms of bodies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .annotators.given import GIVEN_FEMALE, GIVEN_MALE
from .annotators.nameparts import offices_of
from .forms import surname
from .model import Actor, ActorKind
from .testimony import Testimony

CROWD = 300
"""Names in one article beyond which it is a list, and tells nothing of who is seen with whom."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Someone whom a short name may mean, and what the articles that name it in full tell of it."""

    name: str
    """Canonical; empty for somebody else, whom articles name by a title that is nobody's of those known."""
    documents: int = 0
    """Articles that name it in full."""
    offices: frozenset[str] = frozenset()
    """Printed with the name, or in the registry."""
    gender: str = ""
    """By registry, printed honorifics or given name; empty where they don't tell or don't agree."""
    days: tuple[int, ...] = ()
    """Ordinals of the days of these articles, one an article, sorted."""
    company: frozenset[str] = frozenset()
    """Who else is named in these articles."""
    kind: ActorKind = ActorKind.PERSON


@dataclass(slots=True)
class _Traces:
    """What is gathered of one bearer on the way through the articles."""

    documents: dict[int, int] = field(default_factory=dict)
    """Article -> ordinal of its day, 0 if not known."""
    offices: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    forms: Counter[str] = field(default_factory=Counter)
    """Short form -> articles in which it means this."""
    kind: ActorKind = ActorKind.PERSON


def bearers_of(
    told: Sequence[Testimony], spelling: Mapping[str, str], known: Mapping[str, Actor]
) -> dict[str, tuple[Bearer, ...]]:
    """Short form -> all who bear it, by name; whoever the registry alone knows is named in no article."""
    traces: dict[str, _Traces] = defaultdict(_Traces)
    for number, article in enumerate(told):
        _gather(number, article, spelling, traces)
    for actor in known.values():
        if actor.kind is ActorKind.PERSON and " " in actor.name:
            traces[actor.name].offices.update(word for role in actor.roles for word in offices_of(role))
    found: dict[str, list[Bearer]] = defaultdict(list)
    for name in sorted(traces):
        trace, actor_known = traces[name], known.get(name)
        for form in _forms(name, trace, actor_known):
            found[form].append(_bearer(name, trace, actor_known))
    strangers: dict[str, list[tuple[int, Sequence[str]]]] = defaultdict(list)
    for article in told:
        for family, held in article.titles:
            strangers[family].append((article.day, held))
    return {form: (*some, *_others(some, strangers.get(form, ()))) for form, some in found.items()}


def _others(known: Sequence[Bearer], printed: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Bearer]:
    """Somebody else of the name, if an office is printed with it that none of those known holds."""
    held = frozenset(office for bearer in known for office in bearer.offices)
    others = [(day, offices) for day, offices in printed if held.isdisjoint(offices)]
    if others:
        days = tuple(sorted(day for day, _ in others if day))
        yield Bearer("", len(others), frozenset().union(*(offices for _, offices in others)), days=days)


def _gather(
    number: int, article: Testimony, spelling: Mapping[str, str], traces: Mapping[str, _Traces]
) -> None:
    """Add what one article tells of those whom it names in full."""
    everyone = {spelling.get(name, name) for name, _ in article.names}
    seen: set[str] = set()
    short: set[tuple[str, str]] = set()
    for appearance in article.appearances:
        name = spelling.get(appearance.name, appearance.name)
        if " " not in name:
            continue
        seen.add(name)
        trace = traces[name]
        trace.kind = appearance.kind
        trace.documents[number] = article.day
        trace.offices.update(appearance.offices)
        trace.genders.update(appearance.genders)
        short.update((form, name) for form in appearance.forms)
    if len(everyone) <= CROWD:
        for name in seen:
            traces[name].company |= everyone
    for form, name in short:
        traces[name].forms[form] += 1


def _forms(name: str, trace: _Traces, known: Actor | None) -> Iterator[str]:
    """The short forms of one name: a person's surname; what at least two articles use for a body."""
    if trace.kind is ActorKind.PERSON:
        yield surname(name, known)
        return
    for form in sorted(trace.forms):
        if trace.forms[form] > 1 and form != name and (" " in form or (form.isupper() and len(form) > 2)):
            yield form


def _bearer(name: str, trace: _Traces, known: Actor | None) -> Bearer:
    gender = known.gender if known else ""
    given = name.split()[0]
    if not gender and trace.kind is ActorKind.PERSON and not (known and known.family_first):
        guess = {"m"} if given in GIVEN_MALE else {"f"} if given in GIVEN_FEMALE else set()
        told = trace.genders or guess
        gender = min(told) if len(told) == 1 else ""
    return Bearer(
        name,
        len(trace.documents),
        frozenset(trace.offices),
        gender,
        tuple(sorted(day for day in trace.documents.values() if day)),
        frozenset(trace.company - {name}),
        trace.kind,
    )
