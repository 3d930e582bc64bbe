"""What a file holds, told by its first bytes and not by its name."""

from __future__ import annotations

import re
from enum import StrEnum

from .decoding import decode


class Container(StrEnum):
    """The formats that are read, as `Page.format` names them."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    EMAIL = "email"
    MHTML = "mhtml"


FOREIGN = (
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls, .msg)"),
    (b"{\\rtf", "an RTF document"),
    (b"bplist00", "a Safari web archive"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture or recording"),
    (b"ID3", "a recording (MP3)"),
    (b"OggS", "a recording (Ogg)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"7z\xbc\xaf", "a compressed file (7-Zip)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)
"""First bytes -> what such a file is."""
ZIPPED = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "a spreadsheet (.xlsx)"),
    (b"opendocument", "an OpenDocument file (.odt)"),
    (b"epub+zip", "an e-book (EPUB)"),
)
"""What stands in the first part of a ZIP file -> what it is."""

SAMPLE = 8192
_OPENING = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*"  # declaration and comments, as browsers save them
PAGE = re.compile(
    _OPENING + r"<(?:!doctype\s+html|html[\s>]|head[\s>])", re.IGNORECASE
)  # <!DOCTYPE html> · <html lang="en">
FEED = re.compile(_OPENING + r"<(?:rss|feed|rdf:RDF)[\s>]")  # <rss version="2.0">
HEADERS = re.compile(r"(?:[\w-]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+){2,}")  # From: a\nSubject: b\n\t folded\n
MIME = re.compile(
    r"^(?:MIME-Version|Received|Message-ID|Content-Transfer-Encoding):", re.IGNORECASE | re.MULTILINE
)
RELATED = re.compile(
    r"^(?:Content-Type:\s*multipart/related|Snapshot-Content-Location:)", re.IGNORECASE | re.MULTILINE
)
SUBJECT = re.compile(r"^Subject:", re.IGNORECASE | re.MULTILINE)
LOCATION = re.compile(r"^(?:Snapshot-Content-Location:|From: <?Saved by)", re.IGNORECASE | re.MULTILINE)
MARKUP = re.compile(r"<(?:[a-z][a-z0-9]*[\s>/]|/[a-z]|!)", re.IGNORECASE)  # <p> · </div> · <!-- -->


def foreign(data: bytes) -> str:
    """What the file is, in words, where it is certainly nothing that is read; else empty."""
    for magic, what in FOREIGN:
        if data.startswith(magic):
            return what
    if data.startswith(b"PK\x03\x04"):
        return next((what for name, what in ZIPPED if name in data[:SAMPLE]), "a ZIP file")
    if data[4:8] == b"ftyp":
        return "a film or picture (MP4, HEIC)"
    if FEED.match(decode(data[:SAMPLE])):
        return "a news feed (RSS or Atom)"
    return ""


def container_of(data: bytes, promised: Container | None) -> Container | None:
    """What the file holds: told by its content where that is certain, else what its suffix promised."""
    head = decode(data[:SAMPLE])
    if PAGE.match(head):
        return Container.HTML
    if mime := _mime(head, promised):
        return mime
    if promised is Container.HTML and not MARKUP.search(decode(data)):
        return Container.TEXT
    return promised


def _mime(head: str, promised: Container | None) -> Container | None:
    """A message or web archive begins with header lines of which some are no one's prose."""
    found = HEADERS.match(head.lstrip())
    if found is None or not MIME.search(found[0]):
        return None
    if LOCATION.search(found[0]) or (RELATED.search(found[0]) and promised is not Container.EMAIL):
        return Container.MHTML
    if SUBJECT.search(found[0]) or promised is Container.EMAIL:
        return Container.EMAIL
    return promised
