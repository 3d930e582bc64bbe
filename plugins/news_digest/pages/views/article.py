"""An article's own page."""

from __future__ import annotations

from collections.abc import Mapping
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
class OtherVersion:
    """Another article that is the same story by the same outlet."""

    row: ArticleRow
    date: DateView | None
    """From when its text is, as printed in it; None where it is newer than the page's and bears no later date."""


@dataclass(frozen=True, slots=True)
class EarlierText:
    """A text that the article had before."""

    date: DateView | None
    """When it appeared."""
    changed: int
    """Paragraphs that the next text had in other words, had more, and had no longer."""
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A link from one article to another, and why."""

    article: ArticleRow
    reason: str
    """In words: `both name Mike Pence and Moon Jae-in`, or `chosen by the editor`."""
    actors: tuple[ActorRow, ...]
    """The shared actors, largest contribution first."""
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
    """Where it stands, `articles/x.html#q1`; the article itself where the words are not in the shown text."""


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day of which an article tells."""

    id: str
    """`day-2018-01-10`."""
    date: DateView
    places: tuple[NameView, ...]
    """The words as printed, each with the address of the paragraph; `on Wednesday`."""


@dataclass(frozen=True, slots=True)
class LostNotes:
    """Notes of an article whose passage was not found in it."""

    count: int
    url: str
    """Of the first: `notes.html#slug-1`."""


@dataclass(frozen=True, slots=True)
class CutView:
    """Text of the raw copy that is not in the article."""

    text: str
    """At most 160 characters."""
    reason: str
    line: int
    """Of the raw copy; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class CutsView:
    """What was left out of a raw copy; private digests alone have it."""

    first: tuple[CutView, ...]
    """At most forty, in order of the raw copy."""
    count: int
    """Of all."""


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
    a day `<time datetime=...>` or `<span>`, with `class="when" data-day="10 January 2018"` where they leave
    something open; quotations `<span class="said" id="q1" data-by="Mike Pence · said">`. Words with a note are
    `<span class="noted">` and a `<sup class="ref">`; the notes stand after their block in
    `<section class="margin s2">`. Paragraphs end in a link to themselves, `<a class="pin">`. Its links suit
    the article's own page only."""
    noted: bool
    """It has notes in its margin."""
    lost: LostNotes | None
    """Those that have no place in it; None for most."""
    source: SourceLine
    partial: bool
    """The seed held only the opening: mark it."""
    withdrawn: bool
    """It was taken down: mark it."""
    excerpt: bool
    """A public digest holds the rest back: say so and point to the original."""
    words: int
    """Of the shown body."""
    minutes: int
    """To read it, at least 1."""
    actors: tuple[ActorRow, ...]
    """In order of weight, without those named in passing; their counts are 0."""
    roles: Mapping[str, str]
    """What is known of them: name -> `President of South Korea`."""
    also: tuple[NameView, ...]
    """Those named in passing, outlets and places aside."""
    places: tuple[NameView, ...]
    """Places named in passing; where it was written, as the dateline has it, first."""
    days: tuple[DayTold, ...]
    """Oldest first."""
    sources: tuple[NameView, ...]
    """Papers, broadcasters and agencies that it quotes, with the outlet's page."""
    tags: tuple[TagRow, ...]
    quotes: tuple[QuoteView, ...]
    unresolved: tuple[str, ...]
    """Named, but not safely anyone: `Ms Kim`."""
    copies: tuple[ArticleRow, ...]
    """The same text in other outlets."""
    versions: tuple[OtherVersion, ...]
    """Those of the same outlet, newest first."""
    newest: bool
    """False: the first of the versions is newer."""
    before: tuple[EarlierText, ...]
    """Texts that this very article had before, newest first."""
    undated: bool
    """It had another text before and bears no later date than that."""
    related: tuple[RelatedView, ...]
    """In order of weight; those with `back` at the end."""
    earlier: ArticleRow | None
    """The next older article that shares at least one link with this one."""
    later: ArticleRow | None
    coverage: tuple[RelatedView, ...]
    """Articles of other outlets on the same event; none of them is among `related`."""
    cuts: CutsView | None
    cite: str
    """How to cite it, in plain text."""
