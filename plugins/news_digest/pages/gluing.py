"""Words of texts that stand in an address with nothing between them: `themayorofnorthportopenedthelibrary`."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from .shingles import RUN, Run, words_of

LETTERS, STEP = 12, 6
"""Letters by which a place is found, and words from one known place to the next: a run of twelve words has one."""

ODD, OFTEN = 36, 20
"""Letters in an address that belong to no word of any text: without so many it holds words as a sentence does,
with signs between, and these are found as such. What stands in so many addresses is a part of all, as a host is."""

PART = re.compile(rb"[/#?]")

MOST = 8
"""Places of the same letters that are looked at."""


class Glued:
    """An index of texts by their letters; it is made when it is asked for the first time."""

    def __init__(self, texts: Sequence[Sequence[bytes]]) -> None:
        self._texts = texts
        self._letters: list[bytes] = []
        self._starts: list[array[int]] = []
        """Of each text where its words begin, and where the last one ends."""
        self._places: dict[bytes, tuple[tuple[int, int], ...]] = {}
        self._known: dict[bytes, list[Run]] = {}
        self._usual: set[bytes] = set()
        """Parts of addresses of which all letters belong to words of texts, or that many addresses have."""
        self._telling: set[bytes] = set()
        """Parts of addresses in which words were found: they are looked for wherever these are, however often."""
        self._words: set[bytes] = set()
        self._met = Counter[bytes]()

    def runs(self, addresses: Iterable[bytes]) -> Iterator[Run]:
        """Every run of words that stands in one of them; they are read with signs between words and without."""
        for address in dict.fromkeys(addresses):
            found = self._known.get(address)
            if found is None:
                found = [*self._runs(b"".join(words_of(address)))] if self._is_odd(address) else []
                self._known[address] = found
                if any(run.end - run.start >= RUN for run in found):
                    self._telling.update(part for part in PART.split(address) if len(part) >= LETTERS)
            yield from found

    def _is_odd(self, address: bytes) -> bool:
        """Whether so many letters in it belong to no word that words may stand in them."""
        parts = PART.split(address)
        if not self._telling.isdisjoint(parts):
            return True
        parts = [part for part in parts if part not in self._usual]
        return sum(map(len, parts)) >= ODD and sum(map(self._odd_letters, parts)) >= ODD

    def _odd_letters(self, part: bytes) -> int:
        if not self._words:
            self._words.update(*self._texts)
        odd = [word for word in words_of(part) if word not in self._words and not word.isdigit()]
        self._met.update((part, *odd))
        self._words.update(word for word in odd if self._met[word] > OFTEN)
        if not odd or self._met[part] > OFTEN:
            self._usual.add(part)
        return sum(map(len, odd))

    def _runs(self, letters: bytes) -> Iterator[Run]:
        if not self._letters:
            self._read()
        reached: dict[tuple[int, int], int] = {}
        for at in range(len(letters) - LETTERS + 1):
            for text, place in self._places.get(letters[at : at + LETTERS], ()):
                if reached.get((text, place - at), 0) > at:
                    continue
                first, end = self._around(letters, at, text, place)
                reached[text, place - at] = at + end - place
                starts = self._starts[text]
                yield Run(text, bisect_left(starts, first), bisect_right(starts, end) - 1)

    def _read(self) -> None:
        places = self._places
        for number, words in enumerate(self._texts):
            own = b"".join(words)
            starts = array("q", accumulate(map(len, words), initial=0))
            self._letters.append(own)
            self._starts.append(starts)
            for at in starts[:-1:STEP]:
                letters = own[at : at + LETTERS]
                if letters not in places:
                    places[letters] = ((number, at),)
                elif len(places[letters]) < MOST:
                    places[letters] += ((number, at),)

    def _around(self, letters: bytes, at: int, text: int, place: int) -> tuple[int, int]:
        """First letter, and the one behind the last, of all that both have in common there."""
        own = self._letters[text]
        start, end = 0, LETTERS
        while start < min(at, place) and letters[at - start - 1] == own[place - start - 1]:
            start += 1
        while at + end < len(letters) and place + end < len(own) and letters[at + end] == own[place + end]:
            end += 1
        return place - start, place + end
