"""Who is who before the first article is read: the editor's registry over the shipped gazetteer.

content/actors.yml holds one entry an actor, every key optional, and a list of names to leave alone:

    Kim Yo-jong: {aliases: [Kim Yo Jong], gender: f, family_first: true, not: [Kim Jong-un]}
    Blue House: {kind: organisation, metonyms: [Cheong Wa Dae]}
    ignore: [Air Force Two]

`kind` is person (as if not written), organisation, state, outlet or place; `adjectives` are demonyms; `short` are
surnames or acronyms that alone mean the actor, `not` those that never do, beside the names of others; `wikidata` is
an item such as Q1234. An entry whose name or alias is the name of a gazetteer entry takes that entry over.
content/outlets.yml: `The Daily Example: {aliases: [Example], domains: [example.com], zone: Europe/London,
agency: false, day_first: true, lang: en, license: CC0}`.
"""

from __future__ import annotations

import functools
import zoneinfo
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from .gazetteer import (
    actor_forms,
    longer_names,
    outlet_forms,
    over,
    read_bodies,
    read_places,
    unclaimed,
    with_names_abroad,
)
from .model import Actor, ActorKind, Knowledge, Outlet
from .problems import Problem, Severity, UserError

FILES: Mapping[str, ActorKind] = {"states.yml": ActorKind.STATE, "organisations.yml": ActorKind.ORGANISATION}
"""The shipped gazetteer of actors, and what an entry is where it does not say."""
TABLES: Mapping[str, Callable[[str], Iterator[Actor]]] = {
    "bodies.txt": read_bodies,
    "places.txt": read_places,
}
"""Long lists of it in a plain form that is read fast; what an earlier file names is left out."""
ABROAD = "abroad.txt"
"""Names in other languages."""


def load_knowledge(registry: Path, outlets: Path) -> Knowledge:
    """Read the editor's actors and outlets over the shipped gazetteer; missing files are empty ones.

    Raises UserError with file, line and advice for every entry that can't be used.
    """
    known, ignored = _read_actors(_Sheet(*_text_of(registry)), ActorKind.PERSON)
    papers = _read_outlets(_Sheet(*_text_of(outlets)))
    shipped = _shipped()
    if not known and not ignored and not papers:
        return shipped
    actors = over(known, shipped.actors, ignored)
    every = {outlet.name: outlet for outlet in (*shipped.outlets, *papers)}
    outlets_known = tuple(every[name] for name in sorted(every))
    return Knowledge(
        actors=actors,
        outlets=outlets_known,
        ignored=frozenset(ignored),
        actor_forms=actor_forms(actors),
        outlet_forms={**shipped.outlet_forms, **outlet_forms(papers)},
        longer=longer_names(actors, outlets_known),
    )


def keep_shipped() -> None:
    """Read the gazetteer, if it is not read yet."""
    _shipped()


@functools.cache
def _shipped() -> Knowledge:
    """The gazetteer, read once in a process."""
    folder = resources.files(__package__) / "data"
    actors: list[Actor] = []
    for file, kind in FILES.items():
        actors += _read_actors(
            _Sheet((folder / file).read_text("utf-8"), f"data/{file}", shipped=True), kind
        )[0]
    for table, read in TABLES.items():
        names = {form for actor in actors for form in (actor.name, *actor.aliases, *actor.adjectives)}
        actors += unclaimed(read((folder / table).read_text("utf-8")), names)
    actors = list(with_names_abroad(actors, (folder / ABROAD).read_text("utf-8")))
    papers = _read_outlets(
        _Sheet((folder / "outlets.yml").read_text("utf-8"), "data/outlets.yml", shipped=True)
    )
    actors.sort(key=lambda actor: actor.name)
    return Knowledge(
        actors=tuple(actors),
        outlets=tuple(papers),
        actor_forms=actor_forms(actors),
        outlet_forms=outlet_forms(papers),
        longer=longer_names(actors, papers),
    )


def _text_of(path: Path) -> tuple[str, str]:
    """The file's text and how to call it; no text for a missing file."""
    try:
        return path.read_text("utf-8-sig"), str(path)
    except FileNotFoundError:
        return "", str(path)
    except UnicodeDecodeError as error:
        raise _wrong(str(path), 0, "is not UTF-8 text", "Save it as UTF-8.") from error
    except OSError as error:
        why = f"can't be read ({error.strerror})"
        raise _wrong(str(path), 0, why, "Check that it is a file you may read.") from error


def _wrong(where: str, line: int, message: str, advice: str) -> UserError:
    return UserError(Problem(where, line, Severity.ERROR, message, advice))


# --- YAML, strictly: words stay words, and nothing is written once and used twice


PLAIN = frozenset("str int float bool null timestamp map seq merge value".split())
"""YAML's types of what is written without a tag; all scalars are read as words."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One named entry of a sheet, its values still unread."""

    name: str
    line: int
    fields: Mapping[str, yaml.Node]


DEEPEST = 8
"""Levels of lists and mappings; an entry needs three."""


