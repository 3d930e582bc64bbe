"""Who is meant inside one article: surnames, honorifics, short forms and acronyms to the one full name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..languages import LANGUAGES
from ..model import Actor, ActorKind
from .common import COMMON, NOUNS, USUAL
from .given import GIVEN, GIVEN_FEMALE, GIVEN_MALE
from .names import Found
from .organisations import COMPANY
from .words import (
    BEFORE_TITLES,
    FAMILY_FIRST,
    FEMALE,
    HONORIFICS,
    MALE,
    ORDINARY,
    PARTICLES,
    TITLES,
    WIDESPREAD,
)

MOST = 200
"""Organisations of one article that may share a word, for one to be looked for in the others."""
POLITE = HONORIFICS | {
    word: gender for language in LANGUAGES.values() for word, gender in language.honorifics.items()
}
"""Honorific of any language -> gender, if it tells."""
VIETNAMESE = frozenset(
    "Nguyen Nguyễn Tran Trần Le Lê Pham Phạm Hoang Phan Vu Vo Dang Bui Do Ngo Duong Dinh".split()
)
"""Family names of which a name of three words begins with the family's, however it goes on."""
KNIGHTED = frozenset(("sir", "dame", "don", "doña"))
"""Honorifics that stand with a given name: Sir Hugh."""
ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|ul)-")  # al-Maliki
ENDINGS = frozenset("Jr Jr. Sr Sr. II III IV".split())


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who is named in full in the article."""

    name: str
    family: str
    given: str
    gender: str = ""
    offices: frozenset[str] = frozenset()
    """What the article or the registry titles the name with: `president`."""
    sure: bool = False
    """The gender is the registry's, and not a guess from given name or pronouns."""


@dataclass(slots=True)
class Cast:
    """All who are named in full in one article, by the short forms that may mean them."""

    people: dict[str, Person] = field(default_factory=dict)
    """By name."""
    organisations: dict[str, str] = field(default_factory=dict)
    """Full form, short form or acronym -> name."""
    families: dict[str, list[Person]] = field(default_factory=dict)
    endings: dict[str, list[Person]] = field(default_factory=dict)
    """By the last words of a name: `Neves Prado` for Luisa Neves Prado."""
    givens: dict[str, list[Person]] = field(default_factory=dict)
    """By given name."""
    ends: dict[tuple[str, str], str] = field(default_factory=dict)
    """First and last word -> name."""

    def person(self, found: Found) -> tuple[str, bool]:
        """Name of the one person meant by a surname or the end of a name, and whether several could be."""
        text = " ".join(found.words)
        short = plain(text)
        some = self.families.get(short) or (self.endings.get(short, []) if len(found.words) > 1 else [])
        if not some and len(found.words) == 1 and found.honorific:
            some = [p for p in self.endings.get(short, []) if p.name.startswith(f"{p.family} ")]
        knighted = found.honorific.lower() in KNIGHTED
        if (
            not some
            and (knighted or not found.honorific)
            and text not in COMMON
            and text.lower() not in NOUNS
        ):
            some = self.givens.get(text, [])
            return (some[0].name, False) if len(some) == 1 else ("", False)
        gender, offices = POLITE.get(found.honorific, ""), held_by(found)
        if gender:
            some, several = _of_gender(some, gender, text), bool(some)
        else:
            several = len(some) > 1
            titled = [person for person in some if person.offices & offices]
            some = titled if len(titled) == 1 else some
        if len(some) == 1 and some[0].name:
            return some[0].name, False
        return "", several


def _of_gender(some: Sequence[Person], gender: str, family: str) -> list[Person]:
    """Who of the bearers of a surname an honorific can mean.

    A Ms Kim beside one Kim of unknown gender may well be his sister, whom this copy names nowhere in full.
    """
    known = [person for person in some if person.gender == gender]
    unknown = [person for person in some if not person.gender]
    if known:
        doubt = any(person.name for person in unknown) and not all(person.sure for person in known)
        return [] if doubt else known
    return [] if len(some) > 1 or (family in WIDESPREAD and gender == "f") else unknown


def plain(family: str) -> str:
    """A surname in small letters and without its article: Van Gaal is van Gaal, Al-Maliki is Maliki."""
    return ARTICLE.sub("", family.casefold())


