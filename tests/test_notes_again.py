"""From an edited raw copy to its note: what was written stays, and stands where it did or says why not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from news_digest.cli import main
from news_digest.notes import parse

STORY = """Ferry talks begin in Example Bay

The Daily Example, 3 May 2018

Talks about a new night ferry between the two harbours began on Thursday, the port authority said.

“We will listen to everyone who lives on the water,” said Ada Harbour, who leads the port authority.

The talks are to last until the end of the month, and both towns have been asked to send their figures.
"""

NOTES = """> Talks about a new night ferry between the two harbours began on **Thursday**

First note.

> “We will listen to **everyone who lives on the water**,” said Ada Harbour

Second note, with @Ada Harbour.

> both towns have been asked to send their figures

Third note.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content/notes").mkdir(parents=True)
    (tmp_path / "seeds/a.txt").write_text(STORY, "utf-8")
    return tmp_path


def test_notes_follow_their_article_through_new_conversions(build: Callable[..., Any], desk: Path) -> None:
    output = desk / "output"

    def made(story: str) -> tuple[str, str, str]:
        (desk / "seeds/a.txt").write_text(story, "utf-8")
        done = build(output, content=desk / "content", seeds=desk / "seeds")
        assert done.returncode == 0, done.stdout + done.stderr
        article = (output / "articles/ferry-talks-begin-in-example-bay.html").read_text("utf-8")
        notes = (output / "notes.html").read_text("utf-8") if (output / "notes.html").exists() else ""
        return article, notes, done.stdout + done.stderr

    made(STORY)
    file = desk / "content/notes/ferry-talks-begin-in-example-bay.md"
    file.write_text(NOTES, "utf-8")
    article, listed, told = made(STORY)
    assert article.count('class="note"') == 3 and 'class="noted changed"' not in article
    assert "content/notes" not in told

    lighter = STORY.replace("about a new night ferry", "also about a new night ferry").replace(
        "The talks", "Both sides agreed: the talks"
    )
    article, listed, told = made(lighter)
    assert article.count('class="note"') == 3 and article.count('class="noted changed"') == 1
    assert "What stands around these words has changed" in article
    assert told.count("was changed in the article since it was quoted") == 1

    other = STORY.replace("Thursday", "Friday").replace("We will listen to", "We will not listen to")
    article, listed, told = made(other)
    assert article.count('class="note"') == 1 and "Third note." in article
    assert (
        "First note." in listed
        and "Second note, with" in listed
        and "What comes nearest in the article:" in listed
    )
    assert told.count("is not in the article") == 2
    assert 'notes.html#ferry-talks-begin-in-example-bay-1">2 notes have lost their passages</a>' in article
    assert file.read_text("utf-8") == NOTES, "the build writes no notes"

    article, listed, told = made(STORY)
    assert article.count('class="note"') == 3 and "content/notes" not in told, "all is as it was"


def test_what_is_exported_comes_back(
    build: Callable[..., Any], desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build(desk / "output", content=desk / "content", seeds=desk / "seeds")
    file = desk / "content/notes/ferry-talks-begin-in-example-bay.md"
    file.write_text(NOTES, "utf-8")
    build(desk / "output", content=desk / "content", seeds=desk / "seeds")
    exported = desk / "output/articles/ferry-talks-begin-in-example-bay.annotations.jsonld"
    assert (
        sum(one["motivation"] == "commenting" for one in json.loads(exported.read_text("utf-8"))["items"])
        == 3
    )
    monkeypatch.chdir(desk)
    assert main(["notes", "import", str(exported)]) == 0
    assert "0 added, 3 there already" in capsys.readouterr().out
    assert file.read_text("utf-8") == NOTES

    file.unlink()
    assert main(["notes", "import", str(exported)]) == 0
    remarks, problems = parse(file.read_text("utf-8"), "n.md")
    assert not problems
    assert [remark.passage.exact for remark in remarks] == [
        "Thursday", "everyone who lives on the water", "both towns have been asked to send their figures",
    ]  # fmt: skip
    assert [remark.text for remark in remarks] == [
        "First note.", "Second note, with Ada Harbour.", "Third note.",
    ]  # fmt: skip
    build(desk / "output", content=desk / "content", seeds=desk / "seeds")
    again = json.loads(exported.read_text("utf-8"))["items"]
    assert [one["target"]["selector"]["exact"] for one in again if one["motivation"] == "commenting"] == [
        "Thursday", "everyone who lives on the water", "both towns have been asked to send their figures",
    ]  # fmt: skip


def test_every_note_of_the_demo_comes_back(
    private_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(Path(__file__).parent.parent / "content", "content")
    files = [str(path) for path in sorted((private_site / "articles").glob("*.annotations.jsonld"))]
    before = {path.name: path.read_bytes() for path in Path("content/notes").iterdir()}
    assert main(["notes", "import", *files]) == 0
    assert "notes: 0 added," in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in Path("content/notes").iterdir()} == before
    shutil.rmtree("content/notes")
    assert main(["notes", "import", *files]) == 0
    after = {
        path.name: parse(path.read_text("utf-8"), path.name)[0] for path in Path("content/notes").iterdir()
    }
    for name, data in before.items():
        words = [remark.passage.exact for remark in parse(data.decode(), name)[0]]
        assert sorted(remark.passage.exact for remark in after[name]) == sorted(words)
    capsys.readouterr()
    main(["check"])
    assert "content/notes" not in capsys.readouterr().out
