"""The short way through front matter: it gives what YAML gives, or declines."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.frontmatter import FENCED, _load, dump
from news_digest.plainfields import LONGEST, plain_fields
from news_digest.unseen import UNSEEN

ROOT = Path(__file__).parent.parent

SIGNS = (
    "a b1 é“ ’ ' \" : :: - -- # [ ] { } , , & * ! | > % @ ` ? ~ = . ... --- \\ / $ ( ) _ << null true \u00a0"
)
WORDS = st.lists(st.sampled_from([*SIGNS.split(" "), " ", ": ", " #", ", ", "- "]), max_size=5).map("".join)
QUOTED = WORDS.map(lambda words: "'" + words.replace("'", "''") + "'")
VALUE = st.one_of(WORDS, QUOTED, WORDS.map(lambda words: f'"{words}"'))
FLOW = st.lists(VALUE, max_size=3).map(lambda items: f"[{', '.join(items)}]")
PAIRS = st.lists(
    st.tuples(st.sampled_from(["name", "as", "kind", "x", "x y"]), VALUE | FLOW), max_size=3
).map(lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}")
KEY = st.sampled_from(["title", "tags", "actors", "quotes", "dates", "x"])
ROWS = st.one_of(
    st.builds("{}: {}".format, KEY, VALUE | FLOW | PAIRS),
    st.builds("{}:".format, KEY),
    st.builds("- {}".format, VALUE | FLOW | PAIRS),
    st.builds("  {}: {}".format, VALUE, VALUE | FLOW),
    st.builds("{}:\n- {}\n- {}".format, KEY, VALUE | PAIRS, VALUE | PAIRS),
    st.builds("{}:\n  {}: {}\n  {}: {}".format, KEY, VALUE, VALUE, VALUE, VALUE),
    WORDS,
)
PLACES = st.integers(0, 400)


def agrees(text: str) -> bool:
    """Whether it is taken the short way, where it must come out as by YAML."""
    short = plain_fields(text)
    if short is not None:
        raw, lines = _load(text, "")
        assert (_in_order(short[0]), short[1]) == (_in_order(raw), lines)
    return short is not None


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return [(key, _in_order(inner)) for key, inner in value.items()]
    return [_in_order(inner) for inner in value] if isinstance(value, list) else value


def front(fields: dict[str, Any]) -> str:
    found = FENCED.match(dump(fields, ""))
    assert found
    return found[1]


@settings(max_examples=400)
@given(st.lists(ROWS, max_size=5), st.sampled_from(["\n", "\n", "\n\n", " \n", ""]))
def test_any_lines_come_out_as_by_yaml_or_are_declined(rows: list[str], end: str) -> None:
    agrees(end.join([*rows, ""]))


@pytest.mark.parametrize(
    "row",
    [
        "t: {}",
        "t: [{}]",
        "t: [a{}b]",
        "t:\n- {}",
        "t:\n- {{n: {}, k: p}}",
        "t:\n  {}: b",
        "t:\n  a: {}",
        "t: '{}'",
    ],
)
def test_every_three_signs_come_out_as_by_yaml_or_are_declined(row: str) -> None:
    for length in (1, 2, 3):
        for signs in product("a:'[]{}#, -“", repeat=length):
            agrees(row.format("".join(signs)) + "\n")


FIELDS = st.fixed_dictionaries(
    {"title": WORDS},
    optional={
        "tags": st.lists(WORDS, max_size=3),
        "actors": st.lists(
            WORDS
            | st.fixed_dictionaries(
                {"name": WORDS, "as": st.lists(WORDS, max_size=2)}, optional={"kind": WORDS}
            ),
            max_size=3,
        ),
        "quotes": st.dictionaries(WORDS, WORDS, max_size=3),
        "dates": st.dictionaries(WORDS, st.just("2018-01-10"), max_size=3),
    },
)


@given(FIELDS, PLACES, st.sampled_from([*SIGNS.split(" "), " ", "\n", ""]), st.integers(0, 3))
def test_what_is_written_comes_out_as_by_yaml_wherever_a_sign_is_put_into_it(
    fields: dict[str, Any], place: int, sign: str, cut: int
) -> None:
    text = front(fields)
    agrees(text)
    if not UNSEEN.search(changed := text[:place] + sign + text[place + cut :]):
        agrees(changed)


@pytest.mark.parametrize(
    "text",
    [
        "title: A's “b” (c), d-e & f: g\n".replace(": g", ":g"),
        "title: 'it''s: so'\ntags: [a b, 'c, d', é]\n",
        "actors:\n- Ann Other\n- {name: Bob O'Brien, kind: person, as: [Bob, 'B: B'], passing: true}\nlang: en\n",
        "quotes:\n  We met: Ann\n  'one: two': 'three: four'\n  “So: Bob\n",
        "date: 2018-01-11 04:40+08:00\nurl: https://e.org/a?b=c#d\n",
    ],
)
def test_what_is_written_is_taken(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "title: a: b\n",
        "title: a #b\n",
        "title: a:\n",
        "title: a \n",
        "title:\n",
        "title:a\n",
        "title: &a b\n",
        "title: a\ntitle: b\n",
        "title: a\n  b\n",
        "title: 'a\n",
        "title: 'a' b\n",
        'title: "a"\n',
        "tags: [a, a: b]\n",
        "tags: [a,b]\n",
        "tags: [a[b]\n",
        "actors:\n- {name: a{name: b}\n",
        "tags: [a, ]\n",
        "tags: []\n",
        "tags: [a\n",
        "tags: [a] b\n",
        "actors:\n- - a\n",
        "actors:\n  - a\n",
        "actors:\n- {name: a, name: b}\n",
        "actors:\n- {name: a} b\n",
        "quotes:\n  a:\n",
        "quotes:\n  a: b\n  a: c\n",
        "quotes:\n   a: b\n",
        "quotes:\n  ? a\n  : b\n",
        "- a\n",
        "title: a\n...\n",
        "title: a\u00a0b\n",
        "title: a\tb\n",
        f"title: {'a' * LONGEST}\n",
        "title: a",
    ],
)
def test_what_is_not_certain_is_declined(text: str) -> None:
    assert plain_fields(text) is None


def test_all_of_what_the_converter_writes_is_taken() -> None:
    files = [*ROOT.glob("tests/golden/*.md"), *ROOT.glob("content/articles/*.md")]
    fronts = [found[1] for file in files if (found := FENCED.match(file.read_text("utf-8")))]
    assert len(fronts) > 50
    assert sum(map(agrees, fronts)) >= 0.95 * len(fronts)
