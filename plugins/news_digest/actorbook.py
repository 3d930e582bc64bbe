"""What the editor's registry says while it is being changed, and who is known beside it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from .actorsheet import IGNORE, SAME
from .model import Actor, ActorKind
from .problems import NAME, Problem, Severity, UserError

Entries = dict[str, Any]
"""Name -> key -> word or list, as they stand in the file; the list of ignored names among them."""


@dataclass(frozen=True, slots=True)
class Registry:
    """What the registry says, and who is known beside it."""

    where: str
    """The file as the user would type it."""
    entries: Entries
    known: Mapping[str, Actor] = field(default_factory=dict)
    """Name, or other form that means one alone -> actor, as registry and gazetteer know them."""
    seen: Mapping[str, ActorKind] = field(default_factory=dict)
    """Those of the articles."""

    def name_of(self, form: str) -> str:
        """The name of whom a form means; UserError with the nearest where nobody is called so."""
        if form in self.entries and form != IGNORE:
            return form
        if form in self.known:
            return self.known[form].name
        if form in self.seen:
            return form
        raise self.stop(
            f"nobody is called {form!r}",
            nearest(form, {*self.known, *self.seen}, {*self.seen, *self.entries} - {IGNORE}),
        )

    def entry(self, name: str) -> Mapping[str, Any]:
        """What is said of one; nothing of the list of ignored names."""
        found = self.entries.get(name)
        return found if isinstance(found, dict) else {}

    def says(self, name: str, key: str) -> list[str]:
        """The list under a key of an entry, empty where there is none."""
        value = self.entry(name).get(key, [])
        return list(value) if isinstance(value, list) else [value]

    @property
    def ignored(self) -> list[str]:
        """The names that are never an actor."""
        value = self.entries.get(IGNORE) or []
        return list(value) if isinstance(value, list) else [value]

    def stop(self, message: str, advice: str) -> UserError:
        return UserError(Problem(self.where, 0, Severity.ERROR, message, advice, NAME))

    def kind_of(self, name: str) -> str:
        """What an entry for it must say; nothing of a person, and of whom the gazetteer knows."""
        kind = self.known[name].kind if name in self.known else self.seen.get(name, ActorKind.PERSON)
        return "" if kind is ActorKind.PERSON else str(kind)

    def forms_of(self, name: str) -> set[str]:
        """All names of one."""
        known = self.known.get(name)
        return {name, *self.says(name, "aliases"), *(known.aliases if known else ())}

    def end(self, name: str) -> str:
        """Whom an entry stands for."""
        seen = {name}
        while (after := self.entry(name).get(SAME)) and after not in seen:
            name = after
            seen.add(after)
        return name


@dataclass(frozen=True, slots=True)
class Decided:
    """A registry as it is to be."""

    entries: Entries
    renamed: Mapping[str, str] = field(default_factory=dict)


def nearest(name: str, names: Iterable[str], own: Iterable[str] = ()) -> str:
    """Advice: the names that are most like one that is unknown; the digest's `own` first."""
    folded: dict[str, str] = {}
    for other in sorted(names):
        folded.setdefault(other.casefold(), other)
    wanted = name.casefold()
    near = get_close_matches(wanted, folded, 3, 0.6)
    near += [low for low in folded if wanted in low.split() and low not in near][:3]
    first = {other.casefold() for other in own}
    some = [low for low in folded if low in first]
    mine = get_close_matches(wanted, some, 3, 0.6) + [low for low in some if wanted in low.split()][:3]
    near = list(dict.fromkeys((*mine, *near)))
    if not near:
        return "See: news-digest actors list"
    return f"Did you mean {', '.join(repr(folded[low]) for low in near[:4])}?"


def unchanged(registry: Registry) -> Decided:
    """What the registry says already."""
    return Decided(registry.entries)


def new_entry(registry: Registry, name: str, seen: ActorKind | None = None) -> dict[str, Any]:
    """A new entry for one of whom the registry says nothing; of the kind that is `seen`, if any."""
    kind = registry.kind_of(name) if seen is None else seen
    return {"kind": str(kind)} if kind and kind is not ActorKind.PERSON else {}


def behind(entries: Entries, before: str, name: str, entry: dict[str, Any]) -> Entries:
    """The entries with one more, behind another; the last of all where that has none; replaced where it stands."""
    after: Entries = {}
    for other, value in entries.items():
        after[other] = value
        if other == before:
            after[name] = entry
    if name not in after:
        after[name] = entry
    return after


def ignored_last(entries: Entries, registry: Registry) -> Entries:
    """New entries before the list of ignored names."""
    if IGNORE not in entries or next(reversed(entries)) == IGNORE:
        return entries
    new = [name for name in entries if name not in registry.entries]
    return {name: entries[name] for name in entries if name not in new} | {
        name: entries[name] for name in new
    }


def claimed(registry: Registry, name: str) -> list[str]:
    """The forms of a name that an entry says are its own."""
    if name == IGNORE:
        return []
    return [name, *(form for key in ("aliases", "metonyms", "former") for form in registry.says(name, key))]


def refuse_ignored(registry: Registry, *names: str) -> None:
    """UserError where one of the names is among those that are never an actor."""
    for name in names:
        if name in registry.ignored:
            raise registry.stop(f"{name!r} is among the ignored names", "Take it out of `ignore` first.")


def quoted(name: str) -> str:
    """A name as it is typed in a command."""
    return f'"{name}"'
