"""What an export says of a thing: named columns, each with its meaning and the function that gives its value.

The same sheets write the files and document them, so that the two can't differ.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any, Generic, TypeVar

from ..files import DataFile, File
from ..wording import N_ as N_
from .corpus import Corpus, Piece

T = TypeVar("T")

as_json = json.JSONEncoder(ensure_ascii=False).encode
"""A value as JSON on one line; what is in it stays in its order."""

quoted = encode_basestring
"""A text as JSON."""

Row = tuple[Any, ...]
"""The values of a thing: texts, numbers, flags, None, or tuples of texts."""


TEXT, NUMBER, WHOLE, LIST, FLAG = N_("text"), N_("number"), N_("whole number"), N_("list"), N_("yes or no")
"""Types of columns."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One thing that is said."""

    name: str
    """As it stands in the file."""
    about: str
    """A message of the catalogue."""
    value: Callable[[T], Any]
    """None, empty text or an empty list where it is not known."""
    type: str = TEXT


@dataclass(frozen=True, slots=True)
class Each(Generic[T]):
    """The items of all articles, one article after the other: what is told of one depends on no other's text."""

    within: Callable[[Piece], Iterable[T]]
    """The items of one article."""
    linking: bool = False
    """They tell of its links, whose weights change with every new article."""

    def __call__(self, corpus: Corpus) -> Iterator[T]:
        return (item for piece in corpus.pieces for item in self.within(piece))


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """What is said of all things of one kind."""

    name: str
    about: str
    """A message of the catalogue."""
    items: Callable[[Corpus], Iterator[T]]
    columns: tuple[Column[T], ...]

    def rows(self, corpus: Corpus) -> tuple[Row, ...]:
        """All rows; made once for every form."""
        return corpus.once(self.name, lambda: tuple(map(self.row, self.items(corpus))))

    def rows_of(self, piece: Piece) -> tuple[Row, ...]:
        """The rows of an article, where the items are told by article; made once for every form."""
        if not isinstance(self.items, Each):
            raise TypeError(f"{self.name} are not told by article")
        within = self.items.within
        return piece.corpus.once(
            f"{self.name} {piece.story.slug}", lambda: tuple(map(self.row, within(piece)))
        )

    @property
    def by_article(self) -> bool:
        return isinstance(self.items, Each)

    @property
    def linking(self) -> bool:
        return isinstance(self.items, Each) and self.items.linking

    def row(self, item: T) -> Row:
        """Every value in the order of the columns; None for a text that is not known."""
        return tuple([None if (v := column.value(item)) == "" else v for column in self.columns])

    def record(self, item: T) -> dict[str, Any]:
        """Name -> value of what is known."""
        return {column.name: value for column in self.columns if (value := column.value(item)) or value == 0}


def as_cell(value: Any) -> str:
    """A value of a row as JSON."""
    if value.__class__ is str:
        return quoted(value)
    if value.__class__ is tuple:
        return f"[{', '.join(map(quoted, value))}]"
    return "null" if value is None else as_json(value)


def nothing(_corpus: Corpus) -> Iterator[File]:
    """No file holds all of the digest."""
    return iter(())


@dataclass(frozen=True, slots=True)
class Export:
    """One form in which the digest can be taken along."""

    name: str
    """In DIGEST_EXPORTS."""
    title: str
    about: str
    """A message of the catalogue."""
    type: str
    """Media type."""
    files: Callable[[Corpus], Iterator[File]] = nothing
    """Makes what holds all of the digest, and what is told by that."""
    whole: tuple[str, ...] = ()
    """Files that hold all of the digest."""
    each: tuple[str, ...] = ()
    """Files for one article, actor, ...: `articles/*.bib`."""
    sheets: tuple[Sheet[Any], ...] = ()
    brief: bool = False
    """What holds all of the digest is made without the articles' texts."""
    of_article: Callable[[Piece], DataFile] | None = None
    """Makes the file of one article, where there is one for each."""
