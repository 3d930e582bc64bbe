"""Building the library: the stories put in order, and all that is said of them together worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..events import gather
from ..model import ActorKind, Cut, Knowledge
from ..problems import Problem, Severity
from ..samestory import Family
from ..slugs import allot
from ..tenures import lasting_roles
from .bodies import Bodies, Circumstances
from .company import company_of
from .copies import families_of, leading
from .dates import date_view
from .descriptions import descriptions_of
from .intake import by_itself
from .kept import Kept
from .known import with_actors
from .library import CAST, Library, Moved, Site, foreign
from .margin import by_slug as by_article
from .margin import lost_by_slug
from .notebook import NoteFile, placed
from .notelinks import targets_of
from .quotations import spoken_in
from .related import links_of, unweighted
from .shelves import (
    actor_rows,
    actor_slugs,
    former_names,
    grouped,
    outlet_rows,
    tag_names,
    tag_rows,
    with_pages,
)
from .stories import Story, without_text
from .views import ActorRow, ArticleRow, OutletRow


def arrange(
    found: Iterable[Story],
    site: Site,
    knowledge: Knowledge,
    notes: Iterable[NoteFile] = (),
    cuts: Mapping[str, Sequence[Cut]] | None = None,
    kept: Kept | None = None,
) -> tuple[Library, tuple[Problem, ...]]:
    """Build the library, and say what an editor should look at; two articles of one slug both stay.

    What earlier builds have worked out is taken from what is `kept`, and put there for later ones.
    """
    kept = kept or Kept()
    read, doubled = _ordered(with_actors(found, knowledge))
    by_slug = {story.slug: story for story in read}
    known = {story.slug: kept.of(story) or by_itself(story, knowledge) for story in read}
    signatures = {slug: one.signature for slug, one in known.items()}
    nodes = {slug: one.node for slug, one in known.items()}
    stories = tuple(map(without_text, read))
    same = families_of(stories, signatures, lambda slug: by_slug[slug].html, kept)
    shown = leading(stories, same)  # stands for its copies and earlier versions
    acting = grouped((actor.name, shown[story.slug]) for story in stories for actor in story.acting)
    named = grouped((actor.name, shown[story.slug]) for story in stories for actor in story.actors)
    by_actor = with_pages(acting, named)
    by_cited = grouped((actor.name, story) for story in stories for actor in story.cited)
    by_outlet = grouped((story.outlet, story) for story in stories if story.outlet)
    by_via = grouped((story.via, story) for story in stories if story.via)
    by_tag = grouped((tag, shown[story.slug]) for story in stories for tag in story.tags)
    known_actors = {actor.name: actor for actor in knowledge.actors}
    former = former_names(by_actor, known_actors)
    slugs = actor_slugs(by_actor, former)
    actors, outlets, tags = (
        actor_rows(by_actor, slugs),
        outlet_rows(by_outlet, by_via, by_cited),
        tag_rows(by_tag),
    )
    plain_actors = {name: replace(row, count=0, latest=None) for name, row in actors.items()}
    plain_outlets = {name: replace(row, count=0, latest=None) for name, row in outlets.items()}
    renamed = {slugs[old]: actors[name] for old, name in former.items()}
    remarks, astray = placed(notes, by_slug, targets_of(by_slug, actors.values(), knowledge, renamed))
    noted = by_article(remarks)
    around = Circumstances(actors, noted, knowledge, site.wording, kept.mark, site.settings.processes)
    marks = {slug: one.mark for slug, one in known.items() if one.mark}
    dressed = Bodies(by_slug, around, kept.store, marks)
    links, unknown = links_of(stories, nodes, site.settings.related, shown, kept, site.settings.processes)
    told = {slug: found.told for slug, found in dressed.found.items()}
    alone = tuple(story for story in stories if shown[story.slug] is story)
    said = {slug: found.said for slug, found in dressed.found.items()}
    library = Library(
        site=site,
        knowledge=knowledge,
        stories=stories,
        leading=alone,
        same=same,
        by_slug=by_slug,
        dressed=dressed,
        told=told,
        events=gather([telling for story in alone for telling in told[story.slug]]),
        said=said,
        spoken=spoken_in(alone, said),
        described=descriptions_of(
            alone,
            [row.name for row in actors.values() if row.kind == ActorKind.PERSON],
            {slug: found.printed for slug, found in dressed.found.items()},
        ),
        links=links,
        related={slug: tuple(map(unweighted, some)) for slug, some in links.items()},
        articles={
            s.slug: _row(
                s, known[s.slug].summary, _elsewhere(s, same, by_slug), plain_actors, plain_outlets, site.lang
            )
            for s in stories
        },
        actors=actors,
        tags=tags,
        plain_actors=plain_actors,
        plain_tags={name: replace(row, count=0) for name, row in tags.items()},
        plain_outlets=plain_outlets,
        outlets=outlets,
        acting=acting,
        company=company_of(acting, actors),
        by_actor=by_actor,
        by_tag=by_tag,
        by_outlet=by_outlet,
        by_via=by_via,
        by_cited=by_cited,
        known=known_actors,
        roles={actor.name: lasting[0] for actor in knowledge.actors if (lasting := lasting_roles(actor))},
        tenures={actor.name: actor.tenures for actor in knowledge.actors if actor.tenures},
        moved={old: Moved(name, f"actors/{slugs[old]}.html") for old, name in former.items()},
        notes=remarks,
        placed=noted,
        lost=lost_by_slug(remarks),
        cuts={} if site.settings.public else cuts or {},
    )
    return library, (*doubled, *unknown, *astray)


def _ordered(found: Iterable[Story]) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    """Newest first, then by slug; tags in one spelling; a slug that is taken gets a number."""
    stories: dict[str, Story] = {}
    problems = []
    for story in sorted(found, key=lambda story: (story.slug, story.where)):
        slug = allot(story.slug, stories)
        if slug != story.slug:
            message = f"the slug {story.slug!r} is that of {stories[story.slug].where}, too"
            advice = f"Shown as {slug}.html; give one of them another slug."
            problems.append(Problem(story.where, 0, Severity.ERROR, message, advice))
        stories[slug] = story if slug == story.slug else replace(story, slug=slug)
    spelling = tag_names(stories.values())
    told = [_spelt(story, spelling) for _, story in sorted(stories.items())]
    dated = [story for story in told if story.date]
    dated.sort(key=_when, reverse=True)
    return (*dated, *(story for story in told if not story.date)), tuple(problems)


def _spelt(story: Story, spelling: Mapping[str, str]) -> Story:
    tags = tuple(dict.fromkeys(spelling[tag.casefold()] for tag in story.tags))
    return story if tags == story.tags else replace(story, tags=tags)


def _when(story: Story) -> str:
    return str(story.date)


def _elsewhere(story: Story, same: Mapping[str, Family], by_slug: Mapping[str, Story]) -> tuple[str, ...]:
    """The outlets beside its own that have the story, in order of its copies."""
    family = same.get(story.slug)
    keys = (family.lead, *family.others) if family else ()
    return tuple(dict.fromkeys(o for key in keys if (o := by_slug[key].outlet) and o != story.outlet))


def _row(
    story: Story,
    summary: str,
    also_in: tuple[str, ...],
    actors: Mapping[str, ActorRow],
    outlets: Mapping[str, OutletRow],
    lang: str,
) -> ArticleRow:
    return ArticleRow(
        title=story.title,
        url=story.url_path,
        kicker=story.kicker,
        summary=summary,
        date=date_view(story.date) if story.date else None,
        outlet=outlets.get(story.outlet),
        also_in=also_in,
        category=story.category,
        lang=foreign(story.lang, lang),
        partial=story.partial,
        actors=tuple(actors[actor.name] for actor in story.acting[:CAST]),
    )
