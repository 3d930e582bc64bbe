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


KEEPERS = ("archive.org", "ampproject.org", "archive.ph", "archive.is", "archive.today")
"""Sites that show pages of others as they are, whose address mostly stands in theirs."""
KEPT = re.compile(
    r"[./]https?:/{1,2}([^/?#]+)|/[a-z]/(?:s/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?=/|$)", re.IGNORECASE
)
# /web/2021/https://example.com/a · /c/s/example.com/a
SHOWN = (".cdn.ampproject.org", ".translate.goog")
"""Ends of hosts before which stands the host of the page that is shown: www-example-com.translate.goog."""
SHARED = frozenset(
    "blogspot.com wordpress.com substack.com medium.com tumblr.com weebly.com wixsite.com github.io gitlab.io "
    "pages.dev netlify.app vercel.app web.app firebaseapp.com herokuapp.com azurewebsites.net amazonaws.com "
    "cloudfront.net ghost.io squarespace.com webflow.io notion.site livejournal.com typepad.com beehiiv.com "
    "hatenablog.com tistory.com over-blog.com jimdofree.com neocities.org codeberg.page sourceforge.io "
    "workers.dev fly.dev onrender.com glitch.me surge.sh blogger.com home.blog myshopify.com".split()
)
"""Sites on which each host has an owner of its own."""


SECONDS = frozenset(
    "ac biz co com edu go gob gouv gov govt gv info ltd mil ne net nhs nic nom or org plc res sch web".split()
)
"""Under states these are no owner's: example.co.uk, but example itself may be as short, as in www.taz.de."""


def is_elsewhere(address: str, claimed: str) -> bool:
    """Whether an address is of another site than the one that a page claims for itself; of an archive's, whether the
    page that it keeps is."""
    here, there = _site(_host(address)), _site(_host(claimed))
    if here in KEEPERS:
        kept = KEPT.search(urlsplit(address.strip()).path)
        here = _site(_host(f"https://{kept[1] or kept[2]}")) if kept else there  # it may name a port
    return bool(here and there) and here != there


def _host(address: str) -> str:
    """The host of an address, or the one that another site shows under a host of its own."""
    try:
        host = urlsplit(address.strip()).hostname or ""
        host = host if host.isascii() else host.encode("idna").decode()  # münchen.example
    except ValueError:
        return ""
    for end in SHOWN:
        if host.endswith(end):
            host = host.removesuffix(end).replace("--", "_").replace("-", ".").replace("_", "-")
    return host


def _site(host: str) -> str:
    """The part of a host that one owner has, as far as its form tells: example.org, example.co.uk, ada.github.io."""
    labels = host.rstrip(".").removeprefix("www.").split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECONDS
    shared = ".".join(labels[-2:]) in SHARED
    return ".".join(labels[-3 if short or shared else -2 :])


def _is_tracking(name: str, value: str) -> bool:
    return bool(TRACKING.fullmatch(name)) or (name.lower() == "ref" and bool(REFERRER.fullmatch(value)))
