"""A digest that is built by the standing process of the development server: the same bytes, the same caches."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from news_digest.serving.building import Standing

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from corpus import Writer, as_article, as_seed  # noqa: E402

ARTICLES = 26
"""Enough for more processes than one."""


class Desk:
    """A digest that someone works on, the standing process that builds it, and a build from nothing."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.place, self.content, self.seeds = place, place / "content", place / "seeds"
        self.dice = random.Random(7)
        for folder in ("content/articles", "content/notes", "seeds"):
            (place / folder).mkdir(parents=True)
        shutil.copytree(ROOT / "themes" / "broadsheet", place / "theme")
        settings = (ROOT / "pelicanconf.py").read_text("utf-8")
        settings = settings.replace("HERE = Path(__file__).resolve().parent", f"HERE = Path({str(ROOT)!r})")
        (place / "conf.py").write_text(f"{settings}\nTHEME = {str(place / 'theme')!r}\n", "utf-8")
        self.number = 0
        for _ in range(ARTICLES):
            self.add_article()
        monkeypatch.setenv("PYTHONPATH", str(ROOT / "plugins"))
        for name, value in self.where("warm", "cache").items():
            monkeypatch.setenv(name, value)
        self.builder = Standing(sys.executable, "pelican", self.words("warm"))

    def where(self, output: str, cache: str) -> dict[str, str]:
        return {
            "DIGEST_CONTENT": str(self.content),
            "DIGEST_SEEDS": str(self.seeds),
            "DIGEST_OUTPUT": str(self.place / output),
            "DIGEST_CACHE": str(self.place / cache),
            "DIGEST_NER": "none",
            "DIGEST_JOBS": "2",
        }

    def words(self, output: str) -> list[str]:
        settings = str(self.place / "conf.py")
        return [str(self.content), "-s", settings, "-o", str(self.place / output), "--fatal", "errors"]

    def add_article(self) -> None:
        self.number += 1
        news = Writer(self.number).news()
        (self.content / "articles" / f"{news.slug}.md").write_text(as_article(news), "utf-8")

    def add_seed(self) -> None:
        self.number += 1
        (self.seeds / f"{self.number}.txt").write_text(as_seed(Writer(self.number).news()), "utf-8")

    def article(self) -> Path:
        return self.dice.choice(sorted((self.content / "articles").glob("*.md")))

    def append(self, file: Path, text: str) -> None:
        with file.open("a", encoding="utf-8") as page:
            page.write(text)

    def remove_output(self) -> None:
        shutil.rmtree(self.place / "warm")

    def check(self) -> None:
        done = self.builder.run()
        assert done.status == 0, done.said
        env = {**os.environ, **self.where("clean", "no-cache")}
        command = [sys.executable, "-m", "pelican", *self.words("clean")]
        for folder in ("clean", "no-cache"):
            shutil.rmtree(self.place / folder, ignore_errors=True)
        fresh = subprocess.run(command, env=env, cwd=self.place, capture_output=True, text=True)
        assert fresh.returncode == 0, fresh.stdout + fresh.stderr
        assert contents(self.place / "warm") == contents(self.place / "clean")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    found = Desk(tmp_path, monkeypatch)
    yield found
    found.builder.close()


def test_the_same_bytes_as_a_build_from_nothing(desk: Desk) -> None:
    edits: dict[str, Callable[[], object]] = {
        "nothing": lambda: None,
        "an article": lambda: desk.append(desk.article(), "\n\nA paragraph about Angela Merkel.\n"),
        "another": lambda: desk.append(desk.article(), "\n\nOne more.\n"),
        "a new one": desk.add_article,
        "a seed": desk.add_seed,
        "one less": lambda: desk.article().unlink(),
        "the registry": lambda: (desk.content / "actors.yml").write_text("Zed Quux: {aliases: [Quux]}\n"),
        "a note": lambda: (desk.content / "notes" / desk.article().name).write_text("> nowhere\n\nA note.\n"),
        "a template": lambda: desk.append(
            desk.place / "theme/templates/article.html", "{# new #}<!-- v2 -->"
        ),
        "a style": lambda: (desk.content / "style.css").write_text("p { color: red }\n"),
        "settings": lambda: desk.append(desk.place / "conf.py", "\nSITENAME = 'Another Name'\n"),
        "the output": desk.remove_output,
    }
    for name, edit in edits.items():
        edit()
        try:
            desk.check()
        except AssertionError as error:
            raise AssertionError(f"after a change of {name}: {error}") from error


def test_after_make_html_it_finds_nothing_to_do_and_the_other_way_round(desk: Desk) -> None:
    """Both know the program by the same mark, though one has imported more."""
    command = [sys.executable, "-m", "pelican", *desk.words("warm")]
    ledger = desk.place / "cache" / "pages.sqlite"

    def anew() -> int:
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return ledger.stat().st_mtime_ns

    built = anew()
    for _ in range(3):
        assert desk.builder.run().status == 0
        assert ledger.stat().st_mtime_ns == built  # a build that has to look at the pages writes it
    desk.append(desk.article(), "\n\nA new end.\n")
    assert desk.builder.run().status == 0
    built = ledger.stat().st_mtime_ns
    assert anew() == built
