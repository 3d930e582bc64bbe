"""Weeks, months, quarters, years and decades: what is longer than a day."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model import Period, Stamp
from . import reckoning
from .context import Context, When
from .tense import Tense

EARLY = 2
"""Wednesday; on the two days before, this weekend may be the last or the next."""


def _unit(context: Context) -> When | None:
    """last week · this year; a weekend by what the clause tells"""
    unit, step, today = context.one_unit(), context.which(), context.today
    if unit != "weekend":
        return reckoning.moved(reckoning.stamp(today), unit, step or 0)
    if step is None:
        return reckoning.nearest_weekend(today, context.tense())
    if step == 0:
        tense = context.tense()
        early = today.weekday() < EARLY and not (tense is Tense.PAST or reckoning.comes(tense))
        return (
            None if early else reckoning.nearest_weekend(today, tense if tense is Tense.PAST else Tense.AHEAD)
        )
    if context.parts["which"] in context.language.hazy:
        return None
    early = step < 0 or today.weekday() >= reckoning.WEEKEND
    return reckoning.weekend(today, step if early else 0)


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
    """spring 2017: no more than the year is safe, since it is autumn then in the south"""
    return Stamp(context.year() or 0)


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


def _this_month(context: Context) -> When | None:
    return Stamp(context.today.year, context.today.month)


SPANS: Mapping[str, Callable[[Context], When | None]] = {
    "unit": _unit,
    "this month": _this_month,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "decade": _decade,
    "year": _year,
    "bare year": _year,
    "years": _years,
}
