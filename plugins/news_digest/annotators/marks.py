"""Where quotation marks open and close in a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

CLOSING = {
    "“": "”“\"", '"': '"”', "”": "”", "«": "»", "»": "«", "„": "“”\"", "「": "」", "『": "』", "‹": "›", "›": "‹",
}  # fmt: skip
"""Opening mark -> the marks that close it; copies mix straight and curly ones."""
MARK = re.compile(r"[“”\"„«»「」『』‹›]")
SINGLE = re.compile(r"[‘’‚']")
DECADE = re.compile(r"['’‘]\d0s\b")  # the ’90s
DEEPEST = 4
"""Quotations inside each other that are told apart."""


class Marked(NamedTuple):
    """The marks of one block."""

    pairs: tuple[tuple[int, int], ...]
    """Places of opening and closing mark, outermost only, in order."""
    left_open: int
    """The last opening mark that nothing closes; -1 for none."""
    orphan: int
    """A closing mark that stands before any opening one; -1 for none."""


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
