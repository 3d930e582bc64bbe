"""The key facts of an article: who, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model import ActorKind, ActorRef, parse_when
from .dates import date_view
from .decorators import DATE, day_id
from .dress import Dressed
from .library import Library
from .stories import Story
from .views import DayTold, NameView
from .wording import Wording


def roles_of(story: Story, library: Library) -> Mapping[str, str]:
    """What the registry says first of each who acts."""
    return {actor.name: library.roles[actor.name] for actor in story.acting if actor.name in library.roles}


def named(actors: Iterable[ActorRef], library: Library) -> tuple[NameView, ...]:
    """Names with their pages, and a few words on those who have one."""
    return tuple(_name(actor, library) for actor in actors)


def _name(actor: ActorRef, library: Library) -> NameView:
    if actor.kind is ActorKind.OUTLET and (outlet := library.plain_outlets.get(actor.name)):
        return NameView(actor.name, outlet.url)
    row = library.plain_actors.get(actor.name)
    if not row:
        return NameView(actor.name, "")
    return NameView(
        actor.name, row.url, library.roles.get(actor.name) or kind_name(row.kind, library.site.wording)
    )


def kind_name(kind: str, wording: Wording) -> str:
    """What someone is of whom no more is known."""
    names = {
        "person": wording.gettext("Person"),
        "organisation": wording.gettext("Organisation"),
        "state": wording.gettext("State"),
        "place": wording.gettext("Place"),
        "outlet": wording.gettext("Outlet"),
    }
    return names[kind]


def places_of(story: Story, library: Library) -> tuple[NameView, ...]:
    """Places named in passing; those that the dateline names first."""
    places = [actor for actor in story.also_named if actor.kind is ActorKind.PLACE]
    dateline = story.dateline.casefold()

    def printed(actor: ActorRef) -> bool:
        return any(form.casefold() in dateline for form in (actor.name, *actor.forms))

    return named(sorted(places, key=lambda actor: not printed(actor)), library)


def days_told(dressed: Dressed, url: str) -> tuple[DayTold, ...]:
    """The days that words in the text mean, oldest first, with the words."""
    found: dict[str, dict[str, NameView]] = {}
    for passage, mark in dressed.found:
        if mark.kind == DATE:
            words = passage.text[mark.start : mark.end]
            place = NameView(words, f"{url}#{passage.anchor}")
            found.setdefault(mark.meaning, {}).setdefault(words.casefold(), place)
    whens = {parse_when(meaning): words for meaning, words in found.items()}
    ordered = sorted(whens, key=lambda when: (when.first, str(when)))
    return tuple(DayTold(day_id(when), date_view(when), tuple(whens[when].values())) for when in ordered)
