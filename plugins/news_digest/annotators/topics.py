"""Phrases that may turn out to be what several articles are about: quoted ones, names of events, recurring terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Article, Kind, Knowledge
from .terms import fold_phrase, terms_in
from .tokens import Section, Token, read_sections
from .words import CALENDAR, ORDINARY

QUOTED = re.compile(
    r"[“‘\"„«‹]\s?([^\W\d_][\w’'-]*(?: [\w’'-]+){1,2})[,.]?\s?[”’\"“»›](?!\w)"
)  # “maximum pressure” · „maximaler Druck“ · « pression maximale »
EVENTS = frozenset(
    "Olympics Games Cup War Summit Treaty Agreement Accord Accords Festival Championship Championships Election "
    "Referendum Revolution Crisis Conference Deal Protocol Act Massacre Attacks Attack Talks Inquiry "
    "Pandemic Uprising Marathon Prize".split()
)
"""Last words of events and of the few other things that news is about."""
NOT_TOPICS = frozenset(
    "the a an and or but of to in on for with is was are were be been i we you he she they it this that my our your "
    "not no very so too all any some more most les des la le une un et der die das ein eine und".split()
)
"""Words that a quoted phrase neither begins nor ends with, nor holds."""
EMPTY = frozenset(
    "good bad great big small terrible horrible wonderful beautiful very real new old nice best worst better worse "
    "huge total complete right wrong own same many much few such little long short high low".split()
)
"""First words of quoted phrases that judge and name nothing: “bad deal”."""
LONGEST = 5
"""Words of an event's name before its last: North American Free Trade Agreement has four."""
MOST = 16
"""Candidates one article may bring."""
TWICE = 2
"""Times that a term must stand in an article that it is about, unless headline, dek or lede has it."""


def find_topics(article: Article, knowledge: Knowledge) -> Article:
    """Fill in the article's candidate topics, most frequent first; linking keeps those that articles share."""
    sections = [section for section in read_sections(article) if section.kind is not Kind.CAPTION]
    counts: Counter[str] = Counter(phrase for section in sections for phrase in _named(section))
    if article.lang[:2] in ("", "en"):
        counts.update(_terms(sections))
    known = knowledge.actor_forms
    ranked = sorted((p for p in counts if p not in known), key=lambda p: (-counts[p], p))
    return replace(article, annotations=replace(article.annotations, topics=tuple(ranked[:MOST])))


def _named(section: Section) -> Iterator[str]:
    """Quoted phrases and names of events."""
    for match in QUOTED.finditer(section.text):
        words = match[1].replace("’", "'").split()
        if NOT_TOPICS.isdisjoint(map(str.lower, words)) and _says_something(words):
            yield " ".join(words) if words[-1][0].isupper() else " ".join(words).lower()
    if not section.title_case:
        yield from _events(section)


def _says_something(words: Sequence[str]) -> bool:
    first, last = words[0].lower(), words[-1].lower()
    return first not in EMPTY and not first.endswith("ly") and not last.endswith("ly")


def _events(section: Section) -> Iterator[str]:
    tokens = section.tokens
    for at in section.capitals:
        token = tokens[at]
        if token.text in EVENTS and at and tokens[at - 1].capital:
            first = _first_of(tokens, at)
            if not tokens[at - 1].possessive and not _is_ordinary(tokens[first].text):
                yield from {
                    section.text[tokens[n].start : token.end].replace("’", "'") for n in (first, at - 1)
                }


def _is_ordinary(word: str) -> bool:
    return word in ORDINARY or word in CALENDAR


def _first_of(tokens: Sequence[Token], at: int) -> int:
    """Where the capitals begin that lead to the word."""
    first = at - 1
    while first and tokens[first - 1].capital and not tokens[first - 1].possessive and at - first < LONGEST:
        first -= 1
    return first


def _terms(sections: Sequence[Section]) -> dict[str, int]:
    """Terms of two or three words that the article comes back to, in their most frequent form, with their number."""
    printed = [(term, section.block <= 0) for section in sections for term in terms_in(section)]
    leading = {fold_phrase(term) for term, leads in printed if leads}  # of headline, dek or lede
    forms: dict[str, dict[str, int]] = {}
    for term, times in Counter(term for term, _ in printed).items():
        forms.setdefault(fold_phrase(term), {})[term] = times
    return {
        max(sorted(some, reverse=True), key=some.__getitem__): sum(some.values())
        for key, some in forms.items()
        if key in leading or sum(some.values()) >= TWICE
    }
