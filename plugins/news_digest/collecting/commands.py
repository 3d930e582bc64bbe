"""The commands `add` and `paste`: their options, and who does what they ask for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..commandline import FINE, PROBLEMS, Adds, add_folders, print_problems, settings_of
from ..problems import Problem, Severity, UserError, worst

if TYPE_CHECKING:  # what fetches and reads pages is slow to import
    from ..settings import Settings
    from .haul import Haul
    from .visiting import Visitor

FEW = 20
"""Items of a feed that are looked at, where nothing else is asked for."""


def add_commands(command: Adds) -> None:
    """The commands of this room."""
    adding = command("add", _add, "bring files, web pages and what is new in feeds into the seeds folder")
    _add_options(adding)
    pasting = command("paste", _paste, "bring what you copied, or standard input, into the seeds folder")
    _paste_options(pasting)
    for sub in (adding, pasting):
        add_folders(sub)


def _add(options: argparse.Namespace) -> int:
    return _told(add(options, settings_of(options)))


def _paste(options: argparse.Namespace) -> int:
    return _told(paste(options, settings_of(options)))


def _told(haul: Haul) -> int:
    """Print what did not come into the seeds folder; what came has been told."""
    print_problems(haul.problems)
    return PROBLEMS if worst(haul.problems) > Severity.NOTE else FINE


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", nargs="*", metavar="file|url", help="files, and addresses of web pages")
    parser.add_argument("--again", action="store_true", help="fetch pages anew that are here already")
    parser.add_argument(
        "--feed",
        action="append",
        default=[],
        metavar="URL",
        help="also what is new in this feed (repeatable)",
    )
    parser.add_argument(
        "--feeds", action="store_true", help="also what is new in the feeds that content/feeds.txt lists"
    )
    parser.add_argument(
        "--limit", type=_above_zero, default=FEW, metavar="N", help=f"items of each feed (default: {FEW})"
    )


def _paste_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", nargs="?", choices=["-"], help="-: standard input, not the clipboard")
    parser.add_argument("--url", default="", help="where the text is from")
    parser.add_argument("--name", default="", help="the file's name (default: from the headline)")


def add(options: argparse.Namespace, settings: Settings) -> Haul:
    """Bring files, pages and items of feeds into the seeds folder. Raises UserError, OSError."""
    from .files import add_seeds
    from .haul import Haul
    from .keeping import refuse_link

    if not (options.what or options.feed or options.feeds):
        advice = "Name files or addresses, or say --feed URL or --feeds."
        raise UserError(Problem("news-digest add", 0, Severity.ERROR, "was given nothing to add", advice))
    refuse_link(settings.seeds)
    pages = [one for one in options.what if one.casefold().startswith(("http://", "https://"))]
    files = [Path(one) for one in options.what if one not in pages]
    added, problems = add_seeds(files, settings.seeds)
    haul = Haul(problems=problems)
    for path in added:
        haul.came(path.as_posix())
    if pages or options.feed or options.feeds:
        _fetch(pages, options, settings, haul)
    return haul


def _fetch(pages: list[str], options: argparse.Namespace, settings: Settings, haul: Haul) -> None:
    """What comes from the network."""
    from .feeds import LIST_NAME, feeds_of
    from .gathering import Errand, gather
    from .subscriptions import gather_feeds

    listed = feeds_of(settings.content) if options.feeds else []
    if options.feeds and not listed:
        path = (settings.content / LIST_NAME).as_posix()
        haul.say(f"{path} lists no feed yet: write the address of one on each line.")
    feeds = [*options.feed, *listed]
    errand = Errand.of(settings, visitor(), haul)
    gather(pages, errand, options.again)
    gather_feeds(feeds, errand, options.limit)


def paste(options: argparse.Namespace, settings: Settings) -> Haul:
    """Bring what was copied, or stands on standard input, into the seeds folder. Raises UserError, OSError."""
    from ..seeds import LARGEST
    from . import pasting
    from .clipboard import read_clipboard
    from .keeping import refuse_link

    refuse_link(settings.seeds)
    if options.source == "-" or not sys.stdin.isatty():
        data = sys.stdin.buffer.read(LARGEST + 1)
    else:
        data = read_clipboard()
    return pasting.paste(data, settings, options.url, options.name)


def visitor() -> Visitor:
    """Who fetches pages."""
    from .visiting import Visitor

    return Visitor()


def _above_zero(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 1 or more")
    return int(text)
