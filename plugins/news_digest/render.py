"""The body of an article as Markdown that gives back the same text, and back again.

Escaping happens here and nowhere else. What is escaped is only what Markdown would take for a sign
of its own, so that an editor reads prose; tests/test_render.py proves that nothing changes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from .emphasis import without_emphasis
from .model import Block, Kind
from .unseen import UNSEEN

ALWAYS = re.compile(r"[\\`*{]|(?<![^\W_])_|_(?![^\W_])")  # live anywhere: \ ` * { and _ at a word's edge
LIVE = re.compile(r"[\\`*{_&<]")  # what is escaped is one of these, and most texts have none
ENTITY = re.compile(r"&(?=#|[A-Za-z0-9]+;)")  # &amp; &#38; but not AT&T
LIST_SIGN = re.compile(r"[-+](?=[ +-]|\Z)|\[|#|>")  # at the start: - said, ---, + 3, [sic]: x, # MeToo, > x
NUMBER = re.compile(r"(\d+)([.)])(?= |\Z)")  # at the start: 1984. A year, 12) a reason
COLUMNS = re.compile(r"[-:| ]+\Z")  # a whole text like :--|-- rules a table
OPENS = re.compile(r":(?= |\Z)|~(?=~~)")  # at the start: a definition, a fence of code

COMMENT = "<!-- -->"
"""Keeps two lists of different kinds apart, which Markdown would make one."""

CAPTION = "{: .caption}"

_MARKS = {Kind.HEADING: "## ", Kind.QUOTE: "> ", Kind.LIST: "- "}
_LISTS = (Kind.LIST, Kind.NUMBERED)

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")  # \[sic]
_MARK = re.compile(r"(?:#{1,6} +|[-+*] +|\d+\. +|(?:> ?)+)")  # what begins a heading, an item, a quotation
_ATTRIBUTES = re.compile(r"\{:[^}\n]*\}\s*\Z")  # {: .caption}
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?: \"[^\"]*\")?\)")  # [words](address)
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z0-9]+);")  # &amp; &#58;
_HIDDEN = re.compile(r"\x02(\d+)\x03")  # an escaped sign, hidden from what follows


def render_body(blocks: Sequence[Block]) -> str:
    """Write blocks as Markdown, a blank line between them, items of a list one below the other."""
    return "\n\n".join(_pieces(blocks)) + "\n" if blocks else ""


def escape(text: str) -> str:
    """Write a text on one line so that Markdown gives it back, white space collapsed, wherever a block begins."""
    text = collapsed(text)
    if text[:1].isalpha():  # no sign of a beginning
        return _inline(text, text)
    if COLUMNS.match(text) or OPENS.match(text):
        return _first_as_number(text[0]) + _inline(text[1:], text)
    if LIST_SIGN.match(text):
        return "\\" + text[0] + _inline(text[1:], text)
    if number := NUMBER.match(text):
        return f"{number[1]}\\{number[2]}" + _inline(text[number.end() :], text)
    return _inline(text, text)


def collapsed(text: str) -> str:
    """The text on one line without signs that nobody sees, white space collapsed."""
    if text.isprintable() and "  " not in text:  # most texts are such
        return text.strip()
    return " ".join(UNSEEN.sub("", text).split())


def plain_text(body: str) -> Iterator[tuple[int, str]]:
    """The text of each paragraph, heading or item of a Markdown body, with the line (from 1) where it begins.

    Undoes `escape` and takes off marks, emphasis and links that an editor may have added.
    """
    pending: list[str] = []
    begins = 0
    for number, line in enumerate([*body.split("\n"), ""], 1):
        mark = _MARK.match(line)
        words = line[mark.end() if mark else 0 :].strip()
        if pending and (not words or (mark and not line.startswith(">"))):
            yield begins, _plain(" ".join(pending))
            pending = []
        if _ATTRIBUTES.match(line) or line == COMMENT:
            continue
        if words:
            begins = begins if pending else number
            pending.append(words)


def _pieces(blocks: Iterable[Block]) -> Iterator[str]:
    before: Kind | None = None
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        texts = [text for text in (escape(block.text) for block in group) if text]
        if not texts:
            continue
        if kind in _LISTS and before in _LISTS:
            yield COMMENT
        yield _group(kind, texts)
        before = kind


def _group(kind: Kind, texts: Sequence[str]) -> str:
    if kind is Kind.NUMBERED:
        return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
    if kind is Kind.CAPTION:
        return "\n\n".join(f"{text}\n{CAPTION}" for text in texts)
    if kind is Kind.HEADING:
        texts = [_open(text) for text in texts]
    between = {Kind.LIST: "\n", Kind.QUOTE: "\n>\n"}.get(kind, "\n\n")
    return between.join(_MARKS.get(kind, "") + text for text in texts)


def _open(heading: str) -> str:
    """A heading, escaped already, whose last hashes are escaped, too, since bare ones would end it."""
    bare = heading.rstrip("#")
    hashes = len(heading) - len(bare)
    done = min(hashes, (len(bare) - len(bare.rstrip("\\"))) % 2)
    return bare + "#" * done + "\\#" * (hashes - done)


FEW_BRACKETS = 20
"""More of them are escaped: Python-Markdown looks for a link at each, to the end of the text."""


def _inline(text: str, whole: str) -> str:
    """Escape the signs that live anywhere; `whole` is the text of the block."""
    if LIVE.search(text):
        text = ENTITY.sub("&amp;", ALWAYS.sub(r"\\\g<0>", text)).replace("<", "&lt;")
    if "[" not in whole:
        return text
    if "](" in whole or "][" in whole or "[^" in whole or whole.count("[") > FEW_BRACKETS:
        text = text.replace("[", r"\[")
    return text


def _first_as_number(sign: str) -> str:
    """A sign that no backslash tames, as a character reference."""
    return "\\-" if sign == "-" else f"&#{ord(sign)};"


def _plain(text: str) -> str:
    text = _ESCAPED.sub(lambda found: f"\x02{ord(found[1])}\x03", text)
    text = without_emphasis(_LINK.sub(r"\1", text))
    text = _REFERENCE.sub(lambda found: html.unescape(found[0]), text)
    return " ".join(_HIDDEN.sub(lambda found: chr(int(found[1])), text).split())
