"""Whether two texts have much in common, by fingerprints of some of their words: no text can be read in these. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Set
from hashlib import blake2b

from .spaceless import SPACELESS

WIDTH = 8
"""Words of a shingle."""
SAMPLED = 8
"""One of so many shingles is kept."""
FEWEST = 4
"""Fingerprints that two texts share, at least."""
SHARED = 0.5
"""Part of the shorter text's fingerprints that both share, at least."""

WORD = re.compile(rf"[{SPACELESS}]|[^\W_{SPACELESS}]+")  # opened · 橋

Sketch = Set[str]
"""Fingerprints of a text, of eight hexadecimal digits each."""


def sketch_of(text: str) -> Sketch:
    """The fingerprints of a text; how it is cut into paragraphs, marked and spelt in capitals does not count."""
    words = WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", ""))
    shingles = zip(*(words[n:] for n in range(WIDTH)), strict=False)
    prints = (_print_of(" ".join(shingle)) for shingle in shingles)
    return {one.hex() for one in prints if one[0] % SAMPLED == 0}


def is_near(some: Sketch, others: Sketch) -> bool:
    """Whether two texts have so much in common that one holds a large part of the other."""
    return len(some & others) >= max(FEWEST, SHARED * min(len(some), len(others)))


def _print_of(shingle: str) -> bytes:
    return blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=4).digest()
