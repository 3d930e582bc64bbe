"""Saved web pages: the story, what is claimed of it, what was left out; and pages made to break a reader."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest

from news_digest.formats import Unreadable, read_page
from news_digest.formats.html import LARGEST
from news_digest.formats.jsonld import json_claims
from news_digest.formats.pieces import Piece
from news_digest.formats.stated import stated_story
from news_digest.model import Claim, Kind, Page, Seed
from prose import Case, cases

PARAGRAPH = (
    "The talks in the border village will go on for as long as it takes, the minister told reporters. "
)
STORY = "".join(
    f"<p>{PARAGRAPH} This was on day {n} of the month, as far as anyone knows.</p>" for n in range(20)
)


def page(markup: str) -> Page:
    return read_page(Seed(Path("a.html"), "a.html"), markup.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("case", cases("formats-html"), ids=lambda case: case.name)
def test_story(case: Case) -> None:
    found = page(case["seed"])
    blocks = [
        f"{line.kind}{':' if line.gap or not i else '+'} {line.text}" for i, line in enumerate(found.lines)
    ]
    assert blocks == case["expected"].splitlines()
    assert {line.number for line in found.lines} == {0}
    if "cuts" in case.blocks:
        assert [cut.text for cut in found.cuts] == case["cuts"].splitlines()
        assert {cut.reason for cut in found.cuts} == {"outside the main text"}
    assert not found.partial


@pytest.mark.parametrize("case", cases("formats-claims"), ids=lambda case: case.name)
def test_claims(case: Case) -> None:
    body = case.blocks.get("body", "")
    found = page(
        f"<html><head><title>T</title>{case['seed']}</head><body>{body}<article>{STORY}</article></body></html>"
    )
    claims = [
        f"{claim.field} = {claim.value} ({claim.source})"
        for claim in found.claims
        if claim.source not in ("title", "trafilatura")
    ]
    assert claims == case["expected"].splitlines()


def test_trafilatura_has_its_say_last() -> None:
    head = '<title>Talks go on - The Post</title><meta property="og:site_name" content="The Post">'
    found = page(
        f"<html lang=en><head>{head}</head><body><h1>Talks go on</h1><p>13 February 2018</p>{STORY}</body></html>"
    )
    said = [(claim.field, claim.value) for claim in found.claims if claim.source == "trafilatura"]
    assert ("date", "2018-02-13") in said
    assert [claim.source for claim in found.claims][-len(said) :] == ["trafilatura"] * len(said)
    assert ("lang", "en", "html lang") in [(c.field, c.value, c.source) for c in found.claims]


@pytest.mark.parametrize(
    "hidden",
    [
        *('<p style="color:red; DISPLAY : none !important">{}</p>', "<p style='display:\tnone'>{}</p>"),
        *(
            '<p style="position:absolute; left: -9999px">{}</p>',
            "<div style='text-indent:-9999em'><p>{}</p></div>",
        ),
        *("<template><p>{}</p></template>", "<div hidden><p>{}</p></div>"),
    ],
)
def test_what_no_reader_of_the_page_saw_is_no_text_of_it(hidden: str) -> None:
    words = "“I took the money and I would do it again,” said the minister to great applause in the hall."
    assert "I took the money" not in str(page(f"<body><article>{STORY}{hidden.format(words)}{STORY}").lines)
    shown = f"<div><template shadowrootmode=open><p>{words}</p></template></div>"
    assert "I took the money" in str(page(f"<body><article>{STORY}{shown}{STORY}").lines)


@pytest.mark.parametrize("printed", ["2021-05-03T10:00:00+99:99", "2021-05-03T10:00+24:00"])
def test_a_date_that_cannot_be_reckoned_with_costs_no_page(printed: str) -> None:
    found = page(f'<html><head><meta name="date" content="{printed}"></head><body>{STORY}</body></html>')
    assert Claim("date", printed, "meta") in found.claims


def test_the_latest_date_does_not_hang_on_the_clock() -> None:
    found = page(f"<html><head><title>T</title></head><body><p>Published 3 May 2035</p>{STORY}</body></html>")
    assert "2035-05-03" in [claim.value for claim in found.claims if claim.source == "trafilatura"]


TEASER = f"<p>{PARAGRAPH}</p><p>{PARAGRAPH} And so it did.</p>"
NOT_FREE = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
)
LONGER = NOT_FREE.replace("}", ', "wordCount": 1500}')


@pytest.mark.parametrize(
    ("markup", "partial"),
    [
        (f"<article>{TEASER}</article>", False),
        (f"{NOT_FREE}<article>{TEASER}</article>", True),
        (f"{NOT_FREE}<article>{STORY}{STORY}</article>", False),
        (f"{LONGER}<article>{STORY}</article>", True),
        (f'<article>{TEASER}<div class="article-paywall">Offers</div></article>', True),
        (f'<article>{STORY}<div class="article-paywall">Offers</div></article>', False),
        (
            f"<article>{STORY}<p>Subscribe to continue reading this story for a coin a week.</p></article>",
            True,
        ),
        (f"<article>{TEASER}</article><div>Already a subscriber? Log in</div>", True),
        (f"<article>{STORY}</article><div>Already a subscriber? Log in</div>", False),
    ],
)
def test_teasers_of_paywalls_are_partial(markup: str, partial: bool) -> None:
    assert page(f"<html><head><title>T</title></head><body>{markup}</body></html>").partial is partial


def test_cuts_are_short_and_once_each() -> None:
    menu = f"<div><a href=x>Weather</a></div><div>{'Weather ' * 100}</div><div>Weather</div>"
    found = page(
        f"<html><head><title>T</title></head><body>{menu}<article><h1>T</h1>{STORY}</article>{menu}</body></html>"
    )
    assert len(found.cuts) == len({cut.text for cut in found.cuts})
    assert max(len(cut.text) for cut in found.cuts) <= 300
    assert "Weather" in [cut.text for cut in found.cuts]


def test_every_visible_word_is_in_a_line_or_in_a_cut() -> None:
    extra = "<header><p>Masthead words</p></header><div><h3>Another story</h3></div><footer>Imprint</footer>"
    found = page(f"<html><head><title>T</title></head><body>{extra}<article>{STORY}</article></body></html>")
    shown = " ".join([line.text for line in found.lines] + [cut.text for cut in found.cuts])
    for words in ("Masthead words", "Another story", "Imprint", "day 19"):
        assert words in shown


def test_libraries_are_quiet(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(Unreadable):
        page("<html><head></head><body></body></html>")
    assert not caplog.records


HEAD = "<html><head><title>T</title></head><body><h1>Talks go on</h1>"
EVIL = {
    "deep divisions": HEAD + STORY + "<div>" * 10_000 + "x",
    "deep tables": HEAD + STORY + "<table><tr><td>" * 5_000 + "x",
    "deep lists": HEAD + STORY + "<ul><li>" * 5_000 + "x",
    "deep quotations": HEAD + STORY + "<blockquote>" * 10_000 + "x",
    "deep bylines": HEAD + STORY + "<span class=byline>" * 5_000 + "x",
    "deep forms": HEAD + STORY + "<form>" * 5_000 + "x",
    "hidden in hidden": HEAD + STORY + "<div hidden>x" * 5_000,
    "many short paragraphs": HEAD + STORY + "<p>x</p>" * 50_000,
    "many line breaks": HEAD + STORY + "<br>x" * 50_000,
    "many links": HEAD + STORY + "<a href=x>one of many links</a> " * 20_000,
    "many cells": HEAD + STORY + "<table>" + "<tr><td>a<td>b" * 20_000,
    "many authors": HEAD + STORY + "<span class=author>x</span>" * 20_000,
    "many metas": "<meta name=author content=x>" * 20_000 + HEAD + STORY,
    "one long word": HEAD + STORY + "<p>" + "w" * 3_000_000,
    "one long paragraph": HEAD + STORY + "<p>" + "word " * 300_000,
    "open angles": HEAD + STORY + "<" * 200_000,
    "ampersands": HEAD + STORY + "&" * 200_000,
    "attributes": HEAD + STORY + "<p " + "a=1 " * 100_000 + ">x",
    "long class": HEAD + STORY + '<p class="' + "byline " * 50_000 + '">x',
    "broken tags": HEAD + STORY.replace("</p>", "").replace("<p>", "<p <div></span></body>"),
    "deep JSON": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + HEAD + STORY,
    "deep JSON objects": '<script type="application/ld+json">'
    + '{"a":' * 900
    + "1"
    + "}" * 900
    + "</script>"
    + HEAD
    + STORY,
    "much JSON": '<script type="application/ld+json">['
    + '{"@type": "Article"},' * 50_000
    + "{}]</script>"
    + HEAD
    + STORY,
    "a picture inside": HEAD + STORY + '<img src="data:image/png;base64,' + "A" * (LARGEST + 1) + '">',
    "control characters": "\x00\x01\ufeff" + HEAD + STORY.replace("Seoul", "\x0b\x1f\ud800"),
    "character references": HEAD + STORY + "<p>&#xD800; &#0; &#1; &#x110000; &#xFFFE;</p>",
    "an XML declaration": '<?xml version="1.0" encoding="utf-16"?>' + HEAD + STORY,
}


@pytest.mark.parametrize("markup", EVIL.values(), ids=EVIL)
def test_pages_made_to_break_a_reader(markup: str) -> None:
    start = time.process_time()
    found = page(markup)
    assert time.process_time() - start < 20  # seconds; a hang, not a slow machine
    story = " ".join(line.text for line in found.lines if line.kind is not Kind.HEADING)
    assert "as long as it takes" in story
    assert found.claims


@pytest.mark.parametrize(
    "markup", ["<div>" * 10_000 + PARAGRAPH, "<!-- " * 20_000, "<html>" + "x " * LARGEST]
)
def test_hopeless_pages_are_refused_in_words(markup: str) -> None:
    try:
        found = page(markup)
    except Unreadable as problem:
        assert "paste its text into a .txt file" in str(problem)
    else:
        assert found.lines


def test_opening_comments_do_not_hold_up_the_sniffing() -> None:
    start = time.perf_counter()
    assert read_page(Seed(Path("a.txt"), "a.txt"), b"<!-- x -->" * 800 + b" Talks go on.").format == "text"
    assert time.perf_counter() - start < 5


def test_json_claims_of_anything() -> None:
    for script in (
        "null",
        "7",
        '"x"',
        "[[[]]]",
        '{"@type": []}',
        '{"@graph": {"@type": "Article", "author": [[], {}]}}',
    ):
        assert json_claims([script]) == []


STATED = [f"{PARAGRAPH}This was on day {n} of the month." for n in range(12)]


def test_blocks_of_the_page_that_hold_the_stated_text_are_the_story_where_little_else_was_found() -> None:
    page = [Piece("Menu and search"), *(Piece(text) for text in STATED), Piece("Other stories of the day")]
    claims = [Claim("body", " ".join(STATED), "json-ld")]
    assert stated_story(page[1:2], page, claims) == page[1:-1]
    assert stated_story(page[1:10], page, claims) == page[1:10]


def test_a_stated_text_that_is_not_free_to_read_is_not_taken() -> None:
    claims = [Claim("body", "\n".join(STATED), "json-ld"), Claim("free", "False", "json-ld")]
    opening = [Piece(STATED[0])]
    assert stated_story(opening, opening, claims) == opening
    assert len(stated_story(opening, opening, claims[:1])) == len(STATED)
