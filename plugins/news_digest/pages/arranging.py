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
from .catalogue import Catalogue, catalogued
from .company import company_of
from .copies import families_of, leading
from .dates import date_view
from .descriptions import descriptions_of
from .intake import by_itself
from .kept import Kept
from .known import with_actors
from .library import CAST, Library, Site, foreign
from .margin import by_slug as by_article
from .margin import lost_by_slug
from .notebook import NoteFile, placed
from .notelinks import targets_of
from .quotations import spoken_in
from .related import links_of, unweighted
from .shelves import (
    tag_names,
)
from .stories import Story, without_text
from .views import ArticleRow


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
    catalogue = catalogued(stories, shown, knowledge)
    actors = catalogue.actors
    remarks, astray = placed(
        notes, by_slug, targets_of(by_slug, actors.values(), knowledge, catalogue.renamed)
    )
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
            s.slug: _row(s, known[s.slug].summary, _also_in(s, same, by_slug), catalogue, site.lang)
            for s in stories
        },
        actors=catalogue.actors,
        tags=catalogue.tags,
        plain_actors=catalogue.plain_actors,
        plain_tags=catalogue.plain_tags,
        plain_outlets=catalogue.plain_outlets,
        outlets=catalogue.outlets,
        acting=catalogue.acting,
        company=company_of(catalogue.acting, actors),
        by_actor=catalogue.by_actor,
        by_tag=catalogue.by_tag,
        by_outlet=catalogue.by_outlet,
        by_via=catalogue.by_via,
        by_cited=catalogue.by_cited,
        known={actor.name: actor for actor in knowledge.actors},
        roles={actor.name: lasting[0] for actor in knowledge.actors if (lasting := lasting_roles(actor))},
        tenures={actor.name: actor.tenures for actor in knowledge.actors if actor.tenures},
        moved=catalogue.moved,
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


def _also_in(story: Story, same: Mapping[str, Family], by_slug: Mapping[str, Story]) -> tuple[str, ...]:
    """The outlets beside its own that have the story, in order of its copies."""
    family = same.get(story.slug)
    keys = (family.lead, *family.others) if family else ()
    return tuple(dict.fromkeys(o for key in keys if (o := by_slug[key].outlet) and o != story.outlet))


def _row(story: Story, summary: str, also_in: tuple[str, ...], catalogue: Catalogue, lang: str) -> ArticleRow:
    return ArticleRow(
        title=story.title,
        url=story.url_path,
        kicker=story.kicker,
        summary=summary,
        date=date_view(story.date) if story.date else None,
        outlet=catalogue.plain_outlets.get(story.outlet),
        also_in=also_in,
        category=story.category,
        lang=foreign(story.lang, lang),
        partial=story.partial,
        actors=tuple(catalogue.plain_actors[actor.name] for actor in story.acting[:CAST]),
    )
