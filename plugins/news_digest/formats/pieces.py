"""A tree of elements to the blocks of text that a reader sees, in order.

Works on any tree of the lxml kind: a web page, what trafilatura makes of it, rendered Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from ..model import Kind
from .paragraphs import BREAK, CELL_END, SENTENCE_END, paragraphs_of


class Element(Protocol):
    """What is asked of an element of a tree."""

    @property
    def tag(self) -> object: ...
    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    def get(self, name: str, /) -> str | None: ...
    def __iter__(self) -> Iterator[Element]: ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of visible text."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    linked: float = 0.0
    """Share of its characters that are links."""
    zone: str = ""
    """The outermost of `aside`, `footer`, `header` around it; empty if none."""
    credit: bool = False
    """A caption that says only who made the picture."""


CONTAINERS = """address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody tfoot thead tr ul"""
BLOCKS = frozenset(
    [*CONTAINERS.split(), "head", "item", "list", "quote", "row"]
)  # the last five are trafilatura's
CELLS = frozenset(("td", "th", "cell"))
FILMS = frozenset(("audio", "embed", "iframe", "object", "video"))
CONTROLS = """button canvas datalist dialog input map math menu nav noscript option progress script select style svg
    template textarea"""
UNSEEN = FILMS | frozenset(CONTROLS.split())
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "head", "summary")
KINDS = {
    **dict.fromkeys(HEADINGS, Kind.HEADING),
    **dict.fromkeys(("blockquote", "quote"), Kind.QUOTE),
    "figcaption": Kind.CAPTION,
}
ZONES = frozenset(("aside", "footer", "header"))
LISTS = frozenset(("dl", "list", "ol", "ul"))
ITEMS = frozenset(("dd", "dt", "item", "li"))

CAPTION_NAME = re.compile(
    r"(?!(?:has|no|with|hide|video|layout)[_-])(?:[\w-]*[_-])?caption(?:[_-]*(?:text|full|main))?|[\w-]*[a-z]Caption(?:Text)?"
)  # one class of an element: "wp-caption-text" · "article__caption" · "imageCaption", but not "has-caption"
CREDIT_NAME = re.compile(
    r"(?:[\w-]*[_-])?credit|[\w-]*(?:image|img|photo|picture|caption)[_-]*(?:credit|source)|[\w-]*photographer",
    re.IGNORECASE,
)  # "photo-credit" · "image__credit" · "wp-media-credit"

BOX_NAME = re.compile(
    r"(?!(?:has|no|with|hide|is)[_-])(?:[\w-]*[_-])?(?:newsletters?|sign-?up|cta|promos?|disclosures?|disclaimers?|related|recirc|"
    r"recommend(?:ed|ations?)|most-?(?:read|popular|viewed)|trending|subscri(?:be|ption)|donat(?:e|ion)|read-?(?:more|next|also))"
    r"(?:[_-][\w-]*)?",
    re.IGNORECASE,
)  # "newsletter-box" · "c-letters-cta" · "editorial-disclosure" · "related-articles", but not "has-related"
LONGEST_LABEL = 500
"""Characters of an element's classes that are read."""
LONGEST_CAPTION = 900
"""Characters; a longer `figure` wraps something else than a picture."""
BOLD = frozenset(("b", "strong"))
SUBHEAD_WORDS = 12


