"""The search page: the form, and every article under the first letter of its title."""

from __future__ import annotations

from dataclasses import dataclass

from .rows import ArticleRow


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """A list to choose from in the form."""

    name: str
    """`actor`, `tag`, `outlet` or `year`."""
    values: tuple[str, ...]
    """The most used, by the alphabet; years newest first."""
    more: bool
    """There are others, which the script brings when the list is opened."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Some of a letter's articles on a page of their own."""

    number: int
    """From 1."""
    url: str
    articles: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class SearchLetter:
    """A letter of the list of titles."""

    label: str
    """`A`; `0–9` for digits."""
    url: str
    """`search.html#letter-a`, or its first page: `search/a.html`."""
    count: int
    articles: tuple[ArticleRow, ...]
    """By title; empty where they stand on pages of their own."""
    pages: tuple[SearchPage, ...]
    """Its own pages; none where everything fits on search.html."""
