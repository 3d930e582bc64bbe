"""Reckoning with days, months and years: from words like `last week` and a day to what is meant."""

from __future__ import annotations

import datetime

from ..model import Period, Stamp
from .tense import Tense

WEEKEND = 5
"""Saturday, counted from Monday."""
HALF_YEAR = 183
CLEAR = 122
"""A day without its year is the nearest one where it is no farther than so many days, whatever the tense."""


def shifted(day: datetime.date, days: int) -> datetime.date:
    return day + datetime.timedelta(days)


def stamp(day: datetime.date) -> Stamp:
    return Stamp(day.year, day.month, day.day)


def month_stamp(year: int, month: int) -> Stamp:
    """A month counted on from January of a year; 13 is January of the next."""
    return Stamp(year + (month - 1) // 12, (month - 1) % 12 + 1)


def moved(start: Stamp, unit: str, steps: int) -> Stamp | Period:
    """So many units from a stamp on; no more precise than the unit is, or the stamp; ValueError if it can't be."""
    if unit == "year":
        return Stamp(start.year + steps)
    if not start.month:
        raise ValueError("a year has no months")
    if unit == "month":
        return month_stamp(start.year, start.month + steps)
    if not start.day:
        raise ValueError("a month has no days")
    if unit == "day":
        return stamp(shifted(start.first_day, steps))
    return week(shifted(start.first_day, 7 * steps)) if unit == "week" else weekend(start.first_day, steps)


def counted(start: Stamp, unit: str, steps: int) -> Stamp | Period:
    """As `moved`, but weeks are counted as seven days each."""
    return moved(start, "day", 7 * steps) if unit == "week" else moved(start, unit, steps)


def comes(tense: Tense | None) -> bool:
    """Whether a day, most likely, is one to come."""
    return tense in (Tense.AHEAD, Tense.PRESENT)


def week(day: datetime.date) -> Period:
    """The week of a day, from Monday to Sunday."""
    monday = shifted(day, -day.weekday())
    return Period(stamp(monday), stamp(shifted(monday, 6)))


def weekend(day: datetime.date, steps: int) -> Period:
    """Saturday and Sunday of the week of a day, or of one before or after it."""
    saturday = shifted(day, WEEKEND - day.weekday() + 7 * steps)
    return Period(stamp(saturday), stamp(shifted(saturday, 1)))


def nearest_weekend(today: datetime.date, tense: Tense | None) -> Period | None:
    """The one that has been, on a weekend itself the present one, or the one to come."""
    if tense is Tense.PAST:
        return weekend(today, 0 if today.weekday() >= WEEKEND else -1)
    return weekend(today, 0) if comes(tense) else None


def last_weekday(today: datetime.date, number: int, *, strict: bool = False) -> datetime.date:
    """The latest such weekday up to today; before today if strict."""
    back = (today.weekday() - number) % 7
    return shifted(today, -(back or 7 * strict))


def next_weekday(today: datetime.date, number: int, *, strict: bool = False) -> datetime.date:
    ahead = (number - today.weekday()) % 7
    return shifted(today, ahead or 7 * strict)


def day_of_year(month: int, day: int, today: datetime.date, tense: Tense | None) -> datetime.date | None:
    """A day without its year: the nearest one, unless tense and distance speak for another."""
    past = datetime.date(today.year - ((month, day) > (today.month, today.day)), month, day)
    coming = datetime.date(today.year + ((month, day) < (today.month, today.day)), month, day)
    if comes(tense) and (coming - today).days < HALF_YEAR:
        return coming
    nearest = min(past, coming, key=lambda date: abs(date - today))
    if abs((nearest - today).days) <= CLEAR:
        return nearest
    return past if tense is Tense.PAST else coming if comes(tense) else None


def month_of_year(month: int, today: datetime.date, tense: Tense | None) -> Stamp | None:
    """A month without its year: the latest up to this one, or the one to come."""
    if tense is Tense.PAST:
        return Stamp(today.year - (month > today.month), month)
    return Stamp(today.year + (month < today.month), month) if comes(tense) else None


def months(year: int, first: int, count: int) -> Period:
    """So many months on from one: quarters, halves, seasons."""
    return Period(Stamp(year, first), month_stamp(year, first + count - 1))
