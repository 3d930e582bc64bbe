"""What a run of the converter did, and how files are named in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from .model import Cut, Seed
from .problems import Problem, Severity, worst
from .unseen import printable

NAMED = 3
"""Files that the summary names of those that are there twice."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the seeds; names are sorted as they were worked on."""

    seeds: int = 0
    """How many raw copies there were."""
    new: tuple[str, ...] = ()
    """Seeds whose article was written for the first time."""
    updated: tuple[str, ...] = ()
    """Seeds whose article was written again."""
    unchanged: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Article files in which an editor's hand was found and left."""
    deleted: tuple[str, ...] = ()
    """Seeds whose article an editor has deleted, so that it is not written."""
    withdrawn: tuple[str, ...] = ()
    """Article files that were removed because their seed is gone."""
    left: tuple[str, ...] = ()
    """Seeds whose article is not ours to write: it has no receipt and differs, or can't be read."""
    taken_down: tuple[str, ...] = ()
    """Seeds of articles that were taken down; nothing is made of them."""
    failed: tuple[str, ...] = ()
    """Seeds that gave no article; what they gave before stays."""
    duplicates: tuple[str, ...] = ()
    """Seeds with the bytes of another, which count once; as files."""
    copies: tuple[str, ...] = ()
    """The same by name."""
    why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By name of a seed that failed: what is wrong with it."""
    problems: tuple[Problem, ...] = ()
    names: str = ""
    """How names were found: `by rule`, or with which model; empty where none were looked for."""
    cuts: Mapping[str, tuple[Cut, ...]] = field(default_factory=dict)
    """By name of the seed: what was left out of its article, for those that were read in this run."""

    @property
    def written(self) -> tuple[str, ...]:
        return self.new + self.updated

    @property
    def severity(self) -> Severity:
        return worst(self.problems)

    @property
    def again(self) -> str:
        """The summary of the next run, if nothing changes until then."""
        return self.settled.summary

    @property
    def settled(self) -> Report:
        """The report of the next run, if nothing changes until then."""
        settled = sorted({*self.new, *self.updated, *self.unchanged})
        return replace(self, new=(), updated=(), unchanged=tuple(settled), withdrawn=())

    @property
    def summary(self) -> str:
        """One line: `digest: 26 seeds: 3 new, 23 unchanged; names by rule; 2 problems`."""
        counts = [
            f"{len(names)} {what}"
            for what, names in (
                ("new", self.new),
                ("updated", self.updated),
                ("unchanged", self.unchanged),
                ("with your edits", self.kept),
                ("deleted by hand", self.deleted),
                ("left as they are", self.left),
                ("withdrawn", self.withdrawn),
                ("taken down", self.taken_down),
                ("failed", self.failed),
                (f"twice there ({_named(self.duplicates)})", self.duplicates),
            )
            if names
        ]
        told = sum(problem.severity > Severity.NOTE for problem in self.problems)
        end = f"; {_count(told, 'problem')}" if told else ""
        done = f"{': ' if counts else ''}{', '.join(counts)}{'; names ' if self.names else ''}{self.names}"
        return f"digest: {_count(self.seeds, 'seed')}{done}{end}"


def as_typed(path: Path) -> str:
    """A path as the user would type it: from the working directory where it lies below, with `/`."""
    here = Path.cwd()
    shown = (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
    return printable(shown)


def placed(problems: Iterable[Problem], seed: Seed) -> tuple[Problem, ...]:
    """Problems of a seed, which are kept under its name, under its path as the user would type it."""
    return tuple(
        replace(problem, where=as_typed(seed.path)) if problem.where == seed.name else problem
        for problem in problems
    )


def _named(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
