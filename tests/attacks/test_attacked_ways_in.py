"""What `init` is answered, and what fetched feeds say: a payload is text there, or is refused in words."""

from __future__ import annotations

import ast
import io
import json
import re
import socket
import sys
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml

from hostile import Answer, Server, serving
from news_digest.cli import main
from news_digest.collecting import commands
from news_digest.collecting.visiting import Visitor
from news_digest.collecting.wire import Limits
from news_digest.frontmatter import parse
from payloads import EVERY, PAYLOADS

Told = pytest.CaptureFixture[str]
NAMES = {name: text[:100] for name, text in EVERY.items()}
"""The beginning of a payload, which an answer may be as long as."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return tmp_path


def constants(path: Path) -> tuple[str, list[Any]]:
    """The shape of a Python file without its values, and these."""
    tree = ast.parse(path.read_text("utf-8"))
    values = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.value = None
    return ast.dump(tree), values


@pytest.fixture
def plain(here: Path) -> Path:
    assert main(["init", "plain", "--name", "Plain", "--timezone", "UTC", "--lang", "en"]) == 0
    return here / "plain"


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_a_site_is_text_in_every_file(name: str, plain: Path, here: Path, capsys: Told) -> None:
    capsys.readouterr()
    done = main(["init", "mine", f"--name={NAMES[name]}", "--timezone", "UTC", "--lang", "en"])
    told = "".join(capsys.readouterr())
    assert all(sign.isprintable() or sign == "\n" for sign in told)
    if done:
        assert "should be a line of 1 to 100 characters" in told
        assert not (here / "mine").exists()
        return
    mine = here / "mine"
    files = {path.relative_to(mine).as_posix() for path in mine.rglob("*") if path.is_file()}
    assert files == {path.relative_to(plain).as_posix() for path in plain.rglob("*") if path.is_file()}
    changed = {file for file in files if (mine / file).read_bytes() != (plain / file).read_bytes()}
    assert "pelicanconf.py" in changed and not changed & {"Makefile", "requirements.txt", ".gitignore"}
    shape, values = constants(mine / "pelicanconf.py")
    assert shape == constants(plain / "pelicanconf.py")[0] and NAMES[name] in values
    for file in changed:
        if file.endswith((".yml", ".yaml")):
            yaml.safe_load((mine / file).read_text("utf-8"))
        elif file.startswith("content/pages/"):
            parse((mine / file).read_text("utf-8"), file)


@pytest.mark.parametrize("field", ["timezone", "lang"])
@pytest.mark.parametrize("name", NAMES)
def test_a_time_zone_and_a_language_are_refused_unless_they_are_one(
    name: str, field: str, here: Path, capsys: Told
) -> None:
    assert main(["init", "mine", "--name", "Mine", f"--{field}={EVERY[name]}"])
    told = "".join(capsys.readouterr())
    assert "is no time zone" in told or "is no language of the theme" in told
    assert all(sign.isprintable() or sign == "\n" for sign in told)
    assert not (here / "mine").exists()


# --- Feeds


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that tells a story at every address, and no other host in the world."""
    real = socket.getaddrinfo

    def only_here(host: Any, *rest: Any, **more: Any) -> Any:
        if host not in ("127.0.0.1", b"127.0.0.1"):
            raise socket.gaierror(f"{host!r} was looked up")
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", only_here)
    limits = Limits(seconds=5, silence=2, size=1_000_000)
    monkeypatch.setattr(
        commands, "visitor", lambda: Visitor(lambda address: address == "127.0.0.1", limits, lambda _: None)
    )
    with serving() as running:
        yield running


def links_of(origin: str, text: str) -> list[str]:
    """A payload as an address, as the path of one, and in its query."""
    return [text, f"{origin}/{quote(text)[:300]}", f"{origin}/story?id={text[:300]}"]


def rss(origin: str, text: str) -> str:
    items = "".join(
        f"<item><title>{escape(text)}</title><link>{escape(link)}</link><guid>{escape(text)}</guid>"
        f"<pubDate>{escape(text)}</pubDate><description>{escape(text)}</description></item>"
        for link in links_of(origin, text)
    )
    return f"<rss version='2.0'><channel><title>{escape(text)}</title>{items}</channel></rss>"


def atom(origin: str, text: str) -> str:
    entries = "".join(
        f"<entry><title type='html'>{escape(text)}</title><link href='{escape(link)}'/><id>{escape(text)}</id>"
        f"<updated>{escape(text)}</updated><content type='html'>{escape(text)}</content></entry>"
        for link in links_of(origin, text)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{escape(text)}</title>{entries}</feed>"


def jsonfeed(origin: str, text: str) -> str:
    items = [
        {"id": text, "url": link, "title": text, "date_published": text, "content_html": text}
        for link in links_of(origin, text)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": text, "items": items})


def raw(origin: str, text: str) -> str:
    """The payload as markup of the feed itself."""
    return f"<rss version='2.0'><channel><item><title>{text}</title><link>{text}</link></item>{text}</channel></rss>"


@pytest.mark.parametrize("kind", [rss, atom, jsonfeed, raw])
def test_what_a_feed_says_is_an_address_or_nothing(
    kind: Callable[[str, str], str], server: Server, here: Path, capsys: Told
) -> None:
    outside = {path for path in here.parent.iterdir() if path != here}
    for name, text in PAYLOADS.items():
        media = "application/feed+json" if kind is jsonfeed else "application/xml"
        body = kind(server.origin, text).encode("utf-8", "replace")
        server.say(f"/feed-{name}", Answer(body, media=media))
    (here / "content").mkdir()
    listed = "".join(f"{server.origin}/feed-{name}\n" for name in PAYLOADS)
    (here / "content/feeds.txt").write_text(listed, "utf-8")
    main(["add", "--feeds"])
    told = "".join(capsys.readouterr())
    assert "Traceback" not in told and "internal error" not in told
    assert all(sign.isprintable() or sign == "\n" for sign in told)
    assert {f"/feed-{name}" for name in PAYLOADS} <= {*server.asked}
    assert all(re.fullmatch(r"/[!-~]*", path) for path in server.asked)
    assert kind is raw or sum(path.startswith("/story?id=") for path in server.asked) > len(PAYLOADS) / 2
    saved = [path for path in here.rglob("*") if path.is_file() and path.name != "feeds.txt"]
    assert all(re.fullmatch(r"seeds/\.?[\w.-]{1,200}", path.relative_to(here).as_posix()) for path in saved)
    assert {path for path in here.parent.iterdir() if path != here} == outside
