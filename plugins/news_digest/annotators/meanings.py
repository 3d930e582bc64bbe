"""What expressions of time mean, one function a rule; None where that is not safe.

A rule is named in the first column of a language's `expressions`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..languages import Language
from ..model import Period, Stamp
from . import reckoning
from .tense import Tense

When = Stamp | Period
MOST = {"day": 60, "week": 12, "month": 24, "year": 150}
"""Units that are counted to a day, week, month or year; more of them are a rough number."""

RECENT = 60
"""Days within which a date is of the present."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the place of an expression."""

    parts: Mapping[str, str]
    """What fills the slots of its template."""
    today: datetime.date
    """The day on which the article was written."""
    language: Language
    tense: Callable[[], Tense | None]
    anchor: Callable[[], Stamp | None]
    """The date told right before, where it is safe to count from it."""
    vague: bool
    """Words before it make a number a rough one, or a weekday any."""

    def which(self) -> int | None:
        """Steps from the present: last -> -1; None where no such word stands."""
        word = self.parts.get("which")
        return None if word is None else self.language.which[word]

    def count(self) -> int:
        word = self.parts["n"]
        return int(word) if word.isdigit() else self.language.numbers[word]

    def unit(self) -> str:
        return self.language.units[self.parts["unit"]] if "unit" in self.parts else "day"

    def month(self, slot: str = "month") -> int:
        return _place(self.parts[slot], self.language.months)

    def weekday(self, slot: str = "weekday") -> int:
        return _place(self.parts[slot], self.language.weekdays)

    def year(self) -> int | None:
        """The year that is printed or told by `last`; None for none."""
        if "year" in self.parts:
            return int(self.parts["year"])
        step = self.which()
        return None if step is None else self.today.year + step


def meaning_of(rule: str, context: Context) -> When | None:
    """What an expression means; None for nothing safe."""
    try:
        return RULES[rule](context)
    except (ValueError, OverflowError):  # a day that does not exist
        return None


def _place(word: str, table: tuple[str, ...]) -> int:
    """Months count from 1, weekdays from 0."""
    first = 1 if len(table) == 12 else 0
    return next(n for n, forms in enumerate(table, first) if word in forms.split())


def _date(context: Context) -> When | None:
    """9 January 2018 · Tuesday, Jan. 9"""
    parts = context.parts
    month = int(parts["number"]) if "number" in parts else context.month()
    day, year = int(parts.get("day", 1)), context.year()
    if year is not None:
        return Stamp(year, month, day)
    found = reckoning.day_of_year(month, day, context.today, context.tense())
    weekday = context.weekday("wd") if "wd" in parts else None
    return reckoning.stamp(found) if found and weekday in (None, found.weekday()) else None


def _days(context: Context) -> When | None:
    """9-25 February · Jan. 9 to Feb. 3, 2018"""
    parts, year = context.parts, context.year()
    end_month = context.month("month2" if "month2" in parts else "month")
    if year is None:
        found = reckoning.day_of_year(end_month, int(parts["day2"]), context.today, context.tense())
        if found is None:
            return None
        year = found.year
    start_year = year - (context.month() > end_month)
    return Period(
        Stamp(start_year, context.month(), int(parts["day"])), Stamp(year, end_month, int(parts["day2"]))
    )


def _two_days(context: Context) -> When | None:
    """9 and 10 February: a period only where one day follows the other"""
    neighbours = int(context.parts["day2"]) - int(context.parts["day"]) == 1
    return _days(context) if neighbours else None


def _month(context: Context) -> When | None:
    """April 2017 · in April"""
    slot = "month" if "month" in context.parts else "fullmonth"
    month, year = context.month(slot), context.year()
    if "year" in context.parts:
        return Stamp(year or 0, month)
    return reckoning.month_of_year(month, context.today, context.tense())


def _that_month(context: Context) -> When | None:
    """last March · this March · next March"""
    month, step, today = context.month("fullmonth"), context.which(), context.today
    if step == 0:
        return Stamp(today.year, month)
    if step == 1:
        return Stamp(today.year + (month <= today.month), month)
    return Stamp(today.year - (month >= today.month), month)


def _month_of(context: Context) -> When | None:
    """March of last year"""
    return Stamp(context.year() or 0, context.month("fullmonth"))


