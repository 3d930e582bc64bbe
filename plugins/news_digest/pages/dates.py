"""Dates as readers see them, in plain English, whatever the machine's locale."""

from __future__ import annotations

import datetime

from ..model import Period, Stamp
from .views import DateView

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

UNDATED = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""What Pelican, which needs a date for everything, is given for an article without one; never shown."""


def date_view(when: Stamp | Period) -> DateView:
    """A stamp or period with no more than it says; a period has the place of its first day."""
    return _period_view(when) if isinstance(when, Period) else _stamp_view(when)


def _period_view(period: Period) -> DateView:
    first, last = _stamp_view(period.first), _stamp_view(period.last)
    text = f"{_shared(period, first.day)} to {last.day}"
    short = f"{_shared(period, first.short)} to {last.short}"
    return DateView(iso=first.iso, text=text, day=text, short=short, time="", url=first.url)


def _shared(period: Period, text: str) -> str:
    """The first day without the year, and the month, that the last one has too: 9 to 25 February 2018."""
    first, last = period.first, period.last
    if not first.month or first.year != last.year:
        return text
    return str(first.day) if first.day and first.month == last.month else text.removesuffix(f" {first.year}")


def _stamp_view(stamp: Stamp) -> DateView:
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


def day_only(when: Stamp | Period) -> Stamp:
    """Without the time; a period stands on its first day."""
    stamp = when.first if isinstance(when, Period) else when
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
