"""Letters in one form, however they were typed, in time that grows with the text alone."""

from __future__ import annotations

import re
from unicodedata import normalize

LONGEST = 500
"""Signs without a blank that are worked on at once: to put marks in order takes the square of how many follow each
other."""
LONG = re.compile(rf"\S{{{LONGEST + 1},}}")


def in_one_form(text: str) -> str:
    """Text in which letters with their marks are one sign, and wide or joined ones what they mean (NFKC)."""
    return normalize("NFKC", LONG.sub(_in_pieces, text))


def _in_pieces(found: re.Match[str]) -> str:
    return " ".join(found[0][at : at + LONGEST] for at in range(0, len(found[0]), LONGEST))
