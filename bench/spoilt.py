"""Raw copies that no newspaper printed: broken, hostile, or only odd; for `soak.py`."""

from __future__ import annotations

import base64
import os
import random
from collections.abc import Callable
from pathlib import Path

from corpus import Writer, as_seed
from news import News

Make = Callable[[Path, str, News, random.Random], Path]
"""Writes one into a folder under a name without ending; the news is what it spoils."""

SCRIPT = "<script>window.stolen = document.cookie; alert(1)</script>"
PAYLOADS = (
    SCRIPT,
    "<img src=x onerror=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "[look](javascript:alert(1))",
    "![](data:text/html;base64,PHNjcmlwdD4=)",
    "{{ SITEURL.__class__.__mro__ }}",
    "{% include '/etc/passwd' %}",
    "{static}/../../etc/passwd |static|/../../etc/passwd",
    "</script><!--<script>",
    "\u202egnp.exe\u202c and \u2066hidden\u2069",
    "=cmd|'/C calc'!A0",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
)


def as_page(news: News, body: str = "") -> str:
    """The article as a web page has it; `body` stands in the middle of it."""
    paragraphs = [f"<p>{paragraph}</p>" for paragraph in news.paragraphs]
    half = len(paragraphs) // 2
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="en"><head><meta charset="utf-8"><title>{news.title} | {news.outlet}</title>',
            f'<meta property="article:published_time" content="{news.day.isoformat()}">',
            f'<meta property="og:site_name" content="{news.outlet}"></head><body><nav><a href="/">Home</a></nav>',
            f'<article><h1>{news.title}</h1><p class="byline">By {news.author}</p>',
            *paragraphs[:half],
            body,
            *paragraphs[half:],
            "</article><footer>Terms of use</footer></body></html>",
            "",
        ]
    )


def as_letter(news: News) -> str:
    """The article as somebody mails it."""
    text = "\n\n".join(news.paragraphs)
    return (
        f"From: Reader <reader@example.org>\nTo: desk@example.org\nSubject: {news.title}\n"
        f"Date: {news.day:%a, %d %b %Y} 08:00:00 +0000\nMIME-Version: 1.0\n"
        f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        f"{news.title}\n\nBy {news.author}\n\n{text}\n"
    )


def _bytes(ending: str, make: Callable[[News, random.Random], bytes]) -> Make:
    def write(folder: Path, name: str, news: News, dice: random.Random) -> Path:
        path = folder / f"{name}{ending}"
        path.write_bytes(make(news, dice))
        return path

    return write


def _link(folder: Path, name: str, news: News, dice: random.Random) -> Path:
    path = folder / f"{name}.txt"
    path.symlink_to("/etc/passwd")
    return path


def _loop(folder: Path, name: str, news: News, dice: random.Random) -> Path:
    path = folder / f"{name}.txt"
    path.symlink_to(path.name)
    return path


def _pipe(folder: Path, name: str, news: News, dice: random.Random) -> Path:
    path = folder / f"{name}.txt"
    os.mkfifo(path)
    return path


def _huge(folder: Path, name: str, news: News, dice: random.Random) -> Path:
    path = folder / f"{name}.txt"
    with path.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    return path


def _headed(news: News, fields: str) -> bytes:
    return "\n".join(["---", fields, "---", "\n\n".join(news.paragraphs), ""]).encode()


def _payload(news: News, dice: random.Random) -> str:
    return as_seed(news).replace(". ", f". {dice.choice(PAYLOADS)} ", 3)


