"""The timeline's pages, charts and index over libraries made in memory."""

from __future__ import annotations

import json
import sys
from collections import Counter
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from news_digest.model import Stamp, parse_when
from news_digest.pages import timeline
from news_digest.pages.density import HEIGHT, MOST_BARS
from news_digest.pages.library import Library
from news_digest.pages.moments import all_moments
from news_digest.pages.stories import held_back
from news_digest.pages.timeline import TOO_MANY
from news_digest.pages.views import TimelineDay
from test_pages import MONDAY, files, library, story, view


def index(shelf: Library) -> dict[str, Any]:
    (file,) = timeline.files(shelf)
    assert file.path == "timeline/index.json"
    found: dict[str, Any] = json.loads(file.data)
    return found


def unfolded(steps: list[int]) -> list[int]:
    return list(accumulate(steps))


def of(kind: str, shelf: Library) -> dict[str, list[int]]:
    """Slug -> numbers of the entries."""
    return {slug: unfolded(steps) for slug, _, steps in index(shelf)[kind]}


def chart(shelf: Library, path: str) -> Any:
    return view(timeline, shelf, path, "chart")


def crowd(number: int, day: str, **fields: Any) -> list[Any]:
    return [story(f"{day}-{n}", day, **fields) for n in range(number)]


def telling(
    slug: str, date: str, *names: str, words: str = "on Monday", day: str = "2018-02-12", **fields: Any
) -> Any:
    html = f"<p>{' and '.join(names) or 'They'} met {words} at {slug}.</p>"
    return story(slug, date, *names, html=html, dates=((words, parse_when(day)),), **fields)


# --- days ------------------------------------------------------------------------------------------


def test_events_stand_apart_from_what_was_published_on_their_day() -> None:
    shelf = library(
        telling("a", "2018-02-13 06:00"),
        story("b", "2018-02-12"),
        story("c", "2018-02-12", modified=Stamp(2018, 2, 13)),
    )
    month = view(timeline, shelf, "timeline/2018-02.html", "month")
    assert [
        (day.anchor, [e.kind for e in day.told], [e.kind for e in day.published]) for day in month.days
    ] == [
        ("d13", [], ["published", "updated"]),
        ("d12", ["mentioned"], ["published", "published"]),
    ]
    assert (month.count, month.told, month.published) == (5, 1, 4)


def test_an_event_is_worked_out_only_where_no_article_prints_its_day() -> None:
    printed = telling("b", "2018-02-14", "Ann Other", words="on 12 February 2018")
    same = "<p>Ann Other met {} with the long council of the bridge.</p>"
    one = story("a", "2018-02-13", "Ann Other", html=same.format("on Monday"), dates=MONDAY)
    other = story(
        "b", "2018-02-14", "Ann Other", html=same.format("on 12 February 2018"), dates=printed.dates
    )
    for shelf, full in ((library(one), None), (library(one, other), "on 12 February 2018")):
        (event,) = [m.entry.event for m in all_moments(shelf) if m.entry.event]
        assert (event.in_full.words if event.in_full else None) == full


def test_what_is_known_to_the_month_or_the_year_has_a_list_of_its_own() -> None:
    shelf = library(
        telling("a", "2018-02-13", words="in January", day="2018-01"),
        telling("b", "2018-01-20", words="in 2018", day="2018"),
        story("c"),
    )
    january = view(timeline, shelf, "timeline/2018-01.html", "month")
    assert [day.anchor for day in january.known] == ["d20"]
    assert january.open and [entry.kind for entry in january.open.entries] == ["mentioned"]
    year = view(timeline, shelf, "timeline/2018.html", "year")
    assert [month.month for month in year.months] == [2, 1, 0]
    assert year.months[-1].open and year.months[-1].known == ()
    assert [row.title for row in view(timeline, shelf, "timeline/index.html", "undated")] == ["Title of c"]


