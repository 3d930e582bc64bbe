"""An edition: the articles of a day, how long they take, who acts in them, and the days of which they tell."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..events import Telling
from ..model import Period, Stamp, parse_when
from .dates import date_view, day_only
from .library import Library
from .markup import PACE, count_words, plain
from .stories import Story
from .views import ActorRow, DateView, EditionLink, EditionView, KeyDate

IN_FULL, LINES = 40, 250
"""Articles of an edition shown in full, and as lines beyond them."""

ACTORS, DATES = 12, 5
"""Actors shown, and key dates on either side."""

AHEAD, BEHIND = 400, 60
"""Days within which a key date lies."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The stories of a day; None: those without a date."""

    date: DateView | None
    stories: tuple[Story, ...]
    earlier: EditionLink | None
    later: EditionLink | None

    @property
    def url(self) -> str:
        """Its own page; those without a date have the home page alone."""
        return url_of(self.date) if self.date else "index.html"


def url_of(date: DateView) -> str:
    """The page of a day."""
    return f"days/{date.iso}.html"


def link_of(date: DateView | None, count: int) -> EditionLink | None:
    """An edition of so many articles as another one names it; None for the articles without a date."""
    return EditionLink(date, url_of(date), count) if date else None


def edition_view(edition: Edition, library: Library) -> EditionView:
    """Everything on the page of an edition."""
    stories = edition.stories
    texts = (library.by_slug[story.slug] for story in stories)
    words = sum(count_words(plain(story.html)) + count_words(story.dek) for story in texts)
    told = [telling for story in stories for telling in library.told[story.slug]]
    ahead, behind = _key_dates(edition, told, library)
    return EditionView(
        date=edition.date,
        url=edition.url,
        count=len(stories),
        minutes=max(1, -(-words // PACE)),
        articles=library.rows(stories[:IN_FULL]),
        rest=library.rows(stories[IN_FULL : IN_FULL + LINES]),
        actors=_actors(stories, library),
        ahead=ahead,
        behind=behind,
        earlier=edition.earlier,
        later=edition.later,
    )


def _actors(stories: Iterable[Story], library: Library) -> tuple[ActorRow, ...]:
    """Who acts in them: most first, then who is named first."""
    counts = Counter(actor.name for story in stories for actor in story.acting)
    ordered = sorted(counts, key=lambda name: -counts[name])[:ACTORS]
    return tuple(replace(library.plain_actors[name], count=counts[name]) for name in ordered)


def _key_dates(
    edition: Edition, told: Iterable[Telling], library: Library
) -> tuple[tuple[KeyDate, ...], tuple[KeyDate, ...]]:
    """Days told of after and before the edition's own, nearest first; one telling a day."""
    if not edition.date or not isinstance(edition.date.when, Stamp) or not edition.date.when.day:
        return (), ()
    here = edition.date.when.first_day
    days: dict[datetime.date, Telling] = {}
    for telling in told:
        when = parse_when(telling.day)
        first = when.first
        if first.day:
            days.setdefault(first.first_day, telling)
    ahead = sorted(day for day in days if 0 < (day - here).days <= AHEAD)
    behind = sorted((day for day in days if 0 < (here - day).days <= BEHIND), reverse=True)
    return (
        tuple(_key_date(days[day], library) for day in ahead[:DATES]),
        tuple(_key_date(days[day], library) for day in behind[:DATES]),
    )


def _key_date(telling: Telling, library: Library) -> KeyDate:
    when = parse_when(telling.day)
    return KeyDate(
        date=date_view(when if isinstance(when, Period) else day_only(when)),
        before=telling.before,
        words=telling.words,
        after=telling.after,
        url=telling.url,
        article=library.articles[telling.key],
    )
