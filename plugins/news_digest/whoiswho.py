"""Who acts in the articles on disk, and as what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from .check import read_articles
from .checknames import actor_refs
from .frontmatter import Document
from .model import Actor, ActorKind, ActorRef
from .problems import Problem, Severity, UserError
from .registry import load_knowledge
from .settings import Settings

Appearances = Mapping[str, list[tuple[str, ActorRef, Document]]]
"""Canonical name -> where it acts: path of the article, the entry, the article; newest first."""


def list_actors(settings: Settings) -> list[str]:
    """A line an actor: how many articles, its name, its kind; the most frequent first."""
    acts = _appearances(settings)
    kinds = {actor.name: actor for actor in load_knowledge(settings.registry, settings.outlets).actors}
    rows = sorted(acts, key=lambda name: (-len(acts[name]), name))
    return [
        f"{len(acts[name]):5}  {name} ({_kind(kinds.get(name), acts[name][0][1])}{_in_passing(acts[name])})"
        for name in rows
    ]


def actors_seen(settings: Settings) -> dict[str, ActorKind]:
    """Who acts in the articles on disk, by the names that stand there, and what each is."""
    return {name: places[0][1].kind for name, places in _appearances(settings).items()}


def _in_passing(places: Sequence[tuple[str, ActorRef, Document]]) -> str:
    return ", in passing" if all(ref.passing for _, ref, _ in places) else ""


def show_actor(settings: Settings, name: str) -> list[str]:
    """What is known of one actor, by any of its names or a part of its name, and the articles in which it acts.

    Raises UserError where nobody is called so.
    """
    acts = _appearances(settings)
    knowledge = load_knowledge(settings.registry, settings.outlets)
    meant = {actor.name: actor for actor in knowledge.actor_forms.get(name, ())}
    known = {actor.name: actor for actor in knowledge.actors}
    names = sorted({name} & (acts.keys() | known.keys()) | meant.keys())
    names = names or sorted(each for each in acts if name.casefold() in each.casefold())
    if not names:
        message = f"no actor is called {name!r}"
        raise UserError(Problem("actors", 0, Severity.ERROR, message, "See: news-digest actors list"))
    return [line for each in names for line in _card(each, known.get(each), acts)]


def _card(name: str, known: Actor | None, acts: Appearances) -> list[str]:
    places = acts.get(name, [])
    lines = [f"{name} ({_kind(known, places[0][1] if places else ActorRef(name))})"]
    if known:
        for what, values in (
            ("also", known.aliases),
            ("stands for it", known.metonyms),
            ("adjective", known.adjectives),
            ("role", known.roles),
            ("alone means it", known.short),
            ("is not", known.different),
            ("was", known.former),
        ):
            lines += [f"  {what}: {', '.join(values)}"] if values else []
    printed = sorted({form for _, ref, _ in places for form in ref.forms})
    lines += [f"  printed as: {', '.join(printed)}"] if printed else []
    lines += [
        f"  {doc.fields.get('date', 'no date')}  {doc.fields.get('title', '')}"
        f"  ({where}{', in passing' if ref.passing else ''})"
        for where, ref, doc in places
    ]
    return lines


def _kind(known: Actor | None, ref: ActorRef) -> str:
    return str(known.kind if known else ref.kind)


def _appearances(settings: Settings) -> Appearances:
    problems: list[Problem] = []
    documents = read_articles(Path(settings.articles), problems)
    newest = sorted(
        documents.items(), key=lambda item: (item[1].fields.get("date", ""), item[0]), reverse=True
    )
    acts: dict[str, list[tuple[str, ActorRef, Document]]] = {}
    for where, document in newest:
        for ref in actor_refs(document):
            acts.setdefault(ref.name, []).append((where, ref, document))
    return acts
