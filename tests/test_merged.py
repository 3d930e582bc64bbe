"""Two histories of a digest that were merged: receipts of both sides, and two articles of one raw copy."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from news_digest.cli import main
from news_digest.convert import convert
from news_digest.frontmatter import dump, parse
from news_digest.problems import Severity
from news_digest.settings import Settings

SETTINGS = Settings(ner="none")
STORY = """The ferry to Example Bay runs again

May {day}, 2018

EXAMPLE BAY - The ferry between Example Bay and Northport runs again since Thursday, the harbour office said.

It had been laid up since the autumn, when its engine failed, and {who} had asked for it to be mended before June.

The council will look at the tariffs in {month}, Ada Example told the passengers who waited at the pier.
"""


def told(text: str = STORY, day: int = 3, who: str = "the islanders", month: str = "July") -> str:
    return text.format(day=day, who=who, month=month)


@pytest.fixture(autouse=True)
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A digest of one article, whose file is given."""
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("seeds/ferry.txt").write_text(told())
    convert(SETTINGS)
    (path,) = Path("content/articles").glob("*.md")
    return path


def receipts() -> str:
    return SETTINGS.manifest.read_text()


def conflict(ours: str, theirs: str) -> str:
    return f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> theirs\n"


@pytest.mark.parametrize("union", [False, True])
@pytest.mark.parametrize("first", ["older", "newer"])
def test_of_two_receipts_that_which_fits_the_article_is_taken(story: Path, first: str, union: bool) -> None:
    sides = {"older": receipts()}
    Path("seeds/ferry.txt").write_text(told(who="the fishermen"))
    assert convert(SETTINGS).updated == ("ferry.txt",)
    sides["newer"] = receipts()
    generated = story.read_text()
    second = sides["newer" if first == "older" else "older"]
    SETTINGS.manifest.write_text(sides[first] + second if union else conflict(sides[first], second))
    report = convert(SETTINGS)
    assert (report.unchanged, report.kept) == (("ferry.txt",), ())
    assert [(p.where, p.line, p.severity) for p in report.problems] == (
        [] if union else [("content/.manifest.jsonl", 1, Severity.NOTE)]
    )
    assert (story.read_text(), receipts()) == (generated, sides["newer"])
    Path("seeds/ferry.txt").write_text(told(who="the teachers"))  # nothing of it counts as an editor's hand
    report = convert(SETTINGS)
    assert (report.updated, report.kept) == (("ferry.txt",), ())


def test_an_edit_outlives_a_merge_of_receipts(story: Path) -> None:
    older = receipts()
    Path("seeds/ferry.txt").write_text(told(who="the fishermen"))
    convert(SETTINGS)
    story.write_text(story.read_text().replace("look at the tariffs", "look hard at the tariffs"))
    SETTINGS.manifest.write_text(conflict(receipts(), older))
    Path("seeds/ferry.txt").write_text(told(who="the teachers"))
    assert convert(SETTINGS).kept == (story.name,)
    assert "look hard at" in story.read_text() and "the teachers" in story.read_text()


def second(story: Path) -> Path:
    """The article that another machine made of the same raw copy."""
    document = parse(story.read_text(), "x")
    path = story.with_name("another-name.md")
    path.write_text(dump({**document.fields, "slug": "another-name"}, document.body))
    return path


def test_a_second_article_of_a_raw_copy_is_told_in_every_run(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = second(story)
    for _ in range(2):
        (problem,) = convert(SETTINGS).problems
        assert (problem.where, problem.severity) == (str(path), Severity.WARNING)
        assert "ferry.txt" in problem.message and str(story) in problem.message
    assert main(["check"]) == 1
    line = path.read_text().split("\n").index("seed: ferry.txt") + 1
    assert f"{path}:{line}: is made from ferry.txt, and so is {story}" in capsys.readouterr().out
    path.write_text(re.sub("^seed: .*\n", "", path.read_text(), flags=re.M))
    assert not convert(SETTINGS).problems


def test_of_two_articles_without_a_receipt_one_is_told(story: Path) -> None:
    path = second(story)
    SETTINGS.manifest.unlink()
    assert [p.where for p in convert(SETTINGS).problems if "and so is" in p.message] in (
        [str(path)],
        [str(story)],
    )


@pytest.mark.parametrize("status", ["withdrawn", None])
def test_a_stub_beside_an_article_is_no_second_one(story: Path, status: str | None) -> None:
    path = second(story)
    document = parse(path.read_text(), "x")
    path.write_text(dump({**document.fields, **({"status": status} if status else {})}, document.body))
    assert bool(convert(SETTINGS).problems) == (status is None)


def test_a_new_digest_has_its_receipts_merged_line_by_line(story: Path) -> None:
    assert main(["init", "mine", "--yes"]) == 0
    git = ["git", "-C", "mine", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    if not Path("mine/.git").exists():
        subprocess.run([*git, "init", "-q"], check=True)
    attributes = subprocess.run(
        [*git, "check-attr", "merge", "content/.manifest.jsonl", "content/takedowns.txt"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert attributes.count(": union\n") == 2
