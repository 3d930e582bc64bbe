"""From where a page was saved: a comment in its head, as browsers write it, read and written."""

from __future__ import annotations

import re

from ..charsets import HEAD
from .decoding import BOMS, utf16

FROM = re.compile(
    r"<!-- saved from url=\(\d{1,5}\)(https?://[^\s<>]{1,2000}) -->"
)  # <!-- saved from url=(0031)https://example.com/news/a.html -->
CHARSET = re.compile(
    rb"<!-- charset=([\w.:-]{1,40}), as the server said -->"
)  # <!-- charset=windows-1251, as the server said -->
ELEMENT = re.compile(r"<(?![!?])")  # <html>, but not <!DOCTYPE html>
OURS = re.compile(
    rb"<!-- saved from url=\(\d{1,5}\)[^\s<>]{1,2000} -->\r?\n"
    rb"(?:<!-- charset=[\w.:-]{1,40}, as the server said -->\r?\n)?"
)
PROLOG = re.compile(rb"\s*<\?xml[^>]{0,200}\?>\r?\n?")  # nothing may stand before it
NAME = re.compile(r"[\w.:-]{1,40}", re.ASCII)  # of a charset


def saved_from(markup: str) -> str:
    """The address that a page says it was saved from, above its first element; empty if it says none."""
    head = markup[:HEAD]
    first = ELEMENT.search(head)
    found = FROM.search(head, 0, first.start() if first else len(head))
    return found[1].replace("%2D%2D", "--") if found else ""


def saved_charset(data: bytes) -> str:
    """The charset that the server named for a saved page, which counts for more than what the page says."""
    found = CHARSET.search(data, 0, HEAD)
    return found[1].decode("ascii", "replace") if found else ""


def stamped(data: bytes, address: str, charset: str = "") -> bytes:
    """A page's bytes with the comments that say where it is from and, if the server said it, its charset."""
    plain = address.replace("--", "%2D%2D").replace("<", "%3C").replace(">", "%3E")
    text = f"<!-- saved from url=({len(address):04}){plain} -->\n"
    if NAME.fullmatch(charset):
        text += f"<!-- charset={charset}, as the server said -->\n"
    mark, encoding = next(((mark, name) for mark, name in BOMS if data.startswith(mark)), (b"", utf16(data)))
    at = len(mark)
    if found := PROLOG.match(data, at):
        at = found.end()
    return data[:at] + text.encode(encoding or "ascii", "replace") + data[at:]


def unstamped(data: bytes) -> bytes:
    """The bytes of a page as they came, without these comments."""
    found = OURS.search(data, 0, HEAD)
    return data[: found.start()] + data[found.end() :] if found else data
