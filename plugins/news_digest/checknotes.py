"""What `check` says of notes: those without an article, and those whose passage has no place in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from .checkfiles import text_of
from .frontmatter import Document
from .notes import doubts, parse, resolve
from .problems import Problem, Severity
from .render import plain_text
from .report import as_typed
from .settings import Settings


def about_notes(settings: Settings, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Problems of every file of notes."""
    by_slug = {slug_of(where, document): document for where, document in documents.items()}
    for path in sorted(settings.notes.rglob("*.md")) if settings.notes.is_dir() else ():
        if path.name.startswith("."):
            continue
        where = as_typed(path)
        text = text_of(path, where)
        if isinstance(text, Problem):
            yield text
        else:
            yield from _about(where, path.stem, text, by_slug)


def slug_of(where: str, document: Document) -> str:
    """The slug that an article says, or that of its file."""
    return str(document.fields.get("slug") or Path(where).stem)


def _about(where: str, slug: str, text: str, by_slug: Mapping[str, Document]) -> Iterator[Problem]:
    remarks, wrong = parse(text, where)
    yield from wrong
    article = by_slug.get(slug)
    if article is None:
        message = f"no article has the slug {slug!r}"
        yield Problem(where, 0, Severity.ERROR, message, "Name the file after the article's slug.")
        return
    body = "\n".join(words for _, words in plain_text(article.body))
    for remark in remarks:
        yield from doubts(resolve(remark.passage, body), remark.passage.exact, where, remark.line)
