"""Tense in the languages whose tables tell it by the words of a clause."""

from __future__ import annotations

import functools
import re

from ..languages import Language
from .tense import Tense

CLAUSE = re.compile(r"[,;:()\[\]«»„“”\"–—]+(?:\s|$)|[.!?…](?:\s|$)|\s[–—(„«“\"]")  # a comma, a dash
SENTENCE = re.compile(r"[.!?…][”\"»“)]*(?:\s|$)")
NUMBERED = re.compile(r"\d\Z")  # the stop of 9. Januar ends no sentence
BEFORE = re.compile(r"([^\W\d_]+)\s\Z")  # the `seit` of seit Montag
NAMED = re.compile(r"(?<=[\w,] )[A-ZÀ-ÖØ-Þ][\w-]*")  # Experten, Teherán; not the first word of a sentence
REACH = 300
"""Characters on either side that are read."""


@functools.lru_cache(maxsize=16)
def _markers(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])")


def clause_tense(text: str, low: str, start: int, end: int, language: Language) -> Tense | None:
    """The tense of the clause around an expression, or of its sentence; None where both or none are told.

    Where the verb comes last, the first one after the expression is its own.
    """
    before = BEFORE.search(low, max(0, start - 20), start)
    words = {low[start:end].split()[0], before[1] if before else ""}
    if words & (language.since | language.toward):
        return Tense.PAST if words & language.since else Tense.AHEAD
    past, ahead = _markers(language.past), _markers(language.ahead)
    for marks in (CLAUSE, SENTENCE):
        first, last = _reach(low, start, end, marks)
        stretch = f"{_verbs(text[first:start])} ; {_verbs(text[end:last])}"
        been, coming = past.search(stretch), ahead.search(stretch)
        if been and coming:
            if not language.sticks:
                return None
            return Tense.PAST if been.start() < coming.start() else Tense.AHEAD
        if been or coming:
            return Tense.PAST if been else Tense.AHEAD
    return None


def _verbs(text: str) -> str:
    """Without names, and nouns where they have capitals: Teherán is no future."""
    return NAMED.sub(" ", text).lower()


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
