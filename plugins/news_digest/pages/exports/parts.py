"""Files of which most parts are as in the build before: those are taken from the old file, the others are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ..files import Before, PartedFile
from ..marks import joined, mark_of
from .corpus import Corpus, Piece

Places = dict[bytes, tuple[int, int]]
"""Mark of a part -> where it begins and ends."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Places).decode


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a file."""

    mark: bytes
    """Of all that it is made from, its own among the parts of a file; empty for one that is made each time."""
    make: Callable[[], str]


def of_pieces(
    corpus: Corpus, make: Callable[[Piece], str], kind: str = "", linking: bool = False
) -> Iterable[Part]:
    """A part for each article; where an article has several in one file they are of several kinds."""
    for piece in corpus.pieces:
        mark = mark_of_piece(piece, linking)
        yield Part(mark and mark + kind.encode(), _maker(make, piece))


def _maker(make: Callable[[Piece], str], piece: Piece) -> Callable[[], str]:
    return lambda: make(piece)


def joined_file(
    path: str, parts: Callable[[], Iterable[Part]], head: str = "", between: str = "", tail: str = ""
) -> PartedFile:
    """A file of parts in their order; those that are empty are left out."""

    def make(before: Before) -> tuple[bytes, bytes]:
        data, places = _assembled(parts(), before, head.encode(), between.encode())
        return b"".join([*data, tail.encode()]), packed(places)

    return PartedFile(path, make)


def _assembled(
    parts: Iterable[Part], before: Before, head: bytes, between: bytes
) -> tuple[Sequence[bytes | memoryview], Places]:
    old, known = _old(before)
    out: list[bytes | memoryview] = [head]
    places: Places = {}
    length = len(head)
    for part in parts:
        start, end = known.get(part.mark, (0, -1)) if part.mark else (0, -1)
        data = old[start:end] if end >= start else part.make().encode()
        if data and len(out) > 1:
            out.append(between)
            length += len(between)
        if part.mark:
            places[part.mark] = length, length + len(data)
        if data:
            out.append(data)
            length += len(data)
    return out, places


def _old(before: Before) -> tuple[memoryview, Places]:
    """The file of the build before, and where its parts stand in it."""
    try:
        places = places_of(before)
        return memoryview(Path(before.place).read_bytes() if places else b""), places
    except OSError:
        return memoryview(b""), {}


def places_of(before: Before) -> Places:
    """Where the parts of a file stand in it; nothing if it is not as it was left."""
    try:
        return _decode(before.parts) if before.place and before.parts else {}
    except (msgspec.DecodeError, ValueError):
        return {}


def packed(places: Places) -> bytes:
    """Where parts stand, to be told to the next build."""
    return _encode(places)


def mark_of_piece(piece: Piece, linking: bool = False) -> bytes:
    """The mark of all that the tables say of an article, or of its links; empty where it can't be told."""
    mark = piece.corpus.once(f"mark {piece.story.slug}", lambda: _mark(piece))
    return mark and joined([mark, mark_of(piece.corpus.library.links[piece.story.slug])]) if linking else mark


def _mark(piece: Piece) -> bytes:
    library, slug = piece.corpus.library, piece.story.slug
    body = library.dressed.key_of.get(slug)  # of the program, the text, the notes
    if not body:
        return b""
    names = {actor.name for actor in piece.story.actors}
    names.update(quotation.speaker for quotation in library.said[slug])
    rows = [library.plain_actors.get(name) for name in sorted(names)]
    people = [(row.name, row.url, row.kind) for row in rows if row]
    around = piece.corpus.once("around", lambda: mark_of((library.site.url, library.site.lang)))
    return joined([around, body.encode(), mark_of((piece.summary, piece.lead, people))])
