"""Who is meant inside one article: surnames, honorifics, short forms and acronyms to the one full name."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..model import Actor, ActorKind
from .addressed import can_mean, is_stranger, told_apart
from .common import COMMON, NOUNS
from .given import GIVEN
from .honorifics import KNIGHTED, POLITE, Person, bare, place, with_gender
from .kinship import TWINS, kin_named, kin_of, several_of
from .nameparts import family_comes_first, held_by, is_full, offices_of, plain, split_name
from .names import Found
from .shortforms import short_forms

BORN = frozenset("born née nee geboren geborene geb nacida nacido".split())
"""Words before the name that somebody had before."""
HEADS = frozenset("president chancellor premier king queen emperor pope".split())
"""Offices that nobody holds beside one of those below."""
BELOW = frozenset(
    "senator congressman congresswoman representative minister secretary ambassador governor mayor vice-president "
    "spokesman spokeswoman judge lawmaker diplomat".split()
)


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
    known: tuple[Actor, ...] = ()
    """All people of the registry, whether or not the article names them."""

    def person(self, found: Found) -> tuple[str, bool]:
        """Name of the one person meant by a surname or the end of a name, and whether several could be."""
        some = self._bearers(found)
        if not some:
            return "", False
        if is_stranger(found):
            return "", True
        meant = can_mean(some, found, held_by(found))
        if len(meant) == 1 and len(found.words) == 1 and self._of_another(meant[0], found):
            return "", True
        if len(meant) == 1 and meant[0].name:
            return meant[0].name, False
        return "", bool(POLITE.get(found.honorific)) or len(some) > 1

    def _of_another(self, person: Person, found: Found) -> bool:
        """Whether an office printed with a surname is not that of its only bearer here, but someone else's."""
        offices = held_by(found)
        if not offices or offices & person.offices:
            return False
        if offices & HEADS and person.offices & BELOW:
            return True
        named = (actor for actor in self.known if found.words[0] in actor.name.split())
        others = (_known_person(actor, past=True) for actor in named if actor.name not in self.people)
        return any(other.family == found.words[0] and other.offices & offices for other in others)

    def _bearers(self, found: Found) -> Sequence[Person]:
        """All whom a surname, the end of a name or a given name may mean, honorifics left aside."""
        text = " ".join(found.words)
        short = plain(text)
        some = self.families.get(short) or (self.endings.get(short, []) if len(found.words) > 1 else [])
        if some or len(found.words) > 1:
            return some
        if found.honorific.lower() in KNIGHTED or not found.honorific:
            common = not found.honorific and (text in COMMON or text.lower() in NOUNS)
            return () if common or len(self.givens.get(text, ())) > 1 else self.givens.get(text, ())
        return [p for p in self.endings.get(short, ()) if p.name.startswith(f"{p.family} ")]


def read_cast(
    found: Sequence[Found],
    named: Sequence[Actor],
    bodies: Iterable[str] = (),
    known: Iterable[Actor] = (),
) -> Cast:
    """Gather who is named in full: by rule, or as the registry's people whose names stand in the text.

    `bodies` are the known organisations in it, by which a team's last word may be meant; `known` are all the
    registry's people.
    """
    cast = Cast({person.name: person for person in _people(found, named)}, known=tuple(known))
    printed: dict[str, list[Found]] = {}
    for f in found:
        printed.setdefault(" ".join(f.words), []).append(f)
    former = {actor.name: actor for actor in named if actor.former}
    for name, person in cast.people.items():
        person, before = _by_any_name(person, former.get(name), printed)
        _add_person(cast, person)
        for old in before:
            _add_forms(cast, person._replace(family=old.family, given=old.given), old.name)
    _add_given(cast, printed)
    _add_born(cast, printed)
    alone: dict[str, list[Found]] = {}
    for text, some in printed.items():
        alone.setdefault(plain(text), []).extend(some)
    kin = functools.cache(lambda: kin_named(found))  # one look at the whole text, for all families
    for short, bearers in sorted(cast.families.items()):
        cast.families[short] = _told_apart(bearers, printed, alone.get(short, ()))
        for person in kin_of(cast.families[short], alone.get(short, ()), kin, cast.givens):
            _add_person(cast, person)
    cast.organisations.update(short_forms(found, printed, bodies))
    return cast


def _add_person(cast: Cast, person: Person) -> None:
    """Take note of all short forms that may mean a person."""
    cast.people[person.name] = person
    _add_forms(cast, person, person.name)


def _add_forms(cast: Cast, person: Person, name: str) -> None:
    """Take note of the short forms of one name of a person; of one that is there for the person already, once."""
    words = name.split()
    shelves = [(cast.endings, plain(" ".join(words[at:]))) for at in range(1, len(words))]
    shelves.append((cast.givens, person.given))
    if person.family:
        shelves.append((cast.families, plain(person.family)))
    for shelf, form in shelves:
        bearers = shelf.setdefault(form, [])
        if all(bearer.name != person.name for bearer in bearers):
            bearers.append(person)
    cast.ends.setdefault((words[0], words[-1]), person.name)


