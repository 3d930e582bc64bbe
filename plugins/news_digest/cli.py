"""The command `news-digest`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from .check import check
from .collecting import commands as collecting
from .convert import convert
from .decisions import DECISIONS
from .difference import difference
from .locks import locked
from .noteimport import import_notes
from .problems import Problem, Severity, UserError, worst
from .recogniser import AUTO, NONE
from .registrar import decide
from .review import Review, of_this_terminal
from .settings import Settings
from .starting import commands as starting
from .whoiswho import actors_seen, list_actors, show_actor
from .workers import LOCAL

if TYPE_CHECKING:
    from .collecting.haul import Haul

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
"""Exit status."""

USES = ("show NAME", *(f"{what} {names}" for what, (_, names, _, _) in DECISIONS.items()))
"""What `actors` wants to know of whom."""

_GITHUB = {Severity.NOTE: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0: fine, 1: something needs the editor, 2: wrong use."""
    options = _parser().parse_args(argv)
    try:
        status: int = options.run(options)
    except UserError as error:
        _print_problems(error.problems)
        return WRONG_USE
    except BrokenPipeError:  # e.g. `news-digest check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    except OSError as error:
        print(f"news-digest: {error.filename or ''}: {error.strerror or error}", file=sys.stderr)
        return WRONG_USE
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

    converting = command("convert", _convert, "bring the articles up to date with the raw copies")
    checking = command("check", _check, "list what an editor should look at; changes nothing")
    reviewing = command(
        "review", _review, "settle what check lists, one by one; off a terminal the same as check"
    )
    for sub in (checking, reviewing):
        sub.add_argument(
            "--format", choices=["text", "json", "github"], default="text", help="how problems are written"
        )
    differing = command(
        "diff", _diff, "show what was cut from a raw copy, and what its article was edited in"
    )
    differing.add_argument("seed", help="the raw copy, e.g. x.txt or seeds/x.txt")
    acting = command("actors", _actors, "list the actors of the articles, show one, or say who is who")
    acting.add_argument("what", choices=["list", "show", *DECISIONS], nargs="?", default="list")
    acting.add_argument("names", nargs="*", metavar="name", help="; ".join(USES))
    acting.add_argument("--dry-run", action="store_true", help="show what would be written to actors.yml")
    adding = command("add", _add, "bring files, web pages and what is new in feeds into the seeds folder")
    collecting.add_options(adding)
    pasting = command("paste", _paste, "bring what you copied, or standard input, into the seeds folder")
    collecting.paste_options(pasting)
    noting = command("notes", _notes, "take notes from annotations made elsewhere; only ever appends")
    noting.add_argument("what", choices=["import"])
    noting.add_argument(
        "files", nargs="+", type=Path, metavar="file", help="Web Annotations or Hypothesis' JSON"
    )
    starter = command("init", _init, "begin a digest, or bring its files up to date; never overwrites yours")
    starting.init_options(starter)
    for sub in (converting, checking, reviewing, differing, acting, adding, pasting, noting):
        _add_folders(sub)
    for sub in (converting, differing):
        sub.add_argument(
            "--jobs", type=_count, default=0, metavar="N", help="processes (default: one a processor)"
        )
        sub.add_argument(
            "--ner",
            default=os.environ.get("DIGEST_NER") or AUTO,
            metavar="MODEL",
            help="names: auto (a model if one is installed), none (by rule), or a model's folder",
        )
    converting.add_argument(
        "--cache",
        type=Path,
        default=Path(os.environ["DIGEST_CACHE"]) if os.environ.get("DIGEST_CACHE") else None,
        metavar="DIR",
        help="folder for what a later run need not do again (default: .cache beside the content folder)",
    )
    converting.add_argument(
        "--executor",
        default=os.environ.get("DIGEST_EXECUTOR") or LOCAL,
        metavar="WHERE",
        help="where raw copies are read: local, dask:local, or dask: and a scheduler's address",
    )
    return parser


