"""Markdown seeds: front matter as claims, the body through Python-Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import markdown

from ..model import Claim, Cut, Page
from .claims import tidy
from .decoding import Unreadable, decode
from .html import blocks_of
from .text import LINE_END, refuse_binary

FRONT = re.compile(
    r"\A\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE
)  # ---\ntitle: x\n---\n
PAIR = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*:(?:\s+(.*)|$)")  # title: Mike Pence says ...
ITEM = re.compile(r"\s*-\s+(.*)")  # - Korea
MORE = re.compile(r"\s+(\S.*)")  # a value that runs on in the next line
COMMENT = re.compile(r"(?<!\s)\s++#.*", re.DOTALL)  # date: 2018-02-13  # from the page
QUOTED = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*(?:#.*)?""")  # "a: b"  # why · 'it''s'
INLINE_LIST_ITEM = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]+)\s*(?:,|$)""")  # [Korea, "a, b"]

KEYS = "title kicker dek byline dateline date modified outlet via category tags lang url license status slug"
FIELDS = {
    **{name: name for name in KEYS.split()},
    **dict.fromkeys(("headline",), "title"),
    **dict.fromkeys(("subtitle", "standfirst", "description", "summary"), "dek"),
    **dict.fromkeys(("author", "authors"), "byline"),
    **dict.fromkeys(("published",), "date"),
    **dict.fromkeys(("updated",), "modified"),
    **dict.fromkeys(("publisher", "source"), "outlet"),
    **dict.fromkeys(("section", "categories"), "category"),
    **dict.fromkeys(("keywords", "tag"), "tags"),
    **dict.fromkeys(("language",), "lang"),
    **dict.fromkeys(("link", "source_url"), "url"),
    **dict.fromkeys(("licence",), "license"),
}
"""Front-matter key -> field of the claim."""
MARKS = re.compile(
    r"[\[<]|^[-*_=]{3,}[ \t]*$|(?<!\n)\n#", re.MULTILINE
)  # [ · < · a line of --- · a heading right below a line
MOST_MARKS = 3_000
"""Python-Markdown takes time by the square of these."""
LARGEST, LONGEST = 4_000_000, 50_000
"""Characters of a file, and of what no blank line parts: some signs in it take time by the square, too."""
BLANK = re.compile(r"\n[ \t]*+\n")
LARGEST_FRONT = 200_000
"""Characters of front matter; ours may have a third of that."""
UNKNOWN = "front matter the digest does not know"


def read_markdown(seed: str, data: bytes) -> Page:
    """A Markdown seed as a page. Raises Unreadable for binary data and for one without a body."""
    text = "\n".join(LINE_END.split(decode(data)))
    refuse_binary(text)
    front = FRONT.match(text)
    if front and len(front[1]) > LARGEST_FRONT:
        much = f"holds {len(front[1]) // 1000} KB of front matter, far more than an article does"
        raise Unreadable(f"{much}: paste its text into a .txt file")
    claims, cuts = front_matter(front[1], text.count("\n", 0, front.start(1)) + 1) if front else ((), ())
    if front and (claims or cuts):  # else it was only a rule at the top
        text = text[front.end() :]
    _refuse_bulk(text)
    rendered = markdown.markdown(text, extensions=["attr_list", "sane_lists", "tables"])
    lines = blocks_of(rendered)
    if not lines:
        raise Unreadable("has no text below its front matter: write the article there or delete the file")
    headline = (Claim("title", lines[0].text, "h1"),) if rendered.startswith("<h1") else ()
    return Page(seed, "markdown", lines, tidy((*claims, *headline)), cuts)


def _refuse_bulk(text: str) -> None:
    """Raise Unreadable for what no article has, and what takes Python-Markdown minutes."""
    longest = max(map(len, BLANK.split(text)))
    for much, what in (
        (len(text) > LARGEST, f"holds {len(text) // 1_000_000} MB of text, far more than an article does"),
        (
            longest > LONGEST,
            f"holds {longest} characters without a blank line, far more than a paragraph has",
        ),
        (len(MARKS.findall(text)) > MOST_MARKS, "has far more brackets, headings and rules than an article"),
    ):
        if much:
            raise Unreadable(f"{what}: paste its text into a .txt file")


def front_matter(text: str, first: int) -> tuple[tuple[Claim, ...], tuple[Cut, ...]]:
    """Claims of the keys that are known, cuts of the others; `first` is the number of its first line."""
    claims, cuts = [], []
    for number, key, values in _entries(text, first):
        if field := FIELDS.get(key.casefold().replace("-", "_").strip()):
            many = values[0].split(",") if field == "tags" and len(values) == 1 else values
            claims += [Claim(field, value, "front matter") for value in many]
        else:
            cuts.append(Cut(f"{key}: {', '.join(values)}", number, UNKNOWN))
    return tidy(claims), tuple(cuts)


def _entries(text: str, first: int) -> Iterator[tuple[int, str, list[str]]]:
    """Line number, key and values of each entry: `key: value`, `key: [a, b]`, or `- ` lines below the key."""
    current: tuple[int, str, list[str]] | None = None
    for number, line in enumerate(text.split("\n"), first):
        if pair := PAIR.fullmatch(line.rstrip()):
            if current:
                yield current
            current = number, pair[1], _values(pair[2] or "")
        elif current and (item := ITEM.fullmatch(line)):
            current[2].append(_plain(item[1]))
        elif current and (more := MORE.fullmatch(line)):
            current[2][-1:] = [" ".join([*current[2][-1:], _plain(more[1])])]
    if current:
        yield current


def _values(text: str) -> list[str]:
    text = text.strip()
    if text in ("", "|", ">", "|-", ">-", "~", "null"):
        return []
    if text.startswith("[") and text.rstrip().endswith("]"):
        return [_plain(item) for item in INLINE_LIST_ITEM.findall(text.rstrip()[1:-1]) if item.strip()]
    return [_plain(text)]


def _plain(text: str) -> str:
    """A value without its quotation marks or a comment behind it."""
    quoted = QUOTED.fullmatch(text)
    if quoted is None:
        return COMMENT.sub("", text).strip()
    if quoted[1] is not None:
        return re.sub(r"\\(.)", r"\1", quoted[1])
    return quoted[2].replace("''", "'")
