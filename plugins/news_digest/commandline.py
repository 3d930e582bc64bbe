"""What the commands of all rooms share: folders, exit status, and how problems are told."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from .problems import Problem
from .recogniser import NONE
from .settings import Settings

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
"""Exit status."""


class Adds(Protocol):
    """Adds a command to the program: its name, who runs it for an exit status, and what it does in words."""

    def __call__(
        self, name: str, run: Callable[[argparse.Namespace], int], text: str
    ) -> argparse.ArgumentParser:
        """Return its parser, for its options."""


def add_folders(parser: argparse.ArgumentParser) -> None:
    """The folders of a digest, as options."""
    standard = Settings()
    for name, what in (("seeds", "folder of raw copies"), ("content", "folder of articles and registry")):
        default = getattr(standard, name)
        parser.add_argument(
            f"--{name}", type=Path, default=default, metavar="DIR", help=f"{what} (default: {default})"
        )


def print_problems(problems: Iterable[Problem]) -> None:
    """Say what is wrong where errors are said."""
    for problem in problems:
        print(problem, file=sys.stderr)


def settings_of(options: argparse.Namespace) -> Settings:
    """Where the digest is, and how it is to be made, as far as a command was told."""
    return Settings(
        seeds=options.seeds,
        content=options.content,
        jobs=getattr(options, "jobs", 0),
        ner=getattr(options, "ner", NONE),
    )
