"""Who is named in an article: whom a pronoun, an office, a surname or `the ministry` means there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..languages import LANGUAGES, Language
from ..model import ActorKind, Article, Kind, Knowledge, Mention
from .given import GIVEN_FEMALE, GIVEN_MALE
from .people import offices_of
from .tokens import Token, tokens_of
from .words import ACTING, FAMILY_FIRST, FEMALE, HONORIFICS, MALE, ORDINARY, TITLES

FARTHEST = 150
"""Tokens before a pronoun that are read at most."""
RECENT = 50
"""Quotations back that are looked at for who is meant."""
NEAR = 6
"""Blocks back to which `he` may refer."""
HONORIFIC = re.compile(r"(\w+\.?)\s$")  # the Ms before a name
OWNING = frozenset("of von de del".split())
BEHIND = 20
"""Tokens after a name within which a pronoun tells its gender."""
POSSESSIVES = {"his": "m", "him": "m", "himself": "m", "her": "f", "herself": "f"}
BODIES = (ActorKind.ORGANISATION, ActorKind.STATE, ActorKind.OUTLET)
BODY = 5
"""Letters of a word for a body, at least, that may stand inside a longer one: Umweltministerium."""


class Said(NamedTuple):
    """That someone was found to speak."""

    block: int
    place: int
    speaker: str


class Bearers:
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
        self.said: list[Said] = []
        self._guessed: set[str] = set()
        self._hidden: dict[int, list[tuple[int, int]]] = {}
        self._by_family: dict[str, set[str]] = {}
        self._subjects: dict[tuple[int, tuple[ActorKind, ...]], list[tuple[int, str]]] = {}
        others = (form for other in LANGUAGES.values() for form in other.honorifics.items())
        known = {**dict(others), **HONORIFICS, **language.honorifics}
        self.honorifics = {**{form[0].upper() + form[1:]: known[form] for form in known}, **known}  # Don, don
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
        self.families.setdefault(name.split()[-1], set()).add(name)
        self._by_family = {}
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
        if role & FEMALE or role & (MALE - {"chairman"}):
            return "f" if role & FEMALE else "m"
        if gender := self._by_given(name):
            return gender
        return self._guess(name, block, mention.span.end) if " " in name and block >= 0 else ""

    def _guess(self, name: str, block: int, end: int) -> str:
        self._guessed.add(name)
        return self._pronoun_behind(block, end)

    @staticmethod
    def _by_given(name: str) -> str:
        given = name.split()[0]
        return "f" if given in GIVEN_FEMALE else "m" if given in GIVEN_MALE else ""

    def _pronoun_behind(self, block: int, end: int) -> str:
        """The gender that the next pronoun gives a name, if nobody else is named before it."""
        tokens = tokens_of(self.article.body[block].text)
        at = bisect_left(tokens, end, key=lambda token: token.start)
        for token in tokens[at : at + BEHIND]:
            word = token.text.lower()
            if gender := POSSESSIVES.get(word) or self.language.pronouns.get(word, ""):
                return gender if gender in "mf" else ""
            if token.capital and not token.opens:
                return ""
        return ""

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

    # --- Who is meant

    def full(self, speaker: str) -> str:
        """The full name for a short one: Mr Brand, Mayor Brand, Brand; as it is where that is not sure."""
        *titles, family = speaker.split() or [""]
        if titles and titles[0].lower() in self.language.articles and len(titles) == 2:
            titles = titles[1:] if titles[1] in self.honorifics else titles
        if len(titles) > 2 or not all(title[0].isupper() or title in self.honorifics for title in titles):
            return speaker
        titled = any(title in self.honorifics or title.lower() in self.titles for title in titles)
        if titles and not titled:
            return speaker
        some = self._of_family(family)
        if not titles:
            return next(iter(some)) if len(some) == 1 else speaker
        honorific = next((title for title in titles if title in self.honorifics), "")
        office = titles[-1].lower()
        if honorific:
            gender = self.honorifics[honorific]
            known = {name for name in some if self.genders.get(name) == gender}
            open_ = {name for name in some if not self.genders.get(name)}
            sure = known - self._guessed
            likely = known if not open_ else sure or (open_ if not known else set())
            some = likely if gender else some
        elif office in self.offices:
            held = {name for name, _ in self.offices[office]}
            some = some & held or some
        elif office not in self.titles:
            return speaker
        return next(iter(some)) if len(some) == 1 else speaker

    def _of_family(self, family: str) -> set[str]:
        """Full names that bear a family name, first or last."""
        if family not in self._by_family:
            names = {name for some in self.families.values() for name in some if " " in name}
            first = {name for name in names if name.split()[0] == family and family in FAMILY_FIRST}
            last = {name for name in self.families.get(family, ()) if " " in name}
            given = {name for name in names if name.split()[0] == family}  # Dame Edith
            self._by_family[family] = first or last | self._printed(family) or given
        return self._by_family[family]

    def _printed(self, family: str) -> set[str]:
        """Full names of a family that the text prints, whether or not they were taken for someone's."""
        found: dict[str, tuple[int, int]] = {}
        pattern = re.compile(rf"(?<![\w-])([^\W\d_a-z][\w’-]+) {re.escape(family)}(?!\w)")
        for number, block in enumerate(self.article.body):
            for match in pattern.finditer(block.text) if family in block.text else ():
                found.setdefault(match[0], (number, match.end()))
        names = {name for name in found if self._is_given(name.split()[0])}
        for name in names:
            if not self.genders.get(name):
                self.genders[name] = self._by_given(name) or self._guess(name, *found[name])
        return names

    def _is_given(self, word: str) -> bool:
        low = word.lower()
        ordinary = low in self.titles or low in self.language.stop_words or low in self.language.determiners
        return word[0].isupper() and word not in self.honorifics and not (ordinary or word in ORDINARY)

    def named(self, words: str) -> str:
        """The one full name that ends in these words; the words themselves where there is none or several."""
        names = self.families.get(words.split()[-1], set()) if words else set()
        fitting = [name for name in names if name.endswith(words)]
        return fitting[0] if len(fitting) == 1 else words

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

    # --- Pronouns

    def antecedent(self, gender: str, block: int, before: int) -> str:
        """Who `he` or `she` is, and `it` where a body spoke: the one who last spoke or acted."""
        if gender in ("n", ""):
            bodies = [name for place, name in self.subjects(block, BODIES) if place <= before]
            if gender and len(set(bodies)) == 1:
                return bodies[0]
            speaker = self.last(block, 2)
            fits = self._is_body(speaker) if gender else _is_plural(speaker)
            return speaker if speaker and fits and not bodies else ""
        for number in range(block, max(block - NEAR, -1), -1):
            if self.article.body[number].kind is Kind.CAPTION:
                continue
            limit = before if number == block else len(self.article.body[number].text)
            if (bearer := self._office_acting(number, limit)) is not None:
                return bearer if self._fits(bearer, gender) else ""
            found = list(self._candidates(gender, number, limit))
            if found:
                return self._chosen(found, here=number == block)
            others = self._others(gender, number, limit)
            if others:
                return others.pop() if len(others) == 1 else ""
        return ""

    def _office_acting(self, block: int, limit: int) -> str | None:
        """Who is meant by the last subject of a block, if that is an office: the president said; None if not."""
        tokens = tokens_of(self.article.body[block].text)
        last = bisect_left(tokens, limit, key=lambda token: token.start)
        for at in range(last - 1, max(1, last - FARTHEST), -1):
            the, office, verb = tokens[at - 2 : at + 1]
            if verb.text in ACTING and the.text.lower() == "the" and office.text in self.titles:
                later = any(verb.start < place <= limit for place, _ in self.subjects(block))
                return None if later else self.office([office.text], block)
        return None

    def _others(self, gender: str, block: int, limit: int) -> set[str]:
        """People of a block who may be meant, though nothing shows that they act there."""
        return {
            mention.name
            for mention in self.mentions.get(block, ())
            if mention.kind is ActorKind.PERSON
            and mention.span.end <= limit
            and self.genders.get(mention.name) == gender
            and not self._after_preposition(mention)
        }

    def _after_preposition(self, mention: Mention) -> bool:
        words = (
            self.article.body[mention.span.block]
            .text[max(0, mention.span.start - 30) : mention.span.start]
            .split()[-1:]
        )
        return bool(words) and words[0].lower() in self.language.prepositions - OWNING

    def _chosen(self, found: Sequence[tuple[int, str, bool]], here: bool) -> str:
        """The one of several candidates that is meant: the only one, the last before, else who spoke last."""
        names = {name for _, name, _ in found}
        if len(names) == 1 or here:
            return max(found)[1]
        spoke = [name for _, name, spoke in sorted(found) if spoke]
        return spoke[-1] if spoke else ""

    def _candidates(self, gender: str, block: int, limit: int) -> Iterator[tuple[int, str, bool]]:
        for place, name in self.subjects(block):
            if place <= limit and self._fits(name, gender):
                yield place, name, False
        for said in self.said[-RECENT:]:
            here = said.block == block and said.place <= limit
            if here and self._fits(said.speaker, gender) and not self._is_body(said.speaker):
                yield said.place, said.speaker, True

    def _fits(self, name: str, gender: str) -> bool:
        known = self.genders.get(name)
        if known is None:
            words = set(name.lower().split())
            known = "f" if words & FEMALE else "m" if words & MALE else ""
        return known in ("", gender)

    def _is_body(self, name: str) -> bool:
        """Whether a speaker is no person: an organisation, a state, or described by no word for a person."""
        if name in self.genders or name in {said for some in self.families.values() for said in some}:
            return False
        words = [word.lower().removesuffix("s") for word in name.split()]
        return not any(word in self.titles or word in PEOPLE for word in words)

    def subjects(
        self, block: int, kinds: tuple[ActorKind, ...] = (ActorKind.PERSON,)
    ) -> list[tuple[int, str]]:
        """Of whom a block tells that they did something: where the mention ends, and the name."""
        if (block, kinds) not in self._subjects:
            tokens = tokens_of(self.article.body[block].text)
            self._subjects[block, kinds] = [
                (m.span.end, m.name or m.text)
                for m in self.mentions.get(block, ())
                if m.kind in kinds and m.cue != "adjective" and not self._quoted(m)
                if self._is_subject(tokens, m)
            ]
        return self._subjects[block, kinds]

    def hide(self, pieces: Iterable[tuple[int, int, int]]) -> None:
        """Take note of what stands in quotation marks: block, start and end; who acts there does not act here."""
        for block, start, end in pieces:
            self._hidden.setdefault(block, []).append((start, end))

    def _quoted(self, mention: Mention) -> bool:
        spans = self._hidden.get(mention.span.block, ())
        at = bisect_right(spans, mention.span.start, key=lambda span: span[0]) - 1
        return at >= 0 and mention.span.start < spans[at][1]

    def _is_subject(self, tokens: Sequence[Token], mention: Mention) -> bool:
        """Whether a verb follows the mention, at once or after an aside between commas."""
        at = bisect_left(tokens, mention.span.end, key=lambda token: token.start)
        if at < len(tokens) and tokens[at].text == ",":
            end = min(at + 16, len(tokens))
            at = next((i + 1 for i in range(at + 1, end) if tokens[i].text == ","), len(tokens))
        while at < len(tokens) and tokens[at].text.endswith("ly"):
            at += 1
        if at >= len(tokens) or tokens[at].capital:
            return False
        word = tokens[at].text
        first = bisect_left(tokens, mention.span.start, key=lambda token: token.start)
        while first and tokens[first].capital and not tokens[first].opens:
            first -= 1
        small = word in self.language.prepositions or word in self.language.breaks or not word[0].isalpha()
        if (tokens[first].opens and not small) or word in self.language.speech:
            return True
        if self.language.code != "en":
            return word in self.language.fillers
        return word in ACTING or (word.endswith("ed") and len(word) > 4)


def _family(name: str) -> str:
    return name.split()[-1]


def _is_plural(speaker: str) -> bool:
    """Whether a speaker is several: officials, Paul Gruen and Laura Benedek."""
    words = speaker.split(" of ")[0].split(" for ")[0].split()
    return bool(words) and (" and " in speaker or (words[-1].endswith("s") and words[-1].islower()))


PEOPLE = frozenset(
    "official source resident witness man woman person insider critic neighbour neighbor survivor protester teenager "
    "boy girl child fan worker user reader caller tourist passenger patient owner parent grandmother grandfather mum "
    "dad fisherman shopkeeper baker waiter driver tenant volunteer organiser player supporter voter other one many "
    "year-old anwohner mann frau sprecher sprecherin habitant habitante vecino vecina homme femme hombre mujer"
    .split()
)  # fmt: skip
"""Words for people, beside titles."""
