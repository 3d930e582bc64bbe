"""Files from the disk: only such as are files, never through a link, never more than is wanted, never waiting."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from .problems import stopped
from .unseen import printable

READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe that nobody writes into would be waited for without O_NONBLOCK."""

LARGEST = 16 * 1024 * 1024
"""Bytes of a sheet or list that an editor keeps by hand."""

NO_NAME = "the file's name is not UTF-8", "Rename it."
"""What is wrong with such a file, and what to do: no page and no receipt could name it."""


def has_no_text(name: str) -> bool:
    """Whether a file's name has bytes that are no text; Python has half surrogates in their place."""
    return not name.isascii() and any("\ud800" <= sign <= "\udfff" for sign in name)


def shut(error: OSError) -> None:
    """Raise UserError for a folder that can't be listed, unless it went meanwhile."""
    if not isinstance(error, FileNotFoundError):
        why = error.strerror or str(error)
        advice = "Give leave to read it, or move it away."
        raise stopped(printable(str(error.filename)), 0, f"can't be looked into ({why})", advice) from error


def bytes_of(path: Path, largest: int, what: str = "it") -> bytes:
    """A file's bytes. Raises OSError; ValueError for a symbolic link, what is no file, or one that is larger than
    `what` it is may be."""
    if path.is_symlink():
        raise ValueError("is a symbolic link, which is not followed: copy the file itself")
    opened = os.open(path, READ)
    with os.fdopen(opened, "rb") as file:
        facts = os.fstat(opened)
        if not stat.S_ISREG(facts.st_mode):
            raise ValueError("is not a plain file")
        if facts.st_size > largest:
            raise ValueError(f"is larger than the {largest // 2**20} MB {what} may have")
        return file.read(facts.st_size)


def text_of(path: Path, where: str, largest: int = LARGEST) -> str:
    """The text of a file in UTF-8; `where` names it. UserError if it can't be read; FileNotFoundError."""
    try:
        return bytes_of(path, largest).decode("utf-8-sig")
    except FileNotFoundError:
        raise
    except UnicodeDecodeError as error:
        raise stopped(where, 0, "is not UTF-8 text", "Save it as UTF-8.") from error
    except ValueError as error:
        advice = "Split it." if "larger" in str(error) else "Put a plain file in its place, or take it away."
        raise stopped(where, 0, str(error), advice) from error
    except OSError as error:
        message = f"can't be read ({error.strerror})"
        raise stopped(where, 0, message, "Check that it is a file you may read.") from error
