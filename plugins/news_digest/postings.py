"""The inverted index of cross-links: who is named where, and which articles share the weightiest actors. Pure.

No article is compared with all others: candidates come from the lists of its rarest actors, their cosines are
added up list by list, and only those that can be among the best are weighed.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import NamedTuple

from .model import Stamp

MANY = 10
"""Articles from which on an actor can be too common to link by."""

WEAKEST = 0.08
"""In a corpus of MANY or more a weaker link is no link."""

EVERYWHERE = 0.02
"""What is left of an actor that every article names."""

FADING = 180.0
"""Days after which a link has faded to 1/e of its weight, but never below half."""

NEAREST, ENOUGH = 40, 160
"""Candidates looked at: on each side in time for one actor, and in all for one article."""

COMMON, FAINTLY = 1 / 3, 1 / 5
"""Share of the articles of a corpus of MANY from which on an actor is common, and from which on a faint one is."""
CENTRAL = 0.5
"""Salience from which on a faint actor is central to an article."""

TOPIC, ABOUT = "\0", 0.5
"""What stands before a topic among actors, and its salience."""

ROUNDED = 1e-6
"""More than rounding and the order of a sum can add to a weight."""

LAST = 125
"""Days after which nothing fades any more."""
FADED = tuple(max(0.5, exp(-days / FADING)) for days in range(LAST + 1))
"""What is left of a weight after so many days."""


@dataclass(frozen=True, slots=True)
class Node:
    """An article, as far as links are concerned."""

    key: str
    date: str
    """A stamp, `2018-02-13 06:00`, or empty."""
    actors: Mapping[str, float]
    """Canonical name -> salience, 0 to 1."""
    faint: frozenset[str] = frozenset()
    """Those of them that tell little: states and places."""
    topics: tuple[str, ...] = ()
    """What it is about, beside its actors."""

    @property
    def marks(self) -> dict[str, float]:
        """Actors and topics -> salience; a topic is marked so that it is nobody's name."""
        return {**self.actors, **{TOPIC + topic.casefold(): ABOUT for topic in self.topics}}


class Found(NamedTuple):
    """A link before it is put in words; sorts by weight, newer date, key."""

    lightness: float
    """The weight below zero."""
    standing: int
    """Of the target."""
    place: int
    """Of the target."""
    shared: tuple[str, ...]

    def turned(self, place: int, standing: int) -> Found:
        """The link that leads back, to the node at a place."""
        return Found(self.lightness, standing, place, self.shared)


