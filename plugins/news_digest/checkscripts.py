"""What `check` says of words that mix scripts: who looks for such a name finds nothing, and may be misled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .frontmatter import Document
from .mixedscripts import Mixed, mixed_words
from .problems import Problem, Severity, UserError
from .render import plain_text
from .report import as_typed
from .settings import Settings
from .sheets import text_of

SHOWN = 60
"""Characters of a word that a message repeats."""


def about_scripts(settings: Settings, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """A warning for each word that mixes scripts, once in each file, with its line."""
    for where, document in documents.items():
        yield from _each_once(where, _of_article(document))
    for path in (settings.registry, settings.outlets):
        yield from _each_once(as_typed(path), _of_file(path))


def _of_article(document: Document) -> Iterator[tuple[int, str]]:
    """The texts of an article with their lines."""
    for key, value in document.fields.items():
        for entry, text in _texts(value):
            yield document.lines.get(f"{key}/{entry}", document.lines.get(key, 1)), text
    for line, text in plain_text(document.body):
        yield document.lines["body"] + line - 1, text


def _texts(value: Any) -> Iterator[tuple[str, str]]:
    """The texts in a field, each with the entry in which it stands."""
    if isinstance(value, str):
        yield value, value
    elif isinstance(value, Mapping):
        entry = str(value["name"]) if "name" in value else ""
        for key, one in value.items():
            name = entry or str(key)
            yield from ((name, text) for text in (str(key), *(text for _, text in _texts(one))))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _of_file(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a registry; what is wrong with the file itself is told where it is read."""
    try:
        text, _ = text_of(path)
    except UserError:
        return
    for number, line in enumerate(text.splitlines(), 1):
        yield number, line.partition(" #")[0]


def _each_once(where: str, texts: Iterator[tuple[int, str]]) -> Iterator[Problem]:
    told: set[str] = set()
    for line, text in texts:
        for mixed in mixed_words(text):
            if mixed.word not in told:
                told.add(mixed.word)
                yield _problem(where, line, mixed)


def _problem(where: str, line: int, mixed: Mixed) -> Problem:
    message = (
        f"the word {mixed.word[:SHOWN]!r} mixes letters of two scripts that look the same:"
        f" {mixed.sign!r} is {mixed.script} (U+{ord(mixed.sign):04X})"
    )
    advice = "Type the word again in one script, or leave it if it is meant."
    return Problem(where, line, Severity.WARNING, message, advice, "script", (Path(where).name, mixed.word))
