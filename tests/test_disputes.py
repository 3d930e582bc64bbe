"""What editor and conversion both changed: told until it is settled, by either of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from news_digest.check import check
from news_digest.convert import convert
from news_digest.problems import Problem, Severity
from news_digest.review import Review, Terminal
from news_digest.settings import Settings
from test_convert import STORY

ARTICLE = Path("content/articles/ferry-talks-begin-in-example-bay.md")
SETTINGS = Settings(seeds=Path("seeds"), content=Path("content"), ner="none", jobs=1)


@pytest.fixture(autouse=True)
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("seeds/a.txt").write_text(STORY, "utf-8")
    convert(SETTINGS)


def edit(old: str, new: str, path: Path = ARTICLE) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def body() -> list[str]:
    return ARTICLE.read_text("utf-8").split("---\n")[2].rstrip("\n").split("\n\n")


def open_ones() -> list[Problem]:
    return [problem for problem in check(SETTINGS).problems if problem.kind == "dispute"]


def answered(about: Problem, key: str) -> None:
    keys = iter([key, "q"])
    said: list[str] = []
    Review(
        SETTINGS, [about], Terminal(lambda _: next(keys, "q"), lambda _: "", said.append, lambda *_: None)
    ).run()


def both_change_a_paragraph() -> str:
    """The words as the new copy has them."""
    mine = body()[1]
    edit(mine, "In the editor's own words.")
    words = " ".join(mine.split()[1:4])
    edit(words, "in yet others", Path("seeds/a.txt"))
    report = convert(SETTINGS)
    assert "yours was kept" in str(report.problems)
    return mine.replace(words, "in yet others")


def test_a_paragraph_is_told_at_its_line_until_the_editor_changes_it_again() -> None:
    both_change_a_paragraph()
    for _ in range(2):
        (problem,) = open_ones()
        line = ARTICLE.read_text("utf-8").splitlines()[problem.line - 1]
        assert (line, problem.severity) == ("In the editor's own words.", Severity.WARNING)
        assert "a.txt gives another since; yours was kept" in problem.message
        assert "news-digest diff a.txt" in problem.advice
        convert(SETTINGS)
    edit("In the editor's own words.", "In words that know of both.")
    assert open_ones() == []
    convert(SETTINGS)
    assert "disputes" not in SETTINGS.manifest.read_text("utf-8")


def test_theirs_is_taken_by_a_key() -> None:
    theirs = both_change_a_paragraph()
    answered(open_ones()[0], "t")
    assert body()[1] == theirs
    assert open_ones() == []
    assert not convert(SETTINGS).kept


def test_mine_is_kept_for_good_until_the_copy_says_something_else_again() -> None:
    both_change_a_paragraph()
    answered(open_ones()[0], "l")
    assert open_ones() == []
    convert(SETTINGS)
    assert open_ones() == []
    edit("in yet others", "in the newest ones", Path("seeds/a.txt"))
    convert(SETTINGS)
    assert len(open_ones()) == 1
    assert body()[1] == "In the editor's own words."


@pytest.mark.parametrize("key", ["t", "l"])
def test_a_field_is_settled_in_the_same_way(key: str) -> None:
    edit("title: Ferry talks begin", "title: The editor's headline on talks")
    edit("Ferry talks begin", "Ferry talks end", Path("seeds/a.txt"))
    convert(SETTINGS)
    (problem,) = open_ones()
    assert ARTICLE.read_text("utf-8").splitlines()[problem.line - 1].startswith("title: The editor's")
    answered(problem, key)
    assert open_ones() == []
    convert(SETTINGS)
    assert open_ones() == []
    assert ("title: Ferry talks end" in ARTICLE.read_text("utf-8")) == (key == "t")


@pytest.mark.parametrize("key", ["t", "l"])
def test_a_paragraph_that_the_editor_took_out(key: str) -> None:
    gone = body()[1]
    edit(f"{gone}\n\n", "")
    words = " ".join(gone.split()[1:4])
    edit(words, "in yet others", Path("seeds/a.txt"))
    convert(SETTINGS)
    (problem,) = open_ones()
    answered(problem, key)
    assert (body()[1] == gone.replace(words, "in yet others")) == (key == "t")
    convert(SETTINGS)
    assert open_ones() == []


def test_the_copy_may_come_round_to_what_the_editor_wrote() -> None:
    both_change_a_paragraph()
    edit("in yet others", "XX", Path("seeds/a.txt"))
    text = Path("seeds/a.txt").read_text("utf-8").split("\n\n")
    at = next(number for number, part in enumerate(text) if "XX" in part)
    text[at] = "In the editor's own words."
    Path("seeds/a.txt").write_text("\n\n".join(text), "utf-8")
    convert(SETTINGS)
    assert open_ones() == []
