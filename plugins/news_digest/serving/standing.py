"""Run a Python module again and again, each time in a copy of one process that has imported everything already.

usage: python standing.py FD MODULE ARGUMENT...

A line on standard input asks for a run; a line of JSON in the file of that number answers: the exit status and
what was said. The copy ends with the run, so that no state survives; what it had to import, the standing process
imports after it, for the next. Where any file of the program is another than when it was imported the answer is
that the process is out of date, and it ends: who asked begins a new one. SIGTERM breaks off a run as Ctrl-C does.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import io
import json
import os
import re
import runpy
import signal
import sys
import sysconfig
import threading
import time
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn, TextIO

STYLING = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\r")  # "\x1b[31m": red, on a terminal

PROGRAM = Path(__file__).resolve().parents[2]
"""Imported from here as well as from Python's own folders; and read from here: tables, lists of names."""

INSTALLED = tuple(
    sorted({sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")})
)

KEEPING = "news_digest.hooks"
"""The module whose `prepare` does once what is the same in every run of the same program."""

TICK = 20_000_000
"""Nanoseconds by which the clock of a file system may be behind."""

Facts = dict[str, tuple[int, int, int]]
"""By path: time changed in nanoseconds, size, inode."""


class Tee(io.TextIOBase):
    """A stream that hands on what it is told, and remembers it."""

    def __init__(self, stream: TextIO, said: list[str]) -> None:
        self._stream, self._said = stream, said

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._stream.encoding

    def write(self, text: str) -> int:
        self._said.append(text)
        return self._stream.write(text)

    def flush(self) -> None:
        self._stream.flush()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def fileno(self) -> int:
        return self._stream.fileno()


def facts_of(files: Iterable[str]) -> Facts:
    """What the system says of each file; zeros for one that is not there."""
    found = {}
    for file in files:
        try:
            now = os.stat(file)  # noqa: PTH116  # a thousand files at each build
        except OSError:
            found[file] = (0, 0, 0)
        else:
            found[file] = (now.st_mtime_ns, now.st_size, now.st_ino)
    return found


def below(folder: str) -> list[str]:
    """Every file and folder below one; what Python compiled for itself aside."""
    found = [folder]
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [f"{place}{os.sep}{name}" for name in (*folders, *files)]
    return found


class Program:
    """The files that this process was made of, as they were when it began."""

    def __init__(self) -> None:
        self._began = time.time_ns() - TICK
        self._own = self._look()
        self._modules = facts_of(imported())

    def _look(self) -> Facts:
        # of folders: whether a package was installed or removed, or a module has come that stands before another
        folders = [place for place in sys.path if place and Path(place).is_dir()]
        return facts_of([*below(str(PROGRAM)), *folders])

    def learn(self) -> None:
        """Take up what was imported since."""
        self._modules = facts_of(set(imported()) - self._modules.keys()) | self._modules

    def is_same(self) -> bool:
        """Whether all of them still are what they were."""
        if self._own != self._look() or facts_of(self._modules) != self._modules:
            return False
        # written since it began: whether before or after it was imported nobody can say
        return all(changed < self._began for changed, _, _ in self._modules.values())


def imported() -> list[str]:
    """The files of all modules."""
    files = (getattr(module, "__file__", None) for module in [*sys.modules.values()])
    return [file for file in files if file]


def is_program(file: str) -> bool:
    """Whether a module is the program's or a library's, and no user's settings."""
    return file.startswith((*INSTALLED, f"{PROGRAM}{os.sep}"))


def run(module: str, words: list[str]) -> tuple[int, str]:
    """Run a module as `python -m` does; its exit status, and what it said."""
    said: list[str] = []
    # this file is no part of the module, and nothing that looks through all modules shall find it
    hidden = [sys.modules.pop(name, None) for name in ("__main__", "__mp_main__")]
    sys.argv = [module, *words]
    with contextlib.redirect_stdout(Tee(sys.stdout, said)), contextlib.redirect_stderr(Tee(sys.stderr, said)):
        status = _status(module)
        sys.stdout.flush()
        sys.stderr.flush()
    sys.modules.update({"__main__": hidden[0]} if hidden[0] else {})
    return status, STYLING.sub("", "".join(said))


def _status(module: str) -> int:
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return 130
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def copied(module: str, words: list[str]) -> dict[str, Any]:
    """Run it in a copy of this process, and say how it ended."""
    hear, tell = os.pipe()
    gc.freeze()  # the copy does not look through what it shares with us, so that it stays shared
    copy = os.fork()
    if not copy:
        os.close(hear)
        known = set(sys.modules)
        status, said = run(module, words)
        fresh = [
            name
            for name, found in [*sys.modules.items()]
            if name not in known and is_program(getattr(found, "__file__", None) or "")
        ]
        with open(tell, "w", encoding="utf-8") as file:  # noqa: PTH123
            json.dump({"status": status, "said": said, "imported": fresh}, file)
        leave()
    os.close(tell)
    before = signal.signal(signal.SIGTERM, lambda *_: os.kill(copy, signal.SIGINT))
    with open(hear, encoding="utf-8") as file:  # noqa: PTH123
        answer = file.read()
    _, ended = os.waitpid(copy, 0)
    signal.signal(signal.SIGTERM, before)
    try:
        found: dict[str, Any] = json.loads(answer)
    except ValueError:
        return {
            "status": 1,
            "said": f"The build broke off ({os.waitstatus_to_exitcode(ended)}).",
            "imported": [],
        }
    return found


def leave() -> NoReturn:
    """End a copy as Python ends, but without taking apart, value by value, what it holds."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    atexit._run_exitfuncs()
    os._exit(0)


def bring_in(names: Iterable[str]) -> None:
    """Import what the run had to import; what can't be imported alone is left to the next run."""
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    for name in [name for name in sys.modules if name.endswith(KEEPING)]:
        sys.modules[name].prepare()


def main() -> None:
    """Answer until nobody asks any more."""
    answers = os.fdopen(int(sys.argv[1]), "w", encoding="utf-8")
    module, words = sys.argv[2], sys.argv[3:]
    sys.path[0] = str(Path.cwd())  # as `python -m` has it
    program = Program()
    for _ in sys.stdin:
        same = program.is_same()
        answer: dict[str, Any] = copied(module, words) if same else {"outdated": True}
        names: list[str] = answer.pop("imported", [])
        print(json.dumps(answer), file=answers, flush=True)
        if not same:
            return
        bring_in(names)
        program.learn()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        main()
