"""Who acts together with whom, and in how many articles; worked out once over all stories."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, repeat
from posixpath import basename

from .shelves import Shelf, day_of
from .stories import Story
from .views import ActorRow, DateView

TOGETHER = 2
"""Articles in which two act, for them to have a page."""

STRONGEST = 30
"""Others that an actor is shown with."""


Pair = tuple[str, str]
"""Two names, sorted."""


@dataclass(frozen=True, slots=True)
class Bond:
    """What two actors share."""

    count: int
    """Articles in which both act."""
    latest: DateView | None
    """Day of the newest of them."""
    url: str
    """Of their page; empty where they have none."""


@dataclass(frozen=True, slots=True)
class Company:
    """All who act together."""

    nearest: Mapping[str, tuple[tuple[str, Bond], ...]]
    """By name: those with whom most articles are shared, most first."""
    linked: Mapping[str, tuple[str, ...]]
    """By name: those with whom it has a page, by the alphabet."""
    pages: Mapping[Pair, Bond]
    """Those who have a page, strongest first: each is among the STRONGEST of the other."""


def pair_of(one: str, other: str) -> Pair:
    """The key of two actors."""
    return (one, other) if one < other else (other, one)


def company_of(acting: Shelf, actors: Mapping[str, ActorRow]) -> Company:
    """The company of the actors of a shelf; its stories are newest first."""
    counts, latest = _shared(acting)
    others: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (one, other), count in counts.items():
        others[one].append((-count, other))
        others[other].append((-count, one))
    near = {name: [other for _, other in sorted(some)[:STRONGEST]] for name, some in others.items()}
    sets = {name: frozenset(some) for name, some in near.items()}
    often = [pair for pair, count in counts.items() if count >= TOGETHER and _mutual(pair, sets)]
    urls = {pair: _url(actors[name].url for name in pair) for pair in often}

    bonds: dict[Pair, Bond] = {}

    def bond(pair: Pair) -> Bond:
        if pair not in bonds:
            bonds[pair] = Bond(counts[pair], day_of(latest[pair].date), urls.get(pair, ""))
        return bonds[pair]

    linked: dict[str, list[str]] = defaultdict(list)
    for one, other in often:
        linked[one].append(other)
        linked[other].append(one)
    return Company(
        {name: tuple((other, bond(pair_of(name, other))) for other in some) for name, some in near.items()},
        {name: tuple(sorted(some)) for name, some in linked.items()},
        {pair: bond(pair) for pair in sorted(often, key=lambda pair: (-counts[pair], pair))},
    )


def _shared(acting: Shelf) -> tuple[Mapping[Pair, int], Mapping[Pair, Story]]:
    """How many stories two share, and the newest of them."""
    stories: dict[str, Story] = {}
    names: dict[str, list[str]] = defaultdict(list)
    for name, some in acting.items():
        for story in some:
            stories[story.slug] = story
            names[story.slug].append(name)
    oldest_first = sorted(names, key=lambda slug: (str(stories[slug].date or ""), slug))
    pairs = [list(combinations(sorted(names[slug]), 2)) for slug in oldest_first]
    latest: dict[Pair, Story] = {}
    for slug, some_pairs in zip(oldest_first, pairs, strict=True):
        latest.update(zip(some_pairs, repeat(stories[slug])))
    return Counter(chain.from_iterable(pairs)), latest


def _mutual(pair: Pair, near: Mapping[str, frozenset[str]]) -> bool:
    one, other = pair
    return other in near[one] and one in near[other]


def _url(urls: Iterable[str]) -> str:
    one, other = sorted(basename(url).removesuffix(".html") for url in urls)
    return f"actors/{one}--{other}.html"
