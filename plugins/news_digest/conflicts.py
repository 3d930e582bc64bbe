"""What git leaves in a file where two people changed the same lines, until somebody has settled it. Pure.

    <<<<<<< HEAD
    one of them
    =======
    the other
    >>>>>>> their-branch

What a raw copy has of such lines is escaped in its article, and code is indented, so neither is taken for one.
"""

from __future__ import annotations

import re

from .problems import Problem, Severity

OPENS = re.compile(r"^<{7}(?:[ \t].*)?\r?$", re.M)  # <<<<<<< HEAD
HALVES = re.compile(r"^={7}\r?$", re.M)  # =======
CLOSES = re.compile(r"^>{7}(?:[ \t].*)?\r?$", re.M)  # >>>>>>> their-branch
LEFT = re.compile(
    r"^(?:>{7}[ \t][^\s>]\S*(?: \(.*\))?|\|{7}(?:[ \t].*)?)\r?$", re.M
)  # >>>>>>> 1f0c2d (Add a note)
MARK = re.compile(r"(?:<{7}|\|{7}|>{7})(?:[ \t].*)?|={7}")  # any of these lines

MESSAGE = "a merge conflict of git begins here and is not settled"
ADVICE = "Keep what is right of both sides, and take out the lines <<<<<<<, ======= and >>>>>>>."


def conflict_in(text: str, where: str) -> Problem | None:
    """The first conflict of a text, with its line; None where there is none. `where` names the file."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "|||||||" not in text:  # as nearly always
        return None
    end = max((last.start() for last in CLOSES.finditer(text)), default=0)
    found = OPENS.search(text) or HALVES.search(text, 0, end) or LEFT.search(text)  # others were taken out
    if not found:
        return None
    line = text.count("\n", 0, found.start()) + 1
    return Problem(where, line, Severity.ERROR, MESSAGE, ADVICE)


def is_mark(line: str) -> bool:
    """Whether a line by itself may be part of a conflict: in a list, where no text stands, it is."""
    return bool(MARK.fullmatch(line.rstrip()))
