"""The files of a new digest. Ours may get newer versions; the editor's are written once and then left alone."""

from __future__ import annotations

import re
from pathlib import Path

from .answers import Answers

FILES = Path(__file__).parent / "files"
OURS = {
    "pelicanconf.py": "pelicanconf.txt",
    "Makefile": "makefile.txt",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore.txt",
    ".gitattributes": "gitattributes.txt",
    "README.md": "readme.txt",
    ".github/workflows/pages.yml": "pages.txt",
    ".github/workflows/collect.yml": "collect.txt",
    ".github/propose.sh": "propose.sh",
}
"""Place in the digest -> name in FILES."""
EDITORS = {
    "content/actors.yml": "actors.txt",
    "content/outlets.yml": "outlets.txt",
    "content/feeds.txt": "feeds.txt",
    "content/pages/about.md": "about.txt",
}
SAMPLE = {"seeds/sample.txt": "sample.txt"}
CONTENT = "content"
FOLDERS = ("seeds", "content/articles", "content/notes")
MARK = re.compile(r"@@(\w+)@@")  # @@name@@, and @@name_python@@ for it as a Python literal


def sheet(name: str, answers: Answers) -> str:
    """The text of a file, with the answers in their places."""
    values = {field: getattr(answers, field) for field in ("name", "timezone", "lang", "package")}
    values |= {f"{field}_python": literal(value) for field, value in values.items()}
    return MARK.sub(lambda found: values[found[1]], (FILES / name).read_text("utf-8"))


def literal(value: str) -> str:
    """A value as a Python literal in double quotes, as the rest of the file has them."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
