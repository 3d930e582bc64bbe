"""A build by a copy of a standing process is a build by a new one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from news_digest.serving import building
from news_digest.serving.building import Anew, Standing, builder_of

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
    room = tmp_path / "plugins" / "news_digest" / "serving"
    room.mkdir(parents=True)
    shutil.copy(building.STANDING, room)
    write(tmp_path / "probe.py", PROBE)
    write(tmp_path / "of_user.py", "")
    write(tmp_path / "plugins" / "of_program.py", "WORD = 'one'\nseen = 0\n")
    monkeypatch.setattr(building, "STANDING", room / "standing.py")
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
