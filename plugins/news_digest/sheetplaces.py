"""Where things stand in the text of a YAML sheet: values, the ends of lines, comments. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

BOM = "\ufeff"
BREAKS = ("\n", "\r")

REMARK = re.compile(r"#[^\r\n]*")  # what stands behind the sign between two tokens


def root_of(text: str) -> Any:
    """The tree of the text. Raises ValueError for what is not YAML."""
    try:
        return yaml.compose(text.removeprefix(BOM), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def node_at(text: str, path: Sequence[str]) -> Any:
    """The value under some keys, one in the other."""
    node = root_of(text)
    for key in path:
        node = next(value for name, value in pairs_of(node) if name.value == key)
    return node


def key_at(text: str, path: Sequence[str]) -> yaml.ScalarNode:
    """The last of some keys, one in the other."""
    return next(name for name, _ in pairs_of(node_at(text, path[:-1])) if name.value == path[-1])


def pairs_of(node: Any) -> list[tuple[yaml.ScalarNode, yaml.Node]]:
    """Keys and values of a mapping; none of what is no mapping."""
    return list(node.value) if isinstance(node, yaml.MappingNode) else []


def is_null(node: Any) -> bool:
    """Whether nothing is written there, or `~`."""
    return node is None or (isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null"))


def in_flow(node: yaml.Node) -> bool:
    """Written in brackets or braces."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def start_of(text: str, node: yaml.Node) -> int:
    """Where a value begins."""
    return int(node.start_mark.index) + text.startswith(BOM)


def end_of(text: str, node: yaml.Node) -> int:
    """Where a value ends, without the comments and blank lines that YAML counts to it."""
    while not isinstance(node, yaml.ScalarNode) and not in_flow(node):
        last = node.value[-1]
        _, node = last if isinstance(last, tuple) else (last, last)
    end = int(node.end_mark.index) + text.startswith(BOM)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return len(text[:end].rstrip())
    return end


def break_of(text: str) -> str:
    """How lines end in it."""
    return "\r\n" if "\r\n" in text else "\n"


def line_start(text: str, place: int) -> int:
    """Where the line begins in which a place is."""
    return max((text.rfind(sign, 0, place) for sign in BREAKS), default=-1) + 1


def line_end(text: str, place: int) -> int:
    """Where the line ends in which a place is, before its break."""
    return min((found for sign in BREAKS if (found := text.find(sign, place)) >= 0), default=len(text))


def past_break(text: str, end: int) -> int:
    """Where the next line begins, from the end of one."""
    rest = text[end : end + 2]
    return end + (2 if rest == "\r\n" else 1 if rest[:1] in BREAKS and rest else 0)


def remarks(text: str) -> list[tuple[int, int]]:
    """Start and end of each comment, in order. Raises ValueError for what is not YAML."""
    bare, shift = text.removeprefix(BOM), int(text.startswith(BOM))
    found, end = [], 0
    try:
        for token in yaml.scan(bare, Loader=yaml.SafeLoader):
            start = token.start_mark.index
            if start > end:
                found += [match.span() for match in REMARK.finditer(bare, end, start)]
            end = max(end, token.end_mark.index)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    found += [match.span() for match in REMARK.finditer(bare, end)]
    return [(start + shift, stop + shift) for start, stop in found]


def remark_lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds a comment and nothing else, its break included."""
    for start, end in remarks(text):
        begin = line_start(text, start)
        if not text[begin:start].removeprefix(BOM).strip():
            yield begin, past_break(text, end)


def loses_remarks(before: str, after: str) -> bool:
    """Whether a line of comment alone that stood in one text stands no more in the other."""
    lines = [
        Counter(text[start:end].removeprefix(BOM).strip() for start, end in remark_lines(text))
        for text in (before, after)
    ]
    return bool(lines[0] - lines[1])
