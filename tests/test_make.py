"""The Makefile: what its targets do, and what they refuse."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.M)
VARIABLES = re.findall(r"^([A-Z]+) *[:?]?=", MAKEFILE, re.M)

SEED = """Harbour town opens its new library

By Ada Example
May 3, 2021

NORTHPORT, May 3 - The mayor of Northport opened the town's new library on Monday.

It holds forty thousand books and a room for children, and it was paid for by a gift.

The old building will be let to the sailing club, which has looked for a home since 2017.
"""


class Project:
    """A copy of the checkout whose environment is the one that runs the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("plugins", "themes", "tools"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("Makefile", "pelicanconf.py", "requirements.lock", "requirements-dev.lock"):
            if (ROOT / name).exists():
                shutil.copy2(ROOT / name, folder)
        self.python(f'exec "{sys.executable}" "$@"')
        for stamp in (".installed", ".installed-dev"):
            (folder / ".venv" / stamp).touch()

    def python(self, script: str) -> None:
        """Let a shell script stand for the interpreter of the environment."""
        place = self.folder / ".venv/bin/python"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"#!/bin/sh\n{script}\n")
        place.chmod(0o755)

    def make(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["make", *arguments],
            cwd=self.folder,
            env=os.environ | {"LC_ALL": "C"} | environment,
            capture_output=True,
            text=True,
            timeout=120,
        )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


def test_help_names_every_target_and_variable(project: Project) -> None:
    alone, asked = project.make(), project.make("help")
    assert alone.stdout == asked.stdout
    assert {"html", "convert", "publish", "serve", "devserver", "check", "test", "clean", "lint"} <= set(
        TARGETS
    )
    for name in TARGETS:
        assert re.search(rf"^  {name} +\w", asked.stdout, re.M), name
    for name in VARIABLES:
        assert re.search(rf"\b{name}\b", asked.stdout), name


def test_every_target_is_phony() -> None:
    phony = set(" ".join(re.findall(r"^\.PHONY: (.*)", MAKEFILE, re.M)).split())
    assert set(TARGETS) <= phony


@pytest.mark.parametrize("address", ["", "name.github.io/repo", "https://", "/repo"])
def test_publish_asks_for_an_address(project: Project, address: str) -> None:
    done = project.make("publish", f"SITEURL={address}")
    assert done.returncode == 2
    assert "make publish SITEURL=https://" in done.stderr
    assert not (project.folder / "output").exists()


def test_an_old_python_is_refused_in_words(project: Project) -> None:
    project.python("exit 1")
    old = project.folder / "old"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    (project.folder / ".venv/.installed").unlink()
    done = project.make("html", "PYTHON=./old")
    assert done.returncode == 2
    assert "News Digest needs Python 3.11 or newer, but ./old is older or missing." in done.stderr
    assert "PYTHON=python3.13" in done.stderr


def test_packages_are_fetched_with_hashes_when_the_lock_changes_and_only_then(project: Project) -> None:
    project.python('echo "$@" >> log')
    log = project.folder / "log"

    def installs() -> list[str]:
        lines = [line for line in log.read_text().splitlines() if " install " in line]
        log.unlink()
        return lines

    project.make("check")
    assert installs() == []
    for lock, target in (("requirements.lock", "check"), ("requirements-dev.lock", "lint")):
        stamp = project.folder / (".venv/.installed-dev" if "dev" in lock else ".venv/.installed")
        os.utime(stamp, (0, 0))
        project.make(target)
        assert [line.partition("--require-hashes")[2] for line in installs()[:1]] == [f" -r {lock}"]


def test_a_failing_install_is_tried_again(project: Project) -> None:
    project.python('case "$*" in *" install "*) exit 1 ;; esac')
    (project.folder / ".venv/.installed").unlink()
    assert project.make("check").returncode == 2
    assert not (project.folder / ".venv/.installed").exists()


