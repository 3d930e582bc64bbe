"""What is read takes time in proportion to its size, at 1, 10 and 100 times as much, or is refused in words."""

from __future__ import annotations

import json
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from fuzz.effort import some
from fuzz.inputs import SENTENCES
from fuzz.parsers import PARSERS, TOLD, shipped
from news_digest.formats.html import LARGEST as LARGEST_PAGE
from news_digest.model import Seed
from news_digest.prepare import read_alone
from news_digest.seeds import LARGEST
from timing import cpu_seconds

STORY = " ".join(SENTENCES[:4])
TIMES = (1, 10, 100)
STEEP = 30
"""Times as long for ten times as much: 10 is linear, 100 the square."""
TOLD_FROM_NOTHING = 0.05
"""CPU seconds; less is the load of the machine as much as the work."""


def rss(again: str, before: str = "") -> Callable[[int], str]:
    return lambda n: f"<rss version='2.0'><channel>{before}{again * n}</channel></rss>"


def atom(again: str) -> Callable[[int], str]:
    return lambda n: f"<feed xmlns='http://www.w3.org/2005/Atom'>{again * n}</feed>"


def front(lines: Callable[[int], str]) -> Callable[[int], str]:
    return lambda n: f"---\ntitle: Talks begin\n{lines(n)}---\n{STORY}\n"


def jsonfeed(n: int) -> str:
    items = [{"url": f"/{k}", "title": "a", "content_text": STORY} for k in range(n)]
    return json.dumps({"version": "https://jsonfeed.org/version/1", "items": items})


def bomb(n: int, flow: str = "*a, *a") -> str:
    """Each line twice the one before; of mappings where `flow` says so."""
    return "a0: &a0 [x]\n" + "".join(
        f"a{k + 1}: &a{k + 1} [{flow.replace('*a', f'*a{k}')}]\n" for k in range(n)
    )


GROWING: dict[tuple[str, str], Callable[[int], str]] = {
    ("feeds", "items of RSS"): rss("<item><title>a</title><link>https://example.org/a</link></item>"),
    ("feeds", "items without end"): rss("<item><link>https://example.org/a</link>"),
    ("feeds", "nested tags"): lambda n: rss("<a>" * n)(3),
    ("feeds", "entities"): rss("&a;", "<!DOCTYPE a [<!ENTITY a 'bbbbbbbb'>]>"),
    ("feeds", "entries of Atom"): atom("<entry><link href='/a'/><content type='html'>&lt;p></content></entry>"),
    ("feeds", "links of one entry"): lambda n: atom("<entry>" + "<link href='/a'/>" * n + "</entry>")(1),
    ("feeds", "attributes"): lambda n: atom("<entry" + " a='b'" * n + "/>")(1),
    ("feeds", "JSON Feed"): jsonfeed,
    ("feeds", "brackets"): lambda n: '{"items": ' + "[" * n * 20,
    ("notes", "notes"): lambda n: f"> {SENTENCES[0]}\n\nA note.\n\n" * n,
    ("notes", "a long passage"): lambda n: f"> {SENTENCES[0]}\n" * n + "\nA note.\n",
    ("notes", "emphasis"): lambda n: "> " + "*a " * n * 10 + "\n\nA note.\n",
    ("notes", "brackets"): lambda n: "> " + "[a](" * n * 10 + "\n\nA note.\n",
    ("notes", "empty passages"): lambda n: ">\n\n" * n * 10,
    ("actors.yml", "actors"): lambda n: "".join(f"Ada {k}:\n  aliases: [A. {k}]\n  roles: [mayor]\n" for k in range(n)),
    ("actors.yml", "aliases of one"): lambda n: "Ada:\n  aliases:\n" + "".join(f"  - Ada {k}\n" for k in range(n * 4)),
    ("actors.yml", "the same actor"): lambda n: "Ada:\n  kind: person\n" * n,
    ("actors.yml", "nesting"): lambda n: "Ada: " + "[" * n * 10,
    ("actors.yml", "anchors"): lambda n: "".join(f"Ada {k}: &a{k} {{kind: person}}\n" for k in range(n)),
    ("outlets.yml", "outlets"): lambda n: "".join(f"Paper {k}:\n  domain: p{k}.example\n" for k in range(n)),
    ("front matter", "actors"): front(lambda n: "actors:\n" + "".join(f"- Ada {k}\n" for k in range(n * 4))),
    ("front matter", "quotes"): front(lambda n: "quotes:\n" + "".join(f"  words {k}: Ada\n" for k in range(n * 4))),
    ("front matter", "keys"): front(lambda n: "".join(f"key{k}: a\n" for k in range(n * 4))),
    ("front matter", "nesting"): front(lambda n: "tags: " + "[" * n * 10 + "\n"),
    ("front matter", "blanks"): front(lambda n: "kicker: a" + " " * n * 100 + "b\n"),
    ("front matter", "the body"): lambda n: f"---\ntitle: a\n---\n{STORY}\n\n" * n,
    ("article body", "emphasis"): lambda n: "*a " * n * 4,
    ("short links", "opened"): lambda n: "[[a " * n * 10,
    ("short links", "names"): lambda n: "@ada " * n * 10,
}  # fmt: skip
"""Parser and shape -> a file with so many of its parts."""


