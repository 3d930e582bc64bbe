"""What a build says on the terminal."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from io import StringIO
from typing import Any

from pelican.log import console

from ..problems import Problem, Severity

log = logging.getLogger(__name__)

LEVELS = {Severity.NOTE: logging.INFO, Severity.WARNING: logging.WARNING, Severity.ERROR: logging.ERROR}
STYLES = {Severity.NOTE: "", Severity.WARNING: "yellow", Severity.ERROR: "red"}


class _Output:
    """Standard output; where nothing can be written to it, as on a full disk, all is said where errors are."""

    def write(self, text: str) -> int:
        self._try(partial(sys.stdout.write, text))
        return len(text)

    def flush(self) -> None:
        self._try(sys.stdout.flush)

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except BrokenPipeError:  # as `make html | head` ends: so does the build
            raise
        except OSError:
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
            with suppress(OSError):
                do()

    def __getattr__(self, name: str) -> Any:
        return getattr(sys.stdout, name)


def speak_on() -> None:
    """Have a build go on where its output can't be written, or there is none."""
    if sys.stdout is None:  # it was closed
        sys.stdout = sys.stderr or StringIO()
    console.file = _Output()


def say(line: str, style: str = "") -> None:
    """Print a line as Pelican prints its own; never broken, so that `file:line` stays in one piece."""
    console.print(line, style=style, markup=False, highlight=False, soft_wrap=True)


def to_do(problems: Iterable[Problem]) -> str:
    """What the last line asks for."""
    told = {problem for problem in problems if problem.severity > Severity.NOTE}
    if not told:
        return ""
    errors = sum(problem.severity is Severity.ERROR for problem in told)
    counts = [
        f"{n} {what if n == 1 else what + 's'}"
        for n, what in ((errors, "error"), (len(told) - errors, "warning"))
        if n
    ]
    return f"; {' and '.join(counts)} above: mend them, then build again"


def tell(problems: Iterable[Problem]) -> None:
    """Print problems, the worst last."""
    ranked = sorted(set(problems), key=lambda problem: (problem.severity, problem))
    for problem in ranked:
        if log.isEnabledFor(LEVELS[problem.severity]):
            say(str(problem), STYLES[problem.severity])


def fail(problems: Iterable[Problem]) -> None:
    """With an error among them, one line more asks for an exit status."""
    wrong = sum(problem.severity is Severity.ERROR for problem in set(problems))
    if wrong:
        errors = "1 error" if wrong == 1 else f"{wrong} errors"
        log.error("The site is complete but for %s above.", errors)
