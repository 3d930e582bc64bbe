"""Dates as newspapers print them, read into stamps; nothing is filled in that is not printed."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from zoneinfo import ZoneInfo

from ..model import Stamp

MONTH_NAMES = (
    "january jan januar januari janvier janv enero ene gennaio gennaro janeiro jänner январь января",
    "february feb februar februari février fevrier févr fevr febrero febbraio fevereiro февраль февраля",
    "march mar märz maerz mär maart mars marzo março marco март марта",
    "april apr avril avr abril abr aprile апрель апреля",
    "may mai mei mayo maggio maio май мая",
    "june jun juni juin junio giugno junho июнь июня",
    "july jul juli juillet juil julio luglio julho июль июля",
    "august aug augustus août aout agosto ago август августа",
    "september sept sep septembre septiembre settembre setembro сентябрь сентября",
    "october oct oktober okt octobre octubre ottobre outubro октябрь октября",
    "november nov novembre noviembre novembro ноябрь ноября",
    "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабрь декабря",
)
MONTHS = {name: i for i, names in enumerate(MONTH_NAMES, 1) for name in names.split()}
_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=lambda m: (-len(m), m))) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?=\b|\d{1,2}:\d\d)"  # pages lose the blank before the time: 20218:42
ANY_YEAR = re.compile(r"(?:19|20)\d\d")  # most lines have none, and so no full date
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"

SHAPES = tuple(
    re.compile(shape, re.I)
    for shape in (
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?=\b|T)",  # 2018-02-13, 2018-02-13T06:00
        rf"\b{_DAY}(?:st|nd|rd|th|er|º|\.)?[\s,-]*(?:of |de |)?{_MONTH}[\s,.-]*(?:of |de |del |)?{_YEAR}",
        rf"\b{_MONTH}[\s-]*{_DAY}(?:st|nd|rd|th)?[\s,.-]+{_YEAR}",  # Feb. 13, 2018 · February 13th 2018
        rf"\b{_YEAR}[ ,]+{_MONTH}[ ]+{_DAY}\b",  # 2018 February 13
        rf"\b{_YEAR}[./](?P<month>1[0-2]|0?[1-9])[./]{_DAY}\b",  # 2018/02/13
        rf"\b{_YEAR}\. (?P<month>1[0-2]|0?[1-9])\. {_DAY}\b",  # 2018. 2. 13.
    )
)
NUMERIC = re.compile(
    rf"\b(?P<one>\d\d?)(?P<mark>[./-])(?P<two>\d\d?)(?P=mark){_YEAR}"  # 13/02/2018 · 13.02.2018 · 2/13/2018
)
YEAR_FIRST_CJK = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>1[0-2]|0?[1-9])\s?[月월]\s?(?P<day>3[01]|[12]\d|0?[1-9])\s?[日일]"
)  # 2018年2月13日

OFFSETS = {
    "UTC": "+00:00", "GMT": "+00:00", "WET": "+00:00", "BST": "+01:00", "CET": "+01:00", "MEZ": "+01:00",
    "WAT": "+01:00", "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00", "SAST": "+02:00", "CAT": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00", "EAT": "+03:00", "PKT": "+05:00", "WIB": "+07:00", "ICT": "+07:00",
    "HKT": "+08:00", "SGT": "+08:00", "MYT": "+08:00", "PHT": "+08:00", "AWST": "+08:00", "KST": "+09:00",
    "JST": "+09:00", "AEST": "+10:00", "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
    "EDT": "-04:00", "EST": "-05:00", "CDT": "-05:00", "MDT": "-06:00", "MST": "-07:00", "PDT": "-07:00",
    "PST": "-08:00",
}  # fmt: skip
"""Abbreviations that mean one offset; CST, IST and AST mean several and are left to the outlet's home."""
REGIONS = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
}

_ZONE = (
    r"(?P<zone>(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?|"
    + "|".join(sorted([*OFFSETS, *REGIONS], key=lambda z: (-len(z), z)))
    + r"|[+-]\d\d:?\d\d|Z)(?![A-Za-z])"
)
CLOCKS = tuple(
    re.compile(clock)
    for clock in (
        rf"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))(?:[:.]\d\d(?:\.\d+)?)?"
        rf"(?:\s?(?P<half>[AaPp]\.?[Mm]\b\.?))?(?:\s?(?:Uhr|hrs?|Hrs|h)\b)?(?:\s?\(?{_ZONE}\)?)?(?![\d/])",
        rf"(?<![\d:.])(?P<hour>1[0-2]|0?[1-9])\s?(?P<half>[AaPp]\.?[Mm]\b\.?)(?:\s?\(?{_ZONE}\)?)?",  # 6 pm
        rf"(?<![\d:.])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?:hrs?\s?)?{_ZONE}",  # 0807 GMT
        r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])\s?(?:h|Uhr)\b(?!\.)",  # 14 h · 9 Uhr
    )
)
TIMED = re.compile(r"\d(?:[:.]\d|\s?[apA-Zh+-])")
"""What every clock holds."""
RELATIVE = re.compile(
    r"\b(?:\d+|an?|one|two|few)\s?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?"
    r"|months?|years?)\s+ago\b|\b(?:just now|yesterday)\b|\bvor \d+ (?:Minuten|Stunden?|Tagen?)\b|\bil y a \d+ \w+"
    r"|\bhace \d+ \w+",
    re.I,
)  # 3 hours ago · vor 2 Stunden


