"""The timeline as iCalendar: one calendar of everything, and one for each actor.

What is not known to the day has no place in a calendar and is left out. No clock is read: an entry was
made when its article was published.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model import Period, Stamp
from ..addresses import in_ids
from ..dates import utc
from ..files import DataFile
from ..offers import CALENDAR as TYPE
from ..offers import TIMELINE_CALENDAR as PATH
from ..offers import calendar_path
from .corpus import Corpus
from .days import Entry, entries
from .sheet import N_, Column, Export, Sheet

OCTETS = 75
"""Of a line; longer ones are folded."""

CONTINUES = 0xC0
"""The bits that tell that a byte goes on with a character of UTF-8."""

ESCAPED = str.maketrans(
    {
        **{chr(n): None for n in range(32) if chr(n) != "\t"},
        **{char: f"\\{char}" for char in "\\;,"},
        "\n": "\\n",
    }
)
"""Characters of a text that mean something else in a calendar, or nothing."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An entry in the calendar."""

    entry: Entry
    corpus: Corpus

    @property
    def url(self) -> str:
        """Absolute; empty where the site does not know its address."""
        return self.corpus.address(self.entry.path) if self.corpus.library.site.url else ""

    @property
    def end(self) -> str:
        """The day after the last one."""
        when = self.entry.when
        return _day(_after(when.last))


PROPERTIES: Sheet[Appointment] = Sheet(
    "VEVENT",
    N_("The properties of an entry."),
    lambda corpus: (Appointment(entry, corpus) for entry in entries(corpus) if _to_the_day(entry)),
    (
        Column(
            "UID", N_("Stays as long as article and day stay."), lambda a: f"{a.entry.key}@{_host(a.corpus)}"
        ),
        Column("DTSTAMP", N_("When the article was published."), lambda a: _stamp(a.entry.story.date)),
        Column(
            "DTSTART;VALUE=DATE", N_("The day, or the first one."), lambda a: _day(a.entry.first.first_day)
        ),
        Column("DTEND;VALUE=DATE", N_("The day after the last one."), lambda a: a.end),
        Column(
            "SUMMARY",
            N_("Headline of the article, or what is told of the day."),
            lambda a: _text(a.entry.headline),
        ),
        Column(
            "DESCRIPTION", N_("Opening of the article, or the whole sentence."), lambda a: _text(a.entry.text)
        ),
        Column("CATEGORIES", N_("ARTICLE or EVENT."), lambda a: "EVENT" if a.entry.event else "ARTICLE"),
        Column("URL", N_("Its page, where the digest knows its address."), lambda a: a.url),
        Column("TRANSP", N_("Always TRANSPARENT: nobody is busy."), lambda _: "TRANSPARENT"),
    ),
)


def _files(corpus: Corpus) -> Iterator[DataFile]:
    """timeline/all.ics and timeline/actors/SLUG.ics"""
    everything: list[str] = []
    by_actor: dict[str, list[str]] = defaultdict(list)
    for appointment in PROPERTIES.items(corpus):
        text = _written(appointment)
        everything.append(text)
        for name in appointment.entry.actors:
            by_actor[name].append(text)
    name = corpus.library.site.name
    yield DataFile(PATH, calendar(name, everything))
    for party in corpus.parties:
        title = f"{name}: {party.row.name}"
        whole = calendar(title, by_actor[party.row.name])
        yield DataFile(calendar_path(party.row.url), whole)
        for moved in corpus.library.moved.values():
            if moved.name == party.row.name:  # who has subscribed to it under a former name
                yield DataFile(calendar_path(moved.url), whole)


def calendar(name: str, events: Sequence[str]) -> bytes:
    """A calendar of events that are written already."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//news-digest//EN", "CALSCALE:GREGORIAN")
    lines = (*head, f"X-WR-CALNAME:{_text(name)}")
    return ("".join(map(_folded, lines)) + "".join(events) + "END:VCALENDAR\r\n").encode()


def _written(appointment: Appointment) -> str:
    told = (f"{name}:{value}" for name, value in PROPERTIES.record(appointment).items())
    return "".join(map(_folded, ("BEGIN:VEVENT", *told, "END:VEVENT")))


def _folded(line: str) -> str:
    """A line with its end; one that is too long goes on after a line break and a blank."""
    if len(line) <= OCTETS and line.isascii():
        return f"{line}\r\n"
    data, parts = line.encode(), list[str]()
    while len(data) > OCTETS:
        cut = OCTETS - bool(parts)  # the blank counts
        while data[cut] & CONTINUES == 0x80:  # never within a character
            cut -= 1
        parts.append(data[:cut].decode())
        data = data[cut:]
    return "\r\n ".join((*parts, data.decode())) + "\r\n"


def _text(text: str) -> str:
    return text.translate(ESCAPED)


def _to_the_day(entry: Entry) -> bool:
    """Whether the entry has a first day, and one that follows its last."""
    last = entry.when.last
    return (isinstance(entry.when, Period) or bool(last.day)) and last.year < datetime.MAXYEAR


def _after(stamp: Stamp) -> datetime.date:
    """The day after a day, month or year."""
    if stamp.day:
        return stamp.first_day + datetime.timedelta(days=1)
    if stamp.month:
        return datetime.date(stamp.year + stamp.month // 12, stamp.month % 12 + 1, 1)
    return datetime.date(stamp.year + 1, 1, 1)


def _day(day: datetime.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _stamp(stamp: Stamp | None) -> str:
    made = utc(stamp)
    return f"{made.year:04}{made:%m%dT%H%M%S}Z"


def _host(corpus: Corpus) -> str:
    return f"{in_ids(corpus.library.site.name)}.news-digest.invalid"


ICAL = Export(
    "ical",
    "iCalendar",
    N_("The timeline for calendar programs: what is known to the day."),
    TYPE,
    _files,
    (PATH,),
    ("timeline/actors/*.ics",),
    (PROPERTIES,),
    brief=True,
)
