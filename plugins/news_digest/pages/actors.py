"""The list of actors, and each actor's own page: names, roles, mentions in context, company, timeline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice

from ..model import Actor
from .decorators import ACTOR
from .feeds import feed_link
from .files import PageFile
from .library import Library
from .sentences import around
from .shelves import by_family, companions, newest, oldest
from .stories import Story
from .timeline import days_of, moments
from .views import ActorGroup, ActorLetter, ActorRow, ActorView, ContextView, PassingRow

GROUPS = {
    "person": "People",
    "organisation": "Organisations",
    "state": "States",
    "place": "Places",
    "outlet": "Outlets",
}

MANY = 40
"""From so many actors on a group stands under letters."""

PER_ARTICLE, IN_ALL = 3, 60
"""Contexts shown."""


def pages(library: Library) -> Iterator[PageFile]:
    """actors/index.html and actors/SLUG.html"""
    rows = list(library.actors.values())
    known = {actor.name: actor for actor in library.knowledge.actors}
    groups = tuple(_groups(rows, tuple(_named_once(library)), known))
    yield PageFile("actors/index.html", "actors.html", {"groups": groups}, title="Actors", section="actors")
    for row in rows:
        view = actor_view(row, known.get(row.name), library)
        yield PageFile(
            row.url,
            "actor.html",
            {"actor": view},
            title=row.name,
            description=f"{row.name} in the news: {_articles(row.count)}.",
            section="actors",
            feed=view.feed,
        )


def _named_once(library: Library) -> Iterator[PassingRow]:
    """Who has no page, with the story that names it; the newest of two that quote an outlet."""
    seen = set(library.actors)
    for story in library.stories:
        for actor in story.actors:
            if actor.name not in seen:
                seen.add(actor.name)
                yield PassingRow(actor.name, str(actor.kind), library.articles[story.slug])


def _groups(
    rows: Sequence[ActorRow], once: Sequence[PassingRow], known: Mapping[str, Actor]
) -> Iterator[ActorGroup]:
    """The kinds that there are, each in order of the alphabet, a long one under its letters."""
    kinds = {row.name: row.kind for row in rows} | {row.name: row.kind for row in once}
    keys = {name: by_family(name, kind, known.get(name)) for name, kind in kinds.items()}
    for kind, title in GROUPS.items():
        members = sorted((row for row in rows if row.kind == kind), key=lambda row: keys[row.name])
        letters = groupby(members, lambda row: keys[row.name][0][0].upper())
        shelves = tuple(
            ActorLetter(letter, f"{kind}-{letter}".lower(), tuple(some)) for letter, some in letters
        )
        passing = tuple(sorted((row for row in once if row.kind == kind), key=lambda row: keys[row.name]))
        if members or passing:
            yield ActorGroup(kind, title, tuple(members), shelves if len(members) >= MANY else (), passing)


def actor_view(row: ActorRow, known: Actor | None, library: Library) -> ActorView:
    """Everything on an actor's page."""
    stories = library.by_actor[row.name]
    aliases = known.aliases if known else ()
    printed = {
        form for story in stories for actor in story.actors if actor.name == row.name for form in actor.forms
    }
    return ActorView(
        name=row.name,
        url=row.url,
        kind=row.kind,
        count=row.count,
        aliases=aliases,
        forms=tuple(sorted(printed - {row.name, *aliases})),
        roles=known.roles if known else (),
        wikidata=known.wikidata if known else "",
        first=oldest(stories),
        latest=newest(stories),
        contexts=tuple(islice(_contexts(row.name, stories, library), IN_ALL)),
        companions=companions(row.name, stories, library.actors),
        days=days_of(moments(stories, library, row.name)),
        articles=library.rows(stories),
        feed=feed_link(row.name, row.url),
    )


def _contexts(name: str, stories: tuple[Story, ...], library: Library) -> Iterator[ContextView]:
    """Sentences that name the actor, one a passage."""
    for story in stories:
        seen = dict[str, ContextView]()
        for passage, decoration in library.dressed[story.slug].found:
            if decoration.kind != ACTOR or decoration.meaning != name or passage.anchor in seen:
                continue
            before, after = around(passage.text, decoration.start, decoration.end)
            form = passage.text[decoration.start : decoration.end]
            url = f"{story.url_path}#{passage.anchor}"
            seen[passage.anchor] = ContextView(before, form, after, url, library.articles[story.slug])
        yield from islice(seen.values(), PER_ARTICLE)


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"
