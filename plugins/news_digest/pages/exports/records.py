"""The tables of the digest: articles, actors, mentions, quotations, events and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ...crosslinks import CrossLink
from ...events import Event
from ...model import Period, Stamp, parse_when
from ..related import EDITORS, reason_of
from ..shelves import oldest
from ..views import DateView, QuoteView
from .corpus import Corpus, Naming, Party, Piece
from .sheet import FLAG, LIST, N_, NUMBER, WHOLE, Column, Each, Sheet

when_of = lru_cache(maxsize=4096)(parse_when)  # many events have one day


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation in an article."""

    piece: Piece
    quote: QuoteView


@dataclass(frozen=True, slots=True)
class Happening:
    """An event and its number."""

    number: int
    event: Event
    corpus: Corpus

    @property
    def when(self) -> Stamp | Period:
        return when_of(self.event.day)

    @property
    def sentence(self) -> str:
        first = self.event.tellings[0]
        return first.before + first.words + first.after


@dataclass(frozen=True, slots=True)
class Bond:
    """A link from an article to a related one."""

    piece: Piece
    link: CrossLink


ARTICLES: Sheet[Piece] = Sheet(
    "articles",
    N_("The articles, newest first, with no more of their text than is shown."),
    Each(lambda piece: (piece,)),
    (
        Column(
            "slug", N_("Name of the article in addresses; the key of this table."), lambda a: a.story.slug
        ),
        Column("title", N_("Headline."), lambda a: a.story.title),
        Column("kicker", N_("What stands above the headline."), lambda a: a.story.kicker),
        Column("dek", N_("What stands below the headline."), lambda a: a.story.dek),
        Column(
            "date",
            N_(
                "Date of publication, as exactly as it is known: 2018, 2018-02, 2018-02-13, 2018-02-13T06:00+09:00."
            ),
            lambda a: _iso(a.story.date),
        ),
        Column("modified", N_("When it was changed last."), lambda a: _iso(a.story.modified)),
        Column("outlet", N_("Who published it."), lambda a: a.story.outlet),
        Column("via", N_("Who reprinted it."), lambda a: a.story.via),
        Column("byline", N_("Who wrote it."), lambda a: a.story.byline, LIST),
        Column("dateline", N_("Place and day as printed before the text."), lambda a: a.story.dateline),
        Column("category", N_("Section of the outlet."), lambda a: a.story.category),
        Column("lang", N_("Language tag."), lambda a: a.lang),
        Column("url", N_("Its page in this digest."), lambda a: a.address),
        Column("original", N_("Address of the original."), lambda a: a.story.url),
        Column("license", N_("Licence of the text, if one is known."), lambda a: a.story.license),
        Column("partial", N_("Only the opening was in the copy."), lambda a: a.story.partial, FLAG),
        Column("excerpt", N_("Only the opening is shown."), lambda a: a.story.excerpt, FLAG),
        Column("copy_of", N_("Slug of the article that is shown in lists in its place."), lambda a: a.lead),
        Column("tags", N_("What it is about."), lambda a: a.story.tags, LIST),
        Column(
            "actors",
            N_("Who acts in it, most important first."),
            lambda a: tuple(actor.name for actor in a.story.acting),
            LIST,
        ),
        Column(
            "also_named",
            N_("Who is only named in passing."),
            lambda a: tuple(actor.name for actor in a.story.actors if actor.passing),
            LIST,
        ),
        Column("unresolved", N_("Names that can't be told."), lambda a: a.story.unresolved, LIST),
        Column("summary", N_("The dek, or the opening of the text."), lambda a: a.summary),
        Column(
            "text", N_("The text as shown, plain, with an empty line between paragraphs."), lambda a: a.text
        ),
    ),
)

ACTORS: Sheet[Party] = Sheet(
    "actors",
    N_("The people, organisations, states and places that have a page."),
    lambda corpus: iter(corpus.parties),
    (
        Column("name", N_("The key of this table."), lambda p: p.row.name),
        Column("kind", N_("person, organisation, state, place or outlet."), lambda p: p.row.kind),
        Column("url", N_("Its page in this digest."), lambda p: p.address),
        Column("aliases", N_("Other names."), lambda p: p.known.aliases if p.known else (), LIST),
        Column("roles", N_("What it is described as."), lambda p: p.known.roles if p.known else (), LIST),
        Column(
            "wikidata", N_("Number of its entity in Wikidata."), lambda p: p.known.wikidata if p.known else ""
        ),
        Column("articles", N_("How many articles name it."), lambda p: p.row.count, WHOLE),
        Column("first", N_("Day of the oldest of them."), lambda p: _day(oldest(p.stories))),
        Column("latest", N_("Day of the newest of them."), lambda p: _day(p.row.latest)),
    ),
)

