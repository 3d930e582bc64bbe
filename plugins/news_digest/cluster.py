"""The one door to Dask: seeds are read on the machines of a cluster.

The executor is `dask:` and a scheduler's address, or `dask:local` for a cluster of this machine's processes. Every
worker must have the same program: each chunk brings its fingerprint, and a worker that has another refuses it.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from .fingerprints import of_program
from .pooling import in_order, one_by_one, timed
from .problems import Problem, Severity, UserError

In = TypeVar("In")
Out = TypeVar("Out")

SCHEME = "dask:"
HERE = "local"


class OtherProgram(Exception):
    """A worker has another version of the program, or of a library."""


def on_cluster(
    work: Callable[[In], Out],
    items: Iterable[In],
    executor: str,
    lost: Callable[[In, Exception], Out] | None,
) -> Iterator[Out]:
    """Apply `work` to every item on a cluster, results in order; `lost` is asked for those that no worker could do.

    Raises UserError where Dask is not installed, where no scheduler or worker answers, or where a worker has
    another program.
    """
    client = _connected(executor.removeprefix(SCHEME))
    try:
        _compare(client, executor)
        do = functools.partial(checked, of_program(), work)
        pool = _Cluster(client, client.scatter(do, broadcast=True, hash=False))
        yield from in_order(pool, items, lost and functools.partial(one_by_one, pool, lost))
    finally:
        client.close()
        if client.cluster is not None:
            client.cluster.close()


class _Cluster:
    def __init__(self, client: Any, do: Any) -> None:
        self._client, self._do = client, do

    @property
    def size(self) -> int:
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def submit(self, chunk: list[Any]) -> Any:
        return self._client.submit(_run, self._do, chunk, pure=False)


def _run(do: Callable[[list[Any]], Any], chunk: list[Any]) -> Any:
    return do(chunk)


def checked(program: str, work: Callable[[In], Out], chunk: list[In]) -> tuple[list[Out], float]:
    """Do a chunk, if this is the program that the one who asks has. Raises OtherProgram."""
    if _own() != program:
        raise OtherProgram("a worker has another version of the program")
    return timed(work, chunk)


@functools.cache
def _own() -> str:
    return of_program()


def _connected(address: str) -> Any:
    try:
        distributed: Any = importlib.import_module(
            "distributed"
        )  # large, and only those who have a cluster need it
    except ImportError as error:
        advice = (
            "Install it with pip install pelican-news-digest[cluster], or write DIGEST_EXECUTOR = 'local'."
        )
        raise _wrong("Dask is not installed", advice) from error
    try:
        if address == HERE:
            return distributed.Client(distributed.LocalCluster(dashboard_address=None, threads_per_worker=1))
        return distributed.Client(address, timeout=10)
    except (OSError, TimeoutError, ValueError) as error:
        raise _wrong(f"no scheduler answers at {address}", "Start one with: dask scheduler") from error


def _compare(client: Any, executor: str) -> None:
    """Refuse a cluster whose workers would convert otherwise than this program does."""
    mine = of_program()
    try:
        client.wait_for_workers(1, timeout=30)
        theirs = client.run(_own)
    except Exception as error:  # what a worker without the package raises comes back as it is
        why = " ".join(str(error).split())[:200]
        raise _wrong(
            f"{executor}: a worker can't be used ({why})", "Install the same package there."
        ) from error
    others = sorted(worker for worker, program in theirs.items() if program != mine)
    if others:
        message = f"{executor}: {others[0]} has another version of the program or its libraries"
        raise _wrong(message, "Install the same package, from the same lock file, on every machine.")


def _wrong(message: str, advice: str) -> UserError:
    return UserError(Problem("DIGEST_EXECUTOR", 0, Severity.ERROR, message, advice))
