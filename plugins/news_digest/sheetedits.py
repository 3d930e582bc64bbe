"""Change single values of a YAML sheet where they stand: all else stays as typed, to the byte.

A sheet is a mapping of names to entries, mappings of keys to a word or a list, and of names to lists. Whoever edits
it reads the result again (`told`) and compares: what this can't write without doubt is better written by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import yaml

Value: TypeAlias = "str | list[Any] | dict[str, Any]"
"""A word, a list of words and small mappings, or a mapping."""

BOM = "\ufeff"


def told(text: str) -> dict[str, Any]:
    """What the sheet says: words as words, lists, mappings; an empty entry is an empty mapping.

    Raises ValueError for what is not YAML, or no mapping.
    """
    root = _root(text)
    if not (_is_null(root) or isinstance(root, yaml.MappingNode)):
        raise ValueError("the file is no mapping of names to entries")
    return {} if _is_null(root) else {key.value: _plain(value, {}) for key, value in _pairs(root)}


def amended(text: str, wanted: Mapping[str, Any], renamed: Mapping[str, str] | None = None) -> str:
    """The sheet as it is to be: what stands there but is not wanted is taken out, what is wanted is added.

    `renamed` entries keep their place and comments; a new entry comes behind the one that is `wanted` before it.
    Raises ValueError where that can't be done.
    """
    for old, new in (renamed or {}).items():
        key = next(key for key, _ in _pairs(_root(text)) if key.value == old)
        text = _with(text, key, _flow(new))
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
        for key in [key for key in has if key not in value]:
            text = _without(text, path, key)
        for key, inner in value.items():
            if key not in has:
                text = _added(text, path, key, inner)
            elif has[key] != inner:
                text = _changed(text, (*path, key), has[key], inner)
        return text
    node = _at(text, path)
    if isinstance(value, list) and isinstance(node, yaml.SequenceNode) and isinstance(has, list):
        return _relisted(text, path, has, value)
    return _replaced(text, node, value)


def _relisted(text: str, path: tuple[str, ...], has: list[Any], value: list[Any]) -> str:
    kept = [item for item in has if item in value]
    if kept != value[: len(kept)] or not kept:
        return _replaced(text, _at(text, path), value)
    for number in reversed(range(len(has))):
        if has[number] not in value:
            text = _cut(text, _at(text, path), [(item, item) for item in _at(text, path).value], number)
    for item in value[len(kept) :]:
        node = _at(text, path)
        last = _end(text, node.value[-1])
        if _in_flow(node):
            text = f"{text[:last]}, {_flow(item)}{text[last:]}"
        else:
            text = _line_behind(text, last, f"{' ' * node.start_mark.column}- {_flow(item)}")
    return text


def _replaced(text: str, node: yaml.Node, value: Value) -> str:
    """A value in the place of another; a list or mapping that stood in lines of its own ends up in one."""
    block = not isinstance(node, yaml.ScalarNode) and not _in_flow(node)
    start, end = _start(text, node), _end(text, node)
    if block:
        start = len(text[:start].rstrip())
    gap = "" if start and text[start - 1] in " \t" else " "
    return text[:start] + gap + _flow(value) + text[end:]


def _added(text: str, path: tuple[str, ...], key: str, value: Value, behind: str = "") -> str:
    """One more pair in a mapping."""
    node = _at(text, path) if path else _root(text)
    if _is_null(node):
        if path:
            return _replaced(text, node, {key: value})
        return f"{text}{'' if not text or text.endswith(BREAKS) else _break(text)}{_pair(key, value)}{_break(text)}"
    pairs = _pairs(node)
    if _in_flow(node):
        if not pairs:
            return _replaced(text, node, {key: value})
        last = _end(text, pairs[-1][1])
        return f"{text[:last]}, {_pair(key, value)}{text[last:]}"
    place = next((pair for pair in pairs if pair[0].value == behind), pairs[-1])
    last = _end(text, place[1])
    return _line_behind(text, last, f"{' ' * node.start_mark.column}{_pair(key, value)}")


def _without(text: str, path: tuple[str, ...], key: str) -> str:
    """One pair less; an entry from which all is gone stays as `{}`."""
    node = _at(text, path) if path else _root(text)
    pairs = _pairs(node)
    number = next(n for n, (name, _) in enumerate(pairs) if name.value == key)
    if path and len(pairs) == 1:
        return _replaced(text, node, {})
    return _cut(text, node, pairs, number)


def _cut(text: str, node: yaml.Node, parts: Sequence[tuple[yaml.Node, yaml.Node]], number: int) -> str:
    """The text without one of the items or pairs of a list or mapping, each told by its first and last node."""
    first, last = parts[number]
    start, end = _start(text, first), _end(text, last)
    if not _in_flow(node):
        start = max((text.rfind(sign, 0, start) for sign in "\r\n"), default=-1) + 1
        end = _line_end(text, end)
        return text[:start] + text[end:].removeprefix("\r").removeprefix("\n")
    if number + 1 < len(parts):
        end = _start(text, parts[number + 1][0])
    elif number:
        start = _end(text, parts[number - 1][1])
    return text[:start] + text[end:]


# --- Places in the text

BREAKS = ("\n", "\r")


def _break(text: str) -> str:
    """How lines end in it."""
    return "\r\n" if "\r\n" in text else "\n"


def _line_end(text: str, place: int) -> int:
    return min((found for sign in BREAKS if (found := text.find(sign, place)) >= 0), default=len(text))


def _line_behind(text: str, place: int, line: str) -> str:
    """One more line behind that in which the place is, and its comment."""
    end = _line_end(text, place)
    return f"{text[:end]}{_break(text)}{line}{text[end:]}"


def _start(text: str, node: yaml.Node) -> int:
    return int(node.start_mark.index) + text.startswith(BOM)


def _end(text: str, node: yaml.Node) -> int:
    """Where a value ends, without the comments and blank lines that YAML counts to it."""
    while not isinstance(node, yaml.ScalarNode) and not _in_flow(node):
        last = node.value[-1]
        _, node = last if isinstance(last, tuple) else (last, last)
    end = int(node.end_mark.index) + text.startswith(BOM)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return len(text[:end].rstrip())
    return end


def _in_flow(node: yaml.Node) -> bool:
    """Written in brackets or braces."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _root(text: str) -> Any:
    try:
        return yaml.compose(text.removeprefix(BOM), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def _at(text: str, path: Sequence[str]) -> Any:
    node = _root(text)
    for key in path:
        node = next(value for name, value in _pairs(node) if name.value == key)
    return node


def _pairs(node: Any) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def _is_null(node: Any) -> bool:
    return node is None or (isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"))


# --- Values as text, and text as values


def _plain(node: Any, empty: Any = "") -> Any:
    if _is_null(node):
        return empty
    if isinstance(node, yaml.ScalarNode):
        return " ".join(node.value.split())
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return {key.value: _plain(value) for key, value in _pairs(node)}


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


def _with(text: str, node: yaml.Node, written: str) -> str:
    return text[: _start(text, node)] + written + text[_end(text, node) :]
