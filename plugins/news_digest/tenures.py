"""Which role someone held on a day, as far as the editor has written it down. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from .model import Actor, Stamp, Tenure

Days = tuple[datetime.date, datetime.date]
"""The first and the last day that a date can mean."""


def lasting_roles(actor: Actor) -> tuple[str, ...]:
    """Those of which nobody says when they were held."""
    dated = {tenure.role for tenure in actor.tenures}
    return tuple(role for role in actor.roles if role not in dated)


def role_on(tenures: Sequence[Tenure], when: Stamp | None) -> str:
    """The roles held then, joined by a semicolon; empty where none was, or where it is not sure which.

    A year or a month in `since` and `until` counts whole. Where one role ends and the next begins in the same
    month or year, and the date is in it, neither is sure; two roles that are held together both are.
    """
    if when is None:
        return ""
    day = _days(when)
    held = [tenure for tenure in tenures if _begin(tenure)[0] <= day[0] and day[1] <= _end(tenure)[1]]
    began = [tenure for tenure in held if _is_open(day, _begin(tenure))]
    ended = [tenure for tenure in held if _is_open(day, _end(tenure))]
    unsure = (*began, *ended) if began and ended and began != ended else ()
    return "; ".join(dict.fromkeys(tenure.role for tenure in held if tenure not in unsure))


def _is_open(day: Days, limit: Days) -> bool:
    """Whether a day is in the month or year in which a role began or ended, which may have been before or after."""
    return limit[0] != limit[1] and limit[0] <= day[0] and day[1] <= limit[1]


def _begin(tenure: Tenure) -> Days:
    return _days(tenure.since) if tenure.since else (datetime.date.min, datetime.date.min)


def _end(tenure: Tenure) -> Days:
    return _days(tenure.until) if tenure.until else (datetime.date.max, datetime.date.max)


def _days(stamp: Stamp) -> Days:
    """The first and the last day that a stamp can mean."""
    return stamp.first_day, stamp.last_day
