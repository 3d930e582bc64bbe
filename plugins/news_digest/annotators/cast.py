"""Who is named in an article: its people by family, gender and office, its bodies, and who has spoken so far."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..languages import LANGUAGES, Language
from ..model import ActorKind, Article, Knowledge, Mention, Span
from .given import GIVEN_FEMALE, GIVEN_MALE
from .nameparts import offices_of
from .tokens import Token, index_at, tokens_of
from .words import FEMALE, HONORIFICS, MALE, TITLES

RECENT = 50
"""Quotations back that are looked at for who is meant."""
HONORIFIC = re.compile(r"(\w+\.?)\s$")  # the Ms before a name
KIN = re.compile(r"(\w+)(,?) $")  # his sister, Ada Renn · his sister Ada Renn
PRONOUNS = frozenset("she her herself he him his himself".split())
BEHIND = 20
"""Tokens after a name within which a pronoun tells its gender."""
POSSESSIVES = {"his": "m", "himself": "m", "her": "f", "herself": "f"}
BODY = 5
"""Letters of a word for a body, at least, that may stand inside a longer one: Umweltministerium."""


class Said(NamedTuple):
    """That someone was found to speak."""

    block: int
    place: int
    speaker: str


class Cast:
    """The people and bodies of one article."""

    def __init__(self, article: Article, knowledge: Knowledge, language: Language) -> None:
        self.article = article
        self.language = language
        self.titles = TITLES if language.code == "en" else language.titles
        self.mentions: dict[int, list[Mention]] = {}
        self.genders: dict[str, str] = {}
        self.offices: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self.bodies: list[str] = []
        self.families: dict[str, set[str]] = {}
        self.leads: dict[str, set[str]] = {}
        self.said: list[Said] = []
        self._guessed: set[str] = set()
        self._by_family: dict[str, set[str]] = {}
        self._by_first: dict[str, str] = {}
        self._strangers: dict[str, set[str]] = {}
        self._introduced: dict[str, tuple[int, int]] = {}
        self.honorifics = honorifics_of(language.code)
        for mention in article.annotations.mentions:
            if mention.cue == "capital" and not mention.name:
                continue  # a word that only its capital shows to be a name
            self.mentions.setdefault(mention.span.block, []).append(mention)
            if mention.kind is ActorKind.PERSON:
                self._person(mention, knowledge)
            elif mention.kind is ActorKind.ORGANISATION and mention.name not in self.bodies:
                self.bodies.append(mention.name)

    def _person(self, mention: Mention, knowledge: Knowledge) -> None:
        name = mention.name or mention.text
        if " " in mention.text and mention.text.split()[0] not in self.honorifics:
            place = mention.span.block, mention.span.start
            self._introduced[name] = min(place, self._introduced.get(name, place))
        known = knowledge.actor_forms.get(mention.name, ())
        for role in (mention.role, *(known[0].roles if len(known) == 1 else ())):
            for word in offices_of(role) if role else ():
                self.offices.setdefault(word, []).append((name, frozenset(role.lower().split())))
        if mention.name and mention.name.split()[0] not in self.honorifics and "&" not in mention.name:
            self.register(mention.name)
        if not self.genders.get(name):
            self.genders[name] = self._gender(mention, knowledge)

    def register(self, name: str, title: str = "") -> None:
        """Take note of a full name, and of the office it is printed with."""
        first, *_, last = name.split() * 2
        self.families.setdefault(last, set()).add(name)
        if " " in name:
            self.leads.setdefault(first, set()).add(name)
        self._by_family, self._by_first = {}, {}
        if title:
            self.offices.setdefault(title.lower(), []).append((name, frozenset()))

    def _gender(self, mention: Mention, knowledge: Knowledge) -> str:
        name = mention.name or mention.text
        known = knowledge.actor_forms.get(name, ())
        if len(known) == 1 and known[0].gender:
            return known[0].gender
        block, role = mention.span.block, set(mention.role.lower().split())
        if block >= 0 and mention.span.start:
            before = self.article.body[block].text[max(0, mention.span.start - 12) : mention.span.start]
            found = HONORIFIC.search(before)
            if found and (gender := self.honorifics.get(found[1], "")):
                return gender
            role |= self._kin(self.article.body[block].text, mention.span)
        if role & FEMALE or role & (MALE - {"chairman"}):
            return "f" if role & FEMALE else "m"
        if gender := self.gender_by_given(name):
            return gender
        return self._guess(name, block, mention.span.end) if " " in name and block >= 0 else ""

    @staticmethod
    def _kin(text: str, span: Span) -> set[str]:
        """The word for a relative right before a name, or before its comma: his sister, Ada Renn, agreed."""
        found = KIN.search(text[max(0, span.start - 16) : span.start])
        closed = text[span.end : span.end + 1] == ","
        return {found[1]} - PRONOUNS if found and (closed or not found[2]) else set()

    def _guess(self, name: str, block: int, end: int) -> str:
        self._guessed.add(name)
        return self._pronoun_behind(block, end)

    @staticmethod
    def gender_by_given(name: str) -> str:
        """The gender that a given name tells."""
        given = name.split()[0]
        return "f" if given in GIVEN_FEMALE else "m" if given in GIVEN_MALE else ""

    def _pronoun_behind(self, block: int, end: int) -> str:
        """The gender that the next pronoun gives a name, if nobody else is named before it."""
        tokens = tokens_of(self.article.body[block].text)
        at = index_at(tokens, end)
        for token, following in zip(tokens[at : at + BEHIND], tokens[at + 1 : at + BEHIND + 1], strict=False):
            word = token.text.lower()
            if word == "her" and not self._owns(following):
                continue  # not related to her, told her that
            if gender := POSSESSIVES.get(word) or self.language.pronouns.get(word, ""):
                return gender if gender in "mf" else ""
            if token.capital and not token.opens:
                return ""
        return ""

    def _owns(self, following: Token) -> bool:
        """Whether a `her` before this word is a possessive."""
        word = following.text.lower()
        return word[0].isalpha() and not (word in self.language.prepositions or word in self.language.breaks)

    def say(self, block: int, place: int, speaker: str) -> None:
        """Take note that someone was found to speak."""
        self.said.append(Said(block, place, speaker))

    # --- Mentions in a stretch of text

    def between(self, block: int, start: int, end: int) -> Sequence[Mention]:
        """The mentions that lie between two places of a block, in order."""
        some = self.mentions.get(block, [])
        first = bisect_left(some, start, key=lambda mention: mention.span.start)
        last = bisect_right(some, end, key=lambda mention: mention.span.end)
        return some[first:last]

    def role_before(self, mention: Mention) -> bool:
        """Whether the role is printed right before the name."""
        block, start = mention.span.block, mention.span.start
        return block >= 0 and self.article.body[block].text.endswith(f"{mention.role} ", 0, start)

    # --- Offices, bodies and who spoke

    def office(self, words: Sequence[str], block: int) -> str:
        """Who holds an office: foreign, minister; where several do, the only one just named; else empty."""
        some = self.offices.get(words[-1], [])
        bearers = {_family(name): name for name, role in some if not role or role.issuperset(words)}
        if len(bearers) > 1:
            near = (m for number in (block, block - 1) for m in self.mentions.get(number, ()))
            just = {_family(m.name or m.text) for m in near}
            bearers = {family: name for family, name in bearers.items() if family in just}
        return next(iter(bearers.values())) if len(bearers) == 1 else ""

    def body(self, noun: str) -> str:
        """The one organisation that a word for a body can mean: ministry, or Umweltministerium for Ministerium."""
        fitting = [
            name
            for name in self.bodies
            if noun in name.lower().split() or (len(noun) > BODY and noun in name.lower())
        ]
        return fitting[0] if len(fitting) == 1 else ""

    def described(self, noun: str) -> str:
        """Someone unnamed who spoke before, by the noun of the description: a spokesman for the council."""
        some = dict.fromkeys(
            said.speaker
            for said in self.said[-RECENT:]
            if noun in said.speaker.lower().split(" for ")[0].split()
        )
        return next(iter(some)) if len(some) == 1 else ""

    def last(self, block: int, reach: int) -> str:
        """Who was the last to speak in this block or the few before it."""
        if self.said and self.said[-1].block >= block - reach:
            return self.said[-1].speaker
        return ""


def _family(name: str) -> str:
    return name.split()[-1]


@functools.cache
def honorifics_of(code: str) -> Mapping[str, str]:
    """Honorific -> gender in any language, as an article in this one reads it; Don and don."""
    others = {form: gender for other in LANGUAGES.values() for form, gender in other.honorifics.items()}
    own = LANGUAGES[code].honorifics if code in LANGUAGES else {}
    known = {**others, **HONORIFICS, **own}
    return {**{form[0].upper() + form[1:]: known[form] for form in known}, **known}
