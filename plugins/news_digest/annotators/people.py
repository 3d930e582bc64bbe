"""Who is meant inside one article: surnames, honorifics, short forms and acronyms to the one full name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model import Actor, ActorKind, Knowledge
from .names import Found
from .tokens import Section
from .words import FAMILY_FIRST, FEMALE, GIVEN, GIVEN_FEMALE, GIVEN_MALE, HONORIFICS, MALE, PARTICLES, WIDESPREAD

ENDINGS = frozenset("Jr Jr. Sr Sr. II III IV".split())  # noqa: SIM905
COMPANY = frozenset("Inc Inc. Corp Corp. Ltd Ltd. Co Co. PLC plc LLC Limited Company Corporation Group Holdings".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who is named in full in the article."""

    name: str
    family: str
    given: str
    gender: str = ""


@dataclass(slots=True)
class Cast:
    """All who are named in full in one article, by the short forms that may mean them."""

    people: dict[str, Person] = field(default_factory=dict)
    """By name."""
    organisations: dict[str, str] = field(default_factory=dict)
    """Full form, short form or acronym -> name."""
    families: dict[str, list[Person]] = field(default_factory=dict)

    def person(self, words: Sequence[str], honorific: str) -> tuple[str, bool]:
        """Name of the one person meant by a surname or the end of a name, and whether several could be."""
        text = " ".join(words)
        some = self.families.get(text) or [
            person for person in self.people.values() if len(words) > 1 and person.name.endswith(f" {text}")
        ]
        gender = HONORIFICS.get(honorific, "")
        if gender:
            known = [person for person in some if person.gender == gender]
            unknown = [person for person in some if not person.gender]
            if len(known) == 1 and not unknown:
                return known[0].name, False
            if len(known) == 1 and len(some) > 1:
                return known[0].name, False
            if not known and len(unknown) == 1 and len(some) == 1 and text not in WIDESPREAD:
                return unknown[0].name, False
            return "", bool(some)
        if len(some) == 1:
            return some[0].name, False
        return "", len(some) > 1


def read_cast(found: Iterable[Found], named: Iterable[Actor], sections: Sequence[Section]) -> Cast:
    """Gather who is named in full: by rule, or as the registry's people whose names stand in the text."""
    cast = Cast()
    alone = Counter(f.words[0] for f in found if len(f.words) == 1)
    for name in _merged([f for f in found if f.kind is ActorKind.PERSON and len(f.words) > 1], alone):
        cast.people.setdefault(name.name, name)
    for actor in named:
        if actor.kind is ActorKind.PERSON and " " in actor.name:
            cast.people[actor.name] = _known_person(actor)
    for person in list(cast.people.values()):
        if not person.gender:
            cast.people[person.name] = replace(person, gender=_gender_in_text(person, sections, found))
    for person in cast.people.values():
        if person.family:
            cast.families.setdefault(person.family, []).append(person)
    for f in found:
        if f.kind is ActorKind.ORGANISATION:
            _add_organisation(cast, f)
    return cast


def _known_person(actor: Actor) -> Person:
    words = actor.name.split()
    family, given = split_name(words, actor.family_first)
    return Person(actor.name, family, given, actor.gender)


def split_name(words: Sequence[str], family_first: bool) -> tuple[str, str]:
    """Family name and given name of a full name."""
    if family_first:
        return words[0], " ".join(words[1:])
    words = [word for word in words if word not in ENDINGS] or list(words)
    for at in range(1, len(words) - 1):
        if words[at].lower() in PARTICLES:
            return " ".join(words[at:]), words[0]
    return words[-1], words[0]


def family_comes_first(words: Sequence[str], alone: Mapping[str, int]) -> bool:
    """Whether a name such as Moon Jae-in begins with the family name; how the text goes on decides first."""
    if words[0] not in FAMILY_FIRST or len(words) > 3:
        return False
    if "-" in words[-1] and words[-1].rpartition("-")[2].islower():
        return True
    if alone.get(words[0], 0) != alone.get(words[-1], 0):
        return alone.get(words[0], 0) > alone.get(words[-1], 0)
    return words[0] not in GIVEN and words[1] not in GIVEN


def _merged(found: Sequence[Found], alone: Mapping[str, int]) -> list[Person]:
    """One person for all forms of a name: Donald Trump, Donald J. Trump."""
    best: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for f in found:
        family, given = split_name(f.words, family_comes_first(f.words, alone))
        best.setdefault((family, given.replace("-", " ").casefold()), []).append(f.words)
    people = []
    for (family, _), forms in best.items():
        words = max(forms, key=lambda form: (forms.count(form), -len(form)))
        _, given = split_name(words, family_comes_first(words, alone))
        people.append(Person(" ".join(words), family, given, _gender_of_given(given)))
    return people


def _gender_of_given(given: str) -> str:
    first = given.split()[0] if given else ""
    if first in GIVEN_MALE:
        return "m"
    return "f" if first in GIVEN_FEMALE else ""


def _gender_in_text(person: Person, sections: Sequence[Section], found: Iterable[Found]) -> str:
    """Gender from honorifics and titles printed with the full name, else from pronouns close behind it."""
    votes: Counter[str] = Counter()
    for f in found:
        if " ".join(f.words) != person.name:
            continue
        titles = [f.honorific, *f.role.replace(",", " ").split()]
        for word in titles:
            votes[HONORIFICS.get(word, "")] += 10
            votes["f" if word.lower() in FEMALE else ""] += 10
        for token in f.section.tokens[f.last : f.last + 14]:
            if token.text in (".", "”") or (token.capital and token.text not in person.name):
                break
            word = token.text.lower()
            votes["f" if word in ("she", "her") else "m" if word in ("he", "his", "him") else ""] += 1
        if f.first and f.section.tokens[f.first - 1].text == ",":
            before = f.section.tokens[f.first - 2].text
            votes["f" if before in FEMALE else "m" if before in MALE - {"chairman"} else ""] += 10
    if votes["f"] == votes["m"]:
        return ""
    return "f" if votes["f"] > votes["m"] else "m"


def _add_organisation(cast: Cast, found: Found) -> None:
    """An organisation with its short forms: without Inc., by its acronym."""
    words = list(found.words)
    name = found.text.replace("’", "'")
    cast.organisations.setdefault(name, name)
    while len(words) > 1 and words[-1] in COMPANY:
        words.pop()
    short = " ".join(words)
    if short != name and (len(words) > 1 or len(short) > 3):
        cast.organisations.setdefault(short, name)
    letters = "".join(word[0] for word in words if word[0].isupper())
    if len(letters) > 2:
        cast.organisations.setdefault(letters, name)


def known_people(knowledge: Knowledge, names: Iterable[str]) -> list[Actor]:
    """The registry's entries of these names."""
    wanted = set(names)
    return [actor for actor in knowledge.actors if actor.name in wanted]
