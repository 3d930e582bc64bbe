"""The editor's actors, content/actors.yml: one entry an actor, every key optional, and names to leave alone.

    Kim Yo-jong: {aliases: [Kim Yo Jong], gender: f, family_first: true, not: [Kim Jong-un]}
    Blue House: {kind: organisation, metonyms: [Cheong Wa Dae]}
    Mike Pompeo: {roles: [{role: director of the CIA, from: 2017-01, until: 2018-04}]}
    Michael Pompeo: {same: Mike Pompeo}
    ignore: [Air Force Two]

`kind` is person (as if not written), organisation, state, outlet or place; `adjectives` are demonyms; `short` are
surnames or acronyms that alone mean the actor, `not` those that never do, beside the names of others; `wikidata` is
an item such as Q1234. `former` are names under which the actor had a page once. An entry with `same` is that actor:
what it says is taken as said there, and its page leads there; without `same` it is an actor of its own again.
An entry whose name or alias is the name of a gazetteer entry takes that entry over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from .model import Actor, ActorKind, Stamp, Tenure
from .sheets import Entry, Node, Reader, Sheet, entries

T = TypeVar("T")

ITEM = re.compile(r"Q[1-9][0-9]{0,11}")  # Q24313

IGNORE, SAME = "ignore", "same"
"""The key of the list of names that are no actors, and that of whom an entry stands for."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One entry."""

    actor: Actor
    keys: frozenset[str]
    """What it says itself."""
    same: str
    line: int


def _kind(sheet: Sheet, node: Node) -> ActorKind:
    word = sheet.word(node)
    try:
        return ActorKind(word)
    except ValueError:
        sheet.blame(node, f"unknown kind {word!r}", f"Write one of: {', '.join(ActorKind)}.")
        return ActorKind.PERSON


def _gender(sheet: Sheet, node: Node) -> str:
    word = sheet.word(node)
    if word not in ("f", "m"):
        sheet.blame(node, f"unknown gender {word!r}", "Write f or m, or leave it out.")
    return word


def _tenures(sheet: Sheet, node: Node) -> tuple[Tenure, ...]:
    return tuple(dict.fromkeys(_tenure(sheet, item) for item in sheet.items(node)))


def _tenure(sheet: Sheet, node: Node) -> Tenure:
    """A role as words alone, or as `{role: ..., from: ..., until: ...}`."""
    if not sheet.is_mapping(node):
        return Tenure(sheet.word(node))
    parts = sheet.parts(node, ("role", "from", "until"))
    since, until = (_stamp(sheet, node, parts.get(key, "")) for key in ("from", "until"))
    if not parts.get("role"):
        sheet.blame(
            node, "a role without words", "Write {role: mayor of Northport, from: 2017, until: 2018}."
        )
    if since and until and first_day(since) > first_day(until):
        sheet.blame(node, f"{parts.get('role')!r} ends before it begins", "Correct `from` or `until`.")
    return Tenure(parts.get("role", ""), since, until)


def _stamp(sheet: Sheet, node: Node, text: str) -> Stamp | None:
    try:
        stamp = Stamp.parse(text) if text else None
    except ValueError:
        stamp = None
        sheet.blame(node, f"{text!r} is no day, month or year", "Write 2018-02-13, 2018-02 or 2018.")
    return replace(stamp, time="", zone="") if stamp else None


def first_day(stamp: Stamp) -> tuple[int, ...]:
    """The stamp as far as it goes, in an order in which a month stands before its days."""
    return tuple(number for number in (stamp.year, stamp.month, stamp.day) if number)


def _item(sheet: Sheet, node: Node) -> str:
    word = sheet.word(node)
    if word and not ITEM.fullmatch(word):
        sheet.blame(node, f"{word!r} is no item of Wikidata", "Write its number, such as Q1234.")
    return word


ACTOR_KEYS: Mapping[str, tuple[str, Reader]] = {
    "kind": ("kind", _kind),
    "aliases": ("aliases", Sheet.words),
    "metonyms": ("metonyms", Sheet.words),
    "adjectives": ("adjectives", Sheet.words),
    "gender": ("gender", _gender),
    "family_first": ("family_first", Sheet.flag),
    "roles": ("tenures", _tenures),
    "not": ("different", Sheet.words),
    "short": ("short", Sheet.words),
    "wikidata": ("wikidata", _item),
    "former": ("former", Sheet.words),
    SAME: (SAME, Sheet.word),
}
"""Key of actors.yml -> field of Actor and how its value is read."""

