"""Annotations that others export: the W3C's Web Annotations as JSON-LD, and Hypothesis' rows. Pure.

Nothing in such a file is trusted: what is not of the right type is left out and told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from .problems import Problem, Severity

MOST = 20_000
"""Annotations of one file."""
LONGEST_TEXT = 20_000
"""Characters of one note."""
LONGEST_PASSAGE = 2_000
"""Characters of the words that are annotated, and of what stands on each side."""

TAG = re.compile(r"<[^<>]*>")
PARTING = re.compile(r"<(?:br|/?(?:p|div|li|ul|ol|h[1-6]|blockquote|pre))\b[^<>]*>", re.I)  # ends a line
NO_NOTES = frozenset({"identifying", "tagging", "classifying"})
"""Motivations of annotations that say nothing in words."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What somebody says of a passage."""

    number: int
    """In the file, from 1."""
    line: int
    """Of the file, where it can be told; else 0."""
    addresses: tuple[str, ...]
    """Of what is annotated, the likeliest first."""
    exact: str
    prefix: str
    suffix: str
    text: str
    """Plain; paragraphs stand on lines of their own."""


@dataclass(slots=True)
class Exported:
    """What a file holds."""

    annotations: list[Annotation] = field(default_factory=list)
    silent: int = 0
    """How many are no notes: who is named, a mark without words."""
    problems: list[Problem] = field(default_factory=list)


def read(text: str, where: str) -> Exported:
    """The annotations of a file; `where` names it in problems."""
    found = Exported()
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        message = f"is no JSON that can be read ({getattr(error, 'msg', 'it is nested too deeply')})"
        found.problems.append(Problem(where, line, Severity.ERROR, message, EXPECTED))
        return found
    items = list(_items(told))
    if not items:
        found.problems.append(Problem(where, 0, Severity.ERROR, "holds no annotations", EXPECTED))
    if len(items) > MOST:
        message = f"holds {len(items)} annotations; the first {MOST} are read"
        found.problems.append(Problem(where, 0, Severity.ERROR, message, "Divide it into several files."))
    lines = _lines(text)
    for number, item in enumerate(items[:MOST], 1):
        name = _text(item.get("id", item.get("@id"))) if isinstance(item, dict) else ""
        _add(found, item, number, lines.get(json.dumps(name, ensure_ascii=False), 0) if name else 0, where)
    return found


NAMED = re.compile(r'"@?id"\s*+:\s*+("(?:[^"\\]|\\.)*+")')  # "id": "https://example.org/notes/1"
EXPECTED = (
    "Export Web Annotations as JSON-LD (an annotation, a list, a page or a collection), "
    "or from Hypothesis as JSON."
)


def _items(told: Any) -> Iterator[Any]:
    """The annotations in whatever holds them."""
    if isinstance(told, list):
        yield from told
    elif isinstance(told, dict):
        for key in ("rows", "annotations", "items", "@graph"):  # search, export file, page, any JSON-LD
            if isinstance(told.get(key), list):
                yield from told[key]
                return
        if isinstance(told.get("first"), dict):  # a collection with its page
            yield from _items(told["first"])
        elif "target" in told or "uri" in told:
            yield told


def _lines(text: str) -> dict[str, int]:
    """Ids of annotations, as the file writes them -> the line on which each stands first."""
    lines: dict[str, int] = {}
    number, place = 1, 0
    for found in NAMED.finditer(text):
        number, place = number + text.count("\n", place, found.start(1)), found.start(1)
        lines.setdefault(found[1], number)
    return lines


def _add(found: Exported, item: Any, number: int, line: int, where: str) -> None:
    """One annotation, or what is wrong with it."""
    if not isinstance(item, dict):
        wrong = "is no object"
    else:
        said = _said(item)
        if not said:
            found.silent += 1
            return
        exact, prefix, suffix = _passage(item)
        wrong = _wrong(exact, said)
        if not wrong:
            kept = prefix[-LONGEST_PASSAGE:], suffix[:LONGEST_PASSAGE]
            found.annotations.append(Annotation(number, line, _addresses(item), exact, *kept, said))
            return
    advice = "Nothing is taken of it; write the note by hand if it matters."
    found.problems.append(Problem(where, line, Severity.WARNING, f"annotation {number} {wrong}", advice))


def _wrong(exact: str, said: str) -> str:
    if not exact.strip():
        return "does not quote the words that it is about (a reply, or a note on the whole page)"
    if len(exact) > LONGEST_PASSAGE:
        return f"quotes more than {LONGEST_PASSAGE} characters"
    return f"is longer than {LONGEST_TEXT} characters" if len(said) > LONGEST_TEXT else ""


def _said(item: dict[str, Any]) -> str:
    """What the annotation says in words, its tags at the end."""
    motivations = {_text(one) for one in _list(item.get("motivation"))}
    if motivations and motivations <= NO_NOTES:
        return ""
    texts, tags = [_text(item.get("text")), _text(item.get("bodyValue"))], _list(item.get("tags"))
    for body in _list(item.get("body")):
        if not isinstance(body, dict) or not _text(body.get("value")):
            continue
        words = _text(body.get("value"))
        if body.get("purpose") == "tagging":
            tags.append(words)
        else:
            texts.append(_bare(words) if body.get("format") == "text/html" else words)
    said = [text for text in texts if text.strip()]
    named = [" ".join(_text(tag).split()) for tag in tags if _text(tag).strip()]
    return "\n\n".join([*said, *([f"({', '.join(named)})"] if named and said else [])])


def _bare(html: str) -> str:
    return unescape(TAG.sub("", PARTING.sub("\n\n", html)))


def _passage(item: dict[str, Any]) -> tuple[str, str, str]:
    """The words that are annotated, and what stands around them."""
    for target in _list(item.get("target")):
        for selector in _selectors(target.get("selector") if isinstance(target, dict) else None):
            if "TextQuoteSelector" in map(_text, _list(selector.get("type", selector.get("@type")))):
                found = [_text(selector.get(key)) for key in ("exact", "prefix", "suffix")]
                if found[0].strip():
                    return found[0], found[1], found[2]
    return "", "", ""


def _selectors(told: Any) -> Iterator[dict[str, Any]]:
    """Selectors, and those that refine them."""
    pending = _list(told)
    for _ in range(100):
        if not pending:
            return
        one = pending.pop(0)
        if isinstance(one, dict):
            yield one
            pending += _list(one.get("refinedBy")) + _list(one.get("items"))


def _addresses(item: dict[str, Any]) -> tuple[str, ...]:
    found = [item.get("uri")]
    for target in _list(item.get("target")):
        if isinstance(target, dict):
            source = target.get("source", target.get("id"))
            found.append(source.get("id", source.get("@id")) if isinstance(source, dict) else source)
        else:
            found.append(target)
    document = item.get("document")
    links = _list(document.get("link")) if isinstance(document, dict) else []
    found += [link.get("href") for link in links if isinstance(link, dict)]
    return tuple(dict.fromkeys(one.strip() for one in map(_text, found) if one.strip()))


def _list(told: Any) -> list[Any]:
    return list(told) if isinstance(told, list) else [] if told is None else [told]


def _text(told: Any) -> str:
    return told if isinstance(told, str) else ""
