"""Sheets that an editor writes, YAML mappings of names to entries, read strictly.

Words stay words, and nothing is written once and used twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from . import plainfiles
from .conflicts import conflict_in
from .problems import Problem, Severity, UserError, stopped
from .unseen import without_unseen

Node = yaml.Node
"""A value of a sheet, still unread."""

PLAIN = frozenset("str int float bool null timestamp map seq merge value".split())
"""YAML's types of what is written without a tag; all scalars are read as words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One named entry of a sheet, its values still unread."""

    name: str
    line: int
    fields: Mapping[str, yaml.Node]


DEEPEST = 8
"""Levels of lists and mappings; an entry needs three."""


class Sheet:
    """A YAML mapping of names to entries, read without coercing `no` or `1984` and without aliases."""

    def __init__(self, text: str, where: str, *, shipped: bool = False) -> None:
        self.where = where
        self.shipped = shipped
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        if not shipped and (conflict := conflict_in(text, where)):
            raise UserError(conflict)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            if not shipped:
                self._refuse_depth(text, loader)
            self.root = yaml.compose(text, Loader=loader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            said = getattr(error, "problem", None) or "not readable"
            line = mark.line + 1 if mark else 0
            raise stopped(where, line, f"is not YAML: {said}", "See the line above it, too.") from error

    def _refuse_depth(self, text: str, loader: Any) -> None:
        """What is nested deeper than any registry would end the C library, and Python with it."""
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            opened = isinstance(event, yaml.CollectionStartEvent)
            depth += opened - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                line = event.start_mark.line + 1 if event.start_mark else 0
                raise stopped(self.where, line, "is nested too deeply", "Write plain values and lists.")

    def blame(self, node: yaml.Node | int, message: str, advice: str) -> None:
        line = node if isinstance(node, int) else node.start_mark.line + 1
        self.problems.append(Problem(self.where, line, Severity.ERROR, message, advice))

    def finish(self) -> None:
        """Raise what was found wrong, all at once."""
        if self.problems:
            raise UserError(*sorted(set(self.problems)))

    def pairs(self, node: yaml.Node | None, what: str) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        """Key, key node and value node of a mapping; an empty value is an empty mapping."""
        if node is None or (isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")):
            return
        if not isinstance(node, yaml.MappingNode):
            return self.blame(node, f"{what} should be a mapping", "Write `key: value` pairs.")
        if not self._fresh(node):
            return
        keys: set[str] = set()
        for key_node, value in node.value:
            key = self.word(key_node)
            if key in keys:
                self.blame(key_node, f"{key!r} stands twice", "Join the two entries.")
            elif key:
                keys.add(key)
                yield key, key_node, value

    def word(self, node: yaml.Node) -> str:
        """A scalar as it is written."""
        if not isinstance(node, yaml.ScalarNode):
            self.blame(node, "a word is wanted here, not a list or mapping", "Write one value.")
            return ""
        if not self._fresh(node):
            return ""
        value = " ".join(without_unseen(node.value).split())
        if not value:
            self.blame(node, "an empty value", "Write a value or leave the key out.")
        return value

    def words(self, node: yaml.Node) -> tuple[str, ...]:
        """A list of scalars, or one alone."""
        if not isinstance(node, yaml.SequenceNode):
            return tuple(filter(None, [self.word(node)]))
        if not self._fresh(node):
            return ()
        return tuple(dict.fromkeys(filter(None, map(self.word, node.value))))

    def items(self, node: yaml.Node) -> Sequence[yaml.Node]:
        """The nodes of a list, or one alone."""
        if not isinstance(node, yaml.SequenceNode):
            return (node,)
        return tuple(node.value) if self._fresh(node) else ()

    def is_mapping(self, node: yaml.Node) -> bool:
        return isinstance(node, yaml.MappingNode)

    def parts(self, node: yaml.Node, keys: Sequence[str]) -> dict[str, str]:
        """The words of a small mapping that has these keys alone."""
        found = {}
        for key, key_node, value in self.pairs(node, "the value"):
            if key in keys:
                found[key] = self.word(value)
            else:
                self.blame(key_node, f"unknown key {key!r}", f"Known are: {', '.join(keys)}.")
        return found

    def flag(self, node: yaml.Node) -> bool:
        word = self.word(node)
        if word not in ("true", "false"):
            self.blame(node, f"{word!r} is neither true nor false", "Write true or false.")
        return word == "true"

    def _fresh(self, node: yaml.Node) -> bool:
        """Whether the node stands here alone and has no type of its own."""
        if id(node) in self._seen:
            self.blame(node, "a YAML alias (*name) is not allowed", "Write the value out.")
            return False
        self._seen.add(id(node))
        if node.tag.removeprefix("tag:yaml.org,2002:") not in PLAIN:
            self.blame(node, f"a YAML tag ({node.tag}) is not allowed", "Write the value without it.")
            return False
        return True


Reader = Callable[[Sheet, Node], Any]
"""How the value of a key is read."""


def entries(sheet: Sheet, keys: Mapping[str, Any], lists: Sequence[str] = ()) -> Iterator[Entry]:
    """The sheet's entries with known keys alone; a top-level list is the one field of an entry of its name."""
    for name, node, value in sheet.pairs(sheet.root, "the file"):
        line = node.start_mark.line + 1
        if name in lists:
            yield Entry(name, line, {name: value})
            continue
        fields = {}
        for key, key_node, inner in sheet.pairs(value, f"the entry {name!r}"):
            if key in keys:
                fields[key] = inner
            else:
                sheet.blame(key_node, f"unknown key {key!r} in {name!r}", f"Known are: {', '.join(keys)}.")
        yield Entry(name, line, fields)


def text_of(path: Path) -> tuple[str, str]:
    """The file's text and how to call it; no text for a missing file. UserError for one that can't be read."""
    try:
        return plainfiles.text_of(path, str(path)), str(path)
    except FileNotFoundError:
        return "", str(path)
    except UnicodeDecodeError as error:
        raise stopped(str(path), 0, "is not UTF-8 text", "Save it as UTF-8.") from error
    except OSError as error:
        why = f"can't be read ({error.strerror})"
        raise stopped(str(path), 0, why, "Check that it is a file you may read.") from error
