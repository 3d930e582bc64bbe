"""The search: what is indexed, the list of titles, and an index that is the same for the same articles."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exported import put_index
from news_digest.model import ActorKind, ActorRef, Knowledge, Stamp
from news_digest.pages import bundle, finding, indexes, search
from news_digest.pages.arranging import arrange
from news_digest.pages.build import KEY, Build
from news_digest.pages.files import PageFile
from news_digest.pages.library import Library, Site
from news_digest.pages.records import Record, record_of
from news_digest.pages.stories import Story, held_back
from news_digest.pages.writer import DigestWriter
from news_digest.problems import Severity
from news_digest.settings import Settings

IMAGE = "<img src=x onerror=alert(1)>"


def story(slug: str, date: str = "", *names: str, title: str = "", **fields: Any) -> Story:
    fields.setdefault("html", f"<p>Text of {slug}.</p>")
    return Story(
        f"content/articles/{slug}.md",
        slug,
        title or f"Title of {slug}",
        date=Stamp.parse(date) if date else None,
        actors=tuple(ActorRef(name) for name in names),
        **fields,
    )


def library(*stories: Story, lang: str = "en", **settings: Any) -> Library:
    return arrange(stories, Site("My Digest", lang, "", Settings(**settings)), Knowledge())[0]


def records(shelf: Library) -> list[Record]:
    return [record_of(found, shelf) for found in shelf.stories]


def files(shelf: Library) -> dict[str, PageFile]:
    return {file.path: file for file in search.pages(shelf)}


def writer_for(output: Path) -> DigestWriter:
    return DigestWriter(str(output), {KEY: Build(Settings(), Knowledge())})


def run(shelf: Library, output: Path) -> DigestWriter:
    """A whole run that writes the index alone."""
    hand = writer_for(output)
    assert put_index(shelf, hand) == []
    hand.finish()
    return hand


def contents(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


SEVERAL = (
    story("a", "2018-02-13 06:00", "Ann Other", "Bea Third", outlet="The Paper", tags=("talks", "ice")),
    story("b", "2018-02-13", "Bea Third", outlet="The Sheet", tags=("talks",)),
    story(
        "c", "2017", html="<h2>Head</h2><p>First &amp; last &lt;b&gt;.</p>", dek="Standfirst", kicker="Ice"
    ),
    story("d", title=f"Quote {IMAGE}", html="", lang="de"),
)


def test_a_record_says_what_the_page_shows() -> None:
    found = {record.url: record for record in records(library(*SEVERAL))}
    first = found["articles/a.html"]
    assert first.content == "Text of a."
    assert first.filters == {
        "actor": ("Ann Other", "Bea Third"),
        "tag": ("talks", "ice"),
        "outlet": ("The Paper",),
        "year": ("2018",),
    }
    assert first.meta == {
        "title": "Title of a",
        "outlet": "The Paper",
        "date": "13 Feb 2018",
        "iso": "2018-02-13",
        "actors": "Ann Other, Bea Third",
        "tags": "talks, ice",
    }
    third = found["articles/c.html"]
    assert third.content == "Standfirst\nHead\nFirst & last <b>."
    assert (third.meta["date"], third.meta["iso"], third.meta["kicker"]) == ("2017", "2017", "Ice")
    assert found["articles/d.html"].content == f"Quote {IMAGE}", "an article without text is found, too"
    assert found["articles/d.html"].filters == {}
    assert found["articles/d.html"].meta["lang"] == "de"


def test_who_has_no_page_is_no_filter() -> None:
    passing = story("a", html="<p>Ann Other.</p>")
    named = ActorRef("Ann Other", ActorKind.PERSON, passing=True)
    (record,) = records(library(Story(passing.where, "a", "T", passing.html, actors=(named,))))
    assert "actor" not in record.filters


def test_a_filter_has_no_character_that_the_indexer_cannot_find() -> None:
    (record,) = records(library(story("a", tags=('a "b"\\\tc', "it's: [x]"))))
    assert record.filters["tag"] == ("a ”b”∖ c", "it's: [x]")
    assert record.meta["tags"] == "a ”b”∖ c, it's: [x]"


def test_what_is_held_back_from_strangers_is_not_indexed(tmp_path: Path) -> None:
    text = " ".join(f"w{n}ord" for n in range(200))
    shown = held_back(story("a", "2018", html=f"<p>{text}</p><p>zzsecret</p>", seed="zzseed.txt"), 75)
    (record,) = records(library(shown))
    assert "w74ord" in record.content and "w75ord" not in str(record) and "zz" not in str(record)
    run(library(shown, public=True), tmp_path)
    plain = b"".join(
        gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        for name, data in contents(tmp_path).items()
        if "/index/" in name or "/fragment/" in name
    )
    assert b"w74ord" in plain
    assert b"w75ord" not in plain and b"zzse" not in plain


def test_titles_stand_under_their_letters() -> None:
    shelf = library(
        story("a", title="“Zebra” seen"), story("b", title="Élan"), story("c", title="7 days"),
        story("d", title="1945"), story("e", title="echo"), story("f", title="서울"), story("g", title="…"),
    )  # fmt: skip
    letters = files(shelf)["search.html"].variables["letters"]
    assert [(letter.label, letter.url, [row.title for row in letter.articles]) for letter in letters] == [
        ("0–9", "search.html#letter-digits", ["1945", "7 days"]),
        ("E", "search.html#letter-e", ["echo", "Élan"]),
        ("S", "search.html#letter-s", ["서울"]),
        ("U", "search.html#letter-u", ["…"]),
        ("Z", "search.html#letter-z", ["“Zebra” seen"]),
    ]


def test_a_long_list_of_titles_has_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "ON_ONE_PAGE", 3)
    shelf = library(*(story(f"a{n}", title=f"A {n}") for n in range(4)), story("b", title="B"))
    made = files(shelf)
    assert list(made) == ["search.html", "search/a.html", "search/a-2.html", "search/b.html"]
    first = made["search.html"].variables["letters"][0]
    assert (first.url, first.count, first.articles) == ("search/a.html", 4, ())
    assert [row.title for page in first.pages for row in page.articles] == ["A 0", "A 1", "A 2", "A 3"]
    assert [made[path].title for path in list(made)[1:3]] == ["Titles under A", "Titles under A (2)"]
    assert not made["search/a.html"].wasm and not made["search/a.html"].scripts


def test_the_form_holds_what_is_used_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "AT_ONCE", 2)
    shelf = library(
        story("a", "2018", "Zoe Often", outlet="The Paper", tags=("x", "y")),
        story("b", "2016", "Zoe Often", "Bea Third", outlet="The Paper", tags=("y",)),
        story("c", "2017", "Bea Third", "Ann Once", outlet="The Paper"),
    )
    page = files(shelf)["search.html"]
    assert [(choice.name, choice.values, choice.more) for choice in page.variables["filters"]] == [
        ("actor", ("Bea Third", "Zoe Often"), True),
        ("tag", ("x", "y"), False),
        ("year", ("2018", "2017", "2016"), False),
    ], "one outlet is nothing to choose from"
    assert page.wasm and page.scripts == ("search.js",)


def test_the_index_is_what_the_reader_needs_and_no_more(tmp_path: Path) -> None:
    run(library(*SEVERAL), tmp_path)
    names = set(contents(tmp_path)) - {".written"}
    plain = {name for name in names if name.count("/") == 1 and "pf_meta" not in name}
    assert plain == {
        "pagefind/made-from.txt",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind-worker.js",
        "pagefind/pagefind.js",
        "pagefind/wasm.en.pagefind",
    }
    entry = json.loads((tmp_path / "pagefind/pagefind-entry.json").read_text())
    (about,) = entry["languages"].values()
    assert about["page_count"] == len(SEVERAL)
    listing = bundle.unpacked((tmp_path / f"pagefind/pagefind.{about['hash']}.pf_meta").read_bytes())
    named = {f"pagefind/filter/{mark}.pf_filter" for _, mark in listing[bundle.FILTERS]}
    assert named == {name for name in names if "/filter/" in name}
    filters = dict(bundle.unpacked((tmp_path / name).read_bytes()) for name in named)
    assert filters["actor"] == [["Ann Other", [0]], ["Bea Third", [0, 1]]]
    assert filters["year"] == [["2017", [2]], ["2018", [0, 1]]]


@pytest.mark.parametrize("lang", ["en", "de", "ko", "pt-BR", "xx"])
def test_the_same_articles_make_the_same_bytes(tmp_path: Path, lang: str) -> None:
    several = [
        story(f"s{n}", f"20{n % 30:02}", f"Actor {n % 17}", f"Other {n}", tags=(f"t{n % 13}", f"u{n % 11}"))
        for n in range(120)
    ]
    run(library(*several, lang=lang), tmp_path / "one")
    random.Random(1).shuffle(several)
    run(library(*several, lang=lang), tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_second_run_indexes_nothing_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(library(*SEVERAL), tmp_path).changed > 10
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    monkeypatch.setattr(indexes, "indexed", lambda *_: pytest.fail("indexed again"))
    assert run(library(*reversed(SEVERAL)), tmp_path).changed == 0
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_one_edit_writes_few_files_and_leaves_no_stale_one(tmp_path: Path) -> None:
    run(library(*SEVERAL), tmp_path)
    before = contents(tmp_path)
    hand = run(library(story("a", "2018-02-13", html="<p>New text.</p>"), *SEVERAL[1:]), tmp_path)
    after = contents(tmp_path)
    fragments = [{name for name in some if "/fragment/" in name} for some in (before, after)]
    assert len(fragments[0] - fragments[1]) == len(fragments[1] - fragments[0]) == 1
    assert 0 < hand.changed < len(after)
    run(library(*SEVERAL), tmp_path)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("harm", ["note lost", "file lost", "file cut", "note of others"])
def test_an_index_that_was_damaged_is_made_again(tmp_path: Path, harm: str) -> None:
    shelf = library(*SEVERAL)
    run(shelf, tmp_path)
    before = contents(tmp_path)
    fragment = next((tmp_path / "pagefind/fragment").iterdir())
    note = tmp_path / indexes.FOLDER / indexes.ORIGIN
    if harm == "note lost":
        note.unlink()
    elif harm == "file lost":
        fragment.unlink()
    elif harm == "file cut":
        fragment.write_bytes(fragment.read_bytes()[:-1])
    else:
        note.write_bytes(b"0" + note.read_bytes()[1:])
    run(shelf, tmp_path)
    assert contents(tmp_path) == before


def test_a_forged_record_reads_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    output = tmp_path / "output"
    output.mkdir()
    (output / ".written").write_text(f"{'0' * 40}  pagefind/../../precious\n")
    assert writer_for(output).earlier("pagefind") == {}


def test_without_the_indexer_there_is_the_list_of_titles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "program", lambda: None)
    shelf = library(*SEVERAL)
    page = files(shelf)["search.html"]
    assert (page.variables["able"], page.wasm, page.scripts) == (False, False, ())
    assert sum(letter.count for letter in page.variables["letters"]) == len(SEVERAL)
    hand = writer_for(tmp_path)
    (problem,) = put_index(shelf, hand)
    assert problem.severity is Severity.WARNING and "DIGEST_SEARCH = False" in problem.advice
    assert hand.written == {}


def test_a_site_may_do_without(tmp_path: Path) -> None:
    shelf = library(*SEVERAL, search=False)
    assert not files(shelf)["search.html"].variables["able"]
    run(library(*SEVERAL), tmp_path)
    run(shelf, tmp_path)
    assert set(contents(tmp_path)) == {".written"}, "the index of before goes"


def test_an_empty_digest_has_nothing_to_find(tmp_path: Path) -> None:
    assert not files(library())["search.html"].variables["able"]
    assert run(library(), tmp_path).written == {}


@pytest.mark.parametrize("answer", ["exit 0", "cat > /dev/null", "printf 'bm90aGluZw==,'; cat > /dev/null"])
def test_an_indexer_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    broken = tmp_path / "broken"
    broken.write_text(f"#!/bin/sh\nexec < /dev/null\n{answer}\n")
    broken.chmod(0o755)
    monkeypatch.setattr(finding, "program", lambda: broken)
    (problem,) = put_index(library(*SEVERAL), writer_for(tmp_path / "output"))
    assert problem.severity is Severity.ERROR and "could not be made" in problem.message


def test_settings_of_another_site_do_not_reach_the_indexer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(library(*SEVERAL), tmp_path / "one")
    (tmp_path / "pagefind.toml").write_text('include_characters = "xyz"\n')
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")
    run(library(*SEVERAL), tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


VALUES = st.recursive(st.integers(0, 2**64 - 1) | st.text(), st.lists, max_leaves=30)


@given(VALUES)
def test_what_is_written_is_read(value: Any) -> None:
    data = gzip.compress(bundle.SIGNATURE + bundle.written(value))
    assert bundle.unpacked(data) == value


@pytest.mark.parametrize("plain", [b"x", b"pagefind_dcd\xa0", b"pagefind_dcd\x00\x00", b"pagefind_dcd\x9f"])
def test_another_format_is_refused(plain: bytes) -> None:
    with pytest.raises(ValueError):
        bundle.unpacked(gzip.compress(plain))
