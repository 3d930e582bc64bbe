"""How `check` reads an editor's files: what is wrong with one is told, and no link is followed."""

from __future__ import annotations

from pathlib import Path

from .frontmatter import Document
from .plainfiles import LARGEST, bytes_of
from .problems import Problem, Severity
from .render import plain_text


def text_of(path: Path, where: str) -> str | Problem:
    """The text of a file, or why it can't be read; `where` names it in the problem."""
    try:
        return bytes_of(path, LARGEST).decode("utf-8")
    except (OSError, ValueError) as error:
        facts = isinstance(error, OSError | UnicodeDecodeError)
        message = f"can't be read ({error})" if facts else str(error)
        return Problem(where, 0, Severity.ERROR, message, "Save it as a file of UTF-8 text.")


def slug_of(where: str, document: Document) -> str:
    """The slug that an article says, or that of its file."""
    return str(document.fields.get("slug") or Path(where).stem)


def lines_of(markdown: str) -> str:
    """What a reader sees of Markdown, a line for each block."""
    return "\n".join(words for _, words in plain_text(markdown))
