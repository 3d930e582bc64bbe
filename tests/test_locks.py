"""Who writes into a folder keeps others out, until its process has ended, however it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from news_digest import locks
from news_digest.cli import main
from news_digest.locks import NAME, locked, release, take
from news_digest.problems import Refusal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes end otherwise there")

ROOT = Path(__file__).parent.parent

HOLD = """
import os, sys, time
from pathlib import Path
from news_digest.locks import take
take(Path(sys.argv[1]))
if "child" in sys.argv and not os.fork():
    time.sleep(float(sys.argv[3]))
    os._exit(0)
print("held", flush=True)
time.sleep(60)
"""

Hold = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def hold() -> Iterator[Hold]:
    """Somebody else who holds the lock of a folder."""
    others = []

    def start(folder: Path, *more: str) -> subprocess.Popen[str]:
        other = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(folder), *more],
            env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
            stdout=subprocess.PIPE,
            text=True,
        )
        others.append(other)
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        return other

    yield start
    for other in others:
        other.kill()
        other.communicate()


def test_the_lock_is_gone_when_it_is_let_go(tmp_path: Path) -> None:
    with locked(tmp_path / "new"):
        assert (tmp_path / "new" / NAME).is_file()
        with locked(tmp_path / "new"):  # by the same process: nothing new
            pass
        assert (tmp_path / "new" / NAME).is_file()
    assert list(tmp_path.iterdir()) == []  # the folder was made for it
    with locked(tmp_path / "new"):
        (tmp_path / "new" / "file").touch()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["file"]


def test_the_second_is_told_who_is_there(tmp_path: Path, hold: Hold) -> None:
    other = hold(tmp_path)
    began = time.monotonic()
    with pytest.raises(Refusal, match=rf"process {other.pid} on .*, since \d{{4}}-\d\d-\d\d"):
        take(tmp_path)
    assert time.monotonic() - began < locks.GRACE / 2
    assert Refusal.exitcode == 2


def test_the_lock_of_the_dead_is_taken_over_and_what_they_left_is_removed(tmp_path: Path, hold: Hold) -> None:
    other = hold(tmp_path)
    left, mine = tmp_path / f".a.md.{other.pid}.writing.tmp", tmp_path / "mine.tmp"
    left.touch()
    mine.touch()
    other.send_signal(signal.SIGKILL)
    other.wait()
    assert (tmp_path / NAME).exists()
    with locked(tmp_path):
        assert (mine.exists(), left.exists()) == (True, False)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.tmp"]


def test_what_a_dead_process_has_started_may_end_first(tmp_path: Path, hold: Hold) -> None:
    other = hold(tmp_path, "child", "1")
    other.kill()
    other.wait()
    take(tmp_path)  # waits for the child, which would have written on
    release(tmp_path)


def test_who_writes_one_file_waits_for_a_moment(tmp_path: Path, hold: Hold) -> None:
    other = hold(tmp_path)
    began = time.monotonic()
    with pytest.raises(Refusal):
        take(tmp_path, patience=0.5)
    assert time.monotonic() - began >= 0.5
    other.terminate()
    other.wait()
    with locked(tmp_path):
        pass


@pytest.mark.parametrize("what", ["folder", "link", "emptied", "nonsense"])
def test_something_else_in_the_place_of_a_lock(tmp_path: Path, what: str) -> None:
    place, elsewhere = tmp_path / NAME, tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    if what == "folder":
        place.mkdir()
    elif what == "link":
        place.symlink_to(elsewhere)
    else:
        place.write_bytes(b"" if what == "emptied" else b"\xff\n\x1b[2J\n\n")
    if what in ("folder", "link"):
        with pytest.raises(Refusal, match="is no lock of ours"):
            take(tmp_path)
    else:
        with locked(tmp_path):
            pass
    assert elsewhere.read_text() == "mine"


def test_convert_ends_with_2(tmp_path: Path, hold: Hold, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("seeds", "content"):
        (tmp_path / name).mkdir()
    hold(tmp_path / "content")
    assert main(["convert", "--seeds", str(tmp_path / "seeds"), "--content", str(tmp_path / "content")]) == 2
    assert "another run of News Digest is writing here (process" in capsys.readouterr().err
    assert not (tmp_path / "content" / ".manifest.jsonl").exists()


def test_the_commands_that_write_one_file_wait_and_then_end_with_2(
    tmp_path: Path, hold: Hold, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("seeds", "content"):
        (tmp_path / name).mkdir()
    annotations = tmp_path / "a.json"
    annotations.write_text("[]")
    text = tmp_path / "news.txt"
    text.write_text("Talks begin in Northport\n\nThe talks began on Monday, the mayor of Northport said.\n")
    hold(tmp_path / "content")
    hold(tmp_path / "seeds")
    monkeypatch.setattr(locks, "BRIEFLY", 0.0)
    ours = ["--seeds", str(tmp_path / "seeds"), "--content", str(tmp_path / "content")]
    for command in (
        ["actors", "ignore", "Northport", *ours],
        ["notes", "import", str(annotations), *ours],
        ["add", str(text), *ours],
    ):
        assert main(command) == 2, command
        assert "another run of News Digest" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "seeds").iterdir()] == [NAME]


def test_a_second_build_ends_with_2_and_the_first_goes_on(
    tmp_path: Path, hold: Hold, build: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    for name in ("seeds", "content"):
        (tmp_path / name).mkdir()
    for busy in ("content", "output"):
        other = hold(tmp_path / busy)
        done = build(tmp_path / "output", content=tmp_path / "content", seeds=tmp_path / "seeds")
        assert done.returncode == 2
        assert f"{busy}: another run of News Digest is writing here (process {other.pid} on" in " ".join(
            (done.stdout + done.stderr).split()
        )
        assert "Traceback" not in done.stdout + done.stderr
        other.kill()
        other.wait()
    done = build(tmp_path / "output", content=tmp_path / "content", seeds=tmp_path / "seeds")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not list(tmp_path.rglob(NAME))
