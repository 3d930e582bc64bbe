"""Seeds read on a Dask cluster: the same bytes, also where a worker dies, and plain words where it can't be used."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from news_digest import cluster
from news_digest.convert import convert
from news_digest.problems import UserError
from news_digest.settings import Settings
from news_digest.workers import FEW, each

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")

pytestmark = pytest.mark.filterwarnings("default")  # the warnings of Dask are not ours

ROOT = Path(__file__).parents[1]


def started(*words: str, **variables: str) -> subprocess.Popen[bytes]:
    told = os.environ | {"PYTHONPATH": f"{ROOT / 'plugins'}{os.pathsep}{ROOT / 'tests'}"} | variables
    command = [sys.executable, "-W", "ignore", "-m", *words]
    return subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def worker(address: str, **variables: str) -> subprocess.Popen[bytes]:
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    return started("distributed.cli.dask_worker", address, *options, **variables)


@pytest.fixture
def scheduler() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ("--host", "127.0.0.1", "--port", str(port), "--no-dashboard")
    process = started("distributed.cli.dask_scheduler", *options)
    yield f"tcp://127.0.0.1:{port}"
    process.kill()
    process.wait()


@pytest.fixture
def workers(scheduler: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    some = [worker(scheduler), worker(scheduler)]
    wait_for(scheduler, 2)
    yield some
    for process in some:
        process.kill()
        process.wait()


def wait_for(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, timeout=60) as client:
        client.wait_for_workers(count, timeout=60)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_cluster_gives_the_same_bytes(
    tmp_path: Path, scheduler: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    here = Settings(seeds=ROOT / "seeds", content=tmp_path / "here", jobs=1, ner="none")
    there = replace(here, content=tmp_path / "there", executor=f"dask:{scheduler}")
    report = convert(here)
    assert report.seeds >= FEW and convert(there) == report
    assert tree(there.content) == tree(here.content)


class Slowly:
    """Work that can be sent."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, number: int) -> int:
        (self.path / str(number)).touch()
        time.sleep(0.02)
        if number == 44:
            raise ValueError("44 can't be done")
        return number


def lost(number: int, error: Exception) -> int:
    return -number


def test_a_worker_that_dies_halfway_costs_time_only(
    tmp_path: Path, scheduler: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    found = []
    for number in each(Slowly(tmp_path), range(43), 1, executor=f"dask:{scheduler}", lost=lost):
        found.append(number)
        if number == 15:
            workers[0].kill()
            workers[0].wait()
    assert found == list(range(43))


def test_work_that_fails_there_is_told_and_ends_nothing(
    tmp_path: Path, scheduler: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    numbers = range(30, 60)
    found = list(each(Slowly(tmp_path), numbers, 1, executor=f"dask:{scheduler}", lost=lost))
    assert found == [-44 if number == 44 else number for number in numbers]


def test_a_worker_with_another_program_is_refused(
    scheduler: str, workers: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "of_program", lambda: "another")
    with pytest.raises(UserError, match="has another version of the program"):
        list(each(abs, range(FEW), 1, executor=f"dask:{scheduler}"))


def test_a_scheduler_that_does_not_answer_is_told_in_words() -> None:
    with pytest.raises(UserError, match="no scheduler answers at"):
        list(each(abs, range(FEW), 1, executor="dask:tcp://127.0.0.1:9"))


def test_a_missing_dask_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UserError, match=r"pip install pelican-news-digest\[cluster\]"):
        list(each(abs, range(FEW), 1, executor="dask:local"))
