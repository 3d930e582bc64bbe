"""Messages (.eml): the headers as claims, the HTML or text part as the copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from ..model import Claim, Cut, Line, Page
from .claims import tidy
from .decoding import Unreadable, decode
from .html import html_page
from .text import lines_of, refuse_binary

REPLY = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:)+\s*", re.IGNORECASE)  # Fwd: · Re: · FW: RE:
FORWARDED = re.compile(
    r"[-_*\s]*(?:begin )?(?:forwarded message|original message)[-_*:\s]*", re.IGNORECASE
)  # ---------- Forwarded message --------- · Begin forwarded message:
HEADER = re.compile(
    r"\**(from|sent|date|subject|to|cc|reply-to)\**:\**\s*(.*)", re.IGNORECASE
)  # From: The Paper <news@example.com> · *Date:* Tue, 13 Feb 2018
PLAIN_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")  # news@example.com, which is no name
FLOWED_TEXT = re.compile(
    r"(?<!\n--) \r?\n(?!\s*$|>)", re.MULTILINE
)  # format=flowed: a space before the line break
QUOTE_MARK = re.compile(r"^>+ ?", re.MULTILINE)  # > the forwarded text


def read_mail(seed: str, data: bytes) -> Page:
    """A message as a page. Raises Unreadable for one without a text."""
    message = _forwarded_whole(_parse(data))
    claims = _claims(_header(message, "Subject"), _header(message, "From"), _header(message, "Date"), message)
    attached = (
        tuple(
            Cut(part.get_filename() or part.get_content_type(), 0, "attachment")
            for part in message.iter_attachments()
        )
        if message.is_multipart()
        else ()
    )
    part = message.get_body(("html", "plain"))
    text = decode(payload(part), str(part.get_content_charset() or "")) if part is not None else ""
    if part is not None and part.get_content_subtype() == "html":
        page = html_page(seed, "email", text, claims)
    else:
        page = _text_page(seed, text, part)
        page = replace(page, claims=claims)
    if not page.lines:
        raise Unreadable("is a message without text: paste the article into a .txt file")
    return _unforwarded(replace(page, cuts=page.cuts + attached))


def _parse(data: bytes) -> EmailMessage:
    return message_from_bytes(data.lstrip(), EmailMessage, policy=policy.default)


def payload(part: EmailMessage) -> bytes:
    """The decoded bytes of a part; what can't be decoded as it stands."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _header(message: EmailMessage, name: str) -> str:
    """A header as text; empty where it is missing or too broken for Python's parser."""
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _forwarded_whole(message: EmailMessage) -> EmailMessage:
    """The message that was forwarded as an attachment, if one was."""
    for part in message.walk():
        if part.get_content_type() == "message/rfc822" and isinstance(part.get_payload(), list):
            inner = part.get_payload(0)
            if isinstance(inner, EmailMessage) and inner.get_body(("html", "plain")) is not None:
                return inner
    return message


def _claims(subject: str, sender: str, date: str, message: EmailMessage | None = None) -> tuple[Claim, ...]:
    """Title, date, outlet and byline as the headers have them; a newsletter's sender is no author."""
    name = parseaddr(sender)[0] or ("" if PLAIN_ADDRESS.search(sender) else sender)
    listed = message is not None and (_header(message, "List-Id") or _header(message, "List-Unsubscribe"))
    found = [("title", REPLY.sub("", subject)), ("date", _iso(date)), ("outlet", name)]
    found += [] if listed else [("byline", name)]
    return tidy([Claim(field, value, "email") for field, value in found])


def _iso(date: str) -> str:
    """An RFC 2822 date as ISO 8601; another one as it stands."""
    try:
        return parsedate_to_datetime(date).isoformat(" ", "minutes") if date else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return date


def _text_page(seed: str, text: str, part: EmailMessage | None) -> Page:
    refuse_binary(text)
    if part is not None and str(part.get_param("format", "")).casefold() == "flowed":
        text = FLOWED_TEXT.sub(" ", text)
    return Page(seed, "email", tuple(replace(line, number=0) for line in lines_of(QUOTE_MARK.sub("", text))))


def _unforwarded(page: Page) -> Page:
    """Take a forwarded message's own headers for the story's, and cut what stands above them."""
    for i, line in enumerate(page.lines):
        block = (
            _headers_at(page.lines, i)
            if FORWARDED.fullmatch(line.text) or HEADER.fullmatch(line.text)
            else []
        )
        if {"from", "subject"} <= {name for name, _ in block}:
            return _from_forwarded(page, i, block)
    return page


def _headers_at(lines: Sequence[Line], start: int) -> list[tuple[str, str]]:
    """Names and values of the header lines from `start`, the forwarding line itself aside."""
    found = []
    for line in lines[start + bool(FORWARDED.fullmatch(lines[start].text)) :]:
        header = HEADER.fullmatch(line.text)
        if header is None:
            break
        found.append((header[1].casefold(), header[2]))
    return found


def _from_forwarded(page: Page, start: int, block: list[tuple[str, str]]) -> Page:
    headers = dict(reversed(block))
    end = start + bool(FORWARDED.fullmatch(page.lines[start].text)) + len(block)
    claims = _claims(
        headers.get("subject", ""), headers.get("from", ""), headers.get("date") or headers.get("sent", "")
    )
    others = tuple(claim for claim in page.claims if claim.source != "email")
    cuts = tuple(
        Cut(line.text, line.number, "note of the forwarder" if i < start else "forwarded message's header")
        for i, line in enumerate(page.lines[:end])
    )
    return replace(page, lines=page.lines[end:], claims=claims + others, cuts=page.cuts + cuts)
