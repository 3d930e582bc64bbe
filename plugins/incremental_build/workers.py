"""The one door to other processes."""

from __future__ import annotations

import logging
import multiprocessing
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

log = logging.getLogger("pelican.plugins.incremental_build")

In = TypeVar("In")
Out = TypeVar("Out")

FEW = 24
"""Below this many items starting processes costs more than it gains."""

_work: Callable[[Any], Any]


def each(work: Callable[[In], Out], items: Sequence[In], jobs: int) -> list[Out]:
    """Apply `work` to every item, on up to `jobs` processes; results in order of the items.

    The processes are forked, so `work` may carry anything; items and results must be picklable. Where the
    platform cannot fork, or a process dies, everything is done in this one.
    """
    global _work
    if jobs < 2 or len(items) < FEW or "fork" not in multiprocessing.get_all_start_methods():
        return [work(item) for item in items]
    _work = work
    try:
        with warnings.catch_warnings():
            # a terminal's spinner is a thread; what is forked here touches neither it nor its locks
            warnings.simplefilter("ignore", DeprecationWarning)
            with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
                return list(pool.map(_do, items, chunksize=max(1, min(32, len(items) // (jobs * 4)))))
    except (BrokenProcessPool, OSError) as error:
        log.debug("no other processes: %s", error)
        return [work(item) for item in items]


def _do(item: Any) -> Any:
    return _work(item)
