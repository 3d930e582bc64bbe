"""Whether two texts have much in common, by fingerprints of some of their words: no text can be read in these. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from hashlib import blake2b

from .letters import in_one_form
from .spaceless import SPACELESS

WIDTH = 8
"""Words of a shingle."""
SAMPLED = 8
"""One of so many shingles is kept."""
FEWEST = 4
"""Fingerprints that two texts share, at least."""
SHORT = 2 * FEWEST
"""Fingerprints, fewer than which say too little of a text: of one so short every shingle is kept."""
SHARED = 0.5
"""Part of the shorter text's fingerprints that both share, at least."""

WORD = re.compile(rf"[{SPACELESS}]|[^\W_{SPACELESS}]+")  # opened · 橋

UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, blanks without width and other signs that nobody sees."""

Sketch = Set[str]
"""Fingerprints of a text, of eight hexadecimal digits each."""


def sketch_of(text: str) -> Sketch:
    """The fingerprints of a text; how it is cut into paragraphs, marked and spelt in capitals does not count."""
    whole = prints_of(text)
    some = {one for one in whole if _is_sampled(one)}
    return some if len(some) >= SHORT else whole


def prints_of(text: str) -> Sketch:
    """The fingerprints of all shingles of a text."""
    words = WORD.findall(UNSEEN.sub("", in_one_form(text).casefold()))
    shingles = zip(*(words[n:] for n in range(WIDTH)), strict=False)
    return {_print_of(" ".join(shingle)) for shingle in shingles}


def near_in(text: str, known: Mapping[str, Sketch]) -> str | None:
    """The first of the known texts, by name, with which a text has so much in common; None where there is none."""
    whole = prints_of(text)
    some = {one for one in whole if _is_sampled(one)}
    return next(
        (name for name, one in known.items() if is_near(some if all(map(_is_sampled, one)) else whole, one)),
        None,
    )


def held_in(text: str, known: Mapping[str, Sketch]) -> dict[str, Sketch]:
    """Of the known texts, by name, those of which a text has a large part, and the fingerprints that it has of each."""
    whole = prints_of(text)
    found = {name: whole & one for name, one in known.items()}
    return {name: shared for name, shared in found.items() if is_large(shared, known[name])}


def is_large(shared: Sketch, known: Sketch) -> bool:
    """Whether fingerprints are a large part of those of a known text."""
    return len(shared) >= max(FEWEST, SHARED * len(known))


def is_near(some: Sketch, others: Sketch) -> bool:
    """Whether two texts have so much in common that one holds a large part of the other."""
    return len(some & others) >= max(FEWEST, SHARED * min(len(some), len(others)))


def _is_sampled(one: str) -> bool:
    return int(one[:2], 16) % SAMPLED == 0


def _print_of(shingle: str) -> str:
    return blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
