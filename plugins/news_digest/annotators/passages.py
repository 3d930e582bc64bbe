"""What stands in quotation marks: within a paragraph, and speech that runs on over several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from ..model import Block, Kind
from .dialogue import around_clause, dialogue
from .marks import CLOSING, Marked, read_marks
from .tokens import index_at, tokens_of

NICKNAME = re.compile(r"[“\"‘'][^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*)?[”\"’'] (?=[^\W\d_])")  # “Mo” Tindall
NAMED = re.compile(r"(?:^|[\s(])(\w)[\w’'.-]* $")  # the Maureen before it
CLAUSE = re.compile(r", (\w+) (\w+)(?: (\w+))?")  # , Ayumi Sato said · , said Sato
ENDED = re.compile(r"[.!?…]\s*$")
SPOKEN = (Kind.PARAGRAPH, Kind.LIST, Kind.NUMBERED, Kind.QUOTE)
"""Blocks in which someone is quoted."""
LONGEST = 8
"""Paragraphs over which a quotation may run before its missing end is taken for a slip."""
UNMARKED = 2
"""Paragraphs without any mark over which it may run."""


class Piece(NamedTuple):
    """What stands between marks in one block, marks left out."""

    block: int
    start: int
    end: int


def find_runs(body: Sequence[Block], speech: Set[str], code: str = "en") -> list[list[Piece]]:
    """What stands between marks; each a list of pieces, one a paragraph; in order of the text.

    `speech` are verbs by which a paragraph shows that it has left a quotation whose end was forgotten.
    """
    spoken = [number for number, block in enumerate(body) if block.kind in SPOKEN]
    turned = _turned(body[number].text for number in spoken)
    marked = {number: read_marks(body[number].text, turned) for number in spoken}
    runs: list[list[Piece]] = []
    begun: dict[int, int] = {}  # block -> where a run from above ends in it
    for place, number in enumerate(spoken):
        text, marks = body[number].text, marked[number]
        if dashed := dialogue(text, speech, code):
            runs += [[Piece(number, start, end)] for start, end in dashed]
            continue
        for start, end in marks.pairs:
            if start >= begun.get(number, 0) and end > start + 1 and not _nickname(text, start):
                parts = around_clause(text, start + 1, end, speech, code)
                runs += [[Piece(number, *part)] for part in parts]
        if marks.left_open >= begun.get(number, 0):
            left = _is_left(text[marks.left_open :], speech)
            run = [] if left else _over_paragraphs(body, spoken[place:], marked)
            for piece in run:
                begun[piece.block] = piece.end
            if run:
                runs = _before(runs, run[0])
                runs.append(run)
    return [[_trimmed(body[piece.block].text, piece) for piece in run] for run in sorted(runs)]


def _before(runs: list[list[Piece]], first: Piece) -> list[list[Piece]]:
    """The runs without those of the same paragraph, the last ones, that begin no sooner than `first`."""
    same = len(runs)
    while same and runs[same - 1][0].block == first.block:
        same -= 1
    runs[same:] = [run for run in runs[same:] if run[0].start < first.start]
    return runs


def _trimmed(text: str, piece: Piece) -> Piece:
    """A piece without the blanks that French sets inside its marks."""
    words = text[piece.start : piece.end]
    start = piece.start + len(words) - len(words.lstrip())
    return Piece(piece.block, start, max(start, piece.start + len(words.rstrip())))


def _over_paragraphs(body: Sequence[Block], spoken: Sequence[int], marked: dict[int, Marked]) -> list[Piece]:
    """Speech that opens in the first block of `spoken` and closes in a later one; empty for a stray mark."""
    first = spoken[0]
    text, start = body[first].text, marked[first].left_open
    mark = text[start]
    if any(begin > start and end > len(text) - 3 for begin, end in marked[first].pairs):
        return []
    run = [Piece(first, start + 1, len(text))]
    unmarked = 0
    for number in spoken[1:LONGEST]:
        text, marks = body[number].text, marked[number]
        if text.startswith(mark) or (mark == "«" and text.startswith("»")):
            if unmarked:
                break
            if marks.left_open == 0:
                run.append(Piece(number, 1, len(text)))
                continue
            ends = [end for begin, end in marks.pairs if begin == 0] or [marks.orphan]
            return [*run, Piece(number, 1, ends[0])] if ends[0] > 1 else []
        if len(run) == 1 + unmarked and marks.orphan > 0 and text[marks.orphan] in CLOSING[mark]:
            return [*run, Piece(number, 0, marks.orphan)]
        if marks.pairs or marks.left_open >= 0 or unmarked >= UNMARKED:
            break
        unmarked += 1
        run.append(Piece(number, 0, len(text)))
    run = [piece for piece in run if piece.start]
    return run if len(run) > 1 or _may_end_here(body[first].text, start, marked[first]) else []


def _is_left(text: str, speech: Set[str]) -> bool:
    """Whether a text that no mark closes tells who said it: “We go, Ayumi Sato said."""
    for one, two, three in CLAUSE.findall(text):
        named = one[0].isupper() and (two in speech or (two[0].isupper() and three in speech))
        if named or (one in speech and two[0].isupper()):
            return True
    return False


def _may_end_here(text: str, start: int, marks: Marked) -> bool:
    """Whether a paragraph may end a quotation whose closing mark was forgotten."""
    alone = not any(begin > start for begin, _ in marks.pairs)
    opens = start == 0 or text[:start].rstrip().endswith((":", ","))
    return alone and opens and bool(ENDED.search(text)) and "," not in text[start:][-40:]


def _turned(texts: Iterator[str]) -> bool:
    """Whether guillemets point inwards, as in German books: »so«."""
    for text in texts:
        one, other = text.find("»"), text.find("«")
        if one >= 0 or other >= 0:
            return one >= 0 and (other < 0 or one < other)
    return False


def _nickname(text: str, at: int) -> bool:
    """Whether the marks stand around a nickname inside a name: Maureen “Mo” Tindall."""
    found = NICKNAME.match(text, at)
    if not found or not text[at + 1].isupper() or not text[found.end()].isupper():
        return False
    before = NAMED.search(text[max(0, at - 30) : at])
    return before is not None and before[1].isupper()


def masked_tokens(body: Sequence[Block], pieces: Iterable[Piece]) -> dict[int, set[int]]:
    """Block -> the indices of its tokens that stand in quotation marks."""
    masked: dict[int, set[int]] = {}
    for block, start, end in pieces:
        tokens = tokens_of(body[block].text)
        first = index_at(tokens, start)
        last = index_at(tokens, end)
        masked.setdefault(block, set()).update(range(first, last))
    return masked
