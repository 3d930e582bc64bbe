"""Dressing a rendered body: every block gets an id, and what decorators find in the text is marked up.

The text itself never changes. A decorator is a function from a passage to decorations. Those for actors and
dates share the text among them; those that wrap, for quotations and notes, may lie over anything.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from .layers import Decoration as Decoration
from .layers import marked
from .markup import BLOCKS, HEADINGS, Token, tokens

NUMBERED = frozenset({"p", "li", "pre"}) | HEADINGS
SEALED = frozenset({"a", "code", "pre"})

_start = attrgetter("start")


class Passage(NamedTuple):
    """A stretch of text between two block tags."""

    anchor: str
    """Id of its block: `p3`."""
    text: str


Decorator = Callable[[Passage], Iterable[Decoration]]


class Section(NamedTuple):
    """A block of the body that lies in no other, dressed."""

    html: str
    anchors: tuple[str, ...]
    """Ids of the blocks in it, its own among them."""
    length: int
    """Characters of its text."""


@dataclass(frozen=True, slots=True)
class Dressed:
    """A body ready to be shown, and what was found in it."""

    html: str
    passages: tuple[Passage, ...]
    """Headings included."""
    found: tuple[tuple[Passage, Decoration], ...]
    """In order of the passages; what wraps stands after the others of its passage."""


@dataclass(frozen=True, slots=True)
class Dressing:
    """How a body is dressed."""

    decorators: Sequence[Decorator] = ()
    """Outside of links, code and headings, and of each other; the first one's decorations come first."""
    wrapping: Sequence[Decorator] = ()
    """Everywhere, around and across the others."""
    pin: Callable[[str], str] | None = None
    """Id of a paragraph -> what stands at its end."""
    joined: Callable[[Sequence[Section]], str] | None = None
    """Puts the sections together, with more between them."""


def dress(html: str, dressing: Dressing) -> Dressed:
    """Number the blocks p1, p2, ... and mark up what is found in them."""
    sheet = _Sheet()
    passages: list[Passage] = []
    found: list[tuple[Passage, Decoration]] = []
    depth = 0  # of links and code that are open; they may hold whole blocks
    for anchor, level, run, tag in _runs(html):
        before, pin = depth, ""
        text, sealed, depth = _read(run, depth)
        if anchor and text.strip():
            passage = Passage(anchor, text)
            passages.append(passage)
            wanted = () if level in HEADINGS else _fitting(passage, sealed, dressing.decorators)
            around = [decoration for wraps in dressing.wrapping for decoration in wraps(passage)]
            found += [(passage, decoration) for decoration in (*wanted, *around)]
            sheet.passage(marked(run, wanted, around, before), passage)
            if dressing.pin and level == "p" and not depth and tag and tag.name == "p":
                pin = dressing.pin(anchor)
        elif run:
            sheet.parts += [token.raw for token in run]
        if tag:
            sheet.block(tag, pin)
            if tag.name in SEALED:
                depth += -1 if tag.closing else 1
    return Dressed(sheet.html(dressing.joined), tuple(passages), tuple(found))


class _Sheet:
    """The dressed body as it is written."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.parts: list[str] = []
        self.anchors: list[str] = []
        self.length = 0
        self.nesting = 0

    def block(self, tag: Token, before: str) -> None:
        """A block tag, with what stands before it."""
        if before:
            self.parts.append(before)
        self.parts.append(tag.raw)
        if tag.name != "hr":
            self.nesting += -1 if tag.closing else 1
            if not self.nesting:
                self._end()

    def passage(self, html: str, passage: Passage) -> None:
        """The inside of a block."""
        self.parts.append(html)
        self.anchors.append(passage.anchor)
        self.length += len(passage.text)

    def html(self, joined: Callable[[Sequence[Section]], str] | None) -> str:
        """All of it."""
        self._end()
        if joined:
            return joined(self.sections)
        return "".join([section.html for section in self.sections])

    def _end(self) -> None:
        self.sections.append(Section("".join(self.parts), tuple(self.anchors), self.length))
        self.parts, self.anchors, self.length = [], [], 0


def _runs(html: str) -> Iterator[tuple[str, str, list[Token], Token | None]]:
    """Runs of text and inline tags: id and name of the block around, the run, and the block tag that ends it."""
    open_blocks: list[tuple[str, str]] = []
    run: list[Token] = []
    number = 0
    for token in tokens(html):
        if token.name not in BLOCKS:
            run.append(token)
            continue
        around = _innermost(open_blocks)
        if token.closing:
            open_blocks.pop()
        elif token.name != "hr":
            anchor = ""
            if token.name in NUMBERED:
                number += 1
                anchor = f"p{number}"
                token = Token(f'<{token.name} id="{anchor}"{token.raw[1 + len(token.name) :]}', token.name)
            open_blocks.append((anchor, token.name))
        yield *around, run, token
        run = []
    yield "", "", run, None


def _innermost(open_blocks: Sequence[tuple[str, str]]) -> tuple[str, str]:
    for block in reversed(open_blocks):
        if block[0]:
            return block
    return "", ""


def _fitting(
    passage: Passage, sealed: Sequence[tuple[int, int]], decorators: Iterable[Decorator]
) -> tuple[Decoration, ...]:
    """Decorations that touch neither a link nor each other; the first decorator's come first."""
    taken = list(sealed)  # in order, and apart
    fitting: list[Decoration] = []
    for decorator in decorators:
        for decoration in decorator(passage):
            stretch = start, end = decoration.start, decoration.end
            at = bisect_left(taken, stretch)
            free = (not at or taken[at - 1][1] <= start) and (at == len(taken) or end <= taken[at][0])
            if start < end and free:
                taken.insert(at, stretch)
                fitting.append(decoration)
    fitting.sort(key=_start)
    return tuple(fitting)


def _read(run: Sequence[Token], depth: int) -> tuple[str, Sequence[tuple[int, int]], int]:
    """Text, stretches of it inside links and code, and how many of these are open at the end; `depth` were before."""
    if not run:
        return "", (), depth
    text = "".join([token.text for token in run]) if len(run) > 1 else run[0].text
    if text and len(run) == 1 and not depth:
        return text, (), depth
    sealed: list[tuple[int, int]] = []
    place = 0
    for token in run:
        if token.name in SEALED:
            depth += -1 if token.closing else 1
        elif not token.name:
            end = place + len(token.text)
            if depth:
                sealed.append((place, end))
            place = end
    return text, sealed, depth