MENTIONS: Sheet[Naming] = Sheet(
    "mentions",
    N_("Every place where a shown text names an actor who has a page."),
    Each(lambda piece: piece.mentions),
    (
        Column("article", N_("Slug of the article."), lambda m: m.piece.story.slug),
        Column("actor", N_("Name of the actor."), lambda m: m.mark.meaning),
        Column("paragraph", N_("Anchor of the paragraph on the article's page."), lambda m: m.passage.anchor),
        Column("form", N_("The name as printed."), lambda m: m.form),
        Column("sentence", N_("The sentence around it, shortened where it is long."), lambda m: m.sentence),
        Column("url", N_("The paragraph in this digest."), lambda m: m.piece.corpus.address(m.path)),
    ),
)

QUOTES: Sheet[Saying] = Sheet(
    "quotes",
    N_("Direct speech."),
    Each(lambda piece: _sayings(piece)),
    (
        Column("article", N_("Slug of the article."), lambda s: s.piece.story.slug),
        Column(
            "anchor",
            N_("Where they stand on the article's page, if they do."),
            lambda s: _anchor(s.quote),
        ),
        Column("words", N_("Verbatim; a long quotation ends in an ellipsis."), lambda s: s.quote.words),
        Column("speaker", N_("Who speaks, as far as the article tells."), lambda s: s.quote.speaker),
        Column(
            "actor",
            N_("The same, if the speaker is an actor who has a page."),
            lambda s: s.quote.speaker if s.quote.speaker_url else "",
        ),
        Column("url", N_("The same place as an address."), lambda s: s.piece.corpus.address(s.quote.url)),
    ),
)

EVENTS: Sheet[Happening] = Sheet(
    "events",
    N_("What articles tell of a day; articles that tell the same are gathered."),
    lambda corpus: happenings(corpus),
    (
        Column("id", N_("Number in this file; not the same in the next build."), lambda h: h.number, WHOLE),
        Column("day", N_("Day, month or year; of a period the first day."), lambda h: str(_first(h.when))),
        Column(
            "last",
            N_("Last day of a period."),
            lambda h: str(h.when.last) if isinstance(h.when, Period) else "",
        ),
        Column("words", N_("The words that tell the day."), lambda h: h.event.tellings[0].words),
        Column("sentence", N_("The sentence, as the first of the articles has it."), lambda h: h.sentence),
        Column("article", N_("Slug of that article."), lambda h: h.event.tellings[0].key),
        Column(
            "articles",
            N_("Slugs of all articles that tell it."),
            lambda h: tuple(telling.key for telling in h.event.tellings),
            LIST,
        ),
        Column("actors", N_("Who acts in it, the oftenest named first."), lambda h: h.event.actors, LIST),
        Column(
            "other_days",
            N_("Other days that articles give for what looks the same."),
            lambda h: tuple(dict.fromkeys(telling.day for telling in h.event.elsewhere)),
            LIST,
        ),
        Column(
            "url",
            N_("The paragraph in this digest."),
            lambda h: h.corpus.address(h.event.tellings[0].url),
        ),
    ),
)

LINKS: Sheet[Bond] = Sheet(
    "links",
    N_("Which articles are listed as related with which, and why."),
    Each(lambda piece: bonds(piece), linking=True),
    (
        Column("source", N_("Slug of the article that lists the other."), lambda b: b.piece.story.slug),
        Column("target", N_("Slug of the article that is listed."), lambda b: b.link.target),
        Column(
            "weight", N_("Strength, 0 to 1; 2 where the editor chose it."), lambda b: b.link.weight, NUMBER
        ),
        Column("reason", N_("Why, in words."), lambda b: reason_of(b.link)),
        Column("actors", N_("Actors that both name."), lambda b: b.link.shared, LIST),
        Column("topics", N_("Topics that both are about."), lambda b: b.link.topics, LIST),
        Column("chosen", N_("By the editor."), lambda b: b.link.weight == EDITORS, FLAG),
    ),
)

TABLES: tuple[Sheet[Any], ...] = (ARTICLES, ACTORS, MENTIONS, QUOTES, EVENTS, LINKS)


def _sayings(piece: Piece) -> Iterator[Saying]:
    return (Saying(piece, quote) for quote in piece.quotes)


def bonds(piece: Piece) -> Iterator[Bond]:
    """The links from an article."""
    return (Bond(piece, link) for link in piece.links)


def happenings(corpus: Corpus) -> Iterator[Happening]:
    """The events by day, then as they are told."""
    told = sorted(corpus.library.events, key=lambda event: (event.day, event.tellings[0].key))
    return (Happening(number, event, corpus) for number, event in enumerate(told, 1))


def _iso(stamp: Stamp | None) -> str:
    return str(stamp).replace(" ", "T") if stamp else ""


def _day(date: DateView | None) -> str:
    return date.iso if date else ""


def _first(when: Stamp | Period) -> Stamp:
    return when.first


def _anchor(quote: QuoteView) -> str:
    return quote.url.partition("#")[2]
