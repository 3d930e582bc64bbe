"""Who is who before the first article is read: the editor's registry over the shipped gazetteer.

What content/actors.yml says is told in `actorsheet`. An entry of content/outlets.yml:

    The Daily Example: {aliases: [Example], domains: [example.com], zone: Europe/London, agency: false,
      day_first: true, lang: en, license: CC0}
"""

from __future__ import annotations

import functools
import zoneinfo
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from pathlib import Path

from .actorsheet import read_actors
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
from .sheets import Node, Reader, Sheet, entries, text_of

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
    known, ignored = read_actors(Sheet(*text_of(registry)), ActorKind.PERSON)
    papers = _read_outlets(Sheet(*text_of(outlets)))
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
        actors += read_actors(Sheet((folder / file).read_text("utf-8"), f"data/{file}", shipped=True), kind)[
            0
        ]
    for table, read in TABLES.items():
        names = {form for actor in actors for form in (actor.name, *actor.aliases, *actor.adjectives)}
        actors += unclaimed(read((folder / table).read_text("utf-8")), names)
    actors = list(with_names_abroad(actors, (folder / ABROAD).read_text("utf-8")))
    papers = _read_outlets(
        Sheet((folder / "outlets.yml").read_text("utf-8"), "data/outlets.yml", shipped=True)
    )
    actors.sort(key=lambda actor: actor.name)
    return Knowledge(
        actors=tuple(actors),
        outlets=tuple(papers),
        actor_forms=actor_forms(actors),
        outlet_forms=outlet_forms(papers),
        longer=longer_names(actors, papers),
    )


def _zone(sheet: Sheet, node: Node) -> str:
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
    "aliases": Sheet.words,
    "domains": Sheet.words,
    "zone": _zone,
    "agency": Sheet.flag,
    "day_first": Sheet.flag,
    "lang": Sheet.word,
    "license": Sheet.word,
}
"""Key of outlets.yml -> how its value is read; keys and fields of Outlet have one name."""


def _read_outlets(sheet: Sheet) -> list[Outlet]:
    """The sheet's outlets; raises UserError where two claim one name, alias or domain."""
    outlets: list[Outlet] = []
    claims: dict[str, str] = {}
    for entry in entries(sheet, OUTLET_KEYS):
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
