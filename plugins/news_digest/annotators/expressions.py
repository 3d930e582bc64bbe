"""Where a text prints words for a day, month, year or period: a language's templates as patterns."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..languages import LANGUAGES, Language

WORD = re.compile(r"[^\W\d_]+|\d+")  # Wednesday · 9 and th of 9th
SLOT = re.compile(r"\{([a-z]+)(\d?)\}")  # {month} · {month2}
OPENING = re.compile(r"\(\?:([^()]+)\)(?!\?)")  # (?:in|since) at the start of a template
BEFORE = r"(?<![^\W_])(?<!\d[.,:/])(?<![$€£#@&])(?<!\d-)"
"""No expression begins within a word or a number: G20, 1.5, $2018."""
END = r"(?![^\W_])(?!-[^\W\d_])"
"""Nor ends within one, where words are not written together."""
GROUP = re.compile(r"\(\?P<\w+>")
DIGITS = "0"
"""Key of patterns that begin with a number."""
LONG = 6
"""Characters of a second form of a weekday that is no abbreviation: sonnabend."""
NUMERIC = {
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?![\d%])",
    "year": r"(?:1[5-9]|20)\d\d(?![\d%])(?![.,]\d)",
    "short": r"\d\d(?!\d)",
    "decade": r"(?:1[5-9]|20)\d0",
    "number": r"(?:1[0-2]|0?[1-9])(?!\d)",
}
"""Slots that hold digits alone; `short` is the end of a year: 2014-16."""

ABBREVIATED = {"month": "fullmonth", "wd": "weekday"}
"""Slots that may hold abbreviations -> those with full forms only; an abbreviation may have its stop."""


class Found(NamedTuple):
    """An expression as it stands in a text."""

    start: int
    end: int
    rule: str
    parts: Mapping[str, str]
    """What fills the slots, small."""


class Pattern(NamedTuple):
    """One template of a language."""

    rule: str
    source: str
    """A regular expression, without what stands around it in all of them."""


class Patterns(NamedTuple):
    """All templates that may begin with a word."""

    each: tuple[Pattern, ...]
    """In the order of the table."""
    any: str
    """A regular expression that matches where one of them does: most often none, for the word is `the` or `in`.

    It has an empty group behind each, by whose number a match tells the first that fits.
    """


class Grammar(NamedTuple):
    """A language's patterns."""

    patterns: Mapping[str, Patterns]
    """By first word; by first letter where words are written together."""
    heads: re.Pattern[str]
    """Matches such a word where one begins, and the first digit of a number."""
    language: Language


@functools.cache
def grammar_of(code: str) -> Grammar:
    """The patterns of one of the languages that have tables."""
    language = LANGUAGES[code]
    forms = _forms(language)
    found: dict[str, list[Pattern]] = defaultdict(list)
    for rule, template in language.expressions:
        pattern = Pattern(rule, _filled(template, forms, language))
        for head in dict.fromkeys(_heads(template, forms)):
            found[head[:1] if language.sticks else head].append(pattern)
    patterns = {head: _joined(tuple(dict.fromkeys(some))) for head, some in found.items()}
    end = "" if language.sticks else r"(?![^\W\d_])"
    heads = re.compile(rf"(?<![^\W_])(?:(?:{_either(patterns.keys() - {DIGITS})}){end}|\d)")
    return Grammar(patterns, heads, language)


def _either(words: Iterable[str]) -> str:
    """A regular expression for one of many words, which is told by its first letter from most of them."""
    rest: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rest[word[0]].append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(some)})" for first, some in sorted(rest.items()))


def _joined(patterns: tuple[Pattern, ...]) -> Patterns:
    sources = (GROUP.sub("(?:", pattern.source) + "()" for pattern in patterns)
    return Patterns(patterns, "|".join(sources))


@functools.cache  # most are never needed
def _matcher(source: str, sticks: bool) -> re.Pattern[str]:
    return re.compile(f"{BEFORE}(?:{source}){'' if sticks else END}")


def _forms(language: Language) -> dict[str, tuple[str, ...]]:
    """Slot -> the words that may fill it."""
    days = [form for forms in language.weekdays for form in forms.split()]
    firsts = {forms.split()[0] for forms in language.weekdays}
    months = [form for forms in language.months for form in forms.split()]
    full = {forms.split()[0] for forms in language.months}
    return {
        "weekday": tuple(form for form in days if form in firsts or len(form) > LONG),
        "wd": tuple(days),
        "month": tuple(months),
        "fullmonth": tuple(form for form in months if form in full or len(form) > LONG),
        "near": tuple(language.days),
        "which": tuple(language.which),
        "unit": tuple(language.units),
        "n": tuple(language.numbers),
        "nth": tuple(language.ordinals),
        "season": tuple(language.seasons),
        "holiday": tuple(language.holidays),
    }


