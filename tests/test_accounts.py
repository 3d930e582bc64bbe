"""What a run says it did, and the status with which it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news_digest.accounts import OUTCOMES, seeds_of
from news_digest.cli import main
from news_digest.convert import convert
from news_digest.settings import Settings

Build = Callable[..., "subprocess.CompletedProcess[str]"]

SEED = """Harbour town opens its new library

By Ada Example
May 3, 2021

NORTHPORT, May 3 - The mayor of Northport opened the town's new library number {0} on Monday.

It holds forty thousand books and a room for children, and it was paid for by a gift of {0} pounds.
"""
ARTICLE = "---\ntitle: The bridge\ndate: 2021-05-03\n---\nThe bridge is open.\n"


@pytest.fixture
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("seeds", "content/articles"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "seeds/a.txt").write_text(SEED.format(1))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lists_of(told: dict[str, Any]) -> list[str]:
    seeds = told["seeds"]
    return [one["seed"] if isinstance(one, dict) else one for outcome in OUTCOMES for one in seeds[outcome]]


KINDS = st.sampled_from(["story", "empty", "picture", "binary", "link", "copy", "blanks", "short", "page"])
NAMES = st.text("abé ’", min_size=1, max_size=3).filter(str.strip)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(NAMES, KINDS, max_size=6), st.data())
def test_every_seed_is_in_exactly_one_list(
    tmp_path_factory: pytest.TempPathFactory, kinds: dict[str, str], data: Any
) -> None:
    root = tmp_path_factory.mktemp("digest")
    (root / "seeds").mkdir()
    chosen = Settings(seeds=root / "seeds", content=root / "content", ner="none")
    for number, (name, kind) in enumerate(kinds.items()):
        put(root / "seeds", name, kind, number)
    for _ in range(3):
        told = seeds_of(convert(chosen))
        names = [path.relative_to(root / "seeds").as_posix() for path in (root / "seeds").rglob("*")]
        found = lists_of(told)
        assert len(found) == len(set(found)) == told["seeds"]["read"] == len(names)
        assert sorted(found) == sorted(" ".join(name.split()) for name in names) or "_" in "".join(found)
        assert all(one["why"] for one in told["seeds"]["failed"])
        articles = sorted((root / "content/articles").glob("*.md"))
        if articles:
            path = data.draw(st.sampled_from(articles))
            path.write_text(data.draw(st.sampled_from([path.read_text() + "\nMine.\n", "no front matter"])))
        if data.draw(st.booleans()):
            (root / "content/.manifest.jsonl").unlink(missing_ok=True)


def put(folder: Path, name: str, kind: str, number: int) -> None:
    """One raw copy of a kind."""
    if kind == "link":
        (folder / f"{name}.txt").symlink_to(folder / "nowhere")
        return
    data = {
        "story": SEED.format(number + 10).encode(),
        "copy": SEED.format("seven").encode(),
        "empty": b"",
        "blanks": b" \n\n",
        "short": b"Share\n",
        "picture": b"\x89PNG\r\n",
        "binary": bytes(range(256)),
        "page": f"<html><body><article><p>{SEED.format(number)}</p></article></body></html>".encode(),
    }[kind]
    (folder / f"{name}.{'html' if kind == 'page' else 'png' if kind == 'picture' else 'txt'}").write_bytes(
        data
    )


def test_convert_writes_what_it_did(digest: Path) -> None:
    (digest / "seeds/b.txt").write_text(SEED.format(1))
    (digest / "seeds/c.txt").write_text("")
    assert main(["convert", "--ner", "none", "--report", "told.json"]) == 1
    told = json.loads((digest / "told.json").read_text())
    assert told["version"] == 1 and told["complete"] is True
    assert told["seeds"] | {"failed": []} == {
        **{outcome: [] for outcome in OUTCOMES},
        "read": 3,
        "new": ["a.txt"],
        "duplicates": ["b.txt"],
        "failed": [],
    }
    (failed,) = told["seeds"]["failed"]
    assert failed["seed"] == "c.txt" and "empty" in failed["why"][0]
    assert {problem["file"] for problem in told["problems"]} == {"seeds/b.txt", "seeds/c.txt"}
    first = (digest / "told.json").read_bytes()
    for _ in range(2):
        main(["convert", "--ner", "none", "--report", "again.json"])
    again = json.loads((digest / "again.json").read_text())
    assert again["seeds"]["unchanged"] == ["a.txt"] and not again["seeds"]["new"]
    assert (digest / "told.json").read_bytes() == first


def run(build: Build, digest: Path, **how: Any) -> tuple[subprocess.CompletedProcess[str], dict[str, Any]]:
    more = (*how.pop("more", ()), f'DIGEST_REPORT="{digest}/built.json"')
    how = {"content": digest / "content", "seeds": digest / "seeds", **how}
    done = build(digest / "output", more=more, **how)
    place = digest / "built.json"
    return done, json.loads(place.read_text()) if place.exists() else {}


def test_a_build_writes_what_it_did_also_when_there_was_nothing_to_do(digest: Path, build: Build) -> None:
    done, told = run(build, digest)
    assert done.returncode == 0 and told["complete"] and told["seeds"]["new"] == ["a.txt"]
    assert told["files"]["written"] == told["files"]["all"] > 10 and not told["files"]["removed"]
    seen = []
    for _ in range(3):
        done, told = run(build, digest)
        assert done.returncode == 0 and told["complete"]
        assert told["seeds"]["unchanged"] == ["a.txt"] and told["files"]["written"] == 0
        seen.append((digest / "built.json").read_bytes())
    assert len({*seen}) == 1
    (digest / "seeds/a.txt").unlink()
    (digest / "content/articles/mine.md").write_text(ARTICLE)
    done, told = run(build, digest)
    assert told["articles"]["withdrawn"] and told["files"]["removed"]
    (digest / "content/articles/mine.md").write_text("nothing")
    done, told = run(build, digest)
    assert done.returncode == 1 and told["complete"] is False
    assert told["problems"][0]["file"].endswith("mine.md") and told["problems"][0]["line"] == 1


@pytest.mark.parametrize(
    "place", ["seeds/a.txt", "content/articles/x.md", "output/told.json", "output/..", "essay.txt", "pipe"]
)
def test_a_report_takes_nobodys_place(digest: Path, build: Build, place: str) -> None:
    (digest / "output").mkdir()
    (digest / "essay.txt").write_text("Years of work.")
    os.mkfifo(digest / "pipe")
    before = {path: path.read_bytes() for path in digest.rglob("*") if path.is_file()}
    if not place.startswith("output/t"):
        assert main(["convert", "--ner", "none", "--report", place]) == 2
    done = build(
        digest / "output",
        content=digest / "content",
        seeds=digest / "seeds",
        more=(f'DIGEST_REPORT="{digest}/{place}"',),
    )
    assert done.returncode == 2 and "the report is not written there" in " ".join(done.stdout.split()), done
    assert {path: path.read_bytes() for path in digest.rglob("*") if path.is_file()} == before


def test_a_run_that_is_refused_leaves_no_account_of_an_earlier_one(digest: Path, build: Build) -> None:
    done, told = run(build, digest)
    assert told["complete"]
    done, told = run(build, digest, more=('DIGEST_RELATED="x"',))
    assert done.returncode == 2 and told["complete"] is False and told["problems"]
    assert run(build, digest)[1]["complete"]
    done, told = run(build, digest, seeds=digest / "output")
    assert done.returncode == 2 and told["complete"] is False and told["problems"]
    assert main(["convert", "--ner", "none", "--report", "told.json"]) == 0
    assert main(["convert", "--ner", "none", "--report", "told.json", "--seeds", "nowhere"]) == 2
    told = json.loads((digest / "told.json").read_text())
    assert told["complete"] is False and "no such folder" in told["problems"][0]["message"]


def test_the_last_line_says_what_to_do(digest: Path, build: Build) -> None:
    (digest / "seeds/b.txt").write_text("")
    done, told = run(build, digest)
    assert done.returncode == 1
    said = " ".join(done.stdout.split())
    assert re.search(r"written or removed; 1 (error|warning) above: mend them, then build again", said)
    assert told["complete"] and told["seeds"]["failed"][0]["seed"] == "b.txt"


def no_folder(digest: Path) -> None:
    (digest / "seeds/a.txt").unlink()
    (digest / "seeds").rmdir()


def spoilt(name: str, text: str) -> Callable[[Path], None]:
    def spoil(digest: Path) -> None:
        (digest / name).parent.mkdir(parents=True, exist_ok=True)
        (digest / name).write_text(text)

    return spoil


def fine(_digest: Path) -> None:
    pass


def locked(digest: Path) -> None:
    (digest / "seeds/b.txt").symlink_to(digest / "nowhere")


BROKEN_ARTICLE = spoilt("content/articles/x.md", "no front matter")
BROKEN_ACTORS = spoilt("content/actors.yml", "a: [\n")
ENDS: list[tuple[str, Callable[[Path], None], int]] = [
    ("convert", fine, 0),
    ("convert", no_folder, 2),
    ("convert", spoilt("seeds/b.txt", ""), 1),
    ("convert", locked, 1),
    ("convert", BROKEN_ARTICLE, 1),
    ("convert", BROKEN_ACTORS, 1),
    ("convert --jobs none", fine, 2),
    ("convert --nonsense", fine, 2),
    ("convert --ner nowhere", fine, 2),
    ("convert --executor nowhere", fine, 2),
    ("check", spoilt("content/articles/x.md", ARTICLE), 1),
    ("check", BROKEN_ARTICLE, 1),
    ("check", BROKEN_ACTORS, 1),
    ("diff a.txt", fine, 0),
    ("diff b.txt", fine, 2),
    ("diff a.txt", BROKEN_ACTORS, 1),
    ("actors", fine, 0),
    ("actors", BROKEN_ACTORS, 1),
    ("actors show Nobody", fine, 2),
    ("actors show", fine, 2),
    ("actors merge Nobody Else", fine, 2),
    ("notes import none.json", fine, 2),
    ("words", fine, 0),
    ("words", BROKEN_ACTORS, 1),
    ("takedown nothing", fine, 2),
    ("takedown x", BROKEN_ARTICLE, 1),
    ("takedown x", spoilt("content/articles/x.md", ARTICLE), 0),
    ("add", fine, 2),
    ("add nothing.txt", fine, 1),
    ("nonsense", fine, 2),
    ("", fine, 2),
]


@pytest.mark.parametrize(
    ("command", "prepare", "status"), ENDS, ids=[f"{c} {p.__name__} {s}" for c, p, s in ENDS]
)
def test_commands_end_as_they_should(
    digest: Path, command: str, prepare: Callable[[Path], None], status: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(digest)
    monkeypatch.setenv("DIGEST_NER", "none")
    try:
        found = main(command.split())
    except SystemExit as ended:
        found = ended.code if isinstance(ended.code, int) else 2
    assert found == status


BUILDS: list[tuple[Callable[[Path], None], dict[str, Any], int]] = [
    (fine, {}, 0),
    (no_folder, {}, 0),
    (spoilt("seeds/b.txt", ""), {}, 1),
    (locked, {}, 1),
    (BROKEN_ARTICLE, {}, 1),
    (BROKEN_ACTORS, {}, 1),
    (spoilt("content/notes/none.md", "> x\n\ny\n"), {}, 1),
    (fine, {"more": ("DIGEST_RELATED=-1",)}, 2),
    (fine, {"more": ('DIGEST_EXCERPT_WORDS="x"',)}, 2),
    (fine, {"inside": True}, 2),
]


@pytest.mark.parametrize(
    ("prepare", "how", "status"), BUILDS, ids=[f"{p.__name__} {h}" for p, h, _ in BUILDS]
)
def test_builds_end_as_they_should(
    digest: Path, build: Build, prepare: Callable[[Path], None], how: dict[str, Any], status: int
) -> None:
    prepare(digest)
    output = digest / ("content/out" if how.get("inside") else "output")
    done = build(output, content=digest / "content", seeds=digest / "seeds", more=how.get("more", ()))
    assert done.returncode == status, done.stdout + done.stderr


@pytest.mark.parametrize("to", [">/dev/full", ">&-", ">/dev/full 2>/dev/full"])
def test_a_build_goes_on_where_its_output_cannot_be_written(digest: Path, build: Build, to: str) -> None:
    (digest / "seeds/b.txt").write_text("")
    done = build(digest / "output", content=digest / "content", seeds=digest / "seeds", to=to)
    assert done.returncode == 1 and (digest / "output/index.html").exists()
    if "2>" not in to:
        assert done.stderr.count("b.txt: ") == 1 and "Traceback" not in done.stderr
        assert done.stderr.count("1 error above: mend them") + done.stderr.count("1 warning above: mend") == 1


def test_a_command_says_where_its_output_cannot_be_written(digest: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" >/dev/full', "sh", sys.executable, "-m", "news_digest", "check"],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent / "plugins")},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert (done.returncode, done.stderr) == (1, "news-digest: No space left on device\n")


def test_make_publish_wants_an_address() -> None:
    root = Path(__file__).parent.parent
    done = subprocess.run(
        ["make", "publish", "VENV=nowhere"],
        cwd=root,
        env=os.environ | {"LC_ALL": "C"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2 and "publish needs the address" in done.stderr


def test_the_account_is_documented() -> None:
    text = (Path(__file__).parent.parent / "docs/publishing.md").read_text("utf-8")
    for key in ("version", "complete", "files", "words", "problems", "names", *OUTCOMES):
        assert f"`{key}`" in text or f"`seeds.{key}`" in text, key


def test_an_empty_file_and_an_earlier_report_give_way(digest: Path) -> None:
    report = digest / "told.json"
    report.touch()
    for _ in range(2):
        assert main(["convert", "--ner", "none", "--report", "told.json"]) == 0
        assert json.loads(report.read_text())["complete"]
