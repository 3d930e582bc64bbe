"""Where the story begins and ends in a copy that may hold the whole page."""

from __future__ import annotations

from collections.abc import Sequence

from .evidence import END_ABOVE_FOOT, END_AT_SENTENCE, LABEL, NEAR, START_UNDER_MASTHEAD, STORY, weigh_lines
from .lines import BULLETS
from .marks import Marked
from .prose import is_ended, length


def find_story(marked: Sequence[Marked]) -> tuple[int, int]:
    """Index of the first and after the last line of the story: the stretch for which the evidence is best."""
    best, span = 0.0, (0, len(marked))
    total, low, begin = 0.0, float("inf"), 0  # evidence up to here, and up to the best begin
    for i, (item, weight) in enumerate(zip(marked, weigh_lines(marked), strict=True)):
        page = bool(item.reason or item.box or item.foot)
        if not page and (before := total - _for_begin(marked, i)) < low:
            low, begin = before, i
        total += weight
        if not page and not item.imprint and (worth := total - low + _for_end(marked, i)) > best:
            best, span = worth, (begin, i + 1)
    return _without_teasers(marked, *span)


def _without_teasers(marked: Sequence[Marked], begin: int, end: int) -> tuple[int, int]:
    """The story without a list of headlines above its first sentence; what a list marks may open a story."""
    first = next((i for i in range(begin, end) if marked[i].is_story), begin)
    above = [item for item in marked[begin:first] if not (item.reason or item.imprint or item.caption)]
    enough = sum(length(item.text) for item in marked[first:end] if item.is_story) >= STORY
    listed = any(item.text.startswith(BULLETS) and length(item.text) > LABEL for item in above)
    return (first if len(above) > 1 and enough and not listed else begin), end


def _for_begin(marked: Sequence[Marked], i: int) -> float:
    """What speaks for a story that begins with line `i`."""
    return START_UNDER_MASTHEAD if any(item.imprint for item in marked[max(0, i - NEAR) : i]) else 0.0


def _for_end(marked: Sequence[Marked], i: int) -> float:
    """What speaks for a story whose last line is `i`."""
    below = marked[i + 1] if i + 1 < len(marked) else None
    worth = END_AT_SENTENCE if is_ended(marked[i].text) else 0.0
    if below is None or below.foot or below.box:
        worth += END_ABOVE_FOOT
    if below is not None and below.reason:
        worth += END_ABOVE_FOOT
    return worth
