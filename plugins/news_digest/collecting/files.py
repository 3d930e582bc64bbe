"""Files into the seeds folder. Nothing is ever overwritten, and what no format reads stays outside."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..formats import Unreadable, read_page
from ..model import Seed
from ..problems import Problem, Severity
from ..seeds import LARGEST, is_passed_over
from .keeping import save_new


def add_seeds(files: Iterable[Path], seeds: Path) -> tuple[list[Path], list[Problem]]:
    """Copy files into the seeds folder: the copies made, and why others were not. Raises OSError."""
    seeds.mkdir(parents=True, exist_ok=True)
    added, problems = [], []
    for file in files:
        target = seeds / file.name
        if not file.is_file():
            problems.append(
                Problem(file.as_posix(), 0, Severity.ERROR, "is no file", "Name files, not folders.")
            )
            continue
        if said := _unreadable(file):
            problems.append(Problem(file.as_posix(), 0, Severity.ERROR, said, "It was not added."))
            continue
        try:
            save_new(seeds, target, file.read_bytes())
        except FileExistsError:
            same = target.is_file() and not target.is_symlink() and target.read_bytes() == file.read_bytes()
            message = f"{target.as_posix()} is there already" + (", with the same bytes" if same else "")
            problems.append(Problem(file.as_posix(), 0, Severity.WARNING, message, "Rename one of them."))
        else:
            added.append(target)
    return added, problems


def _unreadable(file: Path) -> str:
    """Why a file can't become an article; empty where it can."""
    if is_passed_over(file.name):
        return "has a name that is passed over among raw copies (hidden, README or LICENSE): rename it"
    if file.stat().st_size > LARGEST:
        return f"is larger than the {LARGEST // 2**20} MB an article may have"
    try:
        read_page(Seed(file, file.name), file.read_bytes())
    except Unreadable as error:
        return str(error)
    return ""
