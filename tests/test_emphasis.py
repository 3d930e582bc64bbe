"""Emphasis is found as the one expression would find it that reads everything again and again."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.emphasis import DEEPEST, emphasised, without_emphasis

WHOLE = re.compile(
    r"(?<!\\)(\*{1,3}|(?<!\w)_{1,3})(?=[^\s*_])((?:\\.|[^\\])+?)(?<=\S)\1(?!(?<=_)\w)", re.S
)  # takes the square of the text's length


@given(st.lists(st.sampled_from(["*", "_", "**", "a", "b ", " ", "\\", "\n", "é"]), max_size=24).map("".join))
def test_the_same_as_by_one_expression(text: str) -> None:
    found = [(one.mark, one.start, one.end, one.words) for one in emphasised(text)]
    assert found == [(one[1], *one.span(), one[2]) for one in WHOLE.finditer(text)]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("a **b** c", "a b c"),
        ("**_a_** *b*", "a b"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        (r"\*a* and *b\*", r"\*a* and *b\*"),
        ("*_" * DEEPEST + "a" + "_*" * DEEPEST, "*_" * (DEEPEST // 2) + "a" + "_*" * (DEEPEST // 2)),
    ],
)
def test_marks_are_taken_off(text: str, bare: str) -> None:
    assert without_emphasis(text) == bare
