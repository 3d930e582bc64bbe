"""The words of a passage, and which of them must still stand there if it is to be the same passage. Pure.

Numbers, weekdays and months, names and what turns a statement round (negations first of all) are critical:
where one is lost, new or in another order, another thing is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from .anchors import fold
from .languages import LANGUAGES
from .turns import FUNCTION, HEADS, NEGATIONS, NUMBERS, TAILS, TURNS

WORD = re.compile(
    r"(?:(?<![^\s(])-)?\d+(?:[.,:/]\d+)*[^\W\d_]*"  # 1,000 · 7th · 3명 · -5
    r"|[^\W\d_]+\d\w*"  # G7
    r"|[^\W\d_]+(?:['-][^\W_]+)*"  # don't · Yo-jong
    r"|[^\w\s]"  # of these only signs are words: % · €
)
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")  # 1,000 · 25,000,000
ELISION = re.compile(r"((?:[cdjlmnst]|(?:jus|lors|puis)?qu))'(?=\w)")  # n'a · qu'il
OPENING = re.compile(
    r"(?:[.!?:…]['\")\]]*\s+|^\s*|-\s+)['\"(\[]*\Z|['\"]\Z"
)  # what stands before a first word
SIGNS = "%‰&§#@"
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


def _days() -> dict[str, str]:
    """Forms of weekdays and months -> a name for each; with a capital where the language writes one."""
    found: dict[str, str] = {}
    for language in LANGUAGES.values():
        for sign, forms in (("weekday", language.weekdays), ("month", language.months)):
            for number, line in enumerate(forms, 1):
                for form in line.split():
                    found.setdefault(form.title() if language.capitals else form, f"{sign} {number}")
        for form in language.days:
            if " " not in form:
                found.setdefault(form, form)
    return found


DAYS = _days()


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
            if plain == "%" and found and found[-1].plain in ("per", "pour"):
                place = found.pop().start, place[1]
            found.append(Word(*place, plain, kind))
    return tuple(found)


def _read(printed: str, first: bool) -> Iterator[tuple[str, Kind]]:
    """What a word says: some say two things, as don't."""
    printed = printed.removesuffix("'s")
    small = printed.lower()
    if len(printed) == 1 and not printed.isalnum():
        if printed in SIGNS or unicodedata.category(printed)[0] in "SM":  # M: a mark that belongs to a letter
            yield printed, Kind.NUMBER
    elif small in ("cent", "cents"):
        yield ("%" if small == "cent" else small), Kind.NUMBER  # per cent, and pour cent
    elif any(char.isdigit() for char in printed):
        yield (small.replace(",", "") if THOUSANDS.fullmatch(small) else small), Kind.NUMBER
    elif not _has_case(printed):
        yield from ((char, Kind.NAME) for char in small)  # nothing tells names there: each letter counts
    elif "'" in small or small == "cannot":
        yield from _short(printed, small, first)
    elif "-" in small and small == printed:
        for part in printed.split("-"):
            yield from _read(part, False)
    else:
        yield _known(printed, small, first)


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
        if tail.lower() in TAILS:
            yield from _read(TAILS[tail.lower()], False)
        else:
            yield tail.lower(), Kind.NAME if tail[:1].isupper() else Kind.PLAIN
    else:
        yield small, Kind.NAME  # O'Neill


def _known(printed: str, small: str, first: bool) -> tuple[str, Kind]:
    """A word of one piece in a script that has capitals."""
    for form in (printed, small) if first else (printed,):
        if form in DAYS:
            return DAYS[form], Kind.DAY
    if small in NUMBERS:
        return NUMBERS[small], Kind.NUMBER
    if small in NEGATIONS:
        return NEGATIONS[small], Kind.NEGATION
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


WHO = (Kind.NAME, Kind.FIRST, Kind.NEGATION, Kind.TURN)
"""In one order: who did not do what to whom."""


def says_the_same(passage: Sequence[Word], place: Sequence[Word]) -> bool:
    """Whether all that is critical in the passage stands in the place, in the same order, and nothing new does."""
    orders = (WHO, (Kind.NUMBER,), (Kind.DAY,))
    return _negated(passage) == _negated(place) and all(
        _told(passage, place, kinds) == _told(place, passage, kinds) for kinds in orders
    )


def _told(words: Sequence[Word], others: Sequence[Word], kinds: Sequence[Kind]) -> list[str]:
    """The critical words in their order; one with a capital that the others have without is no name."""
    common = {word.plain for word in others if word.kind is Kind.PLAIN}
    return [
        word.plain
        for word in words
        if word.kind in kinds and not (word.kind is Kind.FIRST and word.plain in common)
    ]


def _negated(words: Sequence[Word]) -> list[str]:
    """What follows each negation: the word that it is about, as far as five letters tell it."""
    found = []
    for place, word in enumerate(words):
        if word.kind is Kind.NEGATION:
            after = next((other for other in words[place + 1 :] if is_content(other)), None)
            found.append(after.plain[:5] if after else "")
    return found
