"""The key facts of an article: who, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model import ActorKind, ActorRef, Stamp, parse_when
from ..tenures import role_on
from .dates import date_view
from .decorators import DATE, day_id
from .dress import Dressed
from .library import Library
from .stories import Story
from .views import DayTold, NameView
from .wording import Wording


def roles_of(story: Story, library: Library) -> Mapping[str, str]:
    """What each who acts was when it was published, or what the registry says first of it."""
    roles = {actor.name: role_of(actor.name, story.date, library) for actor in story.acting}
    return {name: role for name, role in roles.items() if role}


def role_of(name: str, when: Stamp | None, library: Library) -> str:
    """The role held then, else one of which nobody says when it was held; may be empty."""
    return role_on(library.tenures.get(name, ()), when) or library.roles.get(name, "")


def named(actors: Iterable[ActorRef], library: Library, when: Stamp | None = None) -> tuple[NameView, ...]:
    """Names with their pages, and a few words on those who have one, as they were then."""
    return tuple(_name(actor, library, when) for actor in actors)


def _name(actor: ActorRef, library: Library, when: Stamp | None) -> NameView:
    if actor.kind is ActorKind.OUTLET and (outlet := library.plain_outlets.get(actor.name)):
        return NameView(actor.name, outlet.url)
    row = library.plain_actors.get(actor.name)
    if not row:
        return NameView(actor.name, "")
    role = role_of(actor.name, when, library)
    return NameView(actor.name, row.url, role or kind_name(row.kind, library.site.wording))


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

    return named(sorted(places, key=lambda actor: not printed(actor)), library, story.date)


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
