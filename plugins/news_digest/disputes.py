"""What editor and conversion both changed, so that the editor's was kept: told until it is settled. Pure.

A dispute is settled where the editor changes the place again, takes what is generated, or has the conversion come
round to what stands there.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from .receipts import Dispute, Paragraph, fingerprint, generated, paragraphs, placed

BODY = "body"
"""How the body is named among the fields."""


def how_to_settle(seed: str) -> str:
    """Advice: where both are seen, and how the editor says which it is to be."""
    return (
        f"See the difference with: news-digest diff {shlex.quote(seed)}; "
        "take theirs or keep yours for good with: news-digest review"
    )


def whole(value: Any) -> str:
    """The fingerprint of a field's value as one; empty where it is not there."""
    return "" if value is None else fingerprint(value)


def between(mine: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> Iterator[Dispute]:
    """Those over a stretch of the body that both have in other words."""
    here, there = {one.print for one in mine}, {one.print for one in theirs}
    ours = [one.print for one in mine if one.print not in there]
    others = [one.print for one in theirs if one.print not in here]
    for one, other in zip_longest(ours, others, fillvalue=""):
        yield Dispute(BODY, one, other)


def is_open(one: Dispute, fields: Mapping[str, Any], body: str) -> bool:
    """Whether the article on disk still has what the editor had there when the dispute arose."""
    if one.key != BODY:
        return whole(fields.get(one.key)) == one.mine
    here = generated(body)
    return (not one.mine or one.mine in here) and one.theirs not in here


def left_open(
    old: Iterable[Dispute],
    disk: tuple[Mapping[str, Any], str],
    merged: tuple[Mapping[str, Any], str],
    new: tuple[Mapping[str, Any], str],
) -> Iterator[Dispute]:
    """Earlier disputes that go on: fields and body on disk, after the merge, and in the new conversion."""
    there = generated(new[1])
    for one in old:
        if not is_open(one, *disk):
            continue
        if one.key == BODY:
            if (not one.theirs or one.theirs in there) and one.mine not in there:
                yield one
        elif (mine := merged[0].get(one.key)) != (theirs := new[0].get(one.key)):
            yield Dispute(one.key, whole(mine), whole(theirs))


def joined(*some: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """Each place once, with the last that is said of it."""
    found = {(one.key, one.mine or one.theirs): one for part in some for one in part}
    return tuple(sorted(found.values()))


def taken(
    one: Dispute, fields: Mapping[str, Any], body: str, new: Mapping[str, Any], new_body: str
) -> tuple[dict[str, Any], str]:
    """Fields and body with what is generated in the disputed place."""
    if one.key != BODY:
        there = {one.key: new[one.key]} if one.key in new else {}
        return {**{key: value for key, value in fields.items() if key != one.key}, **there}, body
    theirs = paragraphs(new_body)
    said = next((paragraph.text for paragraph in theirs if paragraph.print == one.theirs), "")
    for paragraph, start, end in placed(body):
        if paragraph.print == one.mine:
            rest = body[end:] if said else body[end:].lstrip("\n")
            return dict(fields), body[:start] + said + rest
    return dict(fields), _put_in(said, one.theirs, body, theirs)


def _put_in(said: str, wanted: str, body: str, theirs: Sequence[Paragraph]) -> str:
    """A body with a paragraph more, behind the nearest of those before it that stands there."""
    before = [paragraph.print for paragraph in theirs]
    before = before[: before.index(wanted)] if wanted in before else before
    place = 0
    for paragraph, _, end in placed(body):
        place = end if paragraph.print in before else place
    return f"{body[:place]}\n\n{said}{body[place:]}" if place else f"{said}\n\n{body}"
