"""Long runs of words that two texts have in common, found in time that grows with their length alone.

A text is known by its shingles: each GRAM of words that stand one after the other. Of a text that is looked
through only every STEP-th is asked for, so that no run of RUN words can be missed.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import count, islice
from typing import Any, NamedTuple
from zlib import crc32

from ..letters import formed

GRAM, STEP = 5, 8
RUN = GRAM + STEP - 1
"""Words; a shorter run may well be chance."""

MOST, LONGEST = 16, 500
"""Places of one shingle that are looked at, the last ones first, and words by which a run grows at once: a text
that says the same over and over takes no longer than another."""

SECOND, THIRD = 23, 41
"""Bits of a hash that are left out where it is asked for once more."""

ENTITY = re.compile(rb"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")  # &amp; &#8217; &eacute
CODED = re.compile(
    rb"\\u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*|\\u\{[0-9a-fA-F]{1,6}\}|\\x[0-9a-fA-F]{2}|\\[nrt]"
)  # \u2019 \n, as JSON has them; \x41 \u{41}, as scripts do

SIGN = re.compile(
    rb"[\xe3-\xe9][\x80-\xbf]{2}|\xef[\xa4-\xab][\x80-\xbf]"  # 橋
    rb"|\xe0[\xb8-\xbf][\x80-\xbf]|\xe1[\x80-\x82\x9e\x9f][\x80-\xbf]"  # บ · ລ · မ · ខ
    rb"|\xf0[\xa0-\xbf][\x80-\xbf]{2}"  # 𠮷
)
STOPS = re.compile(rb"\xe3\x80[\x80-\xbf]|\xef\xbc[\x81-\x8f\x9a-\xa0]")  # 。 ，
NO_SIGN = bytes({*range(256)} - {0xE0, 0xE1, *range(0xE3, 0xEA), 0xEF, 0xF0})
"""Bytes with which no such sign begins."""
WORDLESS = b"\xfe"
"""Begins the word that is made of one sign of a script without blanks: no text in UTF-8 has such a word."""

TYPOGRAPHIC = b"\xe2\x80\x98\x99\x9c\x9d\x93\x94\xa6\xc2\xa0"
"""Bytes of which typographic quotation marks, dashes and the like are made in UTF-8. They part words, so that
any such sign is the same as a plain one; a letter that has one of them falls apart, in both texts alike."""

_CASED = bytes(
    32 if (code < 128 and not chr(code).isalnum()) or code in TYPOGRAPHIC else code for code in range(256)
)
_PARTED = bytes(ord(chr(code).lower()) if code < 128 else code for code in _CASED)


class Run(NamedTuple):
    """Words that stand in one of the texts and in what was looked through."""

    text: int
    """Number of the text."""
    start: int
    end: int
    """Numbers of its words."""


def words_of(data: bytes, cased: bool = False) -> list[bytes]:
    """The words of UTF-8 text in small letters, or as they are; character references and JSON's escapes count as what
    they mean.
    """
    if b"&" in data:
        data = ENTITY.sub(_meant, data)
    if b"\\" in data:
        data = CODED.sub(_decoded, data)
    if not data.isascii():
        data = formed(data, cased)
        if data.translate(None, NO_SIGN) and SIGN.search(data):
            data = SIGN.sub(_alone, STOPS.sub(b" ", data))
    return data.translate(_CASED if cased else _PARTED).split()


def length_of(words: Sequence[bytes]) -> int:
    """How many words readers count: two signs of a script without blanks are one."""
    return len(words) - sum(word.startswith(WORDLESS) for word in words) // 2


def text_of(words: Iterable[bytes]) -> str:
    """Words as a reader knows them."""
    known = (bytes.fromhex(word[1:].decode()) if word.startswith(WORDLESS) else word for word in words)
    return b" ".join(known).decode("utf-8", "replace")


def _alone(sign: re.Match[bytes]) -> bytes:
    return b" %b%b " % (WORDLESS, sign[0].hex().encode())


def _meant(found: re.Match[bytes]) -> bytes:
    return unescape(found[0].decode()).encode("utf-8", "replace")


def _decoded(found: re.Match[bytes]) -> bytes:
    if found[0][1:2] == b"x" or found[0][2:3] == b"{":
        code = int(found[0][2:].strip(b"{}"), 16)
        return chr(code).encode("utf-8", "replace") if code <= 0x10FFFF else b" "
    if found[0][1:2] != b"u":
        return b" "
    units = bytes.fromhex(found[0].replace(b"\\u", b"").decode())
    return units.decode("utf-16-be", "replace").encode()


class _Codes(dict[bytes, int]):
    """A number for each word: Python's own hash of bytes is another in each process."""

    def __missing__(self, word: bytes) -> int:
        self[word] = code = crc32(word)
        return code


_CODES = _Codes()


