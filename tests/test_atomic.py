"""Files are written by one hand: whole, through no link, and only where they change."""

from __future__ import annotations

import ast
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from news_digest import atomic
from news_digest.atomic import clear_leftovers, open_record, replace, write_all, write_if_changed, write_new

PLUGINS = Path(__file__).parent.parent / "plugins" / "news_digest"

WRITERS = ("atomic.py", "locks.py", "pages/staging.py")
"""Who may open files to write: the one hand, what it is locked with, and what exchanges whole folders."""

METHODS = {"write_text", "write_bytes", "touch", "symlink_to", "hardlink_to", "rename"}
OF_OS = {"replace", "rename", "renames", "link", "symlink", "truncate", "O_WRONLY", "O_RDWR", "O_CREAT"}
MODES = re.compile(r"(?=.*[wax+])[rwaxbt+]+")


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PLUGINS.rglob("*.py")):
        name = path.relative_to(PLUGINS).as_posix()
        if name not in WRITERS:
            yield name, ast.parse(path.read_text("utf-8"))


def writes(node: ast.AST) -> bool:
    """Whether a piece of program opens, makes or renames a file."""
    if isinstance(node, ast.Import):
        return any(name.name == "tempfile" for name in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.module in ("tempfile", "shutil")
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return (
            node.attr in OF_OS
            if node.value.id == "os"
            else node.value.id == "shutil" and node.attr != "which"
        )
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "open":
        said = [*node.args, *(word.value for word in node.keywords if word.arg == "mode")]
        return any(MODES.fullmatch(str(one.value)) for one in said if isinstance(one, ast.Constant))
    if name == "replace" and isinstance(node.func, ast.Attribute):  # of a path; that of a text takes two
        return len(node.args) == 1 and not node.keywords and getattr(node.func.value, "id", "") != "copy"
    return name in METHODS


def test_nobody_else_opens_files_to_write() -> None:
    found = [f"{name}:{node.lineno}" for name, tree in modules() for node in ast.walk(tree) if writes(node)]
    pipes = ("cli.py:", "serving/standing.py:")  # standard output, to nowhere; the answer to whoever asked
    allowed = [place for place in found if place.startswith(pipes)]
    assert sorted(set(found) - set(allowed)) == []
    assert len(allowed) <= len(pipes)


@pytest.mark.parametrize(
    "text",
    [
        "Path('x').write_text('')",
        "open('x', 'w')",
        "path.open('ab')",
        "path.open(mode='r+')",
        "os.replace('a', 'b')",
        "path.replace(other)",
        "os.open(path, os.O_RDWR)",
        "shutil.copytree(a, b)",
        "from shutil import move",
        "from tempfile import mkstemp",
    ],
)
def test_the_test_would_notice(text: str) -> None:
    assert any(map(writes, ast.walk(ast.parse(text))))


def test_what_is_there_already_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    assert write_if_changed(path, "one\n")
    before = path.stat()
    assert not write_if_changed(path, b"one\n")
    assert path.stat() == before
    assert write_if_changed(path, "two\n")
    assert os.listdir(tmp_path) == ["a.md"]


def test_the_mode_of_a_file_is_kept_and_a_new_one_has_that_of_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    write_if_changed(path, "one")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask
    path.chmod(0o640)
    write_if_changed(path, "two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    (tmp_path / "folder").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "folder")
    (tmp_path / "a.md").symlink_to(secret)
    temporary = tmp_path / f".b.md.{os.getpid()}.writing.tmp"
    temporary.symlink_to(secret)
    for path in (tmp_path / "a.md", tmp_path / "linked" / "x.md"):
        with pytest.raises(OSError, match="symbolic link"):
            write_if_changed(path, "x")
    write_if_changed(tmp_path / "b.md", "x")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "a.md", b"x")
    record = tmp_path / "record"
    record.symlink_to(secret)
    os.close(open_record(record))
    assert secret.read_text() == "secret"
    assert os.listdir(tmp_path / "folder") == []
    assert not record.is_symlink()


def test_a_new_file_takes_the_place_of_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_new(tmp_path / "new" / "a.txt", b"first")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "new" / "a.txt", b"second")
    assert os.listdir(tmp_path / "new") == ["a.txt"]

    def none(*_: object) -> None:
        raise OSError("no hard links here")

    monkeypatch.setattr(os, "link", none)
    write_new(tmp_path / "new" / "b.txt", b"second")
    assert sorted(os.listdir(tmp_path / "new")) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_what_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "a.md"
    write_if_changed(path, "old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(OSError, match="No space") as caught:
        write_if_changed(path, "new")
    monkeypatch.undo()
    assert (path.read_text(), os.listdir(tmp_path)) == ("old", ["a.md"])
    if call != "replace":
        assert caught.value.filename == str(path)


def test_a_write_in_pieces_is_a_whole_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data[:7])))
    handle = os.open(tmp_path / "a", atomic.NEW)
    write_all(handle, b"0123456789" * 10)
    os.close(handle)
    assert (tmp_path / "a").read_bytes() == b"0123456789" * 10


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'ö' * 126}.md"
    replace(str(path), b"x")
    replace(str(path), b"y", sync=True)
    assert path.read_bytes() == b"y"
    assert len(os.listdir(tmp_path)) == 1


def test_leftovers_are_known_by_their_name_alone(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    ours = [tmp_path / ".a.md.12.writing.tmp", tmp_path / "sub" / ".b.13.writing.tmp"]
    theirs = [
        tmp_path / ".a.writing.tmp",
        tmp_path / "a.md.12.writing.tmp",
        tmp_path / ".b.tmp",
        tmp_path / "x.tmp",
    ]
    for path in [*ours, *theirs]:
        path.write_text("x")
    clear_leftovers(tmp_path)
    assert [path.exists() for path in ours] == [False, False]
    assert all(path.exists() for path in theirs)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    """Asked as somebody without the rights of root."""
    path = tmp_path / "a.md"
    path.write_text("mine")
    path.chmod(0o444)
    ask = (
        "import os, sys; from pathlib import Path; from news_digest.atomic import write_if_changed\n"
        "os.geteuid() or os.setuid(65534)\n"
        "try: write_if_changed(Path(sys.argv[1]), 'x')\n"
        "except PermissionError as error: print(error.strerror)"
    )
    tmp_path.chmod(0o777)
    for folder in tmp_path.parents:
        if folder.stat().st_mode & 0o001:
            break
        folder.chmod(0o711)
    done = subprocess.run(
        [sys.executable, "-c", ask, path],
        env={**os.environ, "PYTHONPATH": str(PLUGINS.parent)},
        capture_output=True,
        text=True,
    )
    assert done.stdout == "is read-only\n", done.stderr
    assert path.read_text() == "mine"


def test_nothing_is_put_in_the_place_of_a_pipe_or_a_device(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe")
    with pytest.raises(FileExistsError, match="is a pipe or a device"):
        atomic.write_if_changed(pipe, "text")
    assert pipe.is_fifo()


def test_what_was_saved_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("read\n")
    with pytest.raises(atomic.SavedMeanwhile, match="was saved by someone else meanwhile"):
        write_if_changed(path, "made of it\n", was=b"read before\n")
    sync = os.fsync

    def saved(handle: int) -> None:
        path.write_text("saved\n")
        sync(handle)

    monkeypatch.setattr(os, "fsync", saved)
    with pytest.raises(atomic.SavedMeanwhile):
        write_if_changed(path, "made of it\n")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("a.md", "saved\n")]
