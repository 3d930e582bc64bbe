"""What is added to a served page, and what its script hears."""

from __future__ import annotations

import http.client
import json
import os
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from news_digest.serving import live, server
from news_digest.serving.live import LONGEST, LiveHandler, News, Sight, version_of, with_script


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {"index.html": "<body>home</body>", "404.html": "lost", "a.json": "{}"}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def news() -> News:
    return News()


@pytest.fixture
def address(site: Path, news: News) -> Iterator[str]:
    running = server.server(site, 0, "/repo", partial(LiveHandler, news=news))
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}/repo/"
    running.shutdown()
    running.server_close()
    thread.join()


def read(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return bytes(answer.read())


class Stream:
    """What the script of a page hears."""

    def __init__(self, address: str, page: str) -> None:
        self._answer = urllib.request.urlopen(f"{address}.devserver/events?page={page}", timeout=20)

    def next(self) -> dict[str, Any]:
        for line in self._answer:
            if line.startswith(b"data: "):
                found: dict[str, Any] = json.loads(line[6:])
                return found
        raise AssertionError("the stream ended")

    def close(self) -> None:
        self._answer.close()


def test_the_script_stands_at_the_end_of_a_served_page_and_in_no_file(address: str, site: Path) -> None:
    page = read(address).decode()
    version = version_of(b"<body>home</body>")
    assert page == (
        '<body>home<script src="/repo/.devserver/live.js" data-events="/repo/.devserver/events" '
        f'data-version="{version}" defer></script>\n</body>'
    )
    assert (site / "index.html").read_text() == "<body>home</body>"
    assert read(address + "a.json") == b"{}"
    assert b"EventSource" in read(address + ".devserver/live.js")


def test_a_page_that_is_missing_has_the_script_too(address: str) -> None:
    connection = http.client.HTTPConnection(address.split("/")[2], timeout=10)
    connection.request("GET", "/repo/nowhere")
    answer = connection.getresponse()
    assert (answer.status, b'data-version=""' in answer.read()) == (404, True)
    connection.request("HEAD", "/repo/.devserver/events?page=/repo/")
    answer = connection.getresponse()
    assert (answer.status, answer.read()) == (404, b"")
    connection.close()


def test_before_the_first_build_a_page_hears_why_there_is_none(address: str, site: Path, news: News) -> None:
    for name in ("index.html", "404.html"):
        (site / name).unlink()
    with pytest.raises(urllib.error.HTTPError) as missing:
        read(address)
    page = missing.value.read()
    assert missing.value.code == 404
    assert b"not built yet" in page
    assert b"/repo/.devserver/live.js" in page
    news.end("The build failed")
    stream = Stream(address, "/repo/")
    assert stream.next() == {"version": "", "problem": "The build failed"}
    stream.close()


def test_the_script_is_put_before_the_last_end_of_the_body() -> None:
    assert with_script(b"</body> is text</body></html>", "", "v").endswith(b"</script>\n</body></html>")
    assert with_script(b"no end", "", "v").startswith(b"no end<script src=")


def test_a_change_and_a_failure_are_told(address: str, site: Path, news: News) -> None:
    stream = Stream(address, "/repo/")
    assert stream.next() == {"version": version_of(b"<body>home</body>"), "problem": ""}
    news.begin()
    replace(site / "index.html", "new")
    assert stream.next()["version"] == version_of(b"new")
    news.end("seeds/x.txt:3: <b>broken</b>")
    assert stream.next() == {"version": version_of(b"new"), "problem": "seeds/x.txt:3: <b>broken</b>"}
    news.begin()
    news.end("")
    assert stream.next()["problem"] == ""
    replace(site / "index.html", "by somebody else")  # no build of ours
    assert stream.next()["version"] == version_of(b"by somebody else")
    stream.close()


def test_a_page_that_appears_is_told(address: str, site: Path) -> None:
    stream = Stream(address, "/repo/later")
    assert stream.next()["version"] == ""
    replace(site / "later.html", "here")
    assert stream.next()["version"] == version_of(b"here")
    stream.close()


def test_what_is_missing_during_a_build_may_be_on_its_way(site: Path) -> None:
    sight = Sight(site, "", "/index.html")
    before = sight.version(building=True)
    (site / "index.html").unlink()
    assert sight.version(building=True) == before == version_of(b"<body>home</body>")
    assert sight.version(building=False) == ""
    assert Sight(site, "", "/new.html").version(building=True) is None


def test_no_page_is_seen_outside_of_the_site(site: Path) -> None:
    (site.parent / "secret.html").write_text("secret")
    for page in ("/../secret.html", "/%2e%2e/secret.html", "/x\0y", "", "/" + "a" * 5000):
        assert Sight(site, "", page).version(building=False) == ""


def test_of_what_is_said_the_end_is_shown(news: News) -> None:
    news.end("x" * LONGEST + "the end")
    assert (len(news.problem), news.problem[-7:]) == (LONGEST, "the end")


def test_a_stream_that_nobody_hears_ends(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "BEAT", 0.01)
    monkeypatch.setattr(live, "PULSE", 0.01)
    before = set(threading.enumerate())
    streams = [Stream(address, "/repo/") for _ in range(3)]
    for stream in streams:
        stream.next()
    talking = set(threading.enumerate()) - before
    assert len(talking) == 3
    for stream in streams:
        stream.close()
    for thread in talking:
        thread.join(20)
    assert not any(thread.is_alive() for thread in talking), "a thread still talks to nobody"


def replace(file: Path, text: str) -> None:
    """Write a whole file in one step, as a build does."""
    new = file.with_name(".new")
    new.write_text(text)
    os.replace(new, file)
