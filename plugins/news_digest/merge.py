"""The merge rule: the editor wins.

Field by field, in lists item by item, and in the body paragraph by paragraph, what stands on disk is compared
with what was last generated: untouched takes the new value; edited, added, moved or deleted by hand stays as it
is, however often the story is generated again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .disputes import BODY, whole
from .fields import KEYS
from .mergebody import merge_body
from .mergelist import merge_items
from .receipts import Dispute, Print, Receipt, fingerprint, generated, print_of, prints_of


@dataclass(frozen=True, slots=True)
class Merged:
    """An article after the merge."""

    fields: dict[str, Any]
    body: str
    kept: tuple[str, ...]
    """Keys, and `body`, in which the editor's hand was found and left."""
    conflicts: tuple[str, ...]
    """Those of them that the new conversion would have changed, too."""
    prints: dict[str, Print]
    """What the receipt has to remember of the fields, and of the body."""
    body_prints: tuple[str, ...]
    disputes: tuple[Dispute, ...] = ()
    """The conflicts, place by place."""


def merge(
    receipt: Receipt, fields: Mapping[str, Any], body: str, new: Mapping[str, Any], new_body: str
) -> Merged:
    """Bring an article on disk (`fields`, `body`) up to date with a new conversion; pure."""
    if fields == new and body == new_body:  # also where the receipt of the last run was lost with the run
        return Merged(dict(new), new_body, (), (), prints_of(new), generated(new_body))
    merged: dict[str, Any] = {}
    kept, conflicts = [], []
    prints: dict[str, Print] = {}
    for key in KEYS:
        one = _merge_field(receipt.fields.get(key), fields.get(key), new.get(key))
        if one.value is not None:
            merged[key] = one.value
        if one.print is not None:
            prints[key] = one.print
        if one.kept:
            kept.append(key)
        if one.conflict:
            conflicts.append(key)
    text = merge_body(receipt.body, body, new_body)
    if text.kept:
        kept.append(BODY)
    if text.conflict:
        conflicts.append(BODY)
    disputes = [Dispute(key, whole(merged.get(key)), whole(new.get(key))) for key in conflicts if key != BODY]
    return Merged(
        merged, text.text, tuple(kept), tuple(conflicts), prints, text.prints, (*disputes, *text.disputes)
    )


def is_untouched(receipt: Receipt, fields: Mapping[str, Any], body: str) -> bool:
    """True where nothing on disk differs from what was last generated."""
    same = all(_is(receipt.fields.get(key), value) for key, value in fields.items())
    return same and fields.keys() == receipt.fields.keys() and generated(body) == receipt.body


@dataclass(frozen=True, slots=True)
class _Field:
    value: Any
    """None for a field that is not there."""
    print: Print | None
    kept: bool = False
    conflict: bool = False


def _merge_field(last: Print | None, mine: Any, theirs: Any) -> _Field:
    """One field: `last` generated, on disk, and in the new conversion; None where it is not there."""
    if _is(last, mine):
        return _Field(theirs, _print(theirs))
    if isinstance(mine, (list, dict)) and not isinstance(last, str):
        items = merge_items(last or (), mine, theirs if theirs is not None else type(mine)())
        return _Field(items.value or None, items.prints or None, items.kept, items.conflict)
    if mine == theirs:  # the editor was first: what is generated after this is a change again
        return _Field(mine, last)
    return _Field(mine, _print(theirs), kept=True, conflict=not _is(last, theirs))


def _print(value: Any) -> Print | None:
    return None if value is None else print_of(value)


def _is(last: Print | None, value: Any) -> bool:
    """Whether a value is what a fingerprint was taken of; None is that of what is not there."""
    if value is None or last is None:
        return value is last
    return last == (fingerprint(value) if isinstance(last, str) else print_of(value))