def _by_any_name(
    person: Person, actor: Actor | None, printed: Mapping[str, Sequence[Found]]
) -> tuple[Person, list[Person]]:
    """The person with a gender, and as the person of each name that it had before: articles print them still."""
    person = with_gender(person, printed.get(person.name, ()))
    before = []
    for name in actor.former if actor else ():
        if actor and " " in name:
            family, given = split_name(name.split(), actor.family_first)
            old = with_gender(Person(name, family, given), printed.get(name, ()))
            before.append(old)
            if not person.gender:
                person = person._replace(
                    gender=old.gender, sure=old.sure, offices=person.offices | old.offices
                )
    return person, before


def _add_given(cast: Cast, printed: Mapping[str, Sequence[Found]]) -> None:
    """Take the first word of a name for one to call by, where the article does so and never by the last."""
    for text, some in sorted(printed.items()):
        people = cast.givens.get(text, ())
        if len(people) != 1 or not any(f.honorific in POLITE for f in some):
            continue
        last, full = people[0].name.split()[-1], printed.get(people[0].name, ())
        if last in printed or (text in GIVEN and (plain(text) in cast.families or not _follows(some, full))):
            continue
        cast.families.setdefault(plain(text), []).append(people[0])


def _follows(some: Sequence[Found], full: Sequence[Found]) -> bool:
    """Whether the first of some names with an honorific stands behind a full name in its paragraph."""
    first = min((f for f in some if f.honorific in POLITE), key=place)
    return any(f.section.block == first.section.block and f.first < first.first for f in full)


def _add_born(cast: Cast, printed: Mapping[str, Sequence[Found]]) -> None:
    """Take the name that somebody was born with for the same person: `born Dorothea Thorne`."""
    for name, some in sorted(printed.items()):
        born = cast.people.get(name)
        if not born or not any(f.first and f.section.tokens[f.first - 1].text in BORN for f in some):
            continue
        others = [person for person in cast.givens.get(born.given, ()) if person.name != name]
        if len(others) != 1 or not born.given:
            continue
        same = [person for person in cast.families[plain(born.family)] if person.name != name]
        cast.families[plain(born.family)] = [*same, others[0]._replace(family=born.family)]
        cast.givens[born.given] = others
        cast.ends[name.split()[0], name.split()[-1]] = others[0].name
        del cast.people[name]


def _told_apart(
    bearers: Sequence[Person], printed: Mapping[str, Sequence[Found]], alone: Sequence[Found]
) -> list[Person]:
    """The bearers of a surname, and who of that name is not named in full, as far as the article tells."""
    family = bearers[0].family
    addressed = [f for f in alone if f.honorific in POLITE]
    known = told_apart(bearers, printed, addressed) if addressed else list(bearers)
    return [*known, *_of_several(known, alone), *_never_in_full(family, known, printed)]


def _of_several(bearers: Sequence[Person], alone: Sequence[Found]) -> list[Person]:
    """Another bearer of a surname, of whom `the Pike twins` or `the Pike brothers` tells."""
    for f in alone:
        word, genders = several_of(f)
        few = [p for p in bearers if p.gender in ("", *genders) and not (p.sure and word in TWINS)]
        if genders and len(few) < 2:
            return [Person("", bearers[0].family, "", genders if len(genders) == 1 else "")]
    return []


def _people(found: Sequence[Found], named: Iterable[Actor]) -> list[Person]:
    """The people whose full names stand in the article."""
    alone = Counter(f.words[0] for f in found if len(f.words) == 1)
    full = [f for f in found if f.kind is ActorKind.PERSON and is_full(f) and not f.known]
    ends = {f.words[at:] for f in full for at in range(1, len(f.words) - 1)}
    full = [f for f in full if f.honorific not in POLITE or f.words not in ends]  # Ms Neves Prado
    known = [actor for actor in named if " " in actor.name]
    return [*_merged(full, alone), *map(_known_person, known)]


def _never_in_full(
    family: str, bearers: Sequence[Person], printed: Mapping[str, Sequence[Found]]
) -> list[Person]:
    """Another bearer of a surname, whom the article names by office alone: President Trump beside Melania Trump.

    A full name comes first and the office with the surname later, where the two are one.
    """
    held = frozenset(office for person in bearers for office in person.offices)
    full = [place(f) for person in bearers for f in printed.get(person.name, ()) if f.section.block >= 0]
    other = [f for f in printed.get(family, ()) if f.section.block >= 0 and held_by(f) - held]
    if not other or (full and min(full) < place(other[0])):
        return []
    return [Person("", family, "", "", held_by(other[0]))]


def _known_person(actor: Actor, past: bool = False) -> Person:
    """Someone of the registry, with the offices held now, or ever."""
    family, given = split_name(actor.name.split(), actor.family_first)
    roles = [role.replace("former ", "") for role in actor.roles] if past else actor.roles
    offices = frozenset(office for role in roles for office in offices_of(role))
    return Person(actor.name, family, given, actor.gender, offices, bool(actor.gender))


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
        polite = frozenset(bare(f.honorific) for f in some if f.honorific)
        people.append(Person(" ".join(words), family, given, "", offices, False, polite))
    return people
