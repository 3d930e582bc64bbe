"""What `Mr`, `Frau` or `Dean` before a name, and the words around it, tell of its bearer: gender and office."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..languages import LANGUAGES
from .given import GIVEN_FEMALE, GIVEN_MALE
from .names import Found
from .words import FEMALE, HONORIFICS, MALE, SHORT_TITLES, TITLES

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


def place(found: Found) -> tuple[int, int]:
    """Where a name stands, headline and dek first."""
    return found.section.block, found.first


OWNERS = frozenset("his her their its seine sein ihre ihr sa son leur su sus la le".split())
"""Words before a word of kinship that tie it to somebody."""
