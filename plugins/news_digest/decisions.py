"""What an editor decides of who is who, as changes of what content/actors.yml says. Pure.

Each decision takes what the registry says and gives what it is to say; the same registry where it says so already.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence

from .actorbook import (
    Decided,
    Registry,
    claimed,
    ignored_last,
    new_entry,
    quoted,
    refuse_ignored,
    unchanged,
)
from .actorsheet import IGNORE
from .identities import different, merge, rename, split
from .model import ActorKind

Decision = Callable[[Registry, Sequence[str]], Decided]


def ignore(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME...: words that are never an actor."""
    has, after = registry.ignored, copy.deepcopy(registry.entries)
    for name in names:
        owner = next((one for one in registry.entries if name in claimed(registry, one)), "")
        if owner:
            message = f"{name!r} can't be ignored: it is in the entry of {owner!r}"
            raise registry.stop(message, "Take it out there first.")
        if name not in has:
            has.append(name)
    after[IGNORE] = has
    return Decided(after)


def kind(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME KIND: person, organisation, state, outlet or place."""
    if names[1] not in tuple(ActorKind):
        raise registry.stop(f"unknown kind {names[1]!r}", f"Write one of: {', '.join(ActorKind)}.")
    name = registry.end(registry.name_of(names[0]))
    known = registry.known.get(name)
    if known and known.kind == names[1]:
        return unchanged(registry)
    after = copy.deepcopy(registry.entries)
    after.setdefault(name, {})["kind"] = names[1]
    return Decided(ignored_last(after, registry))


def alias(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME ALIAS...: other forms of its name."""
    name, after = registry.end(registry.name_of(names[0])), copy.deepcopy(registry.entries)
    entry = after.setdefault(name, new_entry(registry, name))
    for form in names[1:]:
        owner = registry.known.get(form)
        if owner and owner.name != name:
            message = f"{form!r} is a name of {owner.name!r} already"
            raise registry.stop(
                message, f"If they are one: news-digest actors merge {quoted(owner.name)} {quoted(name)}"
            )
        refuse_ignored(registry, form)
        if form not in registry.forms_of(name):
            has = entry.get("aliases", [])
            entry["aliases"] = [*(has if isinstance(has, list) else [has]), form]
    return Decided(ignored_last(after, registry))


def short(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME FORM...: surnames or acronyms that alone mean it."""
    return _listed(registry, names, "short", "not")


def never(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME FORM...: short forms that alone never mean it."""
    return _listed(registry, names, "not", "short")


def _listed(registry: Registry, names: Sequence[str], key: str, other: str) -> Decided:
    """More words under a key of an entry, none of which may stand under the other."""
    name, after = registry.end(registry.name_of(names[0])), copy.deepcopy(registry.entries)
    entry = after.setdefault(name, new_entry(registry, name))
    for form in names[1:]:
        if form in registry.says(name, other):
            message = f"{form!r} stands under `{other}` of {name!r}"
            raise registry.stop(message, "Take it out there first.")
        if form not in (has := entry.get(key, [])):
            entry[key] = [*(has if isinstance(has, list) else [has]), form]
    return Decided(ignored_last(after, registry))


DECISIONS: Mapping[str, tuple[Decision, str, int, int]] = {
    "merge": (merge, "NAME INTO", 2, 2),
    "split": (split, "NAME ALIAS...", 2, 99),
    "different": (different, "NAME OTHER", 2, 2),
    "ignore": (ignore, "NAME...", 1, 99),
    "rename": (rename, "NAME NEW", 2, 2),
    "kind": (kind, "NAME KIND", 2, 2),
    "short": (short, "NAME FORM...", 2, 99),
    "never": (never, "NAME FORM...", 2, 99),
    "alias": (alias, "NAME ALIAS...", 2, 99),
}
"""Word of the command -> decision, the names it wants, the fewest and the most of them."""
