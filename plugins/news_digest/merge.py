"""The merge rule: the editor wins.

Field by field, and in the body paragraph by paragraph, what stands on disk is compared with what was
last generated: untouched takes the new value; edited, added or deleted by hand stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from .fields import KEYS
from .receipts import Receipt, fingerprint, paragraphs

BODY = "body"
"""How the body is named among the fields kept."""


@dataclass(frozen=True, slots=True)
class Merged:
    """An article after the merge."""

    fields: dict[str, Any]
    body: str
    kept: tuple[str, ...]
    """Keys, and `body`, in which the editor's hand was found and left."""
    conflicts: tuple[str, ...]
    """Those of them that the new conversion would have changed, too."""


def merge(
    receipt: Receipt, fields: Mapping[str, Any], body: str, new: Mapping[str, Any], new_body: str
) -> Merged:
    """Bring an article on disk (`fields`, `body`) up to date with a new conversion; pure."""
    merged, kept, conflicts = {}, [], []
    for key in KEYS:
        last, mine, theirs = receipt.fields.get(key), _print(fields, key), _print(new, key)
        chosen = new if mine == last else fields
        if key in chosen:
            merged[key] = chosen[key]
        if mine not in (last, theirs):
            kept.append(key)
            if theirs != last:
                conflicts.append(key)
    text, edited, clashes = merge_body(receipt.body, body, new_body)
    if edited:
        kept.append(BODY)
    if clashes:
        conflicts.append(BODY)
    return Merged(merged, text, tuple(kept), tuple(conflicts))


def is_untouched(receipt: Receipt, fields: Mapping[str, Any], body: str) -> bool:
    """True where nothing on disk differs from what was last generated."""
    return {key: fingerprint(value) for key, value in fields.items()} == dict(receipt.fields) and _prints(
        paragraphs(body)
    ) == list(receipt.body)


def merge_body(last: Sequence[str], body: str, new: str) -> tuple[str, bool, bool]:
    """Merge two bodies against the fingerprints last generated: the text, was it edited, do both differ.

    Where only one side changed a stretch of paragraphs, that side's is taken; where both did, the editor's.
    """
    mine, theirs = paragraphs(body), paragraphs(new)
    if _prints(mine) == list(last):
        return new, False, False
    if mine == theirs:
        return body, False, False
    if _prints(theirs) == list(last):
        return body, True, False
    return _three_ways(list(last), mine, theirs)


def _three_ways(last: list[str], mine: list[str], theirs: list[str]) -> tuple[str, bool, bool]:
    """diff3 over paragraphs, of which only fingerprints are left of the old text."""
    a, b = _kept_places(last, _prints(mine)), _kept_places(last, _prints(theirs))
    found: list[str] = []
    clash = False
    here = left = right = 0
    for place in [*sorted(a.keys() & b.keys()), None]:
        to_here = len(last) if place is None else place
        to_left = len(mine) if place is None else a[place]
        to_right = len(theirs) if place is None else b[place]
        ours, others = mine[left:to_left], theirs[right:to_right]
        old = last[here:to_here]
        if _prints(ours) == old:
            found += others
        else:
            found += ours
            clash = clash or _prints(others) not in (old, _prints(ours))
        if place is not None:
            found.append(mine[to_left])
            here, left, right = to_here + 1, to_left + 1, to_right + 1
    return "\n\n".join(found) + "\n", True, clash


def _kept_places(last: list[str], now: list[str]) -> dict[int, int]:
    """Index in `last` -> index in `now` of the paragraphs that stayed, in order."""
    matcher = SequenceMatcher(None, last, now, autojunk=False)
    return {m.a + n: m.b + n for m in matcher.get_matching_blocks() for n in range(m.size)}


def _print(fields: Mapping[str, Any], key: str) -> str | None:
    return fingerprint(fields[key]) if key in fields else None


def _prints(texts: Sequence[str]) -> list[str]:
    return [fingerprint(text) for text in texts]
