"""The editor wins: by cases, and for any edit against any new conversion."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.merge import is_untouched, merge, merge_body
from news_digest.receipts import Receipt, fingerprint, paragraphs, receipt_for

OLD = {"title": "Old", "slug": "old", "tags": ["a", "b"], "quotes": {"x": "A", "y": "B"}, "seed": "s.txt"}


def receipt(fields: dict[str, Any], body: str = "One\n") -> Receipt:
    return receipt_for("s.txt", "", "old.md", {"slug": "old", **fields}, body)


@pytest.mark.parametrize(
    ("key", "mine", "new", "merged", "kept", "conflict"),
    [
        ("title", "Old", "New", "New", False, False),
        ("title", "Mine", "Old", "Mine", True, False),
        ("title", "Mine", "New", "Mine", True, True),
        ("title", "New", "New", "New", False, False),
        ("title", None, "Old", None, True, False),
        ("title", None, "New", None, True, True),
        ("title", "Old", None, None, False, False),
        ("title", "Mine", None, "Mine", True, True),
        ("dek", "Mine", None, "Mine", True, False),
        ("dek", None, "New", "New", False, False),
        ("dek", "Mine", "New", "Mine", True, True),
        ("tags", ["a"], ["a", "b"], ["a"], True, False),
        ("tags", ["a", "b"], ["c"], ["c"], False, False),
        ("quotes", {"y": "B", "x": "A"}, {"z": "C"}, {"z": "C"}, False, False),
        ("quotes", {"x": "A"}, {"z": "C"}, {"x": "A"}, True, True),
    ],
)
def test_a_field(key: str, mine: Any, new: Any, merged: Any, kept: bool, conflict: bool) -> None:
    on_disk = {k: v for k, v in {**OLD, key: mine}.items() if v is not None}
    fresh = {k: v for k, v in {**OLD, key: new}.items() if v is not None}
    result = merge(receipt(OLD), on_disk, "One\n", fresh, "One\n")
    assert result.fields.get(key) == merged
    assert (key in result.kept, key in result.conflicts) == (kept, conflict)
    assert {k: v for k, v in result.fields.items() if k != key} == {k: v for k, v in OLD.items() if k != key}


@pytest.mark.parametrize(
    ("mine", "new", "merged", "edited", "clash"),
    [
        ("A B C", "A B C D", "A B C D", False, False),
        ("A X C", "A B C", "A X C", True, False),
        ("A X C", "A B C D", "A X C D", True, False),
        ("A X C", "A Y C", "A X C", True, True),
        ("A C", "A B C D", "A C D", True, False),
        ("A B C N", "A B2 C", "A B2 C N", True, False),
        ("A X C", "A X C", "A X C", False, False),
        ("", "A B C D", "", True, True),
    ],
)
def test_a_body(mine: str, new: str, merged: str, edited: bool, clash: bool) -> None:
    def body(letters: str) -> str:
        return "\n\n".join(letters.split()) + "\n"

    last = [fingerprint(letter) for letter in "ABC"]
    text, was_edited, both = merge_body(last, body(mine), body(new))
    assert (paragraphs(text), was_edited, both) == (merged.split(), edited, clash)


def test_an_untouched_article_is_known_however_it_is_typed() -> None:
    given = receipt(OLD, "One\n\nTwo\n")
    assert is_untouched(given, dict(reversed(OLD.items())), "\nOne  \n\n\nTwo")
    assert not is_untouched(given, OLD, "One\n")
    assert not is_untouched(given, {**OLD, "dek": "x"}, "One\n\nTwo\n")
    assert not is_untouched(given, {k: v for k, v in OLD.items() if k != "tags"}, "One\n\nTwo\n")


KEYS = ("title", "dek", "tags", "quotes")
VALUE = st.sampled_from(["a", "b", "c"])
FIELDS = st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, VALUE))
LETTERS = st.lists(st.sampled_from("ABCDE"), max_size=6)


@settings(max_examples=300, deadline=None)
@given(FIELDS, FIELDS, FIELDS)
def test_no_edit_is_lost_and_the_rest_is_brought_up_to_date(
    old: dict[str, Any], mine: dict[str, Any], new: dict[str, Any]
) -> None:
    merged = merge(receipt(old), mine, "One\n", new, "One\n").fields
    for key in KEYS:
        untouched = mine.get(key) == old.get(key)
        assert merged.get(key) == (new if untouched else mine).get(key)


@settings(max_examples=300, deadline=None)
@given(LETTERS, LETTERS, LETTERS)
def test_no_paragraph_of_the_editors_is_lost(old: list[str], mine: list[str], new: list[str]) -> None:
    last = [fingerprint(letter) for letter in old]
    text, edited, clash = merge_body(last, "\n\n".join(mine), "\n\n".join(new))
    result = paragraphs(text)
    if mine == old:
        assert (result, edited) == (new, False)
    if new == old:
        assert result == mine
    for letter in set(mine) - set(old):
        assert result.count(letter) >= mine.count(letter)
    for letter in set(old) - set(mine) - set(new):
        assert letter not in result
    assert not clash or mine not in (old, new)
