"""Charts of how much there was when: bars up for what was published, bars down for what is told of."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model import Stamp
from .views import Bar, Density, TimelineMonth, TimelineYear
from .wording import Wording

HEIGHT = 132
"""Pixels of the bars, up and down together."""

LEAST = 2.0
"""Pixels of a bar that is not nothing."""

SILENT = 3
"""Years without an entry that are still drawn; more of them are cut out."""

MOST_BARS = 120
"""Years that have a bar of their own; where there are more, a bar is several years."""

NARROW, WIDE = 10, 34
"""Labels that stand side by side on a phone, and on a wide page."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the axis and what happened in it."""

    name: str
    """In full: `February 2018`."""
    label: str
    """Under the axis: `Feb`."""
    url: str
    first: str
    """`2018-02-01`; `last`: `2018-02-28`."""
    last: str
    published: int = 0
    told: int = 0
    cut: int = 0
    """Years that are left out here; such a slot has nothing else."""


def years_chart(years: Sequence[TimelineYear], wording: Wording) -> Density | None:
    """All years, each bar a link to a year; None where there is none."""
    oldest_first = list(reversed(years))
    per_bar = -(-len(oldest_first) // MOST_BARS)
    if per_bar > 1:
        chunks = [oldest_first[n : n + per_bar] for n in range(0, len(oldest_first), per_bar)]
        return _chart([_years_slot(chunk, wording) for chunk in chunks])
    return _chart(list(_with_silence(oldest_first)))


def _with_silence(years: Iterable[TimelineYear]) -> Iterator[Slot]:
    before = None
    for year in years:
        silent = year.year - before - 1 if before is not None else 0
        if silent > SILENT:
            yield Slot("", "", "", "", "", cut=silent)
        elif before is not None:
            for n in range(before + 1, year.year):
                yield Slot(str(n), str(n), "", f"{n:04}-01-01", f"{n:04}-12-31")
        name = str(year.year)
        ends = f"{year.year:04}-01-01", f"{year.year:04}-12-31"
        yield Slot(name, name, year.url, *ends, year.published, year.told)
        before = year.year


def _years_slot(years: Sequence[TimelineYear], wording: Wording) -> Slot:
    first, last = years[0].year, years[-1].year
    return Slot(
        wording.gettext("%(first)s to %(last)s", first=first, last=last),
        str(first),
        f"timeline/index.html#y{first}",
        f"{first:04}-01-01",
        f"{last:04}-12-31",
        sum(year.published for year in years),
        sum(year.told for year in years),
    )


def months_chart(year: TimelineYear, wording: Wording) -> Density | None:
    """The months of a year, each bar a link to a month; what is only known to the year is not in it."""
    found = {month.month: month for month in year.months}
    slots = []
    for n in range(1, 13):
        month, last = found.get(n), calendar.monthrange(year.year, n)[1]
        ends = f"{year.year:04}-{n:02}-01", f"{year.year:04}-{n:02}-{last}"
        name, label = wording.month(year.year, n), wording.month_label(n)
        if month:
            slots.append(Slot(name, label, month.url, *ends, month.published, month.told))
        else:
            slots.append(Slot(name, label, "", *ends))
    return _chart(slots)


def days_chart(month: TimelineMonth, wording: Wording) -> Density | None:
    """The days of a month, each bar a link to a day; what is only known to the month is not in it."""
    found = {int(day.anchor[1:]): day for day in month.known}
    slots = []
    for n in range(1, calendar.monthrange(month.year, month.month)[1] + 1):
        day, stamp = found.get(n), Stamp(month.year, month.month, n)
        name = wording.day(stamp)
        if day:
            url = day.url if month.apart else day.date.url
            slots.append(Slot(name, str(n), url, str(stamp), str(stamp), len(day.published), len(day.told)))
        else:
            slots.append(Slot(name, str(n), "", str(stamp), str(stamp)))
    return _chart(slots)


def _chart(slots: Sequence[Slot]) -> Density | None:
    """Both directions have one scale; None where there is nothing to draw."""
    up, down = (max((pick(slot) for slot in slots), default=0) for pick in (_published, _told))
    if not up + down:
        return None
    unit = HEIGHT / (up + down)
    base = round(up * unit, 1)
    wide = 100 / len(slots)
    bars = []
    for place, slot in enumerate(slots):
        bars.append(
            Bar(
                name=slot.name,
                label=slot.label,
                url=slot.url,
                first=slot.first,
                last=slot.last,
                published=slot.published,
                told=slot.told,
                cut=slot.cut,
                left=_short(place * wide + wide * 0.12),
                middle=_short(place * wide + wide / 2),
                width=_short(wide * 0.76),
                up=_tall(slot.published, unit),
                down=_tall(slot.told, unit),
                room=_room(place, slots),
            )
        )
    return Density(
        tuple(bars), HEIGHT, base, round(unit, 4), any(map(_published, slots)), any(map(_told, slots))
    )


def _published(slot: Slot) -> int:
    return slot.published


def _told(slot: Slot) -> int:
    return slot.told


def _tall(number: int, unit: float) -> float:
    return round(max(LEAST, number * unit), 1) if number else 0.0


def _room(place: int, slots: Sequence[Slot]) -> str:
    """Where the label of a slot has room; the last one always has."""
    back = len(slots) - 1 - place
    if back % -(-len(slots) // NARROW) == 0:
        return "always"
    return "wide" if back % -(-len(slots) // WIDE) == 0 else ""


def _short(number: float) -> str:
    """A share of the width: two decimals, and none where they are 0."""
    return f"{number:.2f}".rstrip("0").rstrip(".") + "%"
