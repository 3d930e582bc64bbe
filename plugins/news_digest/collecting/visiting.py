"""Asking for pages as a guest should: robots.txt is heeded, a host is asked slowly, and a wish to wait is met."""

from __future__ import annotations

import time
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Container
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from math import inf
from urllib.parse import urljoin

from protego import Protego
from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from .addresses import is_public
from .refusals import refusal
from .wire import NAME, Allow, Failed, Limits, Reply, exchange

PAGES = ("text/html", "application/xhtml+xml", "text/plain")
"""Content types of which articles are made."""
FEEDS = (
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"),
    *("application/xml", "text/xml", "application/json", "text/html", "text/plain"),
)
"""Content types under which feeds are served, rightly or not."""
MOST_REDIRECTS = 5
MOVED = (301, 302, 303, 307, 308)
BUSY = (429, 503)
PACE, SLOWEST = 1.0, 30.0
"""Seconds between two requests to a host: ours, and the most that its robots.txt may ask for."""
LONGEST_WAIT, MOST_WAITS = 60.0, 2
"""Seconds that a busy server may ask us to wait, and how many times."""
ROBOTS = 512 * 1024
"""Bytes of a robots.txt that count, as RFC 9309 has it."""
LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page or feed that came."""

    address: str
    """Where it was found, after all redirects."""
    media: str
    charset: str
    data: bytes


@dataclass
class Visitor:
    """Fetches pages, and remembers for one run when each host was last asked and what it allows."""

    allow: Allow = is_public
    limits: Limits = field(default_factory=Limits)
    sleep: Callable[[float], object] = time.sleep
    clock: Callable[[], float] = time.time
    until: float = inf
    """When nothing more is asked for, by the clock."""
    _rules: dict[str, Protego | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, address: str, wanted: Container[str] = PAGES) -> Fetched:
        """The page at an address, or where it leads to. Raises Failed."""
        seen: set[str] = set()
        for _ in range(MOST_REDIRECTS + 1):
            url = web_address(address)
            if url.url in seen:
                raise Failed("leads round in a circle", "It may want cookies: save it in the browser.")
            seen.add(url.url)
            self._ask_leave(url)
            reply = self._patiently(url, wanted)
            if reply.status in MOVED and reply.location:
                address = _led_to(url, reply.location)
                continue
            if reply.status != 200:
                raise refusal(reply.status)
            if reply.media not in wanted:
                kind = f"is {reply.media}" if reply.media else "does not say what it is"
                raise Failed(f"{kind}, not an article", "Save its text as a file and add that.")
            return Fetched(url.url, reply.media, reply.charset, reply.data)
        raise Failed(
            f"leads on more than {MOST_REDIRECTS} times", "It may want cookies: save it in the browser."
        )

    def _ask_leave(self, url: Url) -> None:
        """Raise Failed where robots.txt of the host keeps programs from the page."""
        origin = f"{url.scheme}://{url.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._robots(origin)
        rules = self._rules[origin]
        if rules is not None and not rules.can_fetch(url.url, NAME):
            raise Failed(
                f"is not fetched: {origin}/robots.txt asks programs to leave it alone",
                "Save it in the browser and add the file.",
            )

    def _robots(self, origin: str) -> Protego | None:
        """What a host asks of programs; None: nothing. Raises Failed where it can't say, as RFC 9309 has it."""
        address = f"{origin}/robots.txt"
        for _ in range(MOST_REDIRECTS + 1):
            url = web_address(address)
            reply = self._politely(url, None, ROBOTS)
            if reply.status not in MOVED or not reply.location:
                break
            address = _led_to(url, reply.location)
        if reply.status in BUSY or reply.status >= 500:
            raise Failed(
                f"is not fetched: {origin}/robots.txt can't be read now (HTTP {reply.status})",
                "Try again later, or save it in the browser and add the file.",
            )
        return Protego.parse(_robots_text(reply.data)) if reply.status == 200 else None

    def _patiently(self, url: Url, wanted: Container[str]) -> Reply:
        """The answer, after a wait where the server asked for one. Raises Failed where it asks for too much."""
        for turn in range(MOST_WAITS + 1):
            reply = self._politely(url, wanted)
            if reply.status not in BUSY:
                return reply
            wait = self._wait(reply.retry_after)
            if wait is None:
                break
            if wait > LONGEST_WAIT:
                raise Failed(
                    f"is busy and asks to wait {wait:.0f} seconds (HTTP {reply.status})",
                    "Try again after that.",
                )
            if turn < MOST_WAITS:
                self.sleep(wait)
        raise Failed(f"is busy (HTTP {reply.status})", "Try again in an hour.")

    def _wait(self, text: str) -> float | None:
        """Seconds that a Retry-After header asks for, as a number or a date; None where it does not say."""
        text = text.strip()
        if text.isascii() and text.isdecimal():
            return float(text[:9])
        try:
            return max(0.0, parsedate_to_datetime(text).timestamp() - self.clock())
        except (ValueError, TypeError, OverflowError):
            return None

    def _politely(self, url: Url, wanted: Container[str] | None, head: int = 0) -> Reply:
        """One request, not sooner after the last to the same host than it wishes."""
        host = str(url.host)
        rules = self._rules.get(f"{url.scheme}://{url.netloc}")
        pace = max(PACE, min(SLOWEST, rules.crawl_delay(NAME) or 0 if rules else 0))
        if host in self._asked:
            wait = self._asked[host] + pace - self.clock()
            if wait > 0:
                self.sleep(min(wait, pace))
        left = self.until - self.clock()
        if left <= 0:
            raise Failed("is not fetched: its feed has taken all of its time", "It is tried again next time.")
        limits = replace(self.limits, seconds=min(self.limits.seconds, left))
        try:
            return exchange(url, limits, self.allow, wanted, head)
        finally:
            self._asked[host] = self.clock()


def _robots_text(data: bytes) -> str:
    """A robots.txt as text: UTF-8 as RFC 9309 has it, or what its byte order mark says, without the mark."""
    is_utf16 = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return data.decode("utf-16" if is_utf16 else "utf-8-sig", "replace")


def _led_to(url: Url, location: str) -> str:
    """Where a page leads. Raises Failed where that is no address."""
    try:
        return urljoin(url.url, location)
    except ValueError:
        said = f"leads to {location[:100]!r}, which is no web address"
        raise Failed(said, "Look for it in the browser, and save it there.") from None


def web_address(address: str) -> Url:
    """An address as it is sent; Failed where it is none of the web or holds a password."""
    try:
        url = parse_url(address.strip())
    except (LocationParseError, ValueError):
        raise Failed("is no web address", "Write it as https://example.com/page.") from None
    if url.scheme not in ("http", "https") or not url.host or len(url.url) > LONGEST_ADDRESS:
        raise Failed("is no web address that can be fetched", "It should begin with https:// or http://.")
    if url.auth:
        raise Failed("holds a name or password", "Leave them out, or save the page in the browser.")
    return url._replace(fragment=None, path=url.path or "/")
