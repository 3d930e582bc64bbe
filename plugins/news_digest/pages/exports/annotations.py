"""Quotations, mentions and notes as W3C Web Annotations: one file an article.

They point into the original where its address is known, by its words and what stands around them, so
that they can be shown there by programs that know nothing of this digest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from ...anchors import find
from ..addresses import ACTOR, address, tag_uri, wikidata
from ..dress import Passage
from ..files import DataFile
from ..markup import WORD, plain
from ..offers import ANNOTATIONS as TYPE
from ..offers import sibling
from ..words import may_hold
from .corpus import Piece
from .sheet import LIST, N_, Column, Each, Export, Sheet, as_cell, as_json

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

LONGEST = 30
"""Words of a passage that are told: enough to find it."""

AROUND = 32
"""Characters before and after it."""


BLOCK_END = re.compile(r"</(?:p|li|pre|blockquote|h[1-6])>")


class Noted(Protocol):
    """A note of the editor's on an article."""

    @property
    def exact(self) -> str:
        """The words that it is about; they need not stand in the shown text. Empty if they are withheld."""

    @property
    def prefix(self) -> str:
        """What stands before them, and after them, as far as it is known."""

    @property
    def suffix(self) -> str: ...

    @property
    def html(self) -> str:
        """What the note says."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage of an article and what is said of it."""

    piece: Piece
    motivation: str
    body: tuple[Any, ...]
    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def id(self) -> str:
        named = all(part.__class__ is str for part in self.body)
        body = as_cell(self.body) if named else as_json(self.body)
        told = "\0".join((self.motivation, body, self.prefix, self.exact))
        place = f"{sibling(self.piece.story.url_path, 'annotations.jsonld')}#{_hash(told)}"
        return tag_uri(self.piece.corpus.library.site, place)

    @property
    def source(self) -> str:
        """What is annotated: the original, or our page where its address is not known."""
        return self.piece.story.url or _address(self.piece, self.piece.story.url_path)

    @property
    def selector(self) -> dict[str, str]:
        told = {
            "type": "TextQuoteSelector",
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
        }
        return {key: text for key, text in told.items() if text}


MEMBERS: Sheet[Mark] = Sheet(
    "annotation",
    N_("The members of an annotation, in the items of the file."),
    Each(lambda piece: _all(piece)),
    (
        Column("id", N_("Stays as long as the passage and what is said of it stay."), lambda m: m.id),
        Column("type", N_("Always Annotation."), lambda _: "Annotation"),
        Column(
            "motivation",
            N_("identifying for who is named or speaks, commenting for a note."),
            lambda m: m.motivation,
        ),
        Column(
            "body",
            N_(
                "Who it is: the entity of Wikidata where it is known, else the actor's page; or what the note says."
            ),
            lambda m: list(m.body),
            LIST,
        ),
        Column(
            "target",
            N_("The original, or our page where its address is not known, and the passage by its words."),
            lambda m: {"source": m.source, "selector": m.selector},
        ),
    ),
)


def of_article(piece: Piece) -> DataFile:
    """articles/SLUG.annotations.jsonld"""
    path = sibling(piece.story.url_path, "annotations.jsonld")
    return DataFile(path, page(piece, path).encode())


def page(piece: Piece, path: str) -> str:
    """The annotations of an article, for the file at the path."""
    told = {
        "@context": CONTEXT,
        "id": _address(piece, path),
        "type": "AnnotationPage",
        "items": [MEMBERS.record(mark) for mark in _all(piece)],
    }
    return as_json(told) + "\n"


def _all(piece: Piece) -> Iterator[Mark]:
    return marks(piece, piece.corpus.notes_of(piece.story.slug))


def marks(piece: Piece, notes: Iterable[Noted] = ()) -> Iterator[Mark]:
    """The annotations of an article: its quotations, whom it names, each once, and the editor's notes."""
    passages = {
        passage.anchor: passage for passage in piece.corpus.library.dressed[piece.story.slug].passages
    }
    for quote in piece.quotes:
        if quote.speaker:
            said = piece.corpus.library.site.wording.gettext("Said by %(speaker)s", speaker=quote.speaker)
            body = (_text(said, "describing"), *_who(piece, quote.speaker))
            yield _mark(piece, "identifying", body, quote.words.partition("…")[0], _near(passages, quote.url))
    seen = set[str]()
    for naming in piece.mentions:
        name = naming.mark.meaning
        if name not in seen:
            seen.add(name)
            start, end = naming.mark.start, naming.mark.end
            yield _placed(piece, "identifying", _who(piece, name), naming.passage.text, start, end)
    for note in notes:
        if note.exact:
            body = (_text(in_paragraphs(note.html), "commenting"),)
            text = note.prefix + note.exact + note.suffix
            start = len(note.prefix)
            yield _placed(piece, "commenting", body, text, start, start + len(note.exact))


def in_paragraphs(html: str) -> str:
    """The text of a note with an empty line between its blocks."""
    return "\n\n".join(filter(None, map(plain, BLOCK_END.split(html))))


def _near(passages: Mapping[str, Passage], url: str) -> tuple[Passage, ...]:
    anchor = url.partition("#")[2]
    return (passages[anchor],) if anchor in passages else tuple(passages.values()) if anchor else ()


def _mark(
    piece: Piece, motivation: str, body: tuple[Any, ...], words: str, passages: Iterable[Passage]
) -> Mark:
    """The mark on the first of the passages that holds the words; on the words alone if none does."""
    words = words.strip()
    for passage in passages:
        start = passage.text.find(words)
        if start >= 0:
            return _placed(piece, motivation, body, passage.text, start, start + len(words))
        if may_hold(words, passage.text) and (places := find(words, passage.text)):
            return _placed(piece, motivation, body, passage.text, *places[0])
    return Mark(piece, motivation, body, words)


def _placed(piece: Piece, motivation: str, body: tuple[Any, ...], text: str, start: int, end: int) -> Mark:
    """The mark on a stretch of a text, or on its first words; white space is one blank, as readers see it."""
    if piece.story.excerpt:
        text = text.removesuffix("…")  # where the shown text was cut the original goes on
    text = text.replace("\n", " ")
    words = [word.end() for word in WORD.finditer(text, start, end)]
    if len(words) > LONGEST:
        end = words[LONGEST - 1]
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Mark(piece, motivation, body, text[start:end], before, after)


def _who(piece: Piece, name: str) -> tuple[str, ...]:
    """Who is meant, as an address; nothing for who has no page."""
    corpus = piece.corpus
    party = corpus.party(name)
    if not party:
        return ()
    if party.known and party.known.wikidata:
        return (wikidata(party.known.wikidata),)
    return (_address(piece, party.row.url + ACTOR),)


def _text(text: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}


def _address(piece: Piece, path: str) -> str:
    return address(piece.corpus.library.site, path, piece.story.url_path)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


ANNOTATIONS = Export(
    "annotations",
    "Web Annotation",
    N_("Quotations with their speakers, who is named, and notes, as JSON-LD after the W3C's model."),
    TYPE,
    each=("articles/*.annotations.jsonld",),
    sheets=(MEMBERS,),
    of_article=of_article,
)
