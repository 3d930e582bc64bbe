"""An actor's own page: names, titles, mentions in context, words, company, timeline; and the same as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from ..model import Actor, Stamp
from ..tenures import lasting_roles
from .dates import date_view
from .decorators import ACTOR
from .descriptions import Described
from .drawing import ring
from .feeds import feed_link
from .files import PageFile, Plan
from .library import Library
from .listing import IN_FULL, listing, older_pages
from .moments import moments
from .offers import sibling
from .quotes import speakers_of
from .said import said_views
from .sentences import around
from .shelves import counted, newest, oldest
from .sparkline import Span, span_of_all, sparkline_view
from .stories import Story
from .timeline import days_of
from .views import (
    ActorRow,
    ActorView,
    CompanionView,
    ContextView,
    FeedLink,
    HeldView,
    NameView,
    OutletRow,
    TitleSource,
    TitleView,
)

PER_ARTICLE, IN_ALL = 3, 60
"""Contexts shown."""

TITLES, OUTLETS, WORDS = 12, 12, 12
"""Titles, outlets and quotations shown."""

NEVER = Stamp(1)
"""Before everything."""

DAYS, READ = 20, 150
"""Days of the timeline, and the newest articles from which they are taken."""


def plans(library: Library) -> Iterator[Plan]:
    """actors/SLUG.html"""
    return (Plan(row.url, pages_of, (name,)) for name, row in library.actors.items())


def pages_of(library: Library, name: str) -> Iterator[PageFile]:
    """The page of one actor, and those of its older articles."""
    row = library.actors[name]
    view = actor_view(row, library, library.once("span", span_of_all), library.once("speakers", speakers_of))
    yield PageFile(
        row.url,
        "actor.html",
        {"actor": view},
        title=row.name,
        description=library.site.wording.ngettext(
            "%(name)s in the news: %(num)s article.",
            "%(name)s in the news: %(num)s articles.",
            row.count,
            name=row.name,
        ),
        section="actors",
        feed=view.feed,
        alternates=(view.json,),
    )
    yield from older_pages(library.by_actor[name], library, row.url, name, "actors")


def actor_view(row: ActorRow, library: Library, span: Span | None, speakers: Mapping[str, str]) -> ActorView:
    """Everything on an actor's page; `speakers` have a page of all that they have said."""
    stories, name = library.by_actor[row.name], row.name
    known = library.known.get(name)
    aliases = known.aliases if known else ()
    said = library.spoken.by.get(name, ())
    days = days_of(moments(stories[:READ], library, name))
    return ActorView(
        name=name,
        url=row.url,
        kind=row.kind,
        count=row.count,
        aliases=aliases,
        forms=_printed(name, stories, aliases),
        roles=lasting_roles(known) if known else (),
        held=held_views(known) if known else (),
        titles=title_views(name, library),
        wikidata=known.wikidata if known else "",
        first=oldest(stories),
        latest=newest(stories),
        spark=sparkline_view(stories, span),
        contexts=tuple(islice(_contexts(name, stories[:IN_FULL], library), IN_ALL)),
        companions=companion_views(name, library),
        graph=ring(name, library.company, library.plain_actors),
        outlets=outlets_of(stories, library)[:OUTLETS],
        said=said_views(said[:WORDS], library),
        said_more=NameView(name, speakers[name]) if len(said) > WORDS else None,
        about=said_views(library.spoken.about.get(name, ())[:WORDS], library),
        days=days[:DAYS],
        more_days=len(days) > DAYS or len(stories) > READ,
        articles=listing(stories, library, row.url, name),
        feed=feed_link(name, row.url),
        json=json_link(name, row.url),
    )


def held_views(known: Actor) -> tuple[HeldView, ...]:
    """The editor's roles with their days, the first held first."""
    ordered = sorted(known.tenures, key=lambda held: (held.since or held.until or NEVER, held.role))
    return tuple(
        HeldView(
            held.role,
            date_view(held.since) if held.since else None,
            date_view(held.until) if held.until else None,
        )
        for held in ordered
    )


def json_link(name: str, url: str) -> FeedLink:
    """The actor's page as JSON."""
    return FeedLink(f"{name} (JSON)", sibling(url, "json"), "application/json")


def _printed(name: str, stories: Sequence[Story], aliases: Sequence[str]) -> tuple[str, ...]:
    """The forms that articles print, beside those that are known."""
    forms = {f for story in stories for actor in story.actors if actor.name == name for f in actor.forms}
    return tuple(sorted(forms - {name, *aliases}))


def title_views(name: str, library: Library) -> tuple[TitleView, ...]:
    """What is printed beside the name, what most articles print first."""
    titles = library.described.get(name, ())[:TITLES]
    return tuple(_title(title, library) for title in titles)


def _title(told: Sequence[Described], library: Library) -> TitleView:
    dated = [one for one in told if library.articles[one.slug].date] or told
    return TitleView(dated[-1].words, len(told), _source(dated[0], library), _source(dated[-1], library))


def _source(told: Described, library: Library) -> TitleSource:
    return TitleSource(newest([library.by_slug[told.slug]]), told.url, library.articles[told.slug])


def companion_views(name: str, library: Library) -> tuple[CompanionView, ...]:
    """Those with whom most articles are shared, and the page of the two."""
    return tuple(
        CompanionView(library.plain_actors[other], bond.count, bond.latest, bond.url)
        for other, bond in library.company.nearest.get(name, ())
    )


def outlets_of(stories: Sequence[Story], library: Library) -> tuple[OutletRow, ...]:
    """The outlets of the stories, and how many of them each has: most first."""
    return counted((story.outlet for story in stories if story.outlet), library.plain_outlets)


def _contexts(name: str, stories: Sequence[Story], library: Library) -> Iterator[ContextView]:
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
