"""Words in which letters of two scripts stand that look the same: a Cyrillic а in Latin letters. Pure.

Whole words in one script are fine beside each other, and so is a letter that looks like none of the others (IFNγ).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

OTHER = re.compile(
    r"[\u0370-\u058f\u13a0-\u13ff\u1f00-\u1fff\uab70-\uabbf]"
)  # Greek, Cyrillic, Armenian, Cherokee
WORD = re.compile(
    r"[^\W_]+(?:[\u0300-\u036f’'][^\W_]+)*"
)  # Реnсе, O’Neill; a hyphen parts words: IT-компания
PUNYCODE = re.compile(r"\bxn--([a-z0-9-]{1,63})", re.I)  # xn--80ak6aa92e, which a browser may show as written
SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "CHEROKEE")
ALIKE = frozenset(
    "АВЕЅІЈКМНОРСТУХЬаеѕіјорсухԁԛԝһӏҮүԌꓣкмнтвг"  # Cyrillic
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ"  # Greek; its α, β, γ, ν and ρ stand in formulas
    "ՍՏՕօսոհցքԼ"  # Armenian
    "ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᏔᎩᏃ"  # Cherokee
)
"""Letters that are taken for Latin ones."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """A word that mixes scripts."""

    word: str
    sign: str
    """The first letter of the script that has fewer of them."""
    script: str
    """Its script: Cyrillic."""


def mixed_words(text: str) -> Iterator[Mixed]:
    """The words of a text in which Latin letters stand beside such that only look so, in their order."""
    for found in PUNYCODE.finditer(text) if "xn--" in text.lower() else ():
        yield from mixed_words(_decoded(found[1]))
    if not OTHER.search(text):  # which is nearly every text
        return
    for found in WORD.finditer(text):
        if not OTHER.search(found[0]):
            continue
        latin = [sign for sign in found[0] if _script(sign) == "LATIN"]
        other = [sign for sign in found[0] if OTHER.match(sign)]
        alike = [sign for sign in other if sign in ALIKE]
        if latin and alike:
            odd = latin[0] if len(latin) < len(other) else alike[0]
            yield Mixed(found[0], odd, _script(odd).capitalize())


def _script(sign: str) -> str:
    """The script of a letter; empty for a sign that belongs to none of these, such as µ, ª and №."""
    first = unicodedata.name(sign, "").partition(" ")[0]
    return first if first in SCRIPTS else ""


def _decoded(label: str) -> str:
    """A part of a host's name as it is shown; empty for one that is none."""
    try:
        return label.encode("ascii").decode("punycode")
    except UnicodeError:
        return ""
