"""Which articles belong together, how strongly and why: by the actors and topics that they share. Pure.

The weight of a pair is the cosine of their actors and topics, each counted by salience and rarity. Rarity is never
zero, so that two articles alone can be linked; in a corpus of MANY or more an actor in more than half
of the articles is damped, down to almost nothing for one that is everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .postings import COMMON as COMMON
from .postings import MANY as MANY
from .postings import TOPIC, Found, Postings
from .postings import Node as Node

NAMED = 3
"""Shared actors that a reason names."""


Over = Callable[[Callable[[int], list[Found]], Sequence[int]], Iterable[list[Found]]]
"""Applies a function to numbers, as `map` does."""


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


def relate(nodes: Sequence[Node], limit: int, over: Over = map) -> dict[str, tuple[CrossLink, ...]]:
    """Link every article to at most `limit` others, and back from each that is linked to.

    By weight, then newer date, then key; links that only lead back stand at the end. Keys are unique. `over` applies
    a function to a range in its order.
    """
    index = Postings(nodes)
    chosen = list(over(lambda place: index.best(place, limit), range(len(index.nodes))))
    listed = [{link.place for link in links} for links in chosen]
    back: dict[int, list[Found]] = defaultdict(list)
    for place, links in enumerate(chosen):
        for link in links:
            if place not in listed[link.place]:
                back[link.place].append(link.turned(place, index.standing[place]))
    return {
        node.key: (
            *(_told(node, link, index) for link in chosen[place]),
            *(_told(node, link, index, back=True) for link in sorted(back[place])),
        )
        for place, node in enumerate(index.nodes)
    }


def _told(one: Node, link: Found, index: Postings, back: bool = False) -> CrossLink:
    """The link of a node with what both share, topics as the last in the alphabet is spelt."""
    other, shared = index.nodes[link.place], link.shared
    topics = tuple(name for name in shared if name.startswith(TOPIC))
    if topics:
        spelling = {topic.casefold(): topic for topic in sorted((*one.topics, *other.topics))}
        topics = tuple(spelling[name.removeprefix(TOPIC)] for name in topics)
        shared = tuple(name for name in shared if not name.startswith(TOPIC))
    return CrossLink(other.key, -link.lightness, shared, topics, back)
