"""The review on a terminal: one problem after the other, one key each, every decision written to its file at once."""

from __future__ import annotations

import os
import shlex
import subprocess  # starts the editor's own editor
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from .fullstops import ended
from .locks import locked
from .problems import Problem, Severity, UserError
from .registrar import Change
from .reviewfiles import ANSWERS, Answer, answers_to, taken_back
from .settings import Settings
from .unseen import printable

EDIT, SKIP, UNDO, QUIT = "e", "s", "u", "q"
COMMON = (
    (EDIT, "open the file in $EDITOR"),
    (SKIP, "skip it for now"),
    (UNDO, "undo the last answer"),
    (QUIT, "quit"),
)

ENDED = "\x04"
"""What is read where the terminal has ended."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where the review is read and written."""

    key: Callable[[str], str]
    """Shows a prompt and reads one key."""
    line: Callable[[str], str]
    """Shows a prompt and reads a line."""
    say: Callable[[str], None]
    edit: Callable[[Path, int], None]
    """Opens a file at a line, and comes back when it is closed."""


@dataclass(slots=True)
class Review:
    """A list of problems, where in it the editor is, and what was written."""

    settings: Settings
    problems: Sequence[Problem]
    terminal: Terminal
    at: int = 0
    done: list[tuple[int, Change]] = field(default_factory=list)
    settled: set[int] = field(default_factory=set)

    def run(self) -> int:
        """Ask until the end or `q`; how many problems are left that must not be published."""
        while self._one(self.problems[self.at]) if self.at < len(self.problems) else self._goes_back():
            pass
        left = [problem for number, problem in enumerate(self.problems) if number not in self.settled]
        self.terminal.say(f"review: {len(self.settled)} settled, {len(left)} left")
        return sum(problem.severity > Severity.NOTE for problem in left)

    def _one(self, problem: Problem) -> bool:
        """One question; False for the end."""
        answers = answers_to(problem)
        self._show(problem, answers)
        keys = {answer.key: answer for answer in answers}
        while True:
            key = self.terminal.key("> ").lower()
            if key in (QUIT, ENDED):
                return False
            if key == SKIP:
                self.at += 1
            elif key == UNDO:
                self._undo()
            elif key == EDIT:
                self.terminal.edit(Path(problem.where), problem.line)
                self.at += 1
            elif key in keys:
                self._write(problem, keys[key])
            else:
                self.terminal.say(f"Press one of: {' '.join([*keys, *(key for key, _ in COMMON)])}")
                continue
            return True

    def _goes_back(self) -> bool:
        """Behind the last question: whether an answer was taken back, so that it is asked again."""
        while self.done:
            self.terminal.say(f"\nThat was the last.\n  {UNDO} undo the last answer   {QUIT} quit")
            key = self.terminal.key("> ").lower()
            if key == UNDO and self._undo():
                return True
            if key in (QUIT, ENDED):
                break
        return False

    def _show(self, problem: Problem, answers: Sequence[Answer]) -> None:
        place = f"{problem.where}:{problem.line}" if problem.line else problem.where
        say = self.terminal.say
        say(f"\n[{self.at + 1}/{len(self.problems)}] {printable(place)}")
        say(f"  {printable(ended(problem.message))}")
        for answer in answers:
            say(f"  {answer.key}  {printable(answer.words.format(*map(repr, problem.about)))}")
        if problem.kind not in ANSWERS and problem.advice:
            say(f"  {printable(problem.advice)}")
        say("  " + "   ".join(f"{key} {words}" for key, words in COMMON))

    def _write(self, problem: Problem, answer: Answer) -> None:
        typed = ""
        if answer.ask and not (typed := " ".join(self.terminal.line(f"{answer.ask}: ").split())):
            return
        try:
            change = answer.make(self.settings, problem, typed)
            self.terminal.say(printable(change.difference.rstrip(), "\n\t") or "It says so already.")
            with locked(self.settings.content):
                change.write()
        except (UserError, OSError, UnicodeError) as error:
            self.terminal.say(_trouble(error, problem))
            return
        self.done.append((self.at, change))
        self.settled.add(self.at)
        self.at += 1

    def _undo(self) -> bool:
        """Take the last answer back, if it can be."""
        if not self.done:
            self.terminal.say("There is nothing to undo.")
            return False
        number, change = self.done[-1]
        try:
            with locked(self.settings.content):
                taken_back(change)
        except (UserError, OSError, UnicodeError) as error:
            self.terminal.say(_trouble(error, self.problems[number]))
            return False
        self.done.pop()
        self.settled.discard(number)
        self.at = number
        self.terminal.say(f"Undone: {printable(str(change.path))} is as it was.")
        return True


def _trouble(error: Exception, problem: Problem) -> str:
    """Why nothing was written, in a line or two; the review goes on."""
    if isinstance(error, UnicodeError):
        return f"{printable(problem.where)}, or the file of the answer, is not UTF-8. Correct it first."
    return printable(str(error), "\n")


def of_this_terminal() -> Terminal:
    """Standard input and output: single keys where the terminal can, lines where it can't."""
    return Terminal(
        _key if _has_keys() else _first_of_line, _line, lambda text: print(text, flush=True), _edit
    )


def _has_keys() -> bool:
    if os.environ.get("TERM", "dumb") in ("", "dumb"):
        return False
    try:
        import termios  # noqa: F401  # not on Windows
    except ImportError:
        return False
    return True


def _key(prompt: str) -> str:
    """One key, without return; the terminal is as it was after it."""
    import termios
    import tty

    print(prompt, end="", flush=True)
    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    try:
        tty.setcbreak(number, termios.TCSADRAIN)
        read = os.read(number, 1)
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)
    key = read.decode("ascii", "replace") if read else ENDED
    print(key if key.isprintable() else "", flush=True)
    return key


def _first_of_line(prompt: str) -> str:
    line = _line(prompt)
    return line.strip()[:1] if line else ENDED


def _line(prompt: str) -> str:
    """A line with its end; empty at the end of input."""
    print(prompt, end="", flush=True)
    read = b""
    while not read.endswith(b"\n"):  # not through sys.stdin, which would read ahead of single keys
        if not (sign := os.read(sys.stdin.fileno(), 1)) or (sign == ENDED.encode() and not read):
            return read.decode("utf-8", "replace")
        read += sign
    return read.decode("utf-8", "replace")


def _edit(path: Path, line: int) -> None:
    command = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")
    place = [f"+{line}"] if line and Path(command[0]).stem in ("vi", "vim", "nvim", "nano", "emacs") else []
    with suppress(KeyboardInterrupt):
        try:
            subprocess.run([*command, *place, str(path)], check=False)  # noqa: S603  # the editor's own choice
        except OSError as error:
            print(f"{command[0]}: {error.strerror}. Set EDITOR to a program that edits text.", flush=True)
