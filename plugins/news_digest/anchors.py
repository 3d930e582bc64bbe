"""Finding a quoted passage again in a text whose typography may have changed. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

FOLDED = {
    **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    "…": "...",
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
"""Characters that printers exchange freely -> how they are compared; the last ones are invisible."""


SAME_LENGTH = tuple((char, new) for char, new in FOLDED.items() if len(new) == 1)
OTHER_LENGTH = re.compile(r"[…\u00ad\u200b-\u200d\u2060\ufeff]|\s\s|[^\S ]")
"""What makes the folded text longer or shorter, or is a blank of another kind."""


def find(passage: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where the passage stands in the text, as (start, end) offsets, left to right, not overlapping.

    Exact but for quotation marks, dashes, ellipses, invisible characters and white space; an empty
    passage stands nowhere.
    """
    wanted = fold(passage)[0].strip()
    if not wanted:
        return ()
    folded, origin = _folded(text)
    found: list[tuple[int, int]] = []
    start = folded.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if not found or origin[start] >= found[-1][1]:  # an ellipsis folds to three dots, yet is one place
            found.append((origin[start], origin[end - 1] + 1))
        start = folded.find(wanted, end)
    return tuple(found)


@lru_cache(maxsize=8)  # many passages are looked for in one text after the other
def _folded(text: str) -> tuple[str, Sequence[int]]:
    return fold(text)


def fold(text: str) -> tuple[str, Sequence[int]]:
    """The text in one typography, and for each of its characters the offset in the text it came from."""
    simple = text.isprintable() and "  " not in text and "…" not in text  # sooner told than by a pattern
    if simple or not OTHER_LENGTH.search(text):
        if not text.isascii():
            for char, new in SAME_LENGTH:
                text = text.replace(char, new)
        return text, range(len(text))
    folded: list[str] = []
    origin: list[int] = []
    for place, char in enumerate(text):
        new = " " if char.isspace() else FOLDED.get(char, char)
        if new == " " and folded and folded[-1] == " ":
            continue
        folded.extend(new)
        origin.extend([place] * len(new))
    return "".join(folded), origin
