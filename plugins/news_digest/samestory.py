"""Which articles are one text: a wire story in several papers, an article in several versions. Pure.

Texts are compared by shingles, runs of WIDTH words. A fixed sample of them is looked up to find the few
articles that may be the same, so that no article is compared with all; those few are compared in whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from .candidates import Sample, candidates, sample_of
from .model import Stamp

WIDTH = 5
"""Words of a shingle: runs of five are seldom shared by chance."""
SAMPLED = 4
"""One of so many shingles is looked up."""
FEWEST = 25
"""Shingles that a text must have to be compared: shorter ones share their all with many."""
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
    text: str = ""
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


@dataclass(frozen=True, slots=True)
class Signature:
    """What is looked up of a text: enough to find the few that may be the same."""

    size: int
    """Different shingles."""
    sample: Sample
    """Some of them; none of a text that is too short to be compared."""


def signature_of(text: str) -> Signature:
    """The signature of a text; the same on every machine."""
    shingles = _shingles(text)
    sampled = (
        sorted(number for number in shingles if number % SAMPLED == 0) if len(shingles) >= FEWEST else ()
    )
    return Signature(len(shingles), sample_of(sampled))


def families(
    copies: Iterable[Copy],
    apart: Iterable[frozenset[str]] = (),
    signed: Mapping[str, Signature] | None = None,
    text_of: Callable[[str], str] | None = None,
    near: Iterable[tuple[str, str]] | None = None,
) -> dict[str, Family]:
    """The family of each article that has one, by key; pairs in `apart` are never of one family.

    Whoever has `signed` all texts already, by key, gives `text_of` by key instead of the texts: few are compared.
    `near` are the `candidates`, where they are known.
    """
    by_key = {copy.key: copy for copy in sorted(copies, key=lambda copy: (copy.date, copy.key))}
    signed = signed or {key: signature_of(copy.text) for key, copy in by_key.items()}
    shingles = _Shingles(text_of or (lambda key: by_key[key].text))
    groups = _Groups(by_key, apart)
    near = candidates({key: signed[key].sample for key in by_key}) if near is None else near
    for one, other in sorted(near):
        if _relation(by_key[one], by_key[other], shingles[one], shingles[other]):
            groups.join(one, other)
    found = {}
    for keys in groups.all():
        family = _family([by_key[key] for key in keys], signed)
        found.update(dict.fromkeys(keys, family))
    return found


class _Shingles(dict[str, frozenset[int]]):
    """The shingles of the texts that are compared in whole, by key."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self.text_of = text_of

    def __missing__(self, key: str) -> frozenset[int]:
        found = self[key] = _shingles(self.text_of(key))
        return found


def _shingles(text: str) -> frozenset[int]:
    """The text's runs of words as numbers that are the same on every machine."""
    words = " ".join(WORD.findall(text)).casefold().encode().split(b" ")
    runs = zip(*(words[at:] for at in range(WIDTH)), strict=False)
    return frozenset(map(crc32, map(b" ".join, runs)))


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


def _family(copies: Sequence[Copy], signed: Mapping[str, Signature]) -> Family:
    by_outlet: list[list[Copy]] = []
    for copy in sorted(copies, key=lambda copy: (copy.date, copy.key)):
        same = next((some for some in by_outlet if _own(copy, some[0])), None)
        if same is None:
            by_outlet.append([copy])
        else:
            same.append(copy)
    versions = {}
    for some in by_outlet:
        newest, *earlier = sorted(some, key=lambda copy: (_last(copy), signed[copy.key].size, copy.key))[::-1]
        versions[newest.key] = tuple(copy.key for copy in earlier)
    by_key = {copy.key: copy for copy in copies}
    current = sorted(versions, key=lambda key: (by_key[key].date or "9", key))
    lead = max(current, key=lambda key: signed[key].size)
    others = tuple(key for key in current if key != lead)
    return Family(lead, others, {key: keys for key, keys in versions.items() if keys})


def _last(copy: Copy) -> str:
    """When a version is from: dates of any precision sort as they are written."""
    return max(copy.date, copy.modified)
