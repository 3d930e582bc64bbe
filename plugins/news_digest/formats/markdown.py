"""Markdown seeds: front matter as claims, the body through Python-Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import markdown

from ..model import Claim, Cut, Page
from .claims import tidy
from .decoding import Unreadable, decode
from .html import blocks_of
from .text import LINE_END, refuse_binary

FRONT = re.compile(
    r"\A\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE
)  # ---\ntitle: x\n---\n
PAIR = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*)|$)")  # title: Mike Pence says ...
ITEM = re.compile(r"\s*-\s+(.*)")  # - Korea
MORE = re.compile(r"\s+(\S.*)")  # a value that runs on in the next line
COMMENT = re.compile(r"\s+#.*$")  # date: 2018-02-13  # from the page
QUOTED = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*(?:#.*)?""")  # "a: b"  # why · 'it''s'
INLINE_LIST_ITEM = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+)\s*(?:,|$)""")  # [Korea, "a, b"]

FIELDS = {
    **{
        name: name
        for name in (
            "title kicker dek byline dateline date modified outlet via category tags lang url license status slug".split()
        )
    },
    "headline": "title",
    "subtitle": "dek",
    "standfirst": "dek",
    "description": "dek",
    "summary": "dek",
    "author": "byline",
    "authors": "byline",
    "published": "date",
    "updated": "modified",
    "publisher": "outlet",
    "source": "outlet",
    "section": "category",
    "categories": "category",
    "keywords": "tags",
    "tag": "tags",
    "language": "lang",
    "link": "url",
    "source_url": "url",
    "licence": "license",
}
"""Front-matter key -> field of the claim."""
UNKNOWN = "front matter the digest does not know"


def read_markdown(seed: str, data: bytes) -> Page:
    """A Markdown seed as a page. Raises Unreadable for binary data and for one without a body."""
    text = "\n".join(LINE_END.split(decode(data)))
    refuse_binary(text)
    front = FRONT.match(text)
    body = text[front.end() :] if front else text
    claims, cuts = front_matter(front[1]) if front else ((), ())
    lines = blocks_of(markdown.markdown(body, extensions=["sane_lists", "tables"]))
    if not lines:
        raise Unreadable("has no text below its front matter: write the article there or delete the file")
    return Page(seed, "markdown", lines, claims, cuts)


def front_matter(text: str) -> tuple[tuple[Claim, ...], tuple[Cut, ...]]:
    """Claims of the keys that are known, cuts of the others (`line` counts from the opening `---`)."""
    claims, cuts = [], []
    for number, key, values in _entries(text):
        if field := FIELDS.get(key.casefold().replace("-", "_").strip()):
            claims += [Claim(field, value, "front matter") for value in values]
        else:
            cuts.append(Cut(f"{key}: {', '.join(values)}", number, UNKNOWN))
    return tidy(claims), tuple(cuts)


def _entries(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """Line number, key and values of each entry: `key: value`, `key: [a, b]`, or a list of `- ` lines below."""
    current: tuple[int, str, list[str]] | None = None
    for number, line in enumerate(text.split("\n"), 2):
        if pair := PAIR.fullmatch(line.rstrip()):
            if current:
                yield current
            current = number, pair[1], _values(pair[2] or "")
        elif current and (item := ITEM.fullmatch(line)):
            current[2].append(_plain(item[1]))
        elif current and (more := MORE.fullmatch(line)):
            current[2][-1:] = [" ".join([*current[2][-1:], _plain(more[1])])]
    if current:
        yield current


def _values(text: str) -> list[str]:
    text = text.strip()
    if text in ("", "|", ">", "|-", ">-", "~", "null"):
        return []
    if text.startswith("[") and text.rstrip().endswith("]"):
        return [_plain(item) for item in INLINE_LIST_ITEM.findall(text.rstrip()[1:-1]) if item.strip()]
    return [_plain(text)]


def _plain(text: str) -> str:
    """A value without its quotation marks or a comment behind it."""
    quoted = QUOTED.fullmatch(text)
    if quoted is None:
        return COMMENT.sub("", text).strip()
    if quoted[1] is not None:
        return re.sub(r"\\(.)", r"\1", quoted[1])
    return quoted[2].replace("''", "'")
