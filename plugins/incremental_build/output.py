"""Files of the site: written whole, only where they differ, and taken away when nothing makes them any more."""

from __future__ import annotations

import contextlib
import os
import stat
from hashlib import blake2b
from pathlib import Path


def digest_of(data: bytes) -> str:
    """A digest of what a file holds."""
    return blake2b(data, digest_size=16).hexdigest()


def encoded(text: str, encoding: str = "utf-8") -> bytes:
    """What a file holds that this text was written into."""
    return text.replace("\n", os.linesep).encode(encoding)


def stamp_of(path: str | Path) -> str:
    """Size and time of a file that was copied; copies may be large, so they are not read again for a digest."""
    try:
        state = os.stat(path)
    except OSError:
        return ""
    return f"{state.st_size} {state.st_mtime_ns}"


def write(path: str, data: bytes) -> bool:
    """Put a file there whole, keeping the one that is there where it is the same; False where it was.

    What is read meanwhile is either the old file or the new. A link in its place is written through, as
    Pelican does.
    """
    try:
        with open(path, "rb") as file:
            if file.read() == data:
                return False
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
    except OSError:
        mode = None
    target = os.path.realpath(path)
    beside = f"{target}.{os.getpid()}.tmp"
    try:
        with open(beside, "wb") as file:
            file.write(data)
        if mode is not None:
            Path(beside).chmod(mode)
        Path(beside).replace(target)
    finally:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
    return True


def remove(output: Path, name: str, digest: str) -> bool:
    """Take a file away that was written by an earlier run, and its folders where they are empty then.

    Only a plain file with the bytes that were written, reached through no link and within `output`.
    """
    path = output / name
    if not name or os.path.isabs(name) or ".." in Path(name).parts:
        return False
    if any(folder.is_symlink() for folder in [path, *path.parents] if _within(folder, output)):
        return False
    try:
        if not stat.S_ISREG(path.lstat().st_mode) or digest not in (
            stamp_of(path),
            digest_of(path.read_bytes()),
        ):
            return False
        path.unlink()
    except OSError:
        return False
    for folder in path.parents:
        if not _within(folder, output):
            break
        try:
            folder.rmdir()
        except OSError:
            break
    return True


def _within(path: Path, output: Path) -> bool:
    return output in path.parents
