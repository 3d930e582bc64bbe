"""No note is set beside words that say something else; tests/cases/notes.md tells what that means."""

from __future__ import annotations

from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.critical import Kind, words_of
from news_digest.edges import is_whole
from news_digest.notes import Quoted, State, parse
from news_digest.placing import resolve
from prose import Case, cases


@pytest.mark.parametrize("case", cases("notes"), ids=lambda case: case.name)
def test_a_passage_after_an_edit(case: Case) -> None:
    (remark,), problems = parse(f"{case['note']}\nA note.\n", "n.md")
    text = case["text"].rstrip("\n")
    anchor = resolve(remark.passage, text)
    state, _, words = case["expected"].strip().partition(": ")
    assert not problems and anchor.state == state
    if anchor.state is State.AMBIGUOUS:
        assert str(anchor.places) == words
    else:
        assert text[anchor.start : anchor.end] == words.replace("⏎", "\n")


def test_there_are_cases_enough() -> None:
    assert len(cases("notes")) > 40


PLAIN = (
    "harbour bridge council ferry letter winter market office repair signal engine window paper river journey "
    "of the in a to with and opened carried printed followed signed painted"
).split()
CRITICAL = "Nordin Lund Vienna NATO Tuesday Friday March 7 40 1,000 not never without cannot denied he she may".split()
SENTENCE = st.lists(st.sampled_from(PLAIN * 2 + CRITICAL), min_size=8, max_size=18)
TEXT = st.lists(SENTENCE, min_size=1, max_size=8)


def printed(sentences: list[list[str]]) -> str:
    return " ".join(f"The {' '.join(sentence)}." for sentence in sentences)


@given(TEXT, st.data())
def test_an_unchanged_passage_is_always_found(sentences: list[list[str]], data: st.DataObject) -> None:
    text = printed(sentences)
    words = words_of(text)
    first = data.draw(st.integers(0, len(words) - 1))
    start, end = words[first].start, words[data.draw(st.integers(first, len(words) - 1))].end
    anchor = resolve(Quoted(text[start:end], text[:start], text[end:]), text)
    assert (anchor.state, anchor.start, anchor.end) == (State.ANCHORED, start, end)
    alone = resolve(Quoted(text[start:end]), text)
    if alone.state is State.ANCHORED:
        assert alone.start == start
    elif is_whole(text, start, end):
        assert alone.state is State.AMBIGUOUS


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """A passage with its context, and a text in which its sentence was edited or has gone."""
    sentences = draw(TEXT)
    at = draw(st.integers(0, len(sentences) - 1))
    first = draw(st.integers(0, 3))
    words = sentences[at]
    last = draw(st.integers(first + 1, len(words)))
    new = list(words)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(new) - 1))
        word = draw(st.sampled_from(PLAIN + CRITICAL))
        match draw(st.sampled_from(["replace", "insert", "delete", "swap"])):
            case "replace":
                new[place] = word
            case "insert":
                new.insert(place, word)
            case "delete":
                del new[place : place + 1]
            case _:
                other = draw(st.integers(0, len(new) - 1))
                new[place], new[other] = new[other], new[place]
        new = new or ["gone"]
    text = printed([*sentences[:at], new, *sentences[at + 1 :]])
    return f"The {' '.join(words[:first])} ", " ".join(words[first:last]), f" {' '.join(words[last:])}.", text


def counted(text: str) -> list[str]:
    """The critical words of a text, told apart by nothing but their list."""
    return [word for word in text.replace(".", " ").split() if word in CRITICAL]


