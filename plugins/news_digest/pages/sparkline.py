"""A sparkline: how much there was over time, small enough to stand in a line of text."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .library import Library
from .stories import Story
from .views import Sparkline

WIDTH, HEIGHT = 100, 20
"""Of the drawing, in units of its own; the page stretches it."""

SLOTS = 60
"""Steps of a line at most."""

LEAST = 1.5
"""Height of a step that is not nothing: one article among many stays to be seen."""


@dataclass(frozen=True, slots=True)
class Span:
    """The time that the lines of a site share, so that they can be compared; both days included."""

    first: datetime.date
    last: datetime.date

    @property
    def step(self) -> int:
        """Days of a slot."""
        return -(-self._days // SLOTS)

    @property
    def slots(self) -> int:
        return -(-self._days // self.step)

    @property
    def _days(self) -> int:
        return (self.last - self.first).days + 1


def span_of(stories: Iterable[Story]) -> Span | None:
    """From the first to the last day of publication; None where nothing has a date.

    What is known to the month stands on its first day, what is known to the year alone nowhere.
    """
    days = _days(stories)
    return Span(min(days), max(days)) if days else None


def span_of_all(library: Library) -> Span | None:
    """The span of the digest, over which every small chart is drawn."""
    return span_of(library.leading)


def counts(stories: Iterable[Story], span: Span) -> tuple[int, ...]:
    """Stories in each slot of the span."""
    found = [0] * span.slots
    for day in _days(stories):
        if span.first <= day <= span.last:
            found[(day - span.first).days // span.step] += 1
    return tuple(found)


def sparkline(numbers: Sequence[int]) -> str:
    """The path of a line of steps over a base line, for `<path d>` in a box of WIDTH by HEIGHT.

    Closed and to be filled; empty where all numbers are 0.
    """
    most = max(numbers, default=0)
    if not most:
        return ""
    parts, now = [f"M0 {HEIGHT}"], 0.0
    for place, number in enumerate(numbers):
        tall = max(LEAST, HEIGHT * number / most) if number else 0.0
        if tall != now:
            parts.append(f"H{_short(WIDTH * place / len(numbers))}V{_short(HEIGHT - tall)}")
            now = tall
    parts.append(f"H{WIDTH}V{HEIGHT}Z")
    return "".join(parts)


def sparkline_view(stories: Iterable[Story], span: Span | None) -> Sparkline | None:
    """The line of some stories over the span of the site; None where there is nothing to draw."""
    if span is None:
        return None
    numbers = counts(stories, span)
    path = sparkline(numbers)
    return Sparkline(path, sum(numbers), max(numbers), span.first.year, span.last.year) if path else None


def _days(stories: Iterable[Story]) -> list[datetime.date]:
    return [story.date.first_day for story in stories if story.date and story.date.month]


def _short(number: float) -> str:
    """One decimal, and none where it is 0."""
    return f"{number:.1f}".removesuffix(".0")
