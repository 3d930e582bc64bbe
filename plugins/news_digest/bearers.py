"""Who bears a short name, learnt over all articles: surnames of people, acronyms and short forms of bodies."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .annotators.given import GIVEN_FEMALE, GIVEN_MALE
from .annotators.honorifics import POLITE, is_title
from .annotators.people import offices_of
from .annotators.words import HONORIFICS
from .forms import surname
from .languages import language_of
from .model import DEK, TITLE, Actor, ActorKind, Article, Mention

HELD = frozenset(
    "president premier chancellor minister secretary senator congressman congresswoman representative governor mayor "
    "ambassador general colonel admiral judge justice king queen prince princess pope cardinal archbishop bishop "
    "vice-president deputy-minister sheriff speaker".split()
)
"""Offices: whoever holds one is not whoever holds another."""
TITLE_BEFORE = re.compile(r"(?:^|\W)([^\W\d_]+\.?)\s$")  # the Mr of Mr Kim
SIGNS = 20
"""Signs before a mention in which its honorific stands."""


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
    articles: Sequence[Article], spelling: Mapping[str, str], known: Mapping[str, Actor]
) -> dict[str, tuple[Bearer, ...]]:
    """Short form -> all who bear it, by name; whoever the registry alone knows is named in no article."""
    traces: dict[str, _Traces] = defaultdict(_Traces)
    for number, article in enumerate(articles):
        _gather(number, article, spelling, traces)
    for actor in known.values():
        if actor.kind is ActorKind.PERSON and " " in actor.name:
            traces[actor.name].offices.update(word for role in actor.roles for word in offices_of(role))
    found: dict[str, list[Bearer]] = defaultdict(list)
    for name in sorted(traces):
        trace, actor_known = traces[name], known.get(name)
        for form in _forms(name, trace, actor_known):
            found[form].append(_bearer(name, trace, actor_known))
    strangers = _titles_alone(articles)
    return {form: (*some, *_others(some, strangers.get(form, ()))) for form, some in found.items()}


def _titles_alone(articles: Iterable[Article]) -> dict[str, list[tuple[int, frozenset[str]]]]:
    """Surname -> day and offices, for each article that prints it with an office and names nobody so in full."""
    found: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for article in articles:
        offices: dict[str, set[str]] = defaultdict(set)
        for mention in article.annotations.mentions:
            if not mention.name and mention.cue == "title":
                *titles, family = mention.text.split()
                offices[family] |= offices_of(" ".join((mention.role, *titles))) & HELD
        day = article.date.first_day.toordinal() if article.date else 0
        for family, held in offices.items():
            if held:
                found[family].append((day, frozenset(held)))
    return found


def _others(known: Sequence[Bearer], printed: Iterable[tuple[int, frozenset[str]]]) -> Iterator[Bearer]:
    """Somebody else of the name, if an office is printed with it that none of those known holds."""
    held = frozenset(office for bearer in known for office in bearer.offices)
    others = [(day, offices) for day, offices in printed if not offices & held]
    if others:
        days = tuple(sorted(day for day, _ in others if day))
        yield Bearer("", len(others), frozenset().union(*(offices for _, offices in others)), days=days)


def _gather(
    number: int, article: Article, spelling: Mapping[str, str], traces: Mapping[str, _Traces]
) -> None:
    """Add what one article tells of those whom it names in full."""
    named = [(m, spelling.get(m.name, m.name)) for m in article.annotations.mentions if m.name]
    everyone = {name for _, name in named}
    day = article.date.first_day.toordinal() if article.date else 0
    short = set()
    for mention, name in named:
        if mention.kind is not ActorKind.PERSON and mention.kind is not ActorKind.ORGANISATION:
            continue
        if " " not in name:
            continue
        trace = traces[name]
        trace.kind = mention.kind
        trace.documents[number] = day
        if mention.kind is ActorKind.PERSON:
            trace.offices |= offices_of(mention.role)
            trace.genders |= _printed_gender(article, mention)
        elif mention.text != mention.name:
            short.add((mention.text, name))
    for name in everyone & traces.keys():
        if number in traces[name].documents:
            traces[name].company |= everyone - {name}
    for form, name in short:
        traces[name].forms[form] += 1


def _printed_gender(article: Article, mention: Mention) -> set[str]:
    title = TITLE_BEFORE.search(text_before(article, mention))
    return {honorifics_in(article.lang).get(title[1], "")} - {""} if title else set()


@functools.cache
def honorifics_in(lang: str) -> Mapping[str, str]:
    """Honorifics of English and of an article's language -> the gender that they tell."""
    language = language_of(lang)
    return {**HONORIFICS, **(language.honorifics if language else {})}


def title_before(article: Article, mention: Mention) -> str:
    """The honorific or title printed right before a mention; empty for none."""
    found = TITLE_BEFORE.search(text_before(article, mention))
    title = found[1] if found else ""
    return title if is_title(title) or title in POLITE else ""


def text_before(article: Article, mention: Mention) -> str:
    """The last signs before a mention."""
    span = mention.span
    text = {TITLE: article.title, DEK: article.dek}.get(span.block) or article.body[span.block].text
    return text[max(0, span.start - SIGNS) : span.start]


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
        frozenset(trace.company),
        trace.kind,
    )
