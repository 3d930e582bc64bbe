"""How much of a text gets out by names that are many, and by the openings of other articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set

from .shingles import GRAM, RUN, Sieve, coded, length_of

WINDOW, DENSE = 20, 12
"""Words in a row of which so many are named: they are put together from names."""

SHARE = 3
"""The part of a text, a third, that its names do not have in news: where they have more, all of it counts."""

LONGEST = 3
"""Words by which a name is found in a text; of a longer one each so many."""


def named_together(
    words: Sequence[bytes],
    shown: bytes | bytearray,
    names: Iterable[Sequence[bytes]],
    printed: Callable[[], Sequence[bytes]],
) -> set[int]:
    """Numbers of the words that names let out together, in a row or as a large part of what is not shown.

    Every article names people and places, and some have lists of them; but where most of what is named is printed in
    small letters, sentences are put together from names. `shown` has a zero for each word that is not, `printed`
    gives the words as they are in print.
    """
    found = sorted({n for n in _named(words, names) if not shown[n]})
    together = SHARE * len(found) > shown.count(0)
    ends = [
        n
        for n, (first, last) in enumerate(zip(found, found[DENSE - 1 :], strict=False))
        if last - first < WINDOW
    ]
    if not (together or ends):
        return set()
    small = [_is_small(word) for word in printed()]
    some = [found] if together else [found[n : n + DENSE] for n in ends]
    return {n for numbers in some if 2 * sum(small[n] for n in numbers) > len(numbers) for n in numbers}


def _is_small(word: bytes) -> bool:
    first = word.decode("utf-8", "replace")[:1]
    return not (first.isupper() or first.isdigit())


def _named(words: Sequence[bytes], names: Iterable[Sequence[bytes]]) -> Iterator[int]:
    grams = {
        tuple(name[n : n + size])
        for name in names
        if (size := min(len(name), LONGEST))
        for n in range(len(name) - size + 1)
    }
    begins = {gram[0] for gram in grams}
    for at in [at for at, word in enumerate(words) if word in begins]:
        for size in range(1, LONGEST + 1):
            if (*words[at : at + size],) in grams:
                yield from range(at, min(at + size, len(words)))


def stretches(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where numbers that follow each other begin and end."""
    first = end = -1
    for n in numbers:
        if n != end:
            if first != end:
                yield first, end
            first = n
        end = n + 1
    if first != end:
        yield first, end


def common_in(sieve: Sieve, words: Sequence[bytes]) -> list[int]:
    """Numbers of the words that stand in two shingles in a row that the sieve has."""
    return covered(sieve.places(words))


def covered(places: Iterable[int]) -> list[int]:
    """Numbers of the words in two shingles in a row that begin at the places: one may seem to be there by chance."""
    runs = stretches(places)
    return [n for first, end in runs if end > first + 1 for n in range(first, end + GRAM - 1)]


def runs_of(openings: Iterable[Sequence[bytes]]) -> Set[int]:
    """Codes of every RUN words in a row."""
    return {code for words in openings for code in coded(words, RUN)}


def lent(
    words: Sequence[bytes], openings: Set[int], ours: Iterable[Sequence[bytes]], licensed: Sieve
) -> Iterator[int]:
    """Numbers of the words in long runs of any opening that neither the article itself shows nor a licence frees."""
    long = {n + k for n, code in enumerate(coded(words, RUN)) if code in openings for k in range(RUN)}
    if not long:
        return
    grams = {code for some in ours for code in coded(some)}
    own = [n for n, code in enumerate(coded(words)) if code in grams]
    long -= {*common_in(licensed, words), *(n + k for n in own for k in range(GRAM))}
    for first, end in stretches(sorted(long)):
        if length_of(words[first:end]) >= RUN:
            yield from range(first, end)
