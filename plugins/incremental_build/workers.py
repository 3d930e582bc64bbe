"""The one door to other processes."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import queue
import threading
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from typing import Any, TypeVar

log = logging.getLogger("pelican.plugins.incremental_build")

In = TypeVar("In")
Out = TypeVar("Out")
Send = Callable[[bytes], None]

FEW = 24
"""Below this many items starting processes costs more than it gains."""

AHEAD = 128
"""Messages that wait to be asked for: a process that is further ahead has to wait itself."""

PATIENCE = 120.0
"""Seconds without a message after which a process counts as one that hangs."""

_work: Callable[[Any], Any]


def can_fork() -> bool:
    """Whether the platform can give a process all that this one holds."""
    return "fork" in multiprocessing.get_all_start_methods()


def each(work: Callable[[In], Out], items: Sequence[In], jobs: int) -> list[Out]:
    """Apply `work` to every item, on up to `jobs` processes; results in order of the items.

    The processes are forked, so `work` may carry anything; items and results must be picklable. Where the
    platform cannot fork, or a process dies, everything is done in this one.
    """
    global _work
    if jobs < 2 or len(items) < FEW or not can_fork():
        return [work(item) for item in items]
    _work = work
    try:
        with (
            _forking(),
            ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), initializer=_be_quiet) as pool,
        ):
            return list(pool.map(_do, items, chunksize=max(1, min(32, len(items) // (jobs * 4)))))
    except (BrokenProcessPool, OSError) as error:
        log.debug("no other processes: %s", error)
        return [work(item) for item in items]


def _be_quiet() -> None:
    """What is to be said is said by the process that builds the site."""
    logging.getLogger().handlers = []


def _do(item: Any) -> Any:
    return _work(item)


class Worker:
    """A forked process that does one thing and sends messages, which are read in the order they were sent."""

    def __init__(self, work: Callable[[Send], None]) -> None:
        context = multiprocessing.get_context("fork")
        self._connection, its_end = context.Pipe(duplex=False)
        self._messages: queue.Queue[bytes | None] = queue.Queue(AHEAD)
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self.process = context.Process(target=_send_all, args=(work, its_end), daemon=True)
        try:
            self.process.start()
        finally:
            its_end.close()

    def listen(self) -> None:
        """Begin to take in what it sends; not before all processes are forked, for threads are not."""
        self._reader.start()

    def receive(self) -> bytes | None:
        """The next message; None once there will be no more, be it done, dead or hanging."""
        if not self._ended:
            try:
                message = self._messages.get(timeout=PATIENCE)
            except queue.Empty:
                log.debug("process %s hangs", self.process.pid)
                message = None
            if message is not None:
                return message
            self.stop()
        return None

    def stop(self) -> None:
        """End the process, whatever it is doing, and let go of what it has sent."""
        self.process.kill()
        self.process.join()
        if self._reader.ident is not None:
            while self._reader.is_alive():
                with contextlib.suppress(queue.Empty):
                    self._messages.get(timeout=0.01)
        self._connection.close()
        self._ended = True

    def _read(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                self._messages.put(self._connection.recv_bytes())
        self._messages.put(None)


def forked(works: Sequence[Callable[[Send], None]]) -> list[Worker]:
    """A process for each piece of work, which has all that this one has; none where that cannot be."""
    if not can_fork():
        return []
    workers: list[Worker] = []
    try:
        with _forking():
            for work in works:
                workers.append(Worker(work))  # noqa: PERF401  (those that were started are to be ended)
    except OSError as error:
        log.debug("no other processes: %s", error)
        for worker in workers:
            worker.stop()
        return []
    for worker in workers:
        worker.listen()
    return workers


def _send_all(work: Callable[[Send], None], end: Connection) -> None:
    _be_quiet()
    with contextlib.suppress(OSError):  # nobody listens any more
        work(end.send_bytes)


@contextlib.contextmanager
def _forking() -> Any:
    """A terminal's spinner is a thread; what is forked here touches neither it nor its locks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield
