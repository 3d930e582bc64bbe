"""Which texts are compared: the same, whether worked out anew or from an earlier run."""

from __future__ import annotations

from itertools import combinations
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from news_digest import candidates
from news_digest.candidates import NOTHING, Near, numbers_in, sample_of

SETS = st.dictionaries(st.sampled_from("abcdefghijkl"), st.sets(st.integers(0, 12)), max_size=10)


@given(st.lists(st.sets(st.integers(0, 12)), max_size=9))
def test_candidates_share_enough_with_those_that_had_a_shingle_last(sets: list[set[int]]) -> None:
    samples = {f"k{n}": sample_of(sorted(numbers)) for n, numbers in enumerate(sets)}
    holders = {number: [key for key in samples if number in numbers_in(samples[key])] for number in range(13)}

    def shared(one: str, other: str) -> int:
        return sum(near(keys, one, other) for keys in holders.values())

    def near(keys: list[str], one: str, other: str) -> bool:
        both = one in keys and other in keys
        return both and keys.index(other) - keys.index(one) <= candidates.NEIGHBOURS

    wanted = [
        (one, other)
        for one, other in combinations(samples, 2)
        if (count := shared(one, other))
        and count >= candidates.GLIMPSE * min(len(numbers_in(samples[key])) for key in (one, other))
    ]
    assert sorted(candidates.candidates(samples)) == sorted(wanted)


@given(SETS, SETS, st.sampled_from((0.1, 0.5, 1.0)))
def test_what_was_known_before_changes_no_pair(
    before: dict[str, set[int]], now: dict[str, set[int]], few: float
) -> None:
    mixed = before | now if len(now) % 2 else {key: now.get(key, some) for key, some in before.items()}
    check(before, mixed, few)


@given(SETS, st.data())
def test_a_text_that_is_changed_moved_added_or_gone(sets: dict[str, set[int]], draw: st.DataObject) -> None:
    keys = list(sets)
    now = dict(sets)
    if keys:
        key = draw.draw(st.sampled_from(keys))
        what = draw.draw(st.sampled_from(("change", "move", "drop", "add", "nothing")))
        if what == "change":
            now[key] = draw.draw(st.sets(st.integers(0, 12)))
        elif what == "drop":
            del now[key]
        elif what != "nothing":
            items = [(name, some) for name, some in now.items() if what == "add" or name != key]
            items.insert(draw.draw(st.integers(0, len(items))), (key if what == "move" else "z", sets[key]))
            now = dict(items)
    check(sets, now, 1.0)


def check(before: dict[str, set[int]], now: dict[str, set[int]], few: float) -> None:
    old, new = ({key: sample_of(sorted(some)) for key, some in sets.items()} for sets in (before, now))
    known = Near(tuple(old), tuple(old.values()), candidates.candidates(old))
    with patch.object(candidates, "FEW", few):
        assert sorted(candidates.candidates(new, known)) == sorted(candidates.candidates(new, NOTHING))


def test_most_are_left_alone_where_one_has_changed() -> None:
    samples = {f"k{n}": sample_of([n, n + 1]) for n in range(100)}
    known = Near(tuple(samples), tuple(samples.values()), candidates.candidates(samples))
    again = samples | {"k50": sample_of([200])}
    with patch.object(candidates, "_paired", wraps=candidates._paired) as paired:
        candidates.candidates(again, known)
        candidates.candidates(samples, known)
    assert [sorted(call.args[1].touched) for call in paired.call_args_list] == [["k49", "k50", "k51"]]
