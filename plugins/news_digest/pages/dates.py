"""Dates as readers see them, in plain English, whatever the machine's locale."""

from __future__ import annotations

import datetime

from ..model import Stamp
from .views import DateView

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

UNDATED = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""What Pelican, which needs a date for everything, is given for an article without one; never shown."""


def date_view(stamp: Stamp) -> DateView:
    """A stamp with no more than it says."""
    month = MONTHS[stamp.month - 1] if stamp.month else ""
    day = " ".join(filter(None, [str(stamp.day or ""), month, str(stamp.year)]))
    short = " ".join(filter(None, [str(stamp.day or ""), month[:3], str(stamp.year)]))
    zone = "" if not stamp.zone else " (UTC)" if stamp.zone == "+00:00" else f" (UTC{stamp.zone})"
    return DateView(
        iso=str(stamp).replace(" ", "T"),
        text=f"{day}, {stamp.time}{zone}" if stamp.time else day,
        day=day,
        short=short,
        time=stamp.time,
        url=timeline_url(stamp),
    )


def day_only(stamp: Stamp) -> Stamp:
    """Without the time."""
    return Stamp(stamp.year, stamp.month, stamp.day)


def timeline_url(stamp: Stamp) -> str:
    """Where the timeline shows it."""
    if not stamp.month:
        return f"timeline/{stamp.year:04}.html"
    return f"timeline/{stamp.year:04}-{stamp.month:02}.html#d{stamp.day:02}"


def month_name(year: int, month: int) -> str:
    """`February 2018`; `Some time in 2018` for month 0."""
    return f"{MONTHS[month - 1]} {year}" if month else f"Some time in {year}"


def moment(stamp: Stamp | None) -> datetime.datetime:
    """For Pelican and feeds: what is not known is taken for its beginning, in UTC."""
    if stamp is None:
        return UNDATED
    time = datetime.time.fromisoformat(stamp.time or "00:00")
    zone = datetime.UTC if not stamp.zone else _zone(stamp.zone)
    return datetime.datetime.combine(stamp.first_day, time, zone)


def rfc3339(stamp: Stamp | None) -> str:
    """For feeds, in UTC: `2018-02-13T06:00:00+00:00`."""
    return moment(stamp).astimezone(datetime.UTC).isoformat()


def _zone(offset: str) -> datetime.timezone:
    hours, minutes = int(offset[1:3]), int(offset[4:6])
    sign = -1 if offset.startswith("-") else 1
    return datetime.timezone(sign * datetime.timedelta(hours=hours, minutes=minutes))
