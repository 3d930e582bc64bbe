"""What earlier runs found out changes time only: with it and without, the same files and the same report."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from news_digest import convert as flow
from news_digest import desk, digests, updating
from news_digest.convert import convert
from news_digest.report import Report
from news_digest.settings import Settings

PEOPLE = (
    "Ada Harbour|Benno Harbour|Clara Stonefield|Dietrich Vance III|Dietrich Vance|Kim Yong-nam|Elena Vargas|"
    "Tomas Vargas|Anna-Lena Brook|Anna Lena Brook|Anna Léna Brook|Mark Example Council|Mark Example-Council"
).split("|")
OFFICES = ("President", "Mayor", "Minister", "Mr", "Mrs", "Judge", "")
BODIES = (
    "NATO",
    "the Northport Harbour Authority",
    "the European Union",
    "OPEC",
    "France",
    "Pyongyang",
    "Seoul",
)
TOPICS = ("grain corridor", "harbour strike", "night trains", "copper mine", "debt relief")
REGISTRIES = (
    "",
    "Ada Harbour: {gender: f, aliases: [A. Harbour], roles: [mayor]}\n",
    "Benno Harbour: {short: [Harbour]}\nignore: [Elena Vargas]\n",
    "Northport: {kind: place}\nTomas Vargas: {not: [Elena Vargas]}\n",
)


def story(dice: random.Random) -> str:
    """A small article whose names are named in full in some and by surname in others."""
    people = dice.sample(PEOPLE, 3)
    topic = dice.choice(TOPICS)
    lines = [
        f"{people[0].split()[-1]} speaks of the {topic} {dice.randrange(10**6)}",
        f"{dice.randint(1, 28)} May 2018",
    ]
    for _ in range(dice.randint(3, 6)):
        person = dice.choice(people)
        name = person if dice.random() < 0.5 else f"{dice.choice(OFFICES)} {person.split()[-1]}".strip()
        words = f"the {topic} matters to {dice.choice(BODIES)} more than the {dice.choice(TOPICS)}"
        lines.append(
            dice.choice(
                (
                    f"“Of course {words},” {name} said on Tuesday. Officials had waited for the answer for two weeks.",
                    f"{name} told reporters on Monday that {words}, and that talks with {dice.choice(PEOPLE)} go on.",
                    f"After the visit to {dice.choice(BODIES)}, {name} signed the paper about the {topic}.",
                )
            )
        )
    return "\n\n".join([*lines, "Read more:\n\nSubscribe to our newsletter", ""])


def seeds(root: Path) -> list[Path]:
    return sorted((root / "seeds").iterdir())


def articles(root: Path) -> list[Path]:
    return sorted((root / "content/articles").glob("*.md"))


def add(root: Path, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 4)):
        (root / "seeds" / f"{dice.randrange(10**6):06}.txt").write_text(story(dice), "utf-8")


def change(root: Path, dice: random.Random) -> None:
    dice.choice(seeds(root)).write_text(story(dice), "utf-8")


def remove(root: Path, dice: random.Random) -> None:
    dice.choice(seeds(root)).unlink()


def rename(root: Path, dice: random.Random) -> None:
    seed = dice.choice(seeds(root))
    seed.rename(seed.with_name(f"{dice.randrange(10**6):06}.txt"))


def double(root: Path, dice: random.Random) -> None:
    seed = dice.choice(seeds(root))
    shutil.copy(seed, seed.with_name(f"{dice.randrange(10**6):06}.txt"))


def spoil(root: Path, dice: random.Random) -> None:
    dice.choice(seeds(root)).write_text("Menu\nShare\n", "utf-8")


def edit(root: Path, dice: random.Random) -> None:
    """An editor's hand, in the body or in a field, without another size in some cases."""
    path = dice.choice(articles(root))
    text = path.read_text("utf-8")
    old, new = dice.choice(
        (("said", "says"), ("Tuesday", "Thursday"), ("lang: en", "lang: fr"), ("\n\n", "\n\nX.\n\n"))
    )
    path.write_text(text.replace(old, new, 1), "utf-8")


def delete(root: Path, dice: random.Random) -> None:
    dice.choice(articles(root)).unlink()


def move(root: Path, dice: random.Random) -> None:
    path = dice.choice(articles(root))
    path.rename(path.with_name(f"moved-{dice.randrange(10**6)}.md"))


def register(root: Path, dice: random.Random) -> None:
    (root / "content/actors.yml").write_text(dice.choice(REGISTRIES), "utf-8")


def forget_receipts(root: Path, dice: random.Random) -> None:
    manifest = root / "content/.manifest.jsonl"
    lines = manifest.read_text("utf-8").splitlines(keepends=True)
    manifest.write_text("".join(line for line in lines if dice.random() < 0.7), "utf-8")


