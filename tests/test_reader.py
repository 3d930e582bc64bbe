"""What comes in from disk: harmless HTML, the reader's checks, the cut of a public digest, the dressing."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.settings import DEFAULT_CONFIG

from news_digest.model import ActorRef, Knowledge, Stamp
from news_digest.pages.build import KEY, Build
from news_digest.pages.decorators import dressed_story
from news_digest.pages.dress import Decoration, Dressing, Passage, dress
from news_digest.pages.markup import VOID, WORD, count_words, lede, opening, plain, tokens
from news_digest.pages.reader import DigestReader
from news_digest.pages.sanitise import TooDeep, to_html
from news_digest.pages.sentences import around, shorten
from news_digest.pages.stories import Story, held_back
from news_digest.pages.wording import ENGLISH
from news_digest.settings import Settings

PIN = re.compile(r'<a class="pin"[^>]*></a>')  # <a class="pin" href="#p1" aria-label="Paragraph 1"></a>


def body(markdown: str) -> str:
    return to_html(markdown).strip()


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Plain & simple <b>bold</b>", "<p>Plain &amp; simple <b>bold</b></p>"),
        ("A caption\n{: .caption}", '<p class="caption">A caption</p>'),
        ("A caption\n{: .caption .evil #id onclick=x}", '<p class="caption">A caption</p>'),
        ("<script>alert(1)</script>", ""),
        ("[x](javascript:alert)", '<p><a rel="noopener noreferrer nofollow ugc">x</a></p>'),
        ("[x]({static}../secret)", '<p><a rel="noopener noreferrer nofollow ugc">x</a></p>'),
        ("[x](|static|../secret)", '<p><a rel="noopener noreferrer nofollow ugc">x</a></p>'),
        ("[x](https://e.org/{a})", '<p><a rel="noopener noreferrer nofollow ugc">x</a></p>'),
        ("[x](../up.html)", '<p><a rel="noopener noreferrer nofollow ugc">x</a></p>'),
        ("[x](//e.org)", '<p><a rel="noopener noreferrer nofollow ugc">x</a></p>'),
        ("[x](#p3)", '<p><a href="#p3" rel="noopener noreferrer nofollow ugc">x</a></p>'),
        ("![The bridge](https://e.org/a.png) today", "<p>The bridge today</p>"),
        ("![](https://e.org/a.png)", ""),
        ('<img src=x alt="a > b" onerror=alert(1)>', "<p>a &gt; b</p>"),
        ("# Large", "<h2>Large</h2>"),
        ("###### Small", "<h4>Small</h4>"),
        ("*[US]: hidden", "<p>*[US]: hidden</p>"),
        ("{{ SITEURL }} {filename}x", "<p>{{ SITEURL }} {filename}x</p>"),
        ("a\x0cb\x01", "<p>ab</p>"),
    ],
)
def test_html_is_harmless(markdown: str, html: str) -> None:
    assert body(markdown) == html


def test_an_editors_page_may_link_to_other_pages() -> None:
    assert 'href="actors/index.html"' in to_html("[x](actors/index.html)", home_links=True)
    assert "href" not in to_html("[x](../x.html) [y](//e.org) [z](/etc) [j](javascript:x)", home_links=True)


def test_absurd_nesting_is_told_in_words() -> None:
    with pytest.raises(TooDeep):
        to_html("\n".join("    " * n + "- x" for n in range(400)))
    assert to_html("- x") == "<ul>\n<li>x</li>\n</ul>"


@given(
    st.lists(
        st.sampled_from(
            ["a", "word", "é’", "首相", "ไทย", " ", "\n", "\u3000", "\u00a0", "\x1f", "x" * 24, "y" * 25]
        )
    )
)
def test_words_are_counted_as_the_pattern_finds_them(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert count_words(text) == len(WORD.findall(text))


class Strict(HTMLParser):
    """Fails on HTML that is not well-formed."""

    def __init__(self) -> None:
        super().__init__()
        self.within: list[str] = []
        self.text = ""
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.within.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read_strictly(html: str) -> Strict:
    parser = Strict()
    parser.feed(html)
    parser.close()
    assert not parser.within
    return parser


PIECES = st.lists(
    st.sampled_from(
        "Mike Pence|Pence|Moon| |\n|\n\n|> |- |1. |# |*|**|`|&amp;|&|<b>|</b>|<a href='https://e.org'>|</a>"
        "|[Pence](https://e.org)|<p>|“|\u00a0|    |<br>|{: .caption}|<pre>|<li>|x|3 < 4|Monday".split("|")
    ),
    max_size=40,
).map("".join)

STORY = Story(
    "x.md",
    "x",
    "X",
    "",
    actors=(ActorRef("Mike Pence"), ActorRef("Moon Jae-in", forms=("Moon",))),
    dates=(("Monday", Stamp(2018, 2, 12)),),
)
URLS = {"Mike Pence": "actors/mike-pence.html", "Moon Jae-in": "actors/moon-jae-in.html"}


@given(PIECES)
def test_dressing_changes_no_text_and_breaks_no_tag(markdown: str) -> None:
    html = to_html(markdown)
    dressed = dressed_story(
        Story("x.md", "x", "X", html, actors=STORY.actors, dates=STORY.dates), URLS, Knowledge(), ENGLISH
    )
    strict = read_strictly(dressed.html)
    assert strict.text == read_strictly(html).text
    assert strict.ids == [f"p{n + 1}" for n in range(len(strict.ids))]
    assert {passage.anchor for passage in dressed.passages} <= set(strict.ids)
    assert not re.search(r"<a [^>]*>[^<]*(?:<(?!/a|a )[^>]*>[^<]*)*<a ", dressed.html)  # no link in a link
    for passage, mark in dressed.found:
        assert passage.text[mark.start : mark.end] in ("Mike Pence", "Pence", "Moon", "Monday")


@given(PIECES, st.integers(0, 30))
def test_an_opening_is_well_formed_and_no_longer_than_asked(markdown: str, words: int) -> None:
    html = to_html(markdown)
    cut = opening(html, words)
    read_strictly(cut)
    if cut != html:
        assert plain(cut).endswith("…")
        assert sum(count_words(token.text.removesuffix("…")) for token in tokens(cut)) <= words


def test_every_mention_is_linked_but_not_in_headings_and_links() -> None:
    html = '<h2>Pence</h2>\n<p>Pence and <em>Mike Pence</em>, <a href="#p1">Pence</a></p>'
    story = Story("x.md", "x", "X", html, actors=STORY.actors)
    link = '<a class="actor" href="../actors/mike-pence.html">'
    assert PIN.sub("", dressed_story(story, URLS, Knowledge(), ENGLISH).html) == (
        f'<h2 id="p1">Pence</h2>\n<p id="p2">{link}Pence</a> and <em>{link}Mike Pence</a></em>,'
        ' <a href="#p1">Pence</a></p>'
    )


def test_names_that_two_actors_share_and_unresolved_ones_stay_plain() -> None:
    two = (ActorRef("Kim Jong-un", forms=("Kim",)), ActorRef("Kim Yo-jong", forms=("Kim",)))
    urls = {"Kim Jong-un": "actors/a.html", "Kim Yo-jong": "actors/b.html"}
    story = Story("x.md", "x", "X", "<p>Kim met Kim Jong-un.</p>", actors=two)
    assert [mark.meaning for _, mark in dressed_story(story, urls, Knowledge(), ENGLISH).found] == [
        "Kim Jong-un"
    ]
    story = Story("x.md", "x", "X", "<p>Ms Kim met Kim.</p>", actors=two[:1], unresolved=("Ms Kim",))
    assert [mark.start for _, mark in dressed_story(story, urls, Knowledge(), ENGLISH).found] == [11]


def test_words_that_mean_a_day_are_marked() -> None:
    story = Story("x.md", "x", "X", "<p>He said on  Monday.</p>", dates=(("on Monday", Stamp(2018, 2, 12)),))
    html = dressed_story(story, {}, Knowledge(), ENGLISH).html
    assert PIN.sub("", html) == (
        '<p id="p1">He said <time datetime="2018-02-12" class="when" tabindex="0" data-day="12 February 2018"'
        ' aria-describedby="day-2018-02-12">on  Monday</time>.</p>'
    )


def test_longer_words_for_a_day_come_first_and_only_whole_words_count() -> None:
    dates = (("Tuesday", Stamp(2018, 1, 9)), ("on Tuesday", Stamp(2018, 1, 16)), ("May", Stamp(2018, 5)))
    story = Story(
        "x.md", "x", "X", "<p>Theresa Mayor said on Tuesday, after Tuesday’s vote.</p>", dates=dates
    )
    found = dressed_story(story, {}, Knowledge(), ENGLISH).found
    assert [(place.text[mark.start : mark.end], mark.meaning) for place, mark in found] == [
        ("on Tuesday", "2018-01-16"),
        ("Tuesday", "2018-01-09"),
    ]


def test_a_decoration_across_an_inline_tag_is_marked_on_both_sides() -> None:
    def mark(passage: Passage) -> list[Decoration]:
        return [Decoration(1, 3, "mark", 'id="n1"', "note", "")]

    assert dress("<p>a<em>b</em>cd</p>", Dressing((mark,))).html == (
        '<p id="p1">a<em><mark id="n1">b</mark></em><mark id="n1">c</mark>d</p>'
    )


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("He left. Mr. Pence spoke to J. Doe. She left.", "Mr. ", " spoke to J. Doe."),
        ("In the U.S. Pence said: “No.” Then he left.", "In the U.S. ", " said: “No.”"),
        ("Pence", "", ""),
    ],
)
def test_a_context_is_the_sentence(text: str, before: str, after: str) -> None:
    start = text.index("Pence")
    assert tuple(part.strip() for part in around(text, start, start + 5)) == (before.strip(), after.strip())


def test_a_long_sentence_is_shortened_on_both_sides() -> None:
    before, after = around("word " * 100 + "Pence" + " word" * 100, 500, 505)
    assert before.startswith("… word") and after.endswith("word …")
    assert len(before) < 150 and len(after) < 150


def test_summaries_are_made_of_paragraphs() -> None:
    assert (
        lede('<h2>No</h2><p class="caption">No</p><p>Yes &amp; <em>yes</em></p><ul><li>no</li></ul>', 99)
        == "Yes & yes"
    )
    assert lede("<ul><li>only</li></ul>", 99) == "only"
    assert shorten("one two three", 9) == "one two…"


def test_words_without_spaces_count_too() -> None:
    assert count_words("two words") == 2
    assert count_words("北京の会談") >= 2
    assert count_words("x" * 1000) > 40


# --- The reader


LONG = "---\ntitle: Long\noutlet: The Paper\n{}---\nOne two *three four* five six seven.\n"


def read(tmp_path: Path, text: str, name: str = "articles/x.md", **settings: Any) -> tuple[Any, Any, Build]:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if text:
        path.write_text(text, "utf-8")
    build = Build(Settings(content=tmp_path, **settings), Knowledge())
    reader = DigestReader({**DEFAULT_CONFIG, "PATH": str(tmp_path), KEY: build})
    html, metadata = reader.read(str(path))
    return html, metadata, build


def test_every_field_has_a_default_and_pelican_gets_what_it_needs(tmp_path: Path) -> None:
    html, metadata, _ = read(tmp_path, "---\ntitle: '1984'\n---\nText & more.\n")
    story = metadata["story"]
    assert html == "<p>Text &amp; more.</p>"
    assert (story.title, story.slug, story.date, story.actors) == ("1984", "x", None, ())
    assert metadata["date"].year == 1970
    assert metadata["summary"] == "Text &amp; more."
    assert metadata["status"] == "published"


def test_category_and_tags_are_pelicans_own_objects(tmp_path: Path) -> None:
    text = "---\ntitle: X\ncategory: Korea\ntags: [a, 'b, c']\ndate: 2018-02-13 06:00+09:00\n---\n"
    _, metadata, _ = read(tmp_path, text)
    assert metadata["category"].slug == "korea"
    assert [tag.name for tag in metadata["tags"]] == ["a", "b, c"]
    assert metadata["date"].isoformat() == "2018-02-13T06:00:00+09:00"


def test_a_private_copy_is_whole(tmp_path: Path) -> None:
    html, metadata, _ = read(tmp_path, LONG.format(""), excerpt_words=4)
    assert html.endswith("seven.</p>")
    assert not metadata["story"].excerpt


def test_a_public_copy_is_cut_before_anyone_sees_it(tmp_path: Path) -> None:
    html, metadata, _ = read(tmp_path, LONG.format("seed: a.txt\n"), public=True, excerpt_words=4)
    assert html == "<p>One two <em>three four</em>…</p>"
    assert "five" not in str(metadata["story"]) + metadata["summary"]
    assert (metadata["story"].excerpt, metadata["story"].seed) == (True, "")


def test_a_licence_opens_the_whole_article(tmp_path: Path) -> None:
    html, metadata, _ = read(tmp_path, LONG.format("license: CC0-1.0\n"), public=True, excerpt_words=4)
    assert html.endswith("seven.</p>")
    assert not metadata["story"].excerpt


def test_the_dek_counts_as_part_of_the_opening() -> None:
    story = held_back(Story("x.md", "x", "X", "<p>One two three.</p>", dek="Four five"), 3)
    assert (story.dek, story.html) == ("Four five", "<p>One…</p>")
    story = held_back(Story("x.md", "x", "X", "<p>One two.</p>", dek="Three four & five"), 2)
    assert "five" not in story.dek and "One" not in story.html
    assert story.excerpt


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("---\ntitle: a: b\n---\n", 2, "a colon followed by a space stands inside a value"),
        ("---\ndate: 2018-02-13\n---\n", 1, "the article has no title"),
        ("Text only.\n", 1, "no front matter"),
        ("---\ntitle: X\n---\n" + "\n".join("    " * n + "- x" for n in range(400)), 4, "nested too deeply"),
    ],
)
def test_what_is_broken_is_remembered_with_its_line(
    tmp_path: Path, text: str, line: int, sentence: str
) -> None:
    html, metadata, build = read(tmp_path, text)
    assert (html, metadata) == (None, {"status": "skip"})
    assert build.broken[0].line == line
    assert sentence in build.broken[0].message


def test_symbolic_links_are_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text("---\ntitle: Secret\n---\n", "utf-8")
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    (content / "articles/x.md").symlink_to(outside)
    assert "symbolic link" in read(content, "")[2].broken[0].message
    (content / "articles/folder").symlink_to(tmp_path)
    assert "symbolic link" in read(content, "", "articles/folder/secret.md")[2].broken[0].message


def test_text_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/x.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    assert "UTF-8" in read(tmp_path, "")[2].broken[0].message


def test_unescape_is_the_inverse_of_what_dressing_writes() -> None:
    html = dress("<p>&lt;b&gt; &amp;amp; &nbsp;</p>", Dressing()).html
    assert unescape(html) == '<p id="p1"><b> &amp; \xa0</p>'


def test_a_line_break_parts_words_in_the_text_without_tags() -> None:
    assert to_html("one<br>two  \nthree") == "<p>one<br>\ntwo<br>\nthree</p>"
