"""An article's own page: where it comes from, its text, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from ..anchors import find
from ..crosslinks import CrossLink
from .coins import coins
from .dates import date_view
from .dress import Passage
from .files import PageFile
from .library import Library, foreign
from .markup import count_words, plain
from .related import neighbours, reason_of
from .sentences import shorten
from .speech import CLOSING, at_most, closed, speech
from .stories import Story
from .views import (
    ActorRow,
    ArticleRow,
    ArticleView,
    NameView,
    OutletRow,
    QuoteView,
    RelatedView,
    SourceLine,
)
from .words import may_hold

DESCRIPTION = 200
"""Characters."""

LONGEST_QUOTE = 30
"""Words of a quotation beside the article."""


def pages(library: Library) -> Iterator[PageFile]:
    """articles/SLUG.html"""
    for story in library.stories:
        view = article_view(story, library)
        yield PageFile(
            story.url_path,
            "article.html",
            {"article": view, "coins": coins(story)},
            title=story.title,
            description=shorten(view.summary, DESCRIPTION),
            section="article",
            modified=str(story.modified or story.date or "")[:10],
        )


def article_view(story: Story, library: Library) -> ArticleView:
    """Everything on an article's page."""
    row, dressed = library.articles[story.slug], library.dressed[story.slug]
    earlier, later = _neighbours(story, library)
    copies, versions = _same_text(story, library)
    return ArticleView(
        title=story.title,
        url=story.url_path,
        kicker=story.kicker,
        dek=story.dek,
        summary=row.summary,
        category=story.category,
        lang=foreign(story.lang, library.site.lang),
        body=Markup(dressed.html),  # noqa: S704  # sanitised by the reader
        source=_source(story, library),
        partial=story.partial,
        excerpt=story.excerpt,
        words=count_words(plain(story.html)),
        actors=tuple(library.actors[actor.name] for actor in story.acting),
        also=tuple(_name(actor.name, library.actors) for actor in story.also_named),
        sources=tuple(_name(actor.name, library.outlets) for actor in story.cited),
        tags=tuple(library.tags[tag] for tag in story.tags),
        quotes=tuple(quotes_of(story, library)),
        unresolved=story.unresolved,
        copies=library.rows(library.by_slug[slug] for slug in copies),
        versions=library.rows(library.by_slug[slug] for slug in versions if slug != story.slug),
        newest=versions[:1] in ((), (story.slug,)),
        related=tuple(_related(link, library) for link in library.links[story.slug]),
        earlier=earlier,
        later=later,
    )


def _name(name: str, rows: Mapping[str, ActorRow] | Mapping[str, OutletRow]) -> NameView:
    return NameView(name, rows[name].url if name in rows else "")


def _same_text(story: Story, library: Library) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Slugs of the same text in other outlets, and of all versions of this outlet's, newest first."""
    family = library.same.get(story.slug)
    if not family:
        return (), ()
    newest = (family.lead, *family.others)
    own = next(slug for slug in newest if story.slug in (slug, *family.versions.get(slug, ())))
    return tuple(slug for slug in newest if slug != own), (own, *family.versions.get(own, ()))


def _source(story: Story, library: Library) -> SourceLine:
    return SourceLine(
        outlet=library.outlets.get(story.outlet),
        via=story.via,
        byline=story.byline,
        dateline=story.dateline,
        published=date_view(story.date) if story.date else None,
        modified=date_view(story.modified) if story.modified else None,
        original=story.url,
        license=story.license,
        seed=story.seed,
    )


def _related(link: CrossLink, library: Library) -> RelatedView:
    return RelatedView(
        article=library.articles[link.target],
        reason=reason_of(link),
        actors=tuple(library.actors[name] for name in link.shared),
        weight=link.weight,
        back=link.back,
    )


def _neighbours(story: Story, library: Library) -> tuple[ArticleRow | None, ArticleRow | None]:
    targets = {link.target for link in library.links[story.slug]}
    earlier, later = neighbours(story, (library.by_slug[slug] for slug in targets))
    rows = library.articles
    return rows[earlier.slug] if earlier else None, rows[later.slug] if later else None


def quotes_of(story: Story, library: Library) -> Iterator[QuoteView]:
    """The direct speech of a story."""
    for words, speaker in story.quotes:
        row = library.actors.get(speaker)
        said, anchor = _said(words, library.dressed[story.slug].passages)
        yield QuoteView(said, speaker, row.url if row else "", story.url_path + anchor)


def _said(words: str, passages: Iterable[Passage]) -> tuple[str, str]:
    """The quotation that opens with the words, and where; they alone if its end is not in the shown text."""
    for passage in passages:
        if may_hold(words, passage.text) and (places := find(words, passage.text)):
            whole = at_most(speech(passage.text, places[0][0]).rstrip(","), LONGEST_QUOTE)
            return whole or _alone(words), f"#{passage.anchor}"
    return _alone(words), ""


def _alone(words: str) -> str:
    return closed(words.lstrip("".join(CLOSING)))
