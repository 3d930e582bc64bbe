"""Every parser of the program as a function of bytes; what comes of bad input is told in words, never by a crash."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from protego import Protego

from news_digest import frontmatter, notes, webannotations
from news_digest.actorsheet import read_actors
from news_digest.annotators import annotate
from news_digest.annotators.expressions import expressions_of, grammar_of, small
from news_digest.annotators.passages import find_runs
from news_digest.collecting.feeds import feeds_of, items_of
from news_digest.collecting.pasting import _name, _Read
from news_digest.collecting.visiting import Fetched, _robots_text
from news_digest.collecting.wire import Failed
from news_digest.copydesk.days import find_days
from news_digest.formats import Unreadable, read_page
from news_digest.formats.jsonld import json_claims
from news_digest.languages import LANGUAGES
from news_digest.manifest import load_manifest
from news_digest.model import ActorKind, Article, Block, Kind, Knowledge, Seed, Stamp
from news_digest.pages.markup import tokens
from news_digest.pages.sanitise import TooDeep, to_html
from news_digest.problems import UserError
from news_digest.registry import _read_outlets, load_knowledge
from news_digest.sheets import Sheet
from news_digest.shortlinks import Targets, parts_of

TOLD = (Unreadable, UserError, Failed, TooDeep)
"""What a parser may raise: each says in words what is wrong."""
SUFFIXES = {"text": ".txt", "html": ".html", "markdown": ".md", "mail": ".eml", "mhtml": ".mhtml", "none": ""}


class OutOfPlace(AssertionError):
    """A parser gave what does not stand in its input, or said of a problem too little."""


@cache
def shipped() -> Knowledge:
    return load_knowledge(Path("/nowhere/actors.yml"), Path("/nowhere/outlets.yml"))


def text_in(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _format(suffix: str) -> Callable[[bytes], Any]:
    def read(data: bytes) -> Any:
        return read_page(Seed(Path(f"x{suffix}"), f"x{suffix}"), data)

    return read


def _file(name: str, read: Callable[[Path], Any]) -> Callable[[bytes], Any]:
    def parse(data: bytes) -> Any:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_bytes(data)
            try:
                return read(path)
            except UserError as error:  # where the file lies differs from run to run
                return [(problem.line, problem.message.replace(folder, "")) for problem in error.problems]

    return parse


def _outlets(data: bytes) -> Any:
    return _read_outlets(Sheet(text_in(data), "outlets.yml"))


def _actors(data: bytes) -> Any:
    return read_actors(Sheet(text_in(data), "actors.yml"), ActorKind.PERSON)


def _feed(data: bytes) -> Any:
    return items_of(Fetched("https://example.org/feed", "", "", data))


def _robots(data: bytes) -> Any:
    return Protego.parse(_robots_text(data)).can_fetch("https://example.org/a?b=c", "news-digest")


def _days(data: bytes) -> Any:
    text = text_in(data)
    found: list[Any] = [*find_days(text), *find_days(text, True)]
    for code in LANGUAGES:
        some = list(expressions_of(text, small(text), grammar_of(code)))
        ends = 0
        for one in some:
            if not ends <= one[0] < one[1] <= len(text):
                raise OutOfPlace(f"a date at {one[:2]}")
            ends = one[1]
        found += some
    return found


def _quotes(data: bytes) -> Any:
    blocks = [Block(Kind.PARAGRAPH, line) for line in text_in(data).splitlines() if line.strip()]
    runs = [find_runs(blocks, language.speech, code) for code, language in LANGUAGES.items()]
    for run in runs:
        for pieces in run:
            for piece in pieces:
                if not 0 <= piece.start <= piece.end <= len(blocks[piece.block].text):
                    raise OutOfPlace(f"a quotation at {piece}")
    return runs


def _annotated(code: str) -> Callable[[bytes], Any]:
    def parse(data: bytes) -> Any:
        body = tuple(
            Block(Kind.PARAGRAPH, " ".join(line.split()))
            for line in text_in(data).splitlines()
            if line.strip()
        )
        article = Article(seed="x", body=body, title="Talks begin", lang=code, date=Stamp(2018, 2, 13))
        found = annotate(article, shipped()).annotations
        texts = {-1: article.title, -2: article.dek} | dict(enumerate(block.text for block in body))
        for mention in found.mentions:
            if texts[mention.span.block][mention.span.start : mention.span.end] != mention.text:
                raise OutOfPlace(f"the name {mention}")
        for quote in found.quotations:
            if quote.text != " ".join(texts[s.block][s.start : s.end] for s in quote.spans):
                raise OutOfPlace(f"the quotation {quote}")
        for day in found.dates:
            if texts[day.span.block][day.span.start : day.span.end] != day.text:
                raise OutOfPlace(f"the date {day}")
        return found

    return parse


def _body(data: bytes) -> Any:
    html = to_html(text_in(data))
    if "".join(token.raw for token in tokens(html)) != html:
        raise OutOfPlace("tokens that are not the page")
    return html


def _front_matter(data: bytes) -> Any:
    document = frontmatter.parse(text_in(data), "x.md")
    again = frontmatter.parse(frontmatter.dump(document.fields, document.body), "x.md")
    if again.fields != document.fields:
        raise OutOfPlace(f"{document.fields} became {again.fields}")
    return document


PARSERS: dict[str, Callable[[bytes], Any]] = {
    **{name: _format(suffix) for name, suffix in SUFFIXES.items()},
    "json-ld": lambda data: json_claims([text_in(data)]),
    "front matter": _front_matter,
    "actors.yml": _actors,
    "outlets.yml": _outlets,
    "notes": lambda data: notes.parse(text_in(data), "notes/x.md"),
    "short links": lambda data: list(parts_of(text_in(data), Targets({}, {}, {}))),
    "web annotations": lambda data: webannotations.read(text_in(data), "x.json"),
    "feeds": _feed,
    "feeds.txt": _file("feeds.txt", lambda path: feeds_of(path.parent)),
    "robots.txt": _robots,
    "manifest": _file("m.jsonl", lambda path: [str(p.line) for p in load_manifest(path)[1]]),
    "pasted text": lambda data: _name(_Read("", text_in(data)), text_in(data), ".txt", ""),
    "days": _days,
    "quotations": _quotes,
    **{f"annotators ({code})": _annotated(code) for code in LANGUAGES},
    "article body": _body,
}


def attempt(parser: str, data: bytes) -> str:
    """What the parser makes of it, in words; raises whatever it must not raise, and OutOfPlace."""
    said = _once(parser, data)
    if _once(parser, data) != said:
        raise OutOfPlace("another result the second time")
    return said


def _once(parser: str, data: bytes) -> str:
    try:
        return repr(PARSERS[parser](data))
    except TOLD as error:
        if not str(error).strip():
            raise OutOfPlace("a problem without words") from error
        return f"{type(error).__name__}: {error}"
