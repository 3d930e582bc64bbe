"""The one door to the network: a single request, to an address that may be asked, within limits of size and time."""

from __future__ import annotations

import importlib.metadata
import socket
import ssl
import threading
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from typing import Any

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse
from urllib3.util import Url

Allow = Callable[[str], bool]
"""Whether a numeric IP address may be asked."""

NAME = "news-digest"
"""By which sites know the program, in robots.txt too."""
PIECE = 65_536
"""Bytes that are read at once."""


class Failed(Exception):
    """What was asked for did not come: the reason, and what to do about it."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message, self.advice = message, advice


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of time and size one request may take."""

    seconds: float = 60.0
    """The whole of it."""
    silence: float = 15.0
    """Seconds without a sign."""
    size: int = 10 * 2**20
    """Bytes of the answer, unpacked."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answered."""

    status: int
    media: str = ""
    """The content type without its parameters, in small letters."""
    charset: str = ""
    """As the server names it; empty if it does not."""
    location: str = ""
    retry_after: str = ""
    data: bytes = b""
    """Unpacked; read only where the status is 200 and the content type is wanted."""


def exchange(
    url: Url, limits: Limits, allow: Allow, wanted: Container[str] | None = None, head: int = 0
) -> Reply:
    """Ask for one page, without following where it leads; any content type is `wanted` by None. Raises Failed.

    With `head` so many bytes are enough, and the rest is not read.
    """
    connection = _connection(url, limits, allow)
    response: HTTPResponse | None = None
    try:
        with _cut_off(connection, limits.seconds):
            connection.request("GET", url.request_uri, headers=_headers(), preload_content=False)
            response = connection.getresponse()
            reply = _reply(response, limits.size, wanted, head)
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if not connection.was_cut:
            said = f"did not come ({_words(error)})"
            raise Failed(said, "Try again later, or save it in the browser.") from None
    finally:
        if response is not None:
            response.close()
        connection.let_go()
    if connection.was_cut:  # what came until then may look whole
        said = f"took longer than {limits.seconds:g} seconds"
        raise Failed(said, "Try again later, or save it in the browser.")
    return reply


def user_agent() -> str:
    """As whom the program introduces itself."""
    try:
        version = importlib.metadata.version("pelican-news-digest")
    except importlib.metadata.PackageNotFoundError:
        version = "0"
    return f"{NAME}/{version} (News Digest; fetches single pages for an editor's own digest)"


def _headers() -> dict[str, str]:
    return {
        "User-Agent": user_agent(),
        "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _words(error: Exception) -> str:
    """What a library says of an error, without its class names and objects."""
    reason = getattr(error, "reason", None)
    inner = reason if isinstance(reason, Exception) else error
    found = [getattr(inner, "verify_message", None), getattr(inner, "strerror", None), *inner.args[::-1], ""]
    text = str(next(part for part in found if part is not None and not isinstance(part, Exception)))
    return " ".join(text.rpartition(">: ")[2].split())[:200] or type(error).__name__


class _Guard(HTTPConnection):
    """A connection that looks at the very address it is about to connect to, so that no name can lead astray."""

    allow: Allow
    was_cut = False
    handle: socket.socket | None = None
    """A second hold on the connection, by which it can be cut off while the first waits."""

    def _new_conn(self) -> socket.socket:
        found = _dial(self._dns_host, self.port, float(self.timeout or 0), self.allow)
        self.handle = found.dup()
        if self.was_cut:  # while there was nothing to cut: the name was looked up, or nobody answered
            found.close()
            raise TimeoutError("too late")
        return found

    def connect(self) -> None:
        super().connect()
        if self.handle is None:  # the library connects in another way than it used to
            raise Failed(
                "is not fetched: the installed urllib3 goes around the check of addresses",
                "Install the version that requirements.lock names.",
            )

    def let_go(self) -> None:
        """Close it for good; the library closes its own hold as soon as the headers have come."""
        self.close()
        if self.handle is not None:
            self.handle.close()

    def cut(self) -> None:
        """End the connection at once, whatever is waiting for it."""
        self.was_cut = True
        try:
            if self.handle is not None:
                self.handle.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


class _SecureGuard(_Guard, HTTPSConnection):
    """The same over TLS."""


def _connection(url: Url, limits: Limits, allow: Allow) -> _Guard:
    more: dict[str, Any] = {}
    if url.scheme == "https":
        context = ssl.create_default_context()
        context.load_verify_locations(certifi.where())  # beside what the system trusts, for some have nothing
        more["ssl_context"] = context
    kind = _SecureGuard if url.scheme == "https" else _Guard
    made = kind(str(url.host), url.port, timeout=limits.silence, **more)
    made.allow = allow
    return made


def _dial(host: str, port: int, seconds: float, allow: Allow) -> socket.socket:
    """A connection to the first address of a host that may be asked and answers. Raises Failed, OSError."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    places = [(family, place) for family, _, _, _, place in found if allow(str(place[0]))]
    if not places:
        raise Failed(
            f"is not fetched: {host} is an address of this machine or a private network",
            "Save the page in the browser and add the file.",
        )
    failure = OSError("no address")
    for family, place in places[:4]:
        made = socket.socket(family, socket.SOCK_STREAM)
        made.settimeout(seconds)
        try:
            made.connect(place)
        except OSError as error:
            made.close()
            failure = error
        else:
            return made
    raise failure


@contextmanager
def _cut_off(connection: _Guard, seconds: float) -> Iterator[None]:
    """Cut a connection off after so many seconds, even if a byte drips in now and then."""
    watch = threading.Timer(seconds, connection.cut)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _reply(response: HTTPResponse, largest: int, wanted: Container[str] | None, head: int) -> Reply:
    kind = Message()
    kind["content-type"] = response.headers.get("content-type", "")
    media = kind.get_content_type() if kind["content-type"] else ""
    is_wanted = response.status == 200 and (wanted is None or media in wanted)
    return Reply(
        response.status,
        media,
        str(kind.get_param("charset") or "").strip("\"' "),
        response.headers.get("location", ""),
        response.headers.get("retry-after", ""),
        _body(response, largest, head) if is_wanted else b"",
    )


def _body(response: HTTPResponse, largest: int, head: int) -> bytes:
    """The answer, unpacked piece by piece, so that a small answer cannot become a huge one."""
    said = response.headers.get("content-length", "")
    too_large = not head and said.isdecimal() and int(said[:20]) > largest
    pieces, size = [], 0
    for piece in () if too_large else response.stream(PIECE, decode_content=True):
        pieces.append(piece)
        size += len(piece)
        if size > (head or largest):
            break
    if too_large or (size > largest and not head):
        raise Failed(
            f"is larger than {largest / 2**20:.3g} MB, far more than an article",
            "Save what matters of it as a file and add that.",
        )
    return b"".join(pieces)[: head or None]
