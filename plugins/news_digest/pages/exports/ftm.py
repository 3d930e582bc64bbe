"""Articles, actors and mentions as entities of FollowTheMoney, one a line.

Ids are hashes of what an entity is, so that they stay from build to build. A place is an address there,
which a mention can't lead to: it stands in the article's `locationMentioned`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Any

from ..files import File
from .corpus import Corpus, Naming, Party, Piece
from .parts import Part, joined_file, of_pieces
from .sheet import LIST, N_, Column, Each, Export, Sheet, as_cell, quoted

PATH = "data/entities.ftm.json"

SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "outlet": "Organization",
    "state": "PublicBody",
    "place": "Address",
}
"""What an actor is -> schema."""


@lru_cache(maxsize=4096)  # most are named in many articles
def _actor(name: str) -> str:
    return _id("actor", name)


def _id(*parts: str) -> str:
    return "digest-" + sha256("\0".join(parts).encode()).hexdigest()[:32]


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()


NAMED: tuple[Column[Party], ...] = (
    Column("name", N_("Name."), lambda p: _one(p.row.name), LIST),
    Column("alias", N_("Other names."), lambda p: p.known.aliases if p.known else (), LIST),
    Column(
        "wikidataId",
        N_("Number of its entity in Wikidata."),
        lambda p: _one(p.known.wikidata) if p.known else (),
        LIST,
    ),
    Column(
        "sourceUrl",
        N_("Its page in this digest, where that knows its address."),
        lambda p: _web(p.address),
        LIST,
    ),
)
SUMMARY: Column[Party] = Column(
    "summary", N_("What it is described as."), lambda p: p.known.roles if p.known else (), LIST
)
PERSON: Sheet[Party] = Sheet(
    "Person",
    N_("People."),
    lambda corpus: _of("Person", corpus),
    (
        *NAMED,
        Column(
            "position", N_("What they are described as."), lambda p: p.known.roles if p.known else (), LIST
        ),
    ),
)
ORGANIZATION: Sheet[Party] = Sheet(
    "Organization",
    N_("Organisations and outlets."),
    lambda corpus: _of("Organization", corpus),
    (*NAMED, SUMMARY),
)
PUBLIC_BODY: Sheet[Party] = Sheet(
    "PublicBody", N_("States."), lambda corpus: _of("PublicBody", corpus), (*NAMED, SUMMARY)
)
ADDRESS: Sheet[Party] = Sheet(
    "Address",
    N_("Places."),
    lambda corpus: _of("Address", corpus),
    (Column("full", N_("Name."), lambda p: _one(p.row.name), LIST), *NAMED),
)
ARTICLE: Sheet[Piece] = Sheet(
    "Article",
    N_("The articles."),
    Each(lambda piece: (piece,)),
    (
        Column("name", N_("Headline."), lambda a: _one(a.story.title), LIST),
        Column("title", N_("The same."), lambda a: _one(a.story.title), LIST),
        Column("author", N_("Who wrote it."), lambda a: a.story.byline, LIST),
        Column("publisher", N_("Who published it."), lambda a: _one(a.story.outlet), LIST),
        Column(
            "publishedAt",
            N_("Date of publication, as exactly as it is known."),
            lambda a: _one(str(a.story.date).partition(" ")[0] if a.story.date else ""),
            LIST,
        ),
        Column("sourceUrl", N_("Address of the original."), lambda a: _one(a.story.url), LIST),
        Column("summary", N_("The dek, or the opening of the text."), lambda a: _one(a.summary), LIST),
        Column("keywords", N_("What it is about."), lambda a: a.story.tags, LIST),
        Column("locationMentioned", N_("Places that it names."), lambda a: _places(a), LIST),
    ),
)
MENTION: Sheet[Naming] = Sheet(
    "Mention",
    N_("That an article names someone; one for each article and actor."),
    Each(lambda piece: _first_mentions(piece)),
    (
        Column("document", N_("Id of the article."), lambda m: _one(_article(m.piece.story.slug)), LIST),
        Column("resolved", N_("Id of the actor."), lambda m: _one(_actor(m.mark.meaning)), LIST),
        Column("name", N_("The name as printed first."), lambda m: _one(m.form), LIST),
    ),
)
PARTIES = (PERSON, ORGANIZATION, PUBLIC_BODY, ADDRESS)


def _files(corpus: Corpus) -> Iterator[File]:
    """data/entities.ftm.json"""

    def parts() -> Iterator[Part]:
        yield Part(b"", lambda: _parties(corpus))
        yield from of_pieces(corpus, article, "article")
        yield from of_pieces(corpus, mentions, "mentions")

    yield joined_file(PATH, parts)


def _parties(corpus: Corpus) -> str:
    """The lines of all actors."""
    return "".join(
        _line(_actor(party.row.name), sheet, party) for sheet in PARTIES for party in sheet.items(corpus)
    )


def article(piece: Piece) -> str:
    """The line of an article."""
    return _line(_article(piece.story.slug), ARTICLE, piece)


def mentions(piece: Piece) -> str:
    """The lines of whom an article names."""
    slug = piece.story.slug
    return "".join(_line(_id("mention", slug, m.mark.meaning), MENTION, m) for m in _first_mentions(piece))


def _line(key: str, sheet: Sheet[Any], item: Any) -> str:
    told = ", ".join(f"{quoted(name)}: {as_cell(value)}" for name, value in sheet.record(item).items())
    return f'{{"id": {quoted(key)}, "schema": {quoted(sheet.name)}, "properties": {{{told}}}}}\n'


def _of(schema: str, corpus: Corpus) -> Iterator[Party]:
    return (party for party in corpus.parties if SCHEMATA[party.row.kind] == schema)


def _first_mentions(piece: Piece) -> Iterator[Naming]:
    actors, seen = piece.corpus.library.plain_actors, set[str]()
    for naming in piece.mentions:
        name = naming.mark.meaning
        if name not in seen and SCHEMATA[actors[name].kind] != ADDRESS.name:
            seen.add(name)
            yield naming


def _places(piece: Piece) -> tuple[str, ...]:
    return tuple(actor.name for actor in piece.story.actors if SCHEMATA[str(actor.kind)] == ADDRESS.name)


def _web(address: str) -> tuple[str, ...]:
    return (address,) if address.startswith("http") else ()


def _article(slug: str) -> str:
    return _id("article", slug)


FTM = Export(
    "ftm",
    "FollowTheMoney",
    N_(
        "Entities for Aleph, OpenSanctions' tools and the like; one JSON object a line, each property a list."
    ),
    "application/json+ftm",
    _files,
    (PATH,),
    sheets=(*PARTIES, ARTICLE, MENTION),
)
