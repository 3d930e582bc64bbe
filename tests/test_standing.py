"""tools/standing.py: a build by a copy of a standing process is a build by a new one."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import building
import pytest
from building import Anew, Standing, builder_of

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from corpus import Writer, as_article, as_seed  # noqa: E402

ARTICLES = 26
"""Enough for more processes than one."""

PROBE = """
import sys
sys.path.insert(0, "plugins")
sys.path.insert(0, ".")
fresh = [name not in sys.modules for name in ("of_user", "of_program", "wave")]
import of_user, of_program, wave
print("before", of_program.seen, fresh)
of_program.seen += 1
print(of_program.WORD, sys.argv[1:], __import__("__main__").__file__.endswith("probe.py"), sys.stdout.isatty())
print("\\x1b[31mred\\x1b[0m", file=sys.stderr)
match sys.argv[1:]:
    case ["stop"]: sys.exit("stopped")
    case ["three"]: sys.exit(3)
    case ["crash"]: 1 / 0
    case ["kill"]: __import__("os").kill(__import__("os").getpid(), 9)
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of its own with the standing process beside it; modules as old as those of a checkout are."""
    for name in ("tools", "plugins"):
        (tmp_path / name).mkdir()
    shutil.copy(ROOT / "tools" / "standing.py", tmp_path / "tools")
    write(tmp_path / "probe.py", PROBE)
    write(tmp_path / "of_user.py", "")
    write(tmp_path / "plugins" / "of_program.py", "WORD = 'one'\nseen = 0\n")
    monkeypatch.setattr(building, "STANDING", tmp_path / "tools" / "standing.py")
    monkeypatch.setenv("PYTHONPATH", "plugins")
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(file: Path, text: str) -> None:
    """A file that was written an hour ago."""
    file.write_text(text)
    hour_ago = file.stat().st_mtime - 3600
    os.utime(file, (hour_ago, hour_ago))


def standing(*words: str) -> Standing:
    return Standing(sys.executable, "probe", words)


@pytest.mark.usefixtures("checkout")
def test_no_state_survives_but_what_was_imported_is_there() -> None:
    builder = standing("a b")
    try:
        first, second = builder.run(), builder.run()
    finally:
        builder.close()
    assert first.status == second.status == 0
    assert first.said == "before 0 [True, True, True]\none ['a b'] True False\nred\n"
    # what is the user's is imported anew, as settings are
    assert second.said == "before 0 [True, False, False]\none ['a b'] True False\nred\n"


def test_a_changed_program_is_imported_anew(checkout: Path) -> None:
    builder = standing()
    try:
        builder.run()
        write(checkout / "plugins" / "of_program.py", "WORD = 'two'\nseen = 0\n")
        assert "two []" in builder.run().said
        assert builder.run().said.startswith("before 0 [True, False, False]")
        (checkout / "plugins" / "wave.py").write_text("")  # comes before Python's own
        assert "[True, True, True]" in builder.run().said
        write(checkout / "of_user.py", "print('I changed')")
        assert "I changed" in builder.run().said
    finally:
        builder.close()


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize(
    ("word", "status", "words"),
    [
        ("stop", 1, "stopped"),
        ("three", 3, "red"),
        ("crash", 1, "ZeroDivisionError"),
        ("kill", 1, "The build broke off (-9)."),
    ],
)
def test_how_it_ended_is_told(word: str, status: int, words: str) -> None:
    builder = standing(word)
    try:
        for _ in range(2):
            done = builder.run()
            assert (done.status, words in done.said) == (status, True)
    finally:
        builder.close()


@pytest.mark.usefixtures("checkout")
def test_a_process_that_ended_is_replaced() -> None:
    builder = standing()
    try:
        builder.run()
        assert builder._process
        builder._process.kill()
        assert builder.run().status == 0
    finally:
        builder.close()


@pytest.mark.usefixtures("checkout")
def test_a_process_that_cannot_begin_is_told() -> None:
    building.STANDING.write_text("")
    builder = standing()
    assert builder.run().status == 1
    builder.close()


def test_other_commands_are_new_processes() -> None:
    command = [sys.executable, "-c", "import sys; print('hello'); sys.exit('oh')"]
    builder = builder_of(command)
    assert isinstance(builder, Anew)
    done = builder.run()
    assert (done.status, "hello\n" in done.said, "oh\n" in done.said) == (1, True, True)
    assert isinstance(builder_of([sys.executable, "-m", "pelican"]), Standing if building.FORKS else Anew)


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
