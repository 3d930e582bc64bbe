"""How the bytes of a file that is not ours may be read: which of them are text, and in which encoding."""

from __future__ import annotations

import codecs
import re

from ..charsets import declared_charset, known_encoding

SOME = 1 << 16
"""Bytes at the beginning by which a file is judged."""

MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""How text begins that says its encoding, the longer ones first."""

OLD = "cp1252"
"""The encoding of Western text that is not Unicode: what no UTF-8 can be is read as such."""

SHIFTS = re.compile(rb"\x1b\$(?:[@B]|\)C)")  # how Japanese and Korean text in seven bits begins

STRETCH = re.compile(
    rb"(?:[\t\n\r\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){4,}"
)
"""Some signs together, as they stand in a picture: its caption, say."""

DATABASE, WIDE = b"SQLite format 3\x00", (b"\x02", b"\x03")
"""How a database begins, in which text stands as it is between other bytes, and its byte 59 where that is UTF-16."""

MEDIA = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x00\x00\x01\x00", b"II*\x00", b"MM\x00*", b"BM"),
    *(b"OggS", b"ID3", b"\xff\xfb", b"fLaC", b"\x1aE\xdf\xa3"),
    *(b"wOFF", b"wOF2", b"\x00\x01\x00\x00", b"OTTO"),
)
"""How pictures, sounds, films and typefaces begin."""


def _as_old(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(OLD, "replace"), error.end


codecs.register_error(OLD, _as_old)


def recoded(data: bytes) -> bytes:
    """Text as UTF-8, with or without a mark of its encoding; anything else as it is."""
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "") or _by_zeros(data)
    if encoding:
        return data.decode(encoding, "replace").encode("utf-8", "replace")
    if b"\x00" not in data[:SOME] and (
        shift := SHIFTS.search(data, 0, SOME)
    ):  # in pictures it stands by chance
        seven = "iso2022_kr" if shift[0].endswith(b"C") else "iso2022_jp"
        return data.decode(seven, "replace").encode("utf-8", "replace")
    if not data.isascii() and b"\x00" not in data and not _is_unicode(data):
        if (encoding := known_encoding(declared_charset(data))) not in ("", "utf-8", OLD):
            return data.decode(encoding, "replace").encode("utf-8", "replace")
        if _is_old(data):
            return data.decode("utf-8", OLD).encode()
    return data


def legible(data: bytes) -> bytes:
    """What can be text in bytes that mostly can't be, as those of a picture; else all of them.

    There is little of it, and to bring megabytes of noise into one form takes many times as long as to read them.
    """
    some = b"\n".join(STRETCH.findall(data))
    return some if 2 * len(some) < len(data) else data


def is_text(data: bytes) -> bool:
    """Whether the words of a file can be seen in its bytes."""
    if data.startswith((b"%PDF", b"{\\rtf")):  # letters stand there as \'e9 and \u233
        return False
    if data.startswith(DATABASE):
        return data[59:60] not in WIDE
    if data[257:262] == b"ustar":
        return True
    return b"\x00" not in data[:SOME] and _is_unicode(data)


def is_media(data: bytes) -> bool:
    """Whether it is a picture, a sound, a film or a typeface: in these no text stands but a drawn one."""
    return data.startswith(MEDIA) or data[4:8] == b"ftyp"


def _by_zeros(data: bytes) -> str:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    some = data[:SOME]
    half = len(some) // 2
    first, second = some[::2].count(0), some[1::2].count(0)
    if second > half // 2 and first < half // 10:
        return "utf-16-le"
    return "utf-16-be" if first > half // 2 and second < half // 10 else ""


def _is_unicode(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_old(data: bytes) -> bool:
    """Whether it is text in which some letters of an older encoding stand: most of its bytes are plain ones."""
    some = data[:SOME]
    controls = some.translate(None, bytes({*range(256)} - {*range(32)} | {9, 10, 12, 13}))
    return 4 * sum(code > 127 for code in some) < len(some) and not controls
