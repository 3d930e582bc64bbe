"""Front matter as `frontmatter.dump` writes it, read without a YAML library, which takes five times as long.

Plain and single-quoted words, lists and mappings, each on its line. What is not certainly the same for YAML is
left to it; tests/test_frontmatter.py compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from .fields import one_line

LONGEST = 1000
"""Characters of a line; YAML takes no longer ones for `key: value`."""

KEY = re.compile(r"([a-z]+): ?")  # title: · actors:
QUOTED = re.compile(r"'((?:[^']|'')*)'")  # 'it''s: so'
WITHIN = re.compile(
    r"'((?:[^']|'')*)'|((?:[^\W_]|[^\x00-\x7f])[^,\[\]{}:?#]*)"
)  # a value between , and , or ]


class _Unsure(Exception):
    """The line is for YAML to read."""


def plain_fields(text: str) -> tuple[dict[str, Any], dict[str, int]] | None:
    """Values and the lines they stand on, as `frontmatter` has them; None where YAML has to look at it."""
    rows = text.split("\n")
    if rows.pop() or not rows or not "".join(rows).isprintable() or max(map(len, rows)) > LONGEST:
        return None
    raw: dict[str, Any] = {}
    lines: dict[str, int] = {}
    try:
        at = 0
        while at < len(rows):
            found = KEY.match(rows[at])
            if not found or found[1] in raw:
                return None
            key, row = found[1], rows[at]
            lines.setdefault(key, at + 2)
            at += 1
            if found.end() < len(row):
                raw[key] = (
                    _value(row[found.end() :], key, at + 1, lines) if found[0][-1] == " " else _unsure()
                )
                continue
            end = _end(rows, at)
            raw[key] = (_list if rows[at:end] and rows[at][0] == "-" else _mapping)(
                rows[at:end], key, at + 2, lines
            )
            at = end
    except _Unsure:
        return None
    return raw, lines


def _unsure() -> Any:
    raise _Unsure


def _end(rows: Sequence[str], at: int) -> int:
    """Where the lines end that belong to the key before them."""
    while at < len(rows) and rows[at][:2] in ("- ", "  "):
        at += 1
    return at


def _value(text: str, path: str, line: int, lines: dict[str, int]) -> Any:
    if text[0] != "[":
        return _words(text)
    items, end = _items(text, 0, path, line, lines)
    return items if end == len(text) else _unsure()


def _words(text: str) -> str:
    """Text to the end of the line."""
    if text[0] == "'":
        found = QUOTED.fullmatch(text)
        return found[1].replace("''", "'") if found else _unsure()
    if not (text[0].isalnum() or text[0] > "\x7f") or text[-1] in ": " or ": " in text or " #" in text:
        raise _Unsure
    return text


def _list(rows: Sequence[str], path: str, first: int, lines: dict[str, int]) -> list[Any]:
    """Lines `- words` or `- {key: words}`."""
    items: list[Any] = []
    for line, row in enumerate(rows, first):
        if row[:2] != "- " or len(row) < 3:
            raise _Unsure
        item: Any = None
        if row[2] == "{":
            item, end = _pairs(row, 2, f"{path}/", line, lines)
        else:
            item, end = _words(row[2:]), len(row)
        if end != len(row):
            raise _Unsure
        _note(item, path, line, lines)
        items.append(item)
    return items


def _mapping(rows: Sequence[str], path: str, first: int, lines: dict[str, int]) -> dict[str, Any]:
    """Lines `words: words`, indented."""
    found: dict[str, Any] = {}
    for line, row in enumerate(rows, first):
        quoted = QUOTED.match(row, 2)
        end = quoted.end() if quoted else row.find(": ")
        if row[:2] != "  " or row[end : end + 2] != ": " or end < 3 or len(row) < end + 3:
            raise _Unsure
        key = _words(row[2:end])
        if key in found:
            raise _Unsure
        lines.setdefault(f"{path}/{one_line(key)}", line)
        found[key] = _words(row[end + 2 :])
    return found or _unsure()


def _items(text: str, at: int, path: str, line: int, lines: dict[str, int]) -> tuple[list[Any], int]:
    """The list `[words, words]` that begins at a place, and where it ends."""
    items: list[Any] = []
    while not items or text[at : at + 1] == ",":
        item, at = _item(text, _after(text, at, not items))
        _note(item, path, line, lines)
        items.append(item)
    return (items, at + 1) if text[at : at + 1] == "]" else _unsure()


def _pairs(text: str, at: int, path: str, line: int, lines: dict[str, int]) -> tuple[dict[str, Any], int]:
    """The mapping `{key: words, key: [words]}` that begins at a place, and where it ends."""
    found: dict[str, Any] = {}
    while not found or text[at : at + 1] == ",":
        key = KEY.match(text, _after(text, at, not found))
        if not key or key[0][-1] != " " or key[1] in found:
            raise _Unsure
        below = f"{path}/{key[1]}"
        lines.setdefault(below, line)
        if text[key.end() : key.end() + 1] == "[":
            found[key[1]], at = _items(text, key.end(), below, line, lines)
        else:
            found[key[1]], at = _item(text, key.end())
    return (found, at + 1) if text[at : at + 1] == "}" else _unsure()


def _after(text: str, at: int, first: bool) -> int:
    """Where an item begins: behind the bracket, or behind a comma and a blank."""
    if first:
        return at + 1
    return at + 2 if text[at : at + 2] == ", " else _unsure()


def _item(text: str, at: int) -> tuple[str, int]:
    """Words in a list or mapping on one line, and where they end."""
    found = WITHIN.match(text, at)
    if not found or found[0][-1] == " ":
        raise _Unsure
    return found[2] or found[1].replace("''", "'"), found.end()


def _note(item: Any, path: str, line: int, lines: dict[str, int]) -> None:
    """Remember where an item of a list stands."""
    name = item.get("name") if isinstance(item, dict) else item
    if isinstance(name, str):
        lines.setdefault(f"{path}/{one_line(name)}", line)
