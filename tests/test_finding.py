"""The index in bundles: what goes where, what is made again and what is not, and what happens beside the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exported import put_index
from news_digest.pages import bundle, division, finding, indexer, indexes
from news_digest.pages.division import divided
from news_digest.pages.library import Library
from news_digest.pages.stories import Story
from news_digest.problems import Severity
from test_search import contents, files, library, run, story, writer_for

PAGE = "<p>" + "word " * 20 + "</p>"


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few articles are a large digest: ten stay together."""
    bound = 10 * len(PAGE)
    levels = tuple((name_of, min(most, bound)) for name_of, most in division.LEVELS)
    monkeypatch.setattr(division, "LEVELS", levels)


def dated(day: str, number: int = 0, **fields: Any) -> Story:
    fields.setdefault("html", PAGE)
    return story(f"s-{day or 'never'}-{number}", day, **fields)


def names(*stories: Story) -> dict[str, int]:
    return {name: len(some) for name, some in divided(library(*stories).by_slug.values()).items()}


def many(day: str, count: int) -> list[Story]:
    return [dated(day, number) for number in range(count)]


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({}, {}),
        ({"2018-02-13": 5, "2017": 4, "": 1}, {"": 10}),
        ({"2018-02-13": 5, "2017": 4, "2003": 1, "": 1}, {"201x": 9, "200x": 1, "undated": 1}),
        ({"2021": 1, "2018-02-13": 6, "2017": 5}, {"202x": 1, "2018": 6, "2017": 5}),
        ({"2018-07": 6, "2018-06-30": 4, "2018": 1}, {"2018-b": 6, "2018-a": 5}),
        ({"2018-08": 6, "2018-07-01": 5, "2018": 1}, {"2018-08": 6, "2018-07": 5, "2018-a": 1}),
        ({"2018-05": 11, "2018": 1}, {"2018-05": 11, "2018": 1}),
        ({"2018-05-04": 8, "2018-05-03": 20, "2018-05": 1}, {"2018-05-04": 8, "2018-05-03": 20, "2018-05": 1}),
    ],
)  # fmt: skip
def test_articles_are_divided_by_time(days: dict[str, int], expected: dict[str, int]) -> None:
    found = names(*(one for day, count in days.items() for one in many(day, count)))
    assert list(found.items()) == list(expected.items())


@pytest.mark.usefixtures("few")
def test_many_undated_ones_are_divided_by_their_slugs() -> None:
    found = names(*many("", 40))
    assert len(found) > 8 and all(name.startswith("undated-") for name in found)


DAYS = st.one_of(
    st.just(""),
    st.builds("{:04}".format, st.integers(1995, 2024)),
    st.builds("{:04}-{:02}".format, st.integers(2016, 2019), st.integers(1, 12)),
    st.builds("2018-{:02}-{:02}".format, st.integers(1, 3), st.integers(1, 28)),
)


