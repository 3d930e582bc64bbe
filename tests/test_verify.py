"""`make verify`: an incremental build is compared with one that is made of nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

STUB = """import os, pathlib, sys
content, output, cache = sys.argv[1], pathlib.Path(sys.argv[2]), os.environ["DIGEST_CACHE"]
assert (content.rstrip("/"), str(output)) == (os.environ["DIGEST_CONTENT"], os.environ["DIGEST_OUTPUT"])
output.mkdir(exist_ok=True)
warm = pathlib.Path(cache).is_dir()
text = pathlib.Path(content, "a.md").read_text()
(output / "index.html").write_text(text if not warm else WARM)
(output / ".written").write_text("index.html")
pathlib.Path(content, "a.md").write_text(text + ", converted")
sys.exit(STATUS)
"""

ARTICLE = """---
title: Harbour town opens its new library
date: 2021-05-03
---
The mayor of Northport opened the town's new library on Monday.
"""


class Place:
    """A content folder, an output folder and a cache."""

    def __init__(self, folder: Path) -> None:
        self.content, self.output, self.cache = folder / "content", folder / "output", folder / "cache"
        self.seeds = folder / "seeds"
        for place in (self.content, self.cache, self.seeds):
            place.mkdir(parents=True)

    def verify(self, *command: str) -> subprocess.CompletedProcess[str]:
        places = {name.upper(): getattr(self, name) for name in ("content", "output", "cache", "seeds")}
        told = {f"DIGEST_{name}": str(place) for name, place in places.items()}
        return subprocess.run(
            [
                sys.executable,
                ROOT / "tools/verify.py",
                self.output,
                "--content",
                self.content,
                "--",
                *command,
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": "plugins", "DIGEST_NER": "none", **told},
            capture_output=True,
            text=True,
            timeout=120,
        )

    def stub(self, warm: str = "text", status: int = 0) -> subprocess.CompletedProcess[str]:
        """Verify a program that writes a page of the article, or another thing where it finds a cache."""
        (self.content / "a.md").write_text("as it was")
        script = STUB.replace("WARM", warm).replace("STATUS", str(status))
        return self.verify(sys.executable, "-c", script, f"{self.content}/", f"{self.output}/")

    def site(self) -> subprocess.CompletedProcess[str]:
        """Verify the digest of one article."""
        pelican = [sys.executable, "-m", "pelican", str(self.content), "-s", "pelicanconf.py"]
        return self.verify(*pelican, "-o", str(self.output), "--fatal", "errors")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_site_is_the_same_and_what_was_damaged_is_mended(place: Place) -> None:
    (place.content / "articles").mkdir()
    (place.content / "articles/library.md").write_text(ARTICLE)
    done = place.site()
    assert done.returncode == 0, done.stdout + done.stderr
    count = sum(path.is_file() for path in place.output.rglob("*"))
    assert f"all {count} files are the same" in done.stdout
    page = place.output / "index.html"
    whole = page.read_bytes()
    page.write_bytes(whole[:100])
    (place.output / "404.html").unlink()
    again = place.site()
    assert again.returncode == 0, again.stdout + again.stderr
    assert page.read_bytes() == whole


def test_what_no_build_writes_is_named(place: Place) -> None:
    assert place.stub().returncode == 0
    (place.output / "left.html").write_text("of another program")
    done = place.stub()
    assert done.returncode == 1
    assert "left.html: a clean build does not write it\n" in done.stdout


def test_the_same_files_are_one_line(place: Place) -> None:
    done = place.stub()
    assert done.stdout == f"{place.output}: all 2 files are the same as in a clean build.\n"
    assert done.stderr == ""


def test_a_difference_is_reported(place: Place) -> None:
    done = place.stub(warm="'stale'")
    assert done.returncode == 1
    assert done.stdout == (
        "index.html: a clean build writes something else\n"
        f"{place.output}: 1 of the files differ from a clean build.\n"
    )


def test_content_is_changed_by_the_first_build_alone(place: Place) -> None:
    place.stub()
    assert (place.content / "a.md").read_text() == "as it was, converted"


def test_a_build_that_fails_is_not_compared(place: Place) -> None:
    done = place.stub(status=3)
    assert done.returncode == 3
    assert "The build failed" in done.stderr
    assert "files" not in done.stdout
