"""The editor's entries over the shipped ones, and printed forms as they are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from .model import Actor, ActorKind, Outlet

ENTRY = re.compile(
    r"([^,(?]+)(\?)? ?(?:\(([^)]*)\))?(\?)?(?:, |$)"
)  # Calif. in: Reading?, California (Calif. / CA)
ABBREVIATION = re.compile(r".*\.|[A-Z]{2,3}|Qld")  # N.Y., NY


def read_places(text: str) -> Iterator[Actor]:
    """The gazetteer of places: a line a country, `Country: Place, Place (other / forms), Doubtful?, ...`."""
    named: dict[str, Actor] = {}
    for name, unsure, forms in _entries(text):
        short = [form for form in forms if ABBREVIATION.fullmatch(form)]
        plain = tuple(form for form in forms if form not in short)
        doubtful = (name, *short) if unsure else tuple(short)
        before = named.get(name)
        named[name] = Actor(
            name,
            ActorKind.PLACE,
            _both(before.aliases if before else (), plain),
            doubtful=_both(before.doubtful if before else (), doubtful),
        )
    yield from named.values()


def read_bodies(text: str) -> Iterator[Actor]:
    """More organisations, written as the places are: a line a field."""
    for name, _, forms in _entries(text):
        yield Actor(name, ActorKind.ORGANISATION, tuple(forms))


def with_names_abroad(actors: Iterable[Actor], text: str) -> Iterator[Actor]:
    """The actors, with their names in other languages as aliases: a line of `text` is `Name: form, form`.

    What is another's name already is left out.
    """
    actors = list(actors)
    taken = {
        form for actor in actors for form in (actor.name, *actor.aliases, *actor.metonyms, *actor.adjectives)
    }
    abroad = dict(line.split(": ") for line in text.splitlines() if line and not line.startswith("#"))
    for actor in actors:
        forms = tuple(form for form in abroad.get(actor.name, "").split(", ") if form and form not in taken)
        yield replace(actor, aliases=_both(actor.aliases, forms)) if forms else actor


def _entries(text: str) -> Iterator[tuple[str, bool, list[str]]]:
    """Name, whether it is doubtful, and other forms, of each entry of a plain table."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            for found in ENTRY.finditer(line.partition(": ")[2]):
                forms = [form.strip() for form in found[3].split("/")] if found[3] else []
                yield found[1].strip(), bool(found[2] or found[4]), forms


def unclaimed(places: Iterable[Actor], names: Set[str]) -> Iterator[Actor]:
    """The actors without names that are another's: Georgia is the state's."""
    for place in places:
        if names.isdisjoint((place.name, *place.aliases, *place.doubtful)):
            yield place
        elif place.name not in names:
            yield replace(
                place,
                aliases=tuple(form for form in place.aliases if form not in names),
                doubtful=tuple(form for form in place.doubtful if form not in names),
            )


def over(known: Sequence[Actor], shipped: Sequence[Actor], ignored: Iterable[str]) -> tuple[Actor, ...]:
    """The editor's actors over the gazetteer's: what is claimed or ignored is the gazetteer's no more."""
    owner = {form: actor.name for actor in known for form in (actor.name, *actor.aliases)}
    lost = {form for actor in known for form in (actor.name, *actor.aliases, *actor.metonyms)} | set(ignored)
    merged = {actor.name: actor for actor in known}
    kept: list[Actor] = []
    for actor in shipped:
        heir = owner.get(actor.name)
        if heir:
            merged[heir] = _joined(merged[heir], actor)
        elif actor.name not in lost:
            kept.append(_without(actor, lost))
    return tuple(sorted((*merged.values(), *kept), key=lambda actor: actor.name))


def _joined(editor: Actor, shipped: Actor) -> Actor:
    """The editor's entry, and under it what the gazetteer knows besides."""
    same = replace(
        editor,
        kind=editor.kind if editor.kind is not ActorKind.PERSON else shipped.kind,
        aliases=_both(editor.aliases, (*shipped.aliases, shipped.name)),
        metonyms=_both(editor.metonyms, shipped.metonyms),
        adjectives=_both(editor.adjectives, shipped.adjectives),
        wikidata=editor.wikidata or shipped.wikidata,
    )
    return _without(same, {editor.name})


def _both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _without(actor: Actor, lost: set[str]) -> Actor:
    """The actor without the forms that are another's."""
    if lost.isdisjoint((*actor.aliases, *actor.metonyms, *actor.adjectives)):
        return actor
    return replace(
        actor,
        aliases=tuple(form for form in actor.aliases if form not in lost),
        metonyms=tuple(form for form in actor.metonyms if form not in lost),
        adjectives=tuple(form for form in actor.adjectives if form not in lost),
    )


def actor_forms(actors: Iterable[Actor]) -> dict[str, tuple[Actor, ...]]:
    """Printed form, apostrophes straight -> who it may mean; only an adjective may mean several.

    A place yields to the state for which it stands (Pyongyang), and has no doubtful form here.
    """
    forms: dict[str, tuple[Actor, ...]] = {}
    places = []
    for actor in actors:
        if actor.kind is ActorKind.PLACE:
            places.append(actor)
            continue
        for form in dict.fromkeys(
            map(straight, (actor.name, *actor.aliases, *actor.metonyms, *actor.adjectives))
        ):
            forms[form] = (*forms.get(form, ()), actor)
    for place in places:
        for form in map(straight, (place.name, *place.aliases, *place.metonyms, *place.adjectives)):
            if form not in place.doubtful:
                forms.setdefault(form, (place,))
    return forms


def outlet_forms(outlets: Iterable[Outlet]) -> dict[str, Outlet]:
    """Case-folded name, alias or domain, with straight and with curly apostrophes -> outlet."""
    forms: dict[str, Outlet] = {}
    for outlet in outlets:
        for form in (outlet.name, *outlet.aliases, *outlet.domains):
            for variant in (form, straight(form), form.replace("'", "’")):
                forms[variant.casefold()] = outlet
    return forms


def longer_names(actors: Iterable[Actor], outlets: Iterable[Outlet]) -> dict[str, tuple[str, ...]]:
    """Word -> the known names of several words in which it stands, sorted."""
    names = {form for actor in actors for form in (actor.name, *actor.aliases)}
    names |= {form for outlet in outlets for form in (outlet.name, *outlet.aliases)}
    holding: dict[str, list[str]] = {}
    for name in sorted(map(straight, names)):
        parts = name.split()
        for word in dict.fromkeys(parts) if len(parts) > 1 else ():
            holding.setdefault(word, []).append(name)
    return {word: tuple(found) for word, found in holding.items()}


def straight(text: str) -> str:
    """The text with straight apostrophes, as forms are kept."""
    return text.replace("’", "'")
