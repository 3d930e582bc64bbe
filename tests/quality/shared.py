"""Labelled sets from elsewhere: a folder with unpack.py and score.py, each run as a program of its own.

`unpack.py SET DIR` writes the set's seeds, `score.py SET DIR/articles` prints `measure n=N name figure ...`.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from news_digest.convert import convert
from news_digest.recogniser import Model
from news_digest.settings import Settings

SETS = (
    "aeb-html",
    "aeb-page",
    "aeb-paste",
    "postlight",
    "trafilatura_eval",
    "mozilla",
    "msnbc",
    "news_fair",
    "newswcl50",
)

LINE = re.compile(r"(\w+) +n=(\d+) +(.*)")  # body       n=91  F1 0.867  P 0.828  R 0.909

FIGURE = re.compile(r"([A-Za-z][\w ]*?) (\d\.\d+)")  # F1 0.867


NAMED = ("msnbc", "news_fair", "newswcl50")
"""Those that label who acts: measured with a model, too."""


def shared_sets(folder: Path, model: Model | None) -> Iterator[tuple[str, str, int, str, str]]:
    """Set, measure, n, figure and no floor, for every set that unpacks."""
    for name in SETS:
        with tempfile.TemporaryDirectory() as place:
            seeds, content = Path(place, "seeds"), Path(place, "content")
            if not _run(folder, "unpack.py", name, str(seeds), silent=True):
                yield name, "skipped: it does not unpack", 0, "", ""
                continue
            content.mkdir()
            convert(Settings(seeds=seeds, content=content, jobs=1, ner="none"))
            yield from _scored(folder, name, content, name)
            if model and name in NAMED:
                convert(Settings(seeds=seeds, content=content, jobs=1, ner=model.folder))
                yield from _scored(folder, name, content, f"{name}, with {model.name}")


def _scored(folder: Path, name: str, content: Path, called: str) -> Iterator[tuple[str, str, int, str, str]]:
    for line in _run(folder, "score.py", name, str(content / "articles")).splitlines():
        if found := LINE.fullmatch(line.strip()):
            for what, figure in FIGURE.findall(found[3]):
                yield called, f"{found[1]} {what.strip()}", int(found[2]), figure, ""


def _run(folder: Path, program: str, *words: str, silent: bool = False) -> str:
    """What a program of the folder prints; a line feed where that is nothing, empty where it failed silently."""
    command = [sys.executable, str(folder / program), *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode and not silent:
        raise SystemExit(f"{program} {words[0]}: {done.stderr.strip().splitlines()[-1]}")
    return "" if done.returncode else done.stdout or "\n"
