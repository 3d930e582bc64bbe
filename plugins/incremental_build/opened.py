"""Which files are opened while something is made, and what they hold."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any

INSTALLED = tuple({os.path.join(path, "") for path in sysconfig.get_paths().values()})
"""Folders whose files belong to a version of Python or of a distribution."""

FOREIGN = ("socket.connect", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "sqlite3.connect")
LISTED = ("os.listdir", "os.scandir", "glob.glob")
CHANGED = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "shutil.",
)


class Opened:
    """The files that were opened for reading, and why that may not have been all."""

    def __init__(self) -> None:
        self.files: dict[str, None] = {}
        self.unsure = ""

    def see(self, event: str, details: tuple[Any, ...]) -> None:
        """Take one audit event in."""
        if event == "open":
            self._see_file(*details[:3])
        elif event.startswith(FOREIGN) or event.startswith(CHANGED):
            self.unsure = self.unsure or f"{event} was called"
        elif event.startswith(LISTED):
            path = os.path.abspath(os.fsdecode(details[0] or ".")) if details else "."
            if not path.startswith(INSTALLED) and not _imports(path):
                self.unsure = self.unsure or f"the folder {path} was listed"

    def _see_file(self, path: Any, mode: Any, flags: Any) -> None:
        if not isinstance(path, str | bytes | os.PathLike):
            return
        name = os.path.abspath(os.fsdecode(path))
        if name == os.devnull or name.startswith(INSTALLED):
            return
        writing = set(mode or "") & set("wax+") or (flags or 0) & (os.O_WRONLY | os.O_RDWR)
        if writing and not name.endswith(".pyc") and "__pycache__" not in name:
            self.unsure = self.unsure or f"{name} was written"
        elif not writing and os.path.exists(name) and not os.path.isfile(name):
            self.unsure = self.unsure or f"{name} is no plain file"
        elif not writing and not name.endswith(".pyc"):
            self.files[name] = None


def _imports(path: str) -> bool:
    """Whether a folder is one that Python imports from, and lists to do so."""
    return path in {os.path.abspath(place) for place in sys.path} or path in sys.path_importer_cache


_watching: list[Opened] = []


def _hook(event: str, details: tuple[Any, ...]) -> None:
    if _watching:
        for opened in _watching:
            opened.see(event, details)


_hooked = False


@contextmanager
def watched() -> Iterator[Opened]:
    """Note what is opened within the block.

    An audit hook cannot be taken away again: there is one, and it does nothing outside of such blocks.
    """
    global _hooked
    if not _hooked:
        sys.addaudithook(_hook)
        _hooked = True
    opened = Opened()
    _watching.append(opened)
    try:
        yield opened
    finally:
        _watching.remove(opened)


def digest_of_file(path: str) -> str:
    """What a file holds, as a digest; the empty string where there is no such file."""
    try:
        with open(path, "rb") as file:
            return blake2b(file.read(), digest_size=16).hexdigest()
    except OSError:
        return ""
