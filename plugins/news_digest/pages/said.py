"""Quotations as they stand in lists."""

from __future__ import annotations

from collections.abc import Iterable

from .library import Library
from .quotations import Quotation
from .views import SaidView


def said_views(quotations: Iterable[Quotation], library: Library) -> tuple[SaidView, ...]:
    """The quotations for a template, in the order given."""
    return tuple(_view(quotation, library) for quotation in quotations)


def _view(quotation: Quotation, library: Library) -> SaidView:
    row = library.plain_actors.get(quotation.speaker)
    return SaidView(
        words=quotation.words,
        speaker=quotation.speaker,
        speaker_url=row.url if row else "",
        verb=quotation.verb,
        url=quotation.url,
        article=library.articles[quotation.slug],
    )