def _monthday(context: Context) -> When | None:
    """the 9th: the latest such day, or one that is still to come this month"""
    if context.tense() is not Tense.AHEAD:
        return _that_monthday(context, -1)
    return _that_monthday(context, 1) if int(context.parts["day"]) >= context.today.day else None


def _past_monthday(context: Context) -> When | None:
    """the 9th just past, as Korean prints it"""
    return _that_monthday(context, -1)


def _coming_monthday(context: Context) -> When | None:
    return _that_monthday(context, 1)


def _that_monthday(context: Context, step: int) -> When | None:
    day, today = int(context.parts["day"]), context.today
    passed = -1 if step < 0 and day > today.day else 1 if step > 0 and day < today.day else 0
    month = reckoning.month_stamp(today.year, today.month + passed)
    return Stamp(month.year, month.month, day)


def _day_of_month(context: Context) -> When | None:
    """the 9th of last month"""
    month = reckoning.month_stamp(context.today.year, context.today.month + (context.which() or 0))
    return Stamp(month.year, month.month, int(context.parts["day"]))


def _weekday(context: Context) -> When | None:
    """on Wednesday · last Friday · next Friday"""
    number, today, step = context.weekday(), context.today, context.which()
    if context.vague:
        return None
    if step is None:
        tense = context.tense()
        if tense is Tense.PAST:
            return reckoning.stamp(reckoning.last_weekday(today, number))
        return reckoning.stamp(reckoning.next_weekday(today, number)) if tense is Tense.AHEAD else None
    if step < 0:
        return reckoning.stamp(reckoning.last_weekday(today, number, strict=True))
    if step == 0:
        past = context.tense() is Tense.PAST
        find = reckoning.last_weekday if past else reckoning.next_weekday
        return reckoning.stamp(find(today, number))
    found = reckoning.next_weekday(today, number, strict=True)
    same_week = found.weekday() > today.weekday()
    return None if same_week and context.parts["which"] in context.language.hazy else reckoning.stamp(found)


def _weekday_week(context: Context) -> When | None:
    """Tuesday of last week"""
    monday = reckoning.shifted(context.today, -context.today.weekday() + 7 * (context.which() or 0))
    return reckoning.stamp(reckoning.shifted(monday, context.weekday()))


def _weekdays(context: Context) -> When | None:
    """from Monday to Friday"""
    first, last, tense = context.weekday(), context.weekday("weekday2"), context.tense()
    if tense is Tense.PAST:
        end = reckoning.last_weekday(context.today, last)
        start = reckoning.last_weekday(end, first, strict=True)
    elif tense is Tense.AHEAD:
        start = reckoning.next_weekday(context.today, first)
        end = reckoning.next_weekday(start, last, strict=True)
    else:
        return None
    return Period(reckoning.stamp(start), reckoning.stamp(end))


def _near(context: Context) -> When | None:
    """yesterday"""
    return reckoning.stamp(reckoning.shifted(context.today, context.language.days[context.parts["near"]]))


def _counted(context: Context, sign: int, start: Stamp | None) -> When | None:
    unit, count = context.unit(), context.count()
    if context.vague or unit not in MOST or count > MOST[unit] or start is None:
        return None
    return reckoning.moved(start, unit, sign * count)


def _ago(context: Context) -> When | None:
    """two days ago"""
    return _counted(context, -1, reckoning.stamp(context.today))


def _hence(context: Context) -> When | None:
    """three weeks from now"""
    return _counted(context, 1, reckoning.stamp(context.today))


def _within(context: Context) -> When | None:
    """in two days, of what is to come and not of how long something took"""
    return _hence(context) if context.tense() is Tense.AHEAD else None


def _after(context: Context) -> When | None:
    """Korean has one word for `two days later` and `in two days`"""
    return _hence(context) if context.tense() is Tense.AHEAD else _later(context)


def _later(context: Context) -> When | None:
    """two days later, counted from the date told before"""
    return _counted(context, 1, context.anchor())


def _earlier(context: Context) -> When | None:
    return _counted(context, -1, context.anchor())


def _beside(step: int) -> Callable[[Context], When | None]:
    """the following day · the same month · the day before"""

    def rule(context: Context) -> When | None:
        start, unit = context.anchor(), context.unit()
        recent = start and start.day and abs((start.first_day - context.today).days) < RECENT
        if start is None or (recent and step and unit in ("month", "year")):
            return None  # no one calls the year after last Friday's the following year
        return reckoning.moved(start, unit, step)

    return rule