def test_a_full_month_has_a_page_for_each_day() -> None:
    stories = crowd(TOO_MANY, "2018-02-13")
    assert not view(timeline, library(*stories), "timeline/2018-02.html", "month").apart
    shelf = library(*stories, story("x", "2018-02-12"), story("y", "2018-02"))
    found = files(timeline, shelf)
    month = found["timeline/2018-02.html"].variables["month"]
    assert month.apart and month.open
    assert sorted(path for path in found if path.startswith("timeline/2018-02-")) == [
        "timeline/2018-02-12.html",
        "timeline/2018-02-13.html",
    ]
    day = found["timeline/2018-02-13.html"].variables
    assert isinstance(day["day"], TimelineDay) and len(day["day"].entries) == TOO_MANY
    assert (day["earlier"].anchor, day["later"]) == ("d12", None)
    bars = {bar.label: bar.url for bar in found["timeline/2018-02.html"].variables["chart"].bars if bar.url}
    assert bars == {"12": "timeline/2018-02-12.html", "13": "timeline/2018-02-13.html"}


def test_the_pages_of_a_month_and_a_year_lead_to_their_part_of_the_filter() -> None:
    shelf = library(story("a", "2020-02-13"))
    assert view(timeline, shelf, "timeline/2020-02.html", "filtered") == (
        "timeline/index.html?from=2020-02-01&to=2020-02-29"
    )
    assert view(timeline, shelf, "timeline/2020.html", "filtered") == (
        "timeline/index.html?from=2020-01-01&to=2020-12-31"
    )


@pytest.mark.parametrize(
    ("when", "last"),
    [
        ("2018-02-13", "2018-02-13"),
        ("2018-02", "2018-02-28"),
        ("2020-02", "2020-02-29"),
        ("2018", "2018-12-31"),
        ("2018-01-29/2018-02-03", "2018-02-03"),
        ("2017-12/2018-02", "2018-02-28"),
        ("2014/2016", "2016-12-31"),
        ("0001", "0001-12-31"),
        ("9999-12", "9999-12-31"),
    ],
)
def test_the_last_day_that_may_be_meant(when: str, last: str) -> None:
    assert parse_when(when).last_day.isoformat() == last


# --- charts ----------------------------------------------------------------------------------------


def test_a_chart_tells_events_and_publications_apart() -> None:
    shelf = library(telling("a", "2018-02-13"), telling("b", "2018-02-14"), story("c", "2018-02-13"))
    drawn = chart(shelf, "timeline/2018-02.html")
    assert [(bar.label, bar.published, bar.told) for bar in drawn.bars if bar.url] == [
        ("12", 0, 2),
        ("13", 2, 0),
        ("14", 1, 0),
    ]
    tallest = max(bar.up for bar in drawn.bars), max(bar.down for bar in drawn.bars)
    assert sum(tallest) == HEIGHT and tallest == (drawn.base, HEIGHT - drawn.base)
    assert len(drawn.bars) == 28 and drawn.bars[12].url == "timeline/2018-02.html#d13"


def test_each_level_of_the_chart_leads_one_level_down() -> None:
    shelf = library(story("a", "2018-02-13"), story("b", "2016"))
    assert [bar.url for bar in chart(shelf, "timeline/index.html").bars] == [
        "timeline/2016.html",
        "",
        "timeline/2018.html",
    ]
    months = chart(shelf, "timeline/2018.html").bars
    assert [(bar.label, bar.url) for bar in months[:3]] == [
        ("Jan", ""),
        ("Feb", "timeline/2018-02.html"),
        ("Mar", ""),
    ]
    assert chart(shelf, "timeline/2016.html") is None, "nothing is known of its months"
    assert chart(library(story("a")), "timeline/index.html") is None


def test_a_single_entry_among_many_is_still_drawn() -> None:
    shelf = library(*crowd(400, "2018-02-13"), story("x", "2018-02-14"))
    assert {bar.label: bar.up for bar in chart(shelf, "timeline/2018-02.html").bars if bar.up}["14"] == 2


