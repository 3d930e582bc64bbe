"""Containers of the MIME kind: parts, headers and their characters, whatever state they are in."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import collapse_rfc2231_value

from .decoding import Unreadable, decode

BROKEN = (
    MessageError,
    ValueError,
    IndexError,
    AttributeError,
    TypeError,
    KeyError,
    LookupError,
    OverflowError,
    RecursionError,
)
"""What Python's parser raises for a header that no standard foresaw."""


LONGEST_HEADER = 64_000
"""Bytes; the library takes time by the square of a header's length."""
PART = re.compile(rb"^content-[a-z-]++:[^\n]*+(?:\n[ \t][^\n]*+)*+", re.IGNORECASE | re.MULTILINE)
LONGEST_PART = 4_000
"""Bytes of a header that tells of a part; it is read again each time that something is asked of it."""


def parse(data: bytes) -> EmailMessage:
    """The message in the bytes; what is wrong with it shows in its parts. Raises Unreadable for a header
    that is no message's."""
    head = re.split(rb"\r?\n\r?\n", data.lstrip()[: LONGEST_HEADER + 4], maxsplit=1)[0]
    if len(head) > LONGEST_HEADER or any(len(found[0]) > LONGEST_PART for found in PART.finditer(data)):
        raise Unreadable("has a mail header that is far too long: paste the article into a .txt file")
    return message_from_bytes(data.lstrip(), EmailMessage, policy=policy.default)


def header(part: MIMEPart, name: str) -> str:
    """A header as text; empty where it is missing or too broken to be read."""
    try:
        return str(part.get(name, "")).strip()
    except BROKEN:
        return ""


def parameter(part: MIMEPart, name: str, of: str = "Content-Type") -> str:
    """A parameter of a header, such as `charset`; empty where it is missing or broken."""
    try:
        found = part.get_param(name, "", of)
    except BROKEN:
        return ""
    return collapse_rfc2231_value(found).strip()


def text(part: MIMEPart) -> str:
    """The characters of a part, in the encoding that it names or else in the likeliest."""
    try:
        found = part.get_payload(decode=True)
    except BROKEN:
        found = None
    return decode(found, parameter(part, "charset")) if isinstance(found, bytes) else ""
