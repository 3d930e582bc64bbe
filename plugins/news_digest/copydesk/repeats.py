"""Lines whose words stand in the story already: pull quotes and doubled paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..model import Kind
from .marks import Marked
from .prose import folded, length

PULLED, LONGEST, SECTION = 5, 60, 7
"""Words: a shorter line is no pull quote, a longer one neither, and up to the last it may be a sub-heading."""
CANDIDATES = 20
"""Paragraphs with the same opening words that are compared."""
REFRAIN = 3
"""Times from which on a line that comes again is meant to, such as a question put to each of several people."""
LISTED = (Kind.LIST, Kind.NUMBERED)
ATTRIBUTION = re.compile(r"[-–—―]\s?[A-ZÀ-Þ][^.!?]{2,80}")  # — Jane Doe, foreign minister


def cut_repeats(marked: Sequence[Marked], reasons: list[str]) -> None:
    """Cut lines whose words stand in another paragraph, with the name that signs a pull quote."""
    texts = [folded(item.text) for item in marked]
    openings = {
        _opening(text)
        for text, item, reason in zip(texts, marked, reasons, strict=True)
        if not reason and PULLED <= length(item.text) <= LONGEST
    }
    places = _places(texts, reasons, openings)
    first: dict[str, int] = {}
    often = {text for text, count in Counter(texts).items() if count >= REFRAIN}
    for i, item in enumerate(marked):
        if texts[i] in often or item.line.kind in LISTED:
            continue  # a form that the story fills in again and again
        if reasons[i] or not PULLED <= length(item.text) <= LONGEST:
            continue
        holding = _holding(texts, places, i)
        if holding:
            if length(item.text) <= SECTION and min(holding) > i:
                continue  # a sub-heading in the words of the paragraphs after it
            reasons[i] = "pull quote: the words stand in the text"
            if i + 1 < len(marked) and ATTRIBUTION.fullmatch(marked[i + 1].text):
                reasons[i + 1] = reasons[i]
        elif first.setdefault(texts[i], i) != i:
            reasons[i] = "repeated paragraph"


def _opening(text: str) -> str:
    return " ".join(text.split(maxsplit=PULLED)[:PULLED])


def _places(texts: Sequence[str], reasons: Sequence[str], openings: set[str]) -> dict[str, list[int]]:
    """The first five words of lines that may be doubled -> the paragraphs of the story in which they stand."""
    places: dict[str, list[int]] = {}
    firsts = {tuple(opening.split(" ", 2)[:2]) for opening in openings}
    for i, text in enumerate(texts):
        words = text.split()[: 50 * LONGEST] if not reasons[i] else []
        begins = [j for j, pair in enumerate(pairwise(words[: 2 - PULLED])) if pair in firsts]
        for run in dict.fromkeys(" ".join(words[j : j + PULLED]) for j in begins):
            if run not in openings:
                continue
            found = places.setdefault(run, [])
            if len(found) < CANDIDATES:
                found.append(i)
    return places


def _holding(texts: Sequence[str], places: dict[str, list[int]], i: int) -> list[int]:
    """The longer paragraphs in which all the words of line `i` stand in a row."""
    own = f" {texts[i]} "
    return [
        j
        for j in places.get(_opening(texts[i]), ())
        if len(texts[j]) > len(texts[i]) and own in f" {texts[j]} "
    ]
