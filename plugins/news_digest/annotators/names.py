"""Names by rule: runs of capitals that titles, verbs, appositions or their own words show to be someone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..model import ActorKind
from .given import GIVEN
from .known import Hit
from .organisations import organisation_end
from .roles import apposition, cue_of, role_before
from .runs import begins_run, is_thing, is_title, is_titled, nickname_end, run_end
from .tokens import Section, Token
from .words import ACTING, CALENDAR, FAMILY_FIRST, HONORIFICS, ORDINARY, PARTICLES, TITLES

OCCUPATION = re.compile(r"\w{4,}(?:ist|er|or|ian|man|yst)")  # the Nutritionist of Nutritionist Ann Wood
DESCRIBING = re.compile(
    r"\w{2,}(?:ed|en|ful|less|ous|ive|ing|ish|able|ible)"
    r"|Brave|Proud|Cruel|Evil|Vile|Sick|Lucky|Happy|Angry|Sad|Lonely|Tiny|Young|Old|Poor|Rich|Plucky|Sorry|Weary|Noble"
)  # the Shamed of Shamed Peter Brand, where it begins a sentence
ELISION = re.compile(r"(?:[CDJLMNST]|Qu)'\w")  # C'était
DEPARTMENTS = frozenset(
    "State Defense Defence Homeland Security Commerce Energy Education Labor Health Transportation Justice "
    "Interior Treasury Staff Agriculture".split()
)
"""What a Secretary is of; the name follows at once: `Secretary of State Rex Tillerson`."""


class Found(NamedTuple):
    """A run of capitals that may be someone's name."""

    section: Section
    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    words: tuple[str, ...]
    kind: ActorKind | None
    cue: str
    """Empty where nothing but its capitals speaks for it."""
    role: str = ""
    honorific: str = ""
    """`Mr`, `President`: what would have to be printed with a name that stays unresolved."""
    known: str = ""
    """Canonical name of someone in the registry."""
    label: str = ""
    """What a model takes it for, where one is asked: PERSON, ORG, GPE, EVENT, ...; `O` for no name."""

    @property
    def text(self) -> str:
        tokens = self.section.tokens
        return self.section.text[tokens[self.first].start : tokens[self.last - 1].end]


def find_names(section: Section, hits: Sequence[Hit]) -> Iterator[Found]:
    """The names of a section that are not known forms, with what speaks for them."""
    at_hit = {hit.first: hit for hit in hits}
    inside = {at for hit in hits for at in range(hit.first + 1, hit.last)}
    tokens = section.tokens
    end = 0
    for first in section.capitals:
        if first < end or first in inside or not begins_run(tokens, first):
            continue
        end = run_end(tokens, first)
        for found in _parse(section, first, end, at_hit):
            end = max(end, found.last)
            yield found


def _parse(section: Section, first: int, end: int, at_hit: Mapping[int, Hit]) -> Iterator[Found]:
    """Take a run apart: known forms and titles before, then names."""
    tokens = section.tokens
    at, role_from, honorific = _after_department(tokens, first, end)
    while at < end:
        hit = at_hit.get(at)
        if hit and (hit.cue == "ignored" or hit.kind is ActorKind.PERSON):
            if hit.name:
                name = _name(section, at, hit.last, role_from, honorific)
                yield name._replace(kind=hit.kind, known=hit.name)
            at, honorific, role_from = hit.last, "", hit.last
        elif last := organisation_end(tokens, at, end, at_hit):
            words = tuple(token.text for token in tokens[at:last])
            yield Found(section, at, last, words, ActorKind.ORGANISATION, "name of an organisation")
            at, honorific, role_from = last, "", last
        elif not tokens[at].capital and not (honorific and tokens[at].text in PARTICLES):
            at += 1
        elif hit and not _given(tokens, at, end, hit):
            at, honorific = hit.last, ""
        elif is_titled(tokens, at, end):
            at, honorific = at + 1, f"{honorific} {tokens[at].text}".strip()
        else:
            last = _name_end(tokens, at, end, at_hit)
            yield _name(section, at, last, role_from, honorific)
            at, honorific, role_from = last, "", last


def _after_department(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int, str]:
    """Where the name begins in `Secretary of State Rex Tillerson`, where its role, and the title."""
    at = first
    if (
        first > 1
        and tokens[first - 1].text == "of"
        and tokens[first - 2].text.lower() in ("secretary", "chief")
    ):
        while at < end and tokens[at].text in DEPARTMENTS:
            at += 1
    return (at, first - 2, "Secretary") if at > first else (first, first, "")


def _given(tokens: Sequence[Token], at: int, end: int, hit: Hit) -> bool:
    """Whether a known form is here the given name of someone: Jordan Smith, Dawn Jones."""
    named = at + 1 < end and tokens[at].text in GIVEN and hit.last == at + 1
    return named and (hit.cue != "registry" or not is_title(tokens[at + 1].text))


