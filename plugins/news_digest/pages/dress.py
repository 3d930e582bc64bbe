"""Dressing a rendered body: every block gets an id, and what decorators find in the text is marked up.

The text itself never changes. A decorator is a function from a passage to decorations; actors and dates
are two, notes and quotations can be more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from .markup import BLOCKS, HEADINGS, Token, tokens, written

NUMBERED = frozenset({"p", "li", "pre"}) | HEADINGS
SEALED = frozenset({"a", "code", "pre"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text between two block tags."""

    anchor: str
    """Id of its block: `p3`."""
    text: str


@dataclass(frozen=True, slots=True)
class Decoration:
    """A stretch of a passage to be marked up."""

    start: int
    end: int
    tag: str
    """`a`, `time`, ..."""
    attributes: str
    """As they stand in the tag, escaped: `class="actor" href="../actors/mike-pence.html"`."""
    kind: str
    """`actor`, `date`, ..."""
    meaning: str
    """Canonical name, stamp, ..."""


Decorator = Callable[[Passage], Iterable[Decoration]]


@dataclass(frozen=True, slots=True)
class Dressed:
    """A body ready to be shown, and what was found in it."""

    html: str
    passages: tuple[Passage, ...]
    """Headings included."""
    found: tuple[tuple[Passage, Decoration], ...]
    """In order of the text."""


def dress(html: str, decorators: Sequence[Decorator]) -> Dressed:
    """Number the blocks p1, p2, ... and mark up what the decorators find, outside of links and headings."""
    out: list[str] = []
    passages: list[Passage] = []
    found: list[tuple[Passage, Decoration]] = []
    depth = 0  # of links and code that are open; they may hold whole blocks
    for anchor, level, run in _runs(html):
        text = "".join(token.text for token in run)
        sealed, depth = _sealed(run, depth)
        if not text.strip() or not anchor:
            out.extend(token.raw for token in run)
            continue
        passage = Passage(anchor, text)
        passages.append(passage)
        wanted = () if level in HEADINGS else _fitting(passage, sealed, decorators)
        found.extend((passage, decoration) for decoration in wanted)
        out.append(_marked(run, wanted))
    return Dressed("".join(out), tuple(passages), tuple(found))


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


def _marked(run: Iterable[Token], wanted: Sequence[Decoration]) -> str:
    """The run with its decorations; one that crosses an inline tag is marked up on both sides."""
    out: list[str] = []
    place = 0
    for token in run:
        if token.name:
            out.append(token.raw)
            continue
        text, done = token.text, 0
        for decoration in wanted:
            start, end = max(decoration.start - place, done), min(decoration.end - place, len(text))
            if start < end:
                inner = written(text[start:end])
                out.append(written(text[done:start]))
                out.append(f"<{decoration.tag} {decoration.attributes}>{inner}</{decoration.tag}>")
                done = end
        out.append(written(text[done:]))
        place += len(text)
    return "".join(out)
