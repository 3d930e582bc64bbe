"""Run the command that builds the site, and keep what it says: once more for each change of a source."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from ..locks import REFUSED

FORKS = sys.platform == "linux"
"""Where a process may go on as a copy of another one."""

STANDING = Path(__file__).with_name("standing.py")


class Outcome(NamedTuple):
    """How a build ended."""

    status: int
    said: str

    @property
    def is_refused(self) -> bool:
        """Whether somebody else was writing, so that it was not begun."""
        return bool(self.status) and REFUSED in " ".join(self.said.split())


class Builder(Protocol):
    """What builds the site."""

    def run(self) -> Outcome:
        """Build once."""

    def interrupt(self) -> None:
        """Break off a build that is at work, as Ctrl-C does."""

    def close(self) -> None:
        """End what stands ready."""


class Anew:
    """Each build is a new process."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[str] | None = None

    def run(self) -> Outcome:
        """Build once; what is said is shown as it comes."""
        said = []
        with subprocess.Popen(  # noqa: S603 - what the user says builds the site
            self._command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as self._process:
            for line in self._process.stdout or ():
                said.append(line)
                print(line, end="", flush=True)
        return Outcome(self._process.returncode, "".join(said))

    def interrupt(self) -> None:
        """Break it off."""
        if self._process:
            self._process.send_signal(signal.SIGINT)

    def close(self) -> None:
        """Nothing stands ready."""


class Standing:
    """Each build is a copy of a process that has imported the program already (`standing.py`)."""

    def __init__(self, python: str, module: str, words: Sequence[str]) -> None:
        self._begin = [python, str(STANDING)], [module, *words]
        self._process: subprocess.Popen[str] | None = None
        self._answers = -1

    def run(self) -> Outcome:
        """Build once, by a new process where the program has changed or the old one is gone."""
        for fresh in (False, True):
            if fresh:
                self.close()
            answer = self._ask()
            if "status" in answer:
                return Outcome(int(str(answer["status"])), str(answer["said"]))
        return Outcome(1, "The process that builds ended without a word.")

    def _ask(self) -> dict[str, object]:
        if self._process is None:
            self._start()
        try:
            self._requests.write("build\n")
            self._requests.flush()
            found: dict[str, object] = json.loads(self._heard.readline())
        except (OSError, ValueError):  # it has ended
            return {}
        return found

    def _start(self) -> None:
        hear, tell = os.pipe()
        before, after = self._begin
        self._process = subprocess.Popen(  # noqa: S603 - what the user says builds the site
            [*before, str(tell), *after], stdin=subprocess.PIPE, pass_fds=[tell], encoding="utf-8"
        )
        os.close(tell)
        assert self._process.stdin
        self._requests = self._process.stdin
        self._heard = open(hear, encoding="utf-8")  # noqa: PTH123, SIM115 - as long as the process lives

    def interrupt(self) -> None:
        """Break off a build that is at work."""
        if self._process:
            self._process.terminate()  # which hands it on

    def close(self) -> None:
        """End the process that stands ready."""
        if self._process:
            for pipe in (self._requests, self._heard):
                with suppress(OSError):
                    pipe.close()
            self._process.wait()
            self._process = None


def builder_of(command: Sequence[str]) -> Builder:
    """What runs a command: `python -m MODULE ...` by a standing process, where a system can copy one."""
    if FORKS and len(command) > 2 and command[1] == "-m":
        return Standing(command[0], command[2], command[3:])
    return Anew(command)
