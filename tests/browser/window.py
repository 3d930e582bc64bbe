"""A browser window that keeps every complaint, and the server of the site that it looks at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Request

from news_digest.serving import server

BASE = "/repo/"
"""Where the site stands, as a project's site does on GitHub Pages."""

WATCH = """addEventListener('securitypolicyviolation', event =>
    console.error(`CSP: ${event.violatedDirective} forbids ${event.blockedURI}`))"""


class Watched:
    """A page of which every complaint is kept: console, refused and failed requests, foreign origins."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.page: Page = context.new_page()
        self.origin = origin
        self.complaints: list[str] = []
        self.page.add_init_script(WATCH)
        self.page.on("console", lambda message: self.note(message.type in ("error", "warning"), message.text))
        self.page.on("pageerror", lambda error: self.note(True, str(error)))
        self.page.on("request", lambda request: self.note(not request.url.startswith(origin), request.url))
        self.page.on("requestfailed", self._on_failure)
        self.page.on("response", lambda reply: self.note(reply.status >= 400, f"{reply.status}: {reply.url}"))

    def _on_failure(self, request: Request) -> None:
        left = request.failure == "net::ERR_ABORTED"  # the browser went on to the next page
        self.note(not left, f"failed ({request.failure}): {request.url}")

    def note(self, bad: bool, text: str) -> None:
        if bad:
            self.complaints.append(text)

    def open(self, path: str) -> Page:
        """Go to a page of the site and wait until everything is loaded."""
        self.page.goto(self.origin + path, wait_until="load")
        return self.page


Visit = Callable[..., Watched]
"""Width, scheme, address and whatever else a browser context takes -> a fresh window."""


@contextmanager
def served(site: Path, base: str = BASE) -> Iterator[str]:
    """Serve the folder under a sub-path as long as needed; gives the address with a slash at its end."""
    running = server.server(site, 0, base.rstrip("/"))
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_address[1]}{base}"
    finally:
        running.shutdown()
        running.server_close()
        thread.join()
