"""The body: every line is kept as a block of its kind, or cut with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Block, Cut, Kind
from .captions import credit_alone, is_caption, plain_caption
from .lines import BULLETS
from .prose import folded, is_ended, is_prose, length, names_in
from .story import Marked

HEADING_WORDS = 7
"""Words; a longer line that is no sentence is another story's headline sooner than a sub-heading."""
TEASER_WORDS = 24
"""Words; a longer line without a full stop is a paragraph that lost it."""
PULLED = 5
"""Words; a shorter line repeated from the text is not a pull quote."""
NUMBER = re.compile(r"^(?:\(?\d{1,2}[.)]|[a-z]\))\s+")  # 1. · (2) · a)
QUOTE_MARK = re.compile(r"^>\s?")
QUESTION = re.compile(r"[A-ZÀ-Þ][^.!?“”\"]{3,60}\?")  # Is it high enough?
ATTRIBUTION = re.compile(r"[-–—―]\s?[A-ZÀ-Þ][^.!?]{2,80}")  # — Jane Doe, foreign minister


def read_body(marked: Sequence[Marked]) -> tuple[list[Block], list[Cut]]:
    """The story's lines as blocks, and what was cut from among them."""
    blocks: list[Block] = []
    cuts: list[Cut] = []
    reasons = _reasons(marked)
    for item, reason in zip(marked, reasons, strict=True):
        if reason:
            cuts.append(Cut(item.text, item.line.number, reason))
        else:
            blocks.append(_block(item, listed=_in_list(blocks, item)))
    return _with_credits(_with_questions(blocks, marked)), cuts


def _with_questions(blocks: Sequence[Block], marked: Sequence[Marked]) -> list[Block]:
    """Short questions on lines of their own are sub-headings where the story has others."""
    if any(item.line.kind for item in marked) or not any(block.kind is Kind.HEADING for block in blocks):
        return list(blocks)
    return [
        replace(block, kind=Kind.HEADING)
        if block.kind is Kind.PARAGRAPH
        and QUESTION.fullmatch(block.text)
        and length(block.text) <= HEADING_WORDS
        else block
        for block in blocks
    ]


def _in_list(blocks: Sequence[Block], item: Marked) -> bool:
    """Whether a line goes on with a list that a colon opened and that lost its bullets."""
    if item.line.kind or not blocks or is_ended(item.text) or length(item.text) > TEASER_WORDS:
        return False
    last = blocks[-1]
    return last.kind is Kind.LIST or (last.kind is Kind.PARAGRAPH and last.text.endswith(":"))


def _reasons(marked: Sequence[Marked]) -> list[str]:
    """Why each line is cut; empty for those that stay."""
    reasons = [_reason_alone(marked, i) for i in range(len(marked))]
    _cut_boxes(marked, reasons)
    _cut_pull_quotes(marked, reasons)
    prose = [
        item.text for item, reason in zip(marked, reasons, strict=True) if not reason and is_prose(item.text)
    ]
    known = set().union(*map(names_in, prose)) if prose else set()
    for i, item in enumerate(marked):
        if not reasons[i] and item.line.kind is None and _is_teaser(marked, i, reasons, known):
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
    inside = ""
    for i, item in enumerate(marked):
        if item.box and not reasons[i] and item.line.kind in (None, Kind.HEADING):
            follows = next((m for m, r in zip(marked[i + 1 :], reasons[i + 1 :], strict=True) if not r), None)
            if follows is None or not is_prose(follows.text):
                inside = reasons[i] = item.box
        elif inside and (is_prose(item.text) or item.line.kind not in (None, Kind.LIST, Kind.NUMBERED)):
            inside = ""
        elif inside and not reasons[i] and not is_caption(item.text):
            reasons[i] = inside


