"""How an article fills its front matter: what is known, in words that an editor can correct."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice
from typing import Any

from .fields import KEYS
from .model import ActorKind, ActorRef, Article, DateExpression

OPENING, LONGEST = 4, 24
"""Words by which a quotation is known, at least; and at most, if it is not known by its whole first paragraph."""

MOST_ALIKE = 40
"""Expressions of several meanings that are told apart by the words beside them; those after are left out."""

LOOSE = ",;:.!?…–—-\"'”’ "
"""Signs that are left off where words are cut from their sentence."""

SENTENCE_END = re.compile(r"[.!?]")
WORD = re.compile(r"\S+")


def fields_of(article: Article, known: Container[str] = ()) -> dict[str, Any]:
    """An article's front matter, in order of KEYS; what is not known, or would not be read again, is left out.

    `known` are the names that registry or gazetteer knows: their kind need not be written.
    """
    found: dict[str, Any] = {
        "title": article.title,
        "slug": article.slug,
        "kicker": article.kicker,
        "dek": article.dek,
        "byline": list(article.byline),
        "date": str(article.date or ""),
        "modified": str(article.modified or ""),
        "dateline": article.dateline,
        "outlet": article.outlet,
        "via": article.via,
        "url": article.url,
        "category": article.category,
        "tags": list(article.tags),
        "lang": article.lang,
        "license": article.license,
        "status": "partial" if article.partial else "",
        "actors": [_entry(actor, known) for actor in article.actors],
        "quotes": _quotes(article),
        "dates": _dates(article),
        "unresolved": list(article.unresolved),
        "seed": article.seed,
    }
    clean = {key: _clean(key, value) for key, value in found.items()}
    return {key: clean[key] for key in KEYS if clean.get(key)}


def _clean(key: str, value: Any) -> Any:
    try:
        return KEYS[key](value)
    except ValueError:
        return ""


def _entry(actor: ActorRef, known: Container[str]) -> dict[str, Any]:
    tell = actor.kind is not ActorKind.PERSON and actor.name not in known
    return {
        "name": actor.name,
        "as": list(actor.forms),
        "kind": str(actor.kind) if tell else "",
        "passing": actor.passing,
    }


def _quotes(article: Article) -> dict[str, str]:
    """Opening words -> speaker, for quotations in the body of which the speaker is told."""
    text = "\n".join(block.text for block in article.body)
    found: dict[str, str] = {}
    openings: dict[str, str] = {}
    for quote in article.annotations.quotations:
        if quote.speaker and quote.spans and quote.spans[0].block >= 0:
            span = quote.spans[0]
            whole = article.body[span.block].text[span.start : span.end].strip()
            if whole not in openings:
                openings[whole] = _opening(whole, text)
            found.setdefault(openings[whole], quote.speaker)
    return found


def _opening(whole: str, text: str) -> str:
    """The fewest words of a quotation, from OPENING up, that stand once in the text; else all of them."""
    for found in islice(WORD.finditer(whole), OPENING - 1, LONGEST):
        words = whole[: found.end()].rstrip(LOOSE)
        if text.count(words) == 1:
            return words
    return whole


def _dates(article: Article) -> dict[str, str]:
    """Words as printed -> what they mean; months and years are left out where the words alone tell them.

    The same words for different days are told apart by the words that follow or precede them.
    """
    told = [date for date in article.annotations.dates if date.span.block >= 0 and not _plain(date)]
    meanings: dict[str, set[str]] = {}
    for date in told:
        meanings.setdefault(date.text, set()).add(str(date.meaning))
    found: dict[str, str] = {}
    alike = 0
    for date in told:
        words = date.text
        if len(meanings[words]) > 1:
            alike += 1
            if alike > MOST_ALIKE:
                continue
            words = _in_context(date, article)
        found.setdefault(words, str(date.meaning))
    return found


def _plain(date: DateExpression) -> bool:
    """Whether the words are as plain as the meaning is, and no day: `in 2016`, `April 2017`."""
    first = date.meaning.first
    return not first.day and str(first.year) in date.text


def _in_context(date: DateExpression, article: Article) -> str:
    """The expression with as few words of its sentence after it (else before it) as make it stand once."""
    text = article.body[date.span.block].text
    whole = "\n".join(block.text for block in article.body)
    start, end = date.span.start, date.span.end
    rest = SENTENCE_END.split(text[end:], maxsplit=1)[0]
    after = [text[start : end + found.end()].rstrip(LOOSE) for found in WORD.finditer(rest)]
    before = [text[found.start() : end] for found in WORD.finditer(text[:start])]
    for words in [*after, *reversed(before)]:
        if len(words) > end - start and whole.count(words) == 1:
            return words
    return date.text