def is_full(found: Found) -> bool:
    """Whether there are several words, and not a surname alone: Mr de Brum, Van Gaal."""
    first = found.words[0]
    surname = first.lower() in PARTICLES and (found.honorific in POLITE or first not in GIVEN)
    return len(found.words) > 1 and not surname


def held_by(found: Found) -> frozenset[str]:
    """The offices printed with a name."""
    return frozenset(
        offices_of(found.role) | (set() if found.honorific in POLITE else offices_of(found.honorific))
    )


def read_cast(found: Sequence[Found], named: Iterable[Actor], bodies: Iterable[str] = ()) -> Cast:
    """Gather who is named in full: by rule, or as the registry's people whose names stand in the text.

    `bodies` are the known organisations in it, by which a team's last word may be meant.
    """
    cast = Cast({person.name: person for person in _people(found, named)})
    printed: dict[str, list[Found]] = {}
    for f in found:
        printed.setdefault(" ".join(f.words), []).append(f)
    for name, person in cast.people.items():
        gender = person.gender or _gender_in_text(person, printed.get(name, ()))
        cast.people[name] = replace(person, gender=gender)
        words = name.split()
        for at in range(1, len(words)):
            cast.endings.setdefault(plain(" ".join(words[at:])), []).append(cast.people[name])
        cast.ends.setdefault((words[0], words[-1]), name)
        cast.givens.setdefault(person.given, []).append(cast.people[name])
        if person.family:
            cast.families.setdefault(plain(person.family), []).append(cast.people[name])
    for bearers in cast.families.values():
        bearers += _never_in_full(bearers[0].family, bearers, printed)
    for f in sorted(found, key=lambda f: -len(f.words)):
        if f.kind is ActorKind.ORGANISATION or (f.kind is None and acronym_after(f)):
            _add_organisation(cast, f)
    _add_teams(cast, printed, bodies)
    _join_organisations(cast)
    return cast


def _people(found: Sequence[Found], named: Iterable[Actor]) -> list[Person]:
    """The people whose full names stand in the article."""
    alone = Counter(f.words[0] for f in found if len(f.words) == 1)
    full = [f for f in found if f.kind is ActorKind.PERSON and is_full(f) and not f.known]
    known = [actor for actor in named if " " in actor.name]
    return [*_merged(full, alone), *map(_known_person, known)]


def _never_in_full(
    family: str, bearers: Sequence[Person], printed: Mapping[str, Sequence[Found]]
) -> list[Person]:
    """Another bearer of a surname, whom the article names by office alone: President Trump beside Melania Trump.

    A full name comes first and the office with the surname later, where the two are one.
    """
    held = frozenset(office for person in bearers for office in person.offices)
    full = [_place(f) for person in bearers for f in printed.get(person.name, ()) if f.section.block >= 0]
    other = [f for f in printed.get(family, ()) if f.section.block >= 0 and held_by(f) - held]
    if not other or (full and min(full) < _place(other[0])):
        return []
    return [Person("", family, "", "", held_by(other[0]))]


def _place(found: Found) -> tuple[int, int]:
    return found.section.block, found.first


def _known_person(actor: Actor) -> Person:
    family, given = split_name(actor.name.split(), actor.family_first)
    offices = frozenset(office for role in actor.roles for office in offices_of(role))
    return Person(actor.name, family, given, actor.gender, offices, bool(actor.gender))


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
    if not 2 <= len(words) <= 3 or words[0] not in FAMILY_FIRST:
        return False
    if words[0] in VIETNAMESE and len(words) == 3:
        return True
    if "-" in words[-1] and words[-1].rpartition("-")[2].islower():
        return True
    if alone.get(words[0], 0) != alone.get(words[-1], 0):
        return alone.get(words[0], 0) > alone.get(words[-1], 0)
    return words[0] not in GIVEN and words[1] not in GIVEN


def _merged(found: Sequence[Found], alone: Mapping[str, int]) -> list[Person]:
    """One person for all forms of a name: Donald Trump, Donald J. Trump."""
    best: dict[tuple[str, str], list[Found]] = {}
    for f in found:
        family, given = split_name(f.words, family_comes_first(f.words, alone))
        key = (family.casefold(), given.replace("-", " ").casefold())
        best.setdefault(key, []).append(f)
    people = []
    for some in best.values():
        forms = Counter(f.words for f in some)
        words = max(forms, key=lambda form: (forms[form], -len(form)))
        family, given = split_name(words, family_comes_first(words, alone))
        offices = frozenset().union(*map(held_by, some))
        people.append(Person(" ".join(words), family, given, _gender_of_given(given), offices))
    return people


