"""What git leaves of an unsettled merge is told with its line and goes nowhere; a story about git is no such thing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from news_digest.cli import main
from news_digest.conflicts import conflict_in
from news_digest.convert import convert
from news_digest.frontmatter import parse
from news_digest.settings import Settings

Build = Callable[..., "subprocess.CompletedProcess[str]"]

ROOT = Path(__file__).parent.parent
SLUG = "the-river-that-is-a-person-in-the-eyes"
OURS, THEIRS = "Zanzibar says this", "Timbuktu says that"


def conflict(ours: str = OURS, theirs: str = THEIRS) -> str:
    return f"<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> theirs\n"


def merged(path: Path, place: str) -> int:
    """Put a conflict before some words or at the end of a file; the line where it begins."""
    text = path.read_text() if path.exists() else ""
    at = text.index(place) if place else len(text)
    path.write_text(text[:at] + conflict() + text[at:])
    return text.count("\n", 0, at) + 1


@pytest.mark.parametrize(
    ("name", "place", "left"),
    [
        (f"content/articles/{SLUG}.md", "", False),
        (f"content/articles/{SLUG}.md", "slug:", False),
        (f"content/articles/{SLUG}.md", "---", False),
        ("content/pages/about.md", "", False),
        (f"content/notes/{SLUG}.md", "", True),
        ("content/actors.yml", "", False),
        ("content/outlets.yml", "", False),
        ("content/takedowns.txt", "", True),
        ("content/style.css", "", True),
    ],
)
def test_a_conflict_is_told_and_goes_nowhere(
    digest: Path, build: Build, name: str, place: str, left: bool
) -> None:
    line = merged(digest / name, place)
    done = build(digest / "output", content=digest / "content", seeds=digest / "seeds")
    assert done.returncode == 1, done.stdout
    assert f"{name}:{line}: " in done.stdout and "merge conflict" in done.stdout
    assert "ake" in done.stdout.partition("merge conflict")[2]
    assert (digest / "output/index.html").exists() == left
    words = OURS.split()[0].encode(), THEIRS.split()[0].encode()
    for path in (path for path in (digest / "output").rglob("*.html") if path.is_file()):
        assert not any(word in path.read_bytes() for word in words), path


def test_both_sides_of_the_list_of_takedowns_stay_down(digest: Path) -> None:
    hashes = "0" * 64, "1" * 64
    (digest / "content/takedowns.txt").write_text(
        conflict(f"{hashes[0]} whanganui river.txt", f"{hashes[1]} black hole.txt")
    )
    report = convert(Settings(ner="none"))
    assert set(report.taken_down) == {"whanganui river.txt", "black hole.txt"}
    assert [p.line for p in report.problems if "merge conflict" in p.message] == [1, 3, 5]


def test_check_and_convert_tell_it_and_the_article_stays_as_it_is(
    digest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = digest / f"content/articles/{SLUG}.md"
    merged(path, "")
    before = path.read_bytes()
    for command in (["convert", "--ner", "none"], ["check"]):
        assert main(command) == 1
        told = capsys.readouterr()
        assert f"articles/{SLUG}.md" in told.out + told.err and "merge conflict" in told.out + told.err
        assert path.read_bytes() == before


STORY = f"""# When two people change one line

May 3, 2018

EXAMPLE BAY - The clerks of the harbour office keep their tariffs in a repository, and on Thursday two of them had
changed the same line, as Ada Example told the council.

{"".join(f"    {line}{chr(10)}" for line in conflict().splitlines())}
Nobody noticed it for a week, and ferries were charged twice, the council heard from the auditor on Friday.

{"".join(f"{line}{chr(10)}{chr(10)}" for line in conflict("said the first", "said the second").splitlines())}
That is what stood in the file, and it has been settled since, the office said in a letter to all owners of ferries.
"""


@pytest.mark.parametrize("name", ["git.txt", "git.md", "git.html"])
def test_a_story_about_conflicts_can_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    text = STORY if name.endswith(".md") else STORY.removeprefix("# ")
    if name.endswith(".html"):
        head, *parts = text.replace("<", "&lt;").replace(">", "&gt;").split("\n\n")
        body = "".join(f"<pre>{part}</pre>" if "&lt;" in part else f"<p>{part}</p>" for part in parts)
        text = f"<html><body><article><h1>{head}</h1>{body}</article></body></html>"
    Path("seeds", name).write_text(text)
    report = convert(Settings(ner="none"))
    assert report.new == (name,), report.problems
    (path,) = Path("content/articles").glob("*.md")
    assert "HEAD" in parse(path.read_text(), "x").body
    assert convert(Settings(ner="none")).unchanged == (name,)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (conflict(), 1),
        (conflict().replace("\n", "\r\n"), 1),
        ("a\n\n=======\nb\n>>>>>>> theirs\n", 3),  # half of it was taken out
        ("Korea 1\n=======\n", 0),
        ("a\n\nb\n\n>>>>>>> theirs\n", 5),
        ("a\n>>>>>>> 1f0c2d3 (Add a note)\r\n", 2),
        ("a\n||||||| 1f0c2d3\n", 2),
        (">>>>>>> an answer to an answer\n", 0),
        (">>>>>>>\n>>>>>>> > deep\n", 0),
        ("    <<<<<<< HEAD\n", 0),
        ("\\<<<<<<< HEAD\n", 0),
        ("<<<<<<<< eight\n", 0),
    ],
)
def test_what_is_a_conflict(text: str, line: int) -> None:
    found = conflict_in(text, "x.md")
    assert (found.line if found else 0) == line
