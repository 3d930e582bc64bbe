"""The search page: a form for the full-text search, and all titles from A to Z, for which no script is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..slugs import slugify
from .division import divided
from .files import PageFile
from .finding import can_search
from .library import Library
from .records import FILTERS, filters_of
from .shelves import by_alphabet
from .views import ArticleRow, SearchFilter, SearchLetter, SearchPage

URL = "search.html"

ON_ONE_PAGE = 500
"""Titles; if there are more, each letter has pages of its own."""

AT_ONCE = 60
"""Values of a filter that stand in the page; the script brings the others."""


CHOICE = 2
"""Values from which on there is something to choose."""


def pages(library: Library) -> Iterator[PageFile]:
    """search.html, and for a large digest search/a.html, search/a-2.html, ..."""
    title = library.site.wording.gettext("Search")
    letters = tuple(_letters(library))
    able = can_search(library)
    variables = {
        "letters": letters,
        "able": able,
        "filters": tuple(_filters(library)) if able else (),
        "bundles": library.once("bundles", bundles_of) if able else (),
    }
    scripts = ("search.js",) if able else ()
    yield PageFile(URL, "search.html", variables, title=title, section="search", scripts=scripts, wasm=able)
    for letter in letters:
        for page in letter.pages:
            within = {"letters": letters, "letter": letter, "page": page}
            named = library.site.wording.gettext("Titles under %(letter)s", letter=letter.label)
            if page.number > 1:
                named = f"{named} ({page.number})"
            yield PageFile(page.url, "search_letter.html", within, title=named, section="search")


def bundles_of(library: Library) -> tuple[str, ...]:
    """Names of the indexes, newest first."""
    return tuple(divided(library.by_slug.values()))


def _letters(library: Library) -> Iterator[SearchLetter]:
    """Every article by its title; accents, case and quotation marks aside."""
    stories = sorted(library.stories, key=lambda story: (by_alphabet(story.title), story.slug))
    apart = len(stories) > ON_ONE_PAGE
    for initial, some in groupby(stories, lambda story: _initial(story.title)):
        rows = library.rows(some)
        label = "0–9" if initial == "0" else initial.upper()
        parts = tuple(_pages(initial, rows)) if apart else ()
        url = parts[0].url if apart else f"{URL}#letter-{_anchor(initial)}"
        yield SearchLetter(label, url, len(rows), () if apart else rows, parts)


def _initial(title: str) -> str:
    first = slugify(title)[0]
    return "0" if first.isdigit() else first


def _anchor(initial: str) -> str:
    return "digits" if initial == "0" else initial


def _pages(initial: str, rows: Sequence[ArticleRow]) -> Iterator[SearchPage]:
    for number, start in enumerate(range(0, len(rows), ON_ONE_PAGE), 1):
        name = _anchor(initial) if number == 1 else f"{_anchor(initial)}-{number}"
        yield SearchPage(number, f"search/{name}.html", tuple(rows[start : start + ON_ONE_PAGE]))


def _filters(library: Library) -> Iterator[SearchFilter]:
    counts: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
    for story in library.stories:
        for name, values in filters_of(story, library).items():
            counts[name].update(values)
    for name, counted in counts.items():
        if len(counted) < CHOICE:
            continue
        if name == "year":
            yield SearchFilter(name, tuple(sorted(counted, key=int, reverse=True)), more=False)
            continue
        most = sorted(counted, key=lambda value: (-counted[value], value))[:AT_ONCE]
        yield SearchFilter(name, tuple(sorted(most, key=by_alphabet)), len(counted) > AT_ONCE)
