"""Bad input as a value: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

from .fullstops import ended
from .unseen import printable


class Severity(IntEnum):
    """How much a problem matters; also the exit status it asks for."""

    NOTE = 0
    """Told, nothing to do."""
    WARNING = 1
    """The article is there, but an editor should look."""
    ERROR = 2
    """Something that was asked for is missing from the result."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that an editor should know."""

    where: str
    """A file as the user would type it, e.g. `seeds/x.txt`."""
    line: int
    """From 1; 0 where no line is to blame."""
    severity: Severity
    message: str
    """What is wrong, with the words at fault: `no headline found (the first line looks like ...)`."""
    advice: str = ""
    """What to do: a command, a line to write."""
    kind: str = ""
    """What sort of problem, in a word, where an editor may settle it: `unresolved`, `look-alike`, ..."""
    about: tuple[str, ...] = ()
    """By what it is known again: names, words, the article's file without its folder."""

    def __str__(self) -> str:
        place = f"{self.where}:{self.line}" if self.line else self.where
        advice = f" {self.advice}" if self.advice else ""
        return printable(f"{place}: {ended(self.message)}{advice}")


NAME = "name"
"""Kind of a problem with what was typed on the command line, whatever file it was looked up in."""


class UserError(Exception):
    """The run can't go on: wrong use, an unreadable registry. Carries the problems to print."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

    def is_of_files(self, folder: Path | None) -> bool:
        """Whether files in the folder are at fault, for an editor to mend, and not how a command was called."""
        if folder is None:
            return False
        files = [Path(problem.where).absolute() for problem in self.problems]
        named = any(problem.kind == NAME for problem in self.problems)
        return not named and all(file.is_file() and file.is_relative_to(folder.absolute()) for file in files)


class Refusal(UserError):
    """What was asked for would do harm here or now, so nothing was begun."""

    exitcode = 2  # Pelican ends with it


def stopped(where: str, line: int, message: str, advice: str) -> UserError:
    """The run can't go on for one problem; to be raised."""
    return UserError(Problem(where, line, Severity.ERROR, message, advice))


def worst(problems: Iterable[Problem]) -> Severity:
    """The highest severity among the problems; NOTE for none."""
    return max((problem.severity for problem in problems), default=Severity.NOTE)
