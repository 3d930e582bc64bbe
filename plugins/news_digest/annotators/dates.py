"""Days, months and years that an article speaks of, worked out from the day it was published."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Article, Block, DateExpression, Kind, Knowledge, Span, Stamp
from .tense import Tense, tense_at
from .tokens import tokens_of

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = r"(?P<month>" + "|".join(f"{m[:3]}(?:{m[3:]})?" for m in MONTHS if m != "May") + r"|May|Sept)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"

PATTERNS = (
    re.compile(
        rf"\b(?:on |On )?(?:{_WEEKDAY},? )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?\b(?!\s?\d)"
    ),  # 9 January 2018
    re.compile(
        rf"\b(?:on |On )?(?:{_WEEKDAY},? )?{_MONTH} {_DAY}\b(?:,? {_YEAR}\b)?(?![\d:%,]\d)"
    ),  # Jan. 9, 2018
    re.compile(rf"\b(?:in |In )?{_MONTH},? {_YEAR}\b"),  # April 2017
    re.compile(
        r"\b(?:in|since|by|until|during) (?P<year>(?:19|20)\d\d)\b(?![-–%]|\s(?:people|troops|percent|per))"
    ),  # in 2016
    re.compile(
        rf"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) |on |On )?{_WEEKDAY}\b(?:(?= )| ?)"
    ),  # on Wednesday, last Friday
    re.compile(r"\b(?P<near>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)\b"),  # yesterday
    re.compile(r"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his) (?P<unit>month|year)\b"),  # last month
    re.compile(
        r"\b(?:(?P<which>[Ll]ast|[Nn]ext) |(?:in|since|until|by) )(?P<bare>"
        + "|".join(MONTHS)
        + r")\b(?! \d)"
    ),  # last March
)
"""In this order: what an earlier one takes, a later one does not see."""
SENTENCE_END = re.compile(r"[.!?…][”’\"')]*\s")  # He left.” They
WORD = re.compile(r"\S+")
FEW, NEARBY = 5, 80
"""Words, and signs, beside an expression that may tell it from others."""
MANY = 20
"""Expressions of an article that are told apart in this way; where there are more, they are left out."""
NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def find_dates(article: Article, knowledge: Knowledge) -> Article:
    """Fill in the article's dates, in order of the text; none where its own day is not known."""
    if article.date is None or not article.date.day:
        return article
    today = article.date.first_day
    found: list[DateExpression] = []
    doubtful: set[str] = set()
    for number, block in enumerate(article.body):
        if block.kind is not Kind.CAPTION:
            some, others = _find(block.text, number, today)
            found += some
            doubtful |= others
    told = tuple(_told_apart(found, doubtful, article.body))
    return replace(article, annotations=replace(article.annotations, dates=told))


def _find(text: str, block: int, today: datetime.date) -> tuple[list[DateExpression], set[str]]:
    """One block's expressions in order, and the words of those of which the meaning is not safe."""
    taken = bytearray(len(text))
    found, doubtful = [], set()
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            end -= len(match[0]) - len(match[0].rstrip())
            if any(taken[start:end]):
                continue
            taken[start:end] = b"x" * (end - start)
            meaning = _meaning(match, text, today)
            if meaning:
                found.append(DateExpression(Span(block, start, end), text[start:end], meaning))
            else:
                doubtful.add(text[start:end])
    return sorted(found, key=lambda expression: expression.span), doubtful


def _told_apart(
    found: Sequence[DateExpression], doubtful: set[str], body: Sequence[Block]
) -> Iterator[DateExpression]:
    """The expressions, with words beside them where elsewhere the same words have no safe meaning.

    What the words mean is written down once an article: `in August` must not tell of an August that it is not.
    """
    alike = {
        words
        for words in {expression.text for expression in found}
        if any(f" {words} " in f" {other} " for other in doubtful)
    }
    several = [expression for expression in found if expression.text in alike]
    whole = "\n".join(block.text for block in body) if several else ""
    for expression in found:
        if expression.text not in alike:
            yield expression
        elif len(several) <= MANY:
            text = body[expression.span.block].text
            yield from _with_context(expression, text, whole)


