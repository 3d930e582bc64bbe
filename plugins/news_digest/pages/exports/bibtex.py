"""The original articles as references in BibTeX: one file an article, and one for all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..files import DataFile
from ..offers import BIBTEX as TYPE
from ..offers import sibling
from .corpus import Corpus, Piece
from .sheet import N_, Column, Each, Export, Sheet

PATH = "data/references.bib"

SPECIAL = {
    **{char: f"\\{char}" for char in "&%$#_"},
    "{": "\\textbraceleft{}",  # with a backslash before it, it would still be counted
    "}": "\\textbraceright{}",
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
"""Characters that TeX would take for something else."""

SPECIALS = re.compile(r"[&%$#_{}\\~^]")
SEVERAL = re.compile(r",|\band\b", re.I)  # in the name of one author would make two of it, or turn it round
UNSAFE = re.compile(r"[{}\\%\s\"]")  # in an address would end the field or the line


FIELDS: Sheet[Piece] = Sheet(
    "fields",
    N_("The fields of an entry; its key is the article's slug."),
    Each(lambda piece: (piece,)),
    (
        Column(
            "title",
            N_("Headline; in braces twice, so that capitals stay."),
            lambda a: f"{{{tex(a.story.title)}}}",
        ),
        Column("author", N_("Who wrote it."), lambda a: " and ".join(map(_author, a.story.byline))),
        Column("journal", N_("Who published it."), lambda a: tex(a.story.outlet)),
        Column("date", N_("Date of publication, as exactly as it is known."), lambda a: _date(a)),
        Column(
            "year", N_("Year of publication."), lambda a: f"{a.story.date.year:04}" if a.story.date else ""
        ),
        Column("url", N_("Address of the original."), lambda a: _address(a.story.url)),
        Column("langid", N_("Language tag."), lambda a: a.lang),
        Column("note", N_("Who reprinted it."), lambda a: tex(f"via {a.story.via}") if a.story.via else ""),
    ),
)


def _files(corpus: Corpus) -> Iterator[DataFile]:
    """data/references.bib"""
    yield DataFile(PATH, "\n".join(map(entry, FIELDS.items(corpus))).encode())


def of_article(piece: Piece) -> DataFile:
    """articles/SLUG.bib"""
    return DataFile(sibling(piece.story.url_path, "bib"), entry(piece).encode())


def entry(piece: Piece) -> str:
    """An article as an entry."""
    lines = [f"  {name} = {{{value}}},\n" for name, value in FIELDS.record(piece).items()]
    return f"@article{{{piece.story.slug},\n{''.join(lines)}}}\n"


def tex(text: str) -> str:
    """Plain text as TeX."""
    return SPECIALS.sub(lambda found: SPECIAL[found[0]], text)


def _author(name: str) -> str:
    return f"{{{tex(name)}}}" if SEVERAL.search(name) else tex(name)


def _address(url: str) -> str:
    """An address stands as it is, but for what would break the file."""
    return UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}" if found[0] != "%" else "%", url)


def _date(piece: Piece) -> str:
    return str(piece.story.date).partition(" ")[0] if piece.story.date else ""


BIBTEX = Export(
    "bibtex",
    "BibTeX",
    N_("References to the originals, for LaTeX and reference managers."),
    TYPE,
    _files,
    (PATH,),
    ("articles/*.bib",),
    (FIELDS,),
    of_article=of_article,
    brief=True,
)
