"""The body: every line is kept as a block of its kind, or cut with the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Block, Cut, Kind
from .captions import credit_alone, is_caption, plain_caption
from .lines import BULLETS
from .marks import SIGNED, Marked
from .prose import is_ended, length
from .strays import HEADING_WORDS, NUMBER, TEASER_WORDS, reasons_to_cut

QUOTE_MARK = re.compile(r"^>\s?")
QUESTION = re.compile(r"[A-ZÀ-Þ][^.!?“”\"]{3,60}\?")  # Is it high enough?


def read_body(marked: Sequence[Marked]) -> tuple[list[Block], list[Cut]]:
    """The story's lines as blocks, and what was cut from among them."""
    blocks: list[Block] = []
    cuts: list[Cut] = []
    reasons = reasons_to_cut(marked)
    for item, reason in zip(marked, reasons, strict=True):
        if reason:
            cuts.append(Cut(item.text, item.line.number, reason))
        else:
            blocks.append(_block(item, listed=_in_list(blocks, item)))
    return _with_credits(_with_questions(_with_numbers(blocks), marked)), cuts


def _with_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Numbered lines that count on from each other become a list; `15. April ...` stays a sentence."""
    numbers = [int(m[1]) if b.kind is Kind.PARAGRAPH and (m := NUMBER.match(b.text)) else 0 for b in blocks]
    numbered = []
    for i, block in enumerate(blocks):
        number = numbers[i]
        before = i > 0 and numbers[i - 1] == number - 1 and number > 1
        after = i + 1 < len(blocks) and numbers[i + 1] == number + 1
        listed = number and (before or after) and length(block.text) <= 60
        numbered.append(Block(Kind.NUMBERED, NUMBER.sub("", block.text), block.line) if listed else block)
    return numbered


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
    if (
        not NUMBER.match(text)
        and not is_ended(text)
        and length(text) <= HEADING_WORDS
        and not text.endswith((",", ";", ":"))
        and not SIGNED.match(text)
    ):
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
            told = credit_alone(waiting)
            text = block.text if told in block.text else f"{block.text} ({told})"
            joined[-1] = replace(block, text=text, line=joined[-1].line)
            waiting = ""
        else:
            joined.append(block)
            waiting = ""
    return joined
