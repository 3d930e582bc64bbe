"""How long a running server takes from an edit that is saved to a page that is served: ours, and Hugo's."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from builders import Builder, article
from measuring import Command, Failed, Reading, proportional, used
from peers import Hugo

PATIENCE = 1800
"""Seconds that we wait for a first build or for an edit to show."""

QUIET = 1.0
"""Seconds without work after which a server is held to be at rest."""

STEP = 0.005
PORT = 1414


def refreshed(builder: Builder, numbers: Sequence[int]) -> Iterator[Reading]:
    """An edit for each number, each read off when the page has its words; Failed where it never has."""
    with running(serving(builder)) as server:
        for number in numbers:
            _rest(server.pid)
            before = used(server.pid)
            page = article(number % builder.count)
            start = time.perf_counter()
            word = builder.edit(number)
            _until(lambda page=page, word=word: word in _served(page.slug), server)  # type: ignore[misc]
            wall = time.perf_counter() - start
            yield Reading(wall, used(server.pid) - before, proportional(server.pid))
    builder.warm = False


def serving(builder: Builder) -> Command:
    """The server that watches over the builder's sources."""
    build = builder.command()
    if isinstance(builder, Hugo):
        words = [str(builder.binary), "server", *builder.settings, "--port", str(PORT)]
        return Command(words, build.folder)
    words = [sys.executable, "-m", "news_digest", "devserver", str(builder.output), "--port", str(PORT)]
    for name in ("seeds", "content"):
        words += [f"--{name}", str(builder.place / name)]
    words += ["--watch", str(builder.place / "theme"), "--build", *build.words]
    return Command(words, build.folder, build.variables)


@contextmanager
def running(command: Command) -> Iterator[subprocess.Popen[bytes]]:
    """A server that has built its site and serves it, until the end of the block."""
    with tempfile.NamedTemporaryFile() as said:
        server = subprocess.Popen(  # noqa: S603 - commands of our own
            command.words, cwd=command.folder, env=command.environment, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            log = Path(said.name)
            _until(lambda: _serves(log.read_text("utf-8", "replace")), server)
            yield server
        except Failed as failed:
            raise Failed(f"{failed}\n{Path(said.name).read_text('utf-8', 'replace')}") from None
        finally:
            server.terminate()
            server.wait()


def _serves(said: str) -> bool:
    return "Serving " in said or "Web Server is available" in said


def _until(true: Callable[[], bool], server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        if server.poll() is not None or time.monotonic() > end:
            raise Failed(f"The server {'ended' if server.poll() is not None else 'shows no change'}.")
        time.sleep(STEP)


def _rest(pid: int) -> None:
    """Wait until what began before is done."""
    before = -1.0
    while (now := used(pid)) - before > 0.02:
        before = now
        time.sleep(QUIET)


def _served(slug: str) -> str:
    """What a reader gets; nothing while there is no answer, as between two states of a site."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/articles/{slug}.html") as answer:
            return str(answer.read().decode("utf-8", "replace"))
    except OSError:
        return ""
