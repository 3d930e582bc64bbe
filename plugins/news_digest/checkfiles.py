"""How `check` reads an editor's file: what is wrong with it is told, and no link is followed."""

from __future__ import annotations

from pathlib import Path

from .problems import Problem, Severity


def text_of(path: Path, where: str) -> str | Problem:
    """The text of a file, or why it can't be read; `where` names it in the problem."""
    try:
        if path.is_symlink():
            raise OSError("it is a symbolic link")
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"can't be read ({error})"
        return Problem(where, 0, Severity.ERROR, message, "Save it as a file of UTF-8 text.")
