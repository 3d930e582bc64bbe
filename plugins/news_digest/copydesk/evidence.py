"""What speaks for a line being in the story: a table of signs with their weights, added up line by line.

The weights are in units of half a paragraph of 40 words. They were fitted on copies of web pages whose story is known
(so that the stretch with the highest sum is the best one), kept near what an editor would set, and rounded;
pages that were left out of the fitting came out within one point of the others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import filterfalse

from .foot import COMMENTS_HEAD, is_writers_note, opens_comment
from .marks import Marked
from .prose import is_ended, length, printed_words, small

WEIGHTS = {
    "words": 0.5,
    "prose": 2.0,
    "long paragraph": 0.8,
    "ends as a sentence": 0.8,
    "small letters": 0.7,
    "figures": 0.5,
    "counts on": 1.2,
    "beside prose": 0.2,
    "label": -0.8,
    "bullet": -0.4,
    "caption": -0.6,
    "broken off": -1.0,
    "short with a date": -1.0,
    "speaks to the reader": -0.4,
    "bar": -0.6,
    "repeated": -0.3,
    "furniture": -0.8,
    "box": -1.0,
    "masthead": -1.3,
    "foot": -1.0,
    "foot after prose": -5.0,
    "comment after prose": -5.0,
    "note on the writer": -3.0,
    "under a foot": -0.7,
}
"""Sign -> what it says for the line (or against it); shares and counts are scaled to 1."""
START_UNDER_MASTHEAD = 1.6
"""For a story that begins within NEAR lines under a byline or a date."""
END_ABOVE_FOOT, END_AT_SENTENCE = 1.0, 0.4
"""For a story that ends above the foot of the page or other furniture; with a whole sentence."""
NEAR = 4
FULL, LONG, SHORT, LABEL = 40, 20, 15, 3
"""Words: of a full paragraph, a long one, a short line, a label."""
STORY = 40
"""Words of prose after which the foot of a page, its comments and notes on the writer are believed."""

SPOKEN = 2
"""Signs of readers' comments after which all that follows is theirs."""

BROKEN = tuple(
    dots + bracket for dots in ("…", "..") for bracket in ("", "]", ")")
)  # a teaser's text, cut short ...
BULLET = re.compile(r"[-*•·+o▪◦»›>–—]\s|\d{1,2}[.)]\s")
COUNTED = re.compile(r"\(?(\d{1,2})[.)]\s")
DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\bago\b")
READER = re.compile(r"\b(?:you|your|our|we|us)\b")  # in small letters


def weigh_lines(marked: Sequence[Marked]) -> list[float]:
    """What each line says for being inside the story."""
    prose = [_words_of_prose(item) for item in marked]
    seen = Counter(item.text for item in marked)
    counts = _counting(marked)
    weights, told, since, spoken = (
        [],
        0,
        99.0,
        0,
    )  # words of prose so far, lines since a foot, signs of comments
    for i, item in enumerate(marked):
        signs = _signs(item, prose[i])
        signs["beside prose"] = sum(prose[max(0, i - 1) : i] + prose[i + 1 : i + 2]) / 2 / FULL
        signs["repeated"] = float(seen[item.text] > 1)
        if told >= STORY:
            signs |= _signs_below(item, prose[i])
            spoken += item.foot == COMMENTS_HEAD or "comment after prose" in signs
        told += prose[i]
        since += 6.0 if prose[i] > LONG and not counts[i] else 1.0
        since = 0.0 if item.foot or item.box else since
        signs["under a foot"] = 1 / (1 + since) if since else 0.0
        signs["counts on"] = float(counts[i] and since > 5)
        weight = sum([WEIGHTS[sign] * value for sign, value in signs.items() if value])  # most are 0
        weights.append(min(weight, 0.0) if spoken >= SPOKEN else weight)
    return weights


def _signs_below(item: Marked, prose: int) -> dict[str, float]:
    """The signs that count only after prose."""
    if item.foot or item.box:
        return {"foot after prose": 1.0}
    if not prose and opens_comment(item.text):
        return {"comment after prose": 1.0}
    return {"note on the writer": 1.0} if is_writers_note(item.text) else {}


def _words_of_prose(item: Marked) -> int:
    """Words of a line that reads as a part of a story, up to FULL; else 0."""
    n = length(item.text)
    if n < 6 or item.reason or item.box or item.imprint or item.foot or item.caption:
        return 0
    ended = is_ended(item.text) and not item.text.endswith(BROKEN)
    return min(n, FULL) if ended or n >= 30 else 0


def _signs(item: Marked, prose: int) -> dict[str, float]:
    """The signs that a line shows by itself."""
    text, n = item.text, length(item.text)
    broken = text.endswith(BROKEN)
    ended = is_ended(text) and not broken
    return {
        "words": min(n, FULL) / FULL,
        "prose": prose / FULL,
        "long paragraph": float(prose >= LONG),
        "ends as a sentence": float(ended),
        "small letters": _small_letters(text),
        "figures": _digits(text) / len(text),
        "label": float(n <= LABEL and not ended),
        "bullet": float(not prose and bool(BULLET.match(text))),
        "caption": float(item.caption),
        "broken off": float(broken),
        "short with a date": float(n < SHORT and bool(DATED.search(text))),
        "speaks to the reader": min(3, len(READER.findall(small(text)))) / 3,
        "bar": float("|" in text),
        "furniture": float(bool(item.reason)),
        "box": float(bool(item.box)),
        "masthead": float(bool(item.imprint)),
        "foot": float(bool(item.foot) and not item.reason),
    }


def _digits(text: str) -> int:
    return sum(map(str.isdigit, "".join(filterfalse(str.isalpha, printed_words(text)))))


def _small_letters(text: str) -> float:
    """Share of words that begin with a small letter; the usual one where there is no such difference."""
    first = [sign for word in text.split() if (sign := word[0]).isalpha()]
    if not first:
        return 0.5
    return sum(map(str.islower, first)) / len(first) if text[:FULL].lower() != text[:FULL].upper() else 0.6


def _counting(marked: Sequence[Marked]) -> list[bool]:
    """Which numbered lines count on from one beside them, or from the next but one."""
    numbers = [int(m[1]) if (m := COUNTED.match(item.text)) else 0 for item in marked]
    counts = [False] * len(numbers)
    for step in (1, 2):
        for i, (one, other) in enumerate(zip(numbers, numbers[step:], strict=False)):
            if one and other - one == 1:
                counts[i] = counts[i + step] = True
    return counts
