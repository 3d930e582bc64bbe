"""The wall: an article's front matter and body as text on disk, written and strictly read.

Every value is text, a list of texts or a mapping of texts: nothing is taken for a number, a
Boolean or a date, so `lang: no` is Norwegian and a title may be `1984`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import yaml

from .conflicts import conflict_in
from .entries import fields_of
from .fields import KEYS, one_line
from .plainfields import plain_fields
from .problems import Problem, Severity, UserError, stopped
from .unseen import CONTROL

__all__ = ["KEYS", "Document", "dump", "fields_of", "parse"]

LARGEST = 64 * 1024
"""Characters of front matter; more is not one an editor wrote."""

DEEPEST = 4
"""Levels: the fields, a list of actors, one actor, its printed forms."""

FENCED = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)(.*)", re.S | re.M)  # --- fields --- body

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_RESOLVER: Any = yaml.resolver.Resolver()
_TEXT = "tag:yaml.org,2002:str"

_IN_WORDS = {
    "mapping values are not allowed": "a colon followed by a space stands inside a value",
    "could not find expected ':'": "a line is neither `key: value` nor part of the value before it",
    "found character that cannot start any token": "a value begins with a character that YAML keeps for itself"
    " (a tab, @, ` or %)",
    "did not find expected <document start>": "a value is followed by something that does not belong to it",
    "did not find expected key": "the lines are not indented alike, or a quotation mark is not closed",
    "did not find expected ',' or": "a list or mapping is not closed",
    "found unexpected end of stream": "a quotation mark is not closed",
}
"""What the YAML library says -> what it means to an editor."""

_QUOTE_IT = "Put the value in single quotes, e.g. title: 'Pence: ready to talk'."


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it stands on disk."""

    fields: dict[str, Any]
    """By key: text, list or mapping, as KEYS says; empty values are left out."""
    body: str
    """Markdown, exactly as after the closing line."""
    lines: dict[str, int]
    """Line of the file for each key; of entries as `quotes/The point is`, `actors/Moon Jae-in`;
    and of the `body`."""


