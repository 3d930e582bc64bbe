"""Addresses of pages, as one tells whether two are of the same page. Pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ocid|cmp|cmpid|ns_\w+|at_\w+|share|smid|sref|yclid|_ga",
    re.IGNORECASE,
)  # utm_source=rss · fbclid=IwAR...: how a reader came, not what is read
REFERRER = re.compile(r"[a-z][a-z._-]*", re.IGNORECASE)  # ref=home; ref=7 may be a page


def address_key(address: str) -> str:
    """What web addresses of one page have in common: no scheme, www, fragment, order of what is asked, nor how a
    reader came. Anything else is its own key."""
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return address
    if parts.scheme not in ("http", "https"):
        return address
    said = sorted(pair for pair in parse_qsl(parts.query, True) if not _is_tracking(*pair))
    place = f"{host}:{port}" if port not in (None, 80, 443) else host
    return f"{place}{unquote(parts.path).rstrip('/')}" + (f"?{urlencode(said)}" if said else "")


KEEPERS = ("archive.org", "archive.ph", "archive.is", "archive.today", "ampproject.org", "translate.goog")
"""Sites that show pages of others as they are."""


def is_elsewhere(address: str, claimed: str) -> bool:
    """Whether an address is of another site than the one that a page claims for itself; not for archives."""
    here, there = _site(address), _site(claimed)
    return bool(here and there) and here != there and here not in KEEPERS


def _site(address: str) -> str:
    """The part of the host that one owner has, as far as its form tells: example.org, example.co.uk."""
    try:
        labels = (urlsplit(address.strip()).hostname or "").split(".")
    except ValueError:
        return ""
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if short else -2 :])


def _is_tracking(name: str, value: str) -> bool:
    return bool(TRACKING.fullmatch(name)) or (name.lower() == "ref" and bool(REFERRER.fullmatch(value)))
