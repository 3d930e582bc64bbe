"""Whether a search index knows more words of an article than are shown with its results.

The index lists for each word in which articles it stands and where. `outgoing` reads the shown text, which lies
in the fragments; were the index made of another text, that could be put together again from the places.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..problems import Problem, Severity
from .bundle import PAGES, SIGNATURE, unpacked
from .indexes import FOLDER

MORE = 20
"""Places in the index beside those of shown words, as a whole and in parts."""

PART = re.compile(
    r"[^\W\d_]+|\d+"
)  # https, www, northport, example and 2021 of https://www.northport.example/2021


def overfull(root: Path, called: str) -> Iterator[Problem]:
    """A problem for each article of which the index below `root` knows too many words, or that can't be read."""
    for meta in sorted((root / FOLDER).rglob("*.pf_meta")):
        folder = meta.parent
        try:
            pages = unpacked(meta.read_bytes())[PAGES]
            places = _places(folder)
            for number, (mark, _) in enumerate(pages):
                url, shown = _shown(folder / f"fragment/{mark}.pf_fragment")
                if places[number] > shown + MORE:
                    what = f"{places[number]} words of an article, and shows at most {shown} ({url})"
                    yield _told(f"{called}/{FOLDER}", what)
        except (OSError, EOFError, ValueError, LookupError, TypeError) as error:
            yield _told(f"{called}/{FOLDER}", f"what can't be read ({error})")


def _told(where: str, what: str) -> Problem:
    advice = "Build without .cache; if that does not help, set DIGEST_SEARCH = False."
    return Problem(where, 0, Severity.ERROR, f"the search index holds {what}", advice)


def _places(folder: Path) -> Counter[int]:
    """How many places of words the index has for each article, by its number."""
    count: Counter[int] = Counter()
    for part in sorted(folder.glob("index/*.pf_index")):
        for _, articles, *_ in unpacked(part.read_bytes())[0]:
            number = 0
            for step, places, *_ in articles:
                number += step  # each is told by its distance from the one before
                count[number] += sum([place >= 0 for place in places])
    return count


def _shown(fragment: Path) -> tuple[str, int]:
    """The page of an article, and how many places its shown words may have in the index."""
    told = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(SIGNATURE))
    texts = (told["content"], *map(str, told["meta"].values()))
    return str(told.get("url", "")), sum(_places_of(word) for text in texts for word in text.split())


def _places_of(word: str) -> int:
    """One for the word and one for each of its parts: addresses and words with hyphens are listed in parts, too."""
    if word.isalpha() and (word.islower() or word.istitle()):  # most are such
        return 2
    parts = PART.findall(word)
    return 1 + max(1, len(parts) + sum(map(_humps, parts)))


def _humps(part: str) -> int:
    """Where capitals begin parts within a word: News|Digest, PDF|Files."""
    neighbours = zip(part, part[1:], (*part[2:], ""), strict=False)
    return sum(here.isupper() and (before.islower() or after.islower()) for before, here, after in neighbours)
