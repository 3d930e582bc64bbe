"""What the commands of all rooms share: folders, exit status, and how problems are told."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TextIO

from .problems import Problem
from .recogniser import AUTO, NONE
from .settings import EXECUTOR, Settings
from .unseen import printable
from .workers import LOCAL

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


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How raw copies are read."""
    parser.add_argument(
        "--jobs", type=count, default=0, metavar="N", help="processes (default: one a processor)"
    )
    parser.add_argument(
        "--ner",
        default=os.environ.get("DIGEST_NER") or AUTO,
        metavar="MODEL",
        help="names: auto (a model if one is installed), none (by rule), or a model's folder",
    )


def add_cache(parser: argparse.ArgumentParser, what: str) -> None:
    """Where the caches are; what becomes of them in words."""
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path(os.environ["DIGEST_CACHE"]) if os.environ.get("DIGEST_CACHE") else None,
        metavar="DIR",
        help=f"{what} (default: .cache beside the content folder)",
    )


def cache_of(options: argparse.Namespace) -> Path:
    """The folder of the caches, as a command was told or as it is by itself."""
    named: Path | None = options.cache
    return named or Path(options.content).absolute().parent / ".cache"


def add_keeping(parser: argparse.ArgumentParser) -> None:
    """What is kept from run to run, and where work is done."""
    add_cache(parser, "folder for what a later run need not do again")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write what was done to FILE, as JSON")
    parser.add_argument(
        "--executor",
        type=_place,
        default=os.environ.get("DIGEST_EXECUTOR") or LOCAL,
        metavar="WHERE",
        help="where raw copies are read: local, dask:local, or dask: and a scheduler's address",
    )


def _place(text: str) -> str:
    if not EXECUTOR.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is neither local nor dask: with an address")
    return text


def count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 0 or more")
    return int(text)


def print_problems(problems: Iterable[Problem]) -> None:
    """Say what is wrong where errors are said."""
    for problem in problems:
        say(str(problem), sys.stderr)


def say(text: str, to: TextIO | None = None) -> None:
    """Print what may hold anything: of its signs none reaches the terminal that would steer it."""
    print(printable(text, "\n\t"), file=to)


def say_json(value: object) -> None:
    """Print a value as JSON, with numbers for signs that would steer a terminal or that its encoding does not know."""
    plain = json.dumps(value, ensure_ascii=False, indent=1)
    known = plain.encode(sys.stdout.encoding or "utf-8", "ignore").decode(sys.stdout.encoding or "utf-8")
    print(plain if known == plain and plain.replace("\n", "").isprintable() else json.dumps(value, indent=1))


def settings_of(options: argparse.Namespace) -> Settings:
    """Where the digest is, and how it is to be made, as far as a command was told."""
    return Settings(
        seeds=options.seeds,
        content=options.content,
        jobs=getattr(options, "jobs", 0),
        ner=getattr(options, "ner", NONE),
    )
