"""Messages (.eml): the headers as claims, the HTML or text part as the copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from ..model import Claim, Cut, Line, Page
from .claims import tidy
from .cleaning import clean
from .decoding import Unreadable
from .html import html_page
from .mime import BROKEN, header, parameter, parse, text
from .text import lines_of, refuse_binary

REPLY = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:)+\s*", re.IGNORECASE)  # Fwd: · Re: · FW: RE:
FORWARDED = re.compile(
    r"[-_*\s]*(?:begin )?(?:forwarded message|original message)[-_*:\s]*", re.IGNORECASE
)  # ---------- Forwarded message --------- · Begin forwarded message:
_NAME = r"(?:(?<!\*)\*++)?\b(From|Sent|Date|Subject|To|Cc|Reply-To)\**:\**"
HEADERS = re.compile(
    rf"{_NAME}\s*+(.*?)(?=(?<!\s)\s++{_NAME.replace('(From', '(?:From')}|\Z)",
    re.DOTALL,
)  # From: The Paper <news@example.com> · the same with more of them behind it on the line · *Date:* Tue, 13 Feb
TOP = 100
"""Lines in which a forwarded message must begin."""
MOST_HEADERS = 20
PLAIN_ADDRESS = re.compile(r"(?<![^\s@])[^\s@]++@[^\s@]+")  # news@example.com, which is no name
FLOWED = re.compile(
    r"(?<!\n--) \r?\n(?![^\S\n]*+$|>)", re.MULTILINE
)  # format=flowed: a space before the line break
QUOTE_MARK = re.compile(r"^>+ ?", re.MULTILINE)  # > the forwarded text


def read_mail(seed: str, data: bytes) -> Page:
    """A message as a page. Raises Unreadable for one without a text."""
    message = _forwarded_whole(parse(data))
    listed = bool(header(message, "List-Id") or header(message, "List-Unsubscribe"))
    claims = _claims(header(message, "Subject"), header(message, "From"), header(message, "Date"), listed)
    part = _copy(message)
    if part is not None and part.get_content_subtype() == "html":
        page = html_page(seed, "email", text(part), claims)
    else:
        page = Page(seed, "email", _plain_lines(part), claims)
    if not page.lines:
        raise Unreadable("is a message without text: paste the article into a .txt file")
    return _unforwarded(replace(page, cuts=page.cuts + _attachments(message)))


def _copy(message: EmailMessage) -> MIMEPart | None:
    """The part that holds the copy: HTML before plain text."""
    try:
        return message.get_body(("html", "plain"))
    except BROKEN:
        return next((part for part in message.walk() if part.get_content_maintype() == "text"), None)


def _attachments(message: EmailMessage) -> tuple[Cut, ...]:
    """What came with the message, by its name."""
    names = (
        parameter(part, "name") or parameter(part, "filename", "Content-Disposition")
        for part in message.walk()
    )
    return tuple(Cut(clean(name), 0, "attachment") for name in names if name)


def _forwarded_whole(message: EmailMessage) -> EmailMessage:
    """The message that was forwarded as an attachment, if one was."""
    for part in message.walk():
        inner = (
            part.get_payload(0)
            if part.get_content_type() == "message/rfc822" and part.is_multipart()
            else None
        )
        if isinstance(inner, EmailMessage) and _copy(inner) is not None:
            return inner
    return message


def _claims(subject: str, sender: str, date: str, listed: bool = False) -> tuple[Claim, ...]:
    """Title, date, outlet and byline as the headers have them; the sender of a mailing list is no author."""
    name = parseaddr(sender)[0] or ("" if PLAIN_ADDRESS.search(sender) else sender)
    found = [("title", REPLY.sub("", subject)), ("date", _iso(date)), ("outlet", name)]
    found += [] if listed else [("byline", name)]
    return tidy([Claim(field, value, "email") for field, value in found])


def _iso(date: str) -> str:
    """An RFC 2822 date as ISO 8601; another one as it stands."""
    try:
        return parsedate_to_datetime(date).isoformat(" ", "minutes") if date else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return date


def _plain_lines(part: MIMEPart | None) -> tuple[Line, ...]:
    """The lines of a plain text; they have no numbers, since the file's own lines may be encoded."""
    body = text(part) if part is not None else ""
    refuse_binary(body)
    if part is not None and parameter(part, "format") == "flowed":
        body = FLOWED.sub(" ", body)
    return tuple(replace(line, number=0) for line in lines_of(QUOTE_MARK.sub("", body)))


def _unforwarded(page: Page) -> Page:
    """Take a forwarded message's own headers for the story's, and cut what stands above them."""
    for i in range(min(TOP, len(page.lines))):
        headers, end = _headers_at([line.text for line in page.lines[i : i + MOST_HEADERS]])
        if headers:
            above = [(line, "note of the forwarder") for line in page.lines[:i]]
            above += [(line, "header of the forwarded message") for line in page.lines[i : i + end]]
            cuts = tuple(Cut(line.text, line.number, reason) for line, reason in above)
            page = replace(page, lines=page.lines[i + end :], cuts=page.cuts + cuts)
            return replace(page, claims=_forwarded_claims(page, headers))
    for i in range(min(TOP, len(page.cuts))):  # the main text of an HTML part leaves them out
        headers, _ = _headers_at([cut.text for cut in page.cuts[i : i + MOST_HEADERS]])
        if headers:
            return replace(page, claims=_forwarded_claims(page, headers))
    return page


def _headers_at(texts: Sequence[str]) -> tuple[dict[str, str], int]:
    """The headers with which the texts begin, and how many texts they take; none where sender or subject lack."""
    taken = int(bool(texts) and FORWARDED.fullmatch(texts[0]) is not None)
    found: dict[str, str] = {}
    for one in texts[taken:]:
        if not HEADERS.match(one):
            break
        found = {**{name.casefold(): value for name, value in HEADERS.findall(one)}, **found}
        taken += 1
    return (found, taken) if {"from", "subject"} <= found.keys() else ({}, 0)


def _forwarded_claims(page: Page, headers: dict[str, str]) -> tuple[Claim, ...]:
    """The claims of a page with those of the forwarded message in place of the forwarder's."""
    date = headers.get("date") or headers.get("sent", "")
    others = [claim for claim in page.claims if claim.source != "email"]
    return (*_claims(headers["subject"], headers["from"], date), *others)
