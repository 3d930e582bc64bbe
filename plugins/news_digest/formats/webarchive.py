"""Web archives of one file (.mhtml): the page inside, with the address it was saved from."""

from __future__ import annotations

from email.message import EmailMessage, MIMEPart

from ..model import Claim, Page
from .decoding import Unreadable
from .html import html_page
from .mime import header, parse, text

PAGES = ("text/html", "application/xhtml+xml")


def read_webarchive(seed: str, data: bytes) -> Page:
    """A web archive as a page; its Date is when it was saved, so it claims nothing.

    Raises Unreadable where no HTML is inside.
    """
    archive = parse(data)
    address = header(archive, "Snapshot-Content-Location")
    root = _root(archive, address)
    if root is None:
        raise Unreadable("is a web archive without a page in it: save the page again from the browser")
    address = address or header(root, "Content-Location")
    claims = (Claim("url", address, "mhtml"),) if address.startswith(("http://", "https://")) else ()
    return html_page(seed, "mhtml", text(root), claims)


def _root(archive: EmailMessage, address: str) -> MIMEPart | None:
    """The part that is the page: the one saved from `address`, or the first of HTML."""
    pages = [part for part in archive.walk() if part.get_content_type() in PAGES]
    saved = (part for part in pages if address and header(part, "Content-Location") == address)
    return next(saved, pages[0] if pages else None)
