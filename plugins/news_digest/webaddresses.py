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


def _is_tracking(name: str, value: str) -> bool:
    return bool(TRACKING.fullmatch(name)) or (name.lower() == "ref" and bool(REFERRER.fullmatch(value)))
