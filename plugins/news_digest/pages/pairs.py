"""The pages of two who act together: the articles, what both have said in them, the days that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from .company import pair_of
from .files import PageFile, Plan
from .library import Library
from .listing import listing, older_pages
from .moments import Moment, moments
from .said import said_views
from .sparkline import Span, span_of_all, sparkline_view
from .stories import Story
from .timeline import days_of
from .views import ActorRow, PairRow, PairView, SaidView

WORDS, DAYS, READ = 12, 20, 60
"""Quotations of each and days shown, and articles in which they are looked for."""

PER_STORY = 2
"""Quotations of each in one article."""


def plans(library: Library) -> Iterator[Plan]:
    """actors/A--B.html"""
    return (Plan(bond.url, pages_of, pair) for pair, bond in library.company.pages.items())


def pages_of(library: Library, one: str, other: str) -> Iterator[PageFile]:
    """The page of one pair, and those of its older articles."""
    wording = library.site.wording
    view, stories = pair_view(one, other, library, library.once("span", span_of_all))
    title = wording.gettext("%(one)s and %(other)s", one=view.one.name, other=view.other.name)
    yield PageFile(
        view.url,
        "pair.html",
        {"pair": view},
        title=title,
        description=wording.ngettext(
            "%(names)s: %(num)s article in which both act.",
            "%(names)s: %(num)s articles in which both act.",
            view.count,
            names=title,
        ),
        section="actors",
    )
    yield from older_pages(stories, library, view.url, title, "actors")


def pair_view(one: str, other: str, library: Library, span: Span | None) -> tuple[PairView, Sequence[Story]]:
    """Everything on the page of two, and their articles."""
    stories = shared(one, other, library)
    rows = _foremost_first(one, other, library)
    url = library.company.pages[pair_of(one, other)].url
    said = ((row, _said(row.name, stories[:READ], library)) for row in rows)
    view = PairView(
        url=url,
        one=rows[0],
        other=rows[1],
        count=len(stories),
        spark=sparkline_view(stories, span),
        said=tuple((row, words) for row, words in said if words),
        days=days_of(_together(stories[:READ], rows, library))[:DAYS],
        articles=listing(stories, library, url, f"{rows[0].name}, {rows[1].name}"),
    )
    return view, stories


def shared(one: str, other: str, library: Library) -> tuple[Story, ...]:
    """The articles in which both act; newest first."""
    fewer, more = sorted((library.acting[one], library.acting[other]), key=len)
    slugs = {story.slug for story in more}
    return tuple(story for story in fewer if story.slug in slugs)


def _said(name: str, stories: Sequence[Story], library: Library) -> tuple[SaidView, ...]:
    found = (
        quotation
        for story in stories
        for quotation in [q for q in library.said[story.slug] if q.speaker == name][:PER_STORY]
    )
    return said_views(list(found)[:WORDS], library)


def _together(stories: Sequence[Story], rows: Sequence[ActorRow], library: Library) -> list[Moment]:
    """The events in which both act."""
    names = {row.name for row in rows}
    told = moments(stories, library, rows[1].name)
    return [one for one in told if names <= set(one.actors)]


def _foremost_first(one: str, other: str, library: Library) -> list[ActorRow]:
    return sorted((library.actors[one], library.actors[other]), key=lambda row: (-row.count, row.name))


def pair_rows(library: Library, most: int) -> tuple[PairRow, ...]:
    """The strongest pairs, for a table."""
    rows = []
    for (one, other), bond in islice(library.company.pages.items(), most):
        first, second = _foremost_first(one, other, library)
        rows.append(PairRow(first, second, bond.count, bond.latest, bond.url))
    return tuple(rows)
