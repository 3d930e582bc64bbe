"""Pages whose format tells paragraphs from headings: what they claim, what they print, what is story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..model import Block, Cut, Kind, Knowledge, Page
from .body import read_body
from .bylines import BY
from .claims import is_dek
from .imprint import NOTHING, Imprint, read_imprint
from .marks import Marked, mark
from .masthead import Masthead
from .printed import read_print
from .prose import folded, is_ended, is_prose, length

OPENING = 8
"""Blocks in which a headline, a byline or a date may be repeated."""
LABEL = 4
"""Words; a shorter line before the first prose is a section, a place or a name."""
MENU, PROSE = 8, 12
"""Labels before the first prose from which on a page is a page; words of such prose."""
LONGEST_DEK = 25
"""Words; a first paragraph that the page repeats as its description and that is longer is the lede."""
SHORT = 20
"""Words; what the format left out and is longer is no masthead."""


def is_structured(page: Page) -> bool:
    """Whether the format found the story: its blocks are typed, and no menu stands before the first prose."""
    if not any(line.kind for line in page.lines):
        return False
    labels = 0
    for line in page.lines:
        if is_prose(line.text) and length(line.text) >= PROSE:
            break
        labels += line.kind in (Kind.PARAGRAPH, Kind.LIST) and not is_ended(line.text)
    return labels < MENU


def flattened(page: Page) -> Page:
    """A page whose paragraphs are only lines, for a copy that is to be read as a whole page."""
    lines = (replace(line, kind=None) if line.kind is Kind.PARAGRAPH else line for line in page.lines)
    return replace(page, lines=tuple(lines))


def read_webpage(
    page: Page, claimed: dict[str, Any], knowledge: Knowledge
) -> tuple[list[Block], list[Cut], dict[str, Any]]:
    """Blocks, cuts and printed fields; a dek that is none is taken out of `claimed`."""
    late = [NOTHING] * max(0, len(page.lines) - OPENING)
    marked = mark(page.lines, [*(read_imprint(line.text, knowledge) for line in page.lines[:OPENING]), *late])
    opening = _opening(marked, folded(claimed.get("title", "")))
    printed = read_print(marked, Masthead(imprints=opening), [m for m in marked if m.reason], knowledge)
    blocks, cuts = read_body([m for i, m in enumerate(marked) if i not in opening])
    blocks, dek = _settle_dek(page, claimed, blocks)
    if "date" in printed and {c.source for c in page.claims if c.field == "date"} == {"trafilatura"}:
        claimed.pop("date", None)  # a guess over the whole page, with its lists of other stories
    read = [Cut(marked[i].text, marked[i].line.number, "read as masthead") for i in opening]
    return blocks, [*read, *dek, *cuts], {**_left_out(page, knowledge), **printed}


def _opening(marked: Sequence[Marked], title: str) -> tuple[int, ...]:
    """Indexes of the first blocks that repeat the headline or belong to the masthead."""
    found = []
    prose = next((i for i, m in enumerate(marked) if m.is_story), len(marked))
    for i, item in enumerate(marked[:OPENING]):
        label = i < prose and length(item.text) <= LABEL and not is_ended(item.text)
        imprint = item.imprint and not is_prose(item.text)
        if item.line.kind not in (Kind.CAPTION, Kind.QUOTE) and (
            imprint or label or (title and folded(item.text) == title)
        ):
            found.append(i)
    return tuple(found)


def _settle_dek(page: Page, claimed: dict[str, Any], blocks: list[Block]) -> tuple[list[Block], list[Cut]]:
    """Take a dek out of the body, or a description that is no dek out of the claims."""
    dek = claimed.get("dek", "")
    if not dek or any(c.field == "dek" and c.source == "front matter" for c in page.claims):
        return blocks, []
    if len(blocks) > 3 and folded(blocks[0].text) == folded(dek) and length(dek) <= LONGEST_DEK:
        return blocks[1:], [Cut(blocks[0].text, blocks[0].line, "read as dek")]
    if not is_dek(dek, [block.text for block in blocks]):
        claimed.pop("dek")
    return blocks, []


def _left_out(page: Page, knowledge: Knowledge) -> dict[str, Any]:
    """Byline and dates printed outside the main text, the first of each."""
    fields: dict[str, Any] = {}
    for cut in page.cuts:
        imprint: Imprint = read_imprint(cut.text, knowledge) if length(cut.text) <= SHORT else NOTHING
        if imprint.byline and (imprint.date or BY.match(cut.text)):
            fields.setdefault("byline", imprint.byline)
        if imprint.date and not imprint.date.either_way:
            fields.setdefault("date", imprint.date.stamp)
        if imprint.modified and not imprint.modified.either_way:
            fields.setdefault("modified", imprint.modified.stamp)
    return fields