def _beside_day(step: int) -> Callable[[Context], When | None]:
    """the next morning, or a word that is one with the day: le lendemain"""

    def rule(context: Context) -> When | None:
        start = context.anchor()
        return None if start is None else reckoning.moved(start, "day", step)

    return rule


def _unit(context: Context) -> When | None:
    """last week · this year; a weekend by what the clause tells"""
    unit, step, today = context.unit(), context.which(), context.today
    if unit != "weekend":
        return reckoning.moved(reckoning.stamp(today), unit, step or 0)
    if step is None:
        return reckoning.nearest_weekend(today, context.tense())
    if step == 0:
        tense = context.tense()
        return reckoning.nearest_weekend(today, Tense.PAST if tense is Tense.PAST else Tense.AHEAD)
    if context.parts["which"] in context.language.hazy:
        return None
    early = step < 0 or today.weekday() >= reckoning.WEEKEND
    return reckoning.weekend(today, step if early else 0)


def _this_month(context: Context) -> When | None:
    return Stamp(context.today.year, context.today.month)


def _quarter(context: Context) -> When | None:
    """the first quarter of 2018"""
    return reckoning.months(context.year() or 0, 3 * _nth(context, 4) - 2, 3)


def _half(context: Context) -> When | None:
    """the second half of 2018"""
    return reckoning.months(context.year() or 0, 6 * _nth(context, 2) - 5, 6)


def _nth(context: Context, most: int) -> int:
    word = context.parts["nth"] if "nth" in context.parts else context.parts["number"]
    place = int(word) if word.isdigit() else context.language.ordinals[word]
    if place > most:
        raise ValueError(f"no {word} of {most}")
    return place


def _season(context: Context) -> When | None:
    """spring 2017"""
    return reckoning.months(context.year() or 0, context.language.seasons[context.parts["season"]], 3)


def _that_season(context: Context) -> When | None:
    """last summer: the latest that is over; this summer; next summer: the first that has not begun"""
    first, step, today = context.language.seasons[context.parts["season"]], context.which(), context.today
    if step == 0:
        return reckoning.months(today.year, first, 3)
    if step == 1:
        return reckoning.months(today.year + (first <= today.month), first, 3)
    return reckoning.months(today.year - (first + 3 > today.month), first, 3)


def _decade(context: Context) -> When | None:
    """the 1990s"""
    year = int(context.parts["decade"])
    return Period(Stamp(year), Stamp(year + 9))


def _year(context: Context) -> When | None:
    """in 2016"""
    return Stamp(int(context.parts["year"]))


def _years(context: Context) -> When | None:
    """from 2014 to 2016 · 2014-16"""
    first = context.parts["year"]
    last = context.parts.get("year2") or first[:2] + context.parts["short"]
    return Period(Stamp(int(first)), Stamp(int(last)))


def _holiday(context: Context) -> When | None:
    """Christmas Day"""
    month, day = context.language.holidays[context.parts["holiday"]]
    year = context.year()
    if year is not None:
        return Stamp(year, month, day)
    found = reckoning.day_of_year(month, day, context.today, context.tense())
    return reckoning.stamp(found) if found else None


def _nothing(context: Context) -> When | None:
    """Words that look like a date and are none: Black Friday, every Monday"""
    return None


RULES: Mapping[str, Callable[[Context], When | None]] = {
    "date": _date,
    "days": _days,
    "two days": _two_days,
    "month": _month,
    "that month": _that_month,
    "month of": _month_of,
    "monthday": _monthday,
    "past monthday": _past_monthday,
    "coming monthday": _coming_monthday,
    "day of month": _day_of_month,
    "weekday": _weekday,
    "weekday of week": _weekday_week,
    "weekdays": _weekdays,
    "near": _near,
    "ago": _ago,
    "hence": _hence,
    "within": _within,
    "after": _after,
    "later": _later,
    "earlier": _earlier,
    "following": _beside(1),
    "same": _beside(0),
    "previous": _beside(-1),
    "next day": _beside_day(1),
    "that day": _beside_day(0),
    "day before": _beside_day(-1),
    "unit": _unit,
    "this month": _this_month,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "that season": _that_season,
    "decade": _decade,
    "year": _year,
    "years": _years,
    "holiday": _holiday,
    "nothing": _nothing,
}
