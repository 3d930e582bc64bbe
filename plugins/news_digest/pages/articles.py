"""An article's own page: where it comes from, its text, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..anchors import find
from ..crosslinks import CrossLink
from .dates import date_view
from .files import PageFile
from .library import Library, foreign
from .markup import count_words, plain, shorten
from .related import neighbours, reason_of
from .stories import Story
from .words import may_hold
from .views import ArticleRow, ArticleView, QuoteView, RelatedView, SourceLine

DESCRIPTION = 200
"""Characters."""


def pages(library: Library) -> Iterator[PageFile]:
    """articles/SLUG.html"""
    for story in library.stories:
        view = article_view(story, library)
        yield PageFile(
            story.url_path,
            "article.html",
            {"article": view},
            title=story.title,
            description=shorten(view.summary, DESCRIPTION),
            section="article",
            modified=str(story.modified or story.date or "")[:10],
        )


def article_view(story: Story, library: Library) -> ArticleView:
    """Everything on an article's page."""
    row, dressed = library.articles[story.slug], library.dressed[story.slug]
    earlier, later = _neighbours(story, library)
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
        actors=tuple(library.actors[actor.name] for actor in story.actors),
        tags=tuple(library.tags[tag] for tag in story.tags),
        quotes=tuple(_quotes(story, library)),
        unresolved=story.unresolved,
        related=tuple(_related(link, library) for link in library.links[story.slug]),
        earlier=earlier,
        later=later,
    )


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


def _quotes(story: Story, library: Library) -> Iterator[QuoteView]:
    for words, speaker in story.quotes:
        row = library.actors.get(speaker)
        passages = library.dressed[story.slug].passages
        anchor = next((f"#{passage.anchor}" for passage in passages if may_hold(words, passage.text) and find(words, passage.text)), "")
        yield QuoteView(words, speaker, row.url if row else "", story.url_path + anchor)