def test_the_two_locks_agree() -> None:
    pin = re.compile(r"^([a-z0-9._-]+)==([^ \\]+)", re.M)
    run, dev = (
        dict(pin.findall((ROOT / name).read_text()))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert len(run) > 20
    assert {name: dev.get(name) for name in run} == run


def facts(*folders: Path) -> dict[Path, tuple[int, int]]:
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return {file: (file.stat().st_mtime_ns, file.stat().st_ino) for file in files}


def test_html_takes_any_folder_and_writes_nothing_twice(project: Project, tmp_path: Path) -> None:
    names = [tmp_path / "my news" / name for name in ("raw 'copy'", 'arti "cles"', "the site & all")]
    seeds, content, output = names
    seeds.mkdir(parents=True)
    (seeds / "a library.txt").write_text(SEED)
    where = [f"SEEDS={seeds}", f"CONTENT={content}", f"OUTPUT={output}"]
    first = project.make("html", *where)
    assert first.returncode == 0, first.stdout + first.stderr
    assert [f.name for f in (output / "articles").glob("*.html")] == [
        "harbour-town-opens-its-new-library.html"
    ]
    assert "forty thousand books" in (output / "articles/harbour-town-opens-its-new-library.html").read_text()
    before = facts(seeds, content, output)
    second = project.make("html", *where)
    assert second.returncode == 0, second.stdout + second.stderr
    assert facts(seeds, content, output) == before
    assert not (project.folder / "content").exists()
    assert not (project.folder / "output").exists()


def test_html_without_seeds_says_so(project: Project, tmp_path: Path) -> None:
    done = project.make("html", "SEEDS=nowhere", f"CONTENT={tmp_path / 'c'}", f"OUTPUT={tmp_path / 'o'}")
    assert done.returncode == 2
    assert "nowhere: no such folder" in done.stderr
    assert not (tmp_path / "o").exists()


def test_convert_and_check_take_the_folders(project: Project, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.txt").write_text(SEED)
    where = [f"SEEDS={tmp_path / 'raw'}", f"CONTENT={tmp_path / 'my articles'}"]
    done = project.make("convert", *where)
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((tmp_path / "my articles/articles").glob("*.md"))
    done = project.make("check", *where)
    assert done.returncode == 0, done.stdout + done.stderr


def test_clean_takes_only_what_was_built_and_is_unchanged(project: Project) -> None:
    output = project.folder / "output"
    (output / "articles").mkdir(parents=True)
    mark = hashlib.sha256(b"page").hexdigest()[:40]
    names = ["index.html", "articles/a.html", "edited.html", "CNAME"]
    for name in names:
        (output / name).write_text("page" if name != "edited.html" else "mine")
    (project.folder / "outside.html").write_text("page")
    listed = [*names[:3], "../outside.html", "never.html", str(project.folder / "outside.html")]
    (output / ".written").write_text("".join(f"{mark}  {name}\n" for name in listed))
    (project.folder / ".cache").mkdir()
    done = project.make("clean")
    assert done.returncode == 0, done.stderr
    assert sorted(os.listdir(output)) == ["CNAME", "edited.html"]
    assert (project.folder / "outside.html").exists()
    assert not (project.folder / ".cache").exists()
    assert "2 files removed" in done.stdout


def test_clean_undoes_a_build(project: Project, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.txt").write_text(SEED)
    where = [f"SEEDS={tmp_path / 'raw'}", f"CONTENT={tmp_path / 'c'}", f"OUTPUT={tmp_path / 'o'}"]
    assert project.make("html", *where).returncode == 0
    assert (tmp_path / "o/index.html").exists()
    assert project.make("clean", *where).returncode == 0
    assert sorted(os.listdir(tmp_path)) == ["c", "project", "raw"]


def test_clean_leaves_a_folder_it_did_not_build(project: Project, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/letter.txt").write_text("dear")
    done = project.make("clean", "OUTPUT=~/", HOME=str(tmp_path / "home"))
    assert done.returncode == 2
    assert f"{tmp_path / 'home'}: was not built here" in done.stderr
    assert (tmp_path / "home/letter.txt").exists()


def test_distclean_removes_an_environment_and_nothing_else(project: Project) -> None:
    done = project.make("distclean")
    assert done.returncode == 2
    assert ".venv is not a Python environment" in done.stderr
    assert (project.folder / ".venv/bin/python").exists()
    (project.folder / ".venv/pyvenv.cfg").touch()
    assert project.make("distclean").returncode == 0
    assert not (project.folder / ".venv").exists()
