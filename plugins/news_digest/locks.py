"""Locks on folders: who writes into one keeps others out until its process has ended, however it ends.

The lock is the kernel's (flock, on Windows msvcrt), so a killed process holds none. The file that it is on says who
holds it, and is removed with it: where it is found, a run was killed, and what that left half-written is removed.
"""

from __future__ import annotations

import atexit
import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from .atomic import clear_leftovers
from .problems import Problem, Refusal, Severity
from .report import as_typed

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = ".digest.lock"
"""In the folder, while somebody writes there."""

BRIEFLY = 10.0
"""Seconds which a command waits that will have written its one file in a moment; a build does not wait."""

GRACE = 5.0
"""Seconds that the workers of a killed process are given to notice that it is gone."""

STEP = 0.05
"""Seconds between two tries."""

OPEN = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)

REFUSED = "another run of News Digest is writing here"
"""How it is said that somebody else holds a lock."""

NOBODY = -1
"""In place of a handle, where nothing can be written and so nothing be locked."""


class _Held(NamedTuple):
    """A lock of ours."""

    handle: int
    process: int
    """That took it; those which it starts hold it with it."""
    made: bool
    """The folder was made for it, and goes with it if it stays empty."""


_held: dict[str, _Held] = {}
"""By folder."""


def take(folder: Path, patience: float = 0.0) -> bool:
    """Hold the lock of a folder, which is made if need be, until `release` or the end of this process.

    True where the last who held it was killed: what that left half-written is gone now.
    Raises Refusal where somebody else holds it for longer than `patience` seconds. Where nothing can be written, and
    where the file system knows no locks, nobody is kept out.
    """
    key = str(folder.resolve())
    if key in _held:
        return False
    made = not folder.exists()
    with suppress(OSError):  # told by whoever writes there
        folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    while True:
        handle, is_new = _opened(key, folder)
        if handle == NOBODY or _is_free(handle):
            if handle == NOBODY or _is_there(handle, key):
                break
            os.close(handle)  # its holder has removed it meanwhile
            continue
        holder = _holder(handle)
        os.close(handle)
        if time.monotonic() - began > (max(patience, GRACE) if _is_gone(holder) else patience):
            raise _refused(folder, holder)
        time.sleep(STEP)
    _held[key] = _Held(handle, os.getpid(), made)
    if handle != NOBODY:
        _sign(handle)
        if not is_new:
            clear_leftovers(folder)
    return not is_new


def release(folder: Path) -> None:
    """Let others in."""
    _let_go(str(folder.resolve()))


@contextmanager
def locked(folder: Path, patience: float | None = None) -> Iterator[bool]:
    """Hold the lock of a folder for a moment, or go on holding it; gives and raises what `take` does.

    Without a number of seconds it waits BRIEFLY.
    """
    if str(folder.resolve()) in _held:
        yield False
        return
    broken = take(folder, BRIEFLY if patience is None else patience)
    try:
        yield broken
    finally:
        release(folder)


def _opened(key: str, folder: Path) -> tuple[int, bool]:
    """The lock's file, and whether it was not there; Refusal where something else is in its place."""
    place = os.path.join(key, NAME)  # noqa: PTH118
    for flags in (OPEN | os.O_CREAT | os.O_EXCL, OPEN):
        try:
            return os.open(place, flags, 0o666), bool(flags & os.O_CREAT)
        except FileExistsError:
            continue
        except FileNotFoundError:
            if os.path.isdir(key) and not flags & os.O_CREAT:  # noqa: PTH112
                return _opened(key, folder)  # removed by its holder meanwhile
            return NOBODY, True
        except PermissionError:
            return NOBODY, True
        except OSError as error:
            if os.path.islink(place) or os.path.isdir(place):  # noqa: PTH112, PTH114
                where, message = as_typed(folder / NAME), "is no lock of ours, but stands where one has to be"
                raise Refusal(Problem(where, 0, Severity.ERROR, message, "Move it away.")) from error
            return NOBODY, True  # a read-only file system, a full disk
    return NOBODY, True


def _is_free(handle: int) -> bool:
    """Whether nobody held the lock, and it is ours now."""
    try:
        if sys.platform == "win32":
            os.lseek(handle, 1 << 30, os.SEEK_SET)  # what is locked there can't be read
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # a file system without locks
    return True


def _is_there(handle: int, key: str) -> bool:
    """Whether an open file still has its name."""
    try:
        return os.path.samestat(os.stat(os.path.join(key, NAME)), os.fstat(handle))  # noqa: PTH116, PTH118
    except OSError:
        return False


def _sign(handle: int) -> None:
    """Say who holds the lock."""
    since = datetime.now().astimezone().isoformat(" ", "seconds")
    with suppress(OSError):  # a full disk: then nobody is named
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, f"{os.getpid()}\n{platform.node()}\n{since}\n".encode())


def _holder(handle: int) -> tuple[str, ...]:
    """Process, machine and since when; nothing where that is not written yet."""
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        lines = os.read(handle, 1000).decode("utf-8", "replace").split("\n")
        if len(lines) == 4 and lines[0].isdecimal() and all(line.isprintable() for line in lines):
            return tuple(lines[:3])
    return ()


def _is_gone(holder: tuple[str, ...]) -> bool:
    """Whether the process was one of this machine and has ended; what it started may still be ending."""
    if sys.platform == "win32" or not holder or holder[1] != platform.node():
        return False
    try:
        os.kill(int(holder[0]), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        return False
    return False


def _refused(folder: Path, holder: tuple[str, ...]) -> Refusal:
    who = f" (process {holder[0]} on {holder[1]}, since {holder[2]})" if holder else ""
    message = f"{REFUSED}{who}, so nothing was begun"
    advice = "Wait until it has ended, or end it; then do it again."
    return Refusal(Problem(as_typed(folder), 0, Severity.ERROR, message, advice))


def _let_go(key: str) -> None:
    handle, process, made = _held.pop(key, _Held(NOBODY, 0, False))
    if handle == NOBODY or process != os.getpid():
        return
    place = os.path.join(key, NAME)  # noqa: PTH118
    if sys.platform == "win32":  # what is open can't be removed there
        os.close(handle)
    with suppress(OSError):
        if sys.platform == "win32" or _is_there(handle, key):
            os.unlink(place)  # noqa: PTH108  # while it is locked: nobody else can mean this file
    if sys.platform != "win32":
        os.close(handle)
    if made:
        with suppress(OSError):
            os.rmdir(key)  # noqa: PTH106  # if nothing came into it


@atexit.register
def _end() -> None:
    for key in [*_held]:
        _let_go(key)
