"""Copies of a shape that makes programs slow, as long as is asked: a few things, over and over."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Callable

Shape = Callable[[int], str]
"""Characters that are wanted -> a copy of about so many."""

STORY = (
    "The mayor of Northport, Ada Example, opened the new library of the town on Monday, after twenty years.\n"
)
HEAD = "Harbour town opens its new library\nBy Ada Example\nMay 3, 2021\n\n"
LINE = 2_000
MAIL = "From: Ada <ada@example.org>\nSubject: Harbour town opens\nMIME-Version: 1.0\n"


def _name(number: int) -> str:
    letters = ""
    while number >= 0:
        letters, number = chr(97 + number % 26) + letters, number // 26 - 1
    return letters.capitalize()


def lines(again: str) -> Shape:
    """A story with lines of nothing but this."""
    line = again * (LINE // len(again)) + "\n"
    return lambda size: HEAD + STORY * 3 + line * max(1, size // LINE) + STORY


def paragraphs(again: str) -> Shape:
    """A story with paragraphs of this, in which %s is another name each time and %d another number."""

    def made(size: int) -> str:
        texts = (
            again.replace("%s", _name(n * 7)).replace("%d", str(n % 28 + 1))
            for n in range(size // (len(again) + 2))
        )
        return HEAD + STORY * 3 + "\n\n".join(texts) + "\n\n" + STORY

    return made


def page(before: str, again: str = "", after: str = "") -> Shape:
    """A web page in which this is opened again and again, and then closed."""

    def made(size: int) -> str:
        times = size // (len(again) + len(after)) if again else 1
        inside = before + again * times + after * times
        return f"<html><head><title>Harbour town opens</title></head><body><article><h1>Harbour town opens</h1><p>{STORY}</p>{inside}<p>{STORY}</p></article></body></html>"

    return made


def script(again: str, begin: str = "", end: str = "") -> Shape:
    return lambda size: page(
        f"<script type='application/ld+json'>{begin}{again * (size // len(again))}{end}</script>"
    )(0)


def markdown(again: str, front: str = "title: Harbour town opens") -> Shape:
    return lambda size: f"---\n{front}\n---\n\n{STORY}\n{again * (size // len(again))}\n\n{STORY}"


def front(begin: str, again: str, end: str = "") -> Shape:
    return lambda size: f"---\n{begin}{again * (size // len(again))}{end}\n---\n\n{STORY * 3}"


def mail(headers: str, again: str = "", before: str = "", after: str = "") -> Shape:
    return lambda size: f"{MAIL}{headers}\n\n{STORY * 4}{before}{again * (size // max(1, len(again)))}{after}"


def nested(size: int) -> str:
    return page("<script type='application/ld+json'>" + "[" * (size // 2) + "]" * (size // 2) + "</script>")(
        0
    )


TEXT = {
    **{f"lines of {again!r}": lines(again) for again in (
        "and the mayor went on ", "a", "A", "0", " \u00a0", "“‘", '"a ', "'a ", "“We waited,” said Ada Example. ", "[", "(",
        "*a ", "_a ", "` ", "&amp;", "<a ", "Kim ", "Kim and ", "AB ", "Mr. ", "President of the ", "von ", "1 ", "Monday ",
        "2018, ", "he said ", "a, ", ". ", ".", "- ", "#", "김정은 위원장은 ", "김", "e\u0301\u0301\u0301", "a\u202e\u2066", "a\u200b\u200d",
        "👩\u200d⚕️", "Ada’s ", "a@", "NASA/-", "told The A")},
    **{f"paragraphs {again[:20]!r}": paragraphs(again) for again in (
        STORY.strip(), "The %s of %s said that it was %s on Monday.", "%s %s, the mayor of %s, met Mr. %s and %s in Paris.",
        "On May %d, 1999 it rained, and last Monday, and in three weeks, and on %d March.",
        "“We waited %s years,” said Ada %s of the town. “It was long,” she said.", "“We waited for twenty years and nobody came to the hall",
        "The council thanked Ada %s, a baker, and Mr. %s for years of work. %s was there.",
        "a", "Share", "By %s %s", "Photo: Ada %s / Reuters", "Read more: the library opens", "https://example.org/%d", "%s says:",
        "Der Bürgermeister sagte am Montag, er werde die Bibliothek öffnen.", "– Oui, a dit %s lundi.")},
}  # fmt: skip
HTML = {
    "divs": page("", "<div>", "</div>"), "quotations": page("", "<blockquote>", "</blockquote>"),
    "lists": page("", "<ul><li>a", "</li></ul>"), "tables": page("", "<table><tr><td>a", "</td></tr></table>"),
    "spans": page("", "<span>a", "</span>"), "opened": page("", "<b><i>"), "paragraphs": page("", f"<p>{STORY}</p>"),
    "short paragraphs": page("", "<p>a</p>"), "breaks": page("", "a<br>"), "links": page("", "<a href='/author/x'>Ada</a> "),
    "bylines": page("", "<div class='byline author'>Ada Example</div>"), "nested bylines": page("", "<div class='byline'>a", "</div>"),
    "times": page("", "<time datetime='2021-05-03'>May 3</time>"), "metas": page("", "<meta property='author' content='Ada'>"),
    "headlines": page("", "<h1>Harbour town opens</h1>"), "hidden": page("", "<div hidden>a</div>"),
    "slides": page("", "<div class='s' style='display:none'><p>a</p></div>"), "scripts": page("", "<script>var a=1;</script>"),
    "comments": page("", "<!-- a -->"), "entities": page("<p>", "&lt;"), "captions": page("", "<figure><figcaption>A ship. Photo: Ada</figcaption></figure>"),
    "credits": page("", "<figcaption>Photo: Ada %d, AP</figcaption>"), "microdata": page("", "<span itemprop='author'>Ada</span>"),
    "ruby": page("", "<ruby>a<rt>b</rt></ruby>"), "cells": page("<table><tr>", "<td>a</td>"), "items": page("<ul>", "<li>a</li>"),
    "pictures": page("<p>", "data:image/png;base64,"), "angles": page("<p>", "<"), "ampersands": page("<p>", "&"), "word": page("<p>", "a"),
    "blanks": page("<p>", " "), "attributes": lambda size: page(f"<p{' a=b' * (size // 4)}>x</p>")(0),
    "data attributes": lambda size: page(f"<p {'data-' * (size // 5)}>x</p>")(0), "classes": lambda size: page(f"<p class='{'a ' * (size // 2)}'>x</p>")(0),
    "json-ld": page("", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":\"Ada\"}</script>"), "json-ld nested": nested,
    "json-ld broken": script('"headline" ', "{"), "json-ld commas": script(", "), "json-ld blanks": script(" ", "{,", "x"), "json-ld slashes": script(" ", " //"),
    "json-ld writers": script('{"@id":"a"},', '{"@graph":[{"@id":"a","name":"Ada Example"},{"@type":"Article","author":[', "0]}]}"),
}  # fmt: skip
MARKDOWN = {
    **{f"signs {again!r}": markdown(again) for again in ("[", "<a ", "*a ", "_a ", "**", "`a ", ">", "> a\n", "# a\n", "&amp;", "\\*", "a {: .b}\n\n",
       "{: ", "|a|b|\n", "1. a\n", "- a\n", "    - a\n", "![a](b) ", "[a](", "<http://a>", "\t", '"', "\\", STORY, "a\n---\n")},
    "front keys": front("", "a: b\n"), "front list": front("tags: [", "a,", "]"), "front quotes": front("tags: [", "'", "]"),
    "front lines": front("title: a\n", " b\n"), "front blanks": front("title: a", " ", "b"), "front items": front("tags:\n", "- a\n"),
}  # fmt: skip
MESSAGES = {
    "body": mail("", STORY), "flowed": mail("Content-Type: text/plain; format=flowed", " \n", "", "x"), "quoted": mail("", ">"),
    "forwarded": mail("", "a ", "From: ", "\nSubject: b\n"), "headers": lambda size: mail("X-A: b\n" * (size // 7) + "X-B: c")(0),
    "folded": lambda size: mail("X-A: b\n" + " c\n" * (size // 3) + "X-B: c")(0), "printable": mail("Content-Transfer-Encoding: quoted-printable", "=41=\n"),
    "parts": mail("Content-Type: multipart/mixed; boundary=x", "--x\nContent-Type: text/plain\n\na\n", f"--x\n\n{STORY * 4}\n"),
}  # fmt: skip
SHAPES: dict[str, dict[str, Shape]] = {".txt": TEXT, ".html": HTML, ".md": MARKDOWN, ".eml": MESSAGES}
