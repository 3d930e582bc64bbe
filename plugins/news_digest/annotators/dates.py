"""Days, months and years that an article speaks of, worked out from the day it was published."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from ..model import Article, DateExpression, Kind, Knowledge, Span, Stamp

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
NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def find_dates(article: Article, knowledge: Knowledge) -> Article:
    """Fill in the article's dates, in order of the text; none where its own day is not known."""
    if article.date is None or not article.date.day:
        return article
    today = article.date.first_day
    found = [
        expression
        for number, block in enumerate(article.body)
        if block.kind is not Kind.CAPTION
        for expression in _find(block.text, number, today)
    ]
    return replace(article, annotations=replace(article.annotations, dates=tuple(found)))


def _find(text: str, block: int, today: datetime.date) -> list[DateExpression]:
    """One block's expressions in order."""
    taken: list[tuple[int, int]] = []
    found = []
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            end -= len(match[0]) - len(match[0].rstrip())
            if any(start < e and s < end for s, e in taken):
                continue
            taken.append((start, end))
            meaning = _meaning(match, text, today)
            if meaning:
                found.append(DateExpression(Span(block, start, end), text[start:end], meaning))
    return sorted(found, key=lambda expression: expression.span)


def _meaning(match: re.Match[str], text: str, today: datetime.date) -> Stamp | None:
    """What the words mean, no more precise than they are; None where that is not safe."""
    parts = {name: value for name, value in match.groupdict().items() if value}
    try:
        if "near" in parts:
            return _stamp(today + datetime.timedelta(NEAR[parts["near"].lower()]))
        if "unit" in parts:
            return _period(parts["unit"], parts["which"].lower(), today)
        if "bare" in parts:
            which = parts.get("which", "").lower()
            return _bare(parts["bare"], which, today, _ahead(match, text), _behind(match, text))
        if "month" in parts:
            return _absolute(parts, today, _ahead(match, text))
        if "weekday" in parts:
            return _weekday(parts["weekday"], parts.get("which", "").lower(), today, _ahead(match, text))
        return Stamp(int(parts["year"]))
    except ValueError:
        return None


FUTURE = re.compile(
    r"\b(?:will|to be|would|plans? to|due|scheduled|set to|expected|going to|ahead of|upcoming|until)\b"
)
"""What makes a day without a year lie ahead: `will meet on Friday`."""


PAST = re.compile(r"\b(?:was|were|had|did|been|went|came|took|met|said|\w{3,}ed)\b")
"""What makes a month that this year has not had yet one of last year: `was signed in August`."""


def _ahead(match: re.Match[str], text: str) -> bool:
    """Whether the sentence speaks of what is to come."""
    return bool(FUTURE.search(_sentence(match, text)))


def _behind(match: re.Match[str], text: str) -> bool:
    """Whether the sentence speaks of what has been."""
    return bool(PAST.search(_sentence(match, text)))


def _sentence(match: re.Match[str], text: str) -> str:
    start = max(text.rfind(". ", 0, match.start()), text.rfind("” ", 0, match.start())) + 1
    end = text.find(". ", match.end())
    return text[start : end if end > 0 else len(text)]


def _stamp(day: datetime.date) -> Stamp:
    return Stamp(day.year, day.month, day.day)


def _weekday(name: str, which: str, today: datetime.date, ahead: bool) -> Stamp | None:
    """The latest such day up to today; with `next` the one after; None where the sentence looks ahead."""
    back = (today.weekday() - WEEKDAYS.index(name)) % 7
    if which == "last":
        return _stamp(today - datetime.timedelta(back or 7))
    if which == "next":
        return _stamp(today + datetime.timedelta(7 - back))
    if which == "this" or ahead:
        return None
    return _stamp(today - datetime.timedelta(back))


def _period(unit: str, which: str, today: datetime.date) -> Stamp:
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return Stamp(today.year + step)
    months = today.year * 12 + today.month - 1 + step
    return Stamp(months // 12, months % 12 + 1)


def _bare(month: str, which: str, today: datetime.date, ahead: bool, behind: bool) -> Stamp | None:
    number = MONTHS.index(month) + 1
    if which == "next":
        return Stamp(today.year + (number <= today.month), number)
    if which != "last" and (ahead or (number > today.month and not behind)):
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
