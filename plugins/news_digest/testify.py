"""An article heard as a witness: who is named in it, as what and how, and what it is about."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from .annotators.honorifics import POLITE, is_title
from .annotators.nameparts import offices_of
from .annotators.words import HONORIFICS
from .languages import language_of
from .model import DEK, TITLE, ActorKind, Article, Mention
from .testimony import Appearance, Testimony

HELD = frozenset(
    "president premier chancellor minister secretary senator congressman congresswoman representative governor mayor "
    "ambassador general colonel admiral judge justice king queen prince princess pope cardinal archbishop bishop "
    "vice-president deputy-minister sheriff speaker".split()
)
"""Offices: whoever holds one is not whoever holds another."""
TITLE_BEFORE = re.compile(r"(?:^|\W)([^\W\d_]+\.?)\s$")  # the Mr of Mr Kim
SIGNS = 20
"""Signs before a mention in which its honorific stands."""
WHO = (ActorKind.PERSON, ActorKind.ORGANISATION)
"""Those who may be meant by a short name."""


def testimony_of(article: Article) -> Testimony:
    """What the article tells; pure."""
    mentions = article.annotations.mentions
    named = [mention for mention in mentions if mention.name]
    return Testimony(
        article.seed,
        article.tags,
        article.annotations.topics,
        article.date.first_day.toordinal() if article.date else 0,
        tuple(Counter(mention.name for mention in named).items()),
        tuple((*pair, n) for pair, n in Counter((m.name, m.kind) for m in named if m.kind).items()),
        tuple(_appearances(article)),
        tuple(_titles_alone(article)),
    )


def _appearances(article: Article) -> Iterator[Appearance]:
    found: dict[str, list[Mention]] = {}
    for mention in article.annotations.mentions:
        if mention.name and mention.kind in WHO:
            found[mention.name] = [*found.pop(mention.name, ()), mention]  # the last named stands last
    for name, some in found.items():
        people = [mention for mention in some if mention.kind is ActorKind.PERSON]
        offices = {office for mention in people for office in offices_of(mention.role)}
        genders = {_printed_gender(article, mention) for mention in people} - {""}
        forms = {m.text for m in some if m.kind is ActorKind.ORGANISATION and m.text != m.name}
        kind = some[-1].kind or ActorKind.PERSON
        yield Appearance(name, kind, tuple(sorted(offices)), tuple(sorted(genders)), tuple(sorted(forms)))


def _titles_alone(article: Article) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Surnames that it prints with an office, naming nobody so in full."""
    offices: dict[str, set[str]] = {}
    for mention in article.annotations.mentions:
        if not mention.name and mention.cue == "title":
            *titles, family = mention.text.split()
            offices.setdefault(family, set()).update(offices_of(" ".join((mention.role, *titles))) & HELD)
    return ((family, tuple(sorted(held))) for family, held in offices.items() if held)


def _printed_gender(article: Article, mention: Mention) -> str:
    title = TITLE_BEFORE.search(text_before(article, mention))
    return honorifics_in(article.lang).get(title[1], "") if title else ""


@functools.cache
def honorifics_in(lang: str) -> Mapping[str, str]:
    """Honorifics of English and of an article's language -> the gender that they tell."""
    language = language_of(lang)
    return {**HONORIFICS, **(language.honorifics if language else {})}


def title_before(article: Article, mention: Mention) -> str:
    """The honorific or title printed right before a mention; empty for none."""
    found = TITLE_BEFORE.search(text_before(article, mention))
    title = found[1] if found else ""
    return title if is_title(title) or title in POLITE else ""


def text_before(article: Article, mention: Mention) -> str:
    """The last signs before a mention."""
    span = mention.span
    text = {TITLE: article.title, DEK: article.dek}.get(span.block) or article.body[span.block].text
    return text[max(0, span.start - SIGNS) : span.start]
