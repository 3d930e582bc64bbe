"""Writing the files of a digest, first and later. What the editor has changed is never overwritten."""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from ..atomic import write_if_changed
from ..locks import locked
from ..problems import Problem, Severity, UserError
from .answers import Answers
from .sheets import CONTENT, EDITORS, FOLDERS, OURS, SAMPLE, sheet

RECORD = ".news-digest.json"
"""In the digest: the answers, and fingerprints of the files as they were last written."""
KEEPER = ".gitkeep"
"""In an empty folder, so that git knows of it, and whoever clones the digest has it."""
NEWER = ".new"
"""Ending of a newer version that is put beside a file that the editor has changed."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of a digest that was begun."""

    answers: Answers
    prints: Mapping[str, str]


def read_record(folder: Path) -> Record | None:
    """What an earlier run wrote down; None where there was none. Raises UserError where it can't be read."""
    path = folder / RECORD
    try:
        found: Any = json.loads(path.read_text("utf-8"))
        answers = {name: str(found["answers"][name]) for name in _names() if name in found["answers"]}
        return Record(Answers(**answers), {str(k): str(v) for k, v in found["files"].items()})
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError):
        advice = "Delete it: then all files that are there count as yours."
        raise UserError(Problem(path.as_posix(), 0, Severity.ERROR, "can't be read", advice)) from None


def start(folder: Path, answers: Answers, *, sample: bool = False, bare: bool = False) -> list[str]:
    """Make what a digest needs, or bring it up to date, and tell what was done. Raises OSError, UserError.

    With `bare` only its folders and the editor's files, for a site that has settings of its own. Who else is
    beginning the digest, or building it, is waited for.
    """
    with locked(folder), locked(folder / CONTENT):
        return _start(folder, answers, sample, bare)


def _start(folder: Path, answers: Answers, sample: bool, bare: bool) -> list[str]:
    before = read_record(folder)
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
        if not any((folder / name).iterdir()):
            write_if_changed(folder / name / KEEPER, "")
    told = []
    prints = dict(before.prints) if before else {}
    for name, source in {} if bare else OURS.items():
        as_answered = sheet(source, before.answers if before else answers)
        told += _ours(folder / name, sheet(source, answers), as_answered, name, prints)
    for name, source in (EDITORS | SAMPLE if sample else EDITORS).items():
        told += _editors(folder / name, sheet(source, answers), is_new=before is None or name in SAMPLE)
    if not bare:
        kept = {"answers": asdict(answers), "files": dict(sorted(prints.items()))}
        write_if_changed(folder / RECORD, json.dumps(kept, ensure_ascii=False, indent=1) + "\n")
    return told


def next_step(folder: Path, bare: bool) -> str:
    """What to do now that the digest is there."""
    inside = "" if folder == Path() else f"cd {shlex.quote(folder.as_posix())} && "
    build = "pelican content" if bare else "make html"
    return f"Put raw copies of articles into {(folder / 'seeds').as_posix()}, then: {inside}{build}"


def with_options(answers: Answers, given: Mapping[str, str | None]) -> Answers:
    """The answers, but for those that were given."""
    return replace(answers, **{name: value for name, value in given.items() if value is not None})


def _names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Answers))


def _fingerprint(text: str | bytes) -> str:
    data = text.encode() if isinstance(text, str) else text
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()  # git may have changed the line ends


def _ours(path: Path, text: str, as_answered: str, name: str, prints: dict[str, str]) -> list[str]:
    """Write a file of ours, unless the editor has changed it: then a newer version goes beside it.

    `as_answered` is the same version with the answers of before: in an edited file only what differs is changed.
    """
    last, new = prints.get(name), _fingerprint(text)
    prints[name] = new
    place = path.as_posix()
    if not path.is_file():
        if last:
            return [f"left out {place} (you deleted it)"]
        write_if_changed(path, text)
        return [f"written  {place}"]
    current = _fingerprint(path.read_bytes())
    if current == new:
        return [f"as it is {place}"]
    if current == last:
        write_if_changed(path, text)
        return [f"renewed  {place}"]
    told = _answer(path, as_answered, text)
    if last in (new, None, _fingerprint(as_answered)):
        return told or [f"kept     {place} (yours)"]
    beside = path.with_name(path.name + NEWER)
    write_if_changed(beside, text)
    here, there = shlex.quote(place), shlex.quote(beside.as_posix())
    return [*told, f"kept     {place} (yours; compare: diff -u {here} {there}, then delete the latter)"]


def _answer(path: Path, before: str, now: str) -> list[str]:
    """In a file that the editor has changed write only the lines of other answers anew; tell which, and which not."""
    differing = [
        (old, new) for old, new in zip(before.splitlines(), now.splitlines(), strict=True) if old != new
    ]
    data = path.read_bytes()
    told = []
    for old, new in differing:
        lines = data.splitlines()
        if lines.count(old.encode()) == 1:
            data = b"".join(
                line.replace(old.encode(), new.encode()) if line.rstrip(b"\r\n") == old.encode() else line
                for line in data.splitlines(keepends=True)
            )
            told.append(f"changed  {path.as_posix()} (yours; in it now: {new})")
        elif new.encode() not in lines:
            why = f"yours, and without the line {old!r}, so write it yourself: {new}"
            told.append(f"kept     {path.as_posix()} ({why})")
    write_if_changed(path, data)
    return told


def _editors(path: Path, text: str, *, is_new: bool) -> list[str]:
    """Write a file of the editor's once; one that was deleted since does not come back."""
    if path.is_file():
        return [f"kept     {path.as_posix()} (yours)"]
    if not is_new:
        return []
    write_if_changed(path, text)
    return [f"written  {path.as_posix()}"]
