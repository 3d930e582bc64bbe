"""What an editor has seen and left as it is, content/reviewed.yml: it is not told again.

look-alike:
- Ada Example | Adah Example
unresolved:
- talks-in-geneva.md | Kim
"""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from .problems import Problem, Severity, UserError
from .settings import Settings
from .sheetedits import amended, told
from .sheets import Sheet, text_of

Seen = Set[tuple[str, str]]
"""Kind of problem, and what it is about."""

FILE = "reviewed.yml"

HEAD = "# Seen and left as it is: review and check do not tell of it again. Take a line out to be told.\n"


def seen_path(settings: Settings) -> Path:
    """The file of what has been seen."""
    return settings.content / FILE


def read_seen(settings: Settings) -> tuple[Seen, tuple[Problem, ...]]:
    """What has been seen, and what is wrong with the file; there need not be one."""
    try:
        sheet = Sheet(*text_of(seen_path(settings)))
        seen = {
            (kind, words)
            for kind, _, value in sheet.pairs(sheet.root, "the file")
            for words in sheet.words(value)
        }
        sheet.finish()
    except UserError as error:
        return frozenset(), error.problems
    return frozenset(seen), ()


def name_of(problem: Problem) -> tuple[str, str]:
    """By what a problem is known again: words that stay while lines come and go."""
    about = problem.about or (Path(problem.where).name, problem.message)
    return problem.kind or "other", " ".join(" | ".join(about).split())


def is_seen(problem: Problem, seen: Seen) -> bool:
    """Whether the editor has left it as it is; errors can't be left."""
    return problem.severity < Severity.ERROR and bool(seen) and name_of(problem) in seen


def with_seen(text: str, problem: Problem) -> str:
    """The file with one more problem in it."""
    says = told(text)
    kind, words = name_of(problem)
    has = says.get(kind) or []
    has = has if isinstance(has, list) else [has]
    if words in has:
        return text
    if kind in says:
        return amended(text, {**says, kind: [*has, words]})
    return amended(text or HEAD, {**says, kind: [words]})


def without_article(text: str, name: str) -> str:
    """The file without what was seen in an article, by the name of its file; ValueError where it can't be read."""
    says = told(text)
    kept = {}
    for kind, has in says.items():
        left = [one for one in (has if isinstance(has, list) else [has]) if not _is_of(str(one), name)]
        if left:
            kept[kind] = left
    return amended(text, kept) if any(kept.get(kind) != has for kind, has in says.items()) else text


def _is_of(words: str, name: str) -> bool:
    """Whether words such as `sub/talks.md | body | ...` are of talks.md."""
    return words.partition(" | ")[0].rpartition("/")[2] == name
