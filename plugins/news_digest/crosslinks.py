"""Which articles belong together, how strongly and why: by the actors that they share. Pure.

The weight of a pair is the cosine of their actors, each counted by salience and rarity. Rarity is never
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

CENTRAL, COMMON = 0.5, 0.2
"""Salience, and share of the articles of a corpus of MANY, from which on a faint actor is central, and common.

Two articles that share none but faint actors are linked by two that are not common, or by one central to both.
"""

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


@dataclass(frozen=True, slots=True)
class CrossLink:
    """A link to another article, and why it is there."""

    target: str
    weight: float
    """0 to 1."""
    shared: tuple[str, ...]
    """Shared actors, largest contribution first."""
    back: bool = False
    """Only listed because the target lists this article."""

    @property
    def reason(self) -> str:
        """In words: `both name Mike Pence, Moon Jae-in, Japan and 2 more`."""
        named, more = list(self.shared[:NAMED]), len(self.shared) - NAMED
        if more > 0:
            return f"both name {', '.join(named)} and {more} more"
        return f"both name {' and '.join([', '.join(named[:-1]), named[-1]] if len(named) > 1 else named)}"


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
        self.place = {node.key: place for place, node in enumerate(self.nodes)}
        self.days = {node.key: _day(node.date) for node in self.nodes}
        self.named: dict[str, list[int]] = defaultdict(list)
        for place, node in enumerate(self.nodes):
            for name in node.actors:
                self.named[name].append(place)
        size = len(self.nodes)
        rarity = {name: 1 + log((size + 1) / (len(places) + 1)) for name, places in self.named.items()}
        self.value = {name: rarity[name] ** 2 * _damping(len(self.named[name]), size) for name in rarity}
        self.length = {
            node.key: sqrt(sum((node.actors[name] * rarity[name]) ** 2 for name in sorted(node.actors)))
            or 1.0
            for node in self.nodes
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
        """Whether what two articles share is reason enough: the United States alone are not."""
        shared = one.actors.keys() & other.actors.keys()
        if shared - one.faint - other.faint:
            return True
        rare = [name for name in shared if not self.common(name)]
        return len(rare) > 1 or any(min(one.actors[n], other.actors[n]) >= CENTRAL for n in rare)

    def common(self, name: str) -> bool:
        """Whether very many articles name the actor."""
        return len(self.nodes) >= MANY and len(self.named[name]) > COMMON * len(self.nodes)

    def candidates(self, node: Node) -> list[Node]:
        """Articles that share an actor: the rarest actors first, of each the articles nearest in time."""
        here, found = self.place[node.key], set[int]()
        for name in sorted(node.actors, key=lambda name: (len(self.named[name]), name)):
            places = self.named[name]
            middle = bisect_left(places, here)
            found.update(places[max(0, middle - NEAREST) : middle + NEAREST + 1])
            if len(found) > ENOUGH:
                break
        return [self.nodes[place] for place in sorted(found - {here})]

    def link(self, one: Node, other: Node) -> CrossLink:
        """The link between two articles, the same in both directions."""
        worth = {
            name: one.actors[name] * other.actors[name] * self.value[name]
            for name in one.actors.keys() & other.actors.keys()
        }
        shared = tuple(sorted(worth, key=lambda name: (-worth[name], name)))
        cosine = sum(worth[name] for name in shared) / (self.length[one.key] * self.length[other.key])
        faded = _fading(self.days[one.key], self.days[other.key])
        return CrossLink(other.key, round(min(cosine, 1.0) * faded, 6), shared)

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
