"""Which line above a story is its headline: a table of signs with their weights, added up line by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from .bylines import is_paper, names_alone
from .captions import is_caption
from .evidence import DATED, READER
from .language import COMMON
from .lines import BULLETS
from .marks import Marked
from .prose import CJK, folded, is_cjk, is_ended, length, printed_words, small, words

WEIGHTS = {
    "shared with the lede": 1.8,
    "shared with the story": 1.8,
    "words shared": 1.4,
    "one word": -2.4,
    "two or three words": -1.2,
    "length": 2.6,
    "long": -1.8,
    "sentence": -1.8,
    "question": -0.5,
    "more sentences": -0.8,
    "just above": 0.4,
    "dated below": 2.0,
    "under a byline": -2.0,
    "under its like": -0.6,
    "under a line on the story": -1.4,
    "under prose": -2.0,
    "repeated": 0.2,
    "set apart": 1.8,
    "row": -2.0,
    "capitals": -0.8,
    "each word with a capital": 0.4,
    "name of the paper": -1.5,
    "name of a writer": -2.0,
    "first line": -0.5,
    "speaks to the reader": -0.4,
    "label before a colon": -0.5,
    "date or figure": -0.5,
    "mark": -1.0,
}
"""Sign -> what it says for the line (or against it); shares and counts are scaled to 1."""
LEAST = 1.5
"""What must speak for a headline: below it a copy is taken to have none."""
LONGEST, SUFFIXED = 32, 400
"""Words of a headline at most; characters of one with the name of its site."""
SUFFIX = re.compile(r"(?<!\s)\s++(?:[|–—·»]|-{1,2})\s+[^|–—·»]{2,40}$")  # Headline - The Harbour Courier
PARTED = re.compile(r"\s[|·•/+›»]+\s|\s[–—-]\s|\s{2,}")  # Sport | Weather | Shop
SENTENCES = re.compile(r"[^\W\d_]{3}[.!?…][\"'”’»)]? [A-ZÀ-Þ]")  # ... to the sea. It has ...
LABELLED = re.compile(r"[^\W\d_][\w’'. ]{2,20}: ")  # Sponsored: ...
STOP_WORDS = frozenset().union(*COMMON.values())
LEDE, OPENING, STEM = 3, 12, 5
"""Paragraphs that open the story, and that are looked at; letters by which a word is known in all its forms."""
NEAR, DEK = 3, 8
"""Lines within which a byline follows a headline, and in which a dek stands under it."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """What the lines are held against."""

    marked: Sequence[Marked]
    high: int
    lede: frozenset[str]
    story: frozenset[str]
    seen: Counter[str]
    """How often each line stands in the copy, the name of the site left out."""
    below: str
    """What stands under the story, folded: who owns the page is said there."""


def find_headline(marked: Sequence[Marked], low: int, high: int, body: int, end: int) -> int:
    """Index of the line between `low` and `high` that most speaks for as the headline of the story from
    `body` to `end`; -1 for none."""
    signs = rated_lines(marked, low, high, body, end)
    rated = [
        (sum([WEIGHTS[sign] * value for sign, value in found.items() if value]), -i)
        for i, found in signs.items()
    ]
    if not rated:
        return -1
    best, place = max(rated)
    opens = place == 0 and length(marked[0].text) > 3  # what opens a copy is more than a label
    return -place if best >= LEAST or opens else -1


def rated_lines(
    marked: Sequence[Marked], low: int, high: int, body: int, end: int
) -> dict[int, dict[str, float]]:
    """The signs of each line that may be a headline."""
    lines = [i for i in range(low, min(high + 1, len(marked))) if _may_be(marked, i, high)]
    if not lines:
        return {}
    prose = [stems(item.text) for item in islice((m for m in marked[body:end] if m.is_story), OPENING)]
    story = frozenset().union(*prose)
    copy = _Copy(
        marked, high, frozenset().union(*prose[:LEDE]), story,
        Counter(_title(item.text) for item in marked[: high + 4] if len(item.text) <= SUFFIXED),
        f" {' '.join(folded(item.text) for item in marked[end:][:20])} ",
    )  # fmt: skip
    shared = {i: len(stems(marked[i].text) & story) for i in lines}
    return {i: _signs(copy, i, shared) for i in lines}


def _may_be(marked: Sequence[Marked], i: int, high: int) -> bool:
    item = marked[i]
    if item.reason or item.box or item.imprint or is_caption(item.text) or item.text.startswith(BULLETS):
        return False
    n = length(item.text)
    if i == high and is_ended(item.text) and not item.text.endswith("?"):
        return n <= 22 and i == 0 and len(marked) > 1
    return 1 <= n <= LONGEST


@lru_cache(maxsize=1024)
def stems(text: str) -> frozenset[str]:
    """The words of a text that tell what it is about, each cut to its stem."""
    if is_cjk(text):
        return frozenset(_stem(word) for word in words(text) if word not in STOP_WORDS)
    both = zip(printed_words(text), words(text), strict=True)
    return frozenset(
        low[:STEM] for word, low in both if low not in STOP_WORDS and (len(word) > 2 or word[0].isupper())
    )


def _stem(word: str) -> str:
    return word[:2] if CJK.match(word) else word[:STEM]


def _title(text: str) -> str:
    return folded(SUFFIX.sub("", text))


def _signs(copy: _Copy, i: int, shared: dict[int, int]) -> dict[str, float]:
    text = copy.marked[i].text
    return {
        **_words(copy, SUFFIX.sub("", text)),
        **_form(text),
        **_place(copy, i, shared),
    }


def _words(copy: _Copy, text: str) -> dict[str, float]:
    """What a line has in common with the story."""
    own = stems(text) or frozenset(map(_stem, words(text)))
    many = max(len(own), 1)
    return {
        "shared with the lede": len(own & copy.lede) / many,
        "shared with the story": len(own & copy.story) / many,
        "words shared": min(len(own & copy.story), 4) / 4,
    }


def _form(text: str) -> dict[str, float]:
    """What a line looks like."""
    n = length(text)
    names = [word for word in text.split() if word[0].isalpha()]
    capitals = bool(names) and all(word[0].isupper() for word in names)
    pieces = [piece for piece in PARTED.split(text) if piece]
    return {
        "one word": float(n == 1),
        "two or three words": float(n in (2, 3)),
        "length": min(n, 6) / 6,
        "long": max(0, n - 16) / 10,
        "sentence": float(is_ended(text) and not text.endswith(("?", "!"))),
        "more sentences": float(bool(SENTENCES.search(text))),
        "question": float(text.endswith("?")),
        "row": float(len(pieces) > 2 and length(text) <= 4 * len(pieces)),
        "capitals": float(text.isupper()),
        "each word with a capital": float(capitals and n > 1),
        "speaks to the reader": min(2, len(READER.findall(small(text)))) / 2,
        "label before a colon": float(bool(LABELLED.match(text))),
        "date or figure": float(bool(DATED.search(text)) or text[0].isdigit()),
        "mark": float(not (text[0].isalnum() or text[0] in "\"'“‘«„»¿¡[(")),
    }


def _place(copy: _Copy, i: int, shared: dict[int, int]) -> dict[str, float]:
    """Where a line stands, and between what."""
    marked, text = copy.marked, copy.marked[i].text
    n = length(text)
    own = max(1, shared[i])
    like = [j for j in shared if i - NEAR <= j < i and length(marked[j].text) >= 4 and shared[j] >= own]
    imprint = next((j for j in range(i - 1, max(i - 8, -1), -1) if marked[j].imprint), -1)
    told = [j for j in shared if i - NEAR <= j < i and length(marked[j].text) >= 4 and shared[j]]
    over = [
        j for j in shared if imprint - 4 <= j < imprint and length(marked[j].text) >= 4 and shared[j] >= own
    ]
    title = _title(text)
    named = " " + title.removeprefix("the ") + " "
    short = n <= 6
    return {
        "just above": float(copy.high - i <= 3),
        "dated below": float(any(m.imprint for m in marked[i + 1 : i + 1 + NEAR])),
        "under a byline": float(bool(over)),
        "under its like": float(bool(like)),
        "under a line on the story": float(bool(told)),
        "under prose": float(
            any(marked[j].is_story and not marked[j].caption for j in range(max(0, i - NEAR), i))
        ),
        "repeated": float(n > 3 and copy.seen[title] > 1),
        "set apart": float(bool(marked[i].line.gap)),
        "name of the paper": float(short and (is_paper(text) or (len(named) > 5 and named in copy.below))),
        "name of a writer": float(2 <= n <= 8 and _signs_alone(marked, i)),
        "first line": float(i == 0 and short),
    }


def _signs_alone(marked: Sequence[Marked], i: int) -> bool:
    """Whether a line is the name of a writer: names and no more, beside a date, and nobody else signs."""
    beside = [m.imprint for m in marked[max(0, i - 2) : i + NEAR] if m.imprint]
    dated = any(imprint.date or imprint.modified or imprint.ago for imprint in beside)
    return dated and not any(imprint.byline for imprint in beside) and bool(names_alone(marked[i].text))
