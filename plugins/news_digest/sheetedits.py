"""Change single values of a YAML sheet where they stand: all else stays as typed, to the byte.

A sheet is a mapping of names to entries, mappings of keys to a word or a list, and of names to lists. Whoever edits
it reads the result again (`told`) and compares: what this can't write without doubt is better written by hand.
A line of comment stays, whatever is taken out around it; what stands behind a value goes with its line.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeAlias

import yaml

from .sheetplaces import (
    BREAKS,
    break_of,
    end_of,
    in_flow,
    is_null,
    key_at,
    line_end,
    line_start,
    node_at,
    pairs_of,
    past_break,
    remark_lines,
    remarks,
    root_of,
    start_of,
)

Value: TypeAlias = "str | list[Any] | dict[str, Any]"
"""A word, a list of words and small mappings, or a mapping."""


def told(text: str) -> dict[str, Any]:
    """What the sheet says: words as words, lists, mappings; an empty entry is an empty mapping.

    Raises ValueError for what is not YAML, or no mapping.
    """
    root = root_of(text)
    if not (is_null(root) or isinstance(root, yaml.MappingNode)):
        raise ValueError("the file is no mapping of names to entries")
    return {} if is_null(root) else {key.value: _plain(value, {}) for key, value in pairs_of(root)}


def amended(text: str, wanted: Mapping[str, Any], renamed: Mapping[str, str] | None = None) -> str:
    """The sheet as it is to be: what stands there but is not wanted is taken out, what is wanted is added.

    `renamed` entries keep their place and comments; a new entry comes behind the one that is `wanted` before it.
    Raises ValueError where that can't be done.
    """
    for old, new in (renamed or {}).items():
        key = key_at(text, (old,))
        text = text[: start_of(text, key)] + _flow(new) + text[end_of(text, key) :]
    has = told(text)
    for name in [name for name in has if name not in wanted]:
        text = _without(text, (), name)
    before = ""
    for name, value in wanted.items():
        if name not in has:
            text = _added(text, (), name, value, before)
        elif has[name] != value:
            text = _changed(text, (name,), has[name], value)
        before = name if isinstance(value, dict) else before
    return text


def _changed(text: str, path: tuple[str, ...], has: Value, value: Value) -> str:
    """The text with another value at a place."""
    if isinstance(value, dict) and isinstance(has, dict):
        for key, inner in value.items():
            if key not in has:
                text = _added(text, path, key, inner)
            elif has[key] != inner:
                text = _changed(text, (*path, key), has[key], inner)
        for key in [key for key in has if key not in value]:
            text = _without(text, path, key)
        return text
    node = node_at(text, path)
    if isinstance(value, list) and value and isinstance(node, yaml.SequenceNode) and isinstance(has, list):
        return _relisted(text, path, has, value)
    return _replaced(text, node, value)


def _relisted(text: str, path: tuple[str, ...], has: Sequence[Any], value: Sequence[Any]) -> str:
    """The text with other items in a list: each is changed, taken out or put in where it stands."""
    before, after = ([json.dumps(item) for item in items] for items in (has, value))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for what, start, end, first, last in reversed(steps):  # from the end, so that places before stay
        if what == "equal":
            continue
        both = min(end - start, last - first)
        for item in reversed(value[first + both : last]):
            text = _put_in(text, path, start + both, item)
        for number in reversed(range(start + both, end)):
            items = node_at(text, path).value
            text = _cut(text, node_at(text, path), [(item, item) for item in items], number)
        for number in range(both):
            text = _replaced(text, node_at(text, path).value[start + number], value[first + number])
    return text


def _put_in(text: str, path: tuple[str, ...], number: int, item: Any) -> str:
    """One more item in a list, before that of a number, behind the last where there is none."""
    node = node_at(text, path)
    items, said = node.value, _flow(item)
    if not items:
        return _replaced(text, node, [item])
    if number:
        place = end_of(text, items[number - 1])
        if in_flow(node):
            return f"{text[:place]}, {said}{text[place:]}"
        return _line_behind(text, place, f"{' ' * node.start_mark.column}- {said}")
    place = start_of(text, items[0])
    if in_flow(node):
        return f"{text[:place]}{said}, {text[place:]}"
    place = line_start(text, place)
    return f"{text[:place]}{' ' * node.start_mark.column}- {said}{break_of(text)}{text[place:]}"


def _replaced(text: str, node: yaml.Node, value: Value) -> str:
    """A value in the place of another; a list or mapping that stood in lines of its own ends up in one."""
    block = not isinstance(node, yaml.ScalarNode) and not in_flow(node)
    start, end = start_of(text, node), end_of(text, node)
    if block:
        start = len(text[:start].rstrip())
    gap = "" if start and text[start - 1] in " \t[{" else " "
    return text[:start] + gap + _flow(value) + text[end:]


def _added(text: str, path: tuple[str, ...], key: str, value: Value, behind: str = "") -> str:
    """One more pair in a mapping."""
    node = node_at(text, path)
    if is_null(node):
        if path:
            return _replaced(text, node, {key: value})
        return f"{text}{'' if not text or text.endswith(BREAKS) else break_of(text)}{_pair(key, value)}{break_of(text)}"
    pairs = pairs_of(node)
    if in_flow(node):
        if not pairs:
            place = start_of(text, node) + 1
            return f"{text[:place]}{_pair(key, value)}{' ' if text[place] == '#' else ''}{text[place:]}"
        last = end_of(text, pairs[-1][1])
        return f"{text[:last]}, {_pair(key, value)}{text[last:]}"
    place = end_of(text, next((pair for pair in pairs if pair[0].value == behind), pairs[-1])[1])
    place = place if path else _past_remarks(text, place)
    return _line_behind(text, place, f"{' ' * node.start_mark.column}{_pair(key, value)}")


def _past_remarks(text: str, place: int) -> int:
    """Behind the comments that are set in below an entry, and so belong to it."""
    for start, end in remark_lines(text):
        if start == past_break(text, line_end(text, place)) and text[start] in " \t":
            place = line_start(text, len(text[:end].rstrip()))
    return place


def _without(text: str, path: tuple[str, ...], key: str) -> str:
    """One pair less; an entry from which all is gone stays as `{}`."""
    node = node_at(text, path)
    pairs = pairs_of(node)
    number = next(n for n, (name, _) in enumerate(pairs) if name.value == key)
    text = _cut(text, node, pairs, number)
    if path and len(pairs) == 1 and not in_flow(node):
        colon = text.index(":", end_of(text, key_at(text, path))) + 1
        text = f"{text[:colon]} {{}}{text[colon:]}"
    return text


def _cut(text: str, node: yaml.Node, parts: Sequence[tuple[yaml.Node, yaml.Node]], number: int) -> str:
    """The text without one of the items or pairs of a list or mapping, each told by its first and last node."""
    first, last = parts[number]
    start, end = start_of(text, first), end_of(text, last)
    if not in_flow(node):
        return _taken_out(text, line_start(text, start), past_break(text, line_end(text, end)))
    if comma := _comma_behind(text, end):
        end = comma + len(text[comma:]) - len(text[comma:].lstrip(" \t"))
        if text[end : end + 1] in (*BREAKS, "#") and text[line_start(text, start) : start].strip():
            start, end = len(text[:start].rstrip(" \t")), comma
    elif number and "\n" not in text[(before := end_of(text, parts[number - 1][1])) : start]:
        start = before
    begin, stop = line_start(text, start), line_end(text, end)
    if not text[begin:start].strip() and (not text[end:stop].strip() or text[end:stop].lstrip()[0] == "#"):
        return _taken_out(text, begin, past_break(text, stop))  # nothing else stands in its lines
    return _taken_out(text, start, end)


def _taken_out(text: str, start: int, end: int) -> str:
    """The text without a stretch, but for the lines of comment in it."""
    kept = "".join(text[begin:stop] for begin, stop in remark_lines(text) if start <= begin and stop <= end)
    apart = break_of(text) if kept and start != line_start(text, start) else ""
    return text[:start].rstrip(" \t" if apart else "") + apart + kept + text[end:]


def _comma_behind(text: str, end: int) -> int:
    """Behind the comma that follows an item of a list in brackets; 0 where none does."""
    place = end
    for start, stop in [*remarks(text), (len(text), len(text))]:
        if start < end:
            continue
        between = text[place:start].lstrip()
        if between:
            return text.index(",", place) + 1 if between[0] == "," else 0
        place = stop
    return 0


def _line_behind(text: str, place: int, line: str) -> str:
    """One more line behind that in which the place is, and its comment."""
    end = line_end(text, place)
    return f"{text[:end]}{break_of(text)}{line}{text[end:]}"


# --- Values as text, and text as values


def _plain(node: Any, empty: Any = "") -> Any:
    if is_null(node):
        return empty
    if isinstance(node, yaml.ScalarNode):
        return " ".join(node.value.split())
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return {key.value: _plain(value) for key, value in pairs_of(node)}


def _node(value: Value) -> yaml.Node:
    if isinstance(value, str):
        plain = value in ("true", "false")
        return yaml.ScalarNode(f"tag:yaml.org,2002:{'bool' if plain else 'str'}", value)
    if isinstance(value, list):
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(one) for one in value], flow_style=True)
    pairs = [(_node(key), _node(inner)) for key, inner in value.items()]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=True)


def _flow(value: Value) -> str:
    """In one line."""
    node = yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(value)], flow_style=True)
    written: str = yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True, width=1_000_000)
    return written.strip()[1:-1]


def _pair(key: str, value: Value) -> str:
    return f"{_flow(key)}: {_flow(value)}"