def _with_context(expression: DateExpression, text: str, whole: str) -> Iterator[DateExpression]:
    """The expression with as few words before it, else after it, as make it stand once; nothing if none do."""
    block, start, end = expression.span.block, expression.span.start, expression.span.end
    near = max(0, start - NEARBY)
    near = max([near, *(found.end() for found in SENTENCE_END.finditer(text, near, start))])
    far = SENTENCE_END.search(text, end, end + NEARBY)
    before = [(found.start(), end) for found in WORD.finditer(text, near, start)]
    after = [(start, found.end()) for found in WORD.finditer(text, end, far.start() if far else end + NEARBY)]
    for first, last in [*reversed(before[-FEW:]), *after[:FEW]]:
        if whole.count(text[first:last]) == 1:
            yield replace(expression, span=Span(block, first, last), text=text[first:last])
            return


def _meaning(match: re.Match[str], text: str, today: datetime.date) -> Stamp | None:
    """What the words mean, no more precise than they are; None where that is not safe."""
    parts = {name: value for name, value in match.groupdict().items() if value}

    def tense() -> Tense | None:
        return tense_at(tokens_of(text), *match.span())

    try:
        if "near" in parts:
            return _stamp(today + datetime.timedelta(NEAR[parts["near"].lower()]))
        if "unit" in parts:
            return _period(parts["unit"], parts["which"].lower(), today)
        if "bare" in parts:
            which = parts.get("which", "").lower()
            return _bare(parts["bare"], which, today, tense())
        if "month" in parts:
            return _absolute(parts, today, "year" not in parts and tense() is Tense.AHEAD)
        if "weekday" in parts:
            return _weekday(parts["weekday"], parts.get("which", "").lower(), today, tense())
        return Stamp(int(parts["year"]))
    except ValueError:
        return None


def _stamp(day: datetime.date) -> Stamp:
    return Stamp(day.year, day.month, day.day)


def _weekday(name: str, which: str, today: datetime.date, tense: Tense | None) -> Stamp | None:
    """The latest such day up to today where the sentence speaks of the past; with `next` the one after."""
    back = (today.weekday() - WEEKDAYS.index(name)) % 7
    if which == "last":
        return _stamp(today - datetime.timedelta(back or 7))
    if which == "next":
        return _stamp(today + datetime.timedelta(7 - back))
    if which == "this" or tense is not Tense.PAST:
        return None
    return _stamp(today - datetime.timedelta(back))


def _period(unit: str, which: str, today: datetime.date) -> Stamp:
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return Stamp(today.year + step)
    months = today.year * 12 + today.month - 1 + step
    return Stamp(months // 12, months % 12 + 1)


def _bare(month: str, which: str, today: datetime.date, tense: Tense | None) -> Stamp | None:
    """The latest such month up to this one where the sentence speaks of the past; with `next` the one after."""
    number = MONTHS.index(month) + 1
    if which == "next":
        return Stamp(today.year + (number <= today.month), number)
    if which != "last" and tense is not Tense.PAST:
        return None
    return Stamp(today.year - (number > today.month or (which == "last" and number == today.month)), number)


def _absolute(parts: dict[str, str], today: datetime.date, ahead: bool) -> Stamp | None:
    """A day or month by name; without a year the nearest one, unless it might be last year's or the next."""
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(parts["month"][:3]))
    day = int(parts.get("day", 0))
    if "year" in parts:
        return Stamp(int(parts["year"]), month, day)
    past = datetime.date(today.year - ((month, day) > (today.month, today.day)), month, day)
    coming = datetime.date(today.year + ((month, day) < (today.month, today.day)), month, day)
    nearest = min(past, coming, key=lambda date: abs(date - today))
    chosen = coming if ahead and (coming - today).days < 183 else nearest
    weekday = parts.get("weekday")
    return _stamp(chosen) if not weekday or chosen.weekday() == WEEKDAYS.index(weekday) else None
