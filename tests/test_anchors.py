"""A passage is found again whatever the typography, and nowhere else."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest import anchors
from news_digest.anchors import find


@pytest.mark.parametrize(
    ("passage", "text", "found"),
    [
        ("maximum pressure", "of “maximum  pressure” and", ["maximum  pressure"]),
        ('"maximum pressure"', "of “maximum pressure” and", ["“maximum pressure”"]),
        ("it's - now", "It said it’s — now\nor never", ["it’s — now"]),
        ("so... yes", "so… yes", ["so… yes"]),
        ("soft hyphen", "a soft hy\u00adphen", ["soft hy\u00adphen"]),
        ("a\u00a0b", "a b", ["a b"]),
        ("Kim", "Kim and Kim", ["Kim", "Kim"]),
        ("aa", "aaaa", ["aa", "aa"]),
        (".", "…", ["…"]),
        ("does not", "does", []),
        ("Tuesday", "Wednesday", []),
        ("case", "Case", []),
        ("", "text", []),
        ("  ", "text", []),
    ],
)
def test_find(passage: str, text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(passage, text)] == found


@given(st.text(), st.text(alphabet="ab “”\"'’—-…\n\u200b"), st.text())
def test_what_was_cut_out_of_a_text_is_found_in_it(before: str, passage: str, after: str) -> None:
    text = before + passage + after
    places = find(passage, text)
    assert bool(places) or not find(passage, passage)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


@given(st.text(alphabet="ab ’“”—'\"–´", max_size=40), st.text(alphabet="ab ’'\"—-", min_size=1, max_size=6))
def test_the_short_way_finds_what_the_long_way_finds(text: str, passage: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        short = find(passage, text)
        patch.setattr(anchors, "OTHER_LENGTH", re.compile(""))  # always the long way
        anchors._folded.cache_clear()
        assert find(passage, text) == short
    anchors._folded.cache_clear()
