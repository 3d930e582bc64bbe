"""Containers of the MIME kind: parts, headers and their characters, whatever state they are in."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import collapse_rfc2231_value

from .decoding import decode

BROKEN = (MessageError, ValueError, IndexError, AttributeError, TypeError, KeyError, LookupError)
"""What Python's parser raises for a header that no standard foresaw."""


def parse(data: bytes) -> EmailMessage:
    """The message in the bytes; what is wrong with it shows in its parts."""
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
