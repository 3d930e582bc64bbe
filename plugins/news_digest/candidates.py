"""Which texts share enough of their samples to be compared in whole; worked out again for the few that have changed.

A sample holds numbers, those of the shingles of a text that are looked up (see samestory).
Whether two texts are compared depends on their own samples, and for each number on who else had it last: a change
of one text touches none but those that share a number with it.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import NamedTuple

Sample = bytes
"""Numbers in order, each of so many BYTES, as the machine has them."""

BYTES = 4

Pairs = list[tuple[str, str]]
"""Of keys, the one that stands first first."""

NEIGHBOURS = 3
"""Articles on each side, in order of time, that a shingle pairs one with where very many have it."""
GLIMPSE = 0.2
"""Part of the smaller sample that two texts share to be compared in whole."""
FEW = 0.25
"""Part of the texts that may be touched by a change for the others to be left alone."""


class Near(NamedTuple):
    """The texts of an earlier run, in their order, and which of them shared enough."""

    keys: tuple[str, ...]
    samples: tuple[Sample, ...]
    pairs: Pairs


NOTHING = Near((), (), [])


def sample_of(numbers: Iterable[int]) -> Sample:
    """Numbers as a sample."""
    return array("I", numbers).tobytes()


def numbers_in(sample: Sample) -> Sequence[int]:
    """The numbers of a sample."""
    return memoryview(sample).cast("I")


class _Change(NamedTuple):
    """What has changed since an earlier run."""

    touched: frozenset[str]
    """Those whose pairs with any before them may be others."""
    resized: frozenset[str]
    """Those of another sample in their old place: their pairs with any behind them may be others, too."""


def candidates(samples: Mapping[str, Sample], before: Near = NOTHING) -> Pairs:
    """Pairs of keys that share enough of their samples; shingles that many have pair the nearest in time alone.

    What is known of `before` changes nothing but the time that it takes.
    """
    change = _change(samples, before)
    if change is None:
        whole = _in_several(samples)
        return _paired(whole, _Change(frozenset(samples), frozenset()), samples)
    kept = [
        (one, other)
        for one, other in before.pairs
        if other in samples and other not in change.touched and one not in change.resized
    ]
    return kept + _paired(_among(samples, change), change, samples) if change.touched else kept


def _change(samples: Mapping[str, Sample], before: Near) -> _Change | None:
    """What has changed; None where that may be very much."""
    known = dict(zip(before.keys, before.samples, strict=True))
    here = [key for key in samples if key in known]
    moved = _moved(here, [key for key in before.keys if key in samples])
    if moved is None or len(here) < (1 - FEW) * len(samples):
        return None
    resized = frozenset(key for key in here if known[key] != samples[key] and key not in moved)
    numbers: set[int] = set()
    for key in resized:  # who has a number that the text had before and has now finds it as it was
        numbers.update(set(numbers_in(known[key])).symmetric_difference(numbers_in(samples[key])))
    for some in (samples, known):
        other = known if some is samples else samples
        numbers.update(n for key in some if key in moved or key not in other for n in numbers_in(some[key]))
    touched = frozenset(
        key
        for key, sample in samples.items()
        if key not in known
        or key in moved
        or key in resized
        or (numbers and not numbers.isdisjoint(numbers_in(sample)))
    )
    return _Change(touched, resized) if len(touched) <= FEW * len(samples) else None


def _moved(now: Sequence[str], before: Sequence[str]) -> set[str] | None:
    """Of the same keys in two orders those that must be taken out for the rest to be in one; None if not found."""
    moved: set[str] = set()
    here = there = 0
    while here < len(now) and there < len(before):
        if now[here] in moved:
            here += 1
        elif before[there] in moved:
            there += 1
        elif now[here] == before[there]:
            here, there = here + 1, there + 1
        elif there + 1 < len(before) and before[there + 1] == now[here]:
            moved.add(before[there])
        elif here + 1 < len(now) and now[here + 1] == before[there]:
            moved.add(now[here])
        else:
            return None
    return moved


def _in_several(samples: Mapping[str, Sample]) -> dict[str, Sequence[int]]:
    """Of each sample what is in another one, too: most numbers are in one alone, and pair nothing."""
    once, several = set[int](), set[int]()
    for sample in samples.values():
        numbers = numbers_in(sample)
        several.update(once.intersection(numbers))
        once.update(numbers)
    return {
        key: [number for number in numbers_in(sample) if number in several] for key, sample in samples.items()
    }


def _among(samples: Mapping[str, Sample], change: _Change) -> dict[str, Sequence[int]]:
    """Of each sample what is in one of those that are touched."""
    wanted = {n for key in change.touched for n in numbers_in(samples[key])}
    found = ((key, wanted.intersection(numbers_in(sample))) for key, sample in samples.items())
    return {key: tuple(numbers) for key, numbers in found if numbers}


def _paired(among: Mapping[str, Sequence[int]], change: _Change, samples: Mapping[str, Sample]) -> Pairs:
    """The pairs that a change touches. `among` is what of the samples is looked at."""
    recent: dict[int, tuple[str, ...]] = {}  # a number -> who had it last
    pairs = []
    for key, numbers in among.items():
        holders = list(map(recent.get, numbers, repeat(())))
        near: Iterable[str] = chain.from_iterable(holders)
        if key not in change.touched:
            near = (other for other in near if other in change.resized) if change.resized else ()
        for other, count in Counter(near).items():
            if count >= GLIMPSE * (min(len(samples[key]), len(samples[other])) // BYTES):
                pairs.append((other, key))
        alone = (key,)
        recent.update(
            zip(numbers, [(key, *held[: NEIGHBOURS - 1]) if held else alone for held in holders], strict=True)
        )
    return pairs