def parse(text: str, where: str) -> Document:
    """Read an article file, as strictly as can be; `where` names it in problems.

    Raises UserError with the line and what to do: a merge conflict, no front matter, broken YAML, unknown or
    doubled keys, anchors, aliases, tags, wrong types, more than 64 KB.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if conflict := conflict_in(text, where):
        raise UserError(conflict)
    found = FENCED.match(text)
    if not found:
        raise stopped(where, 1, "no front matter", "Begin the file with a line ---, the fields, a line ---.")
    if len(found[1]) > LARGEST:
        raise stopped(where, 1, f"the front matter is larger than {LARGEST // 1024} KB", "Shorten it.")
    if hidden := CONTROL.search(found[1]):
        line = found[1].count("\n", 0, hidden.start()) + 2
        raise stopped(
            where, line, "an invisible control character stands in this line", "Type the line again."
        )
    raw, lines = plain_fields(found[1]) or _load(found[1], where)
    fields, problems = _checked(raw, lines, where)
    if problems:
        raise UserError(*problems)
    lines["body"] = text.count("\n", 0, found.start(2)) + 1
    return Document(fields, found[2], lines)


def dump(fields: Mapping[str, Any], body: str) -> str:
    """Write an article file: the fields in the order of KEYS, then the body."""
    pairs = [(_node(key), _value_node(key, fields[key])) for key in KEYS if fields.get(key)]
    text = ""
    if pairs:
        node = yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
        text = yaml.serialize(node, Dumper=_DUMPER, allow_unicode=True, width=1_000_000)
        if r"\U" in text:  # libyaml writes characters beyond U+FFFF as numbers
            text = yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True, width=1_000_000)
    return f"---\n{text}---\n{body}"


def _node(text: str, *, plain: bool = False) -> yaml.ScalarNode:
    """A scalar that every YAML reader takes for text; a date may stay plain, whatever it is taken for."""
    if plain:
        return yaml.ScalarNode(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)), text)
    return yaml.ScalarNode(_TEXT, text)


def _value_node(key: str, value: Any) -> yaml.Node:
    if isinstance(value, str):
        return _node(value, plain=key in ("date", "modified"))
    if isinstance(value, Mapping):
        pairs = [(_node(words), _node(meaning, plain=key == "dates")) for words, meaning in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)
    items = [_actor_node(item) if isinstance(item, Mapping) else _node(item) for item in value]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=key != "actors")


def _actor_node(actor: Mapping[str, Any]) -> yaml.Node:
    pairs: list[tuple[yaml.Node, yaml.Node]] = [(_node("name"), _node(actor["name"]))]
    if actor.get("as"):
        forms = [_node(form) for form in actor["as"]]
        pairs.append((_node("as"), yaml.SequenceNode("tag:yaml.org,2002:seq", forms, flow_style=True)))
    if actor.get("kind"):
        pairs.append((_node("kind"), _node(actor["kind"])))
    if actor.get("passing"):
        pairs.append((_node("passing"), yaml.ScalarNode("tag:yaml.org,2002:bool", "true")))
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=True)


def _load(text: str, where: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Plain values and the lines they stand on."""
    builder = _Builder(where)
    try:
        raw = builder.build(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        said = f"{error.problem}"
        meant = next((words for part, words in _IN_WORDS.items() if part in said), said)
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise stopped(where, line, f"the front matter can't be read: {meant}", _QUOTE_IT) from error
    except (yaml.YAMLError, ValueError) as error:
        raise stopped(where, 1, f"the front matter can't be read: {error}", "Type it again.") from error
    return raw, builder.lines


class _Builder:
    """Builds plain values from YAML events, so that an alias is refused before anything grows from it."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.lines: dict[str, int] = {}

    def build(self, events: Iterator[Any]) -> dict[str, Any]:
        self.events = events
        next(events)  # the stream begins
        first = next(events)
        if isinstance(first, yaml.StreamEndEvent):
            return {}
        value = self.value(next(events), "", 1)
        next(events)  # the document ends
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self.stop(after, "there is a second document in the front matter", "Remove the line ... .")
        if value == "":
            return {}
        if not isinstance(value, dict):
            raise self.stop(first, "the front matter is not made of `key: value` lines", "Write key: value.")
        return value

    def stop(self, event: Any, message: str, advice: str) -> UserError:
        return stopped(self.where, event.start_mark.line + 2, message, advice)

    def value(self, event: Any, path: str, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise self.stop(event, f"{sign}{event.anchor} is a YAML anchor or alias", _QUOTE_IT)
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            raise self.stop(event, f"{tag} is a YAML tag", _QUOTE_IT)
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if depth > DEEPEST:
            raise self.stop(event, "lists or mappings are nested too deeply", "Write plain values.")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path, depth)
        return self.mapping(path, depth)

    def sequence(self, path: str, depth: int) -> list[Any]:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            item = self.value(event, f"{path}/", depth + 1)
            name = item.get("name") if isinstance(item, dict) else item
            if isinstance(name, str):
                self.lines.setdefault(f"{path}/{one_line(name)}", event.start_mark.line + 2)
            items.append(item)
        return items

    def mapping(self, path: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.value(event, path, depth + 1)
            if not isinstance(key, str):
                raise self.stop(event, "a key is a list or a mapping", _QUOTE_IT)
            if key in found:
                raise self.stop(event, f"`{key}` stands twice", "Keep one of them.")
            below = f"{path}/{one_line(key)}" if path else key
            self.lines.setdefault(below, event.start_mark.line + 2)
            found[key] = self.value(next(self.events), below, depth + 1)
        return found


def _checked(
    raw: Mapping[str, Any], lines: Mapping[str, int], where: str
) -> tuple[dict[str, Any], list[Problem]]:
    """The fields in order of KEYS, each as its reader wants it; what does not fit as problems."""
    fields: dict[str, Any] = {}
    problems = []
    for key, value in raw.items():
        if key not in KEYS:
            near = get_close_matches(key, KEYS, 1)
            advice = f"Did you mean `{near[0]}`?" if near else f"Known keys: {', '.join(KEYS)}."
            problems.append(
                Problem(where, lines[key], Severity.ERROR, f"unknown key `{_short(key)}`", advice)
            )
            continue
        try:
            if (clean := KEYS[key](value)) not in ("", [], {}):
                fields[key] = clean
        except ValueError as error:
            message, *tips = error.args
            problems.append(Problem(where, lines[key], Severity.ERROR, f"`{key}` {message}", " ".join(tips)))
    return {key: fields[key] for key in KEYS if key in fields}, problems


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
