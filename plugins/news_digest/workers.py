"""The one door to other processes.

Work is given out in chunks that take a fraction of a second each, only a few ahead of what is used, so
that memory stays small however much there is to do. How it is shared out changes time only.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from threading import Thread
from typing import Any, TypeVar

from .pooling import in_order, timed
from .problems import stopped

In = TypeVar("In")
Out = TypeVar("Out")

LOCAL = "local"
"""The executor of this machine's processors."""

FEW = 24
"""Below this many items starting processes costs more than it gains."""

FORKS = sys.platform == "linux"
"""Where a new process may begin as a copy of this one."""

ENDED = "the process that worked on it has ended: it was killed, for want of memory perhaps, or has crashed"


class Ended(Exception):
    """A process ended before it had a result."""

    def __init__(self) -> None:
        super().__init__(ENDED)


_work: Callable[[Any], Any]


def each(
    work: Callable[[In], Out],
    items: Iterable[In],
    jobs: int,
    doing: str = "",
    *,
    total: int | None = None,
    inherit: bool = False,
    executor: str = LOCAL,
    lost: Callable[[In, Exception], Out] | None = None,
) -> Iterator[Out]:
    """Apply `work` to every item, on up to `jobs` processes; results in order of the items, as they are ready.

    `work` and what it carries must be picklable, unless it is to be inherited: then the processes begin as
    copies of this one (and where that is not safe, there is but one), and only items and results are sent.
    `total` is the number of items, where they are no sequence. With `doing`, a progress bar shows on a
    terminal. `executor` is `local`, or `dask:` and an address. `lost` gives the result for an item
    that was lost with its worker, here when that happened twice; without it that is an error: UserError here.
    """
    count = total if total is not None else len(items)  # type: ignore[arg-type]
    remote = executor != LOCAL and not inherit
    if count < FEW or not (remote or (jobs > 1 and (FORKS or not inherit))):
        return shown(map(work, items), count, doing)
    if remote:
        from .cluster import on_cluster

        return shown(on_cluster(work, items, executor, lost), count, doing)
    return shown(_on_processes(work, items, min(jobs, count), lost), count, doing)


def _on_processes(
    work: Callable[[In], Out],
    items: Iterable[In],
    jobs: int,
    lost: Callable[[In, Exception], Out] | None,
) -> Iterator[Out]:
    pool = _Local(work, jobs)
    try:
        yield from in_order(pool, items, lost and partial(_singly, pool, lost))
    except _broken() as error:
        advice = "Do it again, with more memory or with JOBS=1."
        raise stopped("news-digest", 0, f"could not go on: {ENDED}", advice) from error
    finally:
        pool.end()


class _Local:
    """Processes of this machine; when one of them ends by itself, all are begun anew."""

    def __init__(self, work: Callable[[Any], Any], size: int) -> None:
        self.work, self.size = work, size
        self._pool = self._begun()

    def submit(self, chunk: list[Any]) -> Any:
        try:
            return self._pool.submit(_do, chunk)
        except _broken():
            self._pool.shutdown()
            self._pool = self._begun()
            return self._pool.submit(_do, chunk)

    def end(self) -> None:
        self._pool.shutdown(cancel_futures=True)

    def _begun(self) -> Any:
        import multiprocessing  # slow to import, and a run that finds everything done needs none
        from concurrent.futures import ProcessPoolExecutor

        if FORKS:
            _remember(self.work)
            context = multiprocessing.get_context("fork")
            return ProcessPoolExecutor(self.size, context, initializer=_end_with_parent)
        return ProcessPoolExecutor(self.size, initializer=_begin, initargs=(self.work,))


def _broken() -> type[Exception]:
    """What is raised when a process has ended by itself."""
    from concurrent.futures.process import BrokenProcessPool

    return BrokenProcessPool


def _singly(
    pool: _Local, lost: Callable[[In, Exception], Out], chunk: list[In], error: Exception
) -> Iterator[Out]:
    """The results of a chunk that went with its process, or waited when another's did: one after the other, so that
    what ends a process takes nothing else with it."""
    if not isinstance(error, _broken()):
        raise error
    for item in chunk:
        try:
            results, _ = pool.submit([item]).result()
        except _broken():
            yield lost(item, Ended())
        else:
            yield from results


def _remember(work: Callable[[Any], Any]) -> None:
    """Keep the work in the process, so that what it carries is sent once and not with each item."""
    global _work
    _work = work


def _begin(work: Callable[[Any], Any]) -> None:
    _end_with_parent()
    _remember(work)


def _end_with_parent() -> None:
    """See to it that this process ends when the one that gave it its work is killed: it would wait for ever, with
    the locks that it holds with it."""
    from multiprocessing import parent_process

    if parent := parent_process():
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _do(chunk: list[Any]) -> tuple[list[Any], float]:
    return timed(_work, chunk)


def shown(results: Iterator[Out], total: int, doing: str) -> Iterator[Out]:
    """The results as they come, with a progress bar called `doing` where a terminal is watched."""
    if not doing or not (sys.stderr and sys.stderr.isatty()):  # none where it was shut
        return results
    from rich.console import Console  # only where someone watches
    from rich.progress import track

    first = list(islice(results, 1))  # processes begin before the bar's thread does
    console = Console(stderr=True)
    return iter(track(chain(first, results), description=doing, total=total, console=console, transient=True))
