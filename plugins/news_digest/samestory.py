"""Which articles are one text: a wire story in several papers, an article in several versions. Pure.

Texts are compared by shingles, runs of WIDTH words. A fixed sample of them is looked up to find the few
articles that may be the same, so that no article is compared with all; those few are compared in whole.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from .model import Stamp

WIDTH = 5
"""Words of a shingle: runs of five are seldom shared by chance."""
SAMPLED = 4
"""One of so many shingles is looked up."""
FEWEST = 25
"""Shingles that a text must have to be compared: shorter ones share their all with many."""
NEIGHBOURS = 3
"""Articles on each side, in order of time, that a shingle pairs one with where very many have it."""
GLIMPSE = 0.2
"""Part of the smaller sample that two texts share to be compared in whole."""
SAME, WITHIN, ALIKE = 0.5, 0.9, 0.3
"""Part of all shingles of two texts that both have, for one wire text; or part of the shorter, then ALIKE of all."""
REVISED = 0.5
"""Part of the shorter text that is in the other, for two versions of an outlet's article."""
DAYS = 4
"""Days between the appearances of one wire text, at most."""
REVISION_DAYS = 31
"""Days between the versions of an article, at most."""
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """An article, as far as its text is concerned."""

    key: str
    date: str
    """A stamp, or empty."""
    outlet: str
    url: str
    title: str
    text: str
    modified: str = ""
    """A stamp, or empty."""


@dataclass(frozen=True, slots=True)
class Family:
    """Articles that are one text."""

    lead: str
    """Key of the one that stands for all: the longest of the newest versions, then the earliest, then by key."""
    others: tuple[str, ...]
    """The same text in other outlets, by date and key; each outlet's newest version."""
    versions: Mapping[str, tuple[str, ...]]
    """Key of a newest version -> keys of the earlier ones, newest first."""

    @property
    def members(self) -> tuple[str, ...]:
        """All, the lead first."""
        current = (self.lead, *self.others)
        return (*current, *(key for one in current for key in self.versions.get(one, ())))


def families(copies: Iterable[Copy], apart: Iterable[frozenset[str]] = ()) -> dict[str, Family]:
    """The family of each article that has one, by key; pairs in `apart` are never of one family."""
    by_key = {copy.key: copy for copy in sorted(copies, key=lambda copy: (copy.date, copy.key))}
    shingles = {key: _shingles(copy.text) for key, copy in by_key.items()}
    groups = _Groups(by_key, apart)
    for one, other in sorted(_candidates(shingles)):
        relation = _relation(by_key[one], by_key[other], shingles[one], shingles[other])
        if relation:
            groups.join(one, other)
    found = {}
    for keys in groups.all():
        family = _family([by_key[key] for key in keys], shingles)
        found.update(dict.fromkeys(keys, family))
    return found


def _shingles(text: str) -> frozenset[int]:
    """The text's runs of words as numbers that are the same on every machine."""
    words = [word.casefold() for word in WORD.findall(text)]
    return frozenset(
        crc32(" ".join(words[at : at + WIDTH]).encode()) for at in range(max(0, len(words) - WIDTH + 1))
    )


def _candidates(shingles: Mapping[str, frozenset[int]]) -> list[tuple[str, str]]:
    """Pairs of keys that share enough of their samples; shingles that many have pair the nearest in time alone."""
    holders: dict[int, list[str]] = defaultdict(list)
    samples = {}
    for key, some in shingles.items():
        if len(some) >= FEWEST:
            sample = [number for number in some if number % SAMPLED == 0]
            samples[key] = len(sample)
            for number in sample:
                holders[number].append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in holders.values():
        for at, one in enumerate(keys):
            shared.update((one, other) for other in keys[at + 1 : at + 1 + NEIGHBOURS])
    return [pair for pair, count in shared.items() if count >= GLIMPSE * min(samples[key] for key in pair)]


def _relation(one: Copy, other: Copy, first: frozenset[int], second: frozenset[int]) -> bool:
    """Whether two articles are one text."""
    both = len(first & second)
    within, alike = both / min(len(first), len(second)), both / len(first | second)
    if _own(one, other):
        return within >= REVISED and _near(one, other, REVISION_DAYS)
    return (alike >= SAME or (within >= WITHIN and alike >= ALIKE)) and _near(one, other, DAYS)


def _own(one: Copy, other: Copy) -> bool:
    """Whether two articles are one outlet's, by their address or their title if no outlet is known."""
    if one.url and one.url == other.url:
        return True
    if one.outlet and other.outlet:
        return one.outlet == other.outlet
    return one.title.casefold() == other.title.casefold()


def _near(one: Copy, other: Copy, days: int) -> bool:
    if not (one.date and other.date):
        return True
    first, second = (Stamp.parse(copy.date).first_day.toordinal() for copy in (one, other))
    return abs(first - second) <= days


class _Groups:
    """Who belongs together so far."""

    def __init__(self, keys: Iterable[str], apart: Iterable[frozenset[str]]) -> None:
        self.of = {key: [key] for key in keys}
        self.apart = frozenset(apart)

    def join(self, one: str, other: str) -> None:
        """Make two groups one, if the editor keeps no two of their members apart."""
        first, second = self.of[one], self.of[other]
        if first is second or any(frozenset((a, b)) in self.apart for a in first for b in second):
            return
        first += second
        self.of.update(dict.fromkeys(second, first))

    def all(self) -> list[list[str]]:
        """The groups of several."""
        return [sorted(some) for key, some in self.of.items() if len(some) > 1 and min(some) == key]


def _family(copies: Sequence[Copy], shingles: Mapping[str, frozenset[int]]) -> Family:
    by_outlet: list[list[Copy]] = []
    for copy in sorted(copies, key=lambda copy: (copy.date, copy.key)):
        same = next((some for some in by_outlet if _own(copy, some[0])), None)
        if same is None:
            by_outlet.append([copy])
        else:
            same.append(copy)
    versions = {}
    for some in by_outlet:
        newest, *earlier = sorted(some, key=lambda copy: (_last(copy), len(shingles[copy.key]), copy.key))[
            ::-1
        ]
        versions[newest.key] = tuple(copy.key for copy in earlier)
    by_key = {copy.key: copy for copy in copies}
    current = sorted(versions, key=lambda key: (by_key[key].date or "9", key))
    lead = max(current, key=lambda key: len(shingles[key]))
    others = tuple(key for key in current if key != lead)
    return Family(lead, others, {key: keys for key, keys in versions.items() if keys})


def _last(copy: Copy) -> str:
    """When a version is from: dates of any precision sort as they are written."""
    return max(copy.date, copy.modified)
