"""Which encoding a page says it is in, and whether there is such a one. Pure; the one door to BeautifulSoup."""

from __future__ import annotations

import codecs

HEAD = 4096
"""Bytes in which an encoding must be declared."""

WESTERN = ("ascii", "us-ascii", "latin-1", "latin1", "iso-8859-1", "iso8859-1", "cp1252", "windows-1252")
"""Labels that browsers read as Windows-1252, since that is what such pages hold."""


def declared_charset(data: bytes) -> str:
    """The encoding that an HTML page declares for itself, as written; empty if none."""
    if b"<" not in data[:HEAD]:
        return ""
    from bs4.dammit import EncodingDetector  # slow to import, and plain text does not need it

    found = EncodingDetector.find_declared_encoding(data[:HEAD], is_html=True, search_entire_document=True)
    return str(found or "").strip()


def untwined(data: bytes) -> bytes:
    """Text in which UTF-8 and Windows-1252 stand beside each other, as UTF-8."""
    from bs4.dammit import UnicodeDammit  # as above

    return UnicodeDammit.detwingle(data)


def known_encoding(label: str) -> str:
    """Python's name of a text encoding; empty for an unknown or unsafe one."""
    if not label:
        return ""
    if label.casefold() in WESTERN:
        return "cp1252"
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return ""
    # the private flag is how Python itself tells text encodings from transforms such as base64
    is_text = getattr(found, "_is_text_encoding", True)
    return (
        ""
        if not is_text
        or found.name.startswith(("utf-16", "utf-32", "idna", "puny", "undefined", "unicode", "raw"))
        else found.name
    )
