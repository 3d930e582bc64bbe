"""The merge rule for lists and mappings, item by item: what the editor took out stays out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .receipts import NAMED, items_of, token

Listed = list[Any] | dict[str, Any]


class Items(NamedTuple):
    """A list or mapping after the merge."""

    value: Any
    """Of the kind that the editor's is."""
    prints: tuple[str, ...]
    """What the receipt has to remember: the items generated but for the editor's own; and those taken out by hand."""
    kept: bool
    """The editor's hand was found and left."""
    conflict: bool
    """And the new conversion would have changed what it touched."""


def merge_items(last: Sequence[str], mine: Listed, theirs: Listed) -> Items:
    """Merge two lists, or two mappings, against the tokens last generated.

    The order is that of the new conversion, unless the editor put the items in another.
    """
    generated = {one[:NAMED]: one for one in last}
    ours, others = items_of(mine), items_of(theirs)
    merged: dict[str, Any] = {}
    prints: dict[str, str] = {}
    kept = conflict = False
    for name in [*ours, *(name for name in others if name not in ours)]:
        key = _key(name)
        old, here, there = generated.pop(key, None), _token(ours, name), _token(others, name)
        if here == old:
            if there is not None:
                merged[name], prints[name] = others[name], there
            continue
        if here is not None:
            merged[name] = ours[name]
        remembered = old if here == there else there
        if remembered is not None:
            prints[name] = remembered
        kept = kept or here != there
        conflict = conflict or there not in (old, here)
    moved = _moved(last, ours)
    order = _order(ours if moved else others, others if moved else ours, merged)
    value = _like(mine, {name: merged[name] for name in order})
    kept = kept or (moved and value != theirs)
    remembered_in_order = [prints[name] for name in others if name in prints]
    taken_out = [prints[name] for name in prints if name not in others]
    return Items(value, (*remembered_in_order, *taken_out, *generated.values()), kept, conflict)


def _key(name: str) -> str:
    return token(name, None)


def _token(items: Mapping[str, Any], name: str) -> str | None:
    return token(name, items[name]) if name in items else None


def _moved(last: Iterable[str], ours: Mapping[str, Any]) -> bool:
    """Whether the editor put what was generated into another order."""
    keys = [_key(name) for name in ours]
    generated = [one[:NAMED] for one in last]
    return [key for key in keys if key in set(generated)] != [key for key in generated if key in set(keys)]


def _order(first: Mapping[str, Any], second: Mapping[str, Any], merged: Mapping[str, Any]) -> list[str]:
    """The names merged, in the order of `first`; those of `second` alone each behind what it stands behind there."""
    order = [name for name in first if name in merged]
    before: str | None = None
    for place, name in enumerate(second):
        if name not in merged:
            continue
        if name not in first:
            at = order.index(before) + 1 if before is not None else min(place, len(order))
            order.insert(at, name)
        before = name
    return order


def _like(mine: Listed, items: dict[str, Any]) -> Listed:
    """Items as a list or a mapping again."""
    if isinstance(mine, dict):
        return items
    return [name if said is None else said for name, said in items.items()]
