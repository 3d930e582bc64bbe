"""The quotations of an article, with their speakers, as lists show them."""

from __future__ import annotations

from collections.abc import Iterator

from .decorators import QUOTE
from .dress import Passage
from .layers import Decoration
from .library import Library
from .speech import CLOSING, at_most, closed, speech
from .stories import Story
from .views import QuoteView

LONGEST = 30
"""Words of a quotation in a list."""


def quotes_of(story: Story, library: Library) -> Iterator[QuoteView]:
    """In order of the front matter; those that are not in the shown text have the address of the article alone."""
    found = {
        int(decoration.meaning): (passage, decoration)
        for passage, decoration in library.dressed[story.slug].found
        if decoration.kind == QUOTE
    }
    for number, (words, speaker) in enumerate(story.quotes):
        row = library.actors.get(speaker)
        said, anchor = _said(words, *found[number]) if number in found else (_alone(words), "")
        yield QuoteView(said, speaker, row.url if row else "", story.url_path + anchor)


def _said(words: str, passage: Passage, mark: Decoration) -> tuple[str, str]:
    """The quotation that opens with the words, and where it stands; the words alone if its end is not there."""
    whole = at_most(speech(passage.text, mark.start).rstrip(","), LONGEST)
    return whole or _alone(words), f"#{mark.id}"


def _alone(words: str) -> str:
    return closed(words.lstrip("".join(CLOSING)))
