"""Which places of a long text are like a passage, word by word. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from .critical import Word, words_of
from .turns import FUNCTION

SENTENCE_END = re.compile(
    r"(?<![.!?。？！])[.!?。？！]++[\"'”’»)\]]*+(?:\s++|\Z)|\n"
)  # the end of one, with what closes it
ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Prof|Nr|No|vs)|\d)\.\s\Z"
)  # Mr. Kim · 3. Mai
AROUND = 2
"""Words more that are looked at where the ends of a passage are not what they were."""
STRAY = 4
"""So many words further from the rest than in the passage, a small word is there by chance."""
Ends = tuple[bool, bool]
"""Whether a passage is known to begin with its sentence, and to end with it."""

SEEDS = 16
"""Words of a passage, the rarest first, by which places are looked for."""
OFTEN = 60
"""Places of one word that are looked at."""
MOST = 8
"""Places that are compared word by word."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A place in a text that is like a passage; places of words, not of characters."""

    share: float
    """Of words that are the same in the same order, of the longer of both; 1 where all are."""
    first: int
    end: int
    low: int
    high: int
    """Bounds of the sentence around."""
    same: tuple[int, ...]
    """Words of the passage that stand there."""
    pairs: tuple[tuple[int, int], ...] = ()
    """Word of the passage, word of the text."""

    def place_of(self, first: int, end: int) -> tuple[int, int]:
        """Where a stretch of the passage's words stands in the text, those that were edited at its ends included."""
        before = max((there for here, there in self.pairs if here < first), default=self.first - 1)
        after = min((there for here, there in self.pairs if here >= end), default=self.end)
        inside = [pair for pair in self.pairs if first <= pair[0] < end]
        if not inside:
            return before + 1, after
        (here, there), (last, there_last) = inside[0], inside[-1]
        return max(before + 1, there - (here - first)), min(after, there_last + end - last)


@dataclass(frozen=True, slots=True)
class Index:
    """A text by its words."""

    text: str
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    """Where each begins."""
    places: Mapping[str, Sequence[int]]
    """Word -> where it stands."""

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The words that begin in a stretch of characters."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def fit(self, passage: Sequence[Word], at: int, ends: Ends) -> Fit | None:
        """How well the passage fits to words of one block of the text that begin near a word."""
        if not self.words or not passage:
            return None
        at = min(max(at, 0), len(self.words) - 1)
        middle = min(at + len(passage) // 2, len(self.words) - 1)
        low, high = self._within("\n", middle)
        slack = 2 * width_of(passage)
        first, end = max(low, at - slack), min(high, at + len(passage) + slack)
        fit = fitted(passage, self.words[first:end])
        if not fit.same:
            return None
        return self._reaching(passage, fit, first, (low, high), ends)

    def _reaching(
        self, passage: Sequence[Word], fit: Fit, offset: int, block: tuple[int, int], ends: Ends
    ) -> Fit:
        """The fit with as many words at its ends as were replaced there, if the sentence has so many.

        Where the passage ends with its sentence, all that the sentence has now belongs to the fit.
        """
        pairs = tuple((here, there + offset) for here, there in fit.pairs)
        first, last = pairs[0], pairs[-1]
        low = max(block[0], self._bound(first[1], back=True))
        high = min(block[1], self._bound(last[1], back=False))
        lost = first[0], len(passage) - 1 - last[0]  # words at its ends that are not there
        begin = max(low, first[1] - lost[0] - (AROUND if lost[0] else 0))
        end = min(high, last[1] + 1 + lost[1] + (AROUND if lost[1] else 0))
        begin, end = low if ends[0] else begin, high if ends[1] else end
        return Fit(fit.share, begin, end, low, high, fit.same, pairs)

    def _within(self, sign: str, place: int) -> tuple[int, int]:
        """The words of the line in which a word stands."""
        start = self.text.rfind(sign, 0, self.starts[place]) + 1
        end = self.text.find(sign, self.starts[place])
        return self.between(start, end if end >= 0 else len(self.text))

    def _bound(self, place: int, *, back: bool) -> int:
        """The first word of the sentence in which a word stands, or the word after its last."""
        word = self.words[place]
        if back:
            start = max(0, word.start - LONG)
            before = sentence_around(self.text[start : word.start], word.start - start, word.start - start)[0]
            return bisect_left(self.starts, word.start - len(before))
        after = sentence_around(self.text[word.end : word.end + LONG], 0, 0)[1]
        return bisect_left(self.starts, word.end + len(after))


LONG = 600
"""Characters in which the end of a sentence is looked for."""


@lru_cache(maxsize=4)  # many passages are looked for in one text after the other
def index_of(text: str) -> Index:
    """The text by its words."""
    words = words_of(text)
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word.plain].append(place)
    return Index(text, words, tuple(word.start for word in words), places)


def width_of(passage: Sequence[Word]) -> int:
    """By how many words places may lie apart that are taken for one."""
    return max(4, len(passage) // 3)


def candidates(passage: Sequence[Word], index: Index, ends: Ends = (False, False)) -> Iterator[Fit]:
    """The places of the text that are most like the passage, each once."""
    rare = sorted(
        (len(index.places[word.plain]), place)
        for place, word in enumerate(passage)
        if word.plain in index.places
    )
    votes: Counter[int] = Counter()
    width = width_of(passage)
    for count, place in rare[:SEEDS]:
        for there in index.places[passage[place].plain][:OFTEN]:
            votes[(there - place) // width] += 1000 // count
    ranked = sorted(votes, key=lambda slot: (-votes[slot] - votes[slot + 1], slot))
    taken: list[tuple[int, int]] = []
    for slot in ranked[:MOST]:
        fit = index.fit(passage, (slot + 1) * width, ends)
        if fit and all(fit.end <= first or end <= fit.first for first, end in taken):
            taken.append((fit.first, fit.end))
            yield fit


def fitted(passage: Sequence[Word], place: Sequence[Word]) -> Fit:
    """How many words of the passage stand in the place in the same order, and from where to where."""
    here, there = [word.plain for word in passage], [word.plain for word in place]
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    pairs = [
        (block.a + step, block.b + step)
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]
    while len(pairs) > 1 and _is_stray(pairs[0], pairs[1], here):
        del pairs[0]
    while len(pairs) > 1 and _is_stray(pairs[-1], pairs[-2], here):
        del pairs[-1]
    if not pairs:
        return Fit(0.0, 0, 0, 0, 0, ())
    first, end = pairs[0][1], pairs[-1][1] + 1
    share = len(pairs) / max(len(here), end - first)
    return Fit(share, first, end, first, end, tuple(one for one, _ in pairs), tuple(pairs))


def _is_stray(pair: tuple[int, int], other: tuple[int, int], words: Sequence[str]) -> bool:
    """Whether a word at an end is a small one, further from the next than in the passage."""
    gap = abs(abs(other[1] - pair[1]) - abs(other[0] - pair[0]))
    return words[pair[0]] in FUNCTION and gap > STRAY


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands in the sentence of a stretch before it, and after it."""
    ends = [
        found.end()
        for found in SENTENCE_END.finditer(text)
        if not ABBREVIATED.search(text, max(0, found.end() - 8), found.end())
    ]
    low = ends[bisect_right(ends, start) - 1] if bisect_right(ends, start) else 0
    place = bisect_left(ends, end)
    if place < len(ends) and end and text[end - 1 : end] in ".!?" and ends[place] - end <= 1:
        return text[low:start], ""
    return text[low:start], text[end : ends[place] if place < len(ends) else len(text)]
