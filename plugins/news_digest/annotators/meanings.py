"""What expressions of time mean, one function a rule; None where that is not safe.

A rule is named in the first column of a language's `expressions`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model import Period, Stamp
from . import reckoning
from .context import Context, When
from .relative import RELATIVE
from .spans import SPANS
from .tense import Tense

JUST_PAST = 21
"""A day of the month that is so much higher than today's, and past, is one of last month."""


def meaning_of(rule: str, context: Context) -> When | None:
    """What an expression means; None for nothing safe."""
    try:
        return RULES[rule](context)
    except (ValueError, OverflowError):  # a day that does not exist
        return None


def _date(context: Context) -> When | None:
    """9 January 2018 · Tuesday, Jan. 9"""
    parts = context.parts
    month = int(parts["number"]) if "number" in parts else context.month()
    day, year = int(parts.get("day", 1)), context.year()
    if year is not None:
        return Stamp(year, month, day)
    if context.of_the_past():
        return None
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
    if "which" in context.parts:
        return _that_month(context)
    return None if context.of_the_past() else reckoning.month_of_year(month, context.today, context.tense())


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
    """the 9th, of this month; at its beginning the last days of the one before"""
    day, today = int(context.parts["day"]), context.today
    if day > today.day and context.tense() is Tense.PAST:
        return _that_monthday(context, -1) if day - today.day > JUST_PAST else None
    return Stamp(today.year, today.month, day)


def _monthdays(context: Context) -> When | None:
    """from the 12th to the 14th"""
    first, last, today = int(context.parts["day"]), int(context.parts["day2"]), context.today
    return Period(Stamp(today.year, today.month, first), Stamp(today.year, today.month, last))


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
    if context.vague or (context.passed_since(number) and context.tense() is Tense.PAST):
        return None
    if step is None:
        tense = context.tense()
        if tense is Tense.PAST:
            return reckoning.stamp(reckoning.last_weekday(today, number))
        same = number == today.weekday()  # past or to come, it is today
        return (
            reckoning.stamp(reckoning.next_weekday(today, number)) if same or reckoning.comes(tense) else None
        )
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
        if context.passed_since(last):
            return None
        end = reckoning.last_weekday(context.today, last)
        start = reckoning.last_weekday(end, first, strict=True)
    elif reckoning.comes(tense):
        start = reckoning.next_weekday(context.today, first)
        end = reckoning.next_weekday(start, last, strict=True)
    else:
        return None
    return Period(reckoning.stamp(start), reckoning.stamp(end))


def _holiday(context: Context) -> When | None:
    """Christmas Day"""
    month, day = context.language.holidays[context.parts["holiday"]]
    year = context.year()
    if year is not None:
        return Stamp(year, month, day)
    if context.of_the_past():
        return None
    found = reckoning.day_of_year(month, day, context.today, context.tense())
    return reckoning.stamp(found) if found else None


def _nothing(context: Context) -> When | None:
    """Words that look like a date and are none: Black Friday, every Monday"""
    return None


RULES: Mapping[str, Callable[[Context], When | None]] = {
    **RELATIVE,
    **SPANS,
    "date": _date,
    "days": _days,
    "two days": _two_days,
    "month": _month,
    "that month": _that_month,
    "month of": _month_of,
    "monthday": _monthday,
    "monthdays": _monthdays,
    "past monthday": _past_monthday,
    "coming monthday": _coming_monthday,
    "day of month": _day_of_month,
    "weekday": _weekday,
    "weekday of week": _weekday_week,
    "weekdays": _weekdays,
    "holiday": _holiday,
    "nothing": _nothing,
}
