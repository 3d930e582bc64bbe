"""What stands in a timeline, and when: publications, updates, and the events that articles tell of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ..events import Event, Telling, gather
from ..model import Period, Stamp, parse_when
from .dates import date_view, day_only, timeline_url
from .library import CAST, Library
from .stories import Story
from .views import TimelineEntry, TimelineEvent, TimelineSource

KINDS = ("mentioned", "published", "updated")
"""In their order within a day."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry and its day."""

    day: Stamp
    last: datetime.date
    """The last day that may be meant: of the month where only that is told, of the period."""
    entry: TimelineEntry
    slugs: tuple[str, ...]
    """Of the articles: the one published, those that tell."""
    actors: tuple[str, ...] = ()
    """Who acts in an event."""

    @property
    def rank(self) -> tuple[int, int, str, str, str]:
        """Within a day: events, those that most articles tell first; publications by time; updates."""
        entry = self.entry
        sources = len(entry.event.sources) if entry.event else 0
        return KINDS.index(entry.kind), -sources, entry.time, entry.article.url, entry.words


def moments(stories: Iterable[Story], library: Library, actor: str = "") -> list[Moment]:
    """When the stories were published and updated, and the events of which they tell.

    With an actor, only the events in which it acts.
    """
    shown = list(stories)
    told = chain.from_iterable(library.told[story.slug] for story in shown)
    events = gather([one for one in told if not actor or actor in one.actors])
    return [*_publications(shown, library), *(_telling(event, library) for event in events)]


def all_moments(library: Library) -> list[Moment]:
    """Those of the whole digest, a copy with the story that leads it; newest day first."""
    found = [
        *_publications(library.leading, library),
        *(_telling(event, library) for event in library.events),
    ]
    return ordered(found)


def days_shown(library: Library) -> dict[str, bool]:
    """The places of the timeline at which something stands: that of each day of which it tells."""
    told = [parse_when(event.day) for event in library.events]
    published = [stamp for story in library.leading for _, stamp in _own_days(story)]
    return dict.fromkeys(sorted({timeline_url(day_only(when)) for when in (*told, *published)}), True)


def ordered(found: Iterable[Moment]) -> list[Moment]:
    """Newest day first; what is only known to the month after its days, to the year after its months."""
    by_rank = sorted(found, key=lambda moment: moment.rank)
    return sorted(by_rank, key=lambda moment: moment.day, reverse=True)


def _publications(stories: Iterable[Story], library: Library) -> Iterator[Moment]:
    for story in stories:
        for kind, stamp in _own_days(story):
            entry = TimelineEntry(kind, library.articles[story.slug], stamp.time, "")
            yield Moment(day_only(stamp), stamp.last_day, entry, (story.slug,))


def _own_days(story: Story) -> Iterator[tuple[str, Stamp]]:
    if story.date:
        yield "published", story.date
    if story.modified and not (story.date and day_only(story.date) == day_only(story.modified)):
        yield "updated", story.modified


def _telling(event: Event, library: Library) -> Moment:
    first, when = event.tellings[0], parse_when(event.day)
    view = TimelineEvent(
        before=first.before,
        words=first.words,
        after=first.after,
        actors=tuple(
            library.plain_actors[name] for name in event.actors[:CAST] if name in library.plain_actors
        ),
        sources=tuple(_source(telling, library) for telling in event.tellings),
        elsewhere=tuple(_source(telling, library) for telling in event.elsewhere),
        period=date_view(when) if isinstance(when, Period) else None,
    )
    entry = TimelineEntry("mentioned", library.articles[first.key], "", first.words, view)
    slugs = tuple(dict.fromkeys(telling.key for telling in event.tellings))
    return Moment(day_only(when), when.last_day, entry, slugs, event.actors)


def _source(telling: Telling, library: Library) -> TimelineSource:
    when = parse_when(telling.day)
    first = when.first
    plain = str(first.year) in telling.words
    row = library.articles[telling.key]
    return TimelineSource(row, telling.url, telling.words, not plain, date_view(when))
