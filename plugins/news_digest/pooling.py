"""Chunks of work for a pool of processes, here or elsewhere: a few ahead of what is used, results in order."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Protocol, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

AHEAD = 4
"""Chunks a process has before it at most."""

SPELL = 0.1
"""Seconds that a chunk should take: long beside what sending costs, short beside the whole."""

LARGEST = 128
"""Items of a chunk at most."""


class Pool(Protocol):
    """Where chunks are worked on: a local pool, or a cluster."""

    @property
    def size(self) -> int:
        """Processes."""

    def submit(self, chunk: list[Any]) -> Any:
        """A future of (results, seconds)."""


def timed(work: Callable[[In], Out], chunk: list[In]) -> tuple[list[Out], float]:
    """The results of a chunk, and the seconds that it took."""
    began = time.perf_counter()
    return [work(item) for item in chunk], time.perf_counter() - began


def in_order(
    pool: Pool,
    items: Iterable[In],
    again: Callable[[list[In], Exception], Iterator[Out]] | None = None,
) -> Iterator[Out]:
    """Results in order of the items, a few chunks ahead of what is asked for; chunks grow to last a SPELL.

    `again` gives the results of a chunk that failed; without it that is an error.
    """
    left = iter(items)
    pending: deque[tuple[list[In], Any]] = deque()
    length = 1
    while True:
        while len(pending) < AHEAD * pool.size and (chunk := list(islice(left, length))):
            pending.append((chunk, pool.submit(chunk)))
        if not pending:
            return
        chunk, future = pending.popleft()
        try:
            results, seconds = future.result()
        except Exception as error:
            if again is None:
                raise
            yield from again(chunk, error)
            continue
        length = max(1, min(LARGEST, 2 * length, int(SPELL * len(chunk) / max(seconds, 1e-6))))
        yield from results


def one_by_one(
    pool: Pool, lost: Callable[[In, Exception], Out], chunk: list[In], error: Exception
) -> Iterator[Out]:
    """The results of a chunk that failed: its items are tried once more, each by itself."""
    if len(chunk) == 1:
        yield lost(chunk[0], error)
        return
    futures = [pool.submit([item]) for item in chunk]
    for item, future in zip(chunk, futures, strict=True):
        try:
            results, _ = future.result()
        except Exception as fault:
            yield lost(item, fault)
        else:
            yield from results
