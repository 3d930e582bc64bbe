"""Words of texts that stand in an address with nothing between them: `themayorofnorthportopenedthelibrary`."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from .shingles import Run, words_of

LETTERS, STEP = 12, 6
"""Letters by which a place is found, and words from one known place to the next: a run of twelve words has one."""

ODD, OFTEN = 24, 20
"""Letters in an address that belong to no word of any text: without so many it holds words as a sentence does,
with signs between, and these are found as such. What stands in so many addresses is a part of all, as a host is."""

MOST = 8
"""Places of the same letters that are looked at."""


class Glued:
    """An index of texts by their letters; it is made when it is asked for the first time."""

    def __init__(self, texts: Sequence[Sequence[bytes]]) -> None:
        self._texts = texts
        self._words = {word for text in texts for word in text}
        self._met = Counter[bytes]()
        self._letters: list[bytes] = []
        self._starts: list[array[int]] = []
        """Of each text where its words begin, and where the last one ends."""
        self._places: dict[bytes, tuple[tuple[int, int], ...]] = {}
        self._known: dict[bytes, list[Run]] = {}

    def runs(self, address: bytes) -> list[Run]:
        """Every run of words that stands in the address; it is read with signs between words and without."""
        if address not in self._known:
            words = words_of(address)
            odd = [word for word in words if word not in self._words]
            self._known[address] = [*self._runs(b"".join(words))] if sum(map(len, odd)) >= ODD else []
            self._met.update(odd)
            self._words.update(word for word in odd if self._met[word] > OFTEN)
        return self._known[address]

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
