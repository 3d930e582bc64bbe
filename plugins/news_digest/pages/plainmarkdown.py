"""The Markdown that the converter writes, read without Python-Markdown, which takes twenty times as long.

Paragraphs, captions, `##` headings, lists and quotations of text without emphasis, links or HTML. What is not
certainly the same for Python-Markdown, with what it is made to do in `sanitise`, is left to it;
tests/test_plainmarkdown.py compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

CAPTION = "\n{: .caption}"
ITEM = "- "
LISTS = (ITEM, "1. ")

LIVE = "\\`*_{<&["
"""What may be a sign; most lines have none."""
NEVER = re.compile(
    r"[`<]|&#|(?<!\\)(?:\\\\)*[*_{]|\](?=[(:\[])|\\(?![\\*_{}\[\]()>#+\-.!])"
)  # <b> · &#8211; · *so* · [x](y) · a backslash that escapes nothing
ESCAPED = re.compile(r"\\(.)")  # \*
REFERENCE = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.I)  # &copy; as Python-Markdown knows it
WRITTEN = frozenset(("&amp;", "&lt;"))
"""The references that the converter writes."""
OPENS = re.compile(r"[ #>]|[-+](?:[-+ ]|\Z)|\d+\.(?: |\Z)")  # at the start: a list, a rule, a heading ...


def plain_html(markdown: str) -> str | None:
    """A body as safe HTML; None where Python-Markdown has to look at it."""
    if "]:" in markdown or not markdown.replace("\n", "").isprintable():
        return None
    out: list[str] = []
    before = ""
    for block in markdown.strip("\n").split("\n\n"):
        mark = next((mark for mark in ("## ", "> ", *LISTS) if block.startswith(mark)), "")
        joined = mark == before == "> " or (
            mark in LISTS and before in LISTS
        )  # Markdown makes one of the two
        html = None if joined else _block(block, mark)
        if html is None:
            return None
        out.append(html)
        before = mark
    return "\n".join(out)


def _block(block: str, mark: str) -> str | None:
    if not mark:
        tag = '<p class="caption">' if block.endswith(CAPTION) else "<p>"
        text = _text(block.removesuffix(CAPTION))
        return None if text is None else f"{tag}{text}</p>"
    if mark == "## ":
        text = None if block.endswith("#") else _text(block.removeprefix(mark))
        return None if text is None else f"<h2>{text}</h2>"
    if mark == "> ":
        lines = block.split("\n>\n")
        marks = [mark] * len(lines)
        return _around("blockquote", "p", lines, marks)
    lines = block.split("\n")
    marks = [ITEM] * len(lines) if mark == ITEM else [f"{number}. " for number in range(1, len(lines) + 1)]
    return _around("ul" if mark == ITEM else "ol", "li", lines, marks)


def _around(tag: str, inner: str, lines: Sequence[str], marks: Sequence[str]) -> str | None:
    """Lines, each behind its mark, as elements in another one."""
    if not all(map(str.startswith, lines, marks)):
        return None
    texts = [_text(line.removeprefix(mark)) for line, mark in zip(lines, marks, strict=True)]
    if None in texts:
        return None
    items = "".join([f"<{inner}>{text}</{inner}>\n" for text in texts])
    return f"<{tag}>\n{items}</{tag}>"


def _text(line: str) -> str | None:
    """One line of plain text as HTML; None for what may be anything else."""
    if not line or "\n" in line or line[-1] == " " or OPENS.match(line):
        return None
    if not any(map(line.__contains__, LIVE)):  # sooner told than by a pattern
        return line.replace(">", "&gt;")
    if NEVER.search(line):
        return None
    text = ESCAPED.sub(r"\1", line)
    if not WRITTEN.issuperset(REFERENCE.findall(text)):
        return None
    return escape(text.replace("&lt;", "<").replace("&amp;", "&"), quote=False)
