"""Phrases that may turn out to be what several articles are about: short quoted ones and names of events."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ..model import Article, Kind, Knowledge
from .tokens import read_sections
from .words import CALENDAR, ORDINARY

QUOTED = re.compile(r"[“‘\"]([^\W\d_][\w’'-]*(?: [\w’'-]+){1,2})[,.]?[”’\"](?!\w)")  # “maximum pressure”
EVENTS = frozenset(
    "Olympics Games Cup War Summit Treaty Agreement Accord Accords Festival Championship Championships Election "
    "Referendum Revolution Crisis Conference Deal Protocol Act Massacre Attacks Attack Talks Inquiry "
    "Pandemic Uprising Marathon Prize".split()
)
"""Last words of events and of the few other things that news is about."""
NOT_TOPICS = frozenset(
    "the a an and or but of to in on for with is was are were be i we you he she they it".split()
)
MOST = 12
"""Candidates one article may bring."""


def find_topics(article: Article, knowledge: Knowledge) -> Article:
    """Fill in the article's candidate topics, most frequent first; linking keeps those that articles share."""
    counts: Counter[str] = Counter(_candidates(article))
    known = knowledge.actor_forms
    ranked = sorted((p for p in counts if p not in known), key=lambda p: (-counts[p], p))
    return replace(article, annotations=replace(article.annotations, topics=tuple(ranked[:MOST])))


def _candidates(article: Article) -> Iterator[str]:
    for section in read_sections(article):
        if section.kind is Kind.CAPTION:
            continue
        for match in QUOTED.finditer(section.text):
            words = match[1].replace("’", "'").split()
            if words[0].lower() not in NOT_TOPICS and words[-1].lower() not in NOT_TOPICS:
                yield (
                    " ".join(words).lower()
                    if words[0].islower() or not words[-1][0].isupper()
                    else " ".join(words)
                )
        if section.title_case:
            continue
        tokens = section.tokens
        for at, token in enumerate(tokens):
            if token.text in EVENTS and token.capital and at and tokens[at - 1].capital:
                first = at - 1
                while (
                    first
                    and tokens[first - 1].capital
                    and not tokens[first - 1].possessive
                    and at - first < 3
                ):
                    first -= 1
                if not tokens[at - 1].possessive and tokens[first].text not in ORDINARY | CALENDAR:
                    yield from {
                        section.text[tokens[n].start : token.end].replace("’", "'") for n in (first, at - 1)
                    }
