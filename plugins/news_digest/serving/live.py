"""What the development server adds to a page that it serves, and to no file: the page shows by itself what changed.

A script (`live.js`) holds a stream of events open. When the page's own file has other bytes than those that were
served it loads the page again; when a build failed it shows what was said, until one works.
"""

from __future__ import annotations

import html
import json
import re
import time
from hashlib import blake2b
from http import HTTPStatus
from pathlib import Path
from threading import Condition
from typing import Any
from urllib.parse import parse_qs

from .server import TYPES, Handler, find

SCRIPT = Path(__file__).with_name("live.js")

PLACE = "/.devserver"
"""Below the site's base; no page has such a name."""

GLANCE = 0.03
"""Seconds between two looks at a page while a build is at work."""

PULSE = 1.0
"""Seconds between two looks while none is: who else may have built?"""

BEAT = 15.0
"""Seconds after which a stream with nothing to tell says so, to find out whether anybody listens."""

LONGEST = 20_000
"""Characters of what a failed build said that are shown; the last ones."""

SEALED = re.compile(
    rb"require-trusted-types-for (?:'|&#39;)script(?:'|&#39;); trusted-types (?:'|&#39;)none(?:'|&#39;)"
)
"""What the policy of a page says whose scripts fetch nothing; here one more script listens."""

NOTHING_YET = (
    b"<!DOCTYPE html>\n<title>Not built yet</title>\n<body><p>This page is not built yet.</p></body>\n"
)


class News:
    """What is known of the builds, for whoever looks at the site."""

    def __init__(self) -> None:
        self._changed = Condition()
        self.building = False
        self.problem = ""
        """What was said when the last build failed; empty where it did not."""

    def begin(self) -> None:
        """A build begins."""
        with self._changed:
            self.building = True
            self._changed.notify_all()

    def end(self, problem: str) -> None:
        """It has ended."""
        with self._changed:
            self.building, self.problem = False, problem[-LONGEST:]
            self._changed.notify_all()

    def wait(self) -> None:
        """Return when there may be something to see."""
        if self.building:
            time.sleep(GLANCE)
        else:
            with self._changed:
                self._changed.wait(PULSE)


class LiveHandler(Handler):
    """Serves pages with the script, and the events that it listens to."""

    def __init__(self, *args: object, news: News, **more: Any) -> None:
        self.news = news
        super().__init__(*args, **more)

    def respond(self) -> None:
        """Answer what it serves beside the site."""
        url = self.url
        if url.path == f"{self.base}{PLACE}/live.js":
            self.answer(HTTPStatus.OK, SCRIPT.read_bytes(), TYPES[".js"])
        elif url.path == f"{self.base}{PLACE}/events" and self.command == "GET":
            try:
                self._tell(parse_qs(url.query).get("page", [""])[0])
            except OSError:  # the page was left
                self.close_connection = True
        else:
            super().respond()

    def answer(self, status: HTTPStatus, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        """Send head and body; a page with the script."""
        if kind == TYPES[".html"] and status in (HTTPStatus.OK, HTTPStatus.NOT_FOUND):
            version = version_of(body) if status is HTTPStatus.OK else ""
            body = with_script(body, self.base, version)
        super().answer(status, body, kind, more)

    def missing(self) -> None:
        """Answer with a page also where the site has none yet: it comes by itself, or says why not."""
        if self.url.path.startswith(f"{self.base}/") and not (self.root / "404.html").is_file():
            self.answer(HTTPStatus.NOT_FOUND, NOTHING_YET, TYPES[".html"])
        else:
            super().missing()

    def _tell(self, page: str) -> None:
        """Tell one page of itself until it is left."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(b"retry: 500\n\n")
        sight, said, spoken = Sight(self.root, self.base, page), "", time.monotonic()
        while True:
            building, problem = self.news.building, self.news.problem
            told = json.dumps({"version": sight.version(building), "problem": problem})
            if told != said:
                said, spoken = told, time.monotonic()
                self.wfile.write(f"data: {told}\n\n".encode())
            elif time.monotonic() - spoken > BEAT:
                spoken = time.monotonic()
                self.wfile.write(b": \n\n")
            self.news.wait()


class Sight:
    """One page of the site, looked at again and again."""

    def __init__(self, root: Path, base: str, page: str) -> None:
        self._root, self._base, self._page = root, base, page
        self._facts: tuple[int, int, int] | None = None
        self._version: str | None = None

    def version(self, building: bool) -> str | None:
        """Which bytes the page has now: empty if there is no such page.

        While a build is at work a page that is missing may be on its way: it is what it was, or not known yet.
        """
        try:
            found = find(self._root, self._base, self._page)
            if isinstance(found, Path):
                now = found.stat()
                facts = (now.st_mtime_ns, now.st_size, now.st_ino)
                if facts != self._facts:
                    self._facts, self._version = facts, version_of(found.read_bytes())
                return self._version
        except OSError:  # gone at this very moment, or no name for a file
            pass
        if not building:
            self._facts, self._version = None, ""
        return self._version


def version_of(page: bytes) -> str:
    """Tells the bytes of a page from others."""
    return blake2b(page, digest_size=12).hexdigest()


def with_script(page: bytes, base: str, version: str) -> bytes:
    """The page with the script at its end, which is told where to listen and which bytes it stands in."""
    source, events = f"{base}{PLACE}/live.js", f"{base}{PLACE}/events"
    told = f'data-events="{html.escape(events)}" data-version="{version}"'
    tag = f'<script src="{html.escape(source)}" {told} defer></script>\n'.encode()
    page = SEALED.sub(b"connect-src 'self'", page, count=1)
    before, end, after = page.rpartition(b"</body>")
    return before + tag + end + after if end else page + tag
