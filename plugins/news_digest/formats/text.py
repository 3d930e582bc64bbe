"""Text copies: one line of the file, one line of the page."""

from __future__ import annotations

import re

from ..model import Line, Page
from .cleaning import clean
from .decoding import Unreadable, decode

LINE_END = re.compile(r"\r\r\n|\r\n|\n|\r")  # as editors count lines; \r\r\n is a CRLF converted twice
SOFT_END = re.compile("[\x0b\x0c\x85\u2028\u2029]")  # separators that editors show inside one line
BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")  # NUL, C0, C1, not decodable


def read_text(seed: str, data: bytes) -> Page:
    """A text copy as a page: lines with their numbers, nothing joined and nothing typed.

    Raises Unreadable for binary data and for a file without a word.
    """
    text = decode(data)
    refuse_binary(text)
    lines = lines_of(text)
    if not lines:
        raise Unreadable("holds no text, only blank lines: paste the article into it or delete it")
    return Page(seed, "text", lines)


def refuse_binary(text: str) -> None:
    """Raise Unreadable where more than one character in twenty is no text."""
    sample = text[:20_000]
    if len(BINARY.findall(sample)) * 20 > len(sample):
        raise Unreadable(
            "holds binary data, not text: save the article as HTML or paste its text into a .txt file"
        )


def lines_of(text: str, first: int = 1) -> tuple[Line, ...]:
    """The non-empty lines of a text; `first` is the number of its first line."""
    found, gap = [], 0
    for number, physical in enumerate(LINE_END.split(text) if "\r" in text else text.split("\n"), first):
        for part in (physical,) if physical.isprintable() else SOFT_END.split(physical):
            if words := clean(part):
                found.append(Line(words, number, gap))
                gap = 0
            else:
                gap += 1
    return tuple(found)