@given(st.lists(DAYS, max_size=60))
def test_bundles_follow_each_other_as_their_articles_do(days: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(division, "LEVELS", tuple((name, min(most, 500)) for name, most in division.LEVELS))
        stories = library(*(dated(day, number) for number, day in enumerate(days))).stories
        found = divided(stories)
    ordered = [one for some in found.values() for one in some]
    assert [one for one in ordered if one.date] == [one for one in stories if one.date]
    assert {one.slug for one in ordered} == {one.slug for one in stories} and len(ordered) == len(stories)
    assert all(not one.date for one in ordered[sum(bool(one.date) for one in stories) :])


YEARS = [
    dated(f"{2010 + n % 4}-0{1 + n % 9}-05", n, tags=(f"t{n % 5}",), outlet=f"Paper {n}") for n in range(24)
]


def large(*more: Story, **settings: Any) -> Library:
    return library(*YEARS, *more, **settings)


@pytest.mark.usefixtures("few")
def test_each_bundle_is_an_index_below_the_programs(tmp_path: Path) -> None:
    run(large(), tmp_path)
    found = contents(tmp_path / "pagefind")
    folders = {name.partition("/")[0] for name in found if name.endswith("made-from.txt")}
    assert folders == {"made-from.txt", "2010", "2011", "2012", "2013"}
    programs = {name for name in found if name.endswith((".js", ".pagefind"))}
    assert programs == {"pagefind.js", "pagefind-worker.js", "wasm.en.pagefind"}
    (about,) = json.loads(found["2011/pagefind-entry.json"])["languages"].values()
    assert (about["page_count"], about["wasm"]) == (6, "/../../wasm.en")
    (whole,) = json.loads(found["pagefind-entry.json"])["languages"].values()
    assert (whole["page_count"], whole["wasm"]) == (0, "en")
    listing = bundle.unpacked(found[f"pagefind.{whole['hash']}.pf_meta"])
    values = dict(bundle.unpacked(found[f"filter/{mark}.pf_filter"]) for _, mark in listing[bundle.FILTERS])
    assert values["tag"] == [[f"t{n}", []] for n in range(5)]
    assert [value for value, _ in values["year"]] == ["2010", "2011", "2012", "2013"]
    assert not any(name.startswith("fragment/") for name in found)


@pytest.mark.usefixtures("few")
def test_the_search_page_names_the_bundles_newest_first() -> None:
    assert files(large())["search.html"].variables["bundles"] == ("2013", "2012", "2011", "2010")
    assert files(library(*YEARS[:4]))["search.html"].variables["bundles"] == ("",)
    assert files(large(search=False))["search.html"].variables["bundles"] == ()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that are made, as they are."""
    folders: list[str] = []

    def noted(part: indexes.Part) -> indexes.Files:
        folders.append(part.folder)
        return make(part)

    make = finding.made
    monkeypatch.setattr(finding, "made", noted)
    return folders


@pytest.mark.usefixtures("few")
def test_one_edit_makes_one_bundle_anew(tmp_path: Path, made: list[str]) -> None:
    run(large(), tmp_path)
    assert sorted(made) == ["pagefind", *(f"pagefind/201{n}" for n in range(4))]
    before = contents(tmp_path)
    made.clear()
    assert run(large(), tmp_path).changed == 0 and made == []
    edited = YEARS[5]
    others = [one for one in YEARS if one is not edited]
    newer = dated("2011-06-05", 5, html=PAGE + "<p>more</p>", tags=edited.tags, outlet=edited.outlet)
    run(library(*others, newer), tmp_path)
    assert made == ["pagefind/2011"]
    after = contents(tmp_path)
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    assert {name for name in changed if not name.startswith("pagefind/2011/")} == {".written"}
    made.clear()
    run(large(dated("2012-01-01", tags=("new",))), tmp_path)
    assert sorted(made) == ["pagefind", "pagefind/2011", "pagefind/2012"], "the overview knows the new tag"


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("jobs", [1, 3])
def test_the_bytes_do_not_depend_on_the_way_to_them(tmp_path: Path, jobs: int) -> None:
    run(large(jobs=jobs), tmp_path / "one")
    run(library(*YEARS[:12]), tmp_path / "two")
    run(library(*YEARS[:4]), tmp_path / "two")
    run(large(jobs=4 - jobs), tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


@pytest.mark.usefixtures("few")
def test_a_digest_that_shrinks_leaves_nothing_behind(tmp_path: Path) -> None:
    small = library(*YEARS[:4])
    run(small, tmp_path / "small")
    run(large(), tmp_path / "shrunk")
    run(small, tmp_path / "shrunk")
    assert contents(tmp_path / "small") == contents(tmp_path / "shrunk")


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("folder", ["pagefind", "pagefind/2012"])
@pytest.mark.parametrize("harm", ["lost", "cut", "edited", "one more"])
def test_what_was_damaged_is_made_again(tmp_path: Path, made: list[str], folder: str, harm: str) -> None:
    run(large(), tmp_path)
    before = contents(tmp_path)
    made.clear()
    victim = next((tmp_path / folder).glob("filter/*"))
    if harm == "lost":
        victim.unlink()
    elif harm == "cut":
        victim.write_bytes(victim.read_bytes()[:-1])
    elif harm == "edited":
        victim.write_bytes(bytes(reversed(victim.read_bytes())))
    else:
        note = next((tmp_path / folder).glob("made-from.txt"))
        note.write_bytes(before["pagefind/2011/made-from.txt"])
    run(large(), tmp_path)
    assert made == [folder]
    assert contents(tmp_path) == before


@pytest.mark.usefixtures("few")
def test_pages_can_be_written_while_it_is_made(tmp_path: Path) -> None:
    hand = writer_for(tmp_path / "one")
    indexing = finding.Indexing(large(), hand)
    indexing.begin()
    hand.put("index.html", b"a page")
    assert indexing.finish() == []
    hand.finish()
    run(large(), tmp_path / "two")
    found = contents(tmp_path / "one")
    assert found.pop("index.html") == b"a page"
    assert found.keys() == contents(tmp_path / "two").keys()


@pytest.mark.usefixtures("few")
def test_a_bundle_that_fails_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> dict[str, bytes]:
        raise ValueError("no room")

    monkeypatch.setattr(indexes, "indexed", broken)
    (problem,) = put_index(large(), writer_for(tmp_path))
    assert problem.severity is Severity.ERROR and "no room" in problem.message


def test_an_error_in_a_record_ends_the_conversation_and_comes_through() -> None:
    program = finding.program()
    assert program

    def records() -> Iterator[str]:
        yield json.dumps({"url": "a.html", "content": "x", "language": "en"})
        raise KeyError("a fault of ours")

    with pytest.raises(KeyError, match="a fault of ours"):
        indexer.indexed(program, "en", records())


def test_what_the_indexer_refuses_is_said_in_its_words() -> None:
    program = finding.program()
    assert program
    with pytest.raises(ValueError, match="expected a string"):
        indexer.indexed(program, "en", ['{"content": 5}'])


def test_more_than_the_pipes_hold_goes_through() -> None:
    program = finding.program()
    assert program
    count = 1500  # answers of 0.2 MB
    lines = (
        json.dumps(
            {"url": f"{n}.html", "content": f"word{n} " * 40, "language": "en", "meta": {"title": "x" * 90}}
        )
        for n in range(count)
    )
    files = indexer.indexed(program, "en", lines)
    assert sum(name.startswith("fragment/") for name in files) == count
