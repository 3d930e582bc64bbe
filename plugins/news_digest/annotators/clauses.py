"""Tense in the languages whose tables tell it by the words of a clause."""

from __future__ import annotations

import functools
import re

from ..languages import Language
from .tense import Tense

CLAUSE = re.compile(r"[,;:()\[\]«»„“”\"–—]+(?:\s|$)|[.!?…](?:\s|$)|\s[–—(„«“\"]")  # a comma, a dash
SENTENCE = re.compile(r"[.!?…][”\"»“)]*(?:\s|$)")
NUMBERED = re.compile(r"\d\Z")  # the stop of 9. Januar ends no sentence
REACH = 300
"""Characters on either side that are read."""


@functools.lru_cache(maxsize=16)
def _markers(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])")


def clause_tense(low: str, start: int, end: int, language: Language) -> Tense | None:
    """The tense of the clause around an expression, or of its sentence; None where both or none are told."""
    for marks in (CLAUSE, SENTENCE):
        first, last = _reach(low, start, end, marks)
        stretch = f"{low[first:start]} ; {low[end:last]}"
        past = _markers(language.past).search(stretch)
        ahead = _markers(language.ahead).search(stretch)
        if past and ahead:
            return None
        if past or ahead:
            return Tense.PAST if past else Tense.AHEAD
    return None


def _reach(low: str, start: int, end: int, marks: re.Pattern[str]) -> tuple[int, int]:
    """From the mark before to the mark after."""
    first = max(0, start - REACH)
    for found in marks.finditer(low, first, start):
        if not NUMBERED.search(low[: found.start()][-1:]):
            first = found.end()
    for found in marks.finditer(low, end, end + REACH):
        if not NUMBERED.search(low[: found.start()][-1:]):
            return first, found.start()
    return first, min(len(low), end + REACH)
