"""What a run did, for machines: one JSON document, described in docs/publishing.md."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .atomic import write_if_changed
from .problems import Problem, Refusal, Severity
from .report import Report, as_typed

VERSION = 1
"""To be raised when a key goes or means something else; new keys may come without."""

BEGINNING = b'{\n "version": '
"""Of each such document: by it one is told from a file of somebody's."""

OUTCOMES = ("new", "updated", "unchanged", "left", "deleted", "taken_down", "failed", "duplicates")
"""Of seeds: each is in exactly one of these lists."""


def seeds_of(report: Report) -> dict[str, Any]:
    """What became of each seed, and which articles an editor's hand was found in or that were withdrawn."""
    seeds: dict[str, Any] = {outcome: sorted(getattr(report, outcome)) for outcome in OUTCOMES}
    seeds["duplicates"] = sorted(report.copies)
    seeds["failed"] = [{"seed": name, "why": [*report.why.get(name, ())]} for name in seeds["failed"]]
    articles = {"kept": sorted(set(report.kept)), "withdrawn": sorted(report.withdrawn)}
    return {"seeds": {"read": report.seeds, **seeds}, "articles": articles, "names": report.names}


def account(
    seeds: Mapping[str, Any], problems: Iterable[Problem], *, complete: bool, **more: Any
) -> dict[str, Any]:
    """The whole document; `complete` says whether the run came to its end."""
    return {
        "version": VERSION,
        "complete": complete,
        **seeds,
        **more,
        "problems": [_row(problem) for problem in sorted(set(problems))],
    }


def begin_account(path: Path | None, folders: Iterable[Path]) -> None:
    """Say, where it is asked for, that the run has not come to its end: so it stands until it does.

    Raises Refusal where the document would lie in one of the folders, in the place of a raw copy, say, or where
    something else lies than an earlier one; OSError where it can't be written.
    """
    if path is None:
        return
    inside = [folder for folder in folders if _is_in(path, folder)]
    if message := f"lies in {as_typed(inside[0])}" if inside else _taken(path):
        wrong = f"{message}, so the report is not written there and nothing was begun"
        raise Refusal(Problem(as_typed(path), 0, Severity.ERROR, wrong, "Name a file elsewhere."))
    write_account(path, account({}, (), complete=False))


def _taken(path: Path) -> str:
    """What lies in the place of the document and is none: settings, a text, /dev/null; empty where nothing does."""
    if path.is_dir():
        return "is a folder"
    if not path.is_file():
        return "is no file" if os.path.lexists(path) else ""
    with path.open("rb") as file:
        begun = file.read(len(BEGINNING))
    return "" if begun in (b"", BEGINNING) else "is a file with something else in it"


def _is_in(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def write_account(path: Path | None, told: Mapping[str, Any]) -> None:
    """Write the document, if it is asked for; OSError where that can't be done."""
    if path:
        write_if_changed(path, text_of(told))


def text_of(told: Mapping[str, Any]) -> str:
    """The document as text."""
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace").decode() + "\n"


def _row(problem: Problem) -> dict[str, Any]:
    row = asdict(problem)
    about = {"severity": problem.severity.name.lower(), "about": list(problem.about)}
    return {"file": row.pop("where"), **row, **about}
