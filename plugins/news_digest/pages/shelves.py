"""Who and what appears in which stories, and the rows that stand for them in lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from ..forms import surname
from ..model import Actor, ActorKind, Stamp
from ..slugs import slugify, slugs_for
from .dates import date_view, day_only
from .stories import Story
from .views import ActorRow, DateView, OutletRow, TagRow

Shelf = dict[str, tuple[Story, ...]]

R = TypeVar("R", ActorRow, OutletRow, TagRow)

OFTEN = 2
"""Stories that name someone in passing, or quote an outlet, for it to have a page."""


def grouped(pairs: Iterable[tuple[str, Story]]) -> Shelf:
    """Stories by name, in order of the alphabet, each once and in the order in which they came."""
    found: dict[str, dict[str, Story]] = defaultdict(dict)
    for name, story in pairs:
        found[name][story.slug] = story
    return {name: tuple(found[name].values()) for name in sorted(found, key=by_alphabet)}


def with_pages(acting: Shelf, named: Shelf) -> Shelf:
    """The stories of those who have a page: who acts in one, or is named in OFTEN; an outlet must act."""
    return {
        name: stories
        for name, stories in named.items()
        if name in acting or (len(stories) >= OFTEN and not all(_cites(name, story) for story in stories))
    }


def _cites(name: str, story: Story) -> bool:
    return any(actor.name == name for actor in story.cited)


def by_alphabet(name: str) -> tuple[str, str]:
    """Sorts names as an index does: accents and case aside, then by the exact name."""
    return slugify(name), name


def by_family(name: str, kind: str, known: Actor | None) -> tuple[str, str, str]:
    """Sorts people by family name, everyone else by name."""
    if kind != "person" or " " not in name:
        return slugify(name), "", name
    return slugify(surname(name, known)), slugify(name), name


@lru_cache(maxsize=65_536)
def day_of(stamp: Stamp | None) -> DateView | None:
    """The day alone, for lists."""
    return date_view(day_only(stamp)) if stamp else None


def newest(stories: Iterable[Story]) -> DateView | None:
    """Day of the newest dated story."""
    return day_of(max((story.date for story in stories if story.date), default=None))


def oldest(stories: Iterable[Story]) -> DateView | None:
    """Day of the oldest dated story."""
    return day_of(min((story.date for story in stories if story.date), default=None))


def actor_rows(shelf: Shelf, slugs: Mapping[str, str]) -> dict[str, ActorRow]:
    """A row for each actor; what an actor is, as the first story that says more than `person` has it."""
    known = {story.slug: story for stories in shelf.values() for story in stories}
    said = {slug: _kinds(story) for slug, story in known.items()}
    kinds = {
        name: next((kind for story in stories if (kind := said[story.slug].get(name))), "person")
        for name, stories in shelf.items()
    }
    return {
        name: ActorRow(name, f"actors/{slugs[name]}.html", kinds[name], len(stories), newest(stories))
        for name, stories in shelf.items()
    }


def _kinds(story: Story) -> dict[str, str]:
    """What the story says that its actors are, where that is more than `person`."""
    kinds: dict[str, str] = {}
    for actor in story.actors:
        if actor.kind is not ActorKind.PERSON:
            kinds.setdefault(actor.name, str(actor.kind))
    return kinds


def tag_rows(shelf: Shelf) -> dict[str, TagRow]:
    """A row for each tag."""
    slugs = slugs_for(shelf)
    return {name: TagRow(name, f"tags/{slugs[name]}.html", len(stories)) for name, stories in shelf.items()}


def outlet_rows(own: Shelf, reprinted: Shelf, cited: Shelf) -> dict[str, OutletRow]:
    """A row for each outlet that wrote or reprinted something or is often quoted; its own articles are counted."""
    often = {name for name, stories in cited.items() if len(stories) >= OFTEN}
    names = sorted({*own, *reprinted, *often}, key=by_alphabet)
    slugs = slugs_for(names)
    rows = {}
    for name in names:
        stories = own.get(name, ())
        latest = newest((*stories, *reprinted.get(name, ()), *cited.get(name, ())))
        rows[name] = OutletRow(name, f"outlets/{slugs[name]}.html", len(stories), latest)
    return rows


def former_names(shelf: Shelf, known: Mapping[str, Actor]) -> dict[str, str]:
    """Name under which an actor with a page had one before -> the actor."""
    told = [known[name] for name in shelf if name in known]
    return {former: actor.name for actor in told for former in actor.former if former not in shelf}


def actor_slugs(shelf: Shelf, former: Mapping[str, str]) -> dict[str, str]:
    """A slug for each actor and each former name, so that nobody gets the address that was another's.

    Where an actor is still written in the same letters it keeps its address.
    """
    last = {old for old, name in former.items() if slugify(old) == slugify(name)}
    return slugs_for((*shelf, *former), last)


def tag_names(stories: Iterable[Story]) -> dict[str, str]:
    """Case-folded tag -> the spelling that most stories use."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for story in stories:
        for tag in story.tags:
            spellings[tag.casefold()][tag] += 1
    return {folded: min(counts, key=lambda tag: (-counts[tag], tag)) for folded, counts in spellings.items()}


def counted(names: Iterable[str], rows: Mapping[str, R]) -> tuple[R, ...]:
    """The rows of the names, each with how often it is there: most first, then by name."""
    counts = Counter(names)
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(replace(rows[name], count=counts[name]) for name in ordered)


def companions(name: str, stories: Sequence[Story], rows: Mapping[str, ActorRow]) -> tuple[ActorRow, ...]:
    """Who else acts in those of the stories in which this one does, and in how many: most first."""
    acting = ({actor.name for actor in story.acting} for story in stories)
    return counted((other for names in acting if not name or name in names for other in names - {name}), rows)
