"""Whether a page holds only the opening of its story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Claim

TEASER_WORDS = 250
"""Below this a page with a paywall's marks shows a teaser."""
PAID_WORDS = 400
"""Below this a page that says it is not free does."""
PART = 0.7
"""A text with less than this share of the words that the page claims is part of it."""

MARKED = re.compile(
    r"""(?:class|id|(?<![\w-])data-[\w-]++)\s*+=\s*+["'][^"'>]{0,200}?(?:pay-?wall|reg-?wall|subscriber-?only|subscribers-only"""
    r"""|premium-content|piano-(?:inline|offer|wall|paywall)|tp-modal|meteredContent|metered-content|locked-content|subscription-required"""
    r"""|content-gate|article-gate|subscribe-wall|gateway-content)""",
    re.IGNORECASE,
)  # <div class="article-paywall"> · <section id="piano-inline">
INVITATION = re.compile(
    r"(?:subscribe|sign (?:up|in)|log ?in|register|become a (?:subscriber|member))\b[^.!?]{0,60}"
    r"\b(?:to|and) (?:continue|keep|read|finish|unlock|view|access)\b"
    r"|(?:to|continue) read(?:ing)?\b[^.!?]{0,60}\b(?:subscribe|sign (?:up|in)|log ?in|register)\b"
    r"|(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:for|available to)"
    r" (?:\w+ )?(?:subscribers|members)"
    r"|already a (?:subscriber|member)\?",
    re.IGNORECASE,
)  # "Subscribe to continue reading" · "To read the full story, sign in" · "Already a member?"
LAST = 3
"""Blocks at the end in which an invitation to subscribe stands."""


def is_teaser(texts: Sequence[str], shown: Sequence[str], claims: Sequence[Claim], markup: str) -> bool:
    """Tell a paywall's teaser by what page and story say; `shown` are the page's blocks outside the story."""
    length = sum(len(text.split()) for text in texts)
    said = {
        claim.field: claim.value.casefold() for claim in reversed(claims) if claim.field in ("free", "words")
    }
    if any(INVITATION.search(text) for text in texts[-LAST:]):
        return True
    if said.get("free") == "false":
        whole = said.get("words", "")
        return length < PAID_WORDS or (whole.isdecimal() and length < PART * int(whole[:9]))
    if length >= TEASER_WORDS:
        return False
    return MARKED.search(markup) is not None or any(INVITATION.search(text) for text in shown)
