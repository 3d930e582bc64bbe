"""The command `news-digest`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from . import clearing, rights
from .accounts import account, begin_account, seeds_of, write_account
from .check import check
from .collecting import commands as collecting
from .commandline import (
    FINE,
    PROBLEMS,
    WRONG_USE,
    Adds,
    add_folders,
    add_keeping,
    add_reading,
    cache_of,
    print_problems,
    say,
    say_json,
    settings_of,
)
from .convert import convert
from .decisions import DECISIONS
from .difference import difference
from .locks import locked
from .noteimport import import_notes
from .problems import Problem, Severity, UserError, worst
from .registrar import decide
from .report import Report
from .restoring import restore
from .review import Review, of_this_terminal
from .serving import commands as serving
from .settings import Settings
from .starting import commands as starting
from .surroundings import refuse_odd_names, speak_freely
from .whoiswho import actors_seen, list_actors, show_actor

USES = ("show NAME", *(f"{what} {names}" for what, (_, names, _, _) in DECISIONS.items()))
"""What `actors` wants to know of whom."""

_GITHUB = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


MISNAMED = (FileNotFoundError, NotADirectoryError, IsADirectoryError)
"""Of what was named on the command line; other errors of the system, such as a full disk, are no wrong use."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0: fine, 1: something needs the editor, 2: wrong use."""
    speak_freely()
    options = _parser().parse_args(argv)
    try:
        refuse_odd_names()
        status: int = options.run(options)
    except UserError as error:
        print_problems(error.problems)
        return PROBLEMS if error.is_of_files(getattr(options, "content", None)) else WRONG_USE
    except BrokenPipeError:  # e.g. `news-digest check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        say(f"news-digest: {where}{error.strerror or error}", sys.stderr)
        return WRONG_USE if isinstance(error, MISNAMED) else PROBLEMS
    except KeyboardInterrupt:
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="news-digest",
        description="Raw copies of news articles in, an annotated and cross-linked digest out.",
        epilog="Exit status: 0 fine, 1 something needs the editor, 2 wrong use.",
    )
    commands = parser.add_subparsers(required=True, metavar="command")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        added.set_defaults(run=run)
        return added

    for add in ROOMS:
        add(command)
    return parser


def _conversion(command: Adds) -> None:
    """The commands that convert, or show what that does."""
    converting = command("convert", _convert, "bring the articles up to date with the raw copies")
    restoring = command(
        "restore", _restore, "write articles again that you have deleted, as the seeds give them"
    )
    restoring.add_argument("slugs", nargs="*", metavar="slug", help="of which articles; all that are deleted")
    differing = command(
        "diff", _diff, "show what was cut from a raw copy, and what its article was edited in"
    )
    differing.add_argument("seed", help="the raw copy, e.g. x.txt or seeds/x.txt")
    for sub in (converting, restoring, differing):
        add_folders(sub)
        add_reading(sub)
    for sub in (converting, restoring):
        add_keeping(sub)


def _editing(command: Adds) -> None:
    """The commands of an editor at the desk."""
    checking = command("check", _check, "list what an editor should look at; changes nothing")
    reviewing = command(
        "review", _review, "settle what check lists, one by one; off a terminal the same as check"
    )
    for sub in (checking, reviewing):
        sub.add_argument(
            "--format", choices=["text", "json", "github"], default="text", help="how problems are written"
        )
    acting = command("actors", _actors, "list the actors of the articles, show one, or say who is who")
    acting.add_argument("what", choices=["list", "show", *DECISIONS], nargs="?", default="list")
    acting.add_argument("names", nargs="*", metavar="name", help="; ".join(USES))
    acting.add_argument("--dry-run", action="store_true", help="show what would be written to actors.yml")
    noting = command("notes", _notes, "take notes from annotations made elsewhere; only ever appends")
    noting.add_argument("what", choices=["import"])
    noting.add_argument(
        "files", nargs="+", type=Path, metavar="file", help="Web Annotations or Hypothesis' JSON"
    )
    for sub in (checking, reviewing, acting, noting):
        add_folders(sub)


ROOMS = (
    _conversion,
    _editing,
    rights.add_commands,
    collecting.add_commands,
    serving.add_commands,
    clearing.add_commands,
    starting.add_commands,
)
"""Who adds commands, in the order in which --help tells of them."""


def _convert(options: argparse.Namespace) -> int:
    return _reported(convert, options)


def _restore(options: argparse.Namespace) -> int:
    return _reported(lambda settings: restore(settings, options.slugs), options)


def _converting(options: argparse.Namespace) -> Settings:
    return replace(settings_of(options), cache=cache_of(options), executor=options.executor)


def _reported(run: Callable[[Settings], Report], options: argparse.Namespace) -> int:
    settings = _converting(options)
    begin_account(options.report, (settings.content, settings.seeds))
    try:
        report = run(settings)
    except UserError as error:
        write_account(options.report, account({}, error.problems, complete=False))
        raise
    print_problems(report.problems)
    print(report.summary)
    write_account(options.report, account(seeds_of(report), report.problems, complete=True))
    return PROBLEMS if report.severity > Severity.NOTE else FINE


def _review(options: argparse.Namespace) -> int:
    if options.format != "text" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _check(options)
    problems = check(settings_of(options)).problems
    return PROBLEMS if Review(settings_of(options), problems, of_this_terminal()).run() else FINE


def _check(options: argparse.Namespace) -> int:
    found = check(settings_of(options))
    if options.format == "json":
        rows = [{**asdict(problem), "severity": problem.severity.name.lower()} for problem in found.problems]
        say_json(rows)
    elif options.format == "github":
        for problem in found.problems:
            say(_for_github(problem))
    else:
        for problem in found.problems:
            print(problem)
        told = sum(problem.severity > Severity.NOTE for problem in found.problems)
        print(f"check: articles {found.articles}, problems {told}, notes {len(found.problems) - told}")
    return PROBLEMS if worst(found.problems) > Severity.NOTE else FINE


def _diff(options: argparse.Namespace) -> int:
    for line in difference(settings_of(options), options.seed):
        say(line)
    return FINE


def _actors(options: argparse.Namespace) -> int:
    settings = settings_of(options)
    if options.what in DECISIONS:
        return _decide(options, settings)
    if options.what == "show" and len(options.names) != 1:
        print("news-digest: actors show needs a name", file=sys.stderr)
        return WRONG_USE
    for line in show_actor(settings, options.names[0]) if options.what == "show" else list_actors(settings):
        say(line)
    return FINE


def _decide(options: argparse.Namespace, settings: Settings) -> int:
    change = decide(settings, options.what, options.names, actors_seen(settings))
    say((change.difference or f"{settings.registry}: says so already").removesuffix("\n"))
    if not options.dry_run:
        with locked(settings.content):
            change.write()
    return FINE


def _notes(options: argparse.Namespace) -> int:
    done = import_notes(settings_of(options), options.files)
    for name, count in sorted(done.added.items()):
        say(f"{name}: {count} added")
    print_problems(done.problems)
    print(done.summary)
    return PROBLEMS if done.problems else FINE


def _for_github(problem: Problem) -> str:
    """A workflow command that shows the problem at the line it is about."""
    text = " ".join(f"{problem.message}. {problem.advice}".split()).replace("%", "%25")
    place = problem.where.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    line = f",line={problem.line}" if problem.line else ""
    return f"::{_GITHUB[problem.severity]} file={place}{line}::{text}"
