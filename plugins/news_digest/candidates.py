"""Which texts share enough of their samples to be compared in whole; worked out again for the few that have changed.

A sample holds numbers, those of the shingles of a text that are looked up (see samestory).
Whether two texts are compared depends on their own samples, and for each number on who else had it last: a change
of one text touches none but those that share a number with it.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
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
FEW = 0.1
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


def candidates(samples: Mapping[str, Sample], before: Near = NOTHING) -> Pairs:
    """Pairs of keys that share enough of their samples; shingles that many have pair the nearest in time alone.

    What is known of `before` changes nothing but the time that it takes.
    """
    touched = _touched(samples, before)
    if touched is None:
        whole = {key: numbers_in(sample) for key, sample in samples.items()}
        return _paired(whole, samples.keys(), samples)
    kept = [pair for pair in before.pairs if pair[1] in samples and pair[1] not in touched]
    return kept + _paired(_among(samples, touched), touched, samples) if touched else kept


def _touched(samples: Mapping[str, Sample], before: Near) -> set[str] | None:
    """Those whose pairs may be others than before; None where that may be very many."""
    known = dict(zip(before.keys, before.samples, strict=True))
    stay = [key for key, sample in samples.items() if known.get(key) == sample]
    moved = _moved(stay, [key for key in before.keys if known[key] == samples.get(key)])
    if moved is None or len(stay) < (1 - FEW) * len(samples):
        return None
    same = set(stay) - moved
    fresh = {key for key in samples if key not in same}
    gone = {key for key in known if key not in same}
    numbers = {n for key in fresh for n in numbers_in(samples[key])}
    numbers.update(n for key in gone for n in numbers_in(known[key]))
    touched = {
        key
        for key, sample in samples.items()
        if key in fresh or (numbers and not numbers.isdisjoint(numbers_in(sample)))
    }
    return touched if len(touched) <= FEW * len(samples) else None


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


def _among(samples: Mapping[str, Sample], touched: Collection[str]) -> dict[str, Sequence[int]]:
    """Of each sample what is in one of those that are touched."""
    wanted = {n for key in touched for n in numbers_in(samples[key])}
    found: dict[str, Sequence[int]] = {}
    for key, sample in samples.items():
        if some := wanted.intersection(numbers_in(sample)):
            found[key] = tuple(some)
    return found


def _paired(
    among: Mapping[str, Sequence[int]], wanted: Collection[str], samples: Mapping[str, Sample]
) -> Pairs:
    """The pairs of those that are wanted with those before them. `among` is what of the samples is looked at."""
    recent: dict[int, tuple[str, ...]] = {}  # a number -> who had it last
    pairs = []
    for key, numbers in among.items():
        holders = list(map(recent.get, numbers, repeat(())))
        if key in wanted:
            for other, count in Counter(chain.from_iterable(holders)).items():
                if count >= GLIMPSE * (min(len(samples[key]), len(samples[other])) // BYTES):
                    pairs.append((other, key))
        alone = (key,)
        recent.update(
            zip(numbers, [(key, *held[: NEIGHBOURS - 1]) if held else alone for held in holders], strict=True)
        )
    return pairs
