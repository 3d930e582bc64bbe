"""Marks: a few bytes that stand for a value, the same on every machine; where two values differ, so do they."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import msgspec

from ..fingerprints import over

SIZE = 12
"""Bytes of a mark."""

NOTHING = b""
"""The mark of what is not there."""


class Unmarkable(Exception):
    """A value that holds something of which nothing can be said."""


def _told(value: Any) -> Any:
    if isinstance(value, str):  # Markup, which says nothing but its text
        return str.__str__(value)
    raise Unmarkable(type(value).__name__)


_encoder = msgspec.msgpack.Encoder(enc_hook=_told, order="deterministic")


def mark_of(value: Any) -> bytes:
    """The mark of a value made of frozen dataclasses, tuples, mappings, texts, numbers and days.

    Raises Unmarkable for anything else.
    """
    try:
        return blake2b(_encoder.encode(value), digest_size=SIZE).digest()
    except (TypeError, ValueError, RecursionError) as error:
        raise Unmarkable(str(error)) from error


def joined(marks: Iterable[bytes]) -> bytes:
    """One mark for several in their order."""
    return over(marks, SIZE)
