"""Direct speech, verbatim: what stands in quotation marks, over paragraph breaks too, and who said it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ..model import Article, Block, Kind, Knowledge, Quotation, Span
from .attribution import Speakers, Speech

CLOSING = {"“": "”", '"': '"', "‘": "’", "'": "'", "«": "»", "„": "“”", "「": "」", "‹": "›"}
"""Opening mark -> the marks that close it."""
OPENING = re.compile(f"[{''.join(CLOSING)}]")
NICKNAME = re.compile(r"[“\"‘'][^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*)?[”\"’'] (?=[^\W\d_])")  # “Mo” Tindall
NAMED = re.compile(r"(?:^|[\s(])(\w)[\w’'.-]* $")  # the Maureen before it
SPOKEN = (Kind.PARAGRAPH, Kind.LIST, Kind.NUMBERED, Kind.QUOTE)
"""Blocks in which someone is quoted."""
FEW = 4
"""Fewer words than these, with no verb of speech that governs them, are a scare quote."""
LONGEST = 8
"""Paragraphs over which a quotation may run before its missing end is taken for a slip."""


class Piece(NamedTuple):
    """What stands between marks in one block, marks left out."""

    block: int
    start: int
    end: int


def find_quotes(article: Article, knowledge: Knowledge) -> Article:
    """Fill in the article's quotations, in order of the text; `knowledge` is not needed."""
    speakers = Speakers(article)
    quotations: list[Quotation] = []
    previous: tuple[Quotation, Piece] | None = None
    pieces = list(_pieces(article.body))
    speakers.mask(piece for run in pieces for piece in run)
    for run in pieces:
        text = " ".join(article.body[p.block].text[p.start : p.end] for p in run)
        speech = speakers.of(run[0], run[-1], text)
        if not speech.governed and len(text.split()) < FEW:
            continue
        if previous and not speech.speaker and speech.carries and _follows(previous[1], run[0], article.body):
            speech = Speech(previous[0].speaker, previous[0].verb, True, False)
        spans = tuple(Span(p.block, p.start, p.end) for p in run)
        quotation = Quotation(spans, text, speech.speaker, speech.verb)
        quotations.append(quotation)
        previous = (quotation, run[-1])
    return replace(article, annotations=replace(article.annotations, quotations=tuple(quotations)))


def _follows(last: Piece, piece: Piece, body: Sequence[Block]) -> bool:
    """Whether a quotation comes in the same paragraph as another, or opens the next one."""
    if piece.block == last.block:
        return True
    between = [n for n in range(last.block + 1, piece.block) if body[n].kind in SPOKEN]
    return not between and piece.start <= 1


def _pieces(body: Sequence[Block]) -> Iterator[list[Piece]]:
    """The quotations of the body; each a list of pieces, one a paragraph."""
    block = at = 0
    while block < len(body):
        if body[block].kind not in SPOKEN:
            block, at = block + 1, 0
            continue
        text = body[block].text
        start = _opening(text, at)
        if start < 0:
            block, at = block + 1, 0
            continue
        run = _run(body, block, start)
        if run:
            yield run
            block, at = run[-1].block, run[-1].end + 1
        else:
            at = start + 1


def _opening(text: str, at: int) -> int:
    """Where the next quotation opens, at or after `at`; -1 for nowhere."""
    for found in OPENING.finditer(text, at):
        if _may_open(text, found.start()) and not _nickname(text, found.start()):
            return found.start()
    return -1


def _nickname(text: str, at: int) -> bool:
    """Whether the marks stand around a nickname inside a name: Maureen “Mo” Tindall."""
    found = NICKNAME.match(text, at)
    before = NAMED.search(text[max(0, at - 30) : at])
    return bool(
        found and before and before[1].isupper() and text[at + 1].isupper() and text[found.end()].isupper()
    )


def _may_open(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not (before.isalnum() or after.isspace()) and (before not in ".,!?" or text[at] in "“„«")


def _run(body: Sequence[Block], block: int, start: int) -> list[Piece]:
    """The quotation that opens at `start`, to its end in this block or a later one; empty for a stray mark."""
    mark = body[block].text[start]
    end = _end(body[block].text, start + 1, mark)
    if end > start:
        return [Piece(block, start + 1, end)] if end > start + 1 else []
    if mark in "'‘‹":
        return []
    run = [Piece(block, start + 1, len(body[block].text))]
    for number in range(block + 1, len(body)):
        if body[number].kind not in SPOKEN:
            continue
        text = body[number].text
        first = 1 if text.startswith(mark) else 0
        end = _end(text, first, mark)
        if end < 0 and len(run) < LONGEST and (first or not _reopened(text, mark)):
            run.append(Piece(number, first, len(text)))
            continue
        if end > first and not _reopened(text[first:end], mark):
            return [*run, Piece(number, first, end)]
        break
    return run[:1] if len(run) == 1 or not _all_opened(run) else run


def _all_opened(run: Sequence[Piece]) -> bool:
    """Whether every paragraph after the first repeats the opening mark, so that all are speech without an end."""
    return all(piece.start for piece in run[1:])


def _reopened(text: str, mark: str) -> bool:
    return mark != '"' and mark in text


def _end(text: str, at: int, mark: str) -> int:
    """Where the quotation that opened with `mark` closes, at or after `at`; -1 for nowhere."""
    closing = _closings(text, CLOSING[mark])
    place = bisect_left(closing, at)
    return closing[place] if place < len(closing) else -1


@lru_cache(maxsize=64)
def _closings(text: str, marks: str) -> list[int]:
    """Where one of the marks ends a quotation, whatever it was that opened."""
    last = max(text.rfind("’"), text.rfind("'"))
    places = (at for at, sign in enumerate(text) if sign in marks)
    return [at for at in places if _may_close(text, at, last)]


def _may_close(text: str, at: int, last: int) -> bool:
    """Whether a mark ends a quotation; an apostrophe inside a word or after a plural does not.

    `last` is the place of the last apostrophe.
    """
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] not in "'’":
        return not after.isalpha() or text[at] != '"'
    if after.isalnum():
        return False
    plural = text[at - 1] == "s" and after == " " and text[at + 2 : at + 3].islower()
    return not (plural and at < last)
