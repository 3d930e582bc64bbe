"""What several articles tell of one day, gathered into events: the same day, shared actors, like words. Pure.

Two sentences tell the same event where they share an actor who acts and the cosine of their words, each
counted by rarity, is at least ALIKE; on days that differ a little, where it is at least SURELY.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log, sqrt

from .model import Period, parse_when

ALIKE, SURELY = 0.3, 0.45
"""Cosines from which on two sentences of one day, or of two days, tell the same."""
FEW_DAYS = 3
"""Days by which articles may differ about one event."""
NEAREST = 40
"""Events of a day that a sentence is compared with, at most; those that came last."""
WORD = re.compile(r"[^\W\d_]{3,}|\d+")  # talks · 35


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence of an article that tells of a day."""

    key: str
    """Of the article."""
    day: str
    """As on disk: `2018-01-10`, `2018-01`, `2018-01-08/2018-01-14`."""
    before: str
    words: str
    """What tells the day, as printed; `before` and `after` are the rest of the sentence."""
    after: str
    actors: tuple[str, ...]
    """Who acts in the sentence, in order; nobody named in passing."""
    url: str = ""
    """Where it stands."""
    counts: tuple[tuple[str, int], ...] = field(default=(), repr=False, compare=False)
    """How often each word stands in it, in order of the alphabet, but for those of the day; see counted."""


@dataclass(frozen=True, slots=True)
class Event:
    """One or more tellings of the same."""

    day: str
    tellings: tuple[Telling, ...]
    """One an article; the one that names most actors first, then in the order given."""
    elsewhere: tuple[Telling, ...] = ()
    """Tellings of other articles that put what looks the same on another day."""

    @property
    def actors(self) -> tuple[str, ...]:
        """All who act, the oftenest named first."""
        counts = Counter(name for telling in self.tellings for name in telling.actors)
        return tuple(sorted(counts, key=lambda name: (-counts[name], self._first(name))))

    def _first(self, name: str) -> tuple[int, int]:
        """Where it is named first."""
        return next((n, t.actors.index(name)) for n, t in enumerate(self.tellings) if name in t.actors)


@dataclass(slots=True)
class _Group:
    """An event as it grows."""

    vector: Mapping[str, float]
    """Of its first telling."""
    actors: set[str] = field(default_factory=set)
    tellings: list[Telling] = field(default_factory=list)

    def takes(self, telling: Telling, vector: Mapping[str, float]) -> bool:
        shared = not self.actors.isdisjoint(telling.actors)
        return shared and _cosine(self.vector, vector) >= ALIKE


def gather(tellings: Sequence[Telling]) -> tuple[Event, ...]:
    """The events, in the order in which they are told first, days as they come."""
    vectors = _vectors(tellings)
    days: dict[str, list[_Group]] = defaultdict(list)
    for telling, vector in zip(tellings, vectors, strict=True):
        near = days[telling.day][-NEAREST:]
        group = next((group for group in near if group.takes(telling, vector)), None)
        if group is None:
            group = _Group(vector)
            days[telling.day].append(group)
        group.actors.update(telling.actors)
        group.tellings.append(telling)
    disputed = _disputed(days)
    return tuple(
        Event(day, _one_each(group.tellings), _one_each(disputed.get(id(group), ())))
        for day, groups in days.items()
        for group in groups
    )


def _one_each(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """One telling an article, the one that names most first; the order is kept otherwise."""
    ordered = sorted(tellings, key=lambda telling: -len(telling.actors))
    return tuple({telling.key: telling for telling in reversed(ordered)}[key] for key in _keys(ordered))


def _keys(tellings: Iterable[Telling]) -> dict[str, None]:
    return dict.fromkeys(telling.key for telling in tellings)


def _disputed(days: Mapping[str, Sequence[_Group]]) -> dict[int, list[Telling]]:
    """Group -> tellings of other articles that put the same on a day close by."""
    by_day = {number: groups for day, groups in days.items() if (number := _ordinal(day))}
    found: dict[int, list[Telling]] = defaultdict(list)
    for day in sorted(by_day):
        for later in range(day + 1, day + FEW_DAYS + 1):
            for one, other in _pairs(by_day[day], by_day.get(later, ())):
                found[id(one)] += other.tellings
                found[id(other)] += one.tellings
    return found


def _pairs(some: Sequence[_Group], others: Sequence[_Group]) -> Iterator[tuple[_Group, _Group]]:
    for one in some[-NEAREST:]:
        for other in others[-NEAREST:]:
            if one.actors.isdisjoint(other.actors) or _cosine(one.vector, other.vector) < SURELY:
                continue
            if _keys(one.tellings).keys().isdisjoint(_keys(other.tellings)):
                yield one, other


def _ordinal(day: str) -> int:
    """Number of a day; 0 for a month, a year or a period."""
    when = parse_when(day)
    return 0 if isinstance(when, Period) or not when.day else when.first_day.toordinal()


def _vectors(tellings: Sequence[Telling]) -> list[dict[str, float]]:
    """The words of each sentence, without those of its day, by rarity; of length 1."""
    counts = [telling.counts or counted(telling.before, telling.after) for telling in tellings]
    spread = Counter([word for count in counts for word, _ in count])
    size = len(tellings)
    rarity = {word: log(1 + size / number) for word, number in spread.items()}
    return [_unit({word: n * rarity[word] for word, n in count}) for count in counts]


def counted(before: str, after: str) -> tuple[tuple[str, int], ...]:
    """The words around a day and how often each stands there, in order of the alphabet."""
    return tuple(sorted(Counter(WORD.findall(f"{before} {after}".casefold())).items()))


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {word: weight / length for word, weight in vector.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)
