"""The words of a passage as they are compared, and why some of them are critical. Pure.

Numbers, weekdays and months, names and what turns a statement round (negations first of all) are critical:
where one is lost, new or in another order, another thing is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from .anchors import fold
from .languages import LANGUAGES
from .turns import AMOUNTS, FUNCTION, HEADS, NEGATIONS, NUMBERS, TAILS, TURNS

WORD = re.compile(
    r"(?:(?<![^\s(])-)?\d+(?:[.,:/]\d+)*[^\W\d_]*"  # 1,000 · 7th · 3명 · -5
    r"|[^\W\d_]+\d\w*"  # G7
    r"|(?:[^\W\d_]\.){2,}(?!\w)"  # U.S. · a.m.
    r"|[^\W\d_]+(?:['-][^\W_]+)*"  # don't · Yo-jong
    r"|[^\w\s]"  # of these only signs are words: % · €
)
ELISION = re.compile(r"((?:[cdjlmnst]|(?:jus|lors|puis)?qu))'(?=\w)")  # n'a · qu'il
OPENING = re.compile(
    r"(?:[.!?:…]['\")\]]*\s+|^\s*|-\s+)['\"(\[]*\Z|['\"]\Z|(?:\A|\s)['\"]\s\Z"
)  # what stands before a first word
SIGNS = "%‰&§#@<>~"
CENT = ("cent", "ciento")
"""What is % behind per, pour and por; by itself it is a coin, or a hundred."""
LOOK = 8
"""Characters before a word by which one tells whether it is the first of its sentence."""


class Kind(StrEnum):
    """Why a word is critical; PLAIN is not."""

    PLAIN = ""
    NAME = "name"
    FIRST = "first"
    """It has a capital, but begins a sentence: it may be a name."""
    NUMBER = "number"
    DAY = "day"
    NEGATION = "negation"
    TURN = "turn"
    """Who, whether and how much: pronouns, `may`, `if`, `only`, `more`."""


class Word(NamedTuple):
    """A word of a text."""

    start: int
    end: int
    """Offsets in the text."""
    plain: str
    """As it is compared: small, without possessive; a short form is written out."""
    kind: Kind


def _days() -> Iterator[tuple[str, str, str]]:
    """Forms of weekdays and months, what each means, and in which language; with a capital where one is written."""
    for language in LANGUAGES.values():
        for sign, forms in (("weekday", language.weekdays), ("month", language.months)):
            for number, line in enumerate(forms, 1):
                for form in line.split():
                    yield form.title() if language.capitals else form, f"{sign} {number}", language.code
        for form in language.days:
            if " " not in form:
                yield form, form, language.code


DAYS: dict[str, dict[str, str]] = defaultdict(dict)
"""Form -> language -> what it means there."""
for _form, _meant, _code in _days():
    DAYS[_form].setdefault(_code, _meant)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in its order; signs such as % are words, punctuation is none."""
    folded, origin = fold(text)
    found: list[Word] = []
    for match in WORD.finditer(folded):
        start, end = match.span()
        first = bool(OPENING.search(folded, max(0, start - LOOK), start)) or not start
        first = first or "\n" in text[max(0, origin[start] - 2) : origin[start]]
        place = origin[start], origin[end - 1] + 1
        for plain, kind in _read(match[0], first):
            if plain in CENT and found and found[-1].plain in ("per", "pour", "por"):
                place, plain = (found.pop().start, place[1]), "%"
            found.append(Word(*place, plain, kind))
    return tuple(found)


def _read(printed: str, first: bool) -> Iterator[tuple[str, Kind]]:
    """What a word says: some say two things, as don't."""
    printed = printed.removesuffix("'s")
    small = printed.lower()
    if len(printed) == 1 and not printed.isalnum():
        yield from _sign(printed)
    elif any(char.isdigit() for char in printed):
        yield small, Kind.NUMBER
    elif "." in printed:  # U.S. is US
        bare = printed.replace(".", "")
        yield bare.lower(), Kind.NAME if bare.isupper() else Kind.PLAIN
    elif not _has_case(printed):
        yield from ((char, Kind.NAME) for char in small)  # nothing tells names there: each letter counts
    elif "'" in small or small == "cannot":
        yield from _short(printed, small, first)
    elif "-" in small and (count := _compound(small)):
        yield count, Kind.NUMBER
    elif "-" in small and small == printed:
        for part in printed.split("-"):
            yield from _read(part, False)
    else:
        yield _known(printed, small, first)


def _sign(printed: str) -> Iterator[tuple[str, Kind]]:
    """A sign that is a word: % · € · &; punctuation is none."""
    if printed == "&":
        yield "and", Kind.PLAIN
    elif printed in SIGNS or unicodedata.category(printed)[0] in "SM":  # M: a mark that belongs to a letter
        yield printed, Kind.NUMBER


def _compound(small: str) -> str:
    """The digits of a number of two words: 21 of twenty-one; empty for anything else."""
    tens, _, ones = (NUMBERS.get(part, part) for part in small.partition("-"))
    if tens.isdigit() and ones.isdigit() and int(tens) >= 20 and len(tens) == 2 and 0 < int(ones) < 10:
        return str(int(tens) + int(ones)) if tens[1] == "0" and not small[0].isdigit() else ""
    return ""


def _short(printed: str, small: str, first: bool) -> Iterator[tuple[str, Kind]]:
    """A short form written out: won't, he'd, n'a; names keep their apostrophe, as O'Neill."""
    if small == "cannot":
        yield from (("can", Kind.TURN), ("not", Kind.NEGATION))
        return
    if small.endswith("n't"):
        yield from _read(HEADS.get(small[:-3], small[:-3]), first)
        yield "not", Kind.NEGATION
        return
    elided = ELISION.match(small)
    if elided and not (printed[0].isupper() and printed[elided.end()].isupper()):
        before = "ne" if elided[1] == "n" else elided[1]
        yield before, Kind.NEGATION if before == "ne" else Kind.PLAIN
        yield from _read(printed[elided.end() :], first)
        return
    head, _, tail = printed.partition("'")
    if len(head) > 1 or head.lower() in "ia":
        yield from _read(head, first)
        if tail == "d":
            yield "'d", Kind.TURN  # he would, or he had
        elif tail.lower() in TAILS:
            yield from _read(TAILS[tail.lower()], False)
        else:
            yield tail.lower(), Kind.NAME if tail[:1].isupper() else Kind.PLAIN
    else:
        yield small, Kind.NAME  # O'Neill


def _known(printed: str, small: str, first: bool) -> tuple[str, Kind]:
    """A word of one piece in a script that has capitals."""
    for form in (printed, small) if first else (printed,):
        if form in DAYS:
            return next(iter(DAYS[form].values())), Kind.DAY
    if small in NUMBERS:
        return NUMBERS[small], Kind.NUMBER
    if small in AMOUNTS:
        return small, Kind.NUMBER
    if small in NEGATIONS:
        return small, Kind.NEGATION
    if printed != small:
        if printed[1:] != small[1:] and len(printed) > 1:
            return small, Kind.NAME  # NATO, even if it is the word of a list
        if small in TURNS and (first or printed == "I"):
            return small, Kind.TURN
        if small in FUNCTION and first:
            return small, Kind.PLAIN
        return small, Kind.FIRST if first else Kind.NAME
    return small, Kind.TURN if small in TURNS else Kind.PLAIN


def _has_case(word: str) -> bool:
    return word.lower() != word.upper()


def is_content(word: Word) -> bool:
    """Whether a word says something by itself."""
    return word.kind not in (Kind.NEGATION, Kind.TURN) and word.plain not in FUNCTION
