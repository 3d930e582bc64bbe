"""Sentences: enough to show a name in its context."""

from __future__ import annotations

import re

END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9À-Þ])")  # talks." The
SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Adm|Sen|Rep|Gov|Pres|Rev|Hon|St|vs|No|Jr|Sr|Co|Corp|Inc|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b(?:[A-Za-z]\.)*[A-Z])\.\s+\Z"
)  # a stop that ends no sentence: Mr. · Feb. · U.S. · J.

LONGEST = 280
"""Characters of context; each side gets half of them."""


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a stretch of the text within its sentence, shortened with an ellipsis."""
    first, last = 0, len(text)
    for found in END.finditer(text):
        if SHORT.search(text[max(0, found.start() - 12) : found.end()]):
            continue
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.end()
            break
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    if len(before) > LONGEST // 2:
        before = "… " + before[-LONGEST // 2 :].partition(" ")[2]
    if len(after) > LONGEST // 2:
        after = after[: LONGEST // 2].rpartition(" ")[0] + " …"
    return before, after
