"""Speech that a dash opens at the beginning of a paragraph, as Spanish and French print it: —Voy —dijo ella—. Hoy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

DASHES = ("—", "―")
INCISE = re.compile(r"\s*[ \u00a0][—―–](\w+)")  # the —dijo of: —Voy —dijo ella
RESUMES = re.compile(r"[—―–][.,;:]?\s*(?=\S)")  # what ends it: ella—. Hoy
TOLD = re.compile(
    r"(?:,|(?<=[!?…]))\s(?:a-t-)?(\w+?)(?:-(?:t-)?(?:ils?|elles?|on)\b|(?= (?:[A-ZÀ-Þ]|l[ea] )))"
)
"""The clause of the speaker in French: , dit-elle · , répond Anne · ! s’écrie-t-il."""


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
    told = next((some for some in TOLD.finditer(text, start) if some[1].lower() in speech), None)
    if told:
        yield start, told.start()