def test_long_silence_is_cut_out_of_the_chart_and_short_silence_is_not() -> None:
    shelf = library(story("a", "1945-08-15"), story("b", "2018"), story("c", "2022"))
    assert [(bar.label, bar.cut) for bar in chart(shelf, "timeline/index.html").bars] == [
        ("1945", 0),
        ("", 72),
        *((str(year), 0) for year in range(2018, 2023)),
    ]


def test_years_that_nobody_meant_do_not_break_the_timeline() -> None:
    shelf = library(
        story("a", "0001-01-01"), story("b", "9999-12-31"), story("c", "2018"), story("d", "0800")
    )
    bars = chart(shelf, "timeline/index.html").bars
    assert [bar.label or bar.cut for bar in bars] == ["1", 798, "800", 1217, "2018", 7980, "9999"]
    assert [bar.first for bar in bars if bar.url][:2] == ["0001-01-01", "0800-01-01"]
    found = files(timeline, shelf)
    assert {"timeline/0001.html", "timeline/0001-01.html", "timeline/9999-12.html"} <= set(found)
    assert unfolded(index(shelf)["first"]) == sorted(unfolded(index(shelf)["first"]), reverse=True)


def test_very_many_years_share_bars_that_lead_to_their_place() -> None:
    shelf = library(*(story(f"a{year}", str(year)) for year in range(1500, 1500 + 2 * MOST_BARS + 1)))
    bars = chart(shelf, "timeline/index.html").bars
    assert len(bars) <= MOST_BARS and sum(bar.published for bar in bars) == 2 * MOST_BARS + 1
    assert (bars[0].name, bars[0].url) == ("1500 to 1502", "timeline/index.html#y1500")


def test_labels_stand_where_there_is_room_and_always_at_the_end() -> None:
    days = chart(library(story("a", "2018-01-01")), "timeline/2018-01.html").bars
    always = [bar.label for bar in days if bar.room == "always"]
    assert always[-1] == "31" and len(always) <= 10
    assert all(bar.room for bar in days), "31 labels have room on a wide page"


# --- the index of the filter -------------------------------------------------------------------------


def test_entries_are_numbered_as_the_pages_show_them() -> None:
    shelf = library(
        telling("a", "2018-02-13 06:00"),
        story("b", "2018-02"),
        story("c", "2018"),
        story("d"),
        story("e", "2017-05-01"),
    )
    found = index(shelf)
    assert list(zip(found["pages"], found["counts"], strict=True)) == [
        ("2018-02", 3),
        ("2018", 1),
        ("2017-05", 1),
        ("index", 1),
    ]
    assert unfolded(found["told"]) == [1]
    moments = all_moments(shelf)
    assert [moment.entry.article.title[-1] for moment in moments] == ["a", "a", "b", "c", "e"]
    first = unfolded(found["first"])
    assert first == [moment.day.first_day.toordinal() - 719163 for moment in moments]
    assert found["spans"] == [2, 27, 3, 364], "a month and a year last"


def test_the_days_of_a_full_month_are_pages_and_its_rest_stands_on_the_months() -> None:
    shelf = library(*crowd(TOO_MANY, "2018-02-13"), story("x", "2018-02-12"), story("y", "2018-02"))
    found = index(shelf)
    assert list(zip(found["pages"], found["counts"], strict=True)) == [
        ("2018-02-13", TOO_MANY),
        ("2018-02-12", 1),
        ("2018-02", 1),
    ]


def test_a_period_lasts_over_the_end_of_its_month() -> None:
    shelf = library(telling("a", "2018-02-05", words="last week", day="2018-01-29/2018-02-04"))
    found = index(shelf)
    assert found["pages"] == ["2018-02", "2018-01"] and found["spans"] == [1, 6]


