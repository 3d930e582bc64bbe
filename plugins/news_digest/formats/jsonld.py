"""The JSON-LD of a page: the article that it describes, as claims."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model import Claim

Node = Mapping[str, Any]

OPENED = re.compile(r"\s*+(?:(?://|/\*)?\s*+(?:<!\[CDATA\[|<!--)\s*+(?:\*/)?)?")  # //<![CDATA[ · <!--
CLOSED = re.compile(r"[\s;]*+(?:(?:/\*)?\s*+(?:>\]\]|>--)\s*+(?://|\*/)?)?")  # //]]>; and --> backwards
TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")  # {"a": 1,}
LOOSE = re.compile(
    r'"(headline|datePublished|dateModified|articleSection)"\s*:\s*"((?:[^"\\\n]|\\.){1,500})"'
)  # in JSON too broken to be read: "datePublished": "2018-02-13"

ARTICLE = re.compile(
    r"(?:Article|Posting|Report|Newspaper|Review|CreativeWork)$"
)  # NewsArticle · LiveBlogPosting
ORGANISATION = re.compile(r"Organi[sz]ation$|NewsMedia")  # an author of this type is the outlet, no writer
PAGE = re.compile(r"(?:WebPage|VideoObject)$")
_OTHER_WORKS = """about associatedMedia author backstory breadcrumb citation comment correction creator encoding
    exampleOfWork hasPart image isBasedOn isPartOf itemListElement license mentions potentialAction publisher
    relatedLink review sameAs subjectOf translationOfWork video workExample workTranslation"""
ELSEWHERE = frozenset(_OTHER_WORKS.split())
"""Keys under which other works stand, not the article of the page."""

FIELDS = (
    ("headline", "title"),
    ("alternativeHeadline", "dek"),
    ("datePublished", "date"),
    ("dateCreated", "date"),
    ("dateModified", "modified"),
    ("author", "byline"),
    ("creator", "byline"),
    ("publisher", "outlet"),
    ("sourceOrganization", "outlet"),
    ("description", "dek"),
    ("articleSection", "category"),
    ("keywords", "tags"),
    ("inLanguage", "lang"),
    ("mainEntityOfPage", "url"),
    ("url", "url"),
    ("license", "license"),
    ("isAccessibleForFree", "free"),
    ("wordCount", "words"),
    ("articleBody", "body"),
)
NAMED = ("byline", "outlet", "lang")
MOST_NODES = 5_000


def json_claims(scripts: Sequence[str]) -> list[Claim]:
    """Claims of every script; broken JSON gives what can be picked out of it.

    `free` (isAccessibleForFree) and `words` (wordCount) serve to tell a paywall's teaser, `body` (articleBody)
    to find the story.
    """
    nodes: list[Node] = []
    loose: list[Claim] = []
    for script in scripts:
        data = _load(script)
        if data is None:
            loose += _pick(script)
        else:
            nodes += _nodes(data)
    known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    works = [node for node in nodes if _is(node, ARTICLE)] or [node for node in nodes if _is(node, PAGE)]
    claims = [claim for node in works for claim in _claims(node, known)] + loose
    if any(node.get("headline") and not node.get("license") for node in works):
        claims = [claim for claim in claims if claim.field != "license"]  # it may be that of another article
    return claims


def _load(script: str) -> Any:
    """What a script says, mended where that is simple; None if it can't be read."""
    text = OPENED.sub("", script, count=1)
    text = CLOSED.sub("", text[::-1], count=1)[::-1]
    for attempt in (text, TRAILING_COMMA.sub("", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _pick(script: str) -> list[Claim]:
    """Single statements from JSON that can't be read as a whole."""
    fields = dict(FIELDS)
    return [Claim(fields[key], html.unescape(value), "json-ld") for key, value in LOOSE.findall(script)]


def _nodes(data: Any) -> Iterator[Node]:
    """The objects that speak of this page, outer ones first."""
    waiting = deque([data])
    for _ in range(MOST_NODES):
        if not waiting:
            return
        item = waiting.popleft()
        if isinstance(item, list):
            waiting.extendleft(reversed(item[:MOST_NODES]))
        elif isinstance(item, dict):
            yield item
            waiting.extend(
                v for key, v in item.items() if key not in ELSEWHERE and isinstance(v, dict | list)
            )


def _is(node: Node, kinds: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(one, str) and kinds.search(one) for one in (types if isinstance(types, list) else [types])
    )


def _claims(node: Node, known: Mapping[str, Node]) -> Iterator[Claim]:
    for key, field in FIELDS:
        value = node.get(key)
        for text in _texts(value, field, known):
            for one in text.split(",") if field == "tags" else [text]:
                yield Claim(field, html.unescape(one), "json-ld")


def _texts(value: Any, field: str, known: Mapping[str, Node]) -> list[str]:
    """The values as text: of a person or organisation the name, of another object its address."""
    if isinstance(value, list):
        return [text for one in value[:50] if not isinstance(one, list) for text in _texts(one, field, known)]
    if isinstance(value, dict):
        full = known.get(str(value.get("@id")), value)
        inner = value.get("name") or full.get("name")
        if field == "byline" and _is({"@type": value.get("@type", full.get("@type"))}, ORGANISATION):
            return []
        if field not in NAMED:
            inner = value.get("@id") or value.get("url")
        return [
            text for text in (inner[:50] if isinstance(inner, list) else [inner]) if isinstance(text, str)
        ]
    if isinstance(value, bool) or value is None:
        return [] if value is None else [str(value).lower()]
    return [str(value)] if isinstance(value, str | int) else []
