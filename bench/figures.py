"""From readings to what can be said of them: medians, ratios of the same round, growth."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from measuring import Reading

OURS = "News Digest"


@dataclass(frozen=True)
class Measured:
    """One run."""

    count: int
    """Articles of the corpus."""
    scenario: str
    builder: str
    turn: int
    """Number of the round."""
    reading: Reading


def runs(measured: Iterable[Measured], count: int, scenario: str, builder: str) -> list[Measured]:
    """Those of one builder, by round."""
    asked = (count, scenario, builder)
    found = (one for one in measured if (one.count, one.scenario, one.builder) == asked)
    return sorted(found, key=lambda one: one.turn)


def middle(readings: Sequence[Reading]) -> Reading:
    """The median of each part, on its own; ValueError of nothing."""
    if not readings:
        raise ValueError("no readings")
    return Reading(
        median(one.wall for one in readings),
        median(one.cpu for one in readings),
        int(median(one.memory for one in readings)),
    )


@dataclass(frozen=True)
class Ratio:
    """One builder's part of what another takes; below 1 it is faster."""

    wall: float
    cpu: float


def paired(ours: Sequence[Measured], theirs: Sequence[Measured]) -> Ratio | None:
    """The median of the ratios of the same rounds, so that a busy minute counts against both; None without one."""
    others = {one.turn: one.reading for one in theirs}
    pairs = [(one.reading, others[one.turn]) for one in ours if one.turn in others]
    pairs = [(mine, other) for mine, other in pairs if other.wall > 0 and other.cpu > 0]
    if not pairs:
        return None
    return Ratio(
        median(mine.wall / other.wall for mine, other in pairs),
        median(mine.cpu / other.cpu for mine, other in pairs),
    )


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """Of the growth between two (articles, seconds): 1 is as much more time as articles; ValueError of no growth."""
    (fewer, less), (more, longer) = small, large
    if min(fewer, less, longer) <= 0 or more <= fewer:
        raise ValueError(f"no growth from {small} to {large}")
    return math.log(longer / less) / math.log(more / fewer)


def growth(measured: Sequence[Measured], scenario: str, builder: str) -> list[tuple[int, int, float]]:
    """(fewer, more, exponent of processor time) for each step between the counts that were measured."""
    counts = sorted({one.count for one in measured})
    cpu = {}
    for count in counts:
        if found := runs(measured, count, scenario, builder):
            cpu[count] = middle([one.reading for one in found]).cpu
    return [(one[0], other[0], exponent(one, other)) for one, other in pairwise(cpu.items())]
