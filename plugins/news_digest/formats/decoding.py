"""Bytes to characters: which encoding a copy is in."""

from __future__ import annotations

import codecs

from ..charsets import HEAD, declared_charset, known_encoding, untwined

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the UTF-16 mark, so it is asked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Unreadable(ValueError):
    """A seed that can't be read; the message says what it is and what to do, in words for the user."""


def decode(data: bytes, charset: str = "") -> str:
    """Characters of a copy, without byte order mark; never fails.

    `charset` is what the container (a MIME part) says. A byte order mark beats it, and so does text that
    is valid UTF-8 beyond ASCII, for that does not happen by chance.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")  # some editors write two
    if encoding := utf16(data):
        return data.decode(encoding, "replace")
    declared = known_encoding(charset) or known_encoding(declared_charset(data))
    if declared.startswith(("iso2022", "hz")):  # seven-bit encodings, valid as UTF-8
        return data.decode(declared, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, declared)


def utf16(data: bytes) -> str:
    """Tell UTF-16 without a mark by its NULs: in Latin text they are every other byte."""
    sample = data[: HEAD // 2 * 2]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half and odd > 0.4 * half and even <= 0.02 * half:
        return "utf-16-le"
    if half and even > 0.4 * half and odd <= 0.02 * half:
        return "utf-16-be"
    return ""


def _not_utf8(data: bytes, declared: str) -> str:
    """Text that is not valid UTF-8: damaged UTF-8, what it declares, or Windows-1252."""
    patched = data.decode("utf-8", "replace")
    foreign = sum(1 for character in patched if character > "\x7f")
    if patched.count("\ufffd") * 10 <= foreign:  # a cut copy, or pieces pasted in from Windows
        return untwined(data).decode("utf-8", "replace")
    if declared and declared != "utf-8":
        return data.decode(declared, "replace")
    return data.decode("cp1252", "replace")