def _gender_of_given(given: str) -> str:
    first = given.split()[0] if given else ""
    if first in GIVEN_MALE:
        return "m"
    return "f" if first in GIVEN_FEMALE else ""


def _gender_in_text(person: Person, found: Iterable[Found]) -> str:
    """Gender from honorifics and titles printed with the full name, else from pronouns close behind it."""
    votes: Counter[str] = Counter()
    for f in found:
        titles = [f.honorific, *f.role.replace(",", " ").split()]
        for word in titles:
            votes[POLITE.get(word, "")] += 10
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


def acronym_after(found: Found) -> str:
    """The acronym that is printed in brackets behind a name; empty for none."""
    tokens = found.section.tokens
    marks = [token.text for token in tokens[found.last : found.last + 3]]
    bracketed = len(found.words) > 1 and marks[:1] == ["("] and marks[2:] == [")"]
    return marks[1] if bracketed and marks[1].isupper() and marks[1][0] == found.words[0][0] else ""


def _add_organisation(cast: Cast, found: Found) -> None:
    """An organisation with its short forms: without Inc., by its acronym, by the first word of two."""
    words = list(found.words)
    name = cast.organisations.setdefault(found.text.replace("’", "'"), found.text.replace("’", "'"))
    company = words[-1] in COMPANY
    while len(words) > 1 and words[-1] in COMPANY:
        words.pop()
        short = " ".join(words)
        if len(words) > 1 or len(short) > 3:
            cast.organisations.setdefault(short, name)
    for letters in (
        "".join(word[0] for word in words if word[0].isupper()),
        "".join(word[0] for word in words).upper(),
        acronym_after(found),
    ):
        if len(letters) > 2 or letters == acronym_after(found) != "":
            cast.organisations.setdefault(letters, name)
    if (company or len(found.words) == 2) and _own(words[0]):
        cast.organisations.setdefault(words[0], name)


def _own(word: str) -> bool:
    """Whether the first word of a body's name alone may mean it: Tullow, not Energy."""
    common = word in COMMON or word.lower() in NOUNS or USUAL.fullmatch(word) or word in ORDINARY
    return not common and word not in GIVEN and word.lower() not in TITLES | BEFORE_TITLES


def _add_teams(cast: Cast, printed: Mapping[str, Sequence[Found]], bodies: Iterable[str]) -> None:
    """`the Otters` for the one name that ends so: Denver Otters."""
    teams: dict[str, set[str]] = {}
    for text, some in printed.items():
        last = some[0].words[-1]
        if len(some[0].words) > 1 and some[0].kind is None and last.endswith("s") and last in printed:
            teams.setdefault(last, set()).add(text)
    for name in bodies:
        last = name.split()[-1]
        if " " in name and last in printed:
            teams.setdefault(last, set()).add(name)
    for last, names in teams.items():
        if len(names) == 1 and last.lower() not in NOUNS:
            cast.organisations.setdefault(last, min(names))


def _join_organisations(cast: Cast) -> None:
    """Take a name for the one longer name that holds all its words: Port Authority for Port Authority of Northport."""
    names = set(cast.organisations.values())
    holding: dict[str, set[str]] = {}
    for name in names:
        for word in set(name.split()):
            holding.setdefault(word, set()).add(name)
    for short in sorted(names):
        words = short.split()
        parts = sorted((holding[word] for word in words), key=len)
        longer = set.intersection(*parts) - {short} if len(words) > 1 and len(parts[0]) < MOST else set()
        if len(longer) == 1:
            (cast.organisations[short],) = longer
    for form, name in cast.organisations.items():
        cast.organisations[form] = cast.organisations.get(name, name)


def offices_of(role: str) -> set[str]:
    """The offices that a printed role names; a vice-president is not the president, nor is his wife."""
    words = re.split(r"\b(?:of|to|for|at|in|and|whose|with)\b", role.lower())[0].replace(",", " ").split()
    return {
        f"{before}-{word}" if before in ("vice", "deputy") else word
        for before, word in zip(["", *words], words, strict=False)
        if word in TITLES and before not in ("former", "ex")
    }