def _filled(template: str, forms: Mapping[str, tuple[str, ...]], language: Language) -> str:
    """The template with its slots as named groups."""

    def group(slot: re.Match[str]) -> str:
        name = slot[1]
        full = forms[ABBREVIATED[name]] if name in ABBREVIATED else forms.get(name, ())
        words = sorted(forms.get(name, ()), key=lambda form: (-len(form), form))
        inner = NUMERIC.get(name) or "|".join(re.escape(word) + r"\.?" * (word not in full) for word in words)
        if name == "n":
            inner += r"|\d{1,3}"
        end = "" if language.sticks or name in NUMERIC else r"(?![^\W\d_])"
        return f"(?P<{name}{slot[2]}>{inner}){end}"

    return SLOT.sub(group, template)


def _heads(template: str, forms: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The words with which the expressions of a template begin."""
    slot = SLOT.match(template)
    opening = OPENING.match(template)
    if slot:
        words: Iterable[str] = forms.get(slot[1], ())
        if slot[1] in NUMERIC or slot[1] == "n":
            yield DIGITS
    else:
        words = opening[1].split("|") if opening else [template]
    for word in words:
        first = WORD.match(word)
        yield first[0] if first and not first[0].isdigit() else DIGITS


def small(text: str) -> str:
    """The text for matching: small letters and straight apostrophes, every character in its place."""
    low = text.lower()
    return (low if len(low) == len(text) else text).replace("’", "'").replace("\u00a0", " ")


def expressions_of(text: str, low: str, grammar: Grammar) -> Iterator[Found]:
    """All expressions of a text from left to right, none inside another; `low` is the text as `small` gives it."""
    sticks = grammar.language.sticks
    done = 0
    for word in grammar.heads.finditer(low):
        start, head = word.start(), word[0]
        known = grammar.patterns.get(DIGITS if head.isdigit() else head)
        if start < done or not known or not (some := _matcher(known.any, sticks).match(low, start)):
            continue
        fitting = known.each[(some.lastindex or 1) - 1 :]  # the others need not be compiled
        if found := _first(fitting, text, low, start, grammar.language):
            done = found.end
            yield found


def _first(patterns: Sequence[Pattern], text: str, low: str, start: int, language: Language) -> Found | None:
    for rule, source in patterns:
        found = _matcher(source, language.sticks).match(low, start)
        if not found or (rule == BARE and COUNTED.match(text, found.end())):
            continue
        if not (_misprinted(found, text) if language.capitals else _named(found, text)):
            return Found(_led(low, start, language), found.end(), rule, _parts(found))
    return None


def _parts(found: re.Match[str]) -> dict[str, str]:
    return {name: value.rstrip(".") for name, value in found.groupdict().items() if value}


NAMED = ("weekday", "weekday2", "wd", "month", "month2", "fullmonth", "holiday")
FIRST = re.compile(
    r"(?:^|[.!?:;…–—\n]\s*)[\s\"“„«»‘'(]*\Z"
)  # what stands before the first word of a sentence


def _misprinted(found: re.Match[str], text: str) -> bool:
    """Whether a month or weekday has no capital (`he may`, `march on`), or a day has one: am Morgen, USA Today."""
    groups = found.re.groupindex
    if any(found.start(name) >= 0 and text[found.start(name)].islower() for name in NAMED if name in groups):
        return True
    near = found.start("near") if "near" in groups else -1
    if near < 0 or not text[near].isupper():
        return False
    return text[near + 1].isupper() or not FIRST.search(text, max(0, near - 4), near)


NAME = re.compile(r"\s[A-ZÀ-ÖØ-Þ]")  # a name goes on: Domingo Vega
COUNTED = re.compile(r" [A-ZÄÖÜ\d]")  # 1500 Menschen, where nouns have capitals
BARE = "bare year"


def _named(found: re.Match[str], text: str) -> bool:
    """Whether a weekday or month with a capital is a name, in a language that gives them none: Avril, Domingo."""
    start = found.start()
    if not text[start].isupper() or not any(name in found.re.groupindex for name in NAMED):
        return False
    return not FIRST.search(text, max(0, start - 4), start) or bool(NAME.match(text, found.end()))


LEAD = re.compile(r"([^\W\d_]+)\s\Z")  # the `on` before Wednesday


def _led(low: str, start: int, language: Language) -> int:
    """Where the expression begins together with a preposition before it."""
    near = max(0, start - 12)
    word = WORD.match(low, start)
    if word and word[0] in language.leading:
        return start
    lead = LEAD.search(low[near:start])
    return near + lead.start() if lead and lead[1] in language.leading else start
