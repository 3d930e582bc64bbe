"""The body gives back its text: by cases, and by thousands of generated texts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.model import Block, Kind
from news_digest.render import escape, plain_text, render_body
from prose import Case, cases

EXTENSIONS = (["extra"], ["attr_list", "sane_lists"], ["extra", "sane_lists"], [])
READERS = [markdown.Markdown(extensions=list(names)) for names in EXTENSIONS[:3]]

TAGS = {
    ("p",): Kind.PARAGRAPH,
    ("h2",): Kind.HEADING,
    ("ul", "li"): Kind.LIST,
    ("ol", "li"): Kind.NUMBERED,
    ("blockquote", "p"): Kind.QUOTE,
    ("p.caption",): Kind.CAPTION,
}


class Blocks(HTMLParser):
    """Reads rendered HTML back into (tags, text), noting every tag there is."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[tuple[str, ...], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        marks = "".join(f".{value}" if name == "class" else f"[{name}]" for name, value in attrs)
        self.open.append(tag + marks)
        if tag in ("p", "h2", "li"):
            self.found.append((tuple(self.open), ""))

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("ul", "ol", "blockquote"):
            self.found[-1] = (self.found[-1][0], self.found[-1][1] + data)
        else:
            assert not data.strip(), f"text outside blocks: {data!r}"


def squeeze(text: str) -> str:
    return " ".join(text.split())


def read_back(text: str, reader: markdown.Markdown) -> list[tuple[Kind | tuple[str, ...], str]]:
    blocks = Blocks()
    blocks.feed(reader.reset().convert(text))
    blocks.close()
    return [(TAGS.get(tags, tags), squeeze(words)) for tags, words in blocks.found]


def assert_same(blocks: list[Block]) -> None:
    body = render_body(blocks)
    wanted = [(block.kind, squeeze(block.text)) for block in blocks if block.text.strip()]
    for reader in READERS:
        assert read_back(body, reader) == wanted, body
    assert [text for _, text in plain_text(body)] == [text for _, text in wanted], body


SIGNS = "\\`*_{}[]()<>#+-.!|~:=&;\"'$%^/@?,0123 ab é한😀\u00a0\u2028\u200b\u0301"
NASTY = st.text(st.sampled_from(SIGNS), max_size=14)
TYPED = st.sampled_from(
    [
        "1984. A year", "12) that", "# MeToo", "C#", "[sic]: x", "*[US]: x", "[^1]: x", "[^1]", "<b>", "</div>",
        "<!-- x -->", "<?x?>", "&amp;", "&#38;", "&copy", "AT&T", "{{ x }}", "{filename}x", "{static}", "|static|",
        "{: .caption}", "---", "- - -", "--", "===", "- said", "+ 3", ": def", "~~~", "```", "\\", "\\*", "http://x",
        "<http://x>", "![](x)", "[x](y)", "[x][y]", "$", "|a|b|", "|-|-|", ":--|--", "__init__", "a_b_c", "* * *",
        "<a@b.c>", "<script>", "<div markdown=1>", "klzzwxh:0001", "wzxhzdk:0", "&lt;", "_", "**x**", "'", "١. x",
    ]
)  # fmt: skip
TEXT = st.lists(st.one_of(NASTY, TYPED, st.just(" ")), min_size=1, max_size=5).map("".join)
PIECE = st.builds(Block, st.sampled_from(Kind), TEXT)


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECE, max_size=5))
def test_any_body_gives_back_its_text(blocks: list[Block]) -> None:
    assert_same(blocks)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.builds(Block, st.sampled_from(Kind), st.text(max_size=30)), max_size=4))
def test_any_unicode_gives_back_its_text(blocks: list[Block]) -> None:
    invisible = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
    assert_same([Block(block.kind, invisible.sub("", block.text)) for block in blocks])


@pytest.mark.parametrize("case", cases("render"), ids=lambda case: case.name)
def test_prose_stays_readable(case: Case) -> None:
    kinds = {f"{kind}": kind for kind in Kind}
    blocks = []
    for line in case["blocks"].splitlines():
        kind, _, text = line.partition(": ")
        blocks.append(Block(kinds[kind], text))
    assert render_body(blocks) == case["markdown"]
    assert_same(blocks)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize(
    "text", ["1984. A year", "# MeToo", "[sic]: x", "*[US]: x", "<b>", "{: .caption}", "---"]
)
def test_every_kind_of_block_escapes(kind: Kind, text: str) -> None:
    assert_same([Block(Kind.PARAGRAPH, "Before"), Block(kind, text), Block(Kind.PARAGRAPH, "After")])


def test_ordinary_prose_is_not_touched() -> None:
    prose = "He told AT&T: “Not moved by [the harbour's] calm – 5 < 6!” (AP) #MeToo, A+, -5, snake_case."
    assert escape(prose) == prose.replace("<", "&lt;")


def test_a_heading_keeps_its_hash() -> None:
    assert render_body([Block(Kind.HEADING, "In C#")]) == "## In C\\#\n"


def test_lines_of_the_body_are_told() -> None:
    body = "One\nand one\n\n- two\n- three\n\n> four\n\nfive *and* [six](https://example.org)\n{: .caption}\n"
    assert list(plain_text(body)) == [
        (1, "One and one"),
        (4, "two"),
        (5, "three"),
        (7, "four"),
        (9, "five and six"),
    ]
