"""The list of actors: people, organisations, states, places, outlets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ..model import Actor
from .files import PageFile
from .library import Library
from .shelves import by_family
from .views import ActorGroup, ActorLetter, ActorRow, PassingRow
from .wording import Wording

KINDS = ("person", "organisation", "state", "place", "outlet")

MANY = 40
"""From so many actors on a group stands under letters."""


def pages(library: Library) -> Iterator[PageFile]:
    """actors/index.html"""
    known = {actor.name: actor for actor in library.knowledge.actors}
    rows, wording = list(library.actors.values()), library.site.wording
    groups = tuple(_groups(rows, tuple(_named_once(library)), known, wording))
    variables = {"groups": groups, "pairs": len(library.company.pages), "quotes": bool(library.spoken.by)}
    title = wording.gettext("Actors")
    yield PageFile("actors/index.html", "actors.html", variables, title=title, section="actors")


def kind_names(wording: Wording) -> dict[str, str]:
    """Kind -> what many of it are called."""
    return {
        "person": wording.gettext("People"),
        "organisation": wording.gettext("Organisations"),
        "state": wording.gettext("States"),
        "place": wording.gettext("Places"),
        "outlet": wording.gettext("Outlets"),
    }


def _named_once(library: Library) -> Iterator[PassingRow]:
    """Who has no page, with the story that names it; the newest of two that quote an outlet."""
    seen = set(library.actors)
    for story in library.stories:
        for actor in story.actors:
            if actor.name not in seen:
                seen.add(actor.name)
                yield PassingRow(actor.name, str(actor.kind), library.articles[story.slug])


def _groups(
    rows: Sequence[ActorRow], once: Sequence[PassingRow], known: Mapping[str, Actor], wording: Wording
) -> Iterator[ActorGroup]:
    """The kinds that there are, each in order of the alphabet, a long one under its letters."""
    kinds = {row.name: row.kind for row in rows} | {row.name: row.kind for row in once}
    keys = {name: by_family(name, kind, known.get(name)) for name, kind in kinds.items()}
    titles = kind_names(wording)
    for kind in KINDS:
        members = sorted((row for row in rows if row.kind == kind), key=lambda row: keys[row.name])
        letters = groupby(members, lambda row: keys[row.name][0][0].upper())
        shelves = tuple(
            ActorLetter(letter, f"{kind}-{letter}".lower(), tuple(some)) for letter, some in letters
        )
        passing = tuple(sorted((row for row in once if row.kind == kind), key=lambda row: keys[row.name]))
        if members or passing:
            many = shelves if len(members) >= MANY else ()
            yield ActorGroup(kind, titles[kind], tuple(members), many, passing)