def pieces_of(root: Element) -> list[Piece]:
    """Every visible block of text under `root`, in order; time is in proportion to size at any depth."""
    reader = _Reader()
    reader.enter(root)
    stack = [(root, iter(root))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            reader.leave(element, (element.tail or "") if stack else "")
        elif child.tag in UNSEEN or not isinstance(child.tag, str):  # the tag of a comment is a function
            reader.skip(child)
        else:
            reader.enter(child)
            stack.append((child, iter(child)))
    return reader.found


@dataclass(frozen=True, slots=True)
class _Place:
    """What the elements around the current text say about it."""

    kind: Kind = Kind.PARAGRAPH
    listed: Kind = Kind.LIST
    """What an item would be here."""
    zone: str = ""
    linked: bool = False
    bold: bool = False
    figure: bool = False
    credit: bool = False


class _Reader:
    """Collects text until a block ends."""

    def __init__(self) -> None:
        self.found: list[Piece] = []
        self._places = [_Place()]
        self._text: list[str] = []
        self._linked = self._bold = self._length = 0
        self._figure = 0
        """How many pieces there were when the current figure began."""
        self._film = False
        """The current figure holds a film: its caption is the film's title."""

    def enter(self, element: Element) -> None:
        around, here = self._places[-1], _inside(self._places[-1], element)
        if element.tag in BLOCKS or here.credit and not around.credit:
            self._end()
        elif element.tag in ("br", "lb"):
            self._text.append(BREAK)
        if here.figure and not around.figure:
            self._figure, self._film = len(self.found), False
        self._places.append(here)
        self._say(element.text or "")

    def leave(self, element: Element, after: str) -> None:
        left, around = self._places[-1], self._places[-2]
        if element.tag in BLOCKS or left.credit and not around.credit:
            self._end()
        elif element.tag in CELLS:
            self._text.append(CELL_END)
        self._places.pop()
        if left.figure and not around.figure:
            self.found[self._figure :] = _figure(self.found[self._figure :], self._film)
        self._say(after)

    def skip(self, element: Element) -> None:
        self._film = self._film or element.tag in FILMS
        self._say(element.tail or "")

    def _say(self, text: str) -> None:
        if not text:
            return
        place = self._places[-1]
        self._text.append(text.replace(BREAK, " "))
        self._length += len(text)
        self._linked += len(text) * place.linked
        self._bold += len(text.strip()) * place.bold

    def _end(self) -> None:
        """Turn the text since the last block into pieces."""
        if not self._text:
            return
        raw, place = "".join(self._text), self._places[-1]
        share, bold = self._linked / (self._length or 1), self._bold
        self._text, self._linked, self._bold, self._length = [], 0, 0, 0
        for part in paragraphs_of(raw):
            kind = place.kind
            if kind is Kind.PARAGRAPH and bold >= len(part) and _like_subhead(part):
                kind = Kind.HEADING
            self.found.append(Piece(part, kind, share, place.zone, place.credit))


def _inside(place: _Place, element: Element) -> _Place:
    """The place inside an element."""
    tag = str(element.tag)
    if tag in LISTS:
        numbered = tag == "ol" or element.get("rend") == "ol"
        place = replace(place, listed=Kind.NUMBERED if numbered else Kind.LIST)
    elif tag in ITEMS:
        place = replace(place, kind=place.listed)
    elif tag in KINDS:
        place = replace(place, kind=KINDS[tag])
    elif tag in ZONES:
        place = replace(place, zone=place.zone or tag)
    elif tag in BOLD:
        place = replace(place, bold=True)
    elif tag in ("a", "ref"):
        place = replace(place, linked=True)
    elif tag == "figure":
        place = replace(place, figure=True)
    label = element.get("class")
    return _labelled(place, label, tag) if label else place


def _labelled(place: _Place, label: str, tag: str) -> _Place:
    """The place inside an element whose class may name a caption or a credit."""
    caption, credit, box = _named(label)
    if box and tag not in ("body", "article", "main"):
        place = replace(place, zone=place.zone or "aside")
    if (caption or credit) and place.kind is Kind.PARAGRAPH and tag != "body":
        place = replace(place, kind=Kind.CAPTION)
    return (
        replace(place, credit=True)
        if credit and place.kind is Kind.CAPTION and tag != "figcaption"
        else place
    )


@lru_cache(4096)
def _named(label: str) -> tuple[bool, bool, bool]:
    """Whether one of the classes names a caption, one a credit, and one a box beside the story."""
    names = label[:LONGEST_LABEL].split()
    return (
        any(map(CAPTION_NAME.fullmatch, names)),
        any(map(CREDIT_NAME.fullmatch, names)),
        any(map(BOX_NAME.fullmatch, names)),
    )


def _figure(inside: list[Piece], film: bool) -> list[Piece]:
    """The texts of a figure as one caption with the credit last; those of other figures as they are."""
    text = " ".join(dict.fromkeys(piece.text for piece in sorted(inside, key=lambda piece: piece.credit)))
    captioned = any(piece.kind is Kind.CAPTION for piece in inside)
    plain = all(piece.kind in (Kind.CAPTION, Kind.PARAGRAPH) for piece in inside)
    if not (captioned and plain and len(text) <= LONGEST_CAPTION):
        return inside
    kind = Kind.PARAGRAPH if film else Kind.CAPTION
    return [Piece(text, kind, inside[0].linked, inside[0].zone, all(piece.credit for piece in inside))]


def _like_subhead(text: str) -> bool:
    """A bold line of its own that is no sentence is a sub-heading."""
    return len(text.split()) <= SUBHEAD_WORDS and not SENTENCE_END.search(text)
