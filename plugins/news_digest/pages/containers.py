"""The words in a file that goes out, whatever it is: read as a stranger's program would read it."""

from __future__ import annotations

import re
import zlib
from itertools import chain
from urllib.parse import unquote_to_bytes

from .shingles import ENTITY, words_of

GZIP = b"\x1f\x8b"

LARGEST = 1 << 28
"""Bytes that are unpacked of one file."""

TAG = re.compile(rb"</?[A-Za-z][^<>]*>")  # <p class="caption"> · </p>
ATTRIBUTES = (
    re.compile(rb'="([^"<>]{50,})"'),  # content="The mayor of Northport opened ..."
    re.compile(rb"='([^'<>]{50,})'"),
)
FOLD = re.compile(rb"\r?\n[ \t]")  # how iCalendar breaks a line
CODED = re.compile(rb"%20[^\s\"'<>]*")  # #:~:text=opened%20the%20library

BETWEEN = b" \xff "
"""Parts what does not belong together: no text in UTF-8 has such a word."""


def words_in(name: str, data: bytes) -> list[bytes]:
    """The words of a file: text without its tags, then what stands in attributes and addresses."""
    if data.startswith(GZIP):  # the search's index, and whatever else is packed
        data = _unpacked(data)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    if name.endswith(".ics"):
        data = FOLD.sub(b"", data)
    beside: list[bytes] = []
    if b"%20" in data:
        beside += map(unquote_to_bytes, CODED.findall(data))
    if b"</" in data or b"&lt;/" in data:
        beside += chain.from_iterable(pattern.findall(data) for pattern in ATTRIBUTES)
        data = TAG.sub(b" ", data)
        if b"&lt;" in data:  # HTML in a feed
            data = TAG.sub(b" ", ENTITY.sub(_sign, data))
    return words_of(BETWEEN.join([data, *beside]))


def _sign(found: re.Match[bytes]) -> bytes:
    """The signs of tags as themselves; other references stay for later."""
    return {b"&lt;": b"<", b"&gt;": b">", b"&quot;": b'"', b"&#34;": b'"'}.get(found[0], found[0])


def _unpacked(data: bytes) -> bytes:
    """What is packed; as it is where it can't be unpacked."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, LARGEST)
    except zlib.error:
        return data
