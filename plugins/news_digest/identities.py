"""Who is one, who is two, and what each is called: decisions that join entries or part them. Pure.

Nothing is lost by it: an entry that is the `same` as another keeps all it says, and `split` parts the two again.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from .actorbook import (
    Decided,
    Registry,
    behind,
    claimed,
    ignored_last,
    nearest,
    new_entry,
    quoted,
    refuse_ignored,
    unchanged,
)
from .actorsheet import IGNORE, SAME

BOTH_SAY = ("gender", "kind", "wikidata")
"""Of which one actor has one alone."""


def merge(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME INTO: they are one; its page leads to the other's from now on."""
    name, into = names[0], registry.end(registry.name_of(names[1]))
    old = name if name in registry.entries else registry.name_of(name)
    if registry.end(old) == into:
        return unchanged(registry)
    old = registry.end(old)
    for one, other in ((old, into), (into, old)):
        if apart := sorted(registry.forms_of(other) & set(registry.says(one, "not"))):
            message = f"{old!r} and {into!r} are kept apart: `{one}` has `not: [{apart[0]}]`"
            raise registry.stop(message, "Take it out there first, if they are one.")
    for key in BOTH_SAY:
        told = [str(registry.entry(one).get(key, "")) for one in (old, into)]
        if all(told) and told[0] != told[1]:
            message = f"{old!r} and {into!r} can't be one: `{key}` is {told[0]} and {told[1]}"
            raise registry.stop(message, "Correct one of them first.")
    refuse_ignored(registry, old, into)
    after = copy.deepcopy(registry.entries)
    if into not in after and into not in registry.known:
        after[into] = new_entry(registry, into)
    entry = after.pop(old, None)
    after = behind(after, into, old, {SAME: into} | (_told(registry, old, into) if entry is None else entry))
    return Decided(after)


def split(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME ALIAS...: each alias is an actor of its own; what a merge had joined is as it was before."""
    name, after = registry.end(registry.name_of(names[0])), copy.deepcopy(registry.entries)
    for alias in names[1:]:
        if alias in after and alias != IGNORE and registry.end(alias) == alias != name:
            continue
        if alias in after and registry.end(alias) == name != alias:
            del after[alias][SAME]
            after[alias] = after[alias] or new_entry(registry, alias, registry.seen.get(alias))
            continue
        owner = _owner(registry, name, alias)
        for key in ("aliases", "metonyms", "former", "short"):
            if alias in (has := registry.says(owner, key)):
                after[owner][key] = [one for one in has if one != alias]
                if not after[owner][key]:
                    del after[owner][key]
        apart = {"not": [name]} if name in after else {}
        after = behind(after, name, alias, new_entry(registry, name) | apart)
    return Decided(after)


def different(registry: Registry, names: Sequence[str]) -> Decided:
    """A B: two who are never taken for each other."""
    one, other = (registry.name_of(name) for name in names)
    if one == other or registry.end(one) == registry.end(other):
        message = f"{names[0]!r} and {names[1]!r} are one actor, {registry.end(one)!r}"
        raise registry.stop(message, f"First: news-digest actors split {quoted(registry.end(one))} ALIAS")
    after = copy.deepcopy(registry.entries)
    for this, that in ((one, other), (other, one)):
        entry = after.setdefault(this, new_entry(registry, this))
        if that not in (has := registry.says(this, "not")):
            entry["not"] = [*has, that]
    return Decided(ignored_last(after, registry))


def rename(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME NEW: what it is called on the site; the old name stays an alias, and its page leads to the new one."""
    new = names[1]
    if names[0] not in registry.entries and names[0] in registry.says(new, "former"):
        return unchanged(registry)
    old = registry.end(registry.name_of(names[0]))
    if old == new:
        return unchanged(registry)
    taken = registry.known.get(new)
    if (
        new in registry.entries
        or (taken and taken.name != old)
        or (new in registry.seen and new not in registry.forms_of(old))
    ):
        message = f"{new!r} is another actor already"
        advice = f"If they are one: news-digest actors merge {quoted(old)} {quoted(new)}"
        raise registry.stop(message, advice)
    refuse_ignored(registry, new)
    has = registry.entries.get(old)
    entry = copy.deepcopy(has) if has is not None else new_entry(registry, old)
    for key in ("aliases", "former"):
        if new in (forms := registry.says(old, key)):
            entry[key] = [form for form in forms if form != new]
    entry["former"] = [*[one for one in registry.says(old, "former") if one != new], old]
    entry = {key: value for key, value in entry.items() if value != []}
    if has is None:
        return Decided(behind(copy.deepcopy(registry.entries), "", new, entry))
    everyone = copy.deepcopy(registry.entries).items()
    after = {new if name == old else name: entry if name == old else value for name, value in everyone}
    for other in after.values():
        if isinstance(other, dict):
            _call(other, old, new)
    return Decided(after, {old: new})


def _call(entry: dict[str, Any], old: str, new: str) -> None:
    """Write the new name where an entry tells of the old one."""
    for key in (SAME, "not"):
        value = entry.get(key)
        if isinstance(value, list):
            entry[key] = [new if one == old else one for one in value]
        elif value == old:
            entry[key] = new


def _told(registry: Registry, old: str, into: str) -> dict[str, Any]:
    """What `split` is to find of one whom the articles alone know; no kind that the other would take over."""
    return new_entry(registry, old) if registry.kind_of(old) == registry.kind_of(into) else {}


def _owner(registry: Registry, name: str, alias: str) -> str:
    """The entry, one's own or one that stands for it, that has the alias."""
    for one in [name, *(other for other in registry.entries if registry.end(other) == name != other)]:
        if alias in claimed(registry, one) and alias != one:
            return one
    known = registry.known.get(name)
    if known and alias in (*known.aliases, *known.metonyms):
        return name
    forms = {*claimed(registry, name), *(known.aliases if known else ())} - {name}
    raise registry.stop(f"{alias!r} is no other name of {name!r}", nearest(alias, forms))
