"""A copy of the repository becomes a digest of one's own: the demonstration goes, all of it and nothing else."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from test_make import SEED

ROOT = Path(__file__).parent.parent
COPIED = (
    "seeds",
    "content",
    "plugins",
    "themes",
    "tests/golden",
    "docs",
    "tools",
    ".github",
    "pelicanconf.py",
)
COPIED += ("README.md", ".gitignore", ".gitattributes")
GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@b.example")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A clone of a template: all files, one commit."""
    folder = tmp_path / "harbour-news"
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
            )
        else:
            shutil.copy(ROOT / name, folder / name)
    run(folder, "git", "init", "--quiet")
    commit(folder)
    return folder


def commit(folder: Path) -> None:
    run(folder, "git", "add", "--all")
    run(folder, *GIT, "commit", "--quiet", "--message", "x")


def run(folder: Path, *command: str, status: int = 0) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": "plugins", "DIGEST_NER": "none"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout + done.stderr


def own(folder: Path, *options: str, status: int = 0) -> str:
    return run(folder, sys.executable, "tools/own.py", *options, status=status)


def build(folder: Path) -> None:
    run(
        folder,
        sys.executable,
        "-m",
        "pelican",
        "content",
        "-s",
        "pelicanconf.py",
        "-o",
        "output",
        "--fatal",
        "errors",
    )


def test_nothing_of_the_demonstration_is_left(copy: Path) -> None:
    build(copy)  # as one does who wants to see it first
    told = own(copy, "--name", "Harbour News", "--timezone", "Europe/Vienna", "--lang", "de")
    assert "The demonstration is gone" in told
    left = {
        path.relative_to(copy).as_posix()
        for place in ("seeds", "content")
        for path in (copy / place).rglob("*")
    }
    lists = {"content/actors.yml", "content/outlets.yml", "content/feeds.txt", "content/pages/about.md"}
    assert {name for name in left if (copy / name).is_file() and not name.endswith(".gitkeep")} == lists
    assert not (copy / ".github/workflows/ci.yml").exists()
    conf = runpy.run_path(str(copy / "pelicanconf.py"))
    assert [conf[key] for key in ("SITENAME", "SITESUBTITLE", "DEFAULT_LANG", "TIMEZONE")] == [
        *("Harbour News", "", "de", "Europe/Vienna")
    ]
    commit(copy)  # what git does not take along is not there for others
    run(copy, "git", "clone", "--quiet", ".", "../clone")
    clone = copy.parent / "clone"
    (clone / "seeds/library.txt").write_text(SEED)
    for folder in (copy, clone):
        build(folder)
    assert not [*(copy / "output/articles").glob("*.html")]
    assert [file.stem for file in (clone / "output/articles").glob("*.html")] == [
        "harbour-town-opens-its-new-library"
    ]
    assert not [file for file in (clone / "output").rglob("*.html") if ".example" in file.read_text("utf-8")]
    assert "nothing to do" in own(copy)


def test_the_readme_is_that_of_a_digest_and_the_programs_is_kept(copy: Path) -> None:
    own(copy, "--name", "Harbour News")
    readme = (copy / "README.md").read_text("utf-8")
    assert readme.startswith("# Harbour News\n")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    assert set(re.findall(r"`make ([a-z]+)", readme)) <= targets
    program = (copy / "docs/news-digest.md").read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", program) if "://" not in link]
    assert len(links) > 10
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


def test_what_is_yours_stays(copy: Path) -> None:
    (copy / "seeds/mine.txt").write_text(SEED)
    build(copy)
    actors = copy / "content/actors.yml"
    actors.write_text(actors.read_text("utf-8") + "\n# mine\nBen Sample: {gender: m}\n", "utf-8")
    about = copy / "content/pages/about.md"
    about.write_text("---\ntitle: About\nslug: about\n---\nMine.\n")
    conf = copy / "pelicanconf.py"
    conf.write_text(conf.read_text("utf-8") + "DIGEST_HOME_DAYS = 3\n", "utf-8")
    commit(copy)
    own(copy, "--name", "Harbour News")
    assert (copy / "seeds/mine.txt").read_text() == SEED
    assert [file.stem for file in (copy / "content/articles").glob("*.md")] == [
        "harbour-town-opens-its-new-library"
    ]
    assert len((copy / "content/.manifest.jsonl").read_text("utf-8").splitlines()) == 1
    assert actors.read_text("utf-8").endswith("\n\n# mine\nBen Sample: {gender: m}\n")
    assert "Kim Jong-un:" not in actors.read_text("utf-8")
    assert about.read_text("utf-8").endswith("Mine.\n")
    assert conf.read_text("utf-8").endswith("DIGEST_HOME_DAYS = 3\n")
    build(copy)
    assert [file.stem for file in (copy / "output/articles").glob("*.html")] == [
        "harbour-town-opens-its-new-library"
    ]


def test_what_could_not_be_had_back_is_named_and_nothing_goes(copy: Path) -> None:
    assert "is no time zone" in own(copy, "--timezone", "Mars", status=2)
    (copy / "seeds/pluto.txt").write_text("mine")
    before = own_files(copy)
    assert own(copy, status=2).startswith("seeds/pluto.txt: is not as it is in git. Commit it first")
    shutil.rmtree(copy / ".git")
    assert "is not under git" in own(copy, status=2)
    assert own_files(copy) == before


def own_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if not {".git", "__pycache__"} & set(path.parts))
