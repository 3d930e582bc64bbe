"""The commands `serve` and `devserver`: their options, and who does what they ask for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..commandline import FINE, Adds, add_folders
from ..settings import Settings

SETTINGS = Path("pelicanconf.py")


def add_commands(command: Adds) -> None:
    """The commands of this room."""
    serving = command("serve", _serve, "show the built site on this machine as GitHub Pages would")
    developing = command(
        "devserver",
        _develop,
        "build, serve, and build again whenever something changes, shown in the browser",
    )
    for sub in (serving, developing):
        sub.add_argument(
            "output", nargs="?", type=Path, default=Path("output"), help="the built site (default: output)"
        )
        sub.add_argument("--port", type=_port, default=8000, metavar="N", help="0 takes a free one")
        sub.add_argument("--base", default="", metavar="PATH", help="sub-path under which it lives: /repo")
    add_folders(developing)
    developing.add_argument(
        "--watch", nargs="+", type=Path, default=[], metavar="PLACE", help="more files and folders to watch"
    )
    developing.add_argument(
        "--build",
        nargs=argparse.REMAINDER,
        default=[],
        metavar="COMMAND",
        help=f"all that follows is the command that builds (default: Pelican, by {SETTINGS})",
    )


def _serve(options: argparse.Namespace) -> int:
    from .server import serve

    serve(options.output, options.port, options.base)
    return FINE


def _develop(options: argparse.Namespace) -> int:
    from .building import builder_of
    from .devserver import Site, develop, watched
    from .live import News

    written = Settings(content=options.content).articles
    written.mkdir(parents=True, exist_ok=True)
    more = options.watch if options.build else [SETTINGS, *options.watch]
    sources = watched([options.seeds, options.content, *more])
    builder = builder_of(options.build or by_settings(options.content, options.output))
    develop(Site(builder, sources, written, options.output, News()), options.port, options.base)
    return FINE


def by_settings(content: Path, output: Path) -> list[str]:
    """The command that builds a digest by the settings that lie here."""
    return [
        *(sys.executable, "-m", "pelican", str(content)),
        *("-s", str(SETTINGS), "-o", str(output), "--fatal", "errors"),
    ]


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 65535")
    return int(text)
