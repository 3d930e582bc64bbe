"""The command `init`: its options, and who does what they ask for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..commandline import FINE, Adds

FIELDS = ("name", "timezone", "lang", "package")


def add_commands(command: Adds) -> None:
    """The command of this room."""
    parser = command("init", _init, "begin a digest, or bring its files up to date; never overwrites yours")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(), help="where (default: here)")
    parser.add_argument("--name", help="name of the site")
    parser.add_argument("--timezone", metavar="ZONE", help="such as Europe/Vienna")
    parser.add_argument("--lang", help="language of the pages, such as en")
    parser.add_argument(
        "--package", metavar="WHAT", help="what pip installs: a name, address or file (default: as here)"
    )
    parser.add_argument("--yes", action="store_true", help="ask nothing, take what is likely")
    parser.add_argument("--sample", action="store_true", help="also put an article to try with into seeds")
    parser.add_argument(
        "--bare", action="store_true", help="only folders and lists, for a site that has settings of its own"
    )


def _init(options: argparse.Namespace) -> int:
    for line in init(options):
        print(line)
    return FINE


def init(options: argparse.Namespace) -> list[str]:
    """Begin a digest, or bring the files of one up to date: lines to tell. Raises UserError, OSError."""
    from .answers import ask, checked, likely
    from .origin import installed_from, is_local, requirement
    from .upgrade import next_step, read_record, start, with_options

    before = read_record(options.folder)
    given = {name: getattr(options, name) for name in FIELDS}
    if given["package"] is not None or not before:
        given["package"] = requirement(given["package"] or installed_from(), options.folder)
    answers = checked(with_options(before.answers if before else likely(options.folder), given))
    if not (before or options.yes or options.bare) and sys.stdin.isatty():
        answers = ask(answers, frozenset(name for name, value in given.items() if value is not None))
    told = start(options.folder, answers, sample=options.sample, bare=options.bare)
    if not options.bare and is_local(answers.package):
        told.append(
            f"The program is taken from this machine ({answers.package.rpartition('file://')[2]}). For GitHub"
            " copy a wheel of it into the folder, and say: news-digest init --package FILE.whl"
        )
    return [*told, next_step(options.folder, options.bare)]
