"""Stories and dressed bodies as bytes, to be kept between builds and read back as the same values.

What is written is MessagePack: a day as its text, a passage that something is found in by its number.
"""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Annotated, Any, get_type_hints

import msgspec

from ..model import Period, Stamp, parse_when
from .dress import Decoration, Dressed, Passage
from .stories import Story

ON_DISK: dict[Any, Any] = {
    Stamp | None: str,
    tuple[tuple[str, Stamp | Period], ...]: tuple[tuple[str, str], ...],
}
"""What a field holds -> what is written for it; all others are written as they are."""

_hints = get_type_hints(Story)
_types = tuple(ON_DISK.get(_hints[field.name], _hints[field.name]) for field in fields(Story))
_places = {field.name: place for place, field in enumerate(fields(Story))}
_DATE, _MODIFIED, _DATES = (_places[name] for name in ("date", "modified", "dates"))
_values = attrgetter(*_places)

_Sheet = tuple[str, tuple[Passage, ...], tuple[tuple[Annotated[int, msgspec.Meta(ge=0)], Decoration], ...]]
"""HTML, passages, and the number of a passage with what is found in it."""

_encoder = msgspec.msgpack.Encoder()
_stories: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(tuple[_types])  # type: ignore[valid-type]
_sheets: msgspec.msgpack.Decoder[_Sheet] = msgspec.msgpack.Decoder(_Sheet)


def encode_story(story: Story) -> bytes:
    """A story as bytes; UnicodeEncodeError if its file has a name that is no text."""
    kept = list(_values(story))
    kept[_DATE], kept[_MODIFIED] = str(story.date or ""), str(story.modified or "")
    kept[_DATES] = [(words, str(when)) for words, when in story.dates]
    return _encoder.encode(kept)


def decode_story(kept: bytes) -> Story:
    """The story that was written; msgspec.DecodeError or ValueError for anything else."""
    values = list(_stories.decode(kept))
    values[_DATE], values[_MODIFIED] = _stamp(values[_DATE]), _stamp(values[_MODIFIED])
    if values[_DATES]:
        values[_DATES] = tuple([(words, _when(when)) for words, when in values[_DATES]])
    return Story(*values)


def encode_dressed(dressed: Dressed) -> bytes:
    """A dressed body as bytes; ValueError if something is found in a passage that is none of its own."""
    numbers = {passage: number for number, passage in enumerate(dressed.passages)}
    if not all(passage in numbers for passage, _ in dressed.found):
        raise ValueError("something is found in a passage of another body")
    found = [(numbers[passage], mark) for passage, mark in dressed.found]
    return _encoder.encode((dressed.html, dressed.passages, found))


def decode_dressed(kept: bytes) -> Dressed:
    """The body that was written; msgspec.DecodeError or ValueError for anything else."""
    html, passages, marks = _sheets.decode(kept)
    try:
        return Dressed(html, passages, tuple([(passages[number], mark) for number, mark in marks]))
    except IndexError as error:
        raise ValueError("something is found in a passage that is not there") from error


@lru_cache(maxsize=1 << 12)  # news of a time tell of the same days
def _when(text: str) -> Stamp | Period:
    return parse_when(text)


@lru_cache(maxsize=1 << 12)
def _stamp(text: str) -> Stamp | None:
    return Stamp.parse(text) if text else None
