"""What fuzzing and measuring found, with the input made small: each took minutes, or was refused without need."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fuzz.parsers import shipped
from fuzz.wholeness import check
from news_digest.annotators.dialogue import INCISE
from news_digest.checknotes import SEALED
from news_digest.copydesk.bylines import ADDRESS, AND, NAME, PLACE
from news_digest.copydesk.captions import COUNTER, SLASHED
from news_digest.copydesk.furniture import DECORATION
from news_digest.copydesk.headlines import without_site
from news_digest.copydesk.printed import COMPANY, COPYRIGHT, TOLD
from news_digest.emphasis import without_emphasis
from news_digest.formats import Unreadable, read_page
from news_digest.formats.jsonld import json_claims
from news_digest.formats.mail import HEADERS as MAIL_HEADERS
from news_digest.formats.pieces import Piece
from news_digest.formats.sniffing import HEADERS
from news_digest.formats.story import settle
from news_digest.model import Kind, Seed
from news_digest.nearest import sentence_around
from news_digest.notes import LINK
from news_digest.prepare import read_alone
from news_digest.render import plain_text

STORY = "The mayor of Northport opened the new library of the town on Monday, after twenty years of waiting."
ENOUGH = 2.0
"""CPU seconds; each of these took from ten seconds to longer than anybody waits."""


def page(name: str, text: str) -> list[str]:
    return [line.text for line in read_page(Seed(Path(name), name), text.encode()).lines]


MAIL = "From: Ada <ada@example.org>\nSubject: Talks begin\nMIME-Version: 1.0\n%s\n\n%s\n"


def web(inside: str) -> str:
    story = f"<article><p>{STORY}</p>{inside}<p>{STORY}</p></article>"
    return f"<html><head><title>T</title></head><body>{story}</body></html>"


def ladder(steps: int) -> str:
    """JSON-LD in which each writer is named by two others, that doubles with each step."""
    nodes = [
        {"@id": str(n), "@type": "Person", "name": [{"@id": str(n + 1)}, {"@id": str(n + 1)}]}
        for n in range(steps)
    ]
    graph = [{"@type": "NewsArticle", "author": {"@id": "0"}}, *nodes]
    return json.dumps({"@graph": graph})


@pytest.mark.parametrize(
    "work",
    [
        lambda: HEADERS.match("a:b\r\n" + " c\r\n" * 40),
        lambda: page("x.txt", "a:b\r\n" + " c\r\n" * 40 + STORY),
        lambda: NAME.fullmatch("A" * 300 + "!"),
        lambda: TOLD.search("told The " + "A" * 300),
        lambda: ADDRESS.sub(" ", "a" * 20_000),
        lambda: COUNTER.sub("", "0" * 20_000),
        lambda: SLASHED.search("NASA/-" * 3_000),
        lambda: DECORATION.sub("", ")" * 20_000 + "a"),
        lambda: AND.split(" " * 20_000),
        lambda: PLACE.sub("", ", a" * 10_000 + "\n\n"),
        lambda: COMPANY.sub("", "," * 20_000),
        lambda: COPYRIGHT.search("copyright ©" + " " * 20_000),
        lambda: without_site(" " * 20_000, ["The Paper"]),
        lambda: SEALED.sub("", "`" * 5_000 + "a"),
        lambda: MAIL_HEADERS.findall("*From*:* a" + " " * 5_000 + "!"),
        lambda: [*INCISE.finditer(" " * 20_000)],
        lambda: json_claims([ladder(60)]),
        lambda: json_claims([" //" + " " * 20_000 + "x"]),
        lambda: page("x.md", f"---\ntitle: a{' ' * 50_000}b\n---\n\n{STORY}"),
        lambda: page(
            "x.eml",
            MAIL % ("Content-Type: text/plain; format=flowed", f"{STORY}{STORY}" + " \n" * 30_000 + "x"),
        ),
        lambda: page("x.html", web("<div class='s' style='display:none'><p>a</p></div>" * 2_000)),
        lambda: page("x.html", web(f"<p>{'<a href=x>a</a> ' * 6_000}</p>")),
        lambda: page("x.html", web(f"<p>{'<a href=x>a</a><b>b</b> ' * 6_000}</p>")),
        lambda: page(
            "x.html", web("".join(f"<figcaption>Photo: Ada {n}, AP</figcaption>" for n in range(1_500)))
        ),
    ],
)
def test_what_took_minutes(work: Callable[[], object]) -> None:
    begun = time.thread_time()
    work()
    assert time.thread_time() - begun < ENOUGH


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\n" + "# b\n" * 8_000, "far more brackets, headings and rules"),
        ("\\*" * 40_000, "without a blank line"),
        (f"{STORY}\n\n" * 45_000, "4 MB of text"),
    ],
)
def test_markdown_that_would_take_minutes_is_refused(text: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        page("x.md", text)


def test_a_message_with_an_endless_header_of_a_part_is_refused() -> None:
    parts = "--x\nContent-Type: text/plain" + "; a=b" * 100_000 + f"\n\n{STORY}\n--x--"
    with pytest.raises(Unreadable, match="mail header that is far too long"):
        page("x.eml", MAIL % ("Content-Type: multipart/mixed; boundary=x", parts))


def test_a_message_whose_sender_is_nested_without_end_is_read() -> None:
    text = f"Subject: Talks begin\nMIME-Version: 1.0\nFrom: {'<(' * 1_500}\n\n{STORY}\n"
    assert page("x.eml", text) == [STORY]


def test_names_that_json_ld_refers_to_are_found() -> None:
    graph = [
        {"@type": "NewsArticle", "author": [{"@id": "#a"}, {"@id": "#p"}], "publisher": {"@id": "#p"}},
        {"@id": "#a", "@type": "Person", "name": ["Ada Example"]},
        {"@id": "#p", "@type": "NewsMediaOrganization", "name": "The Northport Courier"},
    ]
    said = {(claim.field, claim.value) for claim in json_claims([json.dumps({"@graph": graph})])}
    assert said == {("byline", "Ada Example"), ("outlet", "The Northport Courier")}


@pytest.mark.parametrize(
    "wrapped", ["//<![CDATA[\n%s\n//]]>", "<!-- %s -->", " /*<![CDATA[*/ %s /*]]>*/ ;", "%s;\n"]
)
def test_json_ld_is_unwrapped(wrapped: str) -> None:
    script = wrapped % '{"@type": "NewsArticle", "headline": "Talks begin"}'
    assert [claim.value for claim in json_claims([script])] == ["Talks begin"]


@pytest.mark.parametrize(
    ("pattern", "text", "rest"),
    [
        (ADDRESS, "Ada Example ada@example.org (Reuters) @ada", "Ada Example"),
        (DECORATION, "» Print «»", "Print «"),
        (COUNTER, "1 of 3 | A ship", "A ship"),
        (COMPANY, "Northern Sentinel, Ltd", "Northern Sentinel"),
    ],
)
def test_what_is_cut_is_cut_still(pattern: re.Pattern[str], text: str, rest: str) -> None:
    assert pattern.sub("", text).strip() == rest


@pytest.mark.parametrize("name", ["Jane Doe", "Ursula von der Leyen", "J. R. Tolkien", "Ada de la Cruz"])
def test_names_are_names_still(name: str) -> None:
    assert NAME.fullmatch(name)
    assert not NAME.fullmatch(f"{name} said")


def test_a_page_of_which_all_is_hidden_in_a_template_is_read() -> None:
    text = f"<html><body><template>{f'<p>{STORY}</p>' * 3}</body></html>"
    assert page("x.html", text) == [STORY] * 3


def test_the_last_block_of_a_page_does_not_come_first() -> None:
    kept = [Piece(STORY), Piece("It holds many books."), Piece("Other stories", Kind.HEADING)]
    assert settle(kept[:2], kept) == kept[:2]


def test_a_credit_that_stands_twice_is_not_written_into_itself() -> None:
    copy = f"Harbour town opens its new library\nPhoto: Jane Doe/AP\nPhoto: Jane Doe/AP\n{STORY}\n"
    assert check(copy.encode()) == "read"


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        ("x.md", "---\ntitle: a\n" + " bcd ef\n" * 12_000 + f"---\n\n{STORY}\n\n{STORY}\n"),
        ("x.txt", f"Talks begin\n{STORY}\n{STORY}\n" + "".join(
            f"“We have waited {n} years for it,” said Ada Example{n} of the town.\n\n" for n in range(1_500))),
    ],
)  # fmt: skip
def test_an_article_that_the_site_would_not_read_is_not_written(name: str, copy: str) -> None:
    assert check(copy.encode(), name) == "refused"


def test_a_site_that_is_cut_from_a_headline_is_told_where_it_is_no_field() -> None:
    copy = f"LAUSANNE (Lakeside) — Tasman Evening Star\n\n{STORY}\n\n{STORY[:-1]} and of building.\n"
    assert check(copy.encode()) == "read"
    article = read_alone(Seed(Path("x.txt"), "x.txt"), shipped(), copy.encode()).article
    assert article and article.title == "LAUSANNE (Lakeside)"
    assert copy.splitlines()[0] in [cut.text for cut in article.cuts]


LONG = 200_000
"""Characters; an editor's note or a line of a page may have so many, and each of these took the square."""


@pytest.mark.parametrize(
    "again", ["*a ", "_a ", "***a ", "[", "[a](", "\\[", "*_", "a\\*", "`", "![", "**a* "]
)
def test_marks_of_a_note_are_read_in_one_walk(again: str) -> None:
    text = again * (LONG // len(again))
    begun = time.thread_time()
    without_emphasis(text)
    LINK.sub(r"\1", text)
    [*plain_text(text)]
    assert time.thread_time() - begun < ENOUGH


@pytest.mark.parametrize("again", [".", '."', ".)", " ", ". ", "?!", "Mr. "])
def test_the_end_of_a_sentence_is_found_in_one_walk(again: str) -> None:
    begun = time.thread_time()
    sentence_around(again * (LONG // len(again)), LONG // 2, LONG // 2 + 1)
    assert time.thread_time() - begun < ENOUGH


def test_a_credit_of_one_long_word_is_asked_once() -> None:
    begun = time.thread_time()
    assert not SLASHED.search(". / " + "A" * 5_000 + "\0")
    assert SLASHED.search("A ship. / Jane Doe") and SLASHED.search("A ship. | Jane O’Neill-Doe ")
    assert time.thread_time() - begun < ENOUGH
