"""Which articles belong together, how strongly and why: by the actors and topics that they share. Pure.

The weight of a pair is the cosine of their actors and topics, each counted by salience and rarity. Rarity is never
zero, so that two articles alone can be linked; in a corpus of MANY or more an actor in more than half
of the articles is damped, down to almost nothing for one that is everywhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, log, sqrt

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

NAMED = 3
"""Shared actors that a reason names."""


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


@dataclass(frozen=True, slots=True)
class CrossLink:
    """A link to another article, and why it is there."""

    target: str
    weight: float
    """0 to 1."""
    shared: tuple[str, ...]
    """Shared actors, largest contribution first."""
    topics: tuple[str, ...] = ()
    """Shared topics, likewise."""
    back: bool = False
    """Only listed because the target lists this article."""

    @property
    def reason(self) -> str:
        """In words: `both name Mike Pence, Moon Jae-in, Japan and 2 more`, `both about “Winter Olympics”`."""
        reasons = [f"both name {_listed(self.shared)}"] if self.shared else []
        if self.topics:
            reasons.append(f"both about {_listed([f'“{topic}”' for topic in self.topics])}")
        return "; ".join(reasons)


def _listed(names: Sequence[str]) -> str:
    """The first NAMED with commas and `and`, then how many more there are."""
    named, more = list(names[:NAMED]), len(names) - NAMED
    if more > 0:
        return f"{', '.join(named)} and {more} more"
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def relate(nodes: Sequence[Node], limit: int) -> dict[str, tuple[CrossLink, ...]]:
    """Link every article to at most `limit` others, and back from each that is linked to.

    By weight, then newer date, then key; links that only lead back stand at the end. Keys are unique.
    """
    corpus = _Corpus(nodes)
    chosen = {node.key: corpus.best(node)[:limit] for node in corpus.nodes}
    listed = {key: {link.target for link in links} for key, links in chosen.items()}
    back: dict[str, list[CrossLink]] = defaultdict(list)
    for key, links in chosen.items():
        for link in links:
            if key not in listed[link.target]:
                back[link.target].append(replace(link, target=key, back=True))
    return {key: (*links, *corpus.ordered(back[key])) for key, links in chosen.items()}


class _Corpus:
    """The inverted index: who is named where."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = sorted(nodes, key=lambda node: (node.date, node.key))
        self.by_key = {node.key: node for node in self.nodes}
        self.marks = {node.key: node.marks for node in self.nodes}
        self.place = {node.key: place for place, node in enumerate(self.nodes)}
        self.days = {node.key: _day(node.date) for node in self.nodes}
        self.named: dict[str, list[int]] = defaultdict(list)
        for place, node in enumerate(self.nodes):
            for name in self.marks[node.key]:
                self.named[name].append(place)
        size = len(self.nodes)
        rarity = {name: 1 + log((size + 1) / (len(places) + 1)) for name, places in self.named.items()}
        self.value = {name: rarity[name] ** 2 * _damping(len(self.named[name]), size) for name in rarity}
        self.length = {
            key: sqrt(sum((marks[name] * rarity[name]) ** 2 for name in sorted(marks))) or 1.0
            for key, marks in self.marks.items()
        }
        self.weakest = WEAKEST if size >= MANY else 0.0

    def best(self, node: Node) -> list[CrossLink]:
        """Every link of a node that is strong enough, strongest first."""
        links = (self.link(node, other) for other in self.candidates(node))
        return self.ordered(
            link
            for link in links
            if link.weight > self.weakest and self.tells(node, self.by_key[link.target])
        )

    def tells(self, one: Node, other: Node) -> bool:
        """Whether what two articles share is reason enough: one common actor alone is not, nor a state or place."""
        shared = self.marks[one.key].keys() & self.marks[other.key].keys()
        faint = shared & (one.faint | other.faint)
        strong = shared - faint
        if not all(self.common(name, COMMON) for name in strong):
            return True
        rare = [name for name in faint if not self.common(name, FAINTLY)]
        central = any(min(one.actors[name], other.actors[name]) >= CENTRAL for name in rare)
        return central or len(strong) + len(rare) > 1 or (bool(strong) and len(shared) > 2)

    def common(self, name: str, share: float) -> bool:
        """Whether very many articles name the actor."""
        return len(self.nodes) >= MANY and len(self.named[name]) > share * len(self.nodes)

    def candidates(self, node: Node) -> list[Node]:
        """Articles that share an actor: the rarest actors first, of each the articles nearest in time."""
        here, found = self.place[node.key], set[int]()
        for name in sorted(self.marks[node.key], key=lambda name: (len(self.named[name]), name)):
            places = self.named[name]
            middle = bisect_left(places, here)
            found.update(places[max(0, middle - NEAREST) : middle + NEAREST + 1])
            if len(found) > ENOUGH:
                break
        return [self.nodes[place] for place in sorted(found - {here})]

    def link(self, one: Node, other: Node) -> CrossLink:
        """The link between two articles, the same in both directions."""
        first, second = self.marks[one.key], self.marks[other.key]
        worth = {name: first[name] * second[name] * self.value[name] for name in first.keys() & second.keys()}
        shared = tuple(sorted(worth, key=lambda name: (-worth[name], name)))
        cosine = sum(worth[name] for name in shared) / (self.length[one.key] * self.length[other.key])
        faded = _fading(self.days[one.key], self.days[other.key])
        spelling = {topic.casefold(): topic for topic in sorted((*one.topics, *other.topics))}
        actors = tuple(name for name in shared if not name.startswith(TOPIC))
        topics = tuple(spelling[name.removeprefix(TOPIC)] for name in shared if name.startswith(TOPIC))
        return CrossLink(other.key, round(min(cosine, 1.0) * faded, 6), actors, topics)

    def ordered(self, links: Iterable[CrossLink]) -> list[CrossLink]:
        """By weight, newer date, key."""
        by_key = sorted(links, key=lambda link: link.target)
        by_date = sorted(by_key, key=lambda link: self.by_key[link.target].date, reverse=True)
        return sorted(by_date, key=lambda link: -link.weight)


def _damping(count: int, size: int) -> float:
    share = count / size
    if size < MANY or share <= 0.5:
        return 1.0
    return max(2 * (1 - share), EVERYWHERE)


def _day(date: str) -> int:
    return Stamp.parse(date).first_day.toordinal() if date else 0


def _fading(one: int, other: int) -> float:
    if not (one and other):
        return 1.0
    return max(0.5, exp(-abs(one - other) / FADING))
