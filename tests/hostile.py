"""A web server that behaves in every way in which servers do, for tests of what fetches pages."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

STORY = """<!DOCTYPE html>
<html lang="en"><head><title>Harbour town opens its new library</title>
<meta name="author" content="Ada Example"><meta property="article:published_time" content="2021-05-03"></head>
<body><article><h1>Harbour town opens its new library</h1>
<p>NORTHPORT, May 3 - The mayor of Northport opened the new library of the town on Monday, after twenty years of
waiting and three of building, before a crowd that filled the square and the steps of the town hall.</p>
<p>It holds forty thousand books and a room for children, and it was paid for by a gift from abroad, of which the
town has promised to give an account every year for as long as the building stands.</p>
<p>"We have waited twenty years," said Ada Example, who led the appeal. "Nobody here thought that it would open on
the day that was promised, and it has."</p></article></body></html>
"""
ROBOTS = "/robots.txt"


@dataclass
class Answer:
    """What is said at one path."""

    body: bytes = STORY.encode()
    status: int = 200
    media: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    how: str = "plainly"
    """plainly, drip, drip-headers, endless, cut, chunks"""


@dataclass
class Server:
    """A running server, what it says, and what it was asked."""

    origin: str
    http: ThreadingHTTPServer
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    """By path; the last is given again and again."""
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    sent: int = 0
    done: threading.Event = field(default_factory=threading.Event)

    def say(self, path: str, *answers: Answer) -> str:
        self.answers[path] = list(answers)
        return self.origin + path


@contextmanager
def serving() -> Iterator[Server]:
    """The server on a free port of 127.0.0.1; without more it has no robots.txt and one story at /story."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    http.daemon_threads = True
    server = Server(f"http://127.0.0.1:{http.server_port}", http)
    server.say("/story", Answer())
    http.digest = server  # type: ignore[attr-defined]
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.done.set()
        http.shutdown()
        http.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""

    def do_GET(self) -> None:
        server: Server = self.server.digest  # type: ignore[attr-defined]
        server.asked.append(self.path)
        server.agents.append(self.headers["User-Agent"])
        said = server.answers.get(self.path) or [Answer(b"", 404)]
        answer = said.pop(0) if len(said) > 1 else said[0]
        self.close_connection = True
        with suppress(OSError):  # the other side has hung up, as it should
            self._answer(answer, server)

    def _answer(self, answer: Answer, server: Server) -> None:
        if answer.how == "drip-headers":
            self._drip(b"HTTP/1.1 200 OK\r\nX-Slow: ", server)
            return
        self.send_response(answer.status)
        if answer.media:
            self.send_header("Content-Type", answer.media)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.how == "chunks":
            self.send_header("Transfer-Encoding", "chunked")
        elif answer.how in ("plainly", "cut") and "Content-Length" not in answer.headers:
            self.send_header("Content-Length", str(len(answer.body) + (1000 if answer.how == "cut" else 0)))
        self.end_headers()
        if answer.how == "drip":
            self._drip(answer.body[:40], server)
        elif answer.how in ("endless", "chunks"):
            self._pour(answer.how, server)
        else:
            self.wfile.write(answer.body)

    def _drip(self, start: bytes, server: Server) -> None:
        self.wfile.write(start)
        while not server.done.wait(0.05):
            self.wfile.write(b"a")

    def _pour(self, how: str, server: Server) -> None:
        piece = b"<p>" + b"a" * 65_530 + b"</p>"
        while not server.done.is_set():
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if how == "chunks" else piece)
            server.sent += len(piece)


def bomb(size: int) -> bytes:
    """So many blanks, packed."""
    packer = gzip.compress(b" " * 2**20, 9)
    return packer * (size // 2**20)


def encrypted(server: ThreadingHTTPServer, folder: Path) -> Path:
    """Let a server speak TLS, as localhost; the certificate, which nobody has signed but itself."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    command += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    return certificate
