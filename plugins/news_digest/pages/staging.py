"""The published site is made in a folder beside it, and put in its place whole: a build that fails or is killed
leaves the former site as it was.

What the former site has is taken over by hard links, so that only what changed is made again; what is written goes to
a new file, never into the linked one. Then the two folders change their names in one step. What in the former
folder is not ours (a CNAME, a .git) is moved to where it was, and the rest of that folder is removed.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..atomic import clear_leftovers, replace, sync_folder
from ..locks import NAME as LOCK
from ..problems import Problem, Severity, stopped
from . import receipts
from .build import as_typed

MARK = ".unfinished.digest"
"""In the folder of a site that is being made, until it has taken its place and all else is done."""

SWAP = 2
"""RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""

AT_CWD = -100
"""AT_FDCWD of Linux."""


class Staging:
    """A folder beside the output, in which a site is made."""

    def __init__(self, output: Path, take_over: bool = True) -> None:
        """What is in the output is taken over, unless somebody else changes files where they lie."""
        self.output, self.place = output, beside(output, "publishing")
        self.known = receipts.load(output)
        """What earlier builds wrote there."""
        self.marks: dict[str, str] = {}
        """Of the files that were taken over: they are as they were written."""
        self._new_record = not (output / receipts.NAME).exists()
        if self._new_record:  # by it the folder is known as ours when it is the former one
            replace(str(output / receipts.NAME), b"")
        self.place.mkdir()
        replace(str(self.place / MARK), b"")
        shutil.copymode(output, self.place)
        for path in sorted(self.known) if take_over else ():
            self._take_over(path)

    def _take_over(self, path: str) -> None:
        here, there = self.output / path, self.place / path
        if ".." in Path(path).parts or Path(path).is_absolute() or receipts.through_link(here, self.output):
            return
        try:
            if not stat.S_ISREG(here.lstat().st_mode):
                return
            mark = receipts.fingerprint(here.read_bytes())
            if mark in self.known[path]:
                there.parent.mkdir(parents=True, exist_ok=True)
                os.link(here, there)
                self.marks[path] = mark
        except OSError:  # it is gone, or there are no hard links: then it is made again
            return

    def is_foreign(self, path: str) -> bool:
        """Whether in the output something stands in the way of a file that no earlier build wrote."""
        there = self.output / path
        return os.path.lexists(there) and (path not in self.known or there.is_symlink() or there.is_dir())

    def stays(self, path: str) -> bool:
        """Whether a file of the former site that this one does not have is moved into it: what is not ours, or was
        changed by hand."""
        return path not in self.known or not _is_ours(self.output / path, self.known[path])

    def publish(self) -> list[Problem]:
        """Put the site in its place, and tell what of the former folder had to stay aside. Raises OSError."""
        with suppress(OSError):
            os.link(self.output / LOCK, self.place / LOCK)  # the lock goes along
        settle(self.place)
        exchange(self.place, self.output)
        sync_folder(self.output.parent)
        problems = clear_former(self.place, self.output)
        (self.output / MARK).unlink()
        return problems

    def discard(self) -> None:
        """Remove a site that was not finished."""
        with suppress(OSError):
            if (self.place / MARK).is_file():
                discard(self.place)
                if self._new_record:
                    (self.output / receipts.NAME).unlink()


def beside(output: Path, what: str) -> Path:
    """A hidden folder beside the output."""
    return output.with_name(f".{output.name}.{what}")


def staged(output: Path, say: Callable[[str], None], take_over: bool = True) -> Staging | None:
    """A folder to make the site in, or None, and said why, where the site can only be made in its place."""
    why = ""
    if os.path.ismount(output):
        why = "is a file system of its own"
    elif not os.access(output.parent, os.W_OK):
        why = f"lies in {as_typed(output.parent)}, where nothing can be written"
    if not why:
        staging = Staging(output, take_over)
        atexit.register(staging.discard)  # where the build fails
        return staging
    say(f"{as_typed(output)} {why}: the site is renewed file by file, not exchanged as a whole")
    return None