def test_who_and_what_an_entry_is_about() -> None:
    html = "<p>Ann Other spoke on Monday.</p><p>Bob Else wrote.</p>"
    shelf = library(
        story(
            "a",
            "2018-02-13",
            "Ann Other",
            "Bob Else",
            html=html,
            dates=MONDAY,
            tags=("Talks",),
            outlet="The Paper",
        ),
        story("b", "2018-02-01", "Bob Else", via="The Mirror", outlet="Else"),
        story("c", tags=("Talks",)),
    )
    assert [m.entry.kind for m in all_moments(shelf)] == ["published", "mentioned", "published"]
    assert of("actors", shelf) == {"ann-other": [0, 1], "bob-else": [0, 2]}, (
        "an event has those who act in it"
    )
    assert of("tags", shelf) == {"talks": [0, 1, 3]}, "what has no date is last"
    assert of("outlets", shelf) == {"else": [2], "the-mirror": [2], "the-paper": [0, 1]}


def test_a_copy_is_found_under_its_own_outlet_too() -> None:
    text = "<p>" + " ".join(f"word{n} of the council and the harbour" for n in range(60)) + ".</p>"
    shelf = library(
        story("a", "2018-02-13", html=text, outlet="The Paper"),
        story("b", "2018-02-13", html=text, outlet="Else"),
    )
    assert len(shelf.leading) == 1
    assert of("outlets", shelf) == {"else": [0], "the-paper": [0]}


def test_the_index_holds_no_words_of_an_article_and_is_the_same_every_time() -> None:
    stories = [telling("a", "2018-02-13", "Ann Other"), story("b", "2018-02-12", "Bob Else", tags=("x",))]
    one, other = (next(iter(timeline.files(library(*some)))).data for some in (stories, stories[::-1]))
    assert one == other and b"met" not in one and b"Title" not in one


class Entries(HTMLParser):
    """The text of each entry of a page, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "ul":
            words = (dict(attrs).get("class") or "").split()
            self.within = next((word for word in words if word in ("events", "papers", "undated-list")), "")
        elif tag == "li" and self.within:
            self.found.append(f"{self.within}: ")

    def handle_endtag(self, tag: str) -> None:
        self.within = "" if tag == "ul" else self.within

    def handle_data(self, data: str) -> None:
        if self.within and self.found:
            self.found[-1] += data


def test_the_index_and_the_built_pages_agree(private_site: Path) -> None:
    folder = private_site / "timeline"
    found = json.loads((folder / "index.json").read_bytes())
    entries: list[str] = []
    for name, count in zip(found["pages"], found["counts"], strict=True):
        page = Entries()
        page.feed((folder / f"{name}.html").read_text("utf-8"))
        assert len(page.found) == count, name
        entries += page.found
    told = set(unfolded(found["told"]))
    assert told == {n for n, text in enumerate(entries) if text.startswith("events")}
    assert found["outlets"] and told
    for _, name, steps in found["outlets"]:
        listed = {n for n in unfolded(steps) if n not in told}
        printed = {n for n, text in enumerate(entries) if n not in told and text.rstrip().endswith(name)}
        assert printed <= listed, name


def test_a_public_digest_tells_no_more_days_than_its_excerpt() -> None:
    html = f"<p>{'Word ' * 100}</p><p>They met on Monday in the long secret hall.</p>"
    whole = story("a", "2018-02-13", html=html, dates=MONDAY)
    assert len(all_moments(library(whole))) == 2
    cut = library(held_back(whole, 75))
    assert [moment.entry.kind for moment in all_moments(cut)] == ["published"]


def test_an_empty_digest_has_an_empty_index() -> None:
    assert index(library())["pages"] == [] and index(library())["first"] == []


def test_ten_thousand_entries_cost_ten_times_a_thousand() -> None:
    def calls(number: int) -> int:
        days = [Stamp(2015 + n % 4, 1 + n % 12, 1 + n % 28) for n in range(number)]
        shelf = library(*(story(f"a{n:05}", str(day), f"Person {n % 300}") for n, day in enumerate(days)))
        counted = Counter[str]()
        sys.setprofile(lambda frame, kind, of: counted.update([kind]))
        try:
            list(timeline.pages(shelf))
            list(timeline.files(shelf))
        finally:
            sys.setprofile(None)
        return counted["call"] + counted["c_call"]

    assert calls(10_000) < 12 * calls(1_000)
