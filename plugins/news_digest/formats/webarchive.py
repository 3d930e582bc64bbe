"""Web archives of one file (.mhtml): the page inside, with the address it was saved from."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from ..model import Claim, Page
from .decoding import Unreadable, decode
from .html import html_page
from .mail import payload


def read_webarchive(seed: str, data: bytes) -> Page:
    """A web archive as a page; its Date is when it was saved, so it claims nothing.

    Raises Unreadable where no HTML is inside.
    """
    message = message_from_bytes(
        data.lstrip(), EmailMessage, policy=policy.compat32.clone(message_factory=EmailMessage)
    )
    address = str(message.get("Snapshot-Content-Location", "")).strip()
    root = _root(message, address)
    if root is None:
        raise Unreadable("is a web archive without a page in it: save the page from the browser again")
    address = address or str(root.get("Content-Location", "")).strip()
    claims = (Claim("url", address, "mhtml"),) if address.startswith("http") else ()
    charset = root.get_param("charset", "")
    return html_page(
        seed, "mhtml", decode(payload(root), charset if isinstance(charset, str) else ""), claims
    )


def _root(message: EmailMessage, address: str) -> EmailMessage | None:
    """The part that is the page: the one saved from `address`, or the first of HTML."""
    pages = [
        part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    saved = (part for part in pages if str(part.get("Content-Location", "")).strip() == address)
    return next(saved, pages[0] if pages else None)
