"""Whether a search index knows more words of an article than are shown with its results.

The index lists for each word in which articles it stands and where. `outgoing` reads the shown text, which lies
in the fragments; were the index made of another text, that could be put together again from the places.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..problems import Problem, Severity
from .bundle import PAGES, SIGNATURE, unpacked
from .indexes import FOLDER

MOST, MORE = 2, 20
"""Places in the index for a shown word, since words with hyphens are listed in parts, too; and as many more in all."""


def overfull(root: Path, called: str) -> Iterator[Problem]:
    """A problem for each article of which the index below `root` knows too many words, or that can't be read."""
    for meta in sorted((root / FOLDER).rglob("*.pf_meta")):
        folder = meta.parent
        try:
            pages = unpacked(meta.read_bytes())[PAGES]
            places = _places(folder)
            for number, (mark, _) in enumerate(pages):
                shown = _words(folder / f"fragment/{mark}.pf_fragment")
                if places[number] > MOST * shown + MORE:
                    yield _told(
                        f"{called}/{FOLDER}", f"{places[number]} words of an article, and shows {shown}"
                    )
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


def _words(fragment: Path) -> int:
    told = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(SIGNATURE))
    return len(told["content"].split()) + sum(len(str(value).split()) for value in told["meta"].values())
