"""Words that Markdown emphasises, found in one walk: at each sign nothing is read twice. Pure.

One expression for the whole would look from every sign that opens to the end of the text for one that closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = re.compile(r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3})(?=[^\s*_])")  # the ** of **maximum pressure**
MARKS = ("*", "**", "***", "_", "__", "___")
CLOSING = {
    mark: re.compile(
        rf"(?:\\.|[^\\])+?(?<=\S){re.escape(mark)}" + (r"(?!\w)" if mark[0] == "_" else ""), re.S
    )
    for mark in MARKS
}  # maximum pressure**
DEEPEST = 6
"""Times that marks are taken off within marks; Markdown itself knows of three."""


@dataclass(frozen=True, slots=True)
class Emphasised:
    """A stretch of Markdown with the marks around it."""

    mark: str
    start: int
    """Where the first mark begins."""
    end: int
    words: str
    """What stands between the marks."""


def emphasised(text: str) -> Iterator[Emphasised]:
    """The outermost stretches in their order."""
    unclosed: set[str] = set()
    place = 0
    while opened := OPENING.search(text, place):
        mark, place = opened[1], opened.start() + 1
        closed = None if mark in unclosed else CLOSING[mark].match(text, opened.end())
        if closed is None:
            unclosed.add(mark)  # what closes no mark here closes none further on
            continue
        place = closed.end()
        yield Emphasised(mark, opened.start(), place, text[opened.end() : place - len(mark)])


def without_emphasis(text: str) -> str:
    """The text without such marks, and without those within them."""
    for _ in range(DEEPEST):
        place, parts = 0, []
        for one in emphasised(text):
            parts += [text[place : one.start], one.words]
            place = one.end
        bare = "".join(parts) + text[place:]
        if bare == text:
            break
        text = bare
    return text
