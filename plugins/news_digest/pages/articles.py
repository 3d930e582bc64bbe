"""An article's own page: where it comes from, its text, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from ..crosslinks import CrossLink
from ..fullstops import ended
from ..model import Stamp, parse_when
from .coins import coins
from .coverage import NOWHERE, Coverage, coverage_of
from .dates import date_view
from .decorators import ACTOR
from .facts import days_told, named, places_of, roles_of
from .files import PageFile, Plan
from .library import Library, foreign
from .margin import NOTE
from .markup import PACE, count_words, plain
from .moments import days_shown
from .notes import URL as NOTES
from .quoted import quotes_of
from .related import listed, neighbours, reason_of
from .sentences import shorten
from .stories import Story
from .views import (
    ArticleRow,
    ArticleView,
    CutsView,
    CutView,
    DateView,
    EarlierText,
    LostNotes,
    OtherVersion,
    RelatedView,
    SourceLine,
)

DESCRIPTION = 200
"""Characters."""

CUTS, CUT = 40, 160
"""Cuts that are shown, and characters of each."""


def plans(library: Library) -> Iterator[Plan]:
    """articles/SLUG.html"""
    return (Plan(story.url_path, pages_of, (story.slug,)) for story in library.stories)


def pages_of(library: Library, slug: str) -> Iterator[PageFile]:
    """The page of one article."""
    story = library.by_slug[slug]
    view = article_view(story, library, library.once("coverage", coverage_of))
    links = any(decoration.kind == ACTOR for _, decoration in library.dressed[slug].found)
    yield PageFile(
        story.url_path,
        "article.html",
        {"article": view, "coins": coins(story)},
        title=story.title,
        description=shorten(view.summary, DESCRIPTION),
        section="article",
        listed=not story.withdrawn,
        modified=str(story.modified or story.date or "")[:10],
        scripts=("cards.js",) if links else (),
    )


def article_view(story: Story, library: Library, coverage: Coverage = NOWHERE) -> ArticleView:
    """Everything on an article's page."""
    row, dressed = library.articles[story.slug], library.dressed[story.slug]
    earlier, later = _neighbours(story, library)
    copies, versions = _same_text(story, library)
    others = coverage.get(story.slug, {})
    words = count_words(plain(story.html))
    siblings = [slug for slug in versions if slug != story.slug]
    return ArticleView(
        title=story.title,
        url=story.url_path,
        kicker=story.kicker,
        dek=story.dek,
        summary=row.summary,
        category=story.category,
        lang=foreign(story.lang, library.site.lang),
        body=Markup(dressed.html),  # noqa: S704  # sanitised by the reader
        noted=any(decoration.kind == NOTE for _, decoration in dressed.found),
        lost=_lost(story, library),
        source=_source(story, library),
        partial=story.partial,
        withdrawn=story.withdrawn,
        excerpt=story.excerpt,
        words=words,
        minutes=max(1, round(words / PACE)),
        actors=tuple(library.plain_actors[actor.name] for actor in story.acting),
        roles=roles_of(story, library),
        also=named((actor for actor in story.also_named if actor.kind != "place"), library),
        places=places_of(story, library),
        sources=named(story.cited, library),
        days=tuple(
            replace(day, date=_in_timeline(day.date, story, library))
            for day in days_told(dressed, story.url_path)
        ),
        tags=tuple(library.plain_tags[tag] for tag in story.tags),
        quotes=tuple(quotes_of(story, library)),
        unresolved=story.unresolved,
        copies=library.rows(library.by_slug[slug] for slug in copies),
        versions=tuple(
            _other(library.by_slug[slug], story, library, slug == versions[0]) for slug in siblings
        ),
        newest=versions[:1] in ((), (story.slug,)),
        before=tuple(_before(story)),
        undated=_is_undated(story),
        related=tuple(
            _related(link, library) for link in library.related[story.slug] if link.target not in others
        ),
        earlier=earlier,
        later=later,
        coverage=tuple(_coverage(story, others, library)),
        cuts=_cuts(story, library),
        cite=citation(story, library),
    )


def _lost(story: Story, library: Library) -> LostNotes | None:
    """The notes that have lost their passage, and where they stand now."""
    lost = library.lost.get(story.slug, ())
    return LostNotes(len(lost), f"{NOTES}#{lost[0].id}") if lost else None


