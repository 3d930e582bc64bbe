"""An editor's notes: a file of quoted passages and what is said of each, and where a passage stands. Pure.

A block quotation is the passage, what follows is the note:

    > outlining a stance of “**maximum pressure** and engagement at the same time”

    The phrase became policy in April 2017.

Emphasis marks the exact words; the rest is context, by which they are told from the same words elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import unescape
from itertools import pairwise

from .conflicts import conflict_in
from .emphasis import emphasised, without_emphasis
from .problems import Problem, Severity
from .unseen import without_unseen

QUOTED = re.compile(r" {0,3}> ?(.*)")  # > outlining a stance
LINK = re.compile(
    r"(?<!\\)!?(?<!\\)\[((?:\\.|[^\[\]\\])*)\]\([^()\s]*\)"
)  # [the letter](https://example.org)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # \*

LONGEST = 4000
"""Characters of a passage; more is not a passage."""


TOLD = 80
"""Characters of a passage that a message repeats."""


class State(StrEnum):
    """How sure the place of a passage is."""

    ANCHORED = "anchored"
    CHANGED = "changed"
    """Its words were edited since it was quoted, and still say the same."""
    AMBIGUOUS = "ambiguous"
    """It stands in several places, and nothing tells which is meant."""
    ORPHANED = "orphaned"
    """It is not in the text."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage as the editor quotes it, in plain text with single blanks."""

    exact: str
    """The words that are meant."""
    prefix: str = ""
    """What stands right before them, and after them."""
    suffix: str = ""

    @property
    def whole(self) -> str:
        return self.prefix + self.exact + self.suffix


@dataclass(frozen=True, slots=True)
class Remark:
    """One note as the file has it."""

    passage: Quoted
    text: str
    """Markdown."""
    line: int
    """Of the file, where the passage begins, from 1."""
    text_line: int
    """Where the text begins."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage stands."""

    state: State
    start: int = 0
    """Offsets of the exact words in the text; 0 unless anchored or changed."""
    end: int = 0
    places: int = 0
    """In how many places the passage stands."""
    nearest: str = ""
    """Of an orphan: the sentence that is most like it, if one is at all."""


def parse(text: str, where: str) -> tuple[tuple[Remark, ...], tuple[Problem, ...]]:
    """The notes of a file in its order, and what in it is none; `where` names the file in problems."""
    if conflict := conflict_in(text, where):  # >>>>>>> would be a passage
        return (), (conflict,)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    starts = [
        n for n, line in enumerate(lines) if QUOTED.match(line) and not (n and QUOTED.match(lines[n - 1]))
    ]
    remarks: list[Remark] = []
    problems = list(_before(lines[: starts[0] if starts else len(lines)], where))
    for start, end in pairwise([*starts, len(lines)]):
        remark = _remark(lines[start:end], start, where)
        if isinstance(remark, Remark):
            remarks.append(remark)
        else:
            problems.append(remark)
    return tuple(remarks), tuple(problems)


def _before(lines: Sequence[str], where: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            advice = "Begin with the passage, each of its lines after a >; then an empty line and the note."
            yield Problem(
                where, number, Severity.ERROR, "here stands text without a passage before it", advice
            )
            return


def _remark(lines: Sequence[str], start: int, where: str) -> Remark | Problem:
    """The note that begins at a line, or what is wrong with it."""
    quoted = [found[1] for line in lines if (found := QUOTED.match(line))]
    rest = lines[len(quoted) :]
    blank = next((n for n, line in enumerate(rest) if line.strip()), 0)
    text = "\n".join(rest[blank:]).rstrip()
    marked = " ".join(" ".join(quoted).split())
    advice = ""
    if len(marked) > LONGEST:
        message, advice = f"the passage is longer than {LONGEST} characters", "Quote a sentence of it."
    elif (passage := _passage(marked)) is None:
        message, advice = "more than one stretch of the passage is emphasised", "Emphasise one, or none."
    elif not passage.exact.strip():
        message, advice = "the passage is empty", "Quote the words that the note is about."
    elif not text:
        message, advice = "the passage has no note", "Write it below the passage, after an empty line."
    else:
        return Remark(passage, text, start + 1, start + len(quoted) + blank + 1)
    return Problem(where, start + 1, Severity.ERROR, message, advice)


def _passage(marked: str) -> Quoted | None:
    """The passage of a block quotation; None where it is not clear which words are meant."""
    found = list(emphasised(marked))
    strong = [one for one in found if len(one.mark) > 1]
    meant = strong or found
    if len(meant) > 1:
        return None
    if not meant:
        return Quoted(_plain(marked))
    only = meant[0]
    return Quoted(_plain(only.words), _plain(marked[: only.start]), _plain(marked[only.end :]))


def _plain(marked: str) -> str:
    """Markdown as a reader sees it."""
    text = without_emphasis(LINK.sub(r"\1", marked))
    return without_unseen(unescape(ESCAPED.sub(r"\1", text)))


def doubts(anchor: Anchor, quoted: str, where: str, line: int, printed: str = "") -> Iterator[Problem]:
    """What to tell the editor of a passage without a sure place; `printed` are a changed one's words now."""
    exact = _brief(quoted)
    if anchor.state is State.AMBIGUOUS:
        message = f"the passage “{exact}” stands in {anchor.places} places of the article"
        advice = "Quote more of its sentence, and emphasise the words that are meant."
        yield Problem(where, line, Severity.WARNING, message, advice)
    elif anchor.state is State.ORPHANED:
        message = f"the passage “{exact}” is not in the article"
        advice = "Quote it as it stands there now."
        if anchor.nearest:
            advice = f"Nearest is “{_brief(anchor.nearest)}”: if that is meant, quote it."
        yield Problem(where, line, Severity.WARNING, message, advice)
    elif anchor.state is State.CHANGED:
        message = f"the passage “{exact}” was changed in the article since it was quoted"
        advice = f"There is now “{_brief(printed)}”: if the note still holds, quote that."
        if printed == quoted:
            advice = "What stands around it is new: if the note still holds, quote it as it stands now."
        yield Problem(where, line, Severity.WARNING, message, advice)


def _brief(text: str) -> str:
    return text if len(text) <= TOLD else f"{text[: TOLD - 1].rstrip()}…"
