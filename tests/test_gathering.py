"""Pages, feeds and pasted text into seeds: what they are called, what is told, and that none comes twice."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from hostile import ROBOTS, STORY, Answer, Server, serving
from news_digest.cli import main
from news_digest.collecting import clipboard, commands, subscriptions
from news_digest.collecting.feeds import items_of
from news_digest.collecting.keeping import page_name
from news_digest.collecting.known import known_addresses
from news_digest.collecting.visiting import Fetched, Visitor
from news_digest.collecting.wire import Failed, Limits
from news_digest.formats import read_page
from news_digest.formats.saved import saved_from, stamped, unstamped
from news_digest.frontmatter import parse
from news_digest.model import Seed
from news_digest.settings import Settings
from news_digest.webaddresses import address_key

Told = pytest.CaptureFixture[str]


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    limits = Limits(seconds=5, silence=2, size=1_000_000)
    monkeypatch.setattr(
        commands, "visitor", lambda: Visitor(lambda address: address == "127.0.0.1", limits, lambda _: None)
    )
    return tmp_path


def seeds() -> list[Path]:
    return sorted(Path("seeds").iterdir())


def article() -> dict[str, object]:
    (path,) = Path("content/articles").glob("*.md")
    return parse(path.read_text("utf-8"), path.name).fields


def test_a_page_becomes_an_article_with_its_address(server: Server, capsys: Told) -> None:
    address = server.say("/2021/new-library.html?utm_source=rss&id=7", Answer())
    assert main(["add", address]) == 0
    (seed,) = seeds()
    assert capsys.readouterr().out == f"{seed.as_posix()}\n"
    assert seed.name.startswith("127-0-0-1-new-library-")
    assert seed.suffix == ".html"
    assert unstamped(seed.read_bytes()) == STORY.encode()
    assert main(["convert"]) == 0
    fields = article()
    assert (fields["title"], fields["url"]) == ("Harbour town opens its new library", address)
    assert fields["seed"] == seed.name


def test_a_page_that_is_here_is_not_fetched_again(server: Server, capsys: Told) -> None:
    address = f"{server.origin}/story"
    assert main(["add", address]) == 0
    asked = len(server.asked)
    capsys.readouterr()
    assert main(["add", f"{address}#top", f"{address}/?utm_medium=mail"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("is here already, seeds/127-0-0-1-story-") == 2
    assert err.count("To fetch it anew, say --again.") == 2
    assert len(server.asked) == asked


def test_an_article_written_by_hand_counts_as_here(server: Server, capsys: Told) -> None:
    Path("content/articles").mkdir(parents=True)
    Path("content/articles/mine.md").write_text(f"---\ntitle: Mine\nurl: {server.origin}/story\n---\nText.\n")
    assert main(["add", f"{server.origin}/story"]) == 1
    assert "is here already, content/articles/mine.md" in capsys.readouterr().err
    assert server.asked == []


def test_the_same_bytes_are_not_saved_twice(server: Server, capsys: Told) -> None:
    other = server.say("/copy", Answer())
    assert main(["add", f"{server.origin}/story", other]) == 1
    assert "has the same bytes as seeds/127-0-0-1-story-" in capsys.readouterr().err
    assert len(seeds()) == 1


def test_again_renews_the_same_file(server: Server, capsys: Told) -> None:
    address = server.say("/live", Answer(), Answer(STORY.replace("forty", "fifty").encode()))
    main(["add", address])
    (seed,) = seeds()
    moved = Path("seeds/2021") / seed.name
    moved.parent.mkdir()
    seed.rename(moved)
    capsys.readouterr()
    assert main(["add", "--again", address]) == 0
    assert capsys.readouterr().out == f"{moved.as_posix()} (renewed)\n"
    assert "fifty" in moved.read_text("utf-8")
    assert main(["add", "--again", address]) == 0
    assert capsys.readouterr().out == f"{moved.as_posix()} (as it was)\n"
    assert [path.name for path in seeds()] == ["2021"]


def test_again_leaves_what_the_user_saved(server: Server, capsys: Told) -> None:
    Path("seeds").mkdir()
    mine = Path("seeds/whole text, logged in.html")
    mine.write_bytes(stamped(STORY.encode(), f"{server.origin}/story"))
    before = mine.read_bytes()
    assert main(["add", "--again", f"{server.origin}/story"]) == 1
    assert "which this command did not fetch" in capsys.readouterr().err
    assert (seeds(), mine.read_bytes()) == ([mine], before)


def test_what_fails_is_told_and_the_rest_comes(server: Server, capsys: Told) -> None:
    steer = server.say("/\x1b[31m", Answer(b"", 404))
    assert main(["add", f"{server.origin}/gone", steer, f"{server.origin}/story", "no-file.txt"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("seeds/127-0-0-1-story-")
    assert f"{server.origin}/gone: is not there (HTTP 404). Look whether the address is right" in err
    assert "no-file.txt: is no file" in err
    assert "\x1b" not in err


def test_nothing_is_written_through_a_link(server: Server, capsys: Told) -> None:
    stories(server, "/a", "/b")
    Path("seeds").mkdir()
    link = Path("seeds", page_name(f"{server.origin}/a", "text/html"))
    link.symlink_to("nowhere.html")
    assert main(["add", f"{server.origin}/a", f"{server.origin}/b"]) == 1
    assert f"would be saved as {link.as_posix()}, which is there" in capsys.readouterr().err
    assert len(seeds()) == 2
    assert not link.exists()
    Path("seeds").rename("elsewhere")
    Path("seeds").symlink_to("elsewhere")
    assert main(["add", "--again", f"{server.origin}/b"]) == 2
    assert "seeds: is a symbolic link" in capsys.readouterr().err


def test_a_page_without_a_story_is_told(server: Server, capsys: Told) -> None:
    empty = server.say(
        "/app", Answer(b"<!doctype html><html><body><div id=app></div><script>x()</script></body></html>")
    )
    assert main(["add", empty]) == 1
    assert "is a web page without text" in capsys.readouterr().err


def test_nothing_to_add_is_wrong_use(capsys: Told) -> None:
    assert main(["add"]) == 2
    assert main(["add", "--feeds"]) == 2
    assert "content/feeds.txt: no such file" in capsys.readouterr().err


RUSSIAN = "Мэр города открыл новую библиотеку после двадцати лет ожидания"


@pytest.mark.parametrize(
    ("media", "declared"),
    [
        ("text/html; charset=windows-1251", ""),
        ("text/html; charset=windows-1251", '<meta charset="koi8-r">'),
        ('text/html; charset="windows-1251"', ""),
        ("text/html", '<meta charset="windows-1251">'),
        ("application/xhtml+xml; charset=windows-1251", ""),
        ("text/plain; charset=windows-1251", ""),
    ],
)
def test_the_charset_is_kept(media: str, declared: str, server: Server) -> None:
    head = f"<head>{declared}<title>{RUSSIAN}</title></head>"
    body = f"<html>{head}<body><h1>{RUSSIAN}</h1><p>{RUSSIAN}.</p></body></html>"
    body = f"{RUSSIAN}\n\n{RUSSIAN}.\n" if media.startswith("text/plain") else body
    body = f'<?xml version="1.0"?>\n{body}' if "xhtml" in media else body
    assert main(["add", server.say("/ru", Answer(body.encode("windows-1251"), media=media))]) in (0, 1)
    (seed,) = seeds()
    page = read_page(Seed(seed, seed.name), seed.read_bytes())
    assert any(RUSSIAN in line.text for line in page.lines)


def test_a_plain_text_keeps_its_address(server: Server) -> None:
    text = (
        "Harbour town opens its new library\n\nBy Ada Example\nMay 3, 2021\n\n"
        "NORTHPORT, May 3 - The mayor of Northport opened the new library of the town on Monday, after years.\n\n"
        "It holds forty thousand books and a room for children, and it was paid for by a gift from France.\n"
    )
    address = server.say("/a.txt", Answer(text.encode(), media="text/plain"))
    assert main(["add", address]) == 0
    assert main(["add", address]) == 1
    assert main(["convert"]) == 0
    assert (article()["title"], article()["url"]) == ("Harbour town opens its new library", address)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_an_address_is_written_in_the_page_s_own_encoding(encoding: str) -> None:
    data = stamped(STORY.encode(encoding), "https://example.com/a--b")
    page = read_page(Seed(Path("a.html"), "a.html"), data)
    assert [claim.value for claim in page.claims if claim.field == "url"] == ["https://example.com/a--b"]
    assert page.format == "html"


def test_an_address_counts_only_above_the_page() -> None:
    said = "<!-- saved from url=(0021)https://example.org/x -->"
    assert saved_from(f"<!DOCTYPE html>\n{said}\n<html>") == "https://example.org/x"
    assert saved_from(f"<html><body>{said}") == ""
    assert saved_from("<!-- saved from url=(0010)javascript:x -->") == ""


def test_names_are_the_same_for_the_same_page() -> None:
    name = page_name("https://www.example.org/2021/05/New%20Library.html?utm_source=x", "text/html")
    assert name == page_name("http://example.org/2021/05/New%20Library.html#top", "text/html")
    assert name.startswith("example-org-new-library-")
    assert name != page_name("https://example.org/2022/05/New%20Library.html", "text/html")
    assert page_name("https://example.org/", "text/plain").startswith("example-org-page-")
    assert len(page_name(f"https://example.org/{'a' * 1500}", "text/html")) < 160


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.e.org/a/?utm_source=x", "http://e.org/a#top", True),
        ("https://e.org/a?id=7&page=2", "https://e.org/a?page=2&id=7", True),
        ("https://e.org/New%20Library", "https://e.org/New Library", True),
        ("https://e.org/a?ref=home&share=1&CMP=x", "https://e.org/a", True),
        ("https://E.org:443/a", "https://e.org/a", True),
        ("https://e.org/a?ref=7", "https://e.org/a", False),
        ("https://e.org/a?id=7", "https://e.org/a?id=8", False),
        ("https://e.org:8080/a", "https://e.org/a", False),
        ("urn:x:a", "urn:x:b", False),
        ("http://[::1", "http://[::2", False),
    ],
)
def test_addresses_of_one_page_have_one_key(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) is same


def rss(*links: str) -> Answer:
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    return Answer(body.encode(), media="application/rss+xml")


def stories(server: Server, *paths: str) -> None:
    for path in paths:
        server.say(path, Answer(STORY.replace("Harbour town", f"Town {path[1:]}").encode()))


def test_a_feed_gives_what_is_new(server: Server, capsys: Told) -> None:
    stories(server, "/a", "/b", "/c", "/d")
    feed = server.say("/feed", rss("/a", f"{server.origin}/b", "/a"), rss("/d", "/c", "/b", "/a"))
    assert main(["add", "--feed", feed]) == 0
    assert f"{feed}: 2 new of 2" in capsys.readouterr().out
    server.asked.clear()
    assert main(["add", "--feed", feed, "--limit", "3"]) == 0
    assert f"{feed}: 2 new of 3" in capsys.readouterr().out
    assert server.asked == [ROBOTS, "/feed", "/d", "/c"]
    for seed in seeds():
        seed.unlink()
    assert main(["add", "--feed", feed]) == 0  # what was thrown away stays away
    assert seeds() == []
    lines = Path("content/collected.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if line[0] != "#"] == [f"{server.origin}/{path}" for path in "abcd"]


def test_a_feed_whose_pages_never_end_does_not_keep_others_waiting(
    server: Server, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subscriptions, "LONGEST", 1.0)
    for n in range(6):
        server.say(f"/slow{n}", Answer(STORY.encode(), how="drip"))
    slow = server.say("/slow", rss(*(f"/slow{n}" for n in range(6))))
    stories(server, "/a")
    feed = server.say("/feed", rss("/a"))
    began = time.monotonic()
    assert main(["add", "--feed", slow, "--feed", feed]) == 1
    assert time.monotonic() - began < 4
    told = capsys.readouterr()
    assert f"{slow}: 0 new of 6" in told.out and f"{feed}: 1 new of 1" in told.out
    assert "its feed has taken all of its time. It is tried again next time." in told.err
    assert "/slow5" not in server.asked


def test_an_item_that_leads_elsewhere_is_taken_once(server: Server) -> None:
    feed = server.say("/feed", rss("/go"))
    server.say("/go", Answer(b"", 302, headers={"Location": "/story"}))
    assert main(["add", "--feed", feed]) == 0
    server.asked.clear()
    assert main(["add", "--feed", feed]) == 0
    assert server.asked == [ROBOTS, "/feed"]


def test_feeds_are_listed_in_a_file(server: Server, capsys: Told) -> None:
    stories(server, "/a", "/b")
    one, other = server.say("/one", rss("/a")), server.say("/other", rss("/b"))
    Path("content").mkdir()
    Path("content/feeds.txt").write_text(f"# ours\n\n{one}  # a word on it\n{other}\n{server.origin}/gone\n")
    assert main(["add", "--feeds"]) == 1
    err = capsys.readouterr().err
    assert len(seeds()) == 2
    assert err == (
        f"{server.origin}/gone: is not there (HTTP 404). Look whether the address is right;"
        " archives such as web.archive.org may have it.\n"
    )
    Path("content/feeds.txt").write_text(f"{one}\nfile:///etc/passwd\nexample\n")
    assert main(["add", "--feeds"]) == 1
    err = capsys.readouterr().err
    assert "content/feeds.txt:2: 'file:///etc/passwd' is no web address" in err
    assert "content/feeds.txt:3: 'example' is no web address" in err


def test_a_list_without_feeds_is_told(capsys: Told) -> None:
    Path("content").mkdir()
    Path("content/feeds.txt").write_text("# one a line\n")
    assert main(["add", "--feeds"]) == 0
    assert "content/feeds.txt lists no feed yet: write the address" in capsys.readouterr().out


def test_a_broken_link_in_a_feed_is_told_and_the_rest_comes(server: Server, capsys: Told) -> None:
    stories(server, "/a", "/b")
    assert main(["add", "--feed", server.say("/feed", rss("/a", "http://[x", "/b"))]) == 1
    assert len(seeds()) == 2
    assert "http://[x: is no web address" in capsys.readouterr().err


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>a</title><id>1</id>
<link rel="alternate" href="/a"/></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [{"url": "/a"}, {"external_url": "/b"}, {}, 7],
}


def feed(body: str, media: str = "application/xml") -> Fetched:
    return Fetched("https://example.com/feed", media, "", body.encode())


def test_kinds_of_feeds() -> None:
    assert items_of(feed(ATOM)) == ["https://example.com/a"]
    assert items_of(feed(json.dumps(JSON))) == ["https://example.com/a", "https://example.com/b"]
    assert items_of(feed(rss("a", "javascript:x", "file:///x", "//example.org/b").body.decode())) == [
        "https://example.com/a",
        "https://example.org/b",
    ]
    broken = ATOM.replace("<title>a</title>", "<title>a & b <br></title>")
    assert items_of(feed(broken)) == ["https://example.com/a"]


@pytest.mark.parametrize(
    "body",
    [
        "<html><body>no feed</body></html>",
        "",
        "{",
        '{"items": []}',
        "[" * 100_000,
        "{" + '"a":[' * 100_000,
        "/etc/passwd",
    ],
)
def test_what_is_no_feed(body: str) -> None:
    with pytest.raises(Failed, match="is no"):
        items_of(feed(body))


def test_a_feed_whose_entities_swell() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE rss [<!ENTITY e0 "aaaaaaaaaa">{levels}<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    body = rss("/a").body.decode().replace("<rss", f"{head}<rss", 1).replace("<title>x", "<title>&e11;&file;")
    began = time.process_time()
    try:
        found = items_of(feed(body))
    except Failed:
        found = []
    assert set(found) <= {"https://example.com/a"}
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "piece", ["<item>", "<a>", "<", "</a", "<item><link>/a</link></item>", "<!", "&", '<a b="']
)
def test_a_feed_made_to_take_long(piece: str) -> None:
    body = '<rss version="2.0"><channel>' + piece * (1_500_000 // len(piece))
    began = time.process_time()
    with contextlib.suppress(Failed):
        items_of(feed(body))
    assert time.process_time() - began < 8


@pytest.mark.parametrize("value", ["1", ">", "<"])
def test_a_tag_of_very_many_attributes(value: str) -> None:
    wide = " ".join(f"a{n}='{value}'" for n in range(60_000))
    began = time.process_time()
    with contextlib.suppress(Failed):
        items_of(feed(f'<rss version="2.0"><channel><item><link>/a</link><x {wide}/></item></channel></rss>'))
    assert time.process_time() - began < 5


def test_a_picture_within_a_tag_is_not_too_much() -> None:
    picture = f"<img src='data:image/png;base64,{'A' * 50_000}'/>"
    items = f"<item><link>/a</link><description>{picture}</description></item>"
    assert len(items_of(feed(f'<rss version="2.0"><channel>{items}</channel></rss>'))) == 1


def test_a_long_feed_with_markup_inside_is_read() -> None:
    story = "<p>One<br>two<img src='x'>three" * 200
    items = "".join(
        f"<item><link>/{n}</link><description><![CDATA[{story}]]></description></item>" for n in range(100)
    )
    assert len(items_of(feed(f'<rss version="2.0"><channel>{items}</channel></rss>'))) == 100


def paste(data: bytes, *options: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return main(["paste", *options])


TEXT = b"""Harbour town opens its new library

