"""Values as bytes and back: the one door to msgspec. What is read is checked against its type."""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, NamedTuple, get_type_hints

import msgspec

from .model import Annotations, Article, Cut, DateExpression, Mention, Period, Quotation, Span, Stamp
from .problems import Problem
from .receipts import Receipt
from .signatures import Signature
from .standing import Linked, Standing, Survey
from .testimony import Testimony

DAMAGED = (msgspec.DecodeError, ValueError, TypeError)
"""What reading raises for bytes that are not what they should be."""

pack: Callable[[Any], bytes] = msgspec.msgpack.Encoder().encode


SEAL = re.compile(r'"whole": "[0-9a-f]{16}"\}\s*\Z')  # ..., "whole": "0a4d6b1c2d3e4f50"}


class Told(NamedTuple):
    """What is kept of every seed that was read."""

    testimony: Testimony | None
    """None where it gave no article."""
    problems: tuple[Problem, ...]
    """Under the seed's name."""


class _Date(NamedTuple):
    """A DateExpression: which of two kinds its meaning is stands in the number of stamps."""

    span: Span
    text: str
    stamps: tuple[Stamp, ...]


unpack_told: Callable[[bytes], Told] = msgspec.msgpack.Decoder(Told).decode
unpack_seen: Callable[[bytes], dict[str, tuple[Signature, str]]] = msgspec.msgpack.Decoder(
    dict[str, tuple[Signature, str]]
).decode
unpack_survey: Callable[[bytes], Survey] = msgspec.msgpack.Decoder(Survey).decode
unpack_linked: Callable[[bytes], Linked] = msgspec.msgpack.Decoder(Linked).decode
unpack_standing: Callable[[bytes], dict[str, Standing]] = msgspec.msgpack.Decoder(dict[str, Standing]).decode
unpack_cuts: Callable[[bytes], tuple[Cut, ...]] = msgspec.msgpack.Decoder(tuple[Cut, ...]).decode


def pack_article(article: Article) -> bytes:
    """The article as bytes, but for what was cut from it, which is kept apart."""
    notes = article.annotations
    dates = [_Date(date.span, date.text, _stamps(date.meaning)) for date in notes.dates]
    values = {field: getattr(article, field) for field in _FIELDS}
    values |= {"annotations": (notes.mentions, notes.quotations, dates, notes.topics), "cuts": ()}
    return pack(tuple(values.values()))


def unpack_article(data: bytes) -> Article:
    """Raises one of DAMAGED."""
    values = dict(zip(_FIELDS, _article_decoder()(data), strict=True))
    mentions, quotations, dates, topics = values["annotations"]
    meant = tuple(DateExpression(date.span, date.text, _meaning(*date.stamps)) for date in dates)
    return Article(**{**values, "annotations": Annotations(mentions, quotations, meant, topics)})


_FIELDS = tuple(field.name for field in dataclasses.fields(Article))


@functools.cache
def _article_decoder() -> Callable[[bytes], tuple[Any, ...]]:
    notes = tuple[tuple[Mention, ...], tuple[Quotation, ...], tuple[_Date, ...], tuple[str, ...]]
    types = {**get_type_hints(Article), "annotations": notes}
    wanted: Any = tuple[tuple(types[field] for field in _FIELDS)]  # type: ignore[misc]
    decode: Callable[[bytes], tuple[Any, ...]] = msgspec.msgpack.Decoder(wanted).decode
    return decode


def _stamps(meaning: Stamp | Period) -> tuple[Stamp, ...]:
    return (meaning,) if isinstance(meaning, Stamp) else (meaning.first, meaning.last)


def _meaning(first: Stamp, last: Stamp | None = None) -> Stamp | Period:
    return Period(first, last) if last else first


def line_of(receipt: Receipt) -> bytes:
    """A receipt as it is written down: JSON on one line, its keys sorted, a blank behind colons and commas.

    What is true of few receipts stands in theirs alone; last in the line is its seal, by which damage is known.
    """
    line = _line(receipt).replace(b'"deleted":false,', b"", 1).replace(b'"disputes":[],', b"", 1)
    sealed = line[:-1] + b',"whole":"' + blake2b(line, digest_size=8).hexdigest().encode() + b'"}'
    return msgspec.json.format(sealed, indent=0) + b"\n"


def receipt_in(line: str) -> Receipt:
    """The receipt of a line. Raises one of DAMAGED, also for some that are whole but oddly written."""
    return _receipt(line)


def is_whole(line: str, receipt: Receipt) -> bool:
    """Whether a line says of the receipt in it what it said when it was written; one without a seal can't tell."""
    found = SEAL.search(line)
    return found is None or line_of(receipt).decode().rstrip().endswith(found[0].rstrip())


_line: Callable[[Any], bytes] = msgspec.json.Encoder(order="sorted").encode
_receipt: Callable[[str], Receipt] = msgspec.json.Decoder(Receipt).decode
