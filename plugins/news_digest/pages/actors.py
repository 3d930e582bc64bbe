"""The list of actors: people, organisations, states, places, outlets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeVar

from ..slugs import slugify
from .files import PageFile
from .library import Library
from .shelves import by_family
from .views import ActorGroup, ActorLetter, ActorRow, ActorsPart, PageLink, PassingRow
from .wording import Wording

KINDS = ("person", "organisation", "state", "place", "outlet")

MANY = 40
"""From so many actors on a group stands under letters."""

ON_ONE_PAGE, FOREMOST = 1000, 60
"""Names on one page; where there are more, each letter has a page, and the first page these of each kind."""

Keys = Mapping[str, tuple[str, str, str]]
"""Name -> its place in the alphabet."""

R = TypeVar("R", ActorRow, PassingRow)


def pages(library: Library) -> Iterator[PageFile]:
    """actors/index.html, and where there are very many actors/by/person-k.html and so on"""
    rows, once = list(library.actors.values()), tuple(_named_once(library))
    wording = library.site.wording
    kinds = {row.name: row.kind for row in rows} | {row.name: row.kind for row in once}
    keys = {name: by_family(name, kind, library.known.get(name)) for name, kind in kinds.items()}
    parts: tuple[ActorsPart, ...] = ()
    if len(rows) + len(once) <= ON_ONE_PAGE:
        groups = tuple(_groups(rows, once, keys, wording))
    else:
        parts = tuple(_parts(rows, once, keys, wording))
        groups = tuple(_foremost(rows, parts, keys, wording))
    variables = {"groups": groups, "pairs": len(library.company.pages), "quotes": bool(library.spoken.by)}
    title = wording.gettext("Actors")
    yield PageFile("actors/index.html", "actors.html", variables, title=title, section="actors")
    for part in parts:
        title = f"{part.group}: {part.letter}"
        yield PageFile(part.url, "actors_part.html", {"part": part}, title=title, section="actors")


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
    rows: Sequence[ActorRow], once: Sequence[PassingRow], keys: Keys, wording: Wording
) -> Iterator[ActorGroup]:
    """The kinds that there are, each in order of the alphabet, a long one under its letters."""
    titles = kind_names(wording)
    for kind in KINDS:
        members, passing = _of_kind(rows, kind, keys), _of_kind(once, kind, keys)
        letters = groupby(members, lambda row: _letter(row, keys))
        shelves = tuple(
            ActorLetter(letter, f"{kind}-{letter}".lower(), tuple(some)) for letter, some in letters
        )
        if members or passing:
            many = shelves if len(members) >= MANY else ()
            yield ActorGroup(kind, titles[kind], members, many, passing)


def _parts(
    rows: Sequence[ActorRow], once: Sequence[PassingRow], keys: Keys, wording: Wording
) -> Iterator[ActorsPart]:
    """A page for each letter of each kind."""
    titles = kind_names(wording)
    for kind in KINDS:
        members, passing = _of_kind(rows, kind, keys), _of_kind(once, kind, keys)
        letters = sorted({_letter(row, keys) for row in members} | {_letter(row, keys) for row in passing})
        links = tuple(PageLink(letter, f"actors/by/{kind}-{slugify(letter)}.html") for letter in letters)
        for link in links:
            yield ActorsPart(
                group=titles[kind],
                letter=link.title,
                url=link.url,
                actors=tuple(row for row in members if _letter(row, keys) == link.title),
                passing=tuple(row for row in passing if _letter(row, keys) == link.title),
                parts=links,
            )


def _foremost(
    rows: Sequence[ActorRow], parts: Sequence[ActorsPart], keys: Keys, wording: Wording
) -> Iterator[ActorGroup]:
    """Of each kind those who are named most, and the pages of its letters."""
    titles = kind_names(wording)
    for kind in KINDS:
        links = next((part.parts for part in parts if part.group == titles[kind]), ())
        most = sorted((row for row in rows if row.kind == kind), key=lambda row: (-row.count, row.name))
        if links:
            yield ActorGroup(kind, titles[kind], _of_kind(most[:FOREMOST], kind, keys), (), (), links)


def _of_kind(rows: Iterable[R], kind: str, keys: Keys) -> tuple[R, ...]:
    """In order of the alphabet."""
    return tuple(sorted((row for row in rows if row.kind == kind), key=lambda row: keys[row.name]))


def _letter(row: ActorRow | PassingRow, keys: Keys) -> str:
    return keys[row.name][0][0].upper()
