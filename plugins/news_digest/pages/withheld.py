"""What a public digest may show of each article, worked out from the files in content/ alone.

The rule, in few sentences. Of an article without a licence strangers see its headline and labels, the first
DIGEST_EXCERPT_WORDS words of standfirst and text, and no more than DIGEST_QUOTED_WORDS words of the rest: those
that its front matter quotes or names, those that the editor quotes in notes and pages, and those in the openings of
other articles. With a licence all of it is shown. Whatever else of the text stands in a file that goes out is a leak.

This module has the rule once more, and asks what is seen of a text that is typed, but nothing of the code that
cuts: `outgoing` holds one against the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from ..frontmatter import Document, parse
from ..model import Knowledge
from ..plainfiles import LARGEST, bytes_of
from ..problems import UserError
from ..render import plain_text
from ..settings import Settings
from .build import as_typed
from .claims import common_in, named_together, runs_of
from .gluing import Glued
from .licences import gives_leave, licence_of
from .markup import WORD, count_words, plain
from .sanitise import TooDeep, to_html
from .shingles import Shingles, Sieve, words_of
from .stories import (
    HEADLINE_WORDS,
    LABEL_WORDS,
    QUOTED_WORDS,
    SENTENCE_WORDS,
    known_outlet,
)
from .texts import FREE, HIDDEN, QUOTED, Text

OTHERWISE = re.compile(r"<|\]:|^[^{\n]+\{:|^ {0,3}(?:=+|(?:\* *){3,}|(?:_ *){3,})$", re.M)
"""Where other words may be seen than are typed: comments, tags, addresses of links, marks of headings, rules."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """The articles of which something is held back, and the index of all their words."""

    texts: tuple[Text, ...]
    index: Shingles
    glued: Glued
    noted: Sieve
    """Of what the editor writes."""

    def states_of(self, text: Text, start: int, end: int) -> bytearray:
        """Of each word of a run: FREE, QUOTED or HIDDEN, with regard to what the editor writes."""
        states = text.states[start:end]
        for n in common_in(self.noted, text.words[start:end]):
            if states[n] == HIDDEN:
                states[n] = QUOTED
        return states


def read_texts(
    paths: Iterable[Path], knowledge: Knowledge, settings: Settings, *, shown: bool = True
) -> list[tuple[Text, Document]]:
    """Every article that can be read, in the order of the paths; such as are not shown count as drafts."""
    found = []
    for path in paths:
        where = as_typed(path)
        try:
            document = parse(bytes_of(path, LARGEST).decode("utf-8-sig"), where)
        except (UserError, OSError, ValueError):
            continue  # of such there is no page, and the build has said so
        if not shown:
            document = replace(document, fields=document.fields | {"status": "draft"})
        found.append((text_of(document, where, knowledge, settings), document))
    return found


def text_of(document: Document, where: str, knowledge: Knowledge, settings: Settings) -> Text:
    """An article with what the rule says of it."""
    fields = document.fields
    outlet = known_outlet(fields.get("outlet", ""), knowledge)
    dek = fields.get("dek", "")
    length = count_words(dek) + count_words(document.body)
    draft = fields.get("status") == "draft"
    if gives_leave(licence_of(fields, outlet)):
        return Text(where, outlet.name, licensed=True, draft=draft, length=length, opening=length)
    most = 0 if draft else settings.excerpt_words
    above = _first(dek, most)
    below, rest = _opening(document.body, most - count_words(above))
    shown = above, dek[len(above) :], below, rest
    parts = [_words(part) for part in shown]
    words = [*chain(*parts)]
    states = bytearray(
        chain.from_iterable([FREE, HIDDEN][n % 2 : n % 2 + 1] * len(p) for n, p in enumerate(parts))
    )
    opening = count_words(above) + count_words(below)
    names = dict.fromkeys(_first(name, LABEL_WORDS) for name in _names(fields))
    return Text(
        where,
        outlet.name,
        licensed=False,
        draft=draft,
        words=words,
        states=states,
        length=length,
        opening=opening,
        labels=tuple(_labels(fields, settings.quoted_words)),
        together=named_together(
            words, states, map(_words, names), lambda: [*chain(*(_words(part, cased=True) for part in shown))]
        ),
        title=_words(_first(fields.get("title", ""), HEADLINE_WORDS)),
        first=parts[0] + parts[2],
    )


def hold(read: Sequence[tuple[Text, Document]], notes: Iterable[str]) -> Withheld:
    """Index what is held back, but for words that stand in what is shown: licensed articles, other openings.

    `notes` are the editor's own texts, which may quote and are counted.
    """
    texts = tuple(text for text, _ in read if not text.licensed and HIDDEN in text.states)
    words = [text.words for text in texts]
    common: list[list[int]] = []
    if texts:
        licensed, openings = [*_licensed(read)], [*_openings(read)]
        shown, freed, runs = _sieve([*licensed, *openings]), _sieve(licensed), runs_of(openings)
        for text in texts:
            text.claim()
        common += map(shown.places, words)
        for text, places in zip(texts, common, strict=True):
            text.lend(places, runs, freed)
    index = Shingles(words, [text.states for text in texts], common)
    return Withheld(texts, index, Glued(words), _sieve(map(_words, notes)))


def _licensed(read: Iterable[tuple[Text, Document]]) -> Iterator[list[bytes]]:
    """Texts of which all is shown."""
    for text, document in read:
        if text.licensed:
            yield _words(f"{document.fields.get('dek', '')}\n{document.body}")
            yield _words(_first(document.fields.get("title", ""), HEADLINE_WORDS))


def _openings(read: Iterable[tuple[Text, Document]]) -> Iterator[list[bytes]]:
    """What is shown of the others, each because it is its article's."""
    for text, _ in read:
        if not text.licensed:
            yield text.title
            yield text.first