class _Sheet:
    """A YAML mapping of names to entries, read without coercing `no` or `1984` and without aliases."""

    def __init__(self, text: str, where: str, *, shipped: bool = False) -> None:
        self.where = where
        self.shipped = shipped
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            if not shipped:
                self._refuse_depth(text, loader)
            self.root = yaml.compose(text, Loader=loader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            said = getattr(error, "problem", None) or "not readable"
            line = mark.line + 1 if mark else 0
            raise _wrong(where, line, f"is not YAML: {said}", "See the line above it, too.") from error

    def _refuse_depth(self, text: str, loader: Any) -> None:
        """What is nested deeper than any registry would end the C library, and Python with it."""
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            opened = isinstance(event, yaml.CollectionStartEvent)
            depth += opened - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                line = event.start_mark.line + 1 if event.start_mark else 0
                raise _wrong(self.where, line, "is nested too deeply", "Write plain values and lists.")

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
        value = " ".join(node.value.split())
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


def _entries(sheet: _Sheet, keys: Mapping[str, Any], lists: Sequence[str] = ()) -> Iterator[_Entry]:
    """The sheet's entries with known keys alone; a top-level list is the one field of an entry of its name."""
    for name, node, value in sheet.pairs(sheet.root, "the file"):
        line = node.start_mark.line + 1
        if name in lists:
            yield _Entry(name, line, {name: value})
            continue
        fields = {}
        for key, key_node, inner in sheet.pairs(value, f"the entry {name!r}"):
            if key in keys:
                fields[key] = inner
            else:
                sheet.blame(key_node, f"unknown key {key!r} in {name!r}", f"Known are: {', '.join(keys)}.")
        yield _Entry(name, line, fields)


# --- Actors

Reader = Callable[[_Sheet, yaml.Node], Any]


def _kind(sheet: _Sheet, node: yaml.Node) -> ActorKind:
    word = sheet.word(node)
    try:
        return ActorKind(word)
    except ValueError:
        sheet.blame(node, f"unknown kind {word!r}", f"Write one of: {', '.join(ActorKind)}.")
        return ActorKind.PERSON


def _gender(sheet: _Sheet, node: yaml.Node) -> str:
    word = sheet.word(node)
    if word not in ("f", "m"):
        sheet.blame(node, f"unknown gender {word!r}", "Write f or m, or leave it out.")
    return word


ACTOR_KEYS: Mapping[str, tuple[str, Reader]] = {
    "kind": ("kind", _kind),
    "aliases": ("aliases", _Sheet.words),
    "metonyms": ("metonyms", _Sheet.words),
    "adjectives": ("adjectives", _Sheet.words),
    "gender": ("gender", _gender),
    "family_first": ("family_first", _Sheet.flag),
    "roles": ("roles", _Sheet.words),
    "not": ("different", _Sheet.words),
    "short": ("short", _Sheet.words),
    "wikidata": ("wikidata", _Sheet.word),
}
"""Key of actors.yml -> field of Actor and how its value is read."""


def _read_actors(sheet: _Sheet, kind: ActorKind) -> tuple[list[Actor], tuple[str, ...]]:
    """The sheet's actors and its ignored names; raises UserError where two claim one name."""
    actors: list[Actor] = []
    ignored: tuple[str, ...] = ()
    claims: dict[str, str] = {}
    for entry in _entries(sheet, ACTOR_KEYS, ("ignore",)):
        if entry.name == "ignore":
            ignored = sheet.words(entry.fields["ignore"])
            continue
        fields = {ACTOR_KEYS[key][0]: ACTOR_KEYS[key][1](sheet, node) for key, node in entry.fields.items()}
        actor = Actor(entry.name, **{"kind": kind, **fields})
        actors.append(actor)
        for form in (actor.name, *actor.aliases, *actor.metonyms):
            other = claims.setdefault(form, actor.name)
            if other != actor.name:
                sheet.blame(
                    entry.line,
                    f"{form!r} is claimed by {other!r} and by {actor.name!r}",
                    "Leave it with the one it nearly always means.",
                )
    for name in ignored:
        if name in claims:
            sheet.blame(0, f"{name!r} is an actor and ignored", "Take it out of `ignore` or of the entry.")
    sheet.finish()
    return actors, ignored


# --- Outlets


def _zone(sheet: _Sheet, node: yaml.Node) -> str:
    word = sheet.word(node)
    if word and not (sheet.shipped or _is_zone(word)):
        sheet.blame(node, f"unknown time zone {word!r}", "Write an IANA name such as Asia/Hong_Kong.")
    return word


@functools.cache
def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return False
    return True


OUTLET_KEYS: Mapping[str, Reader] = {
    "aliases": _Sheet.words,
    "domains": _Sheet.words,
    "zone": _zone,
    "agency": _Sheet.flag,
    "day_first": _Sheet.flag,
    "lang": _Sheet.word,
    "license": _Sheet.word,
}
"""Key of outlets.yml -> how its value is read; keys and fields of Outlet have one name."""


def _read_outlets(sheet: _Sheet) -> list[Outlet]:
    """The sheet's outlets; raises UserError where two claim one name, alias or domain."""
    outlets: list[Outlet] = []
    claims: dict[str, str] = {}
    for entry in _entries(sheet, OUTLET_KEYS):
        fields = {key: OUTLET_KEYS[key](sheet, node) for key, node in entry.fields.items()}
        outlet = Outlet(entry.name, **fields)
        outlets.append(outlet)
        for form in outlet_forms([outlet]):
            other = claims.setdefault(form, outlet.name)
            if other != outlet.name:
                sheet.blame(
                    entry.line,
                    f"{form!r} is claimed by {other!r} and by {outlet.name!r}",
                    "Leave it with one of them.",
                )
    sheet.finish()
    return outlets
