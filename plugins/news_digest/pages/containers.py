"""The words in a file that goes out, whatever it is: read as a stranger's program would read it."""

from __future__ import annotations

import bz2
import lzma
import re
import tarfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from io import BytesIO
from itertools import chain
from typing import Any, BinaryIO
from urllib.parse import unquote_to_bytes
from zipfile import BadZipFile, ZipFile, ZipInfo

from .encodings import is_media, is_text, legible, recoded
from .rejoined import rejoined, spelt
from .shingles import ENTITY, words_of

ZIP = b"PK\x03\x04"
"""How files begin that hold others; books and office documents are such."""

TAR = slice(257, 262), b"ustar"
"""Where it stands in a file that it holds others, one after the other."""
MAIL = re.compile(
    rb"^Content-Transfer-Encoding:[ \t]*(?:quoted-printable|base64)", re.I | re.M
)  # an e-mail, a saved web archive

DEEP, LARGEST = 3, 1 << 28
"""How many such files lie in each other, and bytes in all that are unpacked of one file."""

TAG = re.compile(rb"</?[A-Za-z][^<>]*>")  # <p class="caption"> · </p>
ATTRIBUTES = (
    re.compile(rb'=\s*"([^"<>]{50,})"'),  # content="The mayor of Northport opened ..."
    re.compile(rb"=\s*'([^'<>]{50,})'"),
)
BREAK = re.compile(rb"<wbr\s*/?>", re.I)  # <wbr>, where a long word may be parted
FOLD = re.compile(rb"\r?\n[ \t]")  # how iCalendar breaks a line
CODED = re.compile(rb"%20[^\s\"'<>]*")  # #:~:text=opened%20the%20library
ADDRESS = re.compile(rb":([^\s\"'<>]{40,})")  # https://e.example/the-mayor-of-northport-opened-the-library
TIMES = 3
"""How often an address is freed of its percent signs: each time may have coded those of the time before."""

BETWEEN = b" \xff "
"""Parts what does not belong together: no text in UTF-8 has such a word."""

TOLD = (
    *(BadZipFile, tarfile.TarError, zlib.error, RuntimeError, NotImplementedError),
    *(OSError, EOFError, ValueError, LookupError),
)
"""What is told of a file with others in it that is damaged, locked or packed in another way."""

PACKED: tuple[tuple[bytes, Any], ...] = (
    (b"\x1f\x8b", lambda: zlib.decompressobj(wbits=31)),  # the search's index, and whatever else is packed
    (b"BZh", bz2.BZ2Decompressor),
    (b"\xfd7zXZ\x00", lzma.LZMADecompressor),
)
"""How files begin that are packed, and what unpacks them."""


@dataclass(slots=True)
class Content:
    """What was read of a file."""

    words: list[bytes] = field(default_factory=list)
    """Of its text without tags, then what stands in attributes and addresses."""
    addresses: list[bytes] = field(default_factory=list)
    """Long ones, in which words may stand without anything between them."""
    texts: list[bytes] = field(default_factory=list)
    """What words were read of, without tags, as it stands."""
    unread: bool = False
    """Something in it can't be read, so nobody knows whether words are there."""
    left: int = LARGEST
    """Bytes that may still be unpacked."""


def words_in(name: str, data: bytes) -> list[bytes]:
    """The words of a file: text without its tags, then what stands in attributes and addresses."""
    return content_of(name, data).words


def content_of(name: str, data: bytes, ours: bool = False) -> Content:
    """What a file holds; those that are ours are known to be UTF-8."""
    content = Content()
    _take(content, name, data, ours, DEEP)
    return content


def _take(content: Content, name: str, data: bytes, ours: bool, deep: int) -> None:
    for beginning, unpacker in PACKED:
        if data.startswith(beginning):
            data = _unpacked(content, data, beginning, unpacker)
    if members := None if ours else _held(data):
        for member in members(content, data) if deep else ():
            _take(content, *member, False, deep - 1)
            content.words.append(BETWEEN.strip())
        content.unread |= not deep
    elif not ours:
        data = recoded(data)
        if not is_text(data):
            content.unread |= not is_media(data)
            data = legible(data)
        for other in rejoined(data):
            _read(content, name, other)
        for other in spelt(data) if deep else ():
            _take_spelt(content, recoded(other), deep - 1)
    _read(content, name, data)