def nothing(root: Path, dice: random.Random) -> None:
    pass


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    *(add, add, change, remove, rename, double, spoil, edit, edit, delete, move, register),
    *(forget_receipts, nothing),
)


def harm(cache: Path, dice: random.Random) -> None:
    """What may happen to a cache."""
    file = cache / flow.FILE
    what = dice.randrange(8)
    if what == 0:
        shutil.rmtree(cache, ignore_errors=True)
    elif what == 1 and file.exists():
        os.truncate(file, file.stat().st_size // 2)
    elif what == 2 and file.exists():
        data = bytearray(file.read_bytes())
        for _ in range(20):
            data[dice.randrange(len(data))] ^= 255
        file.write_bytes(data)


@contextmanager
def within(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def run(root: Path, **how: object) -> tuple[Report, dict[str, bytes]]:
    """The report, and every file of the content folder."""
    with within(root):
        settings = replace(Settings(jobs=1, ner="none"), **how)  # type: ignore[arg-type]
        report = convert(settings)
        report = replace(report, cuts=dict(report.cuts))
    files = (path for path in (root / "content").rglob("*") if path.is_file())
    return report, {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("number", range(3))
def test_random_work_gives_the_same_with_and_without_a_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    warm, cold = tmp_path / "warm", tmp_path / "cold"
    for root in (warm, cold):
        (root / "content").mkdir(parents=True)
        (root / "seeds").mkdir()
    if number % 2:  # as if all files had been written long before
        for room in (desk, digests, updating):
            monkeypatch.setattr(room, "now", lambda: time.time_ns() + 10**11)
    program = 1
    for step in range(16):
        dice = random.Random(f"{number} {step}")
        for each in [add, *dice.choices(EDITS, k=dice.randint(0, 3))] if step else [add]:
            for root in (warm, cold):
                if (
                    (each not in (edit, delete, move) or articles(root))
                    and len(seeds(root)) > 1
                    or each is add
                ):
                    each(root, random.Random(f"{number} {step} {each.__name__}"))
        harm(warm / "cache", dice)
        program += dice.random() < 0.1
        monkeypatch.setattr(flow, "of_program", lambda: str(program))  # noqa: B023
        without = run(cold)
        assert run(warm, cache=Path("cache")) == without, f"step {step}"
        assert run(warm, cache=Path("cache"))[1] == without[1], "a second run writes nothing"


PROGRAM = """
import sys
from pathlib import Path
from news_digest.convert import convert
from news_digest.settings import Settings
report = convert(Settings(jobs=1, ner="none", cache=Path("cache")))
heavy = {"bs4", "lxml", "trafilatura", "spacy", "rich", "concurrent.futures"}
print(len(report.unchanged), *sorted(heavy & set(sys.modules)))
print(*[name for name in sys.modules if name.startswith(("news_digest.annotators", "news_digest.copydesk"))])
"""


def test_a_run_that_finds_all_done_brings_in_nothing_that_reads(tmp_path: Path) -> None:
    for folder in ("seeds", "content"):
        (tmp_path / folder).mkdir()
    add(tmp_path, random.Random("imports"))
    told = os.environ | {"PYTHONPATH": str(Path(flow.__file__).parents[1])}
    for _ in range(2):
        command = [sys.executable, "-c", PROGRAM]
        done = subprocess.run(command, cwd=tmp_path, env=told, capture_output=True, text=True, check=True)
    assert done.stdout == f"{len(seeds(tmp_path))}\n\n"


def test_an_edit_that_is_saved_while_its_article_is_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path / "seeds", tmp_path / "content", 1, ner="none")
    settings.seeds.mkdir()
    seed = settings.seeds / "a.txt"
    seed.write_text(
        "Harbour town opens a library\n\nThe harbour council met on Monday and said it would build.\n\n"
        "It will hold forty thousand books and a room for children, said the mayor of the town.\n"
    )
    convert(settings)
    (article,) = settings.articles.iterdir()
    seed.write_text(seed.read_text().replace("forty", "fifty"))
    write = desk.Desk.write

    def saved(self: desk.Desk, *told: Any) -> bool:  # between the look at the article and its new form
        if "An editor" not in article.read_text():
            article.write_text(f"{article.read_text()}\nAn editor's own paragraph.\n")
        return write(self, *told)

    monkeypatch.setattr(desk.Desk, "write", saved)
    report = convert(settings)
    assert "fifty" in article.read_text() and article.read_text().endswith("An editor's own paragraph.\n")
    assert not report.failed