def recover(output: Path) -> list[Problem]:
    """Bring to an end what a killed build left beside the output; tell what had to stay aside.

    Only for whoever holds the lock of the output. Raises UserError where a folder of that name is not ours.
    """
    aside, former = beside(output, "publishing"), beside(output, "former")
    if (former / receipts.NAME).is_file() and {path.name for path in output.iterdir()} <= {LOCK}:
        with suppress(OSError):
            os.link(output / LOCK, former / LOCK)
        shutil.rmtree(output)
        former.rename(output)  # killed between the two steps of an exchange that takes two
    problems: list[Problem] = []
    for folder in (aside, former):
        if folder.is_symlink() or not folder.is_dir():
            continue
        clear_leftovers(folder)
        if (folder / MARK).is_file():
            discard(folder)
        elif (folder / receipts.NAME).is_file() or not any(folder.iterdir()):
            problems += clear_former(folder, output)
        else:
            raise stopped(as_typed(folder), 0, "is in the way of a site to be published", "Move it away.")
    (output / MARK).unlink(missing_ok=True)
    return problems


def discard(folder: Path) -> None:
    """Remove a site that was not finished, its mark last: by that it is known as such. Raises OSError."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARK:
            path.unlink()
    (folder / MARK).unlink()
    folder.rmdir()


def exchange(new: Path, old: Path) -> None:
    """Let two folders change their names in one step, or in two where the system knows none. Raises OSError."""
    if not _swapped(os.fsencode(new), os.fsencode(old)):
        former = beside(old, "former")
        old.rename(former)
        new.rename(old)
        former.rename(new)


def _swapped(new: bytes, old: bytes) -> bool:
    with suppress(AttributeError, OSError, TypeError):  # Windows has neither, nor a library without a name
        library = ctypes.CDLL(None)
        if hasattr(library, "renamex_np"):  # macOS
            return not library.renamex_np(new, old, SWAP)
        return not library.renameat2(AT_CWD, new, AT_CWD, old, SWAP)
    return False


def settle(folder: Path) -> None:
    """See to it that what was written outlasts a power cut: one call for all files takes far less than one each."""
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            ctypes.CDLL(None).syncfs(handle)
        finally:
            os.close(handle)
    except (AttributeError, OSError, TypeError):  # not Linux
        getattr(os, "sync", lambda: None)()


def clear_former(former: Path, output: Path) -> list[Problem]:
    """Remove a former site but for what is not ours: that goes to where it was in the output.

    What can't, as there is something of that name, stays and is told.
    """
    known = receipts.load(former)
    (former / LOCK).unlink(missing_ok=True)
    _clear(former, "", known, output)
    if {path.name for path in former.iterdir()} <= {receipts.NAME}:
        (former / receipts.NAME).unlink(missing_ok=True)  # last: by it the folder is known as ours
        former.rmdir()
        return []
    aside = beside(output, "former")
    if former != aside and not aside.exists():
        former.rename(aside)
        former = aside
    message = "holds files of the former site that are not ours and have no place in the new one"
    return [Problem(as_typed(former), 0, Severity.WARNING, message, "Move them to where you want them.")]


def _clear(former: Path, below: str, known: dict[str, set[str]], output: Path) -> None:
    with os.scandir(former / below) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        name = f"{below}/{entry.name}" if below else entry.name
        there = output / name
        if name == receipts.NAME:
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder and (os.path.lexists(there) or any(one.startswith(f"{name}/") for one in known)):
            _clear(former, name, known, output)
            with suppress(OSError):
                os.rmdir(entry.path)  # noqa: PTH106
        elif not is_folder and name in known and (there.exists() or _is_ours(Path(entry.path), known[name])):
            os.unlink(entry.path)  # noqa: PTH108
        elif not os.path.lexists(there):
            with suppress(OSError):  # a file where its folder was: it stays aside
                there.parent.mkdir(parents=True, exist_ok=True)
                os.rename(entry.path, there)  # noqa: PTH104


def _is_ours(path: Path, marks: set[str]) -> bool:
    return not path.is_symlink() and path.is_file() and receipts.fingerprint(path.read_bytes()) in marks
