"""The short way through Markdown: it gives what Python-Markdown gives, or declines."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.frontmatter import FENCED
from news_digest.model import Block, Kind
from news_digest.pages.plainmarkdown import plain_html
from news_digest.pages.sanitise import INVISIBLE, full_html
from news_digest.render import render_body

ROOT = Path(__file__).parent.parent

NASTY = (
    "\\ ` * _ { } [ ] ( ) > # + - . ! & < = ~ : ; | / \" ' “ ” ’ @ ^ $ % , ? "
    "\\\\ \\* \\_ \\` \\[ \\{ \\# \\& \\a `` ** __ ## ### ===== --- *** ___ +++ - - 1. 12) 1984. 0. "
    "&amp; &lt; &gt; &copy &copy; &#35; &#x23; &# &#35 &nbsp; &amp &ampx; &ſ; AT&T R&D; &amp;lt; &amp;amp; &\\#35; "
    "[x] [x](y) [x]: [x]:y ![x] ![x](y) [^1] [[a]] ]( ][ <b> </b> <br> <!-- --> <https://e.org> <a@b.c> <!x <?x ?> "
    "{: .caption} {:.caption} {: #id} {.x} :- ~~~ ``` :-- |-- http://e.org/a_b_c a_b _a_ *a* **a** "
    "\u00a0 \u2003 \u3000 \u00ad \u200b \u2028 \u0085 \ufeff \u0301 \t \r \x0c \x02 \x03 é 김 首 ١. ² "
    "klzzwxh:0000 wzxhzdk:0 word Word 7 2018 a b c"
).split(" ")
BREAKS = [
    "\n",
    "\n\n",
    "\n\n\n",
    "  \n",
    " \n",
    "\n ",
    "\n    ",
    " ",
    "  ",
    "\n>\n",
    "\n> ",
    "\n- ",
    "\n1. ",
    "\n2. ",
]
STARTS = ["", "## ", "> ", "- ", "1. ", "# ", "* ", "+ ", "    ", "\n", " "]

ANY = st.builds(
    "".join,
    st.lists(st.one_of(st.sampled_from(NASTY), st.sampled_from(BREAKS), st.text(max_size=3)), max_size=14),
)
LINE = st.lists(st.sampled_from(NASTY), min_size=1, max_size=6).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda blank: blank.join(words))
)
PIECES = st.builds(
    lambda start, line, end: start + line + end,
    st.sampled_from(STARTS),
    LINE,
    st.sampled_from(["", "\n{: .caption}", "\n>\n> so", "\n- so", "\n2. so", "\n1. so", "\nso", " #", "\\"]),
)
BODIES = st.builds(
    lambda some, end: "\n\n".join(some) + end,
    st.lists(PIECES, max_size=5),
    st.sampled_from(["", "\n", "\n\n", " "]),
)
BLOCKS = st.builds(Block, st.sampled_from(Kind), st.one_of(LINE, ANY, st.text(max_size=30)))


def agrees(markdown: str) -> bool:
    """Whether it is taken the short way, where it must come out as by the long one."""
    markdown = INVISIBLE.sub("", markdown)
    html = plain_html(markdown)
    if html is not None:
        assert html == full_html(markdown)
    return html is not None


@settings(max_examples=400)
@given(st.one_of(ANY, BODIES, st.text(max_size=40)))
def test_any_text_comes_out_as_by_python_markdown_or_is_declined(markdown: str) -> None:
    agrees(markdown)


@given(st.lists(BLOCKS, max_size=6))
def test_what_the_converter_writes_comes_out_as_by_python_markdown(blocks: list[Block]) -> None:
    agrees(render_body(blocks))


def test_every_three_signs_come_out_as_by_python_markdown_or_are_declined() -> None:
    for length in (1, 2, 3):
        for signs in product("\\`*_{[]()>#-.!&<;1a \n", repeat=length):
            agrees("".join(signs))


@pytest.mark.parametrize(
    "markdown",
    [
        "A text.",
        "A text.\n",
        "\nA “text” > this.\n\nAnother, R & D.\n",
        "## A heading",
        "A picture\n{: .caption}\n\nText.",
        "- one\n- two\n\nText.\n\n- three",
        "1. one\n2. two",
        "> so\n>\n> it is\n\nText",
        "1984\\. A year \\* \\[sic] [x] &amp;c &lt;b",
        "- A - B\n- 12 of them",
        "snake\\_case \\_x",
        "-5 degrees",
        "12) a",
        "AT&T",
        "“\\*”",
        "&lt;b> &amp;lt; &amp;copy;",
    ],
)
def test_what_the_converter_may_write_is_taken(markdown: str) -> None:
    assert agrees(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        "*so*",
        "a_b",
        "<b>x</b>",
        "x [y](z)",
        "[y]: z",
        "`x`",
        "a\nb",
        "a  \nb",
        "    code",
        "# One",
        "### Three",
        "- - x",
        "- # x",
        "- a\n\n- b",
        "> a\n\n> b",
        "- a\n\n1. b",
        "2. b",
        "1. a\n1. b",
        "---",
        "- - -",
        "1. ",
        "Title\n=====",
        "x {: .caption}",
        "x\n{: .other}",
        "## x #",
        "&copy;",
        "&#58;",
        "x ",
        " x",
        "\\x",
        "a\u00a0b",
        "> a\n> b",
        "> - a",
        "",
        "\n",
    ],
)
def test_what_is_not_certain_is_declined(markdown: str) -> None:
    assert plain_html(markdown) is None


def test_most_of_what_the_converter_writes_is_taken() -> None:
    files = [*ROOT.glob("tests/golden/*.md"), *ROOT.glob("content/articles/*.md")]
    bodies = [found[2] for file in files if (found := FENCED.match(file.read_text("utf-8")))]
    assert len(bodies) > 50
    assert sum(map(agrees, bodies)) >= 0.98 * len(bodies)
    for file in (*ROOT.glob("tests/sites/*/*/*.md"), *ROOT.glob("tests/cases/*.md"), *ROOT.glob("docs/*.md")):
        agrees(file.read_text("utf-8"))
