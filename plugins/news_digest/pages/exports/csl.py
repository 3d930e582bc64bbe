"""The original articles as references in CSL-JSON: one file an article, and one for all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..files import DataFile
from ..offers import CSL as TYPE
from ..offers import sibling
from .corpus import Corpus, Piece
from .sheet import LIST, N_, Column, Each, Export, Sheet, as_json

PATH = "data/references.csl.json"

VARIABLES: Sheet[Piece] = Sheet(
    "variables",
    N_("The variables of an item."),
    Each(lambda piece: (piece,)),
    (
        Column("id", N_("Slug of the article."), lambda a: a.story.slug),
        Column("type", N_("Always article-newspaper."), lambda _: "article-newspaper"),
        Column("title", N_("Headline."), lambda a: a.story.title),
        Column(
            "author",
            N_("Who wrote it; names are not taken apart."),
            lambda a: [{"literal": name} for name in a.story.byline],
            LIST,
        ),
        Column("container-title", N_("Who published it."), lambda a: a.story.outlet),
        Column("section", N_("Section of the outlet."), lambda a: a.story.category),
        Column("issued", N_("Date of publication, as exactly as it is known."), lambda a: _issued(a)),
        Column("URL", N_("Address of the original."), lambda a: a.story.url),
        Column("language", N_("Language tag."), lambda a: a.lang),
        Column("note", N_("Who reprinted it."), lambda a: f"via {a.story.via}" if a.story.via else ""),
    ),
)


def _files(corpus: Corpus) -> Iterator[DataFile]:
    """data/references.csl.json; like the files of single articles a list, as programs that read it expect"""
    body = ",\n".join(map(item, VARIABLES.items(corpus)))
    yield DataFile(PATH, f"[\n{body}\n]\n".encode())


def of_article(piece: Piece) -> DataFile:
    """articles/SLUG.csl.json"""
    return DataFile(sibling(piece.story.url_path, "csl.json"), f"[{item(piece)}]\n".encode())


def item(piece: Piece) -> str:
    """An article as an item."""
    return as_json(VARIABLES.record(piece))


def _issued(piece: Piece) -> dict[str, Any] | None:
    date = piece.story.date
    return {"date-parts": [[n for n in (date.year, date.month, date.day) if n]]} if date else None


CSL = Export(
    "csl",
    "CSL-JSON",
    N_("The same references for citation processors and Zotero."),
    TYPE,
    _files,
    (PATH,),
    ("articles/*.csl.json",),
    (VARIABLES,),
    of_article=of_article,
    brief=True,
)
