"""The editor wins: by cases, and for any edit against any new conversion."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.merge import is_untouched, merge
from news_digest.mergebody import Text, merge_body
from news_digest.receipts import Receipt, fingerprint, paragraphs, receipt_for, token

OLD: dict[str, Any] = {
    "title": "Old",
    "slug": "old",
    "tags": ["a", "b"],
    "actors": ["Ann", "Bea"],
    "quotes": {"x": "A", "y": "B"},
    "seed": "s.txt",
}


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
        ("tags", ["a"], ["a", "c"], ["a", "c"], False, False),
        ("tags", ["a", "mine", "b"], ["b", "a", "c"], ["b", "a", "mine", "c"], True, False),
        ("tags", ["b", "a"], ["a", "b", "c"], ["b", "c", "a"], True, False),
        ("tags", ["a", "b", "c"], ["a", "b", "c"], ["a", "b", "c"], False, False),
        ("tags", ["a", "b"], ["c"], ["c"], False, False),
        ("quotes", {"y": "B", "x": "A"}, {"z": "C"}, {"z": "C"}, False, False),
        ("quotes", {"x": "A"}, {"z": "C"}, {"z": "C"}, False, False),
        ("quotes", {"x": "Mine", "y": "B"}, {"x": "A", "y": "B2"}, {"x": "Mine", "y": "B2"}, True, False),
        ("quotes", {"x": "Mine", "y": "B"}, {"x": "A2", "y": "B"}, {"x": "Mine", "y": "B"}, True, True),
        (
            "actors",
            ["Ann"],
            [{"name": "Ann", "as": ["A"]}, "Bea"],
            [{"name": "Ann", "as": ["A"]}],
            True,
            False,
        ),
    ],
)
def test_a_field(key: str, mine: Any, new: Any, merged: Any, kept: bool, conflict: bool) -> None:
    on_disk = {k: v for k, v in {**OLD, key: mine}.items() if v is not None}
    fresh = {k: v for k, v in {**OLD, key: new}.items() if v is not None}
    result = merge(receipt(OLD), on_disk, "One\n", fresh, "One\n")
    assert result.fields.get(key) == merged
    assert (key in result.kept, key in result.conflicts) == (kept, conflict)
    assert {k: v for k, v in result.fields.items() if k != key} == {k: v for k, v in OLD.items() if k != key}


def body_of(letters: str | list[str]) -> str:
    return "".join(f"{letter}\n\n" for letter in letters)[:-1]


def letters_in(body: str) -> str:
    return "".join(paragraph.text for paragraph in paragraphs(body))


def merged_body(last: str, mine: str, new: str) -> Text:
    return merge_body([fingerprint(letter) for letter in last], body_of(mine), body_of(new))


@pytest.mark.parametrize(
    ("mine", "new", "merged", "edited", "clash"),
    [
        pytest.param("ABCD", "ABCDE", "ABCDE", False, False, id="untouched"),
        pytest.param("AXCD", "ABCD", "AXCD", True, False, id="the editor changed one"),
        pytest.param("AXCD", "ABCDE", "AXCDE", True, False, id="and a new one arrives"),
        pytest.param("AXCD", "ABYD", "AXYD", True, False, id="and the next is converted better"),
        pytest.param("AXCD", "AYCD", "AXCD", True, True, id="both changed the same"),
        pytest.param("AXCD", "ACD", "AXCD", True, True, id="the conversion left out what was edited"),
        pytest.param("ACD", "ABCDE", "ACDE", True, False, id="the editor took one out"),
        pytest.param("ACD", "AYCD", "ACD", True, True, id="which is converted better now"),
        pytest.param("ABCDN", "AYC", "AYCN", True, False, id="the editor's addition stays"),
        pytest.param("ANBCD", "AYBCD", "ANYBCD", True, False, id="both added at one place"),
        pytest.param("AXNCD", "ABYZ", "AXNYZ", True, False, id="one became two, two became two"),
        pytest.param("DABC", "ABCE", "EABC", True, False, id="moved by hand, then converted better"),
        pytest.param("DABC", "ABYD", "DABY", True, False, id="moved, and another is converted better"),
        pytest.param("CABD", "ABYD", "YABD", True, False, id="moved, and itself converted better"),
        pytest.param("AXCD", "ACBD", "ACXD", True, False, id="edited, and moved by the conversion"),
        pytest.param("AXCD", "AXCD", "AXCD", False, False, id="both changed alike"),
        pytest.param("", "ABCDE", "E", True, False, id="all taken out"),
    ],
)
def test_a_body(mine: str, new: str, merged: str, edited: bool, clash: bool) -> None:
    result = merged_body("ABCD", mine, new)
    assert (letters_in(result.text), result.kept, result.conflict) == (merged, edited, clash)


def test_what_the_editor_took_out_or_wrote_first_is_remembered() -> None:
    without = merged_body("ABC", "AC", "AC")
    again = merge_body(without.prints, without.text, body_of("ABCD"))
    assert letters_in(again.text) == "ACD"
    assert letters_in(merge_body(again.prints, again.text, body_of("ABCDE")).text) == "ACDE"
    alike = merged_body("ABC", "AXC", "AXC")
    assert letters_in(merge_body(alike.prints, alike.text, body_of("AYC")).text) == "AXC"
    changed = merge_body(alike.prints, body_of("AYC"), body_of("AXC"))
    assert (letters_in(changed.text), changed.kept, changed.conflict) == ("AYC", True, False)
    rewritten = merged_body("ABC", "AXC", "AC")
    assert letters_in(merge_body(rewritten.prints, rewritten.text, body_of("ABC")).text) == "AXC"


def test_hard_line_breaks_of_the_editors_stay() -> None:
    last = [fingerprint("One\nline"), fingerprint("Two")]
    result = merge_body(last, "One  \nline\n\nMine\n", "One\nline\n\nTwo\n\nThree\n")
    assert result.text == "One  \nline\n\nMine\n\nThree\n"


CODE = st.lists(
    st.sampled_from(["```", "~~~", "    a = 1", "\tb", "b  ", "", "", "   ", "    ", "\u00a0", "c"]),
    min_size=1,
    max_size=9,
).map(lambda lines: "\n".join(["    first", *lines, "    last"]))


@settings(max_examples=300, deadline=None)
@given(CODE, st.integers(0, 3), st.sampled_from(["ABYD", "AYBCD", "YABC", "ABCDY", "BCD", "ACBD", ""]))
def test_what_the_editor_typed_is_left_to_the_byte(code: str, place: int, new: str) -> None:
    typed = [*"ABCD"]
    typed.insert(place, code)
    result = merge_body([fingerprint(letter) for letter in "ABCD"], "\n\n".join(typed), body_of(new))
    assert code in result.text
    again = merge_body(result.prints, result.text, body_of(new.replace("Y", "Z")))
    assert code in again.text


def test_an_untouched_article_is_known_however_it_is_typed() -> None:
    given = receipt(OLD, "One\n\nTwo\n")
    assert is_untouched(given, dict(reversed(OLD.items())), "\nOne  \n\n\nTwo")
    assert not is_untouched(given, OLD, "One\n")
    assert not is_untouched(given, {**OLD, "dek": "x"}, "One\n\nTwo\n")
    assert not is_untouched(given, {k: v for k, v in OLD.items() if k != "tags"}, "One\n\nTwo\n")


KEYS = ("title", "dek", "tags", "quotes")
VALUE = st.sampled_from(["a", "b", "c"])
FIELDS = st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, VALUE))
OURS, EDITORS = "ABCDEF", "uvwxyz"
STEP = st.tuples(st.sampled_from("didrmm"), st.integers(0, 20), st.integers(0, 20))
STEPS = st.lists(STEP, max_size=4)


def edited(letters: str, steps: list[tuple[str, int, int]], alphabet: str) -> str:
    """Some letters deleted, inserted, replaced and moved; none stands twice."""
    found = list(letters)
    for what, where, which in steps:
        other = alphabet[which % len(alphabet)]
        if what == "i" and other not in found:
            found.insert(where % (len(found) + 1), other)
        elif found and what == "d":
            found.pop(where % len(found))
        elif found and what == "r" and other not in found:
            found[where % len(found)] = other
        elif found and what == "m":
            found.insert(which % len(found), found.pop(where % len(found)))
    return "".join(found)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(STEPS, STEPS), min_size=1, max_size=4))
def test_no_paragraph_of_the_editors_is_lost_nor_comes_back(
    years: list[tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]]],
) -> None:
    generated = mine = OURS[:4]
    last: tuple[str, ...] = tuple(fingerprint(letter) for letter in generated)
    written: set[str] = set()
    taken_out: set[str] = set()
    ever = set(generated)
    for by_hand, by_us in years:
        before, mine = mine, edited(mine, by_hand, EDITORS)
        written = {*written, *(set(mine) - set(before) - ever)} & set(mine)
        taken_out |= {letter for letter in set(before) - set(mine) if fingerprint(letter) in last}
        taken_out -= set(mine)
        generated = edited(generated, by_us, OURS + EDITORS[:2])
        result = merge_body(last, body_of(mine), body_of(generated))
        got = letters_in(result.text)
        assert len(set(got)) == len(got)
        assert written <= set(got)
        assert not taken_out & set(got)
        if mine == before and not (written or taken_out) and last == tuple(map(fingerprint, before)):
            assert got == generated
        ever |= set(generated)
        last, mine = result.prints, got


@settings(max_examples=300, deadline=None)
@given(STEPS, STEPS)
def test_what_one_side_did_alone_is_the_result(
    by_hand: list[tuple[str, int, int]], by_us: list[tuple[str, int, int]]
) -> None:
    mine, new = edited(OURS, by_hand, EDITORS), edited(OURS, by_us, EDITORS)
    assert letters_in(merged_body(OURS, OURS, new).text) == new
    assert letters_in(merged_body(OURS, mine, OURS).text) == mine


ITEMS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=5)


@settings(max_examples=400, deadline=None)
@given(ITEMS, st.lists(st.tuples(ITEMS, ITEMS), min_size=1, max_size=3))
def test_lists_are_merged_by_item_and_what_was_taken_out_stays_out(
    old: list[str], years: list[tuple[list[str], list[str]]]
) -> None:
    last, before = receipt({"tags": old} if old else {}), old
    for mine, new in years:
        fields = {"slug": "old"} | ({"tags": mine} if mine else {})
        result = merge(last, fields, "One\n", {"slug": "old"} | ({"tags": new} if new else {}), "One\n")
        got = result.fields.get("tags", [])
        generated = last.fields.get("tags", ())
        was = {item for item in "abcdef" if token(item, None) in generated}
        assert set(mine) - was <= set(got), "what the editor put in"
        assert not (was - set(mine)) & set(got) or mine == new, "what the editor took out"
        assert set(new) - was - set(mine) <= set(got) or not mine, "what came"
        last = replace(last, fields=result.prints)
        before = got
    assert len(before) == len(set(before))
