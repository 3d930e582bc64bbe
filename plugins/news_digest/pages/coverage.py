"""Which articles of other outlets cover the same event: not the same text, and more than related."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ..crosslinks import COMMON, MANY
from ..events import Event
from ..model import Period, Stamp, parse_when
from .library import Library
from .related import FAINT, MAIN
from .stories import Story

APART = 2
"""Days between two articles on one event, at most."""
BEHIND, AHEAD = 3, 1
"""Days by which the event may lie before an article, or after it (an article may be dated in another zone)."""
NEXT = 8
"""Articles after one in time that it is compared with, for one event."""

Coverage = Mapping[str, Mapping[str, tuple[str, tuple[str, ...]]]]
"""Slug -> slug of the other article -> day of the event as on disk, and the actors that make it sure."""


NOWHERE: Coverage = {}


def coverage_of(library: Library) -> Coverage:
    """Which articles tell of one recent event, by the same central actors.

    Two articles of different outlets, at most APART days from each other, both have a sentence that tells the
    same event of a day (see events), at most BEHIND days old; and among the foremost actors of both stand
    two people or bodies, or one that not every third article names.
    """
    found: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = defaultdict(dict)
    for event in library.events:
        when = parse_when(event.day)
        if isinstance(when, Period) or not when.day or len(event.tellings) < 2:
            continue
        stories = _near(event, when, library)
        for place, one in enumerate(stories):
            for other in stories[place + 1 : place + 1 + NEXT]:
                if _day(other) - _day(one) > APART:
                    break
                shared = _shared(one, other, library)
                if shared:
                    found[one.slug].setdefault(other.slug, (event.day, shared))
                    names = tuple(actor.name for actor in other.acting if actor.name in shared)
                    found[other.slug].setdefault(one.slug, (event.day, names))
    return found


def _near(event: Event, day: Stamp, library: Library) -> list[Story]:
    """The stories that tell the event as news, by date."""
    here = day.first_day.toordinal()
    stories = [library.by_slug[telling.key] for telling in event.tellings]
    fresh = [
        story for story in stories if story.date and story.date.day and -AHEAD <= _day(story) - here <= BEHIND
    ]
    return sorted(fresh, key=lambda story: (_day(story), story.slug))


def _day(story: Story) -> int:
    return story.date.first_day.toordinal() if story.date else 0


def _shared(one: Story, other: Story, library: Library) -> tuple[str, ...]:
    """The foremost actors of both, if they are sure to mean one event; none for one outlet or what is kept apart."""
    if not one.outlet or not other.outlet or one.outlet == other.outlet:
        return ()
    if other.slug in one.unrelated or one.slug in other.unrelated:
        return ()
    central = {actor.name for actor in other.acting[:MAIN] if actor.kind not in FAINT}
    shared = tuple(actor.name for actor in one.acting[:MAIN] if actor.name in central)
    size = len(library.leading)
    rare = [name for name in shared if size < MANY or len(library.acting.get(name, ())) <= COMMON * size]
    return shared if len(shared) > 1 or rare else ()
