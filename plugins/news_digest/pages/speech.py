"""Quotation marks: where speech ends, and which marks a cut has left open."""

from __future__ import annotations

from .markup import WORD

CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“”", "‚": "‘’", "「": "」", "‹": "›"}
"""Opening mark -> the marks that close it, the usual one first."""

TRAILING = " ,;:–—-"
"""What no shortened text ends with."""


def speech(text: str, place: int) -> str:
    """What is said in the quotation that opens at `place` or just before it; empty if its end is not there."""
    start = place if text[place] in CLOSING else len(text[:place].rstrip()) - 1
    if start < 0 or text[start] not in CLOSING:
        return ""
    closing = (n for n in range(start + 1, len(text)) if text[n] in CLOSING[text[start]] and _ends(text, n))
    return text[start + 1 : next(closing, start + 1)].strip()


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
    for n, char in enumerate(text):
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
