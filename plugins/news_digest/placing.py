"""Where a quoted passage stands in an article whose text may have changed: exactly, nearly, or nowhere. Pure.

What is accepted as nearly the same is told by `critical` and `plainedits`; everything else is an orphan, for whom
the nearest passage is suggested. It is never guessed: of two places that might be meant none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from .anchors import find
from .critical import Kind, Word, is_content, words_of
from .edges import is_whole
from .nearest import Fit, Index, candidates, fitted, index_of, sentence_around
from .notes import Anchor, Quoted, State
from .plainedits import Text, is_plain_edit

CONTEXT = 0.6
"""Share of the words on one side of a passage that must stand there, too."""
MARGIN = 0.25
"""By how much the context of one place must be better than that of any other."""
CLOSE = 0.3
"""Share from which a place is worth a suggestion."""
FEWEST, TELLING = 6, 4
"""Words of a passage that may be found again when edited, and how many of them must say something by themselves."""
FEW = 2
"""Words that are enough where all are the same."""
SIDE = 10
"""Words of context on each side that are compared."""
BEYOND = 3
"""Words beside a changed passage among which no new negation may stand."""

CLOSED = re.compile(r"[.!?。？！][\"'”’»)\]]*\s*\Z")  # the end of a sentence


class Found(NamedTuple):
    """A place of the exact words, and how well what stands around it agrees."""

    context: float
    near: bool
    """Their sentence says what the passage says."""
    same: bool
    """Their sentence is the same to the letter, as far as it was quoted."""
    start: int
    end: int


def resolve(passage: Quoted, text: str, *, changed: bool = True) -> Anchor:
    """Where in an article's text the passage stands; with `changed` also where it was edited since it was quoted.

    The text has a line for each block. An approximate place lies within one of them.
    """
    places = [place for place in find(passage.whole, text) if is_whole(text, *place)]
    if len(places) > 1:
        return Anchor(State.AMBIGUOUS, places=len(places))
    if places:
        return _exactly(passage, text, places[0])
    if not changed:
        return Anchor(State.ORPHANED)
    if anchor := _by_context(passage, text):
        return anchor
    near = nearby(passage)
    words, index = words_of(near.whole), index_of(text)
    fits = sorted(candidates(words, index, _ends(passage, near)), key=lambda fit: (-fit.share, fit.first))
    anchor = _nearly(near, words, index, fits, cut=near.whole.strip() != passage.whole.strip())
    return anchor or Anchor(State.ORPHANED, nearest=_suggestion(words, index, fits))


def _exactly(passage: Quoted, text: str, place: tuple[int, int]) -> Anchor:
    """The exact words in the one place of the passage."""
    start, end = place
    if passage.whole == text[start:end]:  # to the letter: it may stand in there more than once, and overlap
        start += len(passage.prefix)
        end = start + len(passage.exact)
    elif passage.whole != passage.exact:
        nth = len(find(passage.exact, passage.prefix + passage.exact)) - 1
        within = find(passage.exact, text[start:end])
        if not 0 <= nth < len(within):
            return Anchor(State.ORPHANED)
        start, end = (start + place for place in within[nth])
    return Anchor(State.ANCHORED, start, end, 1)


def _by_context(passage: Quoted, text: str) -> Anchor | None:
    """The exact words where they stand to the letter, but among others than were quoted."""
    if passage.whole == passage.exact:
        return None
    places = [place for place in find(passage.exact, text) if is_whole(text, *place)]
    found = sorted((_seen(passage, text, place) for place in places), reverse=True)
    good = [one for one in found if one.context >= CONTEXT and one.near]
    if not good:
        return None
    best = good[0]
    rivals = [one for one in found if one is not best and one.context > best.context - MARGIN]
    if rivals:
        return Anchor(State.AMBIGUOUS, places=len(rivals) + 1)
    return Anchor(State.ANCHORED if best.same else State.CHANGED, best.start, best.end, 1)


def _seen(passage: Quoted, text: str, place: tuple[int, int]) -> Found:
    """What stands around a place of the exact words."""
    index = index_of(text)
    first, end = index.between(*place)
    before, after = words_of(passage.prefix)[-SIDE:], words_of(passage.suffix)[:SIDE]
    sides = [
        fitted(words, there).share
        for words, there in (
            (before, index.words[max(0, first - len(before) - 2) : first]),
            (after, index.words[end : end + len(after) + 2]),
        )
        if words
    ]
    near = nearby(passage)
    fit = index.fit(words_of(near.whole), first - len(words_of(near.prefix)), _ends(passage, near))
    same = near.whole == near.exact or any(
        one <= place[0] and place[1] <= other for one, other in find(near.whole, text)
    )
    said = near.whole == near.exact or (
        fit is not None
        and fit.first <= first
        and end <= fit.end
        and (same or _is_plain(near, words_of(near.whole), index, fit))
    )
    return Found(max(sides, default=0.0), said, same, *place)


def _ends(passage: Quoted, near: Quoted) -> tuple[bool, bool]:
    """Whether the passage is known to begin with its sentence, and to end with it."""
    first = next(iter(words_of(near.whole)), None)
    capital = (
        first is not None and near.whole[first.start].isupper() and first.kind in (Kind.PLAIN, Kind.TURN)
    )
    return capital or len(near.prefix) < len(passage.prefix), bool(CLOSED.search(near.whole))


def nearby(passage: Quoted) -> Quoted:
    """The passage with no more context than the sentence of the exact words."""
    start = len(passage.prefix)
    return Quoted(passage.exact, *sentence_around(passage.whole, start, start + len(passage.exact)))


def _nearly(
    near: Quoted, words: Sequence[Word], index: Index, fits: Sequence[Fit], *, cut: bool
) -> Anchor | None:
    """The passage where its words were edited, but still say the same; `fits` are the best places first.

    `cut` tells that more was quoted than the sentence; what is there is not what was quoted, then.
    """
    plain = [fit for fit in fits if _is_plain(near, words, index, fit) and _is_long(words, fit, cut)]
    if len(plain) > 1:
        return Anchor(State.AMBIGUOUS, places=len(plain))
    if not plain:
        return None
    begin = len(words_of(near.prefix))
    first, end = plain[0].place_of(begin, begin + len(words_of(near.exact)))
    if first >= end:
        return None
    place = index.words[first].start, index.words[end - 1].end
    return Anchor(State.CHANGED, *place, 1) if is_whole(index.text, *place) else None


def _is_long(words: Sequence[Word], fit: Fit, cut: bool) -> bool:
    """Whether a passage is so long that it is no chance if another place is like it."""
    if fit.share == 1 and not cut:
        return len(words) >= FEW
    return len(words) >= FEWEST and sum(map(is_content, words)) >= TELLING


def _is_plain(near: Quoted, words: Sequence[Word], index: Index, fit: Fit) -> bool:
    """Whether a place says what the passage says."""
    place = Text(index.words[fit.first : fit.end], index.text)
    return is_plain_edit(Text(words, near.whole), place) and not _negated_from_outside(index.words, fit)


def _negated_from_outside(text: Sequence[Word], fit: Fit) -> bool:
    """Whether a negation stands right beside the place, in its sentence."""
    first, end = max(fit.low, fit.first - BEYOND), min(fit.high, fit.end + BEYOND)
    around = (*text[first : fit.first], *text[fit.end : end])
    return any(word.kind is Kind.NEGATION for word in around)


def _suggestion(words: Sequence[Word], index: Index, fits: Sequence[Fit]) -> str:
    """The sentence that is nearest to the passage; empty if none is near."""
    best, text = next(iter(fits), None), index.text
    if best is None or best.share < CLOSE or not any(is_content(words[place]) for place in best.same):
        return ""
    start, end = index.words[best.first].start, index.words[best.end - 1].end
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    block = text[line : stop if stop >= 0 else len(text)]
    before, after = sentence_around(block, start - line, end - line)
    return f"{before}{text[start:end]}{after}".strip()
