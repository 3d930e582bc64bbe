"""The quotations of an article, with their speakers, as lists show them."""

from __future__ import annotations

from collections.abc import Iterator

from .library import Library
from .speech import at_most
from .stories import Story
from .views import QuoteView

LONGEST = 30
"""Words of a quotation in a list."""


def quotes_of(story: Story, library: Library) -> Iterator[QuoteView]:
    """In order of the front matter; those that are not in the shown text have the address of the article alone."""
    for quotation in library.said[story.slug]:
        row = library.plain_actors.get(quotation.speaker)
        words = at_most(quotation.words, LONGEST)
        yield QuoteView(words, quotation.speaker, row.url if row else "", quotation.url)
