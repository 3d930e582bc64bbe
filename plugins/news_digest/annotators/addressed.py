"""Whom `Mr`, `Frau` or `Dean` before a surname can mean: by gender, by office, by who was named before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .honorifics import OWNERS, POLITE, RELATIVES, Person, bare, place
from .names import Found
from .words import HONORIFICS, TITLES, WIDESPREAD

ENGLISH_ONE = frozenset("a an one another certain".split())
ONE = frozenset("un una une ein eine einem einer einen".split())
"""Words before an honorific that make its bearer someone not named before."""


def is_stranger(found: Found) -> bool:
    """Whether a surname is said to be that of someone not named before: `signed by a Mr Goh`."""
    tokens, at = found.section.tokens, found.first - 1 - len(found.honorific.split())
    if not found.honorific or at < 0:
        return False
    behind = [token.text for token in tokens[found.last : found.last + 3]]
    if len(behind) == 3 and behind[0] == "," and behind[1] in OWNERS and behind[2] in RELATIVES:
        return True  # Mrs Berg, his mother
    english = found.honorific in HONORIFICS or found.honorific.lower() in TITLES
    return tokens[at].text.lower() in (ENGLISH_ONE if english else ONE)


def can_mean(some: Sequence[Person], found: Found, offices: frozenset[str]) -> list[Person]:
    """Who of the bearers of a surname may be meant by it, with its honorific or title."""
    gender = POLITE.get(found.honorific.split()[-1], "") if found.honorific else ""
    if gender:
        return _of_gender(some, gender, found.words[-1])
    titled = [person for person in some if person.offices & offices]
    if not titled and offices:
        some = [person for person in some if not person.offices & RELATIVES]
    if not titled and found.honorific:
        titled = [person for person in some if bare(found.honorific) in person.honorifics]
    return titled if len(titled) == 1 else list(some)


def _of_gender(some: Sequence[Person], gender: str, family: str) -> list[Person]:
    """Who of the bearers of a surname an honorific can mean.

    A Ms Kim beside one Kim of unknown gender may well be his sister, whom this copy names nowhere in full; where
    all others are of the other gender she is she who is left, unless half a country has the name.
    """
    known = [person for person in some if person.gender == gender]
    unknown = [person for person in some if not person.gender]
    if known:
        doubt = any(person.name or not person.offices for person in unknown) and not all(
            person.sure for person in known
        )
        return [] if doubt else known
    others = all(person.sure for person in some if person.gender)
    return [] if not others or (family in WIDESPREAD and gender == "f") else unknown


def told_apart(
    bearers: Sequence[Person], printed: Mapping[str, Sequence[Found]], addressed: Sequence[Found]
) -> list[Person]:
    """The bearers of a surname, with genders that the order of the article tells.

    Where both `Mr Li` and `Ms Li` stand, and one of them before the other of two is named in full, she is the one
    who is named by then. `addressed` are the mentions of the surname with an honorific.
    """
    genders = {POLITE.get(found.honorific.split()[-1], "") for found in addressed} - {""}
    if len(genders) != 2 or len(bearers) > 2 or not all(person.name for person in bearers):
        return list(bearers)
    bearers = [_as_addressed(person, bearers, printed, addressed) for person in bearers]
    if len(bearers) == 2:
        one, two = sorted(bearers, key=lambda person: not person.gender)
        if not one.sure and one.family in WIDESPREAD:
            return bearers
        if one.gender and not two.gender:
            bearers = [one, two._replace(gender=_other(one.gender), sure=one.sure)]
    return bearers


def _as_addressed(
    person: Person,
    bearers: Sequence[Person],
    printed: Mapping[str, Sequence[Found]],
    addressed: Sequence[Found],
) -> Person:
    """The person with the gender of the first honorific behind the full name, if no other bearer is named by then."""
    if person.gender:
        return person
    places = {
        other.name: min((place(f) for f in printed.get(other.name, ())), default=None) for other in bearers
    }
    own = places[person.name]
    told = [f for f in addressed if own and place(f) > own and POLITE.get(f.honorific.split()[-1], "")]
    first = min(told, key=place, default=None)
    if own is None or first is None:
        return person
    if any(other and other < place(first) for name, other in places.items() if name != person.name):
        return person
    gender = POLITE[first.honorific.split()[-1]]
    if len(bearers) == 1 and gender == "f" and person.family in WIDESPREAD:
        return person
    return person._replace(gender=gender, sure=True)


def _other(gender: str) -> str:
    return "m" if gender == "f" else "f"
