"""The words in a file that goes out, whatever it is: read as a stranger's program would read it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from urllib.parse import unquote_to_bytes
from zipfile import BadZipFile, ZipFile

from .shingles import ENTITY, words_of

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
"""How files begin that are packed; books and office documents are ZIP files."""

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

TOLD = (BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError, LookupError)
"""What is told of a ZIP file that is damaged, locked or packed in another way."""


def words_in(name: str, data: bytes) -> list[bytes]:
    """The words of a file: text without its tags, then what stands in attributes and addresses."""
    if not data.startswith(ZIP):
        return _words_in(name, data)
    parts = ((*_words_in(*member), BETWEEN.strip()) for member in _members(data))
    return [*_words_in(name, data), *chain.from_iterable(parts)]


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of the files in a ZIP file, as far as they can be read; in them no other is opened."""
    left = LARGEST
    try:
        with ZipFile(BytesIO(data)) as packed:
            for info in packed.infolist():
                with packed.open(info) as member:
                    content = member.read(left)
                left -= len(content)
                yield info.filename, content
    except TOLD:
        return


def _words_in(name: str, data: bytes) -> list[bytes]:
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
    """What is packed, in one piece or several; as it is where it can't be unpacked."""
    parts: list[bytes] = []
    left = LARGEST
    try:
        while data.startswith(GZIP) and left > 0:
            packed = zlib.decompressobj(wbits=31)
            parts.append(packed.decompress(data, left))
            left -= len(parts[-1])
            data = packed.unused_data
    except zlib.error:
        parts.append(data)
    return b"".join(parts)
