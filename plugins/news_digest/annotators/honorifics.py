"""Whom `Mr`, `Frau` or `Dean` before a surname can mean: by gender, by office, by who was named before."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from ..languages import LANGUAGES
from .given import GIVEN_FEMALE, GIVEN_MALE
from .names import Found
from .words import FEMALE, HONORIFICS, MALE, SHORT_TITLES, TITLES, WIDESPREAD

ABROAD = {
    "Mme": "f", "Mlle": "f", "Señor": "m", "Señora": "f", "Signor": "m", "Signora": "f", "Senhor": "m",
    "Senhora": "f", "Doña": "f", "Frau": "f", "Herr": "m",
}  # fmt: skip
"""Honorifics of other languages that English papers keep."""
POLITE = {
    **{word: gender for language in LANGUAGES.values() for word, gender in language.honorifics.items()},
    **ABROAD,
    **HONORIFICS,
}
"""Honorific of any language -> gender, if it tells."""
KNIGHTED = frozenset(("sir", "dame", "lady", "don", "doña"))
"""Honorifics that stand with a given name: Sir Hugh."""
PRONOUNS = frozenset("she her herself he him his himself".split())
KIN = {
    **dict.fromkeys(FEMALE - PRONOUNS, "f"),
    **dict.fromkeys(MALE - PRONOUNS - {"chairman", "king", "prince", "duke", "pope"}, "m"),
    **{word: gender for language in LANGUAGES.values() for word, gender in language.kin.items()},
}
"""What someone is called, by kinship or office -> gender."""
RELATIVES = frozenset(
    word
    for word in KIN
    if not word.endswith(("man", "woman"))
    and word not in ("queen", "princess", "duchess", "actress", "heroine")
)
HERS = {"she": "f", "her": "f", "he": "m", "his": "m"}
ASIDE = 14
"""Tokens behind a full name in which a pronoun means who bears it."""
SYLLABLES = {
    "hye": "f",
    "sook": "f",
    "ja": "f",
    "mi": "f",
    "ran": "f",
    "chul": "m",
    "ho": "m",
    "hwan": "m",
    "tae": "m",
}
"""Syllables of Korean given names that tell the gender: Park Geun-hye, Kim Tae-young."""


class Person(NamedTuple):
    """Someone who is named in full in the article."""

    name: str
    """Empty for someone whom the article names in full nowhere."""
    family: str
    given: str
    gender: str = ""
    offices: frozenset[str] = frozenset()
    """What the article or the registry titles the name with: `president`."""
    sure: bool = False
    """The gender is printed or the registry's, and not a guess from given name or pronouns."""
    honorifics: frozenset[str] = frozenset()
    """Printed with the full name: `Dr`."""


def bare(honorific: str) -> str:
    """The last word of an honorific, without its dot: Dr for Dr. and Prof. Dr."""
    return honorific.split()[-1].rstrip(".") if honorific else ""


def with_gender(person: Person, printed: Iterable[Found]) -> Person:
    """The person with the gender that the article prints, else the given name's, else that of pronouns."""
    printed = list(printed)
    before = {word.lower() for found in printed for word in words_before(found)}
    kin = {word for word in before if word in KIN or is_title(word)}
    person = person._replace(offices=person.offices | kin)
    if person.sure:
        return person
    told = _voted(gender for found in printed for gender in _told(found))
    if told:
        return person._replace(gender=told, sure=True)
    guess = gender_of_given(person.given) or _voted(
        gender for found in printed for gender in _pronouns(found, person.name)
    )
    return person._replace(gender=guess)


def gender_of_given(given: str) -> str:
    """What a given name tells; nothing where it is both a man's and a woman's."""
    first = given.split()[0] if given else ""
    if first in GIVEN_MALE or first in GIVEN_FEMALE:
        return "" if first in GIVEN_MALE and first in GIVEN_FEMALE else "m" if first in GIVEN_MALE else "f"
    parts = given.replace(" ", "-").lower().split("-")
    return _voted(SYLLABLES.get(part, "") for part in parts) if len(parts) > 1 else ""


def _voted(genders: Iterable[str]) -> str:
    votes = list(genders)
    women, men = votes.count("f"), votes.count("m")
    return "" if women == men else "f" if women > men else "m"


def _told(found: Found) -> Iterable[str]:
    """Genders that an honorific, a title or a word of kinship beside a full name tells."""
    for word in found.honorific.split():
        yield POLITE.get(word, "")
    for word in head_words(found.role):
        yield KIN.get(word, "") or TITLED.get(word, "")
    before = words_before(found)
    for word in before:
        yield KIN.get(word.lower(), "") or TITLED.get(word.lower(), "")
    if before and found.section.tokens[found.first - 1].text == before[0]:
        yield POLITE.get(before[0], "")


def words_before(found: Found) -> list[str]:
    """The word before a name, a comma left out, and the one that `and` ties it to: his father and agent, Max Roth."""
    tokens, at = found.section.tokens, found.first - 1
    if at > 0 and tokens[at].text == ",":
        at -= 1
    if at < 0:
        return []
    words = [tokens[at].text]
    if at > 2 and tokens[at - 1].text == "and" and not tokens[at].capital:
        words.append(tokens[at - 2].text)
    return [word.removeprefix("ex-").removeprefix("half-") for word in words]


