"""Who acts together with whom, and in how many articles; worked out once over all stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from posixpath import basename

from .shelves import Shelf
from .stories import Story
from .views import ActorRow

TOGETHER = 2
"""Articles in which two act, for them to have a page."""

STRONGEST = 30
"""Others that an actor is shown with."""


@dataclass(frozen=True, slots=True)
class Bond:
    """What two actors share."""

    count: int
    """Articles in which both act."""
    latest: Story
    """The newest of them."""


@dataclass(frozen=True, slots=True)
class Company:
    """All who act together."""

    bonds: Mapping[tuple[str, str], Bond]
    """By the two names, sorted."""
    nearest: Mapping[str, tuple[str, ...]]
    """By name: those with whom most articles are shared, most first."""
    pages: Mapping[tuple[str, str], str]
    """The url of those who have a page, strongest first: each is among the STRONGEST of the other."""

    def bond(self, one: str, other: str) -> Bond | None:
        return self.bonds.get(pair_of(one, other))

    def page(self, one: str, other: str) -> str:
        """Empty where the two have none."""
        return self.pages.get(pair_of(one, other), "")


def pair_of(one: str, other: str) -> tuple[str, str]:
    """The key of two actors."""
    return (one, other) if one < other else (other, one)


def company_of(acting: Shelf, actors: Mapping[str, ActorRow]) -> Company:
    """The company of the actors of a shelf; its stories are newest first."""
    bonds = _bonds(acting)
    others: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (one, other), bond in bonds.items():
        others[one].append((-bond.count, other))
        others[other].append((-bond.count, one))
    nearest = {name: tuple(other for _, other in sorted(some)[:STRONGEST]) for name, some in others.items()}
    near = {name: set(some) for name, some in nearest.items()}
    often = [
        (one, other)
        for (one, other), bond in bonds.items()
        if bond.count >= TOGETHER and other in near[one] and one in near[other]
    ]
    ordered = sorted(often, key=lambda pair: (-bonds[pair].count, pair))
    return Company(bonds, nearest, {pair: _url(actors[name].url for name in pair) for pair in ordered})


def _bonds(acting: Shelf) -> dict[tuple[str, str], Bond]:
    stories: dict[str, Story] = {}
    names: dict[str, list[str]] = defaultdict(list)
    for name, some in acting.items():
        for story in some:
            stories[story.slug] = story
            names[story.slug].append(name)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    latest: dict[tuple[str, str], Story] = {}
    for slug in sorted(names, key=lambda slug: (str(stories[slug].date or ""), slug), reverse=True):
        for pair in combinations(sorted(names[slug]), 2):
            counts[pair] += 1
            latest.setdefault(pair, stories[slug])
    return {pair: Bond(counts[pair], latest[pair]) for pair in counts}


def _url(urls: Iterable[str]) -> str:
    one, other = sorted(basename(url).removesuffix(".html") for url in urls)
    return f"actors/{one}--{other}.html"
