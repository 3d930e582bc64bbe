"""Quotation marks: where speech ends, and which marks a cut has left open."""

from __future__ import annotations

import re
from collections.abc import Container

from .markup import WORD

CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“”", "‚": "‘’", "「": "」", "‹": "›"}
"""Opening mark -> the marks that close it, the usual one first."""

MARK = re.compile(f"[{''.join(CLOSING)}{''.join(CLOSING.values())}]")  # “ · ” · '

REACH = 60
"""Characters around a quotation in which its verb is looked for."""
BREAK = re.compile(r"[.!?…](?=\s|$)|[“”«»„\"]")  # the end of a sentence, or another quotation
SPOKEN = re.compile(r"[^\W\d_]+")  # told

TRAILING = " ,;:–—-"
"""What no shortened text ends with."""


def speech(text: str, place: int) -> str:
    """What is said in the quotation that opens at `place` or just before it; empty if its end is not there."""
    start, end = bounds(text, place)
    return text[start + 1 : max(start + 1, end - 1)].strip()


def bounds(text: str, place: int) -> tuple[int, int]:
    """Where that quotation stands, its marks included; (0, 0) if its end is not there."""
    start = place if text[place] in CLOSING else len(text[:place].rstrip()) - 1
    if start < 0 or text[start] not in CLOSING:
        return 0, 0
    end = start
    while (end := _next(CLOSING[text[start]], text, end + 1)) >= 0:
        if _ends(text, end):
            return start, end + 1
    return 0, 0


def _next(marks: str, text: str, place: int) -> int:
    """Where the first of the marks stands from a place on; -1 for nowhere."""
    return min((found for mark in marks if (found := text.find(mark, place)) >= 0), default=-1)


def verb_beside(text: str, start: int, end: int, verbs: Container[str]) -> str:
    """The word of `verbs` that stands nearest to a quotation in its sentence, after it or else before it."""
    over = text[end - 2 : end - 1] == "."  # the sentence ends with the quotation
    after = "" if over else BREAK.split(text[end : end + REACH], maxsplit=1)[0]
    before = BREAK.split(text[max(0, start - REACH) : start])[-1]
    words = (*SPOKEN.findall(after), *reversed(SPOKEN.findall(before)))
    return next((word for word in words if word.casefold() in verbs), "")


def at_most(text: str, words: int) -> str:
    """The text, or its first words and an ellipsis."""
    ends = [word.end() for word in WORD.finditer(text)]
    return text if len(ends) <= words else closed(text[: ends[words - 1]])


def closed(head: str) -> str:
    """The beginning of a text with an ellipsis and the quotation marks that it has left open."""
    head = head.rstrip(TRAILING + "".join(CLOSING.keys() - set("'\"")))
    return f"{head}…{still_open(head)}"


def still_open(text: str) -> str:
    """The marks that close the quotations which are open at the end of the text, inmost first."""
    within: list[str] = []
    for found in MARK.finditer(text):
        n, char = found.start(), found[0]
        ended = next((k for k, mark in enumerate(within) if char in CLOSING[mark] and _ends(text, n)), None)
        if ended is not None:
            del within[ended:]
        elif char in CLOSING and char not in within and _begins(text, n):
            within.append(char)
    return "".join(CLOSING[mark][0] for mark in reversed(within))


def _begins(text: str, n: int) -> bool:
    """Whether a mark opens a quotation; the apostrophe of ’90s or of a word does not."""
    before, after = text[n - 1 : n], text[n + 1 : n + 2]
    return not before.isalnum() and (text[n] in "«「" or after.isalpha() or after in CLOSING)


def _ends(text: str, n: int) -> bool:
    """Whether a mark closes a quotation; an apostrophe within a word or after a plural does not."""
    after = text[n + 1 : n + 2]
    if text[n] not in "'’":
        return not after.isalnum() or text[n] != '"'
    plural = text[n - 1 : n] == "s" and after == " " and text[n + 2 : n + 3].islower()
    return not (after.isalnum() or (plural and any(mark in text[n + 1 :] for mark in "’'")))