def _is_teaser(marked: Sequence[Marked], i: int, reasons: Sequence[str], known: set[str]) -> bool:
    """Whether a line is another story's headline: no sentence, too long for a sub-heading, set apart."""
    text = marked[i].text
    n = length(text)
    finished = is_ended(text) and not text.rstrip(")]”’\"'").endswith("?")
    if (
        finished
        or n > TEASER_WORDS
        or n <= 4
        or text.startswith(BULLETS)
        or NUMBER.match(text)
        or is_caption(text)
    ):
        return False
    if text.endswith((":", ";", ",")) or _introduced(marked, i, reasons) or "“" in text[:1]:
        return False
    if is_ended(text):  # a question: a sub-heading or a line of an interview, unless it names people
        return n > HEADING_WORDS and bool(names_in(text) & known) and _apart(marked, i)
    if n > HEADING_WORDS:
        return True
    return n >= 6 and bool(names_in(text) & known) and _apart(marked, i) and not _heads_section(marked, i)


def _introduced(marked: Sequence[Marked], i: int, reasons: Sequence[str]) -> bool:
    """Whether the line stands in a list that a colon opened."""
    for j in range(i - 1, -1, -1):
        if reasons[j]:
            continue
        if marked[j].text.endswith(":"):
            return True
        if is_ended(marked[j].text):
            return False
    return False


def _apart(marked: Sequence[Marked], i: int) -> bool:
    after = marked[i + 1].line.gap if i + 1 < len(marked) else 1
    spaced = any(item.line.gap for item in marked)
    return not spaced or bool(marked[i].line.gap and after)


def _heads_section(marked: Sequence[Marked], i: int) -> bool:
    """Whether other short lines of this kind part the story: then they are its sub-headings."""
    like = [
        m for m in marked if not m.reason and 2 <= length(m.text) <= HEADING_WORDS and not is_ended(m.text)
    ]
    return len(like) >= 3


def _cut_pull_quotes(marked: Sequence[Marked], reasons: list[str]) -> None:
    """Cut a line whose words stand in another paragraph, with the name that signs it."""
    texts = [f" {folded(item.text)} " for item in marked]
    for i, item in enumerate(marked):
        if reasons[i] or not PULLED <= length(item.text) <= 60:
            continue
        own = texts[i].strip()
        longer = any(
            f" {own} " in t
            for j, t in enumerate(texts)
            if j != i and not reasons[j] and len(t) > len(texts[i])
        )
        twice = any(texts[j] == texts[i] and not reasons[j] for j in range(i))
        if longer or twice:
            reasons[i] = "pull quote: the words stand in the text" if longer else "repeated paragraph"
            if longer and i + 1 < len(marked) and ATTRIBUTION.fullmatch(marked[i + 1].text):
                reasons[i + 1] = reasons[i]


def _block(item: Marked, listed: bool) -> Block:
    text, line = item.text, item.line.number
    kind = item.line.kind
    if is_caption(text) and kind in (None, Kind.PARAGRAPH, Kind.CAPTION):
        return Block(Kind.CAPTION, plain_caption(text), line)
    if kind is not None:
        return Block(kind, text, line)
    if QUOTE_MARK.match(text):
        return Block(Kind.QUOTE, QUOTE_MARK.sub("", text), line)
    if text.startswith(BULLETS) and not text.startswith(("– ", "— ")):
        return Block(Kind.LIST, text[2:].strip(), line)
    if listed:
        return Block(Kind.LIST, text, line)
    if NUMBER.match(text) and length(text) <= 60:
        return Block(Kind.NUMBERED, NUMBER.sub("", text), line)
    if not is_ended(text) and length(text) <= HEADING_WORDS and not text.endswith((",", ";", ":")):
        return Block(Kind.HEADING, text, line)
    return Block(Kind.PARAGRAPH, text, line)


def _with_credits(blocks: Sequence[Block]) -> list[Block]:
    """Join a credit that stands on a line of its own to the caption beside it."""
    joined: list[Block] = []
    waiting = ""
    for block in blocks:
        credit = credit_alone(block.text) if block.kind is Kind.CAPTION else ""
        if credit and joined and joined[-1].kind is Kind.CAPTION and credit not in joined[-1].text:
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} ({credit})")
        elif credit and not waiting:
            waiting, joined = block.text, [*joined, block]
        elif waiting and block.kind is Kind.CAPTION:
            joined[-1] = replace(block, text=f"{block.text} ({credit_alone(waiting)})", line=joined[-1].line)
            waiting = ""
        else:
            joined.append(block)
            waiting = ""
    return joined