@settings(max_examples=400, deadline=None)
@given(edited(), st.booleans())
def test_no_edit_leads_to_words_that_lack_what_counts(case: tuple[str, str, str, str], alone: bool) -> None:
    prefix, exact, suffix, text = case
    anchor = resolve(Quoted(exact) if alone else Quoted(exact, prefix, suffix), text)
    place = text[anchor.start : anchor.end]
    if anchor.state is State.ANCHORED:
        assert place == exact
    elif anchor.state is State.CHANGED:
        assert sorted(counted(place)) == sorted(counted(exact))
        assert [word for word in counted(place) if word[0].isupper()] == [
            word for word in counted(exact) if word[0].isupper()
        ] or {"Tuesday", "Friday", "March"} & set(counted(exact)), "names in their order"
        line = text.rfind(".", 0, anchor.start) + 1, text.find(".", anchor.end)
        if not alone:
            assert sorted(counted(text[slice(*line)])) == sorted(counted(prefix + exact + suffix))
    else:
        assert not place


@given(st.text(max_size=80), st.text(max_size=200), st.text(max_size=40))
def test_any_text_has_an_answer(exact: str, text: str, around: str) -> None:
    for passage in (Quoted(exact), Quoted(exact, around, around[::-1])):
        anchor = resolve(passage, text)
        assert 0 <= anchor.start <= anchor.end <= len(text)
    for word in words_of(text):
        assert 0 <= word.start < word.end <= len(text)


@given(st.text(alphabet="ab '’-1.,%nt的한 É\u0301", max_size=40))
def test_words_are_read_in_any_text(text: str) -> None:
    starts = [word.start for word in words_of(text)]
    assert starts == sorted(starts)


def test_two_hundred_orphans_in_a_long_text_take_no_time() -> None:
    vocabulary = [
        f"{a}{b}{c}" for a in ("har", "mon", "lis", "ted") for b in "aeiou" for c in ("ber", "lin", "tor")
    ]
    dice = Random(1)

    def words(count: int) -> str:
        return " ".join(dice.choices(vocabulary, k=count))

    text = "\n".join(f"The {words(99)}." for _ in range(500))
    notes = [Quoted(words(20), words(6), words(6)) for _ in range(200)]
    begun = process_time()
    assert {resolve(note, text).state for note in notes} <= {State.ORPHANED}
    assert process_time() - begun < 10


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tues. and Tuesday", ["weekday 2", "and", "weekday 2"]),
        ("It won’t: 1,000", ["it", "will", "not", "1,000"]),
        ("5 per cent, 5%", ["5", "%", "5", "%"]),
        ("O’Neill’s qu’il n’a", ["o'neill", "qu", "il", "ne", "a"]),
        ("5 cent, 5 por ciento", ["5", "cent", "5", "%"]),
        ("U.S., twenty-one & Twenty-four", ["us", "21", "and", "24"]),
        ("Kim Yo-jong, long-range", ["kim", "yo-jong", "long", "range"]),
    ],
)
def test_words_as_they_are_compared(text: str, told: list[str]) -> None:
    assert [word.plain for word in words_of(text)] == told


def test_a_capital_is_a_name_but_at_the_beginning_it_may_be_none() -> None:
    kinds = [word.kind for word in words_of("Ships left. Kim saw the Hague, the US and I.")]
    assert kinds[0] is kinds[2] is Kind.FIRST
    assert [kinds[place] for place in (5, 7, 9)] == [Kind.NAME, Kind.NAME, Kind.TURN]


def test_an_orphan_is_told_the_sentence_that_is_nearest() -> None:
    text = "Rain fell. The bridge will open on Friday, the mayor said. Nobody came."
    anchor = resolve(Quoted("The bridge will open on Tuesday"), text)
    assert anchor.state is State.ORPHANED
    assert anchor.nearest == "The bridge will open on Friday, the mayor said."
    assert resolve(Quoted("something else entirely"), text).nearest == ""


def test_where_text_is_held_back_nothing_changed_is_taken() -> None:
    quoted = Quoted("The council will also open the town library before the summer")
    text = "The council will open the town library before the summer"
    assert resolve(quoted, text).state is State.CHANGED
    assert resolve(quoted, text, changed=False).state is State.ORPHANED
