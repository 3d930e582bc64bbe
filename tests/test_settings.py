"""Settings that are wrong are told, and nothing is begun: a limit that is misspelt would count for nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from news_digest.cli import main
from news_digest.convert import convert
from news_digest.pages.ground import keep_apart
from news_digest.problems import Refusal
from news_digest.settings import Settings
from news_digest.workers import shown

Build = Callable[..., "CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("DIGEST_EXCERPT_WORD", 0, "DIGEST_EXCERPT_WORD is no setting; DIGEST_EXCERPT_WORDS is meant"),
        ("DIGEST_SEED", "raw", "DIGEST_SEEDS is meant"),
        *(
            (f"DIGEST_{name}", 5, "should be the name of a file or folder")
            for name in ("SEEDS", "CACHE", "REPORT")
        ),
        ("DIGEST_SEEDS", "se\0eds", "should be the name of a file or folder"),
        ("DIGEST_SEEDS", None, "should be the name of a folder"),
        ("DIGEST_SEEDS", "", "should be the name of a folder"),
        ("DIGEST_QUOTED_WORDS", 10**40, "should be a whole number, 0 to"),
        ("SITENAME", None, "SITENAME = None should be text"),
    ],
)
def test_a_wrong_setting_is_named(key: str, value: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Settings.from_pelican({"PATH": "content", key: value})


@pytest.mark.parametrize("line", ["DIGEST_SEEDS=null", "DIGEST_REPORT=5", "DIGEST_QUOTE_WORDS=0"])
def test_a_build_with_a_wrong_setting_ends_in_words(line: str, tmp_path: Path, build: Build) -> None:
    (tmp_path / "content").mkdir()
    done = build(tmp_path / "output", content=tmp_path / "content", seeds=tmp_path, more=(line,))
    assert done.returncode == 2, done
    assert "pelicanconf.py: DIGEST_" in done.stdout and "Traceback" not in done.stdout + done.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("line", ['ARTICLE_PATHS=["nope"]', "ARTICLE_PATHS=[]"])
def test_a_setting_that_leaves_out_every_article_is_told(line: str, tmp_path: Path, build: Build) -> None:
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "content/articles/a.md").write_text("---\ntitle: A bridge\n---\nIt is open.\n")
    (tmp_path / "seeds").mkdir()
    done = build(tmp_path / "output", content=tmp_path / "content", seeds=tmp_path / "seeds", more=(line,))
    assert done.returncode == 0, done
    assert "leave out every article, 1 in all" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("seeds", "content"), [("content", "content"), ("content/articles", "content"), ("raw", "raw/content")]
)
def test_articles_are_no_raw_copies(seeds: str, content: str, tmp_path: Path) -> None:
    (tmp_path / content / "articles").mkdir(parents=True)
    (tmp_path / seeds).mkdir(exist_ok=True)
    with pytest.raises(Refusal, match="lie one in the other"):
        convert(Settings(tmp_path / seeds, tmp_path / content, 1, ner="none"))


@pytest.mark.parametrize("cache", ["seeds", "seeds/.cache", "output", "output/.cache"])
def test_what_is_kept_lies_neither_among_raw_copies_nor_where_it_would_go_out(
    cache: str, tmp_path: Path
) -> None:
    sources = Settings(tmp_path / "seeds", tmp_path / "content", cache=tmp_path / cache)
    with pytest.raises(Refusal, match="what is kept from run to run would lie in"):
        keep_apart(tmp_path / "output", sources)


def test_a_command_keeps_nothing_among_raw_copies_either(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    with pytest.raises(Refusal, match="what is kept from run to run would lie in"):
        convert(
            Settings(tmp_path / "seeds", tmp_path / "content", 1, ner="none", cache=tmp_path / "seeds/.cache")
        )
    assert not [*(tmp_path / "seeds").iterdir()]


def test_a_theme_may_have_settings_of_its_own_and_false_is_none() -> None:
    told = Settings.from_pelican(
        {"PATH": "content", "DIGEST_QZX": 1, "DIGEST_CACHE": False, "DIGEST_REPORT": False}
    )
    assert (told.cache, told.report) == (None, None)


def test_a_command_takes_no_limit_below_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["words", "--excerpt-words", "-1"])
    assert "'-1' is not a whole number, 0 or more" in capsys.readouterr().err


def test_nobody_watches_where_standard_error_is_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", None)
    assert [*shown(iter([1, 2]), 2, "reading")] == [1, 2]