def seconds(parser: str, data: bytes) -> float:
    def parse() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                PARSERS[parser](data)
            except TOLD as error:
                assert str(error).strip()

    return cpu_seconds(parse)


@pytest.mark.parametrize(("parser", "shape"), GROWING)
def test_a_hundred_times_as_much_takes_no_more_than_its_share(parser: str, shape: str) -> None:
    files = [GROWING[parser, shape](20 * times).encode() for times in TIMES]
    once, ten, hundred = (seconds(parser, file) for file in files)
    assert ten < max(TOLD_FROM_NOTHING, STEEP * once), "10 times"
    assert hundred < max(TOLD_FROM_NOTHING, STEEP * ten), "100 times"


@pytest.mark.parametrize("parser", ["front matter", "actors.yml", "outlets.yml", "markdown"])
@pytest.mark.parametrize(
    "flow", ["*a, *a", "{b: *a}, {b: *a}", "{<<: *a}", "*a, *a, *a, *a, *a, *a, *a, *a, *a"]
)
def test_yaml_that_doubles_with_every_line_is_refused_at_once(parser: str, flow: str) -> None:
    text = bomb(200, flow)
    begun = time.thread_time()
    try:
        PARSERS[parser](
            f"---\ntitle: a\n{text}---\n{STORY}\n".encode() if "." not in parser else text.encode()
        )
    except TOLD as error:
        assert str(error).strip()
    else:
        assert parser == "markdown"  # front matter of others' Markdown that can't be read is text
    assert time.thread_time() - begun < 5


# --- A raw copy of 50 MB, and what is small and becomes large


def fifty(again: str, before: str = "", after: str = "") -> bytes:
    return (before + again * ((LARGEST - 100 - len(before) - len(after)) // len(again)) + after).encode()[
        :LARGEST
    ]


HUGE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "paragraphs": ("x.txt", partial(fifty, f"{SENTENCES[0]}\n\n"), "far more than an article"),
    "one line": ("x.txt", partial(fifty, "a"), "far more than an article"),
    "a page of paragraphs": ("x.html", partial(fifty, f"<p>{SENTENCES[0]}</p>", "<html><body>"), "MB, far more"),
    "one attribute": ("x.html", partial(fifty, "a", "<html><body><p title='", f"'>{STORY}</p>"), "MB, far more"),
    "one comment": ("x.html", partial(fifty, "a", "<html><body><!--", f"--><p>{STORY}</p>"), "MB, far more"),
    "one script": ("x.html", partial(fifty, "a", "<script type='application/ld+json'>"), "MB, far more"),
    "opened tags": ("x.html", partial(fifty, "<div>", "<html><body>"), "MB, far more"),
    "Markdown": ("x.md", partial(fifty, f"{SENTENCES[0]}\n\n"), "MB of text"),
    "front matter": ("x.md", partial(fifty, "a: b\n", "---\n", f"---\n{STORY}"), "KB of front matter"),
    "a message": ("x.eml", partial(fifty, f"{SENTENCES[0]}\n\n", "From: a@example.org\nSubject: a\n\n"), "far more"),
}  # fmt: skip


@pytest.mark.parametrize("what", some(HUGE, 4))
def test_a_copy_of_fifty_megabytes_is_refused_in_words_and_soon(what: str) -> None:
    name, make, words = HUGE[what]
    data = make()
    assert len(data) > 0.99 * LARGEST
    begun = time.thread_time()
    prepared = read_alone(Seed(Path(name), name), shipped(), data)
    spent = time.thread_time() - begun
    assert prepared.article is None
    (problem,) = prepared.problems
    assert any(word in problem.message for word in words.split("|")), problem.message
    assert spent < 15


def below(again: str, before: str = "", after: str = "") -> bytes:
    """Mark-up that is just small enough to be looked at."""
    return (before + again * ((LARGEST_PAGE - 1000) // len(again)) + after).encode()


SWELLING: dict[str, Callable[[], bytes]] = {
    "tags within tags": partial(below, "<div>", "<html><body>"),
    "lists within lists": partial(below, "<ul><li>a", "<html><body>"),
    "one attribute": partial(below, "a", "<html><body><p title='", f"'>{STORY}</p>"),
    "attributes": partial(below, " a=b", "<html><body><p", f">{STORY}</p>"),
    "a word without end": partial(below, "a", f"<html><body><p>{STORY}</p><p>"),
    "paragraphs": partial(below, "<p>a", f"<html><body><p>{STORY}</p>"),
    "a table without end": partial(below, "<td>a", "<html><body><table><tr>"),
    "entities": partial(below, "&lt;", f"<html><body><p>{STORY}</p><p>"),
}
"""Small mark-up that is large when it is read."""


@pytest.mark.parametrize("what", some(SWELLING, 8))
def test_a_page_that_swells_when_it_is_read_is_refused_or_read_soon(what: str) -> None:
    data = SWELLING[what]()
    begun = time.thread_time()
    prepared = read_alone(Seed(Path("x.html"), "x.html"), shipped(), data)
    assert prepared.article or all("internal error" not in one.message for one in prepared.problems)
    assert time.thread_time() - begun < 60