class Sieve:
    """Shingles of texts without the texts: what was added is in it, and of all else one in a hundred seems to be."""

    def __init__(self, words: int) -> None:
        self._mask = (1 << max(12, (12 * words).bit_length())) - 1
        self._slots = bytearray(self._mask + 1)

    def add(self, words: Sequence[bytes]) -> None:
        """Take up a text."""
        mask, slots = self._mask, self._slots
        for code in coded(words):
            slots[code & mask] = slots[code >> SECOND & mask] = slots[code >> THIRD & mask] = 1

    def places(self, words: Sequence[bytes]) -> list[int]:
        """Numbers of the words with which shingles begin that are in here."""
        mask, slots = self._mask, self._slots
        return [
            n
            for n, code in enumerate(coded(words))
            if slots[code & mask] and slots[code >> SECOND & mask] and slots[code >> THIRD & mask]
        ]


class Shingles:
    """An index of texts; `shown` says of each word of each text, by a zero, that it is looked for.

    Of shingles that begin with the words of which `common` has the numbers it knows nothing.
    """

    def __init__(
        self,
        texts: Sequence[Sequence[bytes]],
        shown: Sequence[bytes | bytearray],
        common: Sequence[Iterable[int]] = (),
    ) -> None:
        self._texts = texts
        self._bases = array("q", [0])
        for text in texts:
            self._bases.append(self._bases[-1] + len(text))
        size = 1 << max(10, self._bases[-1].bit_length())
        self._mask, self._sieve_mask = size - 1, 8 * size - 1
        self._sieve = bytearray(8 * size)
        self._heads = array("q", [-1]) * size
        self._next = array("q", [-1]) * self._bases[-1]
        for number, text in enumerate(texts):
            left_out = bytearray(_either(shown[number], shown[number][GRAM - 1 :]))
            for n in common[number] if common else ():
                left_out[n] = True
            self._add(text, left_out, self._bases[number])

    def _add(self, text: Sequence[bytes], left_out: bytearray, base: int) -> None:
        """Only what is kept for long is known by its code: to ask for the others needs no more than a hash."""
        mask, sieve_mask, sieve = self._mask, self._sieve_mask, self._sieve
        heads, after = self._heads, self._next
        hashes = map(hash, _grams(text, 1))
        for place, out, code, asked in zip(count(base), left_out, coded(text), hashes, strict=False):
            if not out:
                sieve[asked & sieve_mask] = sieve[asked >> SECOND & sieve_mask] = 1
                after[place] = heads[code & mask]
                heads[code & mask] = place

    def runs(self, words: Sequence[bytes]) -> Iterator[Run]:
        """Every run of RUN words or more that stands in a text; some that are shorter, too."""
        sieve, mask = self._sieve, self._sieve_mask
        found = [
            n
            for n, asked in enumerate(map(hash, _grams(words, STEP)))
            if sieve[asked & mask] and sieve[asked >> SECOND & mask]
        ]
        reached: dict[tuple[int, int], int] = {}
        for n in found:
            at = n * STEP
            for text, place in self._places(words[at : at + GRAM]):
                known = (text, place - at)
                if reached.get(known, 0) > at:
                    continue
                run = self._around(words, at, text, place)
                reached[known] = at + run.end - place
                yield run

    def _places(self, gram: Sequence[bytes]) -> Iterator[tuple[int, int]]:
        """Where a shingle stands: number of the text, number of its first word."""
        (code,) = coded(gram)
        place = self._heads[code & self._mask]
        for _ in range(MOST):
            if place < 0:
                break
            text = bisect_right(self._bases, place) - 1
            at = place - self._bases[text]
            if self._texts[text][at : at + GRAM] == gram:
                yield text, at
            place = self._next[place]

    def _around(self, words: Sequence[bytes], at: int, text: int, place: int) -> Run:
        """The whole run about a shingle."""
        own = self._texts[text]
        start = 0
        while start < min(at, place, LONGEST) and words[at - start - 1] == own[place - start - 1]:
            start += 1
        end, most = GRAM, min(len(words) - at, len(own) - place, LONGEST)
        while end < most and words[at + end] == own[place + end]:
            end += 1
        return Run(text, place - start, place + end)


def _grams(words: Sequence[Any], step: int, size: int = GRAM) -> Iterator[tuple[Any, ...]]:
    return zip(*(islice(words, first, None, step) for first in range(size)), strict=False)


def _either(some: bytes | bytearray, others: bytes | bytearray) -> bytes:
    """Of each place that both have what is in one or the other, as a number that is zero where neither has any."""
    size = min(len(some), len(others))
    return (int.from_bytes(some[:size]) | int.from_bytes(others[:size])).to_bytes(size)


def coded(words: Sequence[bytes], size: int = GRAM) -> Iterator[int]:
    """A number for each shingle, or each so many words in a row, the same in every process."""
    return map(hash, _grams([*map(_CODES.__getitem__, words)], 1, size))
