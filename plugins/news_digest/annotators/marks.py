"""Where quotation marks open and close: pairs in a paragraph, and speech that runs on over several."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from ..model import Block, Kind

CLOSING = {
    "“": "”“\"", '"': '"”', "”": "”", "«": "»", "»": "«", "„": "“”\"", "「": "」", "『": "』", "‹": "›", "›": "‹",
}  # fmt: skip
"""Opening mark -> the marks that close it; copies mix straight and curly ones."""
MARK = re.compile(r"[“”\"„«»「」『』‹›]")
SINGLE = re.compile(r"[‘’‚']")
NICKNAME = re.compile(r"[“\"‘'][^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*)?[”\"’'] (?=[^\W\d_])")  # “Mo” Tindall
NAMED = re.compile(r"(?:^|[\s(])(\w)[\w’'.-]* $")  # the Maureen before it
DECADE = re.compile(r"['’‘]\d0s\b")  # the ’90s
CLAUSE = re.compile(r", (\w+) (\w+)(?: (\w+))?")  # , Ayumi Sato said · , said Sato
ENDED = re.compile(r"[.!?…]\s*$")
SPOKEN = (Kind.PARAGRAPH, Kind.LIST, Kind.NUMBERED, Kind.QUOTE)
"""Blocks in which someone is quoted."""
LONGEST = 8
"""Paragraphs over which a quotation may run before its missing end is taken for a slip."""
UNMARKED = 2
"""Paragraphs without any mark over which it may run."""
DEEPEST = 4
"""Quotations inside each other that are told apart."""


class Piece(NamedTuple):
    """What stands between marks in one block, marks left out."""

    block: int
    start: int
    end: int


class Marked(NamedTuple):
    """The marks of one block."""

    pairs: tuple[tuple[int, int], ...]
    """Places of opening and closing mark, outermost only, in order."""
    left_open: int
    """The last opening mark that nothing closes; -1 for none."""
    orphan: int
    """A closing mark that stands before any opening one; -1 for none."""


def find_runs(body: Sequence[Block], speech: Set[str]) -> list[list[Piece]]:
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
        for start, end in marks.pairs:
            if start >= begun.get(number, 0) and end > start + 1 and not _nickname(text, start):
                runs.append([Piece(number, start + 1, end)])
        if marks.left_open >= begun.get(number, 0):
            left = _is_left(text[marks.left_open :], speech)
            run = [] if left else _over_paragraphs(body, spoken[place:], marked)
            for piece in run:
                begun[piece.block] = piece.end
            if run:
                runs = [some for some in runs if some[0][:2] < run[0][:2] or some[0].block < number]
                runs.append(run)
    return [[_trimmed(body[piece.block].text, piece) for piece in run] for run in sorted(runs)]


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


def read_marks(text: str, turned: bool = False) -> Marked:
    """Pair the marks of a text; inside a pair nothing is told apart."""
    open_: list[tuple[int, str]] = []
    pairs: list[tuple[int, int]] = []
    orphan, seen = -1, False
    places = [found.start() for found in MARK.finditer(text)]
    for n, at in enumerate(places):
        following = places[n + 1] if n + 1 < len(places) else -1
        depth = _closes(text, at, open_, following)
        if depth:
            pairs.append((open_[-depth][0], at))
            del open_[-depth:]
        elif _may_open(text, at, turned):
            open_.append((at, text[at]))
            seen = True
        elif not seen and orphan < 0 and text[at] in '”»"“」':
            orphan = at
    pairs += _singles(text, pairs, open_[-1][0] if open_ else len(text))
    return Marked(tuple(_outermost(pairs)), open_[-1][0] if open_ else -1, orphan)


def _closes(text: str, at: int, open_: Sequence[tuple[int, str]], following: int) -> int:
    """Which of the open marks the one at `at` closes, counted from the last; 0 for none."""
    mark = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in '"“' and (not before or before.isspace() or (after.isalnum() and not _hangul(after))):
        return 0
    for depth in range(1, min(len(open_), DEEPEST) + 1):
        opened = open_[-depth][1]
        if mark not in CLOSING[opened] or (mark == opened == "“" and after and not _is_end(after)):
            continue
        if mark == '"' and before.isdigit() and _an_inch(text, opened, following):
            return 0
        return depth
    return 0


def _is_end(sign: str) -> bool:
    return sign.isspace() or sign in ".,;:!?)—–"


def _an_inch(text: str, opened: str, following: int) -> bool:
    """Whether a straight mark after a figure is a measure: 6'2" tall, a 14" screen."""
    if opened != '"':
        return True
    return following >= 0 and text[following] in CLOSING[opened] and not text[following - 1].isspace()


def _may_open(text: str, at: int, turned: bool) -> bool:
    mark = text[at]
    if mark in "«»‹›":
        return mark in ("»›" if turned else "«‹")
    if mark in "」』":
        return False
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isalnum() and not _hangul(before) or after.isspace():
        return False
    return mark in "“„「『" or (before not in ".,!?" and not _is_end(after))


def _hangul(sign: str) -> bool:
    return "\uac00" <= sign <= "\ud7a3"


def _outermost(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last = -1
    for start, end in sorted(pairs):
        if start > last:
            yield start, end
            last = end


def _singles(text: str, pairs: Sequence[tuple[int, int]], stop: int) -> Iterator[tuple[int, int]]:
    """Pairs of single marks up to `stop`, which must not cross those of double ones."""
    places = [found.start() for found in SINGLE.finditer(text)] if SINGLE.search(text) else []
    crossed = [at for pair in _outermost(pairs) for at in pair] if places else []
    beyond = -1
    for n, at in enumerate(places):
        if at <= beyond or at >= stop or not _single_opens(text, at) or _inside(at, crossed):
            continue
        for m in range(n + 1, len(places)):
            if _single_closes(text, places[m], places[m + 1] if m + 1 < len(places) else -1):
                if not _inside(places[m], crossed):
                    yield at, places[m]
                beyond = places[m]
                break
        else:
            return


def _inside(at: int, bounds: Sequence[int]) -> bool:
    """Whether a place lies between the bounds of a pair: 3, 9, 12, 20 -> 5 does, 10 does not."""
    return bisect_left(bounds, at) % 2 == 1


def _single_opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] == "’" or before.isalnum() or not (after.isalnum() or after in '“"„…') or before in ".,!?":
        return False
    return not DECADE.match(text, at)


def _single_closes(text: str, at: int, following: int) -> bool:
    """Whether a single mark ends a quotation; an apostrophe inside a word or after a plural does not."""
    before, after = text[at - 1], text[at + 1] if at + 1 < len(text) else " "
    if text[at] == "‚" or after.isalnum() or before.isspace():
        return False
    plural = before == "s" and after == " " and text[at + 2 : at + 3].islower()
    return not (plural and following >= 0 and not _single_opens(text, following))


def _nickname(text: str, at: int) -> bool:
    """Whether the marks stand around a nickname inside a name: Maureen “Mo” Tindall."""
    found = NICKNAME.match(text, at)
    before = NAMED.search(text[max(0, at - 30) : at])
    return bool(
        found and before and before[1].isupper() and text[at + 1].isupper() and text[found.end()].isupper()
    )
