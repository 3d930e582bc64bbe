"""Removing a built site: the files that its record names and that nobody has changed, and the folders left empty.

Nothing else is touched, so a wrong folder costs nothing.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from .atomic import clear_leftovers
from .commandline import FINE, Adds, say
from .locks import release, take
from .pages.ground import BESIDE_GIT
from .pages.receipts import NAME, load, stale
from .pages.staging import recover
from .problems import stopped
from .report import as_typed


def add_commands(command: Adds) -> None:
    """The command `clean`."""
    cleaning = command("clean", _clean, "remove the site that was built, and nothing else that lies there")
    cleaning.add_argument(
        "output", nargs="?", type=Path, default=Path("output"), help="the built site (default: output)"
    )


def clear(output: Path) -> str:
    """Remove what is ours; what there is to say of the rest, if any. UserError where no site was built there."""
    if not output.exists():
        return ""
    where = as_typed(output)
    if not (output / NAME).is_file():
        if output.is_dir() and {path.name for path in output.iterdir()} <= BESIDE_GIT:
            return ""  # what is left after cleaning
        message = f"was not built here (it has no {NAME}), so it stays"
        raise stopped(where, 0, message, "Remove it by hand.")
    count = _clear(output.absolute())
    rest = "the rest was not built here or was changed, and stays"
    return f"{where}: {count} files removed; {rest}." if output.exists() else ""


def _clear(output: Path) -> int:
    take(output)
    recover(output)
    clear_leftovers(output)
    files = stale(output, load(output), {})
    for file in files:
        file.unlink()
    (output / NAME).unlink()
    release(output)
    folders = {parent for file in files for parent in file.parents if parent.is_relative_to(output)}
    for folder in sorted(folders | {output}, key=lambda place: len(place.parts), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return len(files)


def _clean(options: argparse.Namespace) -> int:
    if told := clear(options.output):
        say(told)
    return FINE
