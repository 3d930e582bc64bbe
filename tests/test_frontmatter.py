"""The wall: what is written is read again, what is not ours is refused with its line."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.amend import amend
from news_digest.frontmatter import KEYS, dump, fields_of, parse
from news_digest.model import (
    TITLE,
    ActorKind,
    ActorRef,
    Annotations,
    Article,
    Block,
    DateExpression,
    Kind,
    Quotation,
    Span,
    Stamp,
)
from news_digest.problems import UserError
from news_digest.unseen import UNSEEN
from prose import Case, cases

FIRST = "The point is, no crane comes down until they pay."
SECOND = "The point is, no one knows. We met on Wednesday."
BODY = tuple(
    Block(Kind.PARAGRAPH, text)
    for text in (
        f"“{FIRST}” he said.",
        f"“{SECOND}” she said on Wednesday night.",
        "On 3 May 2018 it rained.",
    )
)


def quote(block: int, text: str, speaker: str) -> Quotation:
    start = BODY[block].text.index(text)
    return Quotation((Span(block, start, start + len(text)),), text, speaker, "said")


def date(block: int, text: str, meaning: Stamp, last: bool = False) -> DateExpression:
    find = BODY[block].text.rindex if last else BODY[block].text.index
    return DateExpression(Span(block, find(text), find(text) + len(text)), text, meaning)


ARTICLE = Article(
    seed="a.txt",
    title="‘Smile diplomacy’: no",
    body=BODY,
    kicker="Korea",
    byline=("A. Writer",),
    date=Stamp(2018, 1, 11, "04:40", "+08:00"),
    modified=Stamp(2018, 1, 12),
    outlet="The Daily Example",
    category="Korea",
    tags=("no", "1984"),
    lang="no",
    url="https://example.org/a?b=c",
    partial=True,
    annotations=Annotations(
        quotations=(quote(0, FIRST, "Mike Pence"), quote(1, SECOND, "Ms Kim"), quote(1, "We met", "")),
        dates=(
            date(1, "on Wednesday", Stamp(2018, 1, 10)),
            date(1, "on Wednesday", Stamp(2018, 1, 17), last=True),
            date(2, "On 3 May 2018", Stamp(2018, 5, 3)),
            DateExpression(Span(TITLE, 0, 2), "no", Stamp(2018)),
        ),
    ),
    actors=(
        ActorRef("Mike Pence"),
        ActorRef("Moon Jae-in", forms=("Moon",)),
        ActorRef("North Korea", ActorKind.STATE),
        ActorRef("River Watch", ActorKind.ORGANISATION),
    ),
    unresolved=("Ms Kim",),
)


def test_the_fields_of_an_article() -> None:
    fields = fields_of(ARTICLE, known={"North Korea"})
    assert list(fields) == [key for key in KEYS if key in fields]
    assert fields["status"] == "partial"
    assert fields["date"] == "2018-01-11 04:40+08:00"
    assert fields["actors"] == [
        "Mike Pence",
        {"name": "Moon Jae-in", "as": ["Moon"]},
        "North Korea",
        {"name": "River Watch", "kind": "organisation"},
    ]
    assert not {"dek", "slug", "via", "license"} & set(fields)


def test_quotes_are_known_by_the_fewest_words_that_tell_them_apart() -> None:
    assert fields_of(ARTICLE)["quotes"] == {
        "The point is, no crane": "Mike Pence",
        "The point is, no one": "Ms Kim",
    }


def test_dates_are_written_where_the_words_do_not_tell_and_told_apart_where_they_differ() -> None:
    assert fields_of(ARTICLE)["dates"] == {
        "met on Wednesday": "2018-01-10",
        "on Wednesday night": "2018-01-17",
        "On 3 May 2018": "2018-05-03",
    }


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:x", "https://", "http://[", "https://a/{static}b"]
)
def test_an_address_that_would_be_refused_is_not_written(url: str) -> None:
    article = Article("a.txt", "T", BODY, url=url)
    assert "url" not in fields_of(article)


def test_another_reader_gets_the_same_texts() -> None:
    fields = fields_of(ARTICLE)
    loaded = yaml.safe_load(dump(fields, "Body\n").split("---\n")[1])
    assert loaded.pop("modified") == datetime.date(2018, 1, 12)
    assert loaded.pop("dates") == {
        words: datetime.date.fromisoformat(day) for words, day in fields["dates"].items()
    }
    assert loaded == {key: value for key, value in fields.items() if key not in ("modified", "dates")}


@pytest.mark.parametrize("case", cases("frontmatter"), ids=lambda case: case.name)
def test_prose(case: Case) -> None:
    where = "content/articles/x.md"
    if "problem" not in case.blocks:
        document = parse(case["article"], where)
        assert dump(document.fields, document.body) == case["written"]
        return
    with pytest.raises(UserError) as caught:
        parse(case["article"], where)
    assert [str(problem) for problem in caught.value.problems] == case["problem"].splitlines()


def test_lines_lead_to_entries() -> None:
    text = "---\ntitle: T\nactors:\n- A\n- {name: B, as: [C]}\nquotes:\n  The point is: A\n---\nBody\n"
    lines = parse(text, "x.md").lines
    assert (lines["title"], lines["actors/A"], lines["actors/B"]) == (2, 4, 5)
    assert (lines["quotes/The point is"], lines["body"]) == (7, 9)


@pytest.mark.parametrize(
    "text", ["\ufeff---\r\ntitle: A\r\n---\r\nB\r\nC\r\n", "---  \ntitle: A\n--- \nB\nC\n"]
)
def test_what_an_editors_notepad_makes_of_it(text: str) -> None:
    document = parse(text, "x.md")
    assert document.fields == {"title": "A"}
    assert document.body == "B\nC\n"


def test_large_or_deep_front_matter_is_refused() -> None:
    for text in (f"title: {'x' * 70_000}\n", "[" * 60_000, "actors:\n" + "- " * 200 + "a\n", "{a: " * 5000):
        with pytest.raises(UserError):
            parse(f"---\n{text}\n---\n", "x.md")


SIGNS = "ab :#-'\"[]{}&*!|>%@`,?\\~=<\n\t \u00a0é한😀0129.x\u2028"
TYPED = "no|1984|null|~|a: b|# x|---|...|2018-02-13|6:00|<<|=|0x1f|1e3|- a|!!str".split("|")
WORDS = st.text(st.sampled_from(SIGNS), max_size=12) | st.sampled_from(TYPED)
CLEAN = WORDS.map(lambda text: " ".join(UNSEEN.sub("", text).split()))
TEXT = CLEAN.filter(bool)
STAMP = st.sampled_from(["2018", "2018-02", "2018-02-13", "2018-02-13 06:00", "2018-01-11 04:40+08:00"])
NAMES = st.lists(TEXT, min_size=1, max_size=3, unique=True)
SHAPES: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(("title", "kicker", "dek", "dateline", "outlet", "via", "category", "seed"), TEXT),
    **dict.fromkeys(("date", "modified"), STAMP),
    **dict.fromkeys(("byline", "tags", "unresolved", "actors"), NAMES),
    "quotes": st.dictionaries(TEXT, TEXT, min_size=1, max_size=3),
    "dates": st.dictionaries(TEXT, STAMP, min_size=1, max_size=3),
}
FIELDS = st.fixed_dictionaries({}, optional=SHAPES)
BODIES = st.text(st.sampled_from("ab-\n :#"), max_size=30)


@settings(max_examples=200, deadline=None)
@given(FIELDS, BODIES)
def test_what_is_written_is_read_again(fields: dict[str, Any], body: str) -> None:
    document = parse(dump(fields, body), "x.md")
    assert document.fields == fields
    assert document.body == body


@settings(max_examples=200, deadline=None)
@given(FIELDS)
def test_another_reader_gets_the_same_titles_and_tags(fields: dict[str, Any]) -> None:
    text = dump({key: fields[key] for key in ("title", "tags", "seed") if key in fields}, "")
    header = text.removeprefix("---\n").removesuffix("---\n")
    assert (yaml.safe_load(header) or {}) == {k: fields[k] for k in ("title", "tags", "seed") if k in fields}


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab:-[]{}&*!|>'\"#% \n,~?\t"), max_size=40))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        document = parse(f"---\n{text}\n---\nBody\n", "x.md")
    except UserError as error:
        assert all(problem.line >= 1 and problem.message and problem.advice for problem in error.problems)
    else:
        assert set(document.fields) <= set(KEYS)


@settings(max_examples=150, deadline=None)
@given(FIELDS, FIELDS, BODIES)
def test_a_file_can_be_brought_up_to_date(old: dict[str, Any], new: dict[str, Any], body: str) -> None:
    text = "# by hand\n" + dump(old, "").removeprefix("---\n").removesuffix("---\n")
    text = f"---\n{text}---\nOld\n"
    again = parse(amend(text, parse(text, ""), new, body), "")
    assert again.fields == new
    assert again.body == body


def test_remarks_and_order_survive_when_other_fields_change() -> None:
    text = "---\n# mine\ntags: [b,   a] # why\ntitle: Old\n# about the date\ndate: 2018-01-01\n---\nOld\n"
    document = parse(text, "x.md")
    new = {"title": "New", "date": "2018-01-01", "outlet": "The Daily Example", "tags": ["b", "a"]}
    assert amend(text, document, new, "New\n") == (
        "---\n# mine\ntags: [b,   a] # why\ntitle: New\n# about the date\ndate: 2018-01-01\n"
        "outlet: The Daily Example\n---\nNew\n"
    )
