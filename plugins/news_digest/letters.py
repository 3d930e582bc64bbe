"""Letters in one form, however they were typed, in time that grows with the text alone."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

LONGEST = 500
"""Signs without a blank that are worked on at once: to put marks in order takes the square of how many follow each
other."""
LONG = re.compile(rf"\S{{{LONGEST + 1},}}")

UNSEEN = re.compile("[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, blanks without width and the like: nobody sees them, and words that have some are the same without."""
SHORT = 64
"""Bytes that are worth keeping: a quotation mark stands on every page."""
FOREIGN = re.compile(rb"[\x80-\xff]+")
PARTING = re.compile("[\u0085\u00a1\u00ab\u00b7\u00bb\u00bf\u1680\u2010-\u2029\u2030-\u205e]")  # « » · ‐ „ …


def in_one_form(text: str) -> str:
    """Text in which letters with their marks are one sign, and wide or joined ones what they mean (NFKC)."""
    return normalize("NFKC", LONG.sub(_in_pieces, text))


def _in_pieces(found: re.Match[str]) -> str:
    return " ".join(found[0][at : at + LONGEST] for at in range(0, len(found[0]), LONGEST))


def formed(data: bytes, cased: bool) -> bytes:
    """Letters with their marks as one sign or as several, wide ones and capitals of any script as what they are; so
    that what was typed on another machine, or is shown in capitals, is the same.
    """
    if b"\xcc" in data or b"\xcd" in data:  # marks, which go with the letter before them
        return _formed(data, cased)
    return FOREIGN.sub(
        lambda found: (_short if len(found[0]) <= SHORT else _formed)(found[0], cased), data
    )  # the rest is as it should be


def _formed(data: bytes, cased: bool) -> bytes:
    text = in_one_form(UNSEEN.sub("", data.decode("utf-8", "surrogateescape")))
    return PARTING.sub(" ", text if cased else text.casefold()).encode("utf-8", "surrogateescape")


_short = lru_cache(1 << 14)(_formed)
