"""Articles that are one text: wire copies, versions, and what only looks like them."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest import samestory
from news_digest.candidates import numbers_in
from news_digest.samestory import Copy, families, signature_of

WORDS = [
    a + b
    for a in ("bar", "tol", "min", "ser", "pag", "rud")
    for b in ("do", "ket", "ling", "ma", "nis", "vor")
]


def text(seed: int, words: int = 200) -> str:
    """Running words, always the same for a seed and different for another."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(words))


WIRE = text(1)


def copy(key: str, body: str = WIRE, outlet: str = "", date: str = "2018-02-13", **fields: str) -> Copy:
    return Copy(key, date, outlet or key, fields.pop("url", ""), fields.pop("title", key), body, **fields)


def members(*copies: Copy, apart: tuple[frozenset[str], ...] = ()) -> dict[str, tuple[str, ...]]:
    return {key: family.members for key, family in families(copies, apart).items()}


def test_a_wire_text_in_several_papers_is_one_story() -> None:
    cut = copy("cut", WIRE.rsplit(" ", 60)[0])
    found = families(
        [copy("agency", WIRE + " And more."), copy("paper", WIRE.title()), cut, copy("alone", text(2))]
    )
    assert set(found) == {"agency", "paper", "cut"}
    family = found["paper"]
    assert (family.lead, family.others, family.versions) == ("agency", ("cut", "paper"), {})


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(copy("b", text(3)), id="another text"),
        pytest.param(copy("b", f"{text(4)} {WIRE} {text(5)} {text(6)}"), id="a round-up that holds it"),
        pytest.param(copy("b", WIRE[:500] + text(7)), id="a shared background"),
        pytest.param(copy("b", date="2018-03-13"), id="printed a month later"),
        pytest.param(copy("b", "Too short to tell."), id="a line"),
    ],
)
def test_what_only_looks_like_it_stays_apart(other: Copy) -> None:
    assert families([copy("a"), other]) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"outlet": "Paper"}, {"outlet": "Paper"}),
        ({"url": "https://p.example/1"}, {"url": "https://p.example/1"}),
        ({"title": "Ferry talks"}, {"title": "Ferry Talks", "outlet": "Paper"}),
    ],
)
def test_an_article_that_was_updated_is_a_version_and_the_newest_leads(
    one: dict[str, str], other: dict[str, str]
) -> None:
    updated = f"{WIRE.rsplit(' ', 60)[0]} {text(8)}"
    old = Copy("z", "2018-02-13", one.get("outlet", ""), one.get("url", ""), one.get("title", "z"), WIRE)
    new = Copy(
        "a", "2018-02-14", other.get("outlet", ""), other.get("url", ""), other.get("title", "a"), updated
    )
    family = families([old, new])["z"]
    assert (family.lead, family.others, family.versions) == ("a", (), {"a": ("z",)})


def test_the_same_day_is_told_by_the_change() -> None:
    found = families([copy("a", outlet="P", modified="2018-02-13 18:00"), copy("b", WIRE + " x", outlet="P")])
    assert found["a"].lead == "a"


def test_the_editor_keeps_apart() -> None:
    three = [copy("a"), copy("b"), copy("c")]
    assert members(*three)["a"] == ("a", "b", "c")
    assert set(members(*three, apart=(frozenset("ab"), frozenset("bc")))) == {"a", "c"}
    assert set(map(frozenset, members(*three, apart=(frozenset("ab"),)).values())) == {frozenset("ac")}


def test_very_many_copies_are_one_family() -> None:
    many = [copy(f"k{n:02}", WIRE + f" {n}") for n in range(40)]
    assert {len(found) for found in members(*many).values()} == {40}


@given(st.randoms(use_true_random=False))
def test_the_order_is_nothing_to_it(chance: random.Random) -> None:
    copies = [copy(f"k{n}", text(n % 3) + " " + text(n + 50, 20), outlet=f"o{n % 4}") for n in range(9)]
    expected = families(copies)
    chance.shuffle(copies)
    assert families(copies) == expected
    for key, family in expected.items():
        assert key in family.members and len(set(family.members)) == len(family.members)


def test_whoever_has_the_signatures_gives_the_texts_of_few() -> None:
    copies = [copy("agency", WIRE + " And more."), copy("paper", WIRE.title()), copy("alone", text(2))]
    texts = {one.key: one.text for one in copies}
    signed = {key: signature_of(body) for key, body in texts.items()}
    read: list[str] = []

    def text_of(key: str) -> str:
        read.append(key)
        return texts[key]

    assert families([replace(one, text="") for one in copies], (), signed, text_of) == families(copies)
    assert sorted(read) == ["agency", "paper"]


@given(st.text(st.sampled_from("aÀßİŉ’ 1_.\n"), max_size=60))
def test_a_signature_is_a_part_of_all_runs_of_five_words(body: str) -> None:
    words = [word.casefold() for word in re.findall(r"\w+", body)]
    runs = {crc32(" ".join(words[at : at + 5]).encode()) for at in range(len(words) - 4)}
    assert signature_of(body).size == len(runs)
    few = len(runs) < samestory.FEWEST
    assert list(numbers_in(signature_of(body).sample)) == (
        [] if few else sorted(run for run in runs if run % 4 == 0)
    )