@dataclass(frozen=True, slots=True)
class Printed:
    """A date where it stands in a line."""

    stamp: Stamp
    start: int
    end: int
    either_way: bool = False
    """Day and month could be swapped, and nothing printed tells."""


@lru_cache(maxsize=1024)  # a line of the masthead is read more than once
def find_days(text: str, day_first: bool | None = None) -> tuple[Printed, ...]:
    """Full dates (day, month, year) in `text`, in order; impossible ones are left out."""
    found: list[Printed] = []
    if not ANY_YEAR.search(text):
        return ()
    for shape in (*SHAPES, YEAR_FIRST_CJK):
        for match in shape.finditer(text):
            printed = _named(match)
            if printed and not any(p.start < printed.end and printed.start < p.end for p in found):
                found.append(printed)
    for match in NUMERIC.finditer(text):
        printed = _numeric(match, day_first)
        if printed and not any(p.start < printed.end and printed.start < p.end for p in found):
            found.append(printed)
    return tuple(sorted(found, key=lambda printed: printed.start))


def _named(match: re.Match[str]) -> Printed | None:
    month = match["month"].casefold()
    number = MONTHS.get(month) or (int(month) if month.isdecimal() else 0)
    return _printed(match, int(match["year"]), number, int(match["day"]))


def _numeric(match: re.Match[str], day_first: bool | None) -> Printed | None:
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if match["mark"] == ".":  # no language writes the month first with full stops
        day_first = True
    if one > 12 or two > 12 or one == two:
        day_first = one > 12 or two <= 12
        return _printed(match, year, *((two, one) if day_first else (one, two)))
    printed = _printed(match, year, *((one, two) if day_first is False else (two, one)))
    return replace(printed, either_way=day_first is None) if printed else None


def _printed(match: re.Match[str], year: int, month: int, day: int) -> Printed | None:
    try:
        return Printed(Stamp(year, month, day), match.start(), match.end())
    except ValueError:
        return None


def read_stamp(text: str, day_first: bool | None = None) -> Printed | None:
    """The first date of a line, with the time and zone printed with it; None without a full date."""
    days = find_days(text, day_first)
    if not days:
        return None
    first = days[0]
    iso = re.match(r"[T ](?=\d\d:\d\d)", text[first.end :])
    rest = text[: first.start] + "\n" + text[first.end + (1 if iso else 0) :]
    stamp = with_clock(first.stamp, rest)
    return replace(first, stamp=stamp)


def with_clock(stamp: Stamp, text: str) -> Stamp:
    """The stamp with the first time of day that stands in `text`, if one does."""
    clocks = [match for clock in CLOCKS if (match := clock.search(text))] if TIMED.search(text) else []
    if not clocks:
        return stamp
    match = min(clocks, key=lambda found: (found.start(), -found.end()))
    parts = match.groupdict()
    hour, minute, half = (
        int(parts["hour"]),
        int(parts.get("minute") or 0),
        (parts.get("half") or "").casefold(),
    )
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    timed = replace(stamp, time=f"{hour:02}:{minute:02}")
    return replace(timed, zone=offset(parts.get("zone") or "", timed))


def offset(zone: str, stamp: Stamp) -> str:
    """The UTC offset that a printed zone (or an IANA name) has at that time; empty for none."""
    if not zone:
        return ""
    if zone == "Z":
        return "+00:00"
    signed = re.fullmatch(r"(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d\d)?", zone)
    if signed:
        return f"{signed[1]}{int(signed[2]):02}:{signed[3] or '00'}"
    if zone in OFFSETS:
        return OFFSETS[zone]
    return at_home(REGIONS.get(zone, zone), stamp)


def at_home(zone: str, stamp: Stamp) -> str:
    """The UTC offset of an IANA zone at a stamp that has a time, as `+08:00`."""
    hour, minute = map(int, stamp.time.split(":"))
    moment = datetime.datetime(stamp.year, stamp.month, stamp.day, hour, minute, tzinfo=ZoneInfo(zone))
    text = moment.strftime("%z")
    return f"{text[:3]}:{text[3:5]}"