By Ada Example
May 3, 2021

NORTHPORT, May 3 - The mayor of Northport opened the new library of the town on Monday, after twenty years.
"""


def test_a_text_is_pasted(monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    assert paste(TEXT, monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().out == "seeds/harbour-town-opens-its-new-library.txt\n"
    assert paste(TEXT, "-", monkeypatch=monkeypatch) == 1
    assert "is here already" in capsys.readouterr().err
    assert paste(TEXT + b"More.\n", monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().out == "seeds/harbour-town-opens-its-new-library-2.txt\n"
    assert [seed.read_bytes() for seed in seeds()] == [TEXT + b"More.\n", TEXT]


WHOLE_PAGE = """Skip to main content
Subscribe | Sign in
Menu
News
Sport
Weather
Opinion

Ferry line to the islands will run at night

By Ada Example
The Northport Example
May 3, 2021

NORTHPORT, May 3 - The ferry to the islands will run at night from June on, the council of Northport decided on Monday.

It was the third attempt in ten years. Two earlier ones had failed because nobody could say who would pay for it.

"We have waited long enough," said Ben Sample, who lives on the smallest of the islands and works in the harbour.

Share this article
Read more
Harbour town opens its new library
"""
"""Everything that a browser copies of a page."""

NO_HEADLINE = """Menu
Sign in