REFUSED: dict[str, Make] = {
    "empty": _bytes(".txt", lambda news, dice: b""),
    "blank": _bytes(".txt", lambda news, dice: b" \n\t\r\n" * 40),
    "noise": _bytes(".txt", lambda news, dice: dice.randbytes(4000)),
    "zeros": _bytes(".html", lambda news, dice: bytes(20_000)),
    "pdf": _bytes(".pdf", lambda news, dice: b"%PDF-1.7\n" + dice.randbytes(3000)),
    "picture": _bytes(".txt", lambda news, dice: b"\x89PNG\r\n\x1a\n" + dice.randbytes(3000)),
    "zip": _bytes(".docx", lambda news, dice: b"PK\x03\x04" + dice.randbytes(3000)),
    "no-story": _bytes(
        ".html", lambda news, dice: b"<html><body><nav><a href=/>Home</a></nav></body></html>"
    ),
    "script-only": _bytes(".html", lambda news, dice: SCRIPT.encode() * 50),
    "link": _link,
    "loop": _loop,
    "pipe": _pipe,
    "huge": _huge,
}
"""What gives no article: it must be reported by its name."""

BOMB = (
    "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "title: *i"
)

ODD: dict[str, Make] = {
    "front-matter": _bytes(".md", lambda news, dice: _headed(news, "title: [open")),
    "bomb": _bytes(".md", lambda news, dice: _headed(news, BOMB)),
    "object": _bytes(".md", lambda news, dice: _headed(news, "title: !!python/object/apply:os.system [id]")),
    "path": _bytes(
        ".md", lambda news, dice: _headed(news, "title: x\nslug: ../../x\nsave_as: /tmp/x.html\nurl: //x")
    ),
    "payload": _bytes(".txt", lambda news, dice: _payload(news, dice).encode()),
    "payload-page": _bytes(
        ".html", lambda news, dice: as_page(news, f"<p>{dice.choice(PAYLOADS)}</p>").encode()
    ),
    "payload-mail": _bytes(".eml", lambda news, dice: as_letter(news).replace("the", SCRIPT, 2).encode()),
    "half": _bytes(".html", lambda news, dice: as_page(news).encode()[: dice.randrange(200, 2500)]),
    "cut-letter": _bytes(".txt", lambda news, dice: as_seed(news).encode("utf-16")[:-1]),
    "wrong-charset": _bytes(".html", lambda news, dice: as_page(news, "<p>café “word”</p>").encode("cp1252")),
    "long-line": _bytes(".txt", lambda news, dice: (as_seed(news) + "word " * 40_000).encode()),
    "one-word": _bytes(".txt", lambda news, dice: (as_seed(news) + "x" * 300_000).encode()),
    "many-lines": _bytes(".txt", lambda news, dice: (as_seed(news) + "A short line.\n\n" * 5000).encode()),
    "deep": _bytes(".html", lambda news, dice: as_page(news, "<div>" * 5000 + "<p>deep</p>").encode()),
    "deep-quote": _bytes(".txt", lambda news, dice: (as_seed(news) + "> " * 5000 + "deep\n").encode()),
    "base64": _bytes(".eml", lambda news, dice: _coded(news)),
    "control": _bytes(".txt", lambda news, dice: as_seed(news).replace(" ", "\x08\x1b[2J ", 20).encode()),
    "returns": _bytes(".txt", lambda news, dice: as_seed(news).replace("\n", "\r").encode()),
}
"""What may give an article: it must be published or reported, and do no harm."""


def _coded(news: News) -> bytes:
    head, text = as_letter(news).split("\n\n", 1)
    coded = base64.encodebytes(text.encode()).decode()
    return f"{head.replace('8bit', 'base64')}\n\n{coded[:-20]}".encode()


def write_all(folder: Path, count: int, dice: random.Random) -> tuple[list[Path], list[Path]]:
    """Write `count` spoilt copies, of each kind as many as the next: those refused, and those that are odd."""
    kinds = [*REFUSED.items(), *ODD.items()]
    refused: list[Path] = []
    odd: list[Path] = []
    for number in range(count):
        kind, make = kinds[number % len(kinds)]
        path = make(folder, f"spoilt-{number:05}-{kind}", Writer(900_000 + number).news(), dice)
        (refused if kind in REFUSED else odd).append(path)
    return refused, odd
