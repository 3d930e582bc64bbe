"""The built site is answered as GitHub Pages would."""

from __future__ import annotations

import gzip
import http.client
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from news_digest.serving import server

ROOT = Path(__file__).parent.parent

FILES = {
    "index.html": "<p>home</p>",
    "404.html": "<p>lost</p>",
    "about.html": "<p>about</p>",
    "tags/index.html": "<p>tags</p>",
    "empty/picture.svg": "<svg/>",
    "both.html": "<p>the page</p>",
    "both/index.html": "<p>the folder</p>",
    "theme/a b.css": "p{}",
    "feeds/all.atom.xml": "<feed/>",
    "data.unknown": "?",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("serve")
    (top / "secret.html").write_text("secret")
    site = top / "site"
    for name, text in FILES.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (site / "way-out.html").symlink_to(top / "secret.html")
    return site


@pytest.fixture(scope="module", params=["", "/repo"])
def at(request: pytest.FixtureRequest, site: Path) -> Iterator[tuple[int, str]]:
    """Port and base of a running server."""
    running = server.server(site, 0, request.param)
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield running.server_port, request.param
    running.shutdown()
    running.server_close()
    thread.join()


def ask(at: tuple[int, str], path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", at[0], timeout=10)
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


@pytest.mark.parametrize(
    ("path", "file", "kind"),
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/?from=x", "index.html", "text/html; charset=utf-8"),
        ("/about.html", "about.html", "text/html; charset=utf-8"),
        ("/about", "about.html", "text/html; charset=utf-8"),
        ("/both", "both.html", "text/html; charset=utf-8"),
        ("/both/", "both/index.html", "text/html; charset=utf-8"),
        ("/tags/", "tags/index.html", "text/html; charset=utf-8"),
        ("/theme/a%20b.css", "theme/a b.css", "text/css; charset=utf-8"),
        ("/feeds/all.atom.xml", "feeds/all.atom.xml", "application/xml"),
        ("/empty/picture.svg", "empty/picture.svg", "image/svg+xml"),
        ("/data.unknown", "data.unknown", "application/octet-stream"),
    ],
)
def test_gives_the_file(at: tuple[int, str], path: str, file: str, kind: str) -> None:
    answer = ask(at, at[1] + path)
    assert (answer.status, answer.body.decode()) == (200, FILES[file])
    assert answer.headers["Content-Type"] == kind
    head = ask(at, at[1] + path, "HEAD")
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", str(len(FILES[file])))


@pytest.mark.parametrize(
    "path",
    [
        "/nothing.html",
        "/empty/",  # a folder is never listed
        "/About.html",  # Pages tells capitals apart
        "/../secret.html",
        "/%2e%2e/secret.html",
        "/tags/..%2f..%2fsecret.html",
        "/tags/..%5c..%5csecret.html",
        "/way-out.html",
        "/a%00b",
        "/about.html/",
        "/" + "x" * 5000,
    ],
)
def test_everything_else_is_the_sites_404(at: tuple[int, str], path: str) -> None:
    answer = ask(at, at[1] + path)
    assert (answer.status, answer.body.decode()) == (404, FILES["404.html"])


def test_a_folder_without_slash_moves(at: tuple[int, str]) -> None:
    assert ask(at, at[1] + "/tags").headers["Location"] == f"{at[1]}/tags/"
    answer = ask(at, at[1] + "/tags?x=1")
    assert (answer.status, answer.headers["Location"]) == (301, f"{at[1]}/tags/?x=1")


def test_never_moves_to_another_host(site: Path) -> None:
    assert server.find(site, "", "//tags") == "/tags/"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *(
            (name, 200)
            for name in ("localhost", "LOCALHOST:8000", "digest.localhost:1", "127.0.0.1", "[::1]:80")
        ),
        *(
            (name, 421)
            for name in ("evil.example", "evil.example:8000", "127.0.0.1.evil.example", "[::1", "")
        ),
    ],
)
def test_a_name_from_elsewhere_that_leads_here_is_told_nothing(
    at: tuple[int, str], host: str, status: int
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", at[0], timeout=10)
    connection.putrequest("GET", f"{at[1]}/about.html", skip_host=True)
    connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == status
    assert (b"about" in answer.read()) is (status == 200)
    connection.close()


@pytest.mark.parametrize("path", ["//[", "about.html", "*"])
def test_what_is_no_address_is_answered(at: tuple[int, str], path: str) -> None:
    assert ask(at, path).status in (200, 404)


def test_outside_the_sub_path_there_is_nothing(site: Path) -> None:
    assert server.find(site, "/repo", "/repo") == "/repo/"
    assert server.find(site, "/repo", "/repo/") == site / "index.html"
    for path in ("/", "/about.html", "/repository/", "/other/about.html"):
        assert server.find(site, "/repo", path) is None


def test_compresses_for_those_who_ask(at: tuple[int, str]) -> None:
    answer = ask(at, f"{at[1]}/about.html", Accept_Encoding="br, gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body).decode() == FILES["about.html"]
    assert "Content-Encoding" not in ask(at, f"{at[1]}/data.unknown", Accept_Encoding="gzip").headers


def test_listens_on_this_machine_alone(site: Path) -> None:
    with server.server(site, 0) as running:
        assert running.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(("said", "meant"), [("", ""), ("/", ""), ("repo", "/repo"), ("/a/b/", "/a/b")])
def test_base_is_forgiving(said: str, meant: str) -> None:
    assert server.tidy(said) == meant


@pytest.mark.parametrize("base", ["..", "/a b", "/a?b", "/a/../b"])
def test_base_no_browser_asks_for_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="not a sub-path"):
        server.tidy(base)


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "news_digest", "serve", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "plugins")}
    return subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)


def test_without_a_site_says_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"{tmp_path}: holds no site. Build it first with `make html`.\n"


def test_a_taken_port_says_what_to_do(site: Path) -> None:
    with server.server(site, 0) as running:
        done = run(site, "--port", running.server_port)
    assert done.returncode == 2
    assert f"can't serve at port {running.server_port}" in done.stderr
    assert "PORT=" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--base", "/a/../b", "not a sub-path"),
        ("--port", "70000", "not a number from 0"),
        ("--port", "x", "'x'"),
    ],
)
def test_wrong_options_are_told(site: Path, option: str, value: str, words: str) -> None:
    done = run(site, option, value)
    assert (done.returncode, words in done.stderr, "Traceback" in done.stderr) == (2, True, False)
