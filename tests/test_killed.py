"""Killed at any point: the next build ends as if nothing had happened, and nothing of the editor's is lost.

A small digest is built by a process that is killed: before a certain call that changes the disk (also after half of
a write), or after a certain time, whatever it does then, with all its workers. `make soak` does it 200 times.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs processes that are copies of others")

KILLS = int(os.environ.get("DIGEST_KILLS", "14"))
"""How many builds are killed."""

NAMES = ("a.txt", "-rf.txt", 'täglich "neu" & mehr.txt', "sub/it's $HOME.txt")
"""Files of raw copy; two of them will be changed."""

STORY = """Northport opens bridge {number} after years of waiting

The Example Courier

{day} May 2021

NORTHPORT - The mayor of Northport, Mina Arden, opened bridge {number} on Monday, before a crowd that filled both
banks of the river and the steps of the town hall behind them.

"We have waited {number} years for this day, and nobody here thought that it would come," said Carl Brandt, who led
the appeal for the bridge. "Bridge {number} is not the last that we shall build."

Mina Arden said that the town would give an account of the money every year for as long as the bridge stands. Carl
Brandt thanked the workers by name.
"""

CONVERSION = 60
"""Calls that change the disk until the articles are written: half of the kills come there."""

URL = "https://digest.example/repo"
OURS = (".tmp", ".digest.lock", ".publishing", ".former", ".ahead")
"""How what only stands there while a build runs is called."""


class Tree(NamedTuple):
    """Files by path, with their content."""

    content: dict[str, bytes]
    output: dict[str, bytes]


class Digest:
    """The digest, in one place, as caches know places; and what builds it."""

    def __init__(self, place: Path) -> None:
        self.place, self.here = place, place / "here"
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'plugins'}{os.pathsep}{ROOT / 'tests'}"}
        self.killer = subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "killing.py")],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def build(self, public: bool = False, jobs: int = 1, **how: Any) -> tuple[int, str]:
        """Exit status, negative for a signal, and what was said."""
        environment = {
            "DIGEST_SEEDS": str(self.here / "seeds"),
            "DIGEST_CONTENT": str(self.here / "content"),
            "DIGEST_OUTPUT": str(self.here / "output"),
            "DIGEST_CACHE": str(self.here / "cache"),
            "DIGEST_JOBS": str(jobs),
            "DIGEST_NER": "none",
            "DIGEST_PUBLIC": "1" if public else "",
            "SITEURL": URL if public else "",
        }
        options = ["-s", str(ROOT / "pelicanconf.py"), "-o", str(self.here / "output"), "--fatal", "errors"]
        options += ["-e", "DIGEST_SEARCH=false"]
        told = {"environment": environment, "options": options, "said": str(self.place / "said.txt"), **how}
        assert self.killer.stdin is not None
        assert self.killer.stdout is not None
        self.killer.stdin.write(json.dumps(told) + "\n")
        self.killer.stdin.flush()
        answer = json.loads(self.killer.stdout.readline())
        return answer["status"], answer["said"]

    def built(self, **how: Any) -> str:
        status, said = self.build(**how)
        assert status == 0, said
        return said

    def keep(self, name: str) -> None:
        """Remember how all stands now."""
        shutil.copytree(self.here, self.place / name, symlinks=True)

    def back(self, name: str) -> None:
        """All as it was then, to the time stamps."""
        shutil.rmtree(self.here)
        shutil.copytree(self.place / name, self.here, symlinks=True)

    def tree(self) -> Tree:
        return Tree(files(self.here / "content"), files(self.here / "output"))

    def left_over(self) -> list[str]:
        return sorted(str(path) for path in self.here.rglob("*") if path.name.endswith(OURS))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def seed(number: int) -> str:
    """A short article, so that a build takes no longer than it must."""
    return STORY.format(number=number, day=number % 28 + 1)


def begin(here: Path) -> None:
    """Raw copy and what the editor has written, before the first build."""
    for number, name in enumerate(NAMES, 100):
        (here / "seeds" / name).parent.mkdir(parents=True, exist_ok=True)
        (here / "seeds" / name).write_text(seed(number), "utf-8")
    for folder in ("articles", "notes", "pages"):
        (here / "content" / folder).mkdir(parents=True)
    (here / "content" / "articles" / "mine.md").write_text(
        "---\ntitle: Mine\ndate: 2021-05-04\nactors: [Mina Arden]\n---\nMina Arden rested.\n", "utf-8"
    )
    (here / "content" / "pages" / "about.md").write_text("---\ntitle: About\n---\nMine.\n", "utf-8")


def work(here: Path) -> None:
    """What an editor does with it, and what becomes of the raw copy, until the build that is killed."""
    from news_digest.cli import main
    from news_digest.frontmatter import parse

    made = {}
    for path in sorted((here / "content" / "articles").glob("*.md")):
        document = parse(path.read_text("utf-8"), str(path))
        made[document.fields.get("seed", "")] = path, document
    path, document = made["a.txt"]
    first, *rest = document.body.split("\n\n")
    edited = path.read_text("utf-8").replace(first, f"{first} The editor says so.")
    path.write_text(f"{edited}\nMy last word.\n", "utf-8")
    words = " ".join(rest[1].split()[:6])
    (here / "content" / "notes" / path.name).write_text(f"> {words}\n\nMy note.\n", "utf-8")
    ours = ["--seeds", str(here / "seeds"), "--content", str(here / "content")]
    assert main(["actors", "merge", "Mina Arden", "Carl Brandt", *ours]) == 0
    text = (here / "seeds" / "a.txt").read_text("utf-8")
    (here / "seeds" / "a.txt").write_text(text.replace(" said", " stated"), "utf-8")
    text = (here / "seeds" / NAMES[2]).read_text("utf-8")
    (here / "seeds" / NAMES[2]).write_text(text.replace(" said", " stated"), "utf-8")
    (here / "seeds" / "-rf.txt").unlink()
    (here / "seeds" / NAMES[3]).rename(here / "seeds" / "renamed.txt")
    (here / "seeds" / "new.txt").write_text(seed(150), "utf-8")


class Scene(NamedTuple):
    """A state to begin from, and what a build makes of it that nobody kills."""

    name: str
    public: bool
    former: dict[str, bytes]
    """The site as it is before."""
    after: Tree
    calls: int
    """That change the disk."""
    seconds: float


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Digest]:
    found = Digest(tmp_path_factory.mktemp("killed"))
    yield found
    found.killer.kill()
    found.killer.communicate()


@pytest.fixture(scope="module")
def scenes(digest: Digest) -> list[Scene]:
    """The first build, and a later one; of the private copy and of the published one."""
    begin(digest.here)
    digest.keep("first")
    found = []
    for public in (False, True):
        digest.back("first")
        found.append(scene(digest, "first", public))
        work(digest.here)
        name = f"later-{public}"
        digest.keep(name)
        found.append(scene(digest, name, public))
        shutil.rmtree(digest.here / "output")
        shutil.rmtree(digest.here / "cache")
        digest.built(public=public)  # from nothing, and it is the same
        assert digest.tree() == found[-1].after
    return found


def scene(digest: Digest, name: str, public: bool) -> Scene:
    former = files(digest.here / "output")
    began = time.monotonic()
    said = digest.built(public=public)
    seconds = time.monotonic() - began
    assert digest.left_over() == []
    return Scene(name, public, former, digest.tree(), int(said.rpartition("counted ")[2]), seconds)


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_build(digest: Digest, scenes: list[Scene], number: int) -> None:
    dice = random.Random(number)
    scene = scenes[number % len(scenes)]
    digest.back(scene.name)
    if number % 3 < 2:
        last = scene.calls if dice.random() < 0.5 else CONVERSION
        how: dict[str, Any] = {"at": dice.randint(1, last), "torn": dice.random() < 0.5}
    else:
        how = {"after": dice.uniform(0.0, scene.seconds), "jobs": 2}
    status, said = digest.build(public=scene.public, **how)
    assert status in (0, -9), said  # by the clock it may come too late
    if scene.public:
        site = shown(files(digest.here / "output"))
        whole = [shown(scene.former), shown(scene.after.output)]
        assert any(not differing(site, one) for one in whole), how
    editors(digest.here, scene)
    digest.built(public=scene.public)
    after = digest.tree()
    assert differing(after.content, scene.after.content) == [], how
    assert differing(after.output, scene.after.output) == [], how
    assert digest.left_over() == [], how


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def shown(site: dict[str, bytes]) -> dict[str, bytes]:
    """What a reader can see of it."""
    return {name: data for name, data in site.items() if not name.startswith(".")}


def editors(here: Path, scene: Scene) -> None:
    """What the editor has written is there, and whole, right after the kill."""
    content = here / "content"
    for name, data in scene.after.content.items():
        if name.startswith("notes/") or name in ("articles/mine.md", "pages/about.md", "actors.yml"):
            assert (content / name).read_bytes() == data
    if scene.name != "first":
        texts = [path.read_text("utf-8") for path in (content / "articles").glob("*.md")]
        assert sum("The editor says so." in text and "My last word." in text for text in texts) == 1
