"""Show a built site on this machine as GitHub Pages would: under a sub-path, with its 404.html."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, quote, unquote, urlsplit

from ..problems import stopped

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}
"""Our own table, because the machine's differs from one to the next."""

PACKED = ("text/", "application/json", "application/xml", "image/svg")
"""What travels compressed."""


def tidy(base: str) -> str:
    """A sub-path as `/repo`, or the empty string for the root; ValueError for what no browser asks for."""
    parts = [part for part in base.split("/") if part]
    if any(part in (".", "..") or quote(part) != part for part in parts):
        raise ValueError(f"not a sub-path: {base!r} (write /repo)")
    return "".join(f"/{part}" for part in parts)


def find(root: Path, base: str, path: str) -> Path | str | None:
    """What the URL path `path` means for the site that lies in `root` and lives under `base`.

    A file under `root`, never one outside; or the path to go to instead, as for a folder without its
    slash; or None.
    """
    if base and path == base:
        return f"{base}/"
    parts = [unquote(part) for part in path[len(base) :].split("/") if part]
    if not path.startswith(f"{base}/") or any(part == ".." or set(part) & set("/\\\0") for part in parts):
        return None
    wanted = root.joinpath(*parts)
    if path.endswith("/"):
        wanted /= "index.html"
    elif not wanted.is_file():
        page = wanted.with_name(f"{wanted.name}.html")
        if wanted.is_dir() and not page.is_file():
            return f"/{path.strip('/')}/"  # one slash only: `//elsewhere/` would be another host
        wanted = page
    inside = wanted.resolve().is_relative_to(root.resolve())
    return wanted if wanted.is_file() and inside and same_case(root, wanted) else None


def same_case(root: Path, file: Path) -> bool:
    """Whether each part is spelled as on disk: Pages tells `About` from `about`, not every machine does."""
    steps = [file, *file.parents]
    inside = steps[: steps.index(root)]
    return all(any(there.name == step.name for there in step.parent.iterdir()) for step in inside)


def is_of_this_machine(host: str) -> bool:
    """Whether a browser that sends this Host header asked for this machine by a number, or as localhost.

    A page from elsewhere may have its own name lead to this machine, and would then be given the private copy.
    """
    try:
        name = urlsplit(f"http://{host}").hostname or ""
        if name == "localhost" or name.endswith(".localhost"):
            return True
        ip_address(name)
    except ValueError:
        return False
    return True


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from one folder."""

    protocol_version = "HTTP/1.1"
    server_version = "news-digest"
    sys_version = ""

    def __init__(self, *args: object, root: Path, base: str, **more: object) -> None:
        self.root, self.base = root, base
        super().__init__(*args, **more)  # type: ignore[arg-type]

    @property
    def url(self) -> SplitResult:
        """What is asked for; the root where it is no address."""
        try:
            return urlsplit(f"http://host{self.path}" if self.path.startswith("/") else self.path)
        except ValueError:
            return urlsplit("http://host/")

    def do_GET(self) -> None:
        if is_of_this_machine(self.headers.get("Host", "localhost")):
            self.respond()
        else:
            words = b"The site is shown to this machine alone: ask for it at 127.0.0.1 or localhost.\n"
            self.answer(HTTPStatus.MISDIRECTED_REQUEST, words, TYPES[".txt"])

    def respond(self) -> None:
        """Answer whoever may ask."""
        url = self.url
        try:
            found = find(self.root, self.base, url.path)
            data = found.read_bytes() if isinstance(found, Path) else b""
        except OSError:  # no file can have such a name, or it has gone meanwhile
            found = None
        if isinstance(found, Path):
            self.answer(HTTPStatus.OK, data, TYPES.get(found.suffix, "application/octet-stream"))
        elif found:
            place = found + (f"?{url.query}" if url.query else "")
            self.answer(HTTPStatus.MOVED_PERMANENTLY, b"", TYPES[".html"], {"Location": place})
        else:
            self.missing()

    def do_HEAD(self) -> None:
        self.do_GET()

    def missing(self) -> None:
        """Answer with the site's own 404 page; in plain words where it has none or the path is outside."""
        page = self.root / "404.html"
        if self.url.path.startswith(f"{self.base}/") and page.is_file():
            self.answer(HTTPStatus.NOT_FOUND, page.read_bytes(), TYPES[".html"])
        else:
            words = f"Nothing here: the site is at {self.base}/\n".encode()
            self.answer(HTTPStatus.NOT_FOUND, words, TYPES[".txt"])

    def answer(self, status: HTTPStatus, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        """Send head and, but for HEAD, body."""
        headers = {"Content-Type": kind, "Cache-Control": "no-cache", **(more or {})}
        if kind.startswith(PACKED):
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                headers["Content-Encoding"] = "gzip"
                body = gzip.compress(body, 6, mtime=0)
        headers["Content-Length"] = str(len(body))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Speak of what is missing alone."""
        if code == HTTPStatus.NOT_FOUND:
            print(f"404 {self.path!r}", file=sys.stderr)

    def log_error(self, format: str, *args: object) -> None:
        """A browser that hangs up is no news."""


def server(
    root: Path, port: int, base: str = "", handler: Callable[..., Handler] = Handler
) -> ThreadingHTTPServer:
    """A server of the site in `root` for this machine alone; port 0 takes a free one. OSError if taken."""
    handle: Any = partial(handler, root=root.absolute(), base=base)
    found = ThreadingHTTPServer(("127.0.0.1", port), handle)
    found.daemon_threads = True
    return found


def opened(
    root: Path, port: int, base: str, handler: Callable[..., Handler] = Handler
) -> tuple[ThreadingHTTPServer, str]:
    """A server and the address to type. Raises UserError where port or sub-path won't do."""
    try:
        base = tidy(base)
    except ValueError as error:
        raise stopped("--base", 0, f"is {error}", "It is the path behind the host, such as /repo.") from None
    try:
        found = server(root, port, base, handler)
    except (OSError, OverflowError) as error:
        other = port % 60000 + 1
        advice = f"Take another: PORT={other} with make, --port {other} without."
        raise stopped("--port", 0, f"can't serve at port {port} ({error})", advice) from None
    return found, f"http://127.0.0.1:{found.server_port}{base}/"


def serve(root: Path, port: int, base: str) -> None:
    """Serve a built site until interrupted. Raises UserError where there is none, or port or sub-path won't do."""
    if not (root / "index.html").is_file():
        raise stopped(root.as_posix(), 0, "holds no site", "Build it first with `make html`.")
    running, address = opened(root, port, base)
    print(f"Serving {root} at {address} (Ctrl-C ends it)", flush=True)
    try:
        running.serve_forever()
    except KeyboardInterrupt:
        print()
