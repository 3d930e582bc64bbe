"""Which papers, broadcasters and agencies an article only quotes as its sources: `told Reuters`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .model import DEK, TITLE, ActorKind, Article, Mention
from .roster import Roster

BEFORE = re.compile(
    r"\b(?:tells?|told|telling|quoted?|cit(?:ed|es|ing)|according to|report(?:s|ed)? (?:by|in|from)|spoke to|interview"
    r"(?:ed)? (?:with|by|on|in)|statement to|(?:published|reported|broadcast|aired|written|seen|obtained|quoted) "
    r"(?:by|in|on)|via|on|to|by|in|from|with)"
    r"(?: the| state-run| state| South Korea[’']s| Japan[’']s|(?: [A-Z]\w+)?[’']s)?"
    r"(?: (?:news )?(?:agency|newspaper|daily|magazine|broadcaster|television|channel))? $",
    re.I,
)  # told · according to the · reported by Japan’s · on state television
AFTER = re.compile(
    r"(?:[’']s? [\w’' -]{0,30}?)?(?:,? (?:the )?(?:news )?(?:agency|newspaper|daily|magazine|website|broadcaster))?,? "
    r"(?:has |had |also |first |earlier |later )*"
    r"(?:report(?:s|ed|ing)?|said|says|quot(?:ed|es|ing)|cit(?:ed|es|ing)|wrote|writes|published|broadcast|aired|carried"
    r"|poll|interview|contributed|correspondent|reporter|journalist)\b"
)  # reported · , citing · news agency said · ’s correspondent
REACH = 60
"""Signs looked at on each side of a mention."""
FEW = 3
"""Mentions beneath which an outlet that the headline does not name is no actor."""


def cited_outlets(
    article: Article, gathered: Mapping[str, Sequence[Mention]], roster: Roster
) -> dict[str, Sequence[Mention]]:
    """The outlets that do nothing in the article but tell it something, by name, with their mentions."""
    return {
        name: mentions
        for name, mentions in sorted(gathered.items())
        if roster.kinds.get(name) is ActorKind.OUTLET
        and name not in roster.known
        and _cited(article, mentions)
    }


def _cited(article: Article, mentions: Sequence[Mention]) -> bool:
    others = [mention for mention in mentions if not _source(article, mention)]
    if any(mention.span.block == TITLE for mention in others):
        return False
    return len(mentions) <= FEW or len(others) < 2


def _source(article: Article, mention: Mention) -> bool:
    """Whether a mention stands as a source does."""
    span = mention.span
    text = {TITLE: article.title, DEK: article.dek}.get(span.block) or article.body[span.block].text
    before, after = text[max(0, span.start - REACH) : span.start], text[span.end : span.end + REACH]
    return bool(BEFORE.search(before) or AFTER.match(after))
