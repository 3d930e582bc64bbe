"""Dressing a rendered body: every block gets an id, and what decorators find in the text is marked up.

The text itself never changes. A decorator is a function from a passage to decorations. Those for actors and
dates share the text among them; those that wrap, for quotations and notes, may lie over anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .layers import Decoration as Decoration
from .layers import marked
from .markup import BLOCKS, HEADINGS, Token, tokens

NUMBERED = frozenset({"p", "li", "pre"}) | HEADINGS
SEALED = frozenset({"a", "code", "pre"})


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
    last = ""  # id of the paragraph that is just over
    for anchor, level, run in _runs(html):
        text = "".join(token.text for token in run)
        before = depth
        sealed, depth = _sealed(run, depth)
        if not text.strip() or not anchor:
            closes = bool(last) and not depth and [token.name for token in run] == ["p"]
            pin = dressing.pin(last) if dressing.pin and closes else ""
            sheet.bare(run, pin)
            last = ""
            continue
        passage = Passage(anchor, text)
        passages.append(passage)
        wanted = () if level in HEADINGS else _fitting(passage, sealed, dressing.decorators)
        around = [decoration for wraps in dressing.wrapping for decoration in wraps(passage)]
        found.extend((passage, decoration) for decoration in (*wanted, *around))
        sheet.passage(marked(run, wanted, around, before), passage)
        last = anchor if level == "p" else ""
    return Dressed(sheet.html(dressing.joined), tuple(passages), tuple(found))


class _Sheet:
    """The dressed body as it is written."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.parts: list[str] = []
        self.anchors: list[str] = []
        self.length = 0
        self.nesting = 0

    def bare(self, run: Sequence[Token], before: str) -> None:
        """A block tag, with what stands before it; or blanks between blocks."""
        self.parts += (before, *(token.raw for token in run))
        for token in run:
            if token.name in BLOCKS and token.name != "hr":
                self.nesting += -1 if token.closing else 1
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
        return "".join(section.html for section in self.sections)

    def _end(self) -> None:
        self.sections.append(Section("".join(self.parts), tuple(self.anchors), self.length))
        self.parts, self.anchors, self.length = [], [], 0


def _runs(html: str) -> Iterator[tuple[str, str, list[Token]]]:
    """Block tags (one a run, no anchor) and the runs of text and inline tags between them."""
    open_blocks: list[tuple[str, str]] = []
    run: list[Token] = []
    number = 0
    for token in tokens(html):
        if token.name not in BLOCKS:
            run.append(token)
            continue
        anchor, level = _innermost(open_blocks)
        yield anchor, level, run
        run = []
        if token.closing:
            open_blocks.pop()
        elif token.name != "hr":
            anchor = ""
            if token.name in NUMBERED:
                number += 1
                anchor = f"p{number}"
                token = Token(f'<{token.name} id="{anchor}"{token.raw[1 + len(token.name) :]}', token.name)
            open_blocks.append((anchor, token.name))
        yield "", "", [token]
    yield "", "", run


def _innermost(open_blocks: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return next((block for block in reversed(open_blocks) if block[0]), ("", ""))


def _fitting(passage: Passage, sealed: set[int], decorators: Iterable[Decorator]) -> tuple[Decoration, ...]:
    """Decorations that touch neither a link nor each other; the first decorator's come first."""
    taken = set(sealed)
    fitting: list[Decoration] = []
    for decorator in decorators:
        for decoration in decorator(passage):
            stretch = set(range(decoration.start, decoration.end))
            if stretch and not stretch & taken:
                taken |= stretch
                fitting.append(decoration)
    return tuple(sorted(fitting, key=lambda decoration: decoration.start))


def _sealed(run: Iterable[Token], depth: int) -> tuple[set[int], int]:
    """Offsets inside links and code, and how many of them are open at the end; `depth` were before."""
    sealed, place = set[int](), 0
    for token in run:
        if token.name in SEALED:
            depth += -1 if token.closing else 1
        elif depth:
            sealed.update(range(place, place + len(token.text)))
        place += len(token.text)
    return sealed, depth
