"""Sparklines, and the addresses of parts of the timeline."""

from __future__ import annotations

import datetime
import re

import pytest

from news_digest.model import Stamp
from news_digest.pages.filters import filtered, within
from news_digest.pages.sparkline import SLOTS, Span, counts, span_of, sparkline, sparkline_view
from test_pages import story


@pytest.mark.parametrize(
    ("numbers", "path"),
    [
        ((), ""),
        ((0, 0), ""),
        ((1,), "M0 20H0V0H100V20Z"),
        ((1, 2), "M0 20H0V10H50V0H100V20Z"),
        ((2, 2, 0), "M0 20H0V0H66.7V20H100V20Z"),
        ((0, 1, 100), "M0 20H33.3V18.5H66.7V0H100V20Z"),
    ],
)
def test_a_line_is_steps_over_a_base(numbers: tuple[int, ...], path: str) -> None:
    assert sparkline(numbers) == path


def test_a_line_never_leaves_its_box() -> None:
    path = sparkline([(n * 7919) % 101 for n in range(60)])
    assert all(0 <= float(number) <= 100 for number in re.findall(r"[\d.]+", path))
    assert all(0 <= float(number) <= 20 for number in re.findall(r"V([\d.]+)", path))


def test_lines_of_a_site_share_one_span() -> None:
    stories = [
        story("a", "2018-01-01"),
        story("b", "2018-02"),
        story("c", "2019-12-31"),
        story("d", "1950"),
        story("e"),
    ]
    span = span_of(stories)
    assert span == Span(datetime.date(2018, 1, 1), datetime.date(2019, 12, 31))
    assert span.slots <= SLOTS
    assert sum(counts(stories, span)) == 3, "what is known to the year alone stands nowhere"
    line = sparkline_view(stories[:1], span)
    assert line and (line.total, line.most, line.first, line.last) == (1, 1, 2018, 2019)
    assert sparkline_view(stories[3:], span) is None
    assert sparkline_view(stories, None) is None and span_of([]) is None


@pytest.mark.parametrize("days", [0, 1, 58, 59, 60, 61, 119, 120, 3652, 800_000])
def test_the_last_day_has_a_slot(days: int) -> None:
    first = datetime.date(1, 1, 2)
    last = first + datetime.timedelta(days)
    span = Span(first, last)
    found = counts([story("a", first.isoformat()), story("b", last.isoformat())], span)
    assert len(found) <= SLOTS and sum(found) == 2 and found[0] and found[-1]


def test_the_timeline_of_a_page() -> None:
    assert filtered("actor", "actors/kim-jong-un.html") == "timeline/index.html?actor=kim-jong-un"
    assert (
        within(Stamp(2018, 2, 1), Stamp(2018, 2, 28)) == "timeline/index.html?from=2018-02-01&to=2018-02-28"
    )
    with pytest.raises(ValueError, match="'author'"):
        filtered("author", "actors/x.html")
