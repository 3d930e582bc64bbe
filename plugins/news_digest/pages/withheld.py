"""What a public digest may show of each article, worked out from the files in content/ alone.

The rule, in three sentences. Of an article without a licence strangers see its headline and labels, the first
DIGEST_EXCERPT_WORDS words of standfirst and text, and no more than DIGEST_QUOTED_WORDS words of the rest: those
that its front matter quotes or names, and those that the editor quotes in notes and pages. With a licence all
of it is shown. Whatever else of the text stands in a file that goes out is a leak.

This module has the rule once more, and asks what is seen of a text that is typed, but nothing of the code that
cuts: `outgoing` holds one against the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
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
from .markup import WORD, count_words, plain
from .sanitise import TooDeep, to_html
from .shingles import Shingles, Sieve, words_of
from .stories import (
    HEADLINE_WORDS,
    LABEL_WORDS,
    QUOTED_WORDS,
    SENTENCE_WORDS,
    gives_leave,
    known_outlet,
)

OTHERWISE = re.compile(r"<|\]:|^[^{\n]+\{:|^ {0,3}(?:=+|(?:\* *){3,}|(?:_ *){3,})$", re.M)
"""Where other words may be seen than are typed: comments, tags, addresses of links, marks of headings, rules."""

COMMENT = re.compile(r"<!--(.*?)-->", re.S)  # <!-- ask the lawyer first -->

HIDDEN, FREE, QUOTED = range(3)
"""Of a word: it may not be shown; it may; it may, and counts as quoted."""


@dataclass(slots=True)
class Text:
    """Standfirst and text of an article, word by word."""

    where: str
    """The file as the user would type it."""
    outlet: str
    licensed: bool
    draft: bool
    words: list[bytes] = field(default_factory=list)
    """As `shingles` has them; none of an article with a licence."""
    states: bytearray = field(default_factory=bytearray)
    """Of each word HIDDEN, FREE or QUOTED."""
    length: int = 0
    """Words as readers count them."""
    opening: int = 0
    """Those of them that every reader sees."""
    labels: tuple[tuple[list[bytes], int], ...] = ()
    """What the front matter quotes or names, as far as it may be shown, and how many words readers count in it."""
    named: int = 0
    """Words beyond the opening that the front matter quotes or names."""
    own: set[int] = field(default_factory=set)
    """Numbers of these words."""
    out: set[int] = field(default_factory=set)
    """Numbers of the words beyond the opening that were found in files and may be there."""

    @property
    def quoted(self) -> int:
        """Words as readers count them that are quoted beyond the opening."""
        return self.named + self.measure(len(self.out - self.own))

    def measure(self, some: int) -> int:
        """How many words as readers count them so many of `words` are."""
        return some * self.length // len(self.words) if self.words else 0

    def claim(self) -> None:
        """Count what the front matter quotes or names as quoted, where it stands beyond the opening."""
        whole = b" " + b" ".join(self.words) + b" "
        for label, count in self.labels:
            at = whole.find(b" " + b" ".join(label) + b" ") if label else -1
            if at < 0:
                continue
            first = whole.count(b" ", 0, at + 1) - 1
            hidden = [n for n in range(first, first + len(label)) if self.states[n] != FREE]
            self.named += count if len(hidden) > len(label) // 2 else 0
            self.own.update(hidden)
            for n in hidden:
                self.states[n] = QUOTED


@dataclass(frozen=True, slots=True)
class Withheld:
    """The articles of which something is held back, and the index of all their words."""

    texts: tuple[Text, ...]
    index: Shingles
    free: Sieve
    """Of what is shown by the rule itself."""
    noted: Sieve
    """Of what the editor writes."""

    def states_of(self, text: Text, start: int, end: int) -> bytearray:
        """Of each word of a run: FREE, QUOTED or HIDDEN, with regard to all that may be shown."""
        words, states = text.words[start:end], text.states[start:end]
        free, noted = self.free.has(words), self.noted.has(words)
        for n, state in enumerate(states):
            if state == HIDDEN:
                states[n] = FREE if free[n] else QUOTED if noted[n] else HIDDEN
        return states


def read_texts(
    paths: Iterable[Path], knowledge: Knowledge, settings: Settings
) -> list[tuple[Text, Document]]:
    """Every article that can be read, in the order of the paths."""
    found = []
    for path in paths:
        where = as_typed(path)
        try:
            document = parse(bytes_of(path, LARGEST).decode("utf-8-sig"), where)
        except (UserError, OSError, ValueError):
            continue  # of such there is no page, and the build has said so
        found.append((text_of(document, where, knowledge, settings), document))
    return found


def text_of(document: Document, where: str, knowledge: Knowledge, settings: Settings) -> Text:
    """An article with what the rule says of it."""
    fields = document.fields
    outlet = known_outlet(fields.get("outlet", ""), knowledge)
    dek = fields.get("dek", "")
    length = count_words(dek) + count_words(document.body)
    draft = fields.get("status") == "draft"
    if gives_leave(fields.get("license") or outlet.license):
        return Text(where, outlet.name, licensed=True, draft=draft, length=length, opening=length)
    most = 0 if draft else settings.excerpt_words
    above = _first(dek, most)
    below, rest = _opening(document.body, most - count_words(above))
    parts = [_words(part) for part in (above, dek[len(above) :], below, rest)]
    states = bytearray(
        chain.from_iterable([FREE, HIDDEN][n % 2 : n % 2 + 1] * len(p) for n, p in enumerate(parts))
    )
    opening = count_words(above) + count_words(below)
    labels = tuple(_labels(fields, settings.quoted_words))
    return Text(where, outlet.name, False, draft, [*chain(*parts)], states, length, opening, labels)


def hold(read: Sequence[tuple[Text, Document]], notes: Iterable[str]) -> Withheld:
    """Index what is held back, but for words that stand in what may be shown: licensed articles, other openings.

    `notes` are the editor's own texts, which may quote and are counted.
    """
    texts = tuple(text for text, _ in read if not text.licensed and HIDDEN in text.states)
    if not texts:
        return Withheld((), Shingles((), ()), Sieve(0), Sieve(0))
    free, noted = _sieve(_free(read)), _sieve(map(_words, notes))
    for text in texts:
        text.claim()
    index = Shingles([text.words for text in texts], [text.states for text in texts])
    return Withheld(texts, index, free, noted)


def _free(read: Iterable[tuple[Text, Document]]) -> Iterator[list[bytes]]:
    """Texts that are shown by the rule itself."""
    for text, document in read:
        fields = document.fields
        yield _words(_first(fields.get("title", ""), HEADLINE_WORDS))
        if text.licensed:
            yield words_of(f"{fields.get('dek', '')}\n{document.body}".encode())
        else:
            yield [word for word, state in zip(text.words, text.states, strict=True) if state == FREE]


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
            return seen, "\n".join((text[len(seen) :], *COMMENT.findall(body)))
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


def _words(text: str) -> list[bytes]:
    return words_of(text.encode("utf-8", "replace"))


def _first(text: str, most: int) -> str:
    """The text up to the end of its first words."""
    ends = [found.end() for found in islice(WORD.finditer(text), max(0, most) + 1)]
    return text if len(ends) <= most else text[: ends[most - 1]] if most > 0 else ""


def _labels(fields: Mapping[str, Any], most: int) -> Iterator[tuple[list[bytes], int]]:
    """Names and other labels that are long enough to be sentences, then the first quotations, `most` words in all."""
    names = [fields.get(key, "") for key in ("kicker", "dateline", "category", "outlet", "via")]
    names += [*fields.get("byline", ()), *fields.get("tags", ()), *fields.get("unresolved", ())]
    for actor in fields.get("actors", ()):
        names += [actor["name"], *actor.get("as", ())] if isinstance(actor, Mapping) else [actor]
    names += dict.fromkeys(fields.get("quotes", {}).values())
    for name in names:
        label = _first(name, LABEL_WORDS)
        if (count := count_words(label)) >= SENTENCE_WORDS:
            most -= count
            yield _words(label), count
    for quote in fields.get("quotes", {}):
        label = _first(quote, QUOTED_WORDS)
        most -= (count := count_words(label))
        if most >= 0:
            yield _words(label), count
