"""The timeline as the JSON that TimelineJS reads; what it shows as HTML is escaped here."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ...model import Period, Stamp
from ..addresses import address
from ..files import DataFile
from ..offers import SLIDES as TYPE
from ..offers import TIMELINE_SLIDES as PATH
from .corpus import Corpus
from .days import Entry, entries
from .sheet import N_, Column, Export, Sheet, as_json


class Slide:
    """An entry as a slide."""

    def __init__(self, entry: Entry, corpus: Corpus) -> None:
        self.entry, self.site = entry, corpus.library.site

    @property
    def text(self) -> dict[str, str]:
        url = address(self.site, self.entry.path, PATH)
        headline = f'<a href="{escape(url)}">{escape(self.entry.headline)}</a>'
        return {"headline": headline, "text": f"<p>{escape(self.entry.text)}</p>" if self.entry.text else ""}

    @property
    def group(self) -> str:
        """In words."""
        say = self.site.wording.gettext
        return say("Events") if self.entry.event else say("Articles")

    @property
    def end(self) -> dict[str, int] | None:
        return _date(self.entry.when.last) if isinstance(self.entry.when, Period) else None


SLIDES: Sheet[Slide] = Sheet(
    "events",
    N_("The members of a slide; dates are objects with year, month and day, as far as they are known."),
    lambda corpus: (Slide(entry, corpus) for entry in entries(corpus)),
    (
        Column("unique_id", N_("Stays as long as article and day stay."), lambda s: s.entry.key),
        Column("start_date", N_("The day, or the first one."), lambda s: _date(s.entry.first)),
        Column("end_date", N_("The last day of a period."), lambda s: s.end),
        Column("display_date", N_("The date in words."), lambda s: s.site.wording.day(s.entry.when)),
        Column("text", N_("headline and text, as HTML."), lambda s: s.text),
        Column("group", N_("Articles or Events."), lambda s: s.group),
    ),
)


def _files(corpus: Corpus) -> Iterator[DataFile]:
    """timeline/timelinejs.json"""
    title = as_json({"text": {"headline": escape(corpus.library.site.name)}})
    slides = ",\n".join(as_json(SLIDES.record(slide)) for slide in SLIDES.items(corpus))
    yield DataFile(PATH, f'{{"title": {title},\n"events": [\n{slides}\n]}}\n'.encode())


def _date(stamp: Stamp) -> dict[str, int]:
    told = {"year": stamp.year, "month": stamp.month, "day": stamp.day}
    return {key: number for key, number in told.items() if number}


TIMELINEJS = Export(
    "timelinejs",
    "TimelineJS",
    N_("The timeline as a file for TimelineJS."),
    TYPE,
    _files,
    (PATH,),
    sheets=(SLIDES,),
    brief=True,
)
