"""The catalogue: in which stories each actor, tag and outlet stands, and the row that leads to its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Knowledge
from .library import Moved
from .shelves import (
    Shelf,
    actor_rows,
    actor_slugs,
    former_names,
    grouped,
    outlet_rows,
    tag_rows,
    with_pages,
)
from .stories import Story
from .views import ActorRow, OutletRow, TagRow


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Shelves of stories and the rows that stand for them; as the library has them."""

    acting: Shelf
    by_actor: Shelf
    by_cited: Shelf
    by_outlet: Shelf
    by_via: Shelf
    by_tag: Shelf
    actors: Mapping[str, ActorRow]
    outlets: Mapping[str, OutletRow]
    tags: Mapping[str, TagRow]
    plain_actors: Mapping[str, ActorRow]
    plain_outlets: Mapping[str, OutletRow]
    plain_tags: Mapping[str, TagRow]
    moved: Mapping[str, Moved]
    """By former name of an actor."""
    renamed: Mapping[str, ActorRow]
    """By the slug of the page that was."""


def catalogued(stories: Sequence[Story], shown: Mapping[str, Story], knowledge: Knowledge) -> Catalogue:
    """Shelve the stories; on the shelves of actors and tags those stand that are `shown` for them, by slug."""
    acting = grouped((actor.name, shown[story.slug]) for story in stories for actor in story.acting)
    named = grouped((actor.name, shown[story.slug]) for story in stories for actor in story.actors)
    by_actor = with_pages(acting, named)
    by_cited = grouped((actor.name, story) for story in stories for actor in story.cited)
    by_outlet = grouped((story.outlet, story) for story in stories if story.outlet)
    by_via = grouped((story.via, story) for story in stories if story.via)
    by_tag = grouped((tag, shown[story.slug]) for story in stories for tag in story.tags)
    former = former_names(by_actor, {actor.name: actor for actor in knowledge.actors})
    slugs = actor_slugs(by_actor, former)
    actors, outlets, tags = (
        actor_rows(by_actor, slugs),
        outlet_rows(by_outlet, by_via, by_cited),
        tag_rows(by_tag),
    )
    return Catalogue(
        acting=acting,
        by_actor=by_actor,
        by_cited=by_cited,
        by_outlet=by_outlet,
        by_via=by_via,
        by_tag=by_tag,
        actors=actors,
        outlets=outlets,
        tags=tags,
        plain_actors={name: replace(row, count=0, latest=None) for name, row in actors.items()},
        plain_outlets={name: replace(row, count=0, latest=None) for name, row in outlets.items()},
        plain_tags={name: replace(row, count=0) for name, row in tags.items()},
        moved={old: Moved(name, f"actors/{slugs[old]}.html") for old, name in former.items()},
        renamed={slugs[old]: actors[name] for old, name in former.items()},
    )
