"""Dates as pages, feeds and Pelican need them."""

from __future__ import annotations

import datetime
from functools import lru_cache

from ..model import Period, Stamp
from .views import DateView

UNDATED = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""What Pelican, which needs a date for everything, is given for an article without one; never shown."""


@lru_cache(maxsize=65_536)
def date_view(when: Stamp | Period) -> DateView:
    """A stamp or period with no more than it says; a period has the place of its first day. One for each day."""
    first = when.first
    return DateView(when, str(first).replace(" ", "T"), first.time, timeline_url(first))


def day_only(when: Stamp | Period) -> Stamp:
    """Without the time; a period stands on its first day."""
    stamp = when.first
    return Stamp(stamp.year, stamp.month, stamp.day)


def timeline_url(stamp: Stamp) -> str:
    """Where the timeline shows it."""
    if not stamp.month:
        return f"timeline/{stamp.year:04}.html"
    return f"timeline/{stamp.year:04}-{stamp.month:02}.html#d{stamp.day:02}"


def moment(stamp: Stamp | None) -> datetime.datetime:
    """For Pelican and feeds: what is not known is taken for its beginning, in UTC."""
    if stamp is None:
        return UNDATED
    time = datetime.time.fromisoformat(stamp.time or "00:00")
    zone = datetime.UTC if not stamp.zone else _zone(stamp.zone)
    return datetime.datetime.combine(stamp.first_day, time, zone)


def utc(stamp: Stamp | None) -> datetime.datetime:
    """The moment in UTC; at either end of the calendar, where that would be another millennium, as it stands."""
    when = moment(stamp)
    try:
        return when.astimezone(datetime.UTC)
    except OverflowError:
        return when.replace(tzinfo=datetime.UTC)


def rfc3339(stamp: Stamp | None) -> str:
    """For feeds, in UTC: `2018-02-13T06:00:00+00:00`."""
    return utc(stamp).isoformat()


def _zone(offset: str) -> datetime.timezone:
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    sign = -1 if offset.startswith("-") else 1
    return datetime.timezone(sign * datetime.timedelta(hours=hours, minutes=minutes))