def _add_folders(parser: argparse.ArgumentParser) -> None:
    standard = Settings()
    for name, what in (("seeds", "folder of raw copies"), ("content", "folder of articles and registry")):
        default = getattr(standard, name)
        parser.add_argument(
            f"--{name}", type=Path, default=default, metavar="DIR", help=f"{what} (default: {default})"
        )


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 0 or more")
    return int(text)


def _settings(options: argparse.Namespace) -> Settings:
    return Settings(
        seeds=options.seeds,
        content=options.content,
        jobs=getattr(options, "jobs", 0),
        ner=getattr(options, "ner", NONE),
    )


def _convert(options: argparse.Namespace) -> int:
    cache = options.cache or options.content.absolute().parent / ".cache"
    report = convert(replace(_settings(options), cache=cache, executor=options.executor))
    _print_problems(report.problems)
    print(report.summary)
    return PROBLEMS if report.severity > Severity.NOTE else FINE


def _review(options: argparse.Namespace) -> int:
    if options.format != "text" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _check(options)
    problems = check(_settings(options)).problems
    return PROBLEMS if Review(_settings(options), problems, of_this_terminal()).run() else FINE


def _check(options: argparse.Namespace) -> int:
    found = check(_settings(options))
    if options.format == "json":
        rows = [{**asdict(problem), "severity": problem.severity.name.lower()} for problem in found.problems]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif options.format == "github":
        for problem in found.problems:
            print(_for_github(problem))
    else:
        for problem in found.problems:
            print(problem)
        told = sum(problem.severity > Severity.NOTE for problem in found.problems)
        print(f"check: articles {found.articles}, problems {told}, notes {len(found.problems) - told}")
    return PROBLEMS if worst(found.problems) > Severity.NOTE else FINE


def _diff(options: argparse.Namespace) -> int:
    for line in difference(_settings(options), options.seed):
        print(line)
    return FINE


def _actors(options: argparse.Namespace) -> int:
    settings = _settings(options)
    if options.what in DECISIONS:
        return _decide(options, settings)
    if options.what == "show" and len(options.names) != 1:
        print("news-digest: actors show needs a name", file=sys.stderr)
        return WRONG_USE
    for line in show_actor(settings, options.names[0]) if options.what == "show" else list_actors(settings):
        print(line)
    return FINE


def _decide(options: argparse.Namespace, settings: Settings) -> int:
    change = decide(settings, options.what, options.names, actors_seen(settings))
    print(change.difference or f"{settings.registry}: says so already", end="" if change.difference else "\n")
    if not options.dry_run:
        with locked(settings.content):
            change.write()
    return FINE


def _add(options: argparse.Namespace) -> int:
    return _told(collecting.add(options, _settings(options)))


def _paste(options: argparse.Namespace) -> int:
    return _told(collecting.paste(options, _settings(options)))


def _told(haul: Haul) -> int:
    """Print what did not come into the seeds folder; what came has been told."""
    _print_problems(haul.problems)
    return PROBLEMS if worst(haul.problems) > Severity.NOTE else FINE


def _notes(options: argparse.Namespace) -> int:
    done = import_notes(_settings(options), options.files)
    for name, count in sorted(done.added.items()):
        print(f"{name}: {count} added")
    _print_problems(done.problems)
    print(done.summary)
    return PROBLEMS if done.problems else FINE


def _init(options: argparse.Namespace) -> int:
    for line in starting.init(options):
        print(line)
    return FINE


def _print_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _for_github(problem: Problem) -> str:
    """A workflow command that shows the problem at the line it is about."""
    text = " ".join(f"{problem.message}. {problem.advice}".split()).replace("%", "%25")
    place = problem.where.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    line = f",line={problem.line}" if problem.line else ""
    return f"::{_GITHUB[problem.severity]} file={place}{line}::{text}"
