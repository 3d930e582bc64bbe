"""The HTML that nh3 writes, as a flat list of tokens: well-formed, lower-case, attributes in double quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from ..spaceless import SPACELESS

TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>""")  # <p class="caption"> · </p> · <br>
PACE = 230
"""Words that are read in a minute."""

LONGEST = 24
"""Letters of a word; what is longer counts as several."""
WORD = re.compile(rf"[{SPACELESS}]{{1,2}}|[^\s{SPACELESS}]{{1,{LONGEST}}}")  # said · 首相

PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.S)  # <p>SEOUL: ...</p>, but not <p class="caption">

VOID = frozenset({"br", "hr"})
HEADINGS = frozenset({"h2", "h3", "h4"})
BLOCKS = frozenset({"p", "li", "pre", "blockquote", "ul", "ol", "hr"}) | HEADINGS
PARTING = BLOCKS | {"br"}
"""What parts words in plain text."""


class Token(NamedTuple):
    """A tag or a stretch of text."""

    raw: str
    """As in the HTML."""
    name: str = ""
    """Of the tag; empty for text."""
    closing: bool = False

    @property
    def text(self) -> str:
        """What a reader sees; empty for a tag."""
        return "" if self.name else unescape(self.raw)


def tokens(html: str) -> Iterator[Token]:
    """Cut sanitised HTML into tags and text; joining the `raw` gives the HTML again."""
    parts = TAG.split(html)
    for at in range(3, len(parts), 4):
        before, slash, name, attributes = parts[at - 3 : at + 1]
        if before:
            yield Token(before)
        yield Token(f"<{slash}{name}{attributes}>", name, slash == "/")
    if parts[-1]:
        yield Token(parts[-1])


def text_of(html: str) -> str:
    """The text of all tokens, joined."""
    return "".join(map(unescape, TAG.split(html)[::4]))


def written(text: str) -> str:
    """Text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(html: str) -> str:
    """The text alone: white space collapsed, blocks and line breaks parted by a space."""
    parts = TAG.split(html)
    parts[2::4] = [" " if name in PARTING else "" for name in parts[2::4]]
    parts[::4] = map(unescape, parts[::4])
    parts[1::4] = parts[3::4] = [""] * (len(parts) // 4)
    return " ".join("".join(parts).split())


def lede(html: str, longest: int) -> str:
    """The first paragraphs as plain text, a little more than `longest` characters: no headings, no captions."""
    text = ""
    for paragraph in PARAGRAPH.finditer(html):
        text = f"{text} {plain(paragraph[1])}".strip()
        if len(text) > longest:
            break
    return text or plain(html)


def count_words(text: str) -> int:
    """Words as readers count them; in scripts without spaces two letters count as one."""
    words = text.split()
    odd = [
        word for word in words if len(word) > LONGEST or not word.isascii()
    ]  # the others are one word each
    return len(words) - len(odd) + sum([len(WORD.findall(word)) for word in odd])


def opening(html: str, words: int) -> str:
    """The first words of sanitised HTML, with every tag closed and an ellipsis where it was cut.

    Shorter HTML comes back as it is.
    """
    kept: list[str] = []
    left, within = words, list[str]()
    for token in tokens(html):
        ends = [word.end() for word in WORD.finditer(token.text)]
        if len(ends) > left:
            kept.append(written(token.text[: ends[left - 1]].rstrip() if left else "") + "…")
            return "".join([*kept, *(f"</{name}>" for name in reversed(within))])
        left -= len(ends)
        kept.append(token.raw)
        _keep_track(token, within)
    return html


def _keep_track(token: Token, within: list[str]) -> None:
    if not token.name or token.name in VOID:
        return
    if token.closing:
        within.pop()
    else:
        within.append(token.name)
