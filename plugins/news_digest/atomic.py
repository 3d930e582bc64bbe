"""The only hand that writes files: each is there whole, as it was before or as it is to be, at whatever moment a
run is killed.

What is new is written to a temporary file in the same folder and renamed. In `content/` and `seeds/` the file is
synced before it is renamed, and its folder after it, so that a power cut leaves one or the other, too. In the
output it is not: there 1,000 pages took 0.2 s without and 4.6 s with it, and what a power cut may leave of a page
is shorter than the page, so that the next build finds it by its size.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

ENDING = ".writing.tmp"

TEMPORARY = re.compile(
    r"\..+\.\d+\.writing\.tmp"  # .talks-begin.md.4711.writing.tmp
    r"|[a-z]+\.sqlite\.\d+\.tmp"  # convert.sqlite.4711.tmp, of the caches
)

LONGEST = 200
"""Bytes of a name to which the rest of a temporary name can be added: most file systems allow 255."""

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""How a temporary file is opened: through no link, and never one that is there."""

APPENDING = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""How a record is opened that grows while a run goes on."""


class SavedMeanwhile(OSError):
    """Somebody else has saved the file since it was read, so it stays as it is."""


def write_if_changed(
    path: Path, text: str | bytes, *, sync_name: bool = True, was: bytes | None = None
) -> bool:
    """Put the text in place for good, unless it is there already; True where the file changed.

    The mode of a file that is there is kept. Who writes many files may sync their folder once, at the end. `was` is
    what the text was made from: SavedMeanwhile where the file is another by now, up to the last moment. Raises
    OSError, also where the path or its folder is a symbolic link, the file is read-only or something else is there.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    for place in (path, path.parent):
        if place.is_symlink():
            raise OSError(f"{place} is a symbolic link, through which nothing is written")
    mode = there = None
    if path.is_file():
        if (there := path.read_bytes()) == data:
            return False
        mode = stat.S_IMODE(path.stat().st_mode)
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "is read-only", str(path))
    elif path.exists() and not path.is_dir():  # of a folder the system says so itself
        raise FileExistsError(errno.EEXIST, "is a pipe or a device, in whose place nothing is put", str(path))
    replace(str(path), data, mode, sync=True, sync_name=sync_name, was=there if was is None else was)
    return True


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, for good. Raises OSError; FileExistsError where something is there."""
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "is there already", str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _written(str(path), data, None, sync=True)
    try:
        _named_anew(temporary, path)
    finally:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
    sync_folder(path.parent)


def replace(
    place: str,
    data: bytes,
    mode: int | None = None,
    *,
    sync: bool = False,
    sync_name: bool = True,
    was: bytes | None = None,
) -> None:
    """Put a whole file there in one step, with its folders; a link in its place is replaced. Raises OSError,
    SavedMeanwhile where the file is to be what it `was` and is another.
    """
    try:
        temporary = _written(place, data, mode, sync=sync)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(place), exist_ok=True)  # noqa: PTH103, PTH120  # as quick as can be
        temporary = _written(place, data, mode, sync=sync)
    try:
        if was is not None and Path(place).read_bytes() != was:
            raise SavedMeanwhile(errno.EBUSY, "was saved by someone else meanwhile", place)
        os.replace(temporary, place)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
    if sync and sync_name:
        sync_folder(Path(place).parent)


def open_record(path: Path) -> int:
    """A record that grows line by line while a run goes on; its last line may be cut short. Raises OSError.

    A link in its place is removed: what it leads to is not ours.
    """
    if path.is_symlink():
        path.unlink()
    return os.open(path, APPENDING, 0o666)


def write_all(handle: int, data: bytes) -> None:
    """Write to an open file until all of it is there. Raises OSError."""
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]  # most often all at once


def remove(path: Path) -> None:
    """Take a file away for good. Raises OSError."""
    path.unlink()
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See to it that the names in a folder outlast a power cut, where the system can do that."""
    with suppress(OSError):  # Windows opens no folders, and some network drives sync none
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def clear_leftovers(folder: Path) -> None:
    """Remove what killed runs left half-written below a folder; only for whoever holds the folder's lock."""
    for path in _temporary(str(folder)):
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108


def _temporary(folder: str) -> Iterator[str]:
    """Temporary files below a folder; links are not followed."""
    waiting = [folder]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif entry.name.endswith(".tmp") and TEMPORARY.fullmatch(entry.name):
                    yield entry.path


def _written(place: str, data: bytes, mode: int | None, *, sync: bool) -> str:
    """A whole temporary file beside a place."""
    temporary = _beside(place)
    handle = _new(temporary)
    try:
        try:
            write_all(handle, data)
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(handle, mode)
            if sync:
                os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        if isinstance(error, OSError) and error.filename is None:  # "No space left" says not where
            error.filename = place
        raise
    return temporary


def _beside(place: str) -> str:
    folder, _, name = place.rpartition(os.sep)
    if len(os.fsencode(name)) > LONGEST:
        name = blake2b(os.fsencode(name), digest_size=16).hexdigest()
    return f"{folder}{os.sep if folder or place.startswith(os.sep) else ''}.{name}.{os.getpid()}{ENDING}"


def _new(temporary: str) -> int:
    """A file that was not there; what a broken run left, or a link that someone put there, goes first."""
    try:
        return os.open(temporary, NEW, 0o666)
    except FileExistsError:
        os.unlink(temporary)  # noqa: PTH108
        return os.open(temporary, NEW, 0o666)


def _named_anew(temporary: str, path: Path) -> None:
    """Give a file its name, if nothing has that name."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise FileExistsError(errno.EEXIST, "is there already", str(path)) from None
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "is there already", str(path)) from None
        os.rename(temporary, path)  # noqa: PTH104
