"""The editor's notes, as their page lists them."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .rows import ArticleRow


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note in a list."""

    id: str
    """On notes.html, where it has no place in its article."""
    url: str
    """In its article, `articles/x.html#n1`; empty where it has no place there."""
    before: str
    exact: str
    after: str
    """The words that it is about in their sentence; all empty where they may not be shown."""
    body: Markup
    """Sanitised HTML, for a page at the root of the site."""
    reason: str
    """Why it has no place, or that its passage has changed; empty where it is sure."""
    nearest: str
    """The sentence of the article that is most like a passage which is not there; may be empty."""
    lang: str
    """As in ArticleRow."""


@dataclass(frozen=True, slots=True)
class NoteGroup:
    """The notes of an article."""

    article: ArticleRow
    notes: tuple[NoteView, ...]
    """In order of its text."""
