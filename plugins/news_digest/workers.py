"""The one door to other processes."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

FEW = 24
"""Below this many items starting processes costs more than it gains."""

_work: Callable[[Any], Any]


def _remember(work: Callable[[Any], Any]) -> None:
    """Keep the work in the process, so that what it carries is sent once and not with each item."""
    global _work
    _work = work


def _do(item: Any) -> Any:
    return _work(item)


def each(
    work: Callable[[In], Out], items: Sequence[In], jobs: int, doing: str = "", inherit: bool = False
) -> list[Out]:
    """Apply `work` to every item, on up to `jobs` processes; results in order of the items.

    `work` and what it carries must be picklable, unless the processes `inherit` it: they are forked from this
    one, with all that it knows; on a platform that can't do this there is one process. With `doing`, a
    progress bar shows on a terminal.
    """
    if jobs < 2 or len(items) < FEW or (inherit and not hasattr(os, "fork")):
        return list(shown(map(work, items), len(items), doing))
    from concurrent.futures import ProcessPoolExecutor  # slow to import, and few seeds need none

    if inherit:
        _remember(work)
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(min(jobs, len(items)), mp_context=context) as pool:
            return list(shown(pool.map(_do, items, chunksize=8), len(items), doing))
    with ProcessPoolExecutor(min(jobs, len(items)), initializer=_remember, initargs=(work,)) as pool:
        return list(shown(pool.map(_do, items, chunksize=8), len(items), doing))


def shown(results: Iterator[Out], total: int, doing: str) -> Iterator[Out]:
    """The results as they come, with a progress bar called `doing` where a terminal is watched."""
    if not doing or not sys.stderr.isatty():
        return results
    from rich.console import Console  # only where someone watches
    from rich.progress import track

    return iter(track(results, description=doing, total=total, console=Console(stderr=True), transient=True))
