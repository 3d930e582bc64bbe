"""An article's own page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .rows import ActorRow, ArticleRow, DateView, NameView, OutletRow, TagRow


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where an article comes from: shown above the fold, with the link to the original."""

    outlet: OutletRow | None
    via: str
    """Who reprinted it; may be empty."""
    byline: tuple[str, ...]
    dateline: str
    """As printed: `SEOUL, Feb. 13 (Yonhap)`."""
    published: DateView | None
    modified: DateView | None
    original: str
    """Address of the original, http or https; empty if not known."""
    license: str
    """Of this article or its outlet; empty if none is known."""
    seed: str
    """Name of the raw copy; empty in a public digest and for a hand-written article."""


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A link from one article to another, and why."""

    article: ArticleRow
    reason: str
    """In words: `both name Mike Pence and Moon Jae-in`, or `chosen by the editor`."""
    actors: tuple[ActorRow, ...]
    """The shared actors, largest contribution first."""
    weight: float
    """0 to 1; 2 for an editor's choice."""
    back: bool
    """True: only the other article lists this one (show under `Also linked from`)."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Direct speech in an article."""

    words: str
    """Verbatim, without its marks; ends in an ellipsis where it is longer or its end is not in the shown text."""
    speaker: str
    """May be empty."""
    speaker_url: str
    """Page of the speaker if it is an actor of the digest; else empty."""
    url: str
    """The paragraph, `articles/x.html#p3`; the article itself where the words are not in the shown text."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article on its own page."""

    title: str
    url: str
    kicker: str
    dek: str
    summary: str
    category: str
    lang: str
    """As in ArticleRow."""
    body: Markup
    """Sanitised HTML: p, h2-h4, ul, ol, li, blockquote, em, strong, a, br, code, pre, hr. Blocks carry ids
    p1, p2, ...; actors are `<a class="actor" href=...>`, captions `<p class="caption">`, words that mean
    a day `<time datetime=...>`. Its links suit the article's own page only."""
    source: SourceLine
    partial: bool
    """The seed held only the opening: mark it."""
    excerpt: bool
    """A public digest holds the rest back: say so and point to the original."""
    words: int
    """Of the shown body."""
    actors: tuple[ActorRow, ...]
    """In order of weight, without those named in passing."""
    also: tuple[NameView, ...]
    """Those named in passing, outlets aside."""
    sources: tuple[NameView, ...]
    """Papers, broadcasters and agencies that it quotes, with the outlet's page."""
    tags: tuple[TagRow, ...]
    quotes: tuple[QuoteView, ...]
    unresolved: tuple[str, ...]
    """Named, but not safely anyone: `Ms Kim`."""
    copies: tuple[ArticleRow, ...]
    """The same text in other outlets."""
    versions: tuple[ArticleRow, ...]
    """Other versions of it by the same outlet, newest first."""
    newest: bool
    """False: the first of the versions is newer."""
    related: tuple[RelatedView, ...]
    """In order of weight; those with `back` at the end."""
    earlier: ArticleRow | None
    """The next older article that shares at least one link with this one."""
    later: ArticleRow | None