def head_words(role: str) -> list[str]:
    """The words of a printed role before what it is a role of: `wife` of `wife of the mayor`."""
    words: list[str] = []
    for word in role.lower().replace(",", " ").split():
        if word in STOPPING:
            break
        if not word.endswith(("'s", "’s")):
            words.append(word.removeprefix("ex-"))
    return words


def _titles() -> dict[str, str]:
    """Titles that have a form for women and one for men, by their endings: Ministerin, directora, présidente."""
    genders = {}
    for code, endings in (("de", ("in",)), ("es", ("a",)), ("fr", ("e", "trice", "euse", "ère"))):
        titles = LANGUAGES[code].titles
        for title in titles:
            for ending in endings:
                stem = title.removesuffix(ending)
                male = {stem, f"{stem}o", f"{stem}e", f"{stem}eur", f"{stem}er"} & titles - {title}
                if stem != title and male:
                    genders[title] = "f"
    return genders


TITLED = _titles()
ALL_TITLES = TITLES | SHORT_TITLES | {t for language in LANGUAGES.values() for t in language.titles}


def is_title(word: str) -> bool:
    """Whether a word is a title in any language."""
    return word in ALL_TITLES or word.lower() in ALL_TITLES


def _pronouns(found: Found, name: str) -> Iterable[str]:
    tokens = found.section.tokens
    for at in range(found.last, min(found.last + ASIDE, len(tokens) - 1)):
        token = tokens[at]
        if token.text in (".", "”") or (token.capital and token.text not in name):
            break
        if token.text != "her" or tokens[at + 1].text[0].isalpha():
            yield HERS.get(token.text.lower(), "")


def predicated(found: Found) -> list[str]:
    """What a sentence says its subject to be: `Ada Roth, no relation, is the mayor`."""
    tokens, at = found.section.tokens, found.last
    if at < len(tokens) and tokens[at].text == ",":
        end = min(at + ASIDE, len(tokens))
        at = next((i + 1 for i in range(at + 1, end) if tokens[i].text == ","), end)
    if at >= len(tokens) or tokens[at].text not in ("is", "was"):
        return []
    words = []
    for token in tokens[at + 1 : at + 6]:
        if token.text in STOPPING or not token.text[0].isalnum():
            break
        words.append(token.text.lower())
    return words if words and is_title(words[-1]) and "not" not in words else []


STOPPING = frozenset("of to for at in and whose with who from by on".split())


# --- Who is meant


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


def place(found: Found) -> tuple[int, int]:
    """Where a name stands, headline and dek first."""
    return found.section.block, found.first


TWINS = frozenset("twins zwillinge jumeaux gemelos".split())
COLLECTIVE = {
    **dict.fromkeys((*TWINS, "siblings", "geschwister"), "fm"),
    **dict.fromkeys("brothers brüder frères hermanos".split(), "m"),
    **dict.fromkeys("sisters schwestern sœurs hermanas".split(), "f"),
}
"""Words for several of one family -> genders they may have: `the Pike twins`."""


def several_of(found: Found) -> tuple[str, str]:
    """The word for several of a family beside its name, and the genders that they may have; empty for none."""
    tokens = found.section.tokens
    beside = [token.text.lower() for token in tokens[found.last : found.last + 1]]
    beside += [token.text.lower() for token in tokens[max(0, found.first - 1) : found.first]]
    return next(((word, COLLECTIVE[word]) for word in beside if word in COLLECTIVE), ("", ""))


# --- Who is named by given name alone


OWNERS = frozenset("his her their its seine sein ihre ihr sa son leur su sus la le".split())
"""Words before a word of kinship that tie it to somebody."""


def kin_named(found: Iterable[Found]) -> dict[str, set[str]]:
    """Gender -> given names that stand alone behind a word of kinship in the paragraphs of some names.

    `Her brother, Urs,`.
    """
    sections = {f.section.block: f.section for f in found}
    names: dict[str, set[str]] = {}
    for section in sections.values():
        tokens = section.tokens
        for at in range(1, len(tokens) - 1):
            tied = tokens[at - 1].text.lower() in OWNERS or tokens[at - 1].possessive
            gender = KIN.get(tokens[at].text.lower(), "") if tied else ""
            if not gender:
                continue
            first = at + 2 if tokens[at + 1].text == "," else at + 1
            alone = first + 1 >= len(tokens) or not tokens[first + 1].capital
            if alone and first < len(tokens) and tokens[first].capital and not tokens[first].possessive:
                names.setdefault(gender, set()).add(tokens[first].text)
    return names


def kin_of(
    bearers: Sequence[Person],
    alone: Sequence[Found],
    kin_by_gender: Callable[[], Mapping[str, set[str]]],
    givens: Container[str],
) -> list[Person]:
    """Kin who are named by given name alone, and by surname with an honorific that nobody named in full can have.

    `Her brother, Urs, sold bonds`, and `Mr Vogel` in an article on Beatrix Vogel: Urs Vogel. `givens` are the given
    names of those who are named in full; `kin_by_gender` is `kin_named`, asked where anybody might be kin.
    """
    missing = {POLITE.get(f.honorific, "") for f in alone} - {""} - {person.gender for person in bearers}
    if len(missing) != 1 or not all(person.gender and person.name for person in bearers):
        return []
    gender, family = missing.pop(), bearers[0].family
    kin = [] if family in WIDESPREAD else sorted(kin_by_gender().get(gender, ()))
    if len(kin) != 1:
        return []
    (given,) = kin
    return [] if given in givens else [Person(f"{given} {family}", family, given, gender, frozenset(), True)]
