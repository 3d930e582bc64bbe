"""What a build says on the terminal."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from pelican.log import console

from ..problems import Problem, Severity

log = logging.getLogger(__name__)

LEVELS = {Severity.NOTE: logging.INFO, Severity.WARNING: logging.WARNING, Severity.ERROR: logging.ERROR}
STYLES = {Severity.NOTE: "", Severity.WARNING: "yellow", Severity.ERROR: "red"}


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