LISTS = ("aliases", "metonyms", "adjectives", "roles", "tenures", "short", "different", "former")
"""Fields that are joined where two entries are one actor."""


def read_actors(sheet: Sheet, kind: ActorKind) -> tuple[list[Actor], tuple[str, ...]]:
    """The sheet's actors and its ignored names; raises UserError where two claim one name."""
    said: dict[str, _Said] = {}
    ignored: tuple[str, ...] = ()
    for entry in entries(sheet, ACTOR_KEYS, (IGNORE,)):
        if entry.name == IGNORE:
            ignored = sheet.words(entry.fields[IGNORE])
        else:
            said[entry.name] = _said(sheet, entry, kind)
    claims = _claims(sheet, said)
    for name in ignored:
        if name in claims:
            sheet.blame(0, f"{name!r} is an actor and ignored", "Take it out of `ignore` or of the entry.")
    actors = _joined(sheet, said, kind) if any(one.same for one in said.values()) else None
    sheet.finish()
    return [one.actor for one in said.values()] if actors is None else actors, ignored


def _said(sheet: Sheet, entry: Entry, kind: ActorKind) -> _Said:
    fields = {ACTOR_KEYS[key][0]: ACTOR_KEYS[key][1](sheet, node) for key, node in entry.fields.items()}
    same = fields.pop(SAME, "")
    tenures: Sequence[Tenure] = fields.pop("tenures", ())
    actor = Actor(entry.name, **{"kind": kind, **fields})
    if tenures or actor.former:
        actor = replace(
            actor,
            roles=tuple(dict.fromkeys(tenure.role for tenure in tenures)),
            tenures=tuple(tenure for tenure in tenures if tenure.since or tenure.until),
            aliases=_both(actor.aliases, actor.former),
        )
    return _Said(actor, frozenset(entry.fields), same, entry.line)


def _claims(sheet: Sheet, said: Mapping[str, _Said]) -> Mapping[str, str]:
    """Form -> whose it is; a problem where two claim it."""
    claims: dict[str, str] = {}
    for one in said.values():
        owner = _end(one.actor.name, said)
        for form in (one.actor.name, *one.actor.aliases, *one.actor.metonyms):
            other = claims.setdefault(form, owner)
            if other != owner:
                message = f"{form!r} is claimed by {other!r} and by {owner!r}"
                sheet.blame(one.line, message, "Leave it with the one it nearly always means.")
    return claims


def _end(name: str, said: Mapping[str, _Said]) -> str:
    """Whom an entry stands for in the end; itself where the way leads in a circle."""
    seen = [name]
    while (one := said.get(seen[-1])) and one.same:
        if one.same in seen:
            return name
        seen.append(one.same)
    return seen[-1]


def _joined(sheet: Sheet, said: Mapping[str, _Said], kind: ActorKind) -> list[Actor]:
    """The actors, each with what is said of it in the entries that stand for it."""
    found = {name: one for name, one in said.items() if not one.same}
    for name, one in said.items():
        if not one.same:
            continue
        end = _end(name, said)
        if end == name:
            sheet.blame(one.line, f"{name!r} is the `same` as itself in the end", "Take one `same` out.")
            continue
        into = found.get(end) or _Said(Actor(end, kind), frozenset(), "", one.line)
        for this, other in ((into.actor, one.actor), (one.actor, into.actor)):
            if {other.name, *other.aliases} & set(this.different):
                message = f"{name!r} is the `same` as {end!r}, and not (`not`)"
                sheet.blame(one.line, message, "Take out one of the two.")
        found[end] = replace(into, actor=_with(into, one), keys=into.keys | one.keys)
    return [one.actor for one in found.values()]


def _with(into: _Said, one: _Said) -> Actor:
    """The actor with what another entry says of it: lists joined, of the rest what it does not say itself."""
    lists: dict[str, Any] = {key: _both(getattr(into.actor, key), getattr(one.actor, key)) for key in LISTS}
    lists["aliases"] = tuple(
        form
        for form in _both(into.actor.aliases, (one.actor.name, *one.actor.aliases))
        if form != into.actor.name
    )
    lists["former"] = _both(into.actor.former, (one.actor.name, *one.actor.former))
    rest: dict[str, Any] = {
        key: getattr(one.actor, key)
        for key in ("kind", "gender", "family_first", "wikidata")
        if key in one.keys and key not in into.keys
    }
    return replace(into.actor, **lists, **rest)


def _both(first: Iterable[T], second: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*first, *second)))