def _name_end(tokens: Sequence[Token], at: int, end: int, at_hit: Mapping[int, Hit]) -> int:
    """A name goes on to the end of its run, or to a known form that is not a surname after a given name."""
    last = at + 1
    while last < end:
        hit = at_hit.get(last)
        if hit and hit.last == end and not tokens[at].opens and hit.kind is ActorKind.STATE:
            last = end  # Arriva Wales: the state is where the name ends
            break
        if hit and (hit.last - last > 1 or tokens[last - 1].text not in GIVEN) and hit.cue != "adjective":
            break
        small = tokens[last].text.lower()
        if tokens[last].text in HONORIFICS and tokens[last].text not in GIVEN:
            break
        if (last + 1 < end and tokens[last - 1].text not in GIVEN and small in TITLES) or small.startswith(
            "ex-"
        ):
            break
        last += 1
    while last > at + 1 and not tokens[last - 1].capital:
        last -= 1
    return last


NO_NAMES = ACTING | frozenset("and or of in on at to for with by from as is the a an".split())
NO_SURNAMES = ORDINARY | CALENDAR
GIVEN_FIRST = GIVEN - FAMILY_FIRST


def find_headline_names(section: Section, hits: Sequence[Hit]) -> Iterator[Found]:
    """People where capitals tell nothing, as in some headlines and languages, by given name or honorific."""
    known = {hit.first for hit in hits}
    tokens = section.tokens
    for at in range(len(tokens) - 1):
        one, two = tokens[at], tokens[at + 1]
        if at in known or one.possessive or not two.capital or two.text in NO_SURNAMES:
            continue
        if one.text in GIVEN and two.text.lower() not in NO_NAMES and not is_thing((two.text,)):
            yield Found(section, at, at + 2, (one.text, two.text), ActorKind.PERSON, "given name")
        elif (
            one.text in HONORIFICS
            and at + 1 not in known
            and not is_title(two.text)
            and not _given_name(tokens, at + 1)
        ):
            yield Found(section, at + 1, at + 2, (two.text,), ActorKind.PERSON, "title", "", one.text)


def _given_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name goes on after the word: Mr Peter Brand, Mr Park Dae-jin."""
    more = at + 1 < len(tokens) and tokens[at + 1].capital
    return more and (tokens[at].text in GIVEN_FIRST or "-" in tokens[at + 1].text)


def _words(tokens: Sequence[Token], at: int, last: int) -> tuple[str, ...]:
    """The words of a name, a nickname in marks left out."""
    words = []
    while at < last:
        beyond = nickname_end(tokens, at)
        if not beyond:
            words.append(tokens[at].text)
        at = beyond or at + 1
    return tuple(words)


def _describes(word: Token) -> bool:
    """Whether a capital word before a full name says what the person is, and is no part of it."""
    said = OCCUPATION.fullmatch(word.text) or (word.opens and DESCRIBING.fullmatch(word.text))
    return bool(said)


def _name(section: Section, at: int, last: int, role_from: int, honorific: str) -> Found:
    tokens = section.tokens
    words = _words(tokens, at, last)
    if len(words) > 2 and words[0] not in GIVEN and words[1] in GIVEN and _describes(tokens[at]):
        at, words = at + 1, words[1:]
    role = role_before(section, at, role_from)
    if not role and len(words) > 1:
        role = apposition(section, last)
        cue = "apposition" if role else cue_of(tokens, at, last, words)
    else:
        cue = "title" if role or honorific else cue_of(tokens, at, last, words)
    if honorific in HONORIFICS and role == honorific:
        role = ""
    kind = ActorKind.PERSON if cue and cue != "speech verb" else None
    if cue == "speech verb" and len(words) > 1 and not is_thing(words):
        kind = ActorKind.PERSON
    if (
        kind
        and cue in ("given name", "apposition")
        and is_thing(
            words[1:-1] if words[0] in GIVEN and words[-1] in CALENDAR else words[words[0] in GIVEN :]
        )
    ):
        kind, cue = None, ""
    return Found(section, at, last, words, kind, cue, role, honorific)


def find_foreign_names(section: Section, hits: Sequence[Hit]) -> Iterator[Found]:
    """Names in languages that write as English does, but whose titles and verbs are not known here."""
    for found in find_names(section, hits):
        likely = found.words[0] in GIVEN or not section.tokens[found.first].opens
        name = likely and 1 < len(found.words) < 4 and found.kind is not ActorKind.ORGANISATION
        if name or found.honorific in HONORIFICS:
            yield found


def find_french_names(section: Section, hits: Sequence[Hit]) -> Iterator[Found]:
    """Names in French, where `C'était` and `L'Europe` are two words each and no names."""
    return (found for found in find_foreign_names(section, hits) if not any(map(ELISION.match, found.words)))


def promote(found: list[Found]) -> list[Found]:
    """Take those for people too whose last word stands alone elsewhere, as surnames do."""
    alone = {f.words[0] for f in found if len(f.words) == 1}
    return [
        f._replace(kind=ActorKind.PERSON, cue="surname alone")
        if not f.cue
        and f.kind is None
        and 1 < len(f.words) < 4
        and f.words[-1] in alone
        and not is_thing(f.words)
        else f
        for f in found
    ]
