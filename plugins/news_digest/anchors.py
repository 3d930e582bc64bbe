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

TURNED = re.compile(r"(?:(?<!\S)[-−]|(?<!\w)(?:non|un|anti|dis)[-‐‑])\Z", re.I)  # before -5 · non-violent
LOOK = 6
"""Characters in which that is looked for."""
_POINTS = tuple(".,:")


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


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether neither end of a stretch lies within a word or a number; 5 within 1.5 is none, nor can within can't.

    In scripts without capitals words have no sure ends, and any end will do.
    """
    return not (_is_within(text, start) or _is_within(text, end) or _is_turned(text, start, end))


def _is_within(text: str, place: int) -> bool:
    """Whether the place parts what belongs together."""
    before, after = text[max(0, place - 1) : place], text[place : place + 1]
    if _counts(before) and _counts(after):
        return True
    if before.isdigit() and after in _POINTS:
        return text[place + 1 : place + 2].isdigit()
    return after.isdigit() and before in _POINTS and text[max(0, place - 2) : place - 1].isdigit()


def _counts(char: str) -> bool:
    """Whether a character is a digit or a letter of a script in which words have ends."""
    return char.isdigit() or (char.isalpha() and char.lower() != char.upper())


def _is_turned(text: str, start: int, end: int) -> bool:
    """Whether what stands right before or after a stretch turns it round: -5, non-violent, can't."""
    before, after = text[max(0, start - LOOK) : start], text[end : end + 2]
    return bool(TURNED.search(before) and text[start : start + 1].isalnum()) or (
        len(after) == 2
        and FOLDED.get(after[0], after[0]) == "'"
        and after[1] in "tT"
        and _counts(text[end - 1])
    )
