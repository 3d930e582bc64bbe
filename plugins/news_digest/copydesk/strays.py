"""Lines inside a story that are not of it: boxes, other stories' headlines, offers, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..model import Block, Kind
from .captions import is_caption
from .lines import BULLETS
from .marks import SIGNED, Marked
from .prose import is_ended, is_prose, length, names_in
from .repeats import cut_repeats

HEADING_WORDS = 7
"""Words; a longer line that is no sentence is another story's headline sooner than a sub-heading."""
TEASER_WORDS = 24
"""Words; a longer line without a full stop is a paragraph that lost it."""
NUMBER = re.compile(r"^\(?(\d{1,2})[.)]\s+")  # 1. · (2)
TAIL = re.compile(
    r"(?:\s+(?:https?://\S+|pic\.\S+|[#@]\w+|[^\w\s.!?…)”\"’]+))+$"
)  # ... of time. 🙂 https://t.example/1
TAIL_LENGTH = 60
"""Characters."""
SENTENCES = re.compile(r"[a-zà-þ]{4}[.!?…] [A-ZÀ-Þ]|[。！？].")  # It is so. And it ...
LABELLED = re.compile(r"(?:[A-Z]{1,3}:|\(?\d{1,2}[.)]|\[\d{1,3}\])\s")  # Q: · 2. · [3]
TURN = re.compile(r"[A-ZÀ-Þ][\w.’'-]*(?: [A-ZÀ-Þ][\w.’'-]*){0,4}: \S")  # The Baltic Review: Why did you wait?
ROW = re.compile(r"(?:\S+ )?\S*\d")  # 1 Ada Thornton 36 · 14 May, Fenwick · May 14 – Fenwick
OFFER_WORDS, LABEL_WORDS, LABELS = 60, 4, 3
"""Words of an offer to the reader at most, and of the labels over it; how many of those."""
SECTIONS = 3
"""Long sub-headings that a story has at least, if it has any."""
NEAR = 60
"""Lines around one that are looked at: a page of any length is read in time that grows with it."""
YOU = re.compile(r"\b(?:you|your|you're|you’re)\b", re.I)
WE = re.compile(r"\b(?:we|us|our|we're|we’re)\b", re.I)
QUOTED = re.compile(r"[“”«»„]")


def reasons_to_cut(marked: Sequence[Marked]) -> list[str]:
    """Why each line is cut; empty for those that stay."""
    reasons = [_reason_alone(marked, i) for i in range(len(marked))]
    _cut_boxes(marked, reasons)
    _cut_offers(marked, reasons)
    cut_repeats(marked, reasons)
    lines = [i for i in range(len(marked)) if _may_be_teaser(marked, i, reasons)]
    known = _names_told(marked, reasons) if lines else set()
    teasers = [i for i in lines if _is_teaser(marked, i, known)]
    headings = [i for i in teasers if _may_head(marked, i, reasons, known)]
    for i in set(teasers) - set(headings if len(headings) >= SECTIONS else ()):
        reasons[i] = "another story's headline"
    return reasons


def _reason_alone(marked: Sequence[Marked], i: int) -> str:
    item = marked[i]
    if item.reason and not (item.line.kind in (Kind.HEADING, Kind.LIST) and item.reason == "page navigation"):
        return "" if is_caption(item.text) and item.reason in ("copyright line",) else item.reason
    if item.imprint and item.line.kind is None and not is_prose(item.text):
        return "line of the masthead"
    return ""


def _cut_boxes(marked: Sequence[Marked], reasons: list[str]) -> None:
    """Cut the heading of a box and the headlines under it, up to the next prose."""
    first = -1  # of the box that is open
    for i, item in enumerate(marked):
        closes = _is_text(item.text) or item.line.kind not in (None, Kind.LIST, Kind.NUMBERED)
        if item.box and item.line.kind in (None, Kind.HEADING):
            ahead = range(i + 1, min(i + NEAR, len(marked)))
            follows = next((marked[j] for j in ahead if not reasons[j]), None)
            if follows is None or not _is_text(follows.text):
                first, reasons[i] = i, reasons[i] or item.box
        elif first >= 0 and closes:
            if _is_heading_after_box(marked, first, i - 1):
                reasons[i - 1] = ""
            first = -1
        elif first >= 0 and not reasons[i] and not is_caption(item.text):
            reasons[i] = marked[first].box


def _is_text(text: str) -> bool:
    """Whether a line is sure to be the story again: prose, and no headline that ends with a question."""
    return is_prose(text) and not (text.endswith("?") and length(text) <= TEASER_WORDS)


def _is_heading_after_box(marked: Sequence[Marked], first: int, last: int) -> bool:
    """Whether the last line before the story goes on is its sub-heading, and not the box's last line:
    it is set apart from the lines above it, by space or by capitals."""
    line, above = marked[last], marked[max(first + 1, last - NEAR) : last]
    if not above or length(line.text) > HEADING_WORDS or line.reason:
        return False
    ended = above[-1].reason.startswith("page")  # end of list
    spaced = line.line.gap and (ended or not any(m.line.gap for m in above[1:]))
    shouted = line.text.isupper() and not any(m.text.isupper() for m in above)
    return bool(spaced or shouted)


def _names_told(marked: Sequence[Marked], reasons: Sequence[str]) -> set[str]:
    """Whom the story's prose names."""
    told = (item.text for item, reason in zip(marked, reasons, strict=True) if not reason)
    return set().union(*(names_in(text) for text in told if is_prose(text)))


