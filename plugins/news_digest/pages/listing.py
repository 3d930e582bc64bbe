"""Lists of articles of any length: the newest in full, those before them as lines, older ones on pages of their own.

The pages of older articles are filled from the oldest on, so that a new article changes none of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from .files import PageFile
from .library import Library
from .stories import Story
from .views import Listing, ListYear, OlderView, PageLink

IN_FULL = 50
"""Articles of which a list shows more than a line."""

LINES = 250
"""Lines of a page."""


def listing(stories: Sequence[Story], library: Library, url: str, name: str) -> Listing:
    """The list on the page `url`; `stories` newest first, undated last."""
    rest = stories[IN_FULL:]
    parts = _parts(rest, url, name, library)
    kept = rest[: len(rest) - len(parts) * LINES]
    return Listing(
        newest=library.rows(stories[:IN_FULL]),
        years=by_year(kept, library),
        older=tuple(link for link, _ in parts),
    )


def older_pages(
    stories: Sequence[Story], library: Library, url: str, name: str, section: str
) -> Iterator[PageFile]:
    """tags/SLUG/1.html and so on, the oldest first."""
    parts = _parts(stories[IN_FULL:], url, name, library)
    for place, (link, within) in enumerate(parts):
        view = OlderView(
            owner=PageLink(name, url),
            url=link.url,
            years=by_year(within, library),
            earlier=parts[place + 1][0] if place + 1 < len(parts) else None,
            later=parts[place - 1][0] if place else PageLink(name, url),
        )
        title = f"{name}: {link.title}"
        yield PageFile(link.url, "older.html", {"older": view}, title=title, section=section)


def by_year(stories: Sequence[Story], library: Library) -> tuple[ListYear, ...]:
    """The stories under their years; 0 for those without a date."""
    years = groupby(stories, lambda story: story.date.year if story.date else 0)
    return tuple(ListYear(year, library.rows(within)) for year, within in years)


def _parts(
    rest: Sequence[Story], url: str, name: str, library: Library
) -> list[tuple[PageLink, Sequence[Story]]]:
    """Pages full of lines, newest first; what fills none stays on the page of the list."""
    folder = url.removesuffix(".html")
    parts = []
    for number in range(len(rest) // LINES, 0, -1):
        end = len(rest) - (number - 1) * LINES
        within = rest[end - LINES : end]
        parts.append((PageLink(_span(within, library), f"{folder}/{number}.html"), within))
    return parts


def _span(stories: Sequence[Story], library: Library) -> str:
    """The years of which the stories are."""
    years = sorted({story.date.year for story in stories if story.date})
    if not years:
        return library.site.wording.gettext("no date")
    if years[0] == years[-1]:
        return str(years[0])
    return library.site.wording.gettext("%(first)s to %(last)s", first=years[0], last=years[-1])
