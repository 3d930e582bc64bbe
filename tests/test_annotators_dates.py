"""Days, months and years that the text speaks of, from the day of publication."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.annotators.dates import find_dates
from news_digest.model import Article, Block, Kind, Knowledge, Stamp
from prose import Case, cases

THURSDAY = Stamp(2018, 1, 11, "04:40", "+08:00")


WEDNESDAY = Stamp(2018, 2, 14)


def dates(
    text: str,
    published: Stamp | None = THURSDAY,
    kind: Kind = Kind.PARAGRAPH,
    lang: str = "",
    dateline: str = "",
) -> dict[str, str]:
    block = Block(kind, text)
    article = find_dates(
        Article("x", "A title", (block,), date=published, lang=lang, dateline=dateline), Knowledge()
    )
    for found in article.annotations.dates:
        assert text[found.span.start : found.span.end] == found.text
    return {found.text: str(found.meaning) for found in article.annotations.dates}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Wednesday.", {"on Wednesday": "2018-01-10"}),
        ("After Tuesday’s meeting they left.", {"Tuesday": "2018-01-09"}),
        ("It happened on Thursday.", {"on Thursday": "2018-01-11"}),
        ("It happened last Thursday.", {"last Thursday": "2018-01-04"}),
        ("The vote is next Tuesday.", {"next Tuesday": "2018-01-16"}),
        ("They will meet on Friday.", {"on Friday": "2018-01-12"}),
        ("He said so yesterday; today he left.", {"yesterday": "2018-01-10", "today": "2018-01-11"}),
        ("They meet next month, as last year.", {"next month": "2018-02", "last year": "2017"}),
        ("On 9 January 2018 it began.", {"On 9 January 2018": "2018-01-09"}),
        ("It began on Jan. 9, 2018, at noon.", {"on Jan. 9, 2018": "2018-01-09"}),
        ("It began on January 9 at noon.", {"on January 9": "2018-01-09"}),
        ("It ended on 29 December.", {"on 29 December": "2017-12-29"}),
        ("It opens on February 9.", {"on February 9": "2018-02-09"}),
        ("In April 2017 it changed.", {"In April 2017": "2017-04"}),
        ("It has stood since 1953.", {"since 1953": "1953"}),
        ("It changed in November.", {"in November": "2017-11"}),
        ("It will change in November.", {"in November": "2018-11"}),
        ("Vargas and Brand leave for Oslo on Friday.", {"on Friday": "2018-01-12"}),
        ("Vargas flies home on Friday.", {"on Friday": "2018-01-12"}),
        ("The hearings go on in August.", {"in August": "2018-08"}),
        ("Repairs to the pier in August", {}),
        ("The office visits Brand on Monday, she said.", {"on Monday": "2018-01-15"}),
        ("They agreed to meet on Friday.", {"on Friday": "2018-01-12"}),
        ("The results are published on Friday.", {"on Friday": "2018-01-12"}),
        ("Monday’s vote decides it.", {}),
        ("The ban lasts until Friday.", {"Friday": "2018-01-12"}),
        ("A planned visit on Friday is off.", {}),
        ("On Friday, Vargas leaves, officials said.", {"On Friday": "2018-01-12"}),
        ("On Friday, the two met in Oslo.", {"On Friday": "2018-01-05"}),
        ("In a speech on Friday, he said no.", {"on Friday": "2018-01-05"}),
        ("Speaking in the garden on Friday, he called it off.", {"on Friday": "2018-01-05"}),
        ("At Tuesday’s meeting, ministers agreed.", {"Tuesday": "2018-01-09"}),
        ("Vargas, who came to Oslo, Norway, on Friday, left.", {"on Friday": "2018-01-05"}),
        ("It passed 12,500 metres above the sea on Friday.", {"on Friday": "2018-01-05"}),
        ("She became the third woman to land there on Friday.", {"on Friday": "2018-01-05"}),
        ("Norway quit the talks on Monday.", {"on Monday": "2018-01-08"}),
        ("They have been there since Monday.", {"Monday": "2018-01-08"}),
        (
            "He said on Tuesday that it would end on Friday.",
            {"on Tuesday": "2018-01-09", "on Friday": "2018-01-12"},
        ),
        ("Some came on Tuesday; the rest follow on Friday.", {"on Tuesday": "2018-01-09"}),
        ("They met in May. They may go on in May.", {"met in May": "2017-05"}),
        ("On 31 February nothing happened.", {}),
        ("On Monday 9 January it began.", {}),
        ("About 2018 people marched; Mrs May and March Hare did not.", {}),
    ],
)
def test_meaning(text: str, expected: dict[str, str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize("case", cases("dates-text"), ids=lambda case: case.name)
def test_prose(case: Case) -> None:
    """Each line of a case is an article of its own; `=>` is followed by all that is resolved in it."""
    wrong = []
    for lang, line in [(lang, line) for lang, block in case.blocks.items() for line in block.splitlines()]:
        text, _, wanted = line.partition(" => ")
        expected = dict(pair.rsplit(" = ", 1) for pair in wanted.split("; ") if wanted != "none")
        found = dates(text, WEDNESDAY, lang=lang)
        if found != expected:
            wrong.append(f"{text} => {'; '.join(f'{words} = {day}' for words, day in found.items())}")
    assert not wrong


def test_nothing_without_a_day_and_nothing_in_captions() -> None:
    assert dates("It was yesterday.", None) == {}
    assert dates("It was yesterday.", Stamp(2018, 1)) == {}
    assert dates("It was yesterday.", kind=Kind.CAPTION) == {}


def test_a_reprint_is_read_from_the_day_of_its_dateline() -> None:
    assert dates("They met on Monday.", WEDNESDAY, dateline="SEOUL, Feb. 11 (Wire)") == {
        "on Monday": "2018-02-05"
    }
    for other in ("SEOUL, Feb. 16", "SEOUL, Jan. 3", "SEOUL", "SEOUL, Feb. 14"):
        assert dates("They met on Monday.", WEDNESDAY, dateline=other) == {"on Monday": "2018-02-12"}


def test_a_language_without_tables_has_no_dates() -> None:
    assert dates("They met on Monday.", lang="xx") == {}


def test_words_that_mean_two_times_are_told_apart_by_the_words_beside_them() -> None:
    assert dates("A note came on Friday. Vargas may leave on Friday.") == {"came on Friday": "2018-01-05"}
    assert dates("It came on Friday. It may come on Friday. It came on Friday.") == {}


@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from("Monday Friday Sunday".split()),
)
def test_a_weekday_is_within_the_week_before(day: datetime.date, name: str) -> None:
    found = dates(f"They met on {name}.", Stamp(day.year, day.month, day.day))
    meant = Stamp.parse(found[f"on {name}"]).first_day
    assert meant.strftime("%A") == name
    assert 0 <= (day - meant).days < 7


@pytest.mark.parametrize(
    ("modified", "text", "expected"),
    [
        (Stamp(2021, 5, 4, "09:30"), "On Tuesday the council said no.", {}),
        (Stamp(2021, 5, 4, "09:30"), "They met from Thursday to Tuesday.", {}),
        (Stamp(2021, 5, 4, "09:30"), "On Sunday the council said no.", {"On Sunday": "2021-05-02"}),
        (Stamp(2021, 5, 4, "09:30"), "They will meet on Tuesday.", {"on Tuesday": "2021-05-04"}),
        (Stamp(2021, 5, 3, "23:30"), "On Tuesday the council said no.", {"On Tuesday": "2021-04-27"}),
        (Stamp(2021, 9, 1), "On Tuesday the council said no.", {"On Tuesday": "2021-04-27"}),
    ],
)
def test_a_weekday_that_came_before_the_last_change_is_doubtful(
    modified: Stamp, text: str, expected: dict[str, str]
) -> None:
    block = Block(Kind.PARAGRAPH, text)
    article = Article("x", "A title", (block,), date=Stamp(2021, 5, 3), modified=modified)
    found = find_dates(article, Knowledge()).annotations.dates
    assert {each.text: str(each.meaning) for each in found} == expected


WORDS = st.sampled_from(
    "on On the last next 9 31 2018 May march Monday to - , . “ ” in two days ago later week am 9. Januar vor "
    "drei Tagen le 1er mars il y a hace dos días 지난 9일 오늘 3년 전 of year 99 0 February 30".split()
)


@given(
    st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60),
    st.sampled_from("en de fr es ko".split()),
)
def test_any_words_are_read_in_order_and_none_twice(text: str, lang: str) -> None:
    for day in (Stamp(2020, 2, 29), Stamp(1, 1, 1), Stamp(9999, 12, 31), None):
        body = (Block(Kind.PARAGRAPH, text),)
        found = find_dates(Article("x", "T", body, date=day, lang=lang), Knowledge()).annotations.dates
        spans = [(one.span.start, one.span.end) for one in found]
        assert spans == sorted(spans) and all(text[start:end].strip() for start, end in spans)
