"""Files of the output that are there whole, or as they were before."""

from __future__ import annotations

import os
from contextlib import suppress

NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

TEMPORARY = ".writing.tmp"
"""Suffix of a file that is not complete yet."""


def replace(place: str, data: bytes) -> None:
    """Write a whole file in one step."""
    folder, _, name = place.rpartition(os.sep)
    temporary = f"{folder}{os.sep}.{name}{TEMPORARY}"
    try:
        handle = _new(temporary)
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # as quick as can be, here and below
        handle = _new(temporary)
    try:
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]  # most often all at once
        finally:
            os.close(handle)
        os.replace(temporary, place)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def _new(temporary: str) -> int:
    """A file that was not there; what a broken run left, or a link that someone put there, goes first."""
    try:
        return os.open(temporary, NEW, 0o666)
    except FileExistsError:
        os.unlink(temporary)  # noqa: PTH108
        return os.open(temporary, NEW, 0o666)


def content_of(place: str) -> bytes:
    """The bytes of a file."""
    with open(place, "rb") as file:  # noqa: PTH123
        return file.read()