def _take_spelt(content: Content, data: bytes, deep: int) -> None:
    """What stands in base64, where it is text or has files in it: an address or a hash looks like such, and a picture
    is none."""
    if is_text(data) or data.startswith((ZIP, *(beginning for beginning, _ in PACKED))):
        content.words.append(BETWEEN.strip())
        _take(content, "", data, False, deep)


def _held(data: bytes) -> Callable[[Content, bytes], Iterator[tuple[str, bytes]]] | None:
    """What reads the files that are in a file; None where there are none."""
    if data.startswith(ZIP):
        return _members
    if data[TAR[0]] == TAR[1]:
        return _in_a_row
    return _parts if MAIL.search(data) else None


def _in_a_row(content: Content, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of the files in a TAR file, as far as they can be read."""
    try:
        with tarfile.open(fileobj=BytesIO(data), mode="r:") as row:
            for info in row:
                if member := row.extractfile(info) if info.isfile() else None:
                    yield info.name, _read_some(content, member)
    except TOLD:
        content.unread = True


def _parts(content: Content, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of an e-mail or a saved web archive, in UTF-8 where their encoding is told."""
    try:
        for part in message_from_bytes(data).walk():
            if isinstance(payload := part.get_payload(decode=True), bytes):
                charset = part.get_content_charset() if part.get_content_maintype() == "text" else None
                yield "", payload.decode(charset, "replace").encode() if charset else payload
    except TOLD:
        content.unread = True


def _members(content: Content, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of the files in a ZIP file, as far as they can be read."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            for info in packed.infolist():
                yield info.filename, _member(content, packed, info)
    except TOLD:
        content.unread = True


def _member(content: Content, packed: ZipFile, info: ZipInfo) -> bytes:
    try:
        with packed.open(info) as member:
            return _read_some(content, member)
    except TOLD:
        content.unread = True
        return b""


def _read_some(content: Content, member: BinaryIO | Any) -> bytes:
    found: bytes = member.read(content.left)
    content.left -= len(found)
    content.unread |= bool(not content.left and member.read(1))
    return found


def _read(content: Content, name: str, data: bytes) -> None:
    """The words of text, and the addresses in it."""
    if name.endswith(".ics"):
        data = FOLD.sub(b"", data)
    beside: list[bytes] = []
    if b"%20" in data:
        beside += map(unquote_to_bytes, CODED.findall(data))
    addresses: list[bytes] = []
    if b"</" in data or b"&lt;/" in data:
        attributes = [*chain.from_iterable(pattern.findall(data) for pattern in ATTRIBUTES)]
        addresses += [value for value in attributes if b" " not in value]
        beside += attributes
        data = TAG.sub(b" ", BREAK.sub(b"", data) if b"<wbr" in data else data)
        if b"&lt;" in data:  # HTML in a feed
            data = TAG.sub(b" ", ENTITY.sub(_sign, data))
    addresses += ADDRESS.findall(data)
    content.addresses += addresses
    if b"%" in b"".join(addresses):
        coded = [_decoded(address) for address in addresses if b"%" in address]
        content.addresses += coded
        beside += coded
    content.texts.append(data)
    content.words += words_of(BETWEEN.join([data, *beside]))


def _decoded(address: bytes) -> bytes:
    for _ in range(TIMES):
        if (decoded := unquote_to_bytes(address)) == address:
            break
        address = decoded
    return address


def _sign(found: re.Match[bytes]) -> bytes:
    """The signs of tags as themselves; other references stay for later."""
    return {b"&lt;": b"<", b"&gt;": b">", b"&quot;": b'"', b"&#34;": b'"'}.get(found[0], found[0])


def _unpacked(content: Content, data: bytes, beginning: bytes, unpacker: Any) -> bytes:
    """What is packed, in one piece or several; as it is where it can't be unpacked."""
    parts: list[bytes] = []
    try:
        while data.startswith(beginning) and content.left > 0:
            packed = unpacker()
            parts.append(packed.decompress(data, content.left))
            content.left -= len(parts[-1])
            content.unread |= not packed.eof
            data = packed.unused_data
    except (zlib.error, lzma.LZMAError, OSError, EOFError):
        content.unread = True
        parts.append(data)
    return b"".join(parts)
