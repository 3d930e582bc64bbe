"""What the full-text search knows of each article: nothing but what its page shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .library import Library
from .markup import plain
from .stories import Story

FILTERS = ("actor", "tag", "outlet", "year")
"""By what results can be narrowed, in the order of the form."""

ESCAPED = str.maketrans({'"': "”", "\\": "∖", **dict.fromkeys(map(chr, range(32)), " ")})
"""Pagefind finds no value with a character that JSON escapes; these stand in for them. search.js knows them, too."""


@dataclass(frozen=True, slots=True)
class Record:
    """An article for the indexer."""

    url: str
    """From the site's root."""
    content: str
    """Its text, from which excerpts are taken."""
    meta: Mapping[str, str]
    """What a result shows beside its excerpt; searched, too."""
    filters: Mapping[str, tuple[str, ...]]
    """Values by FILTERS, without those that are empty."""


def record_of(story: Story, library: Library) -> Record:
    """An article, from nothing but its own story, dressed body, notes and row, and which of its actors have pages."""
    filters = {name: values for name, values in filters_of(story, library).items() if values}
    return Record(story.url_path, _content(story, library), dict(_meta(story, library, filters)), filters)


def filters_of(story: Story, library: Library) -> dict[str, tuple[str, ...]]:
    """What an article is found under: actors who have a page, tags, outlet, year."""
    return {
        "actor": tuple(map(escaped, (a.name for a in story.actors if a.name in library.plain_actors))),
        "tag": tuple(map(escaped, story.tags)),
        "outlet": (escaped(story.outlet),) if story.outlet else (),
        "year": (str(story.date.year),) if story.date else (),
    }


def escaped(value: str) -> str:
    """A value as the indexer finds it."""
    return value if value.isalnum() else value.translate(ESCAPED)


def _content(story: Story, library: Library) -> str:
    """The text as shown, with the editor's notes in its margin; an article without one is found by its title."""
    passages = (passage.text for passage in library.dressed[story.slug].passages)
    notes = (plain(note.html) for note in library.placed.get(story.slug, ()))
    shown = (story.dek, *passages, *notes)
    return "\n".join(text for text in shown if text and not text.isspace()) or story.title


def _meta(
    story: Story, library: Library, filters: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, str]]:
    row = library.articles[story.slug]
    yield "title", story.title
    if story.kicker:
        yield "kicker", story.kicker
    if row.outlet:
        yield "outlet", row.outlet.name
    if story.date:
        yield "date", library.site.wording.short(story.date)
        yield "iso", str(story.date)[:10]
    if row.lang:
        yield "lang", row.lang
    for name in ("actor", "tag"):
        if name in filters:
            yield f"{name}s", ", ".join(filters[name])