class Postings:
    """The inverted index: who is named where. A place is the number of a node in order of time."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = sorted(nodes, key=lambda node: (node.date, node.key))
        self.marks = [node.marks for node in self.nodes]
        size = len(self.nodes)
        days = {date: _day(date) for date in {node.date for node in self.nodes}}
        self.days = [days[node.date] for node in self.nodes]
        self.standing = _standing(self.nodes)
        self.named: dict[str, list[int]] = defaultdict(list)
        for place, marks in enumerate(self.marks):
            for name in marks:
                self.named[name].append(place)
        counts = {name: len(places) for name, places in self.named.items()}
        rarest = sorted(counts, key=lambda name: (counts[name], name))
        self.rank = {name: n for n, name in enumerate(rarest)}
        rarity = {name: 1 + log((size + 1) / (count + 1)) for name, count in counts.items()}
        self.value = {name: rarity[name] ** 2 * _damping(count, size) for name, count in counts.items()}
        self.length = [
            sqrt(sum((marks[name] * rarity[name]) ** 2 for name in sorted(marks))) or 1.0
            for marks in self.marks
        ]
        self.part = {
            name: {place: self.marks[place][name] / self.length[place] for place in places}
            for name, places in self.named.items()
        }
        self.holders = {name: frozenset(places) for name, places in self.named.items()}
        many = size >= MANY
        self.common = {name for name, count in counts.items() if many and count > COMMON * size}
        self.frequent = {name for name, count in counts.items() if many and count > FAINTLY * size}
        self.weakest = WEAKEST if many else 0.0

    def best(self, here: int, limit: int) -> list[Found]:
        """The strongest links of a node that are strong enough, strongest first.

        Candidates are weighed by falling cosines, until none is left that can be among them.
        """
        found: list[Found] = []
        least = self.weakest - ROUNDED
        cosines = self.cosines(here) if limit else {}
        day, days, node = self.days[here], self.days, self.nodes[here]
        heavy = [place for place, cosine in cosines.items() if cosine > least]
        heavy.sort(key=cosines.__getitem__, reverse=True)
        for place in heavy:
            cosine, other = cosines[place], days[place]
            if cosine < least:
                break  # time only takes away
            if day and other and cosine * FADED[min(abs(day - other), LAST)] < least:
                continue
            weight, shared = self.weigh(here, place)
            if weight > self.weakest and self.tells(node, self.nodes[place], shared):
                insort(found, Found(-weight, self.standing[place], place, shared))
                if len(found) >= limit:
                    del found[limit:]
                    least = -found[-1].lightness - ROUNDED
        return found

    def cosines(self, here: int) -> dict[int, float]:
        """The cosine of each candidate by its place, but for the order in which it is added up."""
        places = self.candidates(here)
        cosines = dict.fromkeys(places, 0.0)
        for name, salience in self.marks[here].items():
            worth = salience * self.value[name] / self.length[here]
            part = self.part[name]
            for place in places & self.holders[name]:
                cosines[place] += worth * part[place]
        return cosines

    def candidates(self, here: int) -> set[int]:
        """Articles that share an actor: the rarest actors first, of each the articles nearest in time."""
        found = set[int]()
        for name in sorted(self.marks[here], key=self.rank.__getitem__):
            places = self.named[name]
            middle = bisect_left(places, here)
            found.update(places[max(0, middle - NEAREST) : middle + NEAREST + 1])
            if len(found) > ENOUGH:
                break
        found.discard(here)
        return found

    def weigh(self, one: int, other: int) -> tuple[float, tuple[str, ...]]:
        """The weight of the link between two nodes, and what they share; the same in both directions."""
        first, second = self.marks[one], self.marks[other]
        worth = {name: first[name] * second[name] * self.value[name] for name in first.keys() & second.keys()}
        shared = tuple(sorted(worth, key=lambda name: (-worth[name], name)))
        cosine = sum(worth[name] for name in shared) / (self.length[one] * self.length[other])
        return round(min(cosine, 1.0) * _fading(self.days[one], self.days[other]), 6), shared

    def tells(self, one: Node, other: Node, shared: Sequence[str]) -> bool:
        """Whether what two articles share is reason enough: one common actor alone is not, nor a state or place."""
        faint = [name for name in shared if name in one.faint or name in other.faint]
        strong = [name for name in shared if name not in one.faint and name not in other.faint]
        if not self.common.issuperset(strong):
            return True
        rare = [name for name in faint if name not in self.frequent]
        central = any(min(one.actors[name], other.actors[name]) >= CENTRAL for name in rare)
        return central or len(strong) + len(rare) > 1 or (bool(strong) and len(shared) > 2)


def _standing(nodes: Sequence[Node]) -> list[int]:
    """By place: where a node stands among others of its weight; the newer first, then by key."""
    by_key = sorted(range(len(nodes)), key=lambda place: nodes[place].key)
    by_date = sorted(by_key, key=lambda place: nodes[place].date, reverse=True)
    standing = [0] * len(nodes)
    for number, place in enumerate(by_date):
        standing[place] = number
    return standing


def _damping(count: int, size: int) -> float:
    share = count / size
    if size < MANY or share <= 0.5:
        return 1.0
    return max(2 * (1 - share), EVERYWHERE)


def _day(date: str) -> int:
    return Stamp.parse(date).first_day.toordinal() if date else 0


def _fading(one: int, other: int) -> float:
    return FADED[min(abs(one - other), LAST)] if one and other else 1.0
