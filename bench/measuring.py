"""Run a command and read off what it took: time, processor, memory of it and of all that it starts."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

GLANCE = 0.03
"""Seconds between two looks at the memory."""

SHARE = 10
"""A look may take one part in so many of the time: the kernel walks all pages of a large process for it."""

TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class Failed(RuntimeError):
    """A command that did not end well, with its output."""


@dataclass(frozen=True)
class Command:
    """What is run, and where."""

    words: Sequence[str]
    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    """Beside those of this process."""
    good: tuple[int, ...] = (0,)
    """The exit statuses with which it may end."""

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, **self.variables}


@dataclass(frozen=True)
class Reading:
    """What one run took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of user and system time, of the process and of all children that it waited for."""
    memory: int
    """Bytes at the highest, of all its processes together, shared pages counted once; 0 where there is no /proc."""
    said: str = ""
    """What it printed."""


def measure(command: Command) -> Reading:
    """Run it to its end; Failed where that is not a good one."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        running = subprocess.Popen(  # noqa: S603 - commands of our own
            command.words,
            cwd=command.folder,
            env=command.environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            memory = 0
            pause = GLANCE
            while not (ended := _ended(running, pause)):
                looked = time.perf_counter()
                memory = max(memory, proportional(running.pid))
                pause = max(GLANCE, SHARE * (time.perf_counter() - looked))
        except BaseException:
            running.kill()
            running.wait()
            raise
        wall = ended[0] - start
        output.seek(0)
        said = output.read().decode("utf-8", "replace")
        if running.returncode not in command.good:
            raise Failed(f"{' '.join(command.words)}\nended with {running.returncode}:\n{said}")
    return Reading(wall, ended[1].ru_utime + ended[1].ru_stime, memory, said)


def _ended(
    running: subprocess.Popen[bytes], pause: float, step: float = 0.002
) -> tuple[float, resource.struct_rusage] | None:
    """When it ended and what it used, asked until the pause is over: no run is rounded up to a look's end."""
    until = time.perf_counter() + pause
    while True:
        pid, status, usage = os.wait4(running.pid, os.WNOHANG)
        now = time.perf_counter()
        if pid:
            running.returncode = os.waitstatus_to_exitcode(status)
            return now, usage
        if now >= until:
            return None
        time.sleep(min(step, until - now))


def tree(root: int) -> Iterator[int]:
    """A process and all that descend from it, as far as they live."""
    yield root
    for listed in Path(f"/proc/{root}/task").glob("*/children"):
        try:
            children = listed.read_text("ascii").split()
        except OSError:  # ended meanwhile
            continue
        for child in children:
            yield from tree(int(child))


def proportional(root: int) -> int:
    """Bytes that a process and its descendants hold: a page of several processes counts a part in each."""
    return sum(_held(pid) for pid in tree(root))


def _held(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:  # ended meanwhile, or a system without it
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def used(root: int) -> float:
    """Seconds of processor time that a running process, its descendants and those that it waited for took so far."""
    return sum(_ticks(pid) for pid in tree(root)) / TICKS


def _ticks(pid: int) -> int:
    """utime, stime, cutime and cstime: fields 14 to 17 of stat, counted behind the name in brackets."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, fields[11:15]))
