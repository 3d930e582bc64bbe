"""The same seeds and edits give the same bytes: on any machine, by any number of processes, warm or cold."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUMS = ROOT / "tests/golden/site.sums"

PLAIN = {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC", "DIGEST_JOBS": "1"}
"""How the sums were made."""
ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "LC_ALL": "tr_TR.UTF-8",  # where it is not installed, a locale that can't be set
    "LANG": "C.UTF-8",
    "LANGUAGE": "de",
    "TZ": "Pacific/Chatham",
    "DIGEST_JOBS": "2",
    "SOURCE_DATE_EPOCH": "1",
    "HOME": "/nonexistent",
    "USER": "someone",
    "COLUMNS": "20",
}


class Place:
    """A digest of the demo's seeds, as one person has it on one machine."""

    def __init__(self, folder: Path, *, backwards: bool = False) -> None:
        self.seeds, self.content, self.output = folder / "seeds", folder / "content", folder / "site"
        self.seeds.mkdir(parents=True)
        self.content.mkdir()
        for name in ("actors.yml", "outlets.yml", "notes", "pages"):
            what = ROOT / "content" / name
            (shutil.copytree if what.is_dir() else shutil.copy)(what, self.content / name)
        # file systems list what they hold in an order of their own
        for number, seed in enumerate(sorted((ROOT / "seeds").iterdir(), reverse=backwards)):
            shutil.copy(seed, self.seeds / seed.name)
            os.utime(self.seeds / seed.name, (10_000 * number, 10_000 * number))
        self.cache = folder / "cache"

    def build(self, environment: dict[str, str], umask: int = 0o022) -> dict[str, bytes]:
        """What the site and the articles are after a build; by path."""
        places = {"SEEDS": self.seeds, "CONTENT": self.content, "OUTPUT": self.output, "CACHE": self.cache}
        told = {f"DIGEST_{name}": str(place) for name, place in places.items()} | {"DIGEST_NER": "none"}
        command = [sys.executable, "-m", "pelican", str(self.content), "-s", str(ROOT / "pelicanconf.py")]
        done = subprocess.run(
            [*command, "-o", str(self.output), "--fatal", "errors"],
            cwd=self.seeds.parent,
            env=os.environ | {"PYTHONPATH": str(ROOT / "plugins")} | environment | told,
            umask=umask,
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return {
            f"{top.name}/{path.relative_to(top).as_posix()}": path.read_bytes()
            for top in (self.output, self.content)
            for path in sorted(top.rglob("*"))
            if path.is_file()
        }


def sums(files: dict[str, bytes]) -> str:
    """A line for each folder: how many files it has, and one hash of their names and bytes."""
    folders: dict[str, list[str]] = defaultdict(list)
    for name, body in sorted(files.items()):
        folder = "/".join(name.split("/")[:-1][:2])
        folders[folder].append(f"{hashlib.sha256(body).hexdigest()} {name}")
    return "".join(
        f"{folder} {len(lines)} {hashlib.sha256(chr(10).join(lines).encode()).hexdigest()}\n"
        for folder, lines in sorted(folders.items())
    )


def other(ours: dict[str, bytes], theirs: dict[str, bytes]) -> list[str]:
    return sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("here"))


@pytest.fixture(scope="module")
def plain(place: Place) -> dict[str, bytes]:
    return place.build(PLAIN)


def test_another_machine_gives_the_same(plain: dict[str, bytes]) -> None:
    """The sums were made on one, and are looked at on each on which the tests run."""
    assert len(plain) > 500
    assert sums(plain) == SUMS.read_text("utf-8")


def test_another_place_order_locale_zone_hash_and_number_of_processes_give_the_same(
    plain: dict[str, bytes], tmp_path: Path
) -> None:
    there = Place(tmp_path / "a longer path, with a blank & ümlaut", backwards=True)
    assert other(plain, there.build(ELSEWHERE, umask=0o077)) == []
    kept = there.build(ELSEWHERE | {"PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "4000000000"})
    assert other(plain, kept) == []


def test_a_warm_build_elsewhere_gives_the_same(place: Place, plain: dict[str, bytes]) -> None:
    article = next(iter(sorted((place.content / "articles").glob("*.md"))))
    text = article.read_text("utf-8")
    article.write_text(text + "\nA sentence that an editor wrote.\n", "utf-8")
    edited = place.build(ELSEWHERE)
    assert other(plain, edited) != []
    article.write_text(text, "utf-8")
    assert other(plain, place.build(PLAIN | {"DIGEST_JOBS": "2"})) == []


def renew() -> None:
    """Write the sums as this machine makes them; the difference says which folders have changed."""
    with tempfile.TemporaryDirectory() as folder:
        SUMS.write_text(sums(Place(Path(folder) / "here").build(PLAIN)), "utf-8")
    print(f"sums of the demo's site in {SUMS.relative_to(ROOT)}")


if __name__ == "__main__":
    renew()