def _sieve(texts: Iterable[list[bytes]]) -> Sieve:
    some = list(texts)
    sieve = Sieve(sum(map(len, some)))
    for words in some:
        sieve.add(words)
    return sieve


def _opening(body: str, most: int) -> tuple[str, str]:
    """The first words that readers see of a text in Markdown, and the rest, its comments among it."""
    if OTHERWISE.search(body):
        with suppress(TooDeep):  # of such there is no page
            text = plain(to_html(body))
            seen = _first(text, most)
            return seen, "\n".join((text[len(seen) :], *_comments(body)))
    shown: list[str] = []
    blocks = plain_text(body)
    for _, words in blocks:
        above = _first(words, most)
        shown.append(above)
        most -= count_words(above)
        if len(above) < len(words) or most <= 0:
            following = next(blocks, None)
            below = body.split("\n", following[0] - 1)[-1] if following else ""
            return "\n".join(shown), f"{words[len(above) :]}\n{below}"
    return "\n".join(shown), ""


def _comments(body: str) -> Iterator[str]:
    """What stands in its comments: `<!-- ask the lawyer first -->`."""
    at = body.find("<!--")
    while at >= 0 and (end := body.find("-->", at + 4)) >= 0:
        yield body[at + 4 : end]
        at = body.find("<!--", end)


def _words(text: str, cased: bool = False) -> list[bytes]:
    return words_of(text.encode("utf-8", "replace"), cased)


def _first(text: str, most: int) -> str:
    """The text up to the end of its first words."""
    if len(text) <= most:
        return text
    ends = [found.end() for found in islice(WORD.finditer(text), max(0, most) + 1)]
    return text if len(ends) <= most else text[: ends[most - 1]] if most > 0 else ""


def _names(fields: Mapping[str, Any]) -> Iterator[str]:
    """Names and other labels of the front matter."""
    yield from (fields.get(key, "") for key in ("kicker", "dateline", "category", "outlet", "via"))
    for key in ("byline", "tags", "unresolved"):
        yield from fields.get(key, ())
    for actor in fields.get("actors", ()):
        yield from [actor["name"], *actor.get("as", ())] if isinstance(actor, Mapping) else [actor]
    yield from dict.fromkeys(fields.get("quotes", {}).values())


def _labels(fields: Mapping[str, Any], most: int) -> Iterator[tuple[list[bytes], int]]:
    """Names that are long enough to be sentences, then the first quotations, `most` words in all."""
    for name in _names(fields):
        label = _first(name, LABEL_WORDS)
        if (count := count_words(label)) >= SENTENCE_WORDS:
            most -= count
            yield _words(label), count
    for quote in fields.get("quotes", {}):
        label = _first(quote, QUOTED_WORDS)
        most -= (count := count_words(label))
        if most >= 0:
            yield _words(label), count
