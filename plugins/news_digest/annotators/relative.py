"""What is counted from the day of writing, or from the date told before: two days ago, the next day."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model import Stamp
from . import reckoning
from .context import Context, When
from .tense import Tense

MOST = {"day": 60, "week": 12, "month": 24, "year": 150}
"""Units that are counted to a day, week, month or year; more of them are a rough number."""

RECENT = 60
"""Days within which a date is of the present."""


def _near(context: Context) -> When | None:
    """yesterday"""
    return reckoning.stamp(reckoning.shifted(context.today, context.language.days[context.parts["near"]]))


def _counted(context: Context, sign: int, start: Stamp | None) -> When | None:
    unit, count = context.unit(), context.count()
    if context.vague or unit not in MOST or count > MOST[unit] or start is None:
        return None
    return reckoning.counted(start, unit, sign * count)


def _ago(context: Context) -> When | None:
    """two days ago"""
    return _counted(context, -1, reckoning.stamp(context.today))


def _hence(context: Context) -> When | None:
    """three weeks from now"""
    return _counted(context, 1, reckoning.stamp(context.today))


def _within(context: Context) -> When | None:
    """in two days, of what is to come and not of how long something took; `in five years` tells of no year"""
    horizon = context.unit() == "year" and context.count() > 1
    return _hence(context) if reckoning.comes(context.tense()) and not horizon else None


def _after(context: Context) -> When | None:
    """Korean has one word for `two days later` and `in two days`"""
    return _hence(context) if context.tense() is Tense.AHEAD else _later(context)


def _later(context: Context) -> When | None:
    """two days later, counted from the date told before"""
    return _not_ahead(context, _counted(context, 1, context.anchor()))


def _not_ahead(context: Context, meaning: When | None) -> When | None:
    """None for what would be still to come and is told as past: then it is counted from another date."""
    ahead = meaning is not None and context.written is not None and meaning.first_day > context.written
    return None if ahead and context.tense() is Tense.PAST else meaning


def _earlier(context: Context) -> When | None:
    return _counted(context, -1, context.anchor())


def _beside(step: int) -> Callable[[Context], When | None]:
    """the following day · the same month · the day before"""

    def rule(context: Context) -> When | None:
        start, unit = context.anchor(), context.one_unit()
        recent = (
            start and start.day and context.written and abs((start.first_day - context.written).days) < RECENT
        )
        if start is None or (recent and step and unit in ("month", "year")):
            return None  # no one calls the year after last Friday's the following year
        return _not_ahead(context, reckoning.moved(start, unit, step))

    return rule


def _beside_day(step: int) -> Callable[[Context], When | None]:
    """the next morning, or a word that is one with the day: le lendemain"""

    def rule(context: Context) -> When | None:
        start = context.anchor()
        return None if start is None else _not_ahead(context, reckoning.moved(start, "day", step))

    return rule


def _that_month_there(context: Context) -> When | None:
    """that June, of the year told before"""
    start = context.anchor()
    return None if start is None else Stamp(start.year, context.month("fullmonth"))


RELATIVE: Mapping[str, Callable[[Context], When | None]] = {
    "month there": _that_month_there,
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
}
