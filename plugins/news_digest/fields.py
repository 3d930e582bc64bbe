"""The fields of an article's front matter: which there are, what each holds, and how an article fills them."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from .model import ActorKind, ActorRef, Article, DateExpression, Quotation, Stamp
from .slugs import SLUG

STATUSES = ("published", "partial", "draft")
"""`published` is the default and is not written; `partial` is a story of which only the opening is there."""

OPENING = 4
"""Words by which a quotation is known, at least."""

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # en · zh-Hant-TW
IN_ADDRESS = re.compile(r"[^\s<>\"{}|\\^`]+")  # what an address is made of
INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")  # control signs


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("should be text, not a list or a mapping", "Write it as one line.")
    return " ".join(INVISIBLE.sub("", value).split())


def _texts(value: Any) -> list[str]:
    if value == "":
        return []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        example = f"[{value}]" if isinstance(value, str) else "[one, another]"
        raise ValueError("should be a list of texts", f"Write it as {example}.")
    return list(dict.fromkeys(text for text in map(_text, value) if text))


def _slug(value: Any) -> str:
    text = _text(value)
    if text and not SLUG.match(text):
        raise ValueError(
            f"is no slug: {text!r}",
            "Use small letters a-z, digits and single hyphens, at most 80 characters.",
        )
    return text


def _slugs(value: Any) -> list[str]:
    return [_slug(text) for text in _texts(value)]


def _stamp(value: Any) -> str:
    text = _text(value)
    try:
        return str(Stamp.parse(text)) if text else ""
    except ValueError as error:
        raise ValueError(f"is no date: {text!r}", "Write 2018-02-13 or 2018-02-13 06:00+09:00.") from error


def _url(value: Any) -> str:
    text = _text(value)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and IN_ADDRESS.fullmatch(text)
    except ValueError:
        fits = None
    if not fits:
        raise ValueError(f"is no web address: {text!r}", "Write it in full: https://example.org/story")
    return text


def _language(value: Any) -> str:
    text = _text(value)
    if text and not LANGUAGE.fullmatch(text):
        raise ValueError(f"is no language code: {text!r}", "Write en, ko, zh-Hant ...")
    return text


def _status(value: Any) -> str:
    text = _text(value)
    if text and text not in STATUSES:
        raise ValueError(f"can't be {text!r}", f"Write one of {', '.join(STATUSES)}.")
    return "" if text == STATUSES[0] else text


def _mapping(read: Callable[[Any], str]) -> Callable[[Any], dict[str, str]]:
    def texts_to(value: Any) -> dict[str, str]:
        if value == "":
            return {}
        if not isinstance(value, dict):
            raise ValueError("should be lines of `words: meaning`", "Indent each by two spaces.")
        found = {}
        for words, meaning in value.items():
            try:
                found[_text(words)] = read(meaning)
            except ValueError as error:
                message, *advice = error.args
                raise ValueError(f"({words}) {message}", *advice) from error
        return {words: meaning for words, meaning in found.items() if words and meaning}

    return texts_to


def _actors(value: Any) -> list[str | dict[str, Any]]:
    if value == "":
        return []
    if not isinstance(value, list):
        raise ValueError("should be a list of names", "Write each name on its own line after `- `.")
    actors = [actor for actor in map(_actor, value) if actor]
    names = [actor if isinstance(actor, str) else actor["name"] for actor in actors]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"names {name!r} twice", "Keep one of them.")
    return actors


def _actor(value: Any) -> str | dict[str, Any]:
    if isinstance(value, str):
        return _text(value)
    if not isinstance(value, dict) or not set(value) <= {"name", "as", "kind"} or not value.get("name"):
        raise ValueError(
            f"has an entry that can't be read: {value}", "Write a name, or {name: Moon Jae-in, as: [Moon]}."
        )
    actor: dict[str, Any] = {"name": _text(value["name"])}
    if forms := _texts(value.get("as", "")):
        actor["as"] = forms
    if kind := _text(value.get("kind", "")):
        if kind not in list(ActorKind):
            raise ValueError(f"has an unknown kind: {kind!r}", f"Write one of {', '.join(ActorKind)}.")
        actor["kind"] = kind
    return actor if len(actor) > 1 else actor["name"]


KEYS: Mapping[str, Callable[[Any], Any]] = {
    "title": _text,
    "slug": _slug,
    "kicker": _text,
    "dek": _text,
    "byline": _texts,
    "date": _stamp,
    "modified": _stamp,
    "dateline": _text,
    "outlet": _text,
    "via": _text,
    "url": _url,
    "category": _text,
    "tags": _texts,
    "lang": _language,
    "license": _text,
    "status": _status,
    "actors": _actors,
    "quotes": _mapping(_text),
    "dates": _mapping(_stamp),
    "unresolved": _texts,
    "related": _slugs,
    "unrelated": _slugs,
    "seed": _text,
}
"""The keys in the order in which they are written, and how each is read: the clean value, empty for
nothing; ValueError(what is wrong, what to do)."""


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
    return {"name": actor.name, "as": list(actor.forms), "kind": str(actor.kind) if tell else ""}


def _quotes(article: Article) -> dict[str, str]:
    """Opening words -> speaker, for quotations in the body of which the speaker is told."""
    quotations = [
        quote for quote in article.annotations.quotations if quote.spans and quote.spans[0].block >= 0
    ]
    text = "\n".join(block.text for block in article.body)
    found: dict[str, str] = {}
    for quote in quotations:
        if quote.speaker:
            found.setdefault(_opening(quote, quotations, article, text), quote.speaker)
    return found


def _opening(quote: Quotation, quotations: Iterable[Quotation], article: Article, text: str) -> str:
    """The fewest words, from OPENING up, that stand once in the article; else the whole first paragraph."""
    span = quote.spans[0]
    whole = article.body[span.block].text[span.start : span.end].strip()
    ends = [found.end() for found in re.finditer(r"\S+", whole)]
    for end in ends[OPENING - 1 :]:
        if text.count(whole[:end]) == 1:
            return whole[:end]
    return whole


def _dates(article: Article) -> dict[str, str]:
    """Words as printed -> what they mean, where the words alone do not tell.

    The same words for different days are told apart by the words that follow or precede them.
    """
    told = [
        date
        for date in article.annotations.dates
        if date.span.block >= 0 and str(date.meaning.year) not in date.text
    ]
    meanings: dict[str, set[str]] = {}
    for date in told:
        meanings.setdefault(date.text, set()).add(str(date.meaning))
    found: dict[str, str] = {}
    for date in told:
        words = date.text if len(meanings[date.text]) == 1 else _in_context(date, article)
        found.setdefault(words, str(date.meaning))
    return found


def _in_context(date: DateExpression, article: Article) -> str:
    """The expression with as few words after it (else before it) as make it stand once in the body."""
    text = article.body[date.span.block].text
    whole = "\n".join(block.text for block in article.body)
    ends = [date.span.start + found.end() for found in re.finditer(r"\S+", text[date.span.start :])]
    for end in ends:
        if end >= date.span.end and whole.count(text[date.span.start : end]) == 1:
            return text[date.span.start : end]
    for found in reversed(list(re.finditer(r"\S+", text[: date.span.start]))):
        if whole.count(text[found.start() : date.span.end]) == 1:
            return text[found.start() : date.span.end]
    return date.text
