"""What an editor decides of who is who, as changes of what content/actors.yml says. Pure.

Each decision takes what the registry says and gives what it is to say; the same registry where it says so already.
Nothing is lost by it: an entry that is the `same` as another keeps all it says, and `split` parts the two again.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from .actorbook import Decided, Entries, Registry, nearest
from .actorsheet import IGNORE, SAME
from .model import ActorKind

BOTH_SAY = ("gender", "kind", "wikidata")
"""Of which one actor has one alone."""


Decision = Callable[[Registry, Sequence[str]], Decided]


def merge(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME INTO: they are one; its page leads to the other's from now on."""
    name, into = names[0], registry.end(registry.name_of(names[1]))
    old = name if name in registry.entries else registry.name_of(name)
    if registry.end(old) == into:
        return _same(registry)
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
    _refuse_ignored(registry, old, into)
    after = copy.deepcopy(registry.entries)
    if into not in after and into not in registry.known:
        after[into] = _entry(registry, into)
    entry = after.pop(old, None)
    after = _behind(after, into, old, {SAME: into} | (_told(registry, old, into) if entry is None else entry))
    return Decided(after)


def split(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME ALIAS...: each alias is an actor of its own; what a merge had joined is as it was before."""
    name, after = registry.end(registry.name_of(names[0])), copy.deepcopy(registry.entries)
    for alias in names[1:]:
        if alias in after and alias != IGNORE and registry.end(alias) == alias != name:
            continue
        if alias in after and registry.end(alias) == name != alias:
            del after[alias][SAME]
            after[alias] = after[alias] or _entry(registry, alias, registry.seen.get(alias))
            continue
        owner = _owner(registry, name, alias)
        for key in ("aliases", "metonyms", "former", "short"):
            if alias in (has := registry.says(owner, key)):
                after[owner][key] = [one for one in has if one != alias]
                if not after[owner][key]:
                    del after[owner][key]
        apart = {"not": [name]} if name in after else {}
        after = _behind(after, name, alias, _entry(registry, name) | apart)
    return Decided(after)


def different(registry: Registry, names: Sequence[str]) -> Decided:
    """A B: two who are never taken for each other."""
    one, other = (registry.name_of(name) for name in names)
    if one == other or registry.end(one) == registry.end(other):
        message = f"{names[0]!r} and {names[1]!r} are one actor, {registry.end(one)!r}"
        raise registry.stop(message, f"First: news-digest actors split {_quoted(registry.end(one))} ALIAS")
    after = copy.deepcopy(registry.entries)
    for this, that in ((one, other), (other, one)):
        entry = after.setdefault(this, _entry(registry, this))
        if that not in (has := registry.says(this, "not")):
            entry["not"] = [*has, that]
    return Decided(_ignored_last(after, registry))


def ignore(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME...: words that are never an actor."""
    has, after = list(registry.entries.get(IGNORE) or []), copy.deepcopy(registry.entries)
    for name in names:
        owner = next((one for one in registry.entries if name in _claimed(registry, one)), "")
        if owner:
            message = f"{name!r} can't be ignored: it is in the entry of {owner!r}"
            raise registry.stop(message, "Take it out there first.")
        if name not in has:
            has.append(name)
    after[IGNORE] = has
    return Decided(after)


def rename(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME NEW: what it is called on the site; the old name stays an alias, and its page leads to the new one."""
    new = names[1]
    if names[0] not in registry.entries and names[0] in registry.says(new, "former"):
        return _same(registry)
    old = registry.end(registry.name_of(names[0]))
    if old == new:
        return _same(registry)
    taken = registry.known.get(new)
    if (
        new in registry.entries
        or (taken and taken.name != old)
        or (new in registry.seen and new not in registry.forms_of(old))
    ):
        message = f"{new!r} is another actor already"
        advice = f"If they are one: news-digest actors merge {_quoted(old)} {_quoted(new)}"
        raise registry.stop(message, advice)
    _refuse_ignored(registry, new)
    has = registry.entries.get(old)
    entry = copy.deepcopy(has) if has is not None else _entry(registry, old)
    for key in ("aliases", "former"):
        if new in (forms := registry.says(old, key)):
            entry[key] = [form for form in forms if form != new]
    entry["former"] = [*[one for one in registry.says(old, "former") if one != new], old]
    entry = {key: value for key, value in entry.items() if value != []}
    if has is None:
        return Decided(_behind(copy.deepcopy(registry.entries), "", new, entry))
    after = {new if name == old else name: entry if name == old else value for name, value in _all(registry)}
    for other in after.values():
        if isinstance(other, dict):
            other.update({SAME: new} if other.get(SAME) == old else {})
            if isinstance(apart := other.get("not"), list):
                other["not"] = [new if one == old else one for one in apart]
    return Decided(after, {old: new})


def kind(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME KIND: person, organisation, state, outlet or place."""
    if names[1] not in tuple(ActorKind):
        raise registry.stop(f"unknown kind {names[1]!r}", f"Write one of: {', '.join(ActorKind)}.")
    name = registry.end(registry.name_of(names[0]))
    known = registry.known.get(name)
    if known and known.kind == names[1]:
        return _same(registry)
    after = copy.deepcopy(registry.entries)
    after.setdefault(name, {})["kind"] = names[1]
    return Decided(_ignored_last(after, registry))


def alias(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME ALIAS...: other forms of its name."""
    name, after = registry.end(registry.name_of(names[0])), copy.deepcopy(registry.entries)
    entry = after.setdefault(name, _entry(registry, name))
    for form in names[1:]:
        owner = registry.known.get(form)
        if owner and owner.name != name:
            message = f"{form!r} is a name of {owner.name!r} already"
            raise registry.stop(
                message, f"If they are one: news-digest actors merge {_quoted(owner.name)} {_quoted(name)}"
            )
        _refuse_ignored(registry, form)
        if form not in registry.forms_of(name):
            entry["aliases"] = [*entry.get("aliases", []), form]
    return Decided(_ignored_last(after, registry))


def short(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME FORM...: surnames or acronyms that alone mean it."""
    return _listed(registry, names, "short", "not")


def never(registry: Registry, names: Sequence[str]) -> Decided:
    """NAME FORM...: short forms that alone never mean it."""
    return _listed(registry, names, "not", "short")


def _listed(registry: Registry, names: Sequence[str], key: str, other: str) -> Decided:
    """More words under a key of an entry, none of which may stand under the other."""
    name, after = registry.end(registry.name_of(names[0])), copy.deepcopy(registry.entries)
    entry = after.setdefault(name, _entry(registry, name))
    for form in names[1:]:
        if form in registry.says(name, other):
            message = f"{form!r} stands under `{other}` of {name!r}"
            raise registry.stop(message, "Take it out there first.")
        if form not in (has := entry.get(key, [])):
            entry[key] = [*(has if isinstance(has, list) else [has]), form]
    return Decided(_ignored_last(after, registry))


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


def _same(registry: Registry) -> Decided:
    return Decided(registry.entries)


def _all(registry: Registry) -> Iterable[tuple[str, Any]]:
    return copy.deepcopy(registry.entries).items()


def _entry(registry: Registry, name: str, seen: ActorKind | None = None) -> dict[str, Any]:
    """A new entry for one of whom the registry says nothing; of the kind that is `seen`, if any."""
    kind = registry.kind_of(name) if seen is None else seen
    return {"kind": str(kind)} if kind and kind is not ActorKind.PERSON else {}


def _told(registry: Registry, old: str, into: str) -> dict[str, Any]:
    """What `split` is to find of one whom the articles alone know; no kind that the other would take over."""
    return _entry(registry, old) if registry.kind_of(old) == registry.kind_of(into) else {}


def _behind(entries: Entries, before: str, name: str, entry: dict[str, Any]) -> Entries:
    """The entries with one more, behind another; the last of all where that has none; replaced where it stands."""
    after: Entries = {}
    for other, value in entries.items():
        after[other] = value
        if other == before:
            after[name] = entry
    if name not in after:
        after[name] = entry
    return after


def _ignored_last(entries: Entries, registry: Registry) -> Entries:
    """New entries before the list of ignored names."""
    if IGNORE not in entries or next(reversed(entries)) == IGNORE:
        return entries
    new = [name for name in entries if name not in registry.entries]
    return {name: entries[name] for name in entries if name not in new} | {
        name: entries[name] for name in new
    }


def _owner(registry: Registry, name: str, alias: str) -> str:
    """The entry, one's own or one that stands for it, that has the alias."""
    for one in [name, *(other for other in registry.entries if registry.end(other) == name != other)]:
        if alias in _claimed(registry, one) and alias != one:
            return one
    known = registry.known.get(name)
    if known and alias in (*known.aliases, *known.metonyms):
        return name
    forms = {*_claimed(registry, name), *(known.aliases if known else ())} - {name}
    raise registry.stop(f"{alias!r} is no other name of {name!r}", nearest(alias, forms))


def _claimed(registry: Registry, name: str) -> list[str]:
    if name == IGNORE:
        return []
    return [name, *(form for key in ("aliases", "metonyms", "former") for form in registry.says(name, key))]


def _refuse_ignored(registry: Registry, *names: str) -> None:
    for name in names:
        if name in (registry.entries.get(IGNORE) or []):
            raise registry.stop(f"{name!r} is among the ignored names", "Take it out of `ignore` first.")


def _quoted(name: str) -> str:
    return f'"{name}"'
