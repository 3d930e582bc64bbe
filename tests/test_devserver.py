"""The development server: no edit is lost, nothing spins."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from devserving import Running

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-m", "news_digest", "devserver"]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "plugins")}

BUILDER = """
import pathlib, sys, time
seeds, content, output = map(pathlib.Path, sys.argv[1:4])
with open("builds.txt", "a") as log:
    log.write("x")
text = (seeds / "a.txt").read_text()
if (wait := pathlib.Path("wait")).exists():
    pathlib.Path("begun").touch()
    while wait.exists():
        time.sleep(0.02)
if pathlib.Path("held").exists():
    print("content: another run of News Digest is writing\\n here (process 1), so nothing was begun.")
    sys.exit(2)
if "broken" in text:
    sys.exit("seeds/a.txt: broken")
article = content / "articles/a.md"
old = article.read_text() if article.exists() else ""
if old != text or "restless" in text:
    article.write_text(text + old * ("restless" in text))
output.mkdir(exist_ok=True)
(output / "index.html").write_text(text)
"""


class Desk(Running):
    """A running devserver over a small project."""

    def __init__(self, folder: Path, text: str) -> None:
        for name in ("seeds", "content"):
            (folder / name).mkdir()
        (folder / "build.py").write_text(BUILDER)
        (folder / "seeds/a.txt").write_text(text)
        build = ["--watch", "build.py", "--build", sys.executable, "build.py", "seeds", "content", "output"]
        super().__init__([*COMMAND, "output", "--port", "0", "--base", "repo", *build], folder, ENVIRONMENT)

    def builds(self) -> int:
        return len((self.folder / "builds.txt").read_text())

    def rest(self) -> int:
        """The number of builds, once none has begun for three seconds (longer than a glance)."""
        for _ in range(8):
            before = self.builds()
            time.sleep(3)
            if self.builds() == before:
                return before
        raise AssertionError(f"it never rests: {self.builds()} builds")

    def page(self) -> str:
        return (self.folder / "output/index.html").read_text()

    def begin(self, text: str) -> None:
        """Have a build begin that reads this text and waits for the file `wait` to go."""
        self.edit("", "wait")
        self.edit(text)
        end = time.monotonic() + 20
        while not (self.folder / "begun").exists():
            assert time.monotonic() < end
            time.sleep(0.02)

    def until(self, text: str) -> None:
        end = time.monotonic() + 20
        while self.page() != text:
            assert time.monotonic() < end, f"{text!r} never built: {self.page()!r}"
            time.sleep(0.05)


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    found = Desk(tmp_path, getattr(request, "param", "one"))
    yield found
    found.close()


def test_builds_serves_and_builds_again(desk: Desk) -> None:
    address = desk.hear("Serving").split()[3]
    assert address.endswith("/repo/")
    with urllib.request.urlopen(address) as answer:
        assert answer.read().startswith(b"one<script src=")
    assert desk.page() == "one"
    assert desk.rest() == 2  # the second, because the first wrote an article, found nothing to do
    desk.edit("two")
    desk.until("two")
    assert desk.rest() == 4
    desk.edit("draft", "seeds/.a.txt.swp")
    desk.edit("draft", "seeds/a.txt~")
    assert desk.rest() == 4


def test_an_edit_during_a_build_is_built_after_it(desk: Desk) -> None:
    desk.hear("Serving")
    desk.rest()
    desk.begin("two")
    desk.edit("three")  # "two" is already read
    (desk.folder / "wait").unlink()
    desk.until("three")


def test_a_failing_build_waits_for_the_next_change(desk: Desk) -> None:
    address = desk.hear("Serving").split()[3]
    before = desk.rest()
    desk.edit("broken")
    desk.hear("seeds/a.txt: broken")
    desk.hear("The build failed")
    assert desk.rest() == before + 1
    assert desk.page() == "one"
    told = desk.told(address)
    assert told["problem"].startswith("The build failed; the site is as it was.\n\nseeds/a.txt: broken")
    desk.edit("mended")
    desk.until("mended")
    end = time.monotonic() + 20
    while desk.told(address)["problem"]:
        assert time.monotonic() < end


def test_a_build_that_another_run_kept_out_is_tried_again(desk: Desk) -> None:
    desk.hear("Serving")
    desk.rest()
    desk.edit("", "held")
    desk.edit("two")
    for _ in range(2):
        desk.hear("another run of News Digest")
    assert desk.page() == "one"
    (desk.folder / "held").unlink()
    desk.until("two")
    desk.rest()


@pytest.mark.parametrize("desk", ["restless"], indirect=True)
def test_a_build_that_feeds_itself_is_stopped(desk: Desk) -> None:
    desk.hear("Each build changes content/articles again")
    desk.hear("Serving")
    assert desk.rest() == 4


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ends_quietly(desk: Desk, how: signal.Signals) -> None:
    desk.hear("Serving")
    desk.rest()
    desk.process.send_signal(how)
    assert desk.process.wait(timeout=60) == 0
    desk.reader.join()
    assert "Traceback" not in "".join(desk.said.queue)


def test_told_to_end_it_breaks_off_a_build(desk: Desk) -> None:
    desk.hear("Serving")
    desk.rest()
    desk.begin("two")
    desk.process.terminate()
    assert desk.process.wait(timeout=20) == 0  # though what the build waits for never comes
    desk.reader.join()  # and nobody holds its output any more


def test_a_source_that_is_missing_is_named(tmp_path: Path) -> None:
    command = [*COMMAND, "output", "--build", "x"]
    done = subprocess.run(command, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    words = "seeds: no such file or folder to watch. Make it, or name another.\n"
    assert (done.returncode, done.stderr) == (2, words)


def test_a_burst_of_edits_ends_in_what_was_written_last(desk: Desk) -> None:
    desk.hear("Serving")
    before = desk.rest()
    for number in range(500):
        desk.edit(f"text {number}", f"seeds/{number}.txt")
    desk.edit("last")
    desk.until("last")
    assert desk.rest() < before + 100  # far fewer builds than edits


def test_an_output_that_was_deleted_is_there_after_the_next_change(desk: Desk) -> None:
    desk.hear("Serving")
    desk.rest()
    shutil.rmtree(desk.folder / "output")
    desk.edit("two")
    end = time.monotonic() + 20
    while not (desk.folder / "output/index.html").exists():
        assert time.monotonic() < end
        time.sleep(0.05)
    desk.until("two")