def _same_text(story: Story, library: Library) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Slugs of the same text in other outlets, and of all versions of this outlet's, newest first."""
    family = library.same.get(story.slug)
    if not family:
        return (), ()
    newest = (family.lead, *family.others)
    own = next(slug for slug in newest if story.slug in (slug, *family.versions.get(slug, ())))
    return tuple(slug for slug in newest if slug != own), (own, *family.versions.get(own, ()))


def _other(other: Story, story: Story, library: Library, is_newer: bool) -> OtherVersion:
    """Another version as the page of a story names it."""
    when = _last(other)
    told = when if when and not (is_newer and when == _last(story)) else None
    return OtherVersion(library.articles[other.slug], date_view(told) if told else None)


def _last(story: Story) -> Stamp | None:
    """From when its text is: dates of any precision sort as they are written."""
    return max((when for when in (story.date, story.modified) if when), key=str, default=None)


def _is_undated(story: Story) -> bool:
    """Whether its text is newer than one that it had before, and does not say from when."""
    dated = [date for date, _ in story.versions if not date.startswith("text ")]
    return bool(story.versions) and str(_last(story) or "") <= (dated[-1] if dated else "")


def _before(story: Story) -> Iterator[EarlierText]:
    """The texts that it had before, newest first."""
    for date, said in reversed(story.versions):
        counts = {what: int(count) for count, what in (one.split(" ") for one in said.split(", "))}
        try:
            day = date_view(Stamp.parse(date))
        except ValueError:  # it bore no date
            day = None
        yield EarlierText(day, *(counts.get(what, 0) for what in ("changed", "added", "removed")))


def _source(story: Story, library: Library) -> SourceLine:
    return SourceLine(
        outlet=library.plain_outlets.get(story.outlet),
        via=story.via,
        byline=story.byline,
        dateline=story.dateline,
        published=_in_timeline(date_view(story.date), story, library) if story.date else None,
        modified=date_view(story.modified) if story.modified else None,
        original=story.url,
        license=story.license,
        seed=story.seed,
    )


def _in_timeline(date: DateView, story: Story, library: Library) -> DateView:
    """A date with its place in the timeline, which has no days that copies and earlier versions alone tell of."""
    family = library.same.get(story.slug)
    if family is None or family.lead == story.slug or library.once("days", days_shown).get(date.url):
        return date
    return replace(date, url="")


def _related(link: CrossLink, library: Library) -> RelatedView:
    return RelatedView(
        article=library.articles[link.target],
        reason=reason_of(link, library.site.wording),
        actors=tuple(library.plain_actors[name] for name in link.shared),
        back=link.back,
    )


def _coverage(
    story: Story, others: Mapping[str, tuple[str, tuple[str, ...]]], library: Library
) -> Iterator[RelatedView]:
    """By date, then by slug."""
    wording = library.site.wording
    for slug in sorted(others, key=lambda slug: (str(library.by_slug[slug].date), slug)):
        day, names = others[slug]
        yield RelatedView(
            article=library.articles[slug],
            reason=wording.gettext(
                "both tell of %(day)s and name %(names)s",
                day=wording.day(parse_when(day)),
                names=listed(names, wording),
            ),
            actors=tuple(library.plain_actors[name] for name in names),
            back=False,
        )


def _cuts(story: Story, library: Library) -> CutsView | None:
    cuts = sorted(library.cuts.get(story.seed, ()), key=lambda cut: cut.line) if story.seed else []
    say = library.site.wording.gettext
    first = (CutView(shorten(cut.text, CUT), say(cut.reason), cut.line) for cut in cuts[:CUTS])
    return CutsView(tuple(first), len(cuts)) if cuts else None


def citation(story: Story, library: Library) -> str:
    """Author, title, outlet, day and address; and this digest, where it was read."""
    wording, site = library.site.wording, library.site
    title = wording.gettext("“%(title)s”", title=story.title)
    first = f"{', '.join(story.byline)}: {title}" if story.byline else title
    day = wording.day(story.date) if story.date else ""
    own = f"{site.url}/{story.url_path}" if site.url else ""
    where = wording.gettext("In: %(digest)s", digest=", ".join(filter(None, (site.name, own))))
    return f"{ended(', '.join(filter(None, (first, story.outlet, day, story.url))))} {ended(where)}"


def _neighbours(story: Story, library: Library) -> tuple[ArticleRow | None, ArticleRow | None]:
    targets = {link.target for link in library.related[story.slug]}
    earlier, later = neighbours(story, (library.by_slug[slug] for slug in targets))
    rows = library.articles
    return rows[earlier.slug] if earlier else None, rows[later.slug] if later else None