def _may_be_teaser(marked: Sequence[Marked], i: int, reasons: Sequence[str]) -> bool:
    """Whether a line is of the length of a headline, and nothing shows that it belongs to the story."""
    item = marked[i]
    if reasons[i] or item.line.kind is not None or not 4 < length(item.text) <= TEASER_WORDS:
        return False
    return not (_is_own(marked, i) or _introduced(marked, i, reasons))


def _is_teaser(marked: Sequence[Marked], i: int, known: set[str]) -> bool:
    """Whether such a line is another story's headline: no sentence, too long for a sub-heading, set apart or
    naming whom this story names."""
    text = marked[i].text
    n = length(text)
    named = bool(names_in(text) & known)
    if is_ended(text):  # a question: a sub-heading or a line of an interview, unless it names people
        return n > HEADING_WORDS and named and _spaced(marked, i) and _apart(marked, i)
    if n > HEADING_WORDS:
        return True
    return n >= 6 and named and _apart(marked, i) and not _heads_section(marked, i)


def _is_own(marked: Sequence[Marked], i: int) -> bool:
    """Whether a line shows that it belongs to the story: sentences, an item or a row of a list, a turn of an
    interview, a post that the next line signs."""
    text = marked[i].text
    bare = text[:-TAIL_LENGTH] + TAIL.sub("", text[-TAIL_LENGTH:])
    if (is_ended(bare) and not bare.rstrip(")]”’\"'").endswith("?")) or SENTENCES.search(text):
        return True
    if text.startswith((*BULLETS, "“")) or text.endswith((":", ";", ",")) or LABELLED.match(text):
        return True
    if marked[i].caption or is_caption(text) or (i + 1 < len(marked) and SIGNED.match(marked[i + 1].text)):
        return True
    beside = (*marked[max(0, i - 1) : i], *marked[i + 1 : i + 2])
    if TURN.match(text) and any(TURN.match(m.text) and is_prose(m.text) for m in beside):
        return True
    return bool(ROW.match(text)) and any(ROW.match(m.text) and not is_ended(m.text) for m in beside)


def _may_head(marked: Sequence[Marked], i: int, reasons: Sequence[str], known: set[str]) -> bool:
    """Whether a long line that names nobody stands between paragraphs, as the sub-headings of some stories do."""
    beside = [j for j in (i - 1, i + 1) if 0 <= j < len(marked)]
    between = len(beside) == 2 and all(not reasons[j] and is_prose(marked[j].text) for j in beside)
    return between and not is_ended(marked[i].text) and not names_in(marked[i].text) & known


def _introduced(marked: Sequence[Marked], i: int, reasons: Sequence[str]) -> bool:
    """Whether the line stands in a list that a colon opened."""
    for j in range(i - 1, max(i - NEAR, -1), -1):
        if reasons[j]:
            continue
        if marked[j].text.endswith(":"):
            return True
        if is_ended(marked[j].text):
            return False
    return False


def _spaced(marked: Sequence[Marked], i: int) -> bool:
    return any(item.line.gap for item in marked[max(0, i - NEAR) : i + NEAR])


def _apart(marked: Sequence[Marked], i: int) -> bool:
    after = marked[i + 1].line.gap if i + 1 < len(marked) else 1
    return not _spaced(marked, i) or bool(marked[i].line.gap and after)


def _heads_section(marked: Sequence[Marked], i: int) -> bool:
    """Whether other short lines of this kind part the story: then they are its sub-headings."""
    around = marked[max(0, i - NEAR) : i + NEAR]
    like = [m for m in around if not m.reason and 2 <= length(m.text) <= HEADING_WORDS]
    return sum(not is_ended(m.text) for m in like) >= 3


def _cut_offers(marked: Sequence[Marked], reasons: list[str]) -> None:
    """Cut what stands between two lines of one newsletter box."""
    lines = [i for i, reason in enumerate(reasons) if reason == "newsletter"]
    for i in lines:
        _cut_offer_above(marked, reasons, i)
    for one, two in pairwise(lines):
        between = range(one + 1, two)
        if 1 <= len(between) <= 2 and sum(length(marked[i].text) for i in between) <= 40:
            for i in between:
                reasons[i] = reasons[i] or "newsletter"


def _cut_offer_above(marked: Sequence[Marked], reasons: list[str], line: int) -> None:
    """Cut the sentence to the reader that stands over a newsletter's line, with the labels over it."""
    text = marked[line - 1].text if line else ""
    if not YOU.search(text) or QUOTED.search(text) or length(text) > OFFER_WORDS:
        return
    reasons[line - 1] = reasons[line - 1] or "newsletter"
    for i in range(line - 2, max(line - 2 - LABELS, -1), -1):
        if length(marked[i].text) > LABEL_WORDS or is_ended(marked[i].text):
            break
        reasons[i] = reasons[i] or "newsletter"


def ends_with_offer(blocks: Sequence[Block]) -> bool:
    """Whether the last words are the paper's to its readers: a heading, and under it what `you` may do for `us`."""
    if len(blocks) < 4 or blocks[-1].kind is not Kind.PARAGRAPH or blocks[-2].kind is not Kind.HEADING:
        return False
    text = blocks[-1].text
    spoken = YOU.search(text) and WE.search(text) and not QUOTED.search(text)
    return bool(spoken) and length(text) <= OFFER_WORDS
