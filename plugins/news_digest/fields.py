"""The fields of an article's front matter: which there are, and what each may hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from .model import ActorKind, Stamp, parse_when
from .render import collapsed
from .slugs import RESERVED, SLUG

STATUSES = ("published", "partial", "draft", "withdrawn")
"""`published` is the default and is not written; `partial` is a story of which only the opening is there,
`withdrawn` one that was taken down: the file says that it was there, and no raw copy brings its text back."""

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # en · zh-Hant-TW
IN_ADDRESS = re.compile(r"[^\s<>\"{}|\\^`]+")  # what an address is made of


def one_line(value: Any) -> str:
    """The text without control characters, white space collapsed; ValueError for what is no text."""
    if not isinstance(value, str):
        raise ValueError("should be text, not a list or a mapping", "Write it as one line.")
    return collapsed(value)


def _texts(value: Any) -> list[str]:
    if value == "":
        return []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        example = f"[{value}]" if isinstance(value, str) else "[one, another]"
        raise ValueError("should be a list of texts", f"Write it as {example}.")
    return list(dict.fromkeys(text for text in map(one_line, value) if text))


def _slug(value: Any) -> str:
    text = one_line(value)
    if text and not SLUG.match(text):
        raise ValueError(
            f"is no slug: {text!r}",
            "Use small letters a-z, digits and single hyphens, at most 80 characters.",
        )
    return text


def _own_slug(value: Any) -> str:
    text = _slug(value)
    if text in RESERVED:
        raise ValueError(f"is a name that Windows or web servers keep: {text!r}", "Choose another.")
    return text


def _slugs(value: Any) -> list[str]:
    return [_slug(text) for text in _texts(value)]


def _stamp(value: Any) -> str:
    text = one_line(value)
    try:
        return str(Stamp.parse(text)) if text else ""
    except ValueError as error:
        raise ValueError(f"is no date: {text!r}", "Write 2018-02-13 or 2018-02-13 06:00+09:00.") from error


def _when(value: Any) -> str:
    text = one_line(value)
    try:
        return str(parse_when(text)) if text else ""
    except ValueError as error:
        advice = "Write 2018-02-13, 2018-02, 2018, or 2018-02-09/2018-02-25 for a period."
        raise ValueError(f"is no date: {text!r}", advice) from error


def _url(value: Any) -> str:
    text = one_line(value)
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        # a name before the host seems to be another host, and a password is nobody's business
        host = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
        fits = host and IN_ADDRESS.fullmatch(text)
    except ValueError:
        fits = None
    if not fits:
        raise ValueError(f"is no web address: {text!r}", "Write it in full: https://example.org/story")
    return text


def _language(value: Any) -> str:
    text = one_line(value)
    if text and not LANGUAGE.fullmatch(text):
        raise ValueError(f"is no language code: {text!r}", "Write en, ko, zh-Hant ...")
    return text


def _status(value: Any) -> str:
    text = one_line(value)
    if text and text not in STATUSES:
        raise ValueError(f"can't be {text!r}", f"Write one of {', '.join(STATUSES)}.")
    return "" if text == STATUSES[0] else text


CHANGED = re.compile(
    r"[1-9]\d* (?:changed|added|removed)(?:, [1-9]\d* (?:changed|added|removed))*"
)  # 2 changed, 1 added


def _changes(value: Any) -> str:
    text = one_line(value)
    if text and not CHANGED.fullmatch(text):
        raise ValueError(f"is no count of paragraphs: {text!r}", "Write it as 2 changed, 1 added, 1 removed.")
    return text


def _mapping(read: Callable[[Any], str]) -> Callable[[Any], dict[str, str]]:
    def texts_to(value: Any) -> dict[str, str]:
        if value == "":
            return {}
        if not isinstance(value, dict):
            raise ValueError("should be lines of `words: meaning`", "Indent each by two spaces.")
        found = {}
        for words, meaning in value.items():
            try:
                found[one_line(words)] = read(meaning)
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
    for name, count in Counter(names).items():
        if count > 1:
            raise ValueError(f"names {name!r} twice", "Keep one of them.")
    return actors


ENTRY = frozenset(("name", "as", "kind", "passing"))
"""What an entry under `actors` may say."""


def _actor(value: Any) -> str | dict[str, Any]:
    if isinstance(value, str):
        return one_line(value)
    if not isinstance(value, dict) or not set(value) <= ENTRY or not value.get("name"):
        raise ValueError(
            f"has an entry that can't be read: {value}", "Write a name, or {name: Moon Jae-in, as: [Moon]}."
        )
    actor: dict[str, Any] = {"name": one_line(value["name"])}
    if forms := _texts(value.get("as", "")):
        actor["as"] = forms
    if kind := one_line(value.get("kind", "")):
        if kind not in list(ActorKind):
            raise ValueError(f"has an unknown kind: {kind!r}", f"Write one of {', '.join(ActorKind)}.")
        actor["kind"] = kind
    passing = value.get("passing", False)
    if passing not in (True, False, "true", "false", ""):
        raise ValueError(f"has `passing: {passing}`", "Write passing: true, or leave it out.")
    if passing in (True, "true"):
        actor["passing"] = True
    return actor if len(actor) > 1 else actor["name"]


KEYS: Mapping[str, Callable[[Any], Any]] = {
    "title": one_line,
    "slug": _own_slug,
    "kicker": one_line,
    "dek": one_line,
    "byline": _texts,
    "date": _stamp,
    "modified": _stamp,
    "versions": _mapping(_changes),
    "dateline": one_line,
    "outlet": one_line,
    "via": one_line,
    "url": _url,
    "category": one_line,
    "tags": _texts,
    "lang": _language,
    "license": one_line,
    "status": _status,
    "reason": one_line,
    "actors": _actors,
    "quotes": _mapping(one_line),
    "dates": _mapping(_when),
    "unresolved": _texts,
    "related": _slugs,
    "unrelated": _slugs,
    "seed": one_line,
}
"""The keys in the order in which they are written, and how each is read: the clean value, empty for
nothing; ValueError(what is wrong, what to do)."""
