"""Speech that a dash opens at the beginning of a paragraph, as Spanish and French print it: —Voy —dijo ella—. Hoy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

DASHES = ("—", "―")
INCISE = re.compile(r"(?<!\s)\s++(?<=[ \u00a0])[—―–](\w+)")  # the —dijo of: —Voy —dijo ella
RESUMES = re.compile(r"[—―–][.,;:]?\s*(?=\S)")  # what ends it: ella—. Hoy
PRONOUN = re.compile(
    r"(?:,|(?<=[!?…]))\s(\w+)-(?:t-)?(?:ils?|elles?|on)\b(?:\s(\w+))?"
)  # , dit-il · , a-t-elle ajouté
NOUN = re.compile(
    r"(?:,|(?<=[!?…]))\s(?:(?:a|ont|avait|s['’]est)\s)?(\w+)(?=\s(?:[A-ZÀ-Þ]|l[ea]\s))"
)  # , répond Anne · , a dit le maire
CLOSED = re.compile(r"[,.]\s+")
FARTHEST = 80
"""Signs of the clause of a speaker in French at most."""
PLAIN = frozenset("fait note".split())
"""Verbs of speech that are none before a noun, often enough."""


def dialogue(text: str, speech: Set[str], code: str) -> list[tuple[int, int]]:
    """Where speech stands in a paragraph that a dash opens; empty without a verb of speech that tells of it."""
    if not text.startswith(DASHES) or code not in ("es", "fr"):
        return []
    start = 1 + len(text[1:]) - len(text[1:].lstrip())
    return list(_spanish(text, start, speech) if code == "es" else _french(text, start, speech))


def _spanish(text: str, start: int, speech: Set[str]) -> Iterator[tuple[int, int]]:
    found = False
    while told := next((some for some in INCISE.finditer(text, start) if some[1].lower() in speech), None):
        found = True
        yield start, told.start()
        resumed = RESUMES.search(text, told.end())
        if not resumed:
            return
        start = resumed.end()
    if found and start < len(text):
        yield start, len(text.rstrip())


def _french(text: str, start: int, speech: Set[str]) -> Iterator[tuple[int, int]]:
    told = _clause(text, start, len(text), speech)
    if told:
        yield start, told.start()


def _clause(text: str, start: int, end: int, speech: Set[str]) -> re.Match[str] | None:
    """The first clause that tells who speaks."""
    some = [told for told in PRONOUN.finditer(text, start, end) if speech & set(told.groups(""))]
    some += [told for told in NOUN.finditer(text, start, end) if told[1] in speech - PLAIN]
    return min(some, key=lambda told: told.start(), default=None)


def around_clause(text: str, start: int, end: int, speech: Set[str], code: str) -> list[tuple[int, int]]:
    """The two parts of speech around the clause of its speaker, inside French marks: Oui, a dit Anne, mais trop tard.

    What stands between the marks as a whole, where there is no such clause.
    """
    told = _clause(text, start, end, speech) if code == "fr" else None
    closed = CLOSED.search(text, told.end(), min(told.end() + FARTHEST, end)) if told else None
    if not told or not closed or closed.end() >= end or told.start() <= start:
        return [(start, end)]
    return [(start, told.start()), (closed.end(), end)]