The ferry to the islands will run at night from June on, the council of Northport decided on Monday afternoon.

It was the third attempt in ten years, and two earlier ones had failed because nobody could say who would pay for it.
"""


@pytest.mark.parametrize(
    ("text", "options", "name"),
    [
        (WHOLE_PAGE, [], "ferry-line-to-the-islands-will-run-at-night.txt"),
        (
            "<div><a href='#c'>Skip to main content</a><p>Menu</p><h1>Ferry line will run at night</h1>"
            + "".join(f"<p>{line}</p>" for line in WHOLE_PAGE.splitlines()[14:19])
            + "</div>",
            [],
            "ferry-line-will-run-at-night.html",
        ),
        (NO_HEADLINE, [], "the-ferry-to-the-islands-will-run-at-night.txt"),
        (NO_HEADLINE, ["--url", "https://example.com/news/night-ferry"], "example-com-night-ferry-"),
        ("Menu\nSign in\n", [], "menu.txt"),
        ("License\n", [], "license-2.txt"),  # which is passed over among raw copies
        (NO_HEADLINE, ["--name", "ReadMe.md"], "readme-2.md"),
        ("!!!\n???\n", [], "untitled.txt"),
    ],
)
def test_a_name_is_no_furniture(
    text: str, options: list[str], name: str, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    without_story = len(text) < 20
    assert paste(text.encode(), *options, monkeypatch=monkeypatch) == without_story
    assert capsys.readouterr().out.startswith(f"seeds/{name}")


def test_what_was_copied_is_saved_whatever_else_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    Path("content").mkdir()
    Path("content/actors.yml").write_text("Ada: {aliases: [")
    assert paste(TEXT, monkeypatch=monkeypatch) == 0
    monkeypatch.setattr("news_digest.collecting.pasting.edit", lambda *_: 1 / 0)
    assert paste(WHOLE_PAGE.encode(), monkeypatch=monkeypatch) == 0
    saved = capsys.readouterr().out.split()
    assert saved[0] == "seeds/harbour-town-opens-its-new-library.txt"
    assert Path(saved[1]).read_text("utf-8") == WHOLE_PAGE


def test_a_page_is_pasted_with_its_address(monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    piece = STORY[STORY.index("<article>") :].encode()
    assert paste(piece, "--url", "https://example.com/a", "--name", "library", monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().out == "seeds/library.html\n"
    assert main(["convert"]) == 0
    assert article()["url"] == "https://example.com/a"


@pytest.mark.parametrize(
    ("data", "options"),
    [
        (b" \n", []),
        (TEXT, ["--name", "../a"]),
        (TEXT, ["--name", "a\\b"]),
        (TEXT, ["--url", "file:///a"]),
    ],
)
def test_what_cannot_be_pasted(data: bytes, options: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert paste(data, *options, monkeypatch=monkeypatch) == 2
    assert not Path("seeds").exists()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def desktop(folder: Path, monkeypatch: pytest.MonkeyPatch, **programs: str) -> None:
    """A machine with a screen and these programs, each a line of shell."""
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("WAYLAND_DISPLAY", "WSL_INTEROP", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if programs:
        monkeypatch.setenv("DISPLAY", ":0")
    (folder / "bin").mkdir()
    for name, line in programs.items():
        (folder / "bin" / name).write_text(f"#!/bin/sh\n{line}\n")
        (folder / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}:/usr/bin:/bin")


def test_the_clipboard_is_taken(digest: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    both = "case $5 in TARGETS) echo STRING text/html;; text/html) echo '<p>As a page';; *) echo plain;; esac"
    desktop(digest, monkeypatch, xclip=both)
    assert main(["paste"]) in (0, 1)
    assert capsys.readouterr().out == "seeds/as-a-page.html\n"


@pytest.mark.parametrize(
    ("programs", "words"),
    [
        ({}, "there is none here"),
        ({"other": "true"}, "needs the program xclip or xsel"),
        ({"xclip": "echo 'no selection' >&2; exit 1"}, "can't be read (xclip: no selection)"),
        ({"xclip": "sleep 5"}, "did not answer within 0.3 seconds"),
    ],
)
def test_a_clipboard_that_gives_nothing(
    programs: dict[str, str], words: str, digest: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    desktop(digest, monkeypatch, **programs)
    monkeypatch.setattr(clipboard, "PATIENCE", 0.3)
    assert main(["paste"]) == 2
    assert words in capsys.readouterr().err


def test_each_desktop_has_its_reader() -> None:
    assert [one.text[0] for one in clipboard.readers("darwin", {})] == ["pbpaste"]
    assert [one.text[0] for one in clipboard.readers("win32", {})] == ["powershell"]
    found = clipboard.readers("linux", {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"})
    assert [one.text[0] for one in found] == ["wl-paste", "xclip", "xsel"]


def test_the_command_fetches_nothing_until_it_is_asked() -> None:
    code = (
        "import sys, news_digest.cli; sys.exit(bool({'urllib3', 'feedparser', 'protego'} & {*sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": ":".join(sys.path)})
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("saved", "claimed", "kept"),
    [
        ("https://evil.example/x", "https://paper.example/news/bridge", False),
        ("https://evil.co.uk/x", "https://paper.co.uk/bridge", False),
        ("https://evil.substack.com/x", "https://paper.substack.com/p/bridge", False),
        ("https://evil-example.translate.goog/x", "https://paper.example/news/bridge", False),
        ("https://paper-example.translate.goog/x", "https://paper.example/news/bridge", True),
        ("https://cdn.ampproject.org/c/s/evil.example/x", "https://paper.example/news/bridge", False),
        ("https://cdn.ampproject.org/c/s/paper.example/x", "https://paper.example/news/bridge", True),
        ("https://web.archive.org/web/2021/https://evil.example/b", "https://paper.example/bridge", False),
        ("https://amp.paper.example/bridge", "https://www.paper.example/news/bridge", True),
        (
            "https://web.archive.org/web/2021/https://paper.example/b",
            "https://paper.example/news/bridge",
            True,
        ),
    ],
)
def test_a_page_of_another_site_is_no_newer_text_of_a_newspapers(
    saved: str, claimed: str, kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    told = "".join(
        f"<p>Paragraph {n} tells at some length of the bridge and of the harbour.</p>" for n in range(5)
    )

    def write(name: str, origin: str, day: int, more: str) -> None:
        markup = (
            f"<!DOCTYPE html><html><head><title>Bridge is built</title><link rel=canonical href='{claimed}'>"
            "<meta property='og:site_name' content='The Honest Paper'><meta property='article:published_time'"
            f" content='2021-05-0{day}'></head><body><article><h1>Bridge is built</h1>{told}{more}</article>"
        )
        Path("seeds", name).write_bytes(stamped(markup.encode(), origin))

    write("first.html", claimed, 3, "<p>The council of the town has agreed to it on the same evening.</p>")
    assert main(["convert", "--ner", "none"]) == 0
    article = next(Path("content/articles").iterdir())
    write("second.html", saved, 4, "<p>“I took the money and I would do it again,” said Mina Arden.</p>")
    assert main(["convert", "--ner", "none"]) == 0
    assert ("I took the money" in article.read_text("utf-8")) is kept
    assert f"url: {claimed}\n" in article.read_text("utf-8")
    other = next(path for path in Path("content/articles").iterdir() if path != article)
    assert (f"url: {saved}\n" in other.read_text("utf-8")) is not kept


def test_an_article_in_a_folder_is_known_by_its_address(tmp_path: Path) -> None:
    settings = Settings(seeds=tmp_path / "seeds", content=tmp_path / "content")
    article = settings.articles / "2018" / "May" / "talks.md"
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: Talks\nurl: https://paper.example/talks\n---\nText.\n", "utf-8")
    assert known_addresses(settings) == {address_key("https://paper.example/talks"): article}
