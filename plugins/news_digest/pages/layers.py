"""Marking up stretches of a text that may lie over each other and across tags, so that the result is well-formed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from .markup import Token, written

_start = attrgetter("start")


class Decoration(NamedTuple):
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
    id: str = ""
    """Of its first piece."""
    tail: str = ""
    """HTML that follows its last piece; never inside of a link."""


def marked(
    run: Sequence[Token], wanted: Sequence[Decoration], around: Sequence[Decoration] = (), depth: int = 0
) -> str:
    """A run of text and inline tags with its decorations, the `wanted` (in order) inside of those `around` them.

    What crosses a tag is marked up in pieces; so is what crosses the end of one of those `wanted`, which are
    kept whole. `depth` is how many links are open before the run.
    """
    if len(run) == 1 and not run[0].name and not depth and len(around) < 2:
        simple = _simple(run[0].text, wanted, around)
        if simple is not None:
            return simple
    sheet = _Sheet(depth)
    layers = _ordered(wanted, around)
    place = 0
    for token in run:
        if token.name:
            sheet.tag(token)
            continue
        end = place + len(token.text)
        for first, last in _pieces(place, end, layers):
            sheet.piece(token.text[first - place : last - place], first, last, layers)
        place = end
    sheet.finish()
    return "".join(sheet.out)


def _simple(text: str, wanted: Sequence[Decoration], around: Sequence[Decoration]) -> str | None:
    """A text without tags in it, which is most of what there is; None where decorations cross or have tails."""
    if not around:
        return _flat(text, wanted, 0, len(text))
    (one,) = around
    if one.tail or not 0 <= one.start < one.end <= len(text):
        return None
    first, last = (bisect_left(wanted, place, key=_start) for place in (one.start, one.end))
    before = _flat(text, wanted[:first], 0, one.start)
    within = _flat(text, wanted[first:last], one.start, one.end)
    after = _flat(text, wanted[last:], one.end, len(text))
    if before is None or within is None or after is None:
        return None
    return f"{before}{_opening(one)}{within}</{one.tag}>{after}"


def _flat(text: str, wanted: Sequence[Decoration], start: int, end: int) -> str | None:
    """A stretch of the text with decorations that lie side by side."""
    out: list[str] = []
    for one in wanted:
        if not start <= one.start < one.end <= end or one.tail:
            return None
        out += (
            written(text[start : one.start]),
            _opening(one),
            written(text[one.start : one.end]),
            f"</{one.tag}>",
        )
        start = one.end
    out.append(written(text[start:end]))
    return "".join(out)


def _opening(one: Decoration) -> str:
    return f'<{one.tag} {one.attributes} id="{one.id}">' if one.id else f"<{one.tag} {one.attributes}>"


def _ordered(wanted: Sequence[Decoration], around: Sequence[Decoration]) -> list[Decoration]:
    """The layers from the outermost to the inmost; a wanted one is outermost where another ends within it."""
    ends = {end for layer in around for end in (layer.start, layer.end)}
    crossed = [one for one in wanted if any(one.start < end < one.end for end in ends)]
    within = [one for one in wanted if one not in crossed]
    return [*crossed, *sorted(around, key=lambda one: (one.start, -one.end)), *within]


def _pieces(start: int, end: int, layers: Iterable[Decoration]) -> Iterator[tuple[int, int]]:
    """The stretches into which the ends of the layers cut a text."""
    cuts = {start, end}
    for layer in layers:
        cuts.update(cut for cut in (layer.start, layer.end) if start < cut < end)
    return pairwise(sorted(cuts))


class _Sheet:
    """HTML as it is written, with the decorations that are open."""

    def __init__(self, depth: int) -> None:
        self.out: list[str] = []
        self.open: list[Decoration] = []
        self.begun: set[Decoration] = set()
        self.tails: list[str] = []
        self.depth = depth  # of links

    def tag(self, token: Token) -> None:
        """A tag of the text itself: no decoration reaches across it in one piece."""
        self._close(0)
        if token.name == "a" and token.closing:
            self.depth -= 1
        elif token.name == "a":
            self.depth += 1
        self.out.append(token.raw)
        self._append_tails()

    def piece(self, text: str, start: int, end: int, layers: Sequence[Decoration]) -> None:
        """A stretch of text within which no decoration begins or ends."""
        here = [layer for layer in layers if layer.start <= start and end <= layer.end]
        same = 0
        while same < min(len(here), len(self.open)) and here[same] is self.open[same]:
            same += 1
        self._close(same)
        self._append_tails()
        for layer in here[same:]:
            first = layer.id and layer not in self.begun
            self.begun.add(layer)
            self.out.append(f"<{layer.tag} {layer.attributes}" + (f' id="{layer.id}">' if first else ">"))
            self.open.append(layer)
        self.out.append(written(text))
        self.tails += (layer.tail for layer in here if layer.tail and layer.end == end)

    def finish(self) -> None:
        """End of the run."""
        self._close(0)
        self._append_tails()

    def _close(self, kept: int) -> None:
        while len(self.open) > kept:
            self.out.append(f"</{self.open.pop().tag}>")

    def _append_tails(self) -> None:
        if not self.depth and all(layer.tag != "a" for layer in self.open):
            self.out += self.tails
            self.tails = []
