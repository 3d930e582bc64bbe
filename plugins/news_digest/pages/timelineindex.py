"""What the filters of the timeline know of each entry: its days, and who and what it is about; no words.

Entries have numbers in the order in which the pages show them, so that the n-th entry of a page is found
on that page. Who has which entries is told as numbers too: the first, then the distance to the next.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, groupby

from ..model import Stamp
from .filters import slug_of
from .library import Library
from .moments import Moment
from .shelves import Shelf
from .views import ActorRow, OutletRow, TagRow

EPOCH = 719_163
"""1 January 1970, counted as Python does; browsers count from there."""

UNDATED = "index"
"""The page that lists articles without a date."""

Names = Mapping[str, Sequence[str]]
"""Slug of an article -> names."""


def index_of(found: Sequence[Moment], full: Collection[tuple[int, int]], library: Library) -> bytes:
    """The index of all moments as JSON; `found` is newest first, `full` the months that have pages of days.

    `pages` and `counts`: names without .html and numbers of entries, undated articles last. `first`: days since
    1970, the first, then differences; `spans`: number of the entry, days by which its last day is later, for
    those that are not of one day, by turns. `told`: the events. `actors`, `tags`, `outlets`: slug, name, entries.
    """
    undated = [story.slug for story in library.leading if not story.date]
    pages = [(name, len(list(group))) for name, group in groupby(_page_of(moment, full) for moment in found)]
    pages += [(UNDATED, len(undated))] if undated else []
    days = [moment.day.first_day.toordinal() - EPOCH for moment in found]
    spans = [
        (n, moment.last.toordinal() - EPOCH - day)
        for n, (moment, day) in enumerate(zip(found, days, strict=True))
    ]
    slugs = [*(moment.slugs for moment in found), *((slug,) for slug in undated)]
    table = {
        "pages": [name for name, _ in pages],
        "counts": [count for _, count in pages],
        "first": _steps(days),
        "spans": list(chain.from_iterable(span for span in spans if span[1])),
        "told": _steps([n for n, moment in enumerate(found) if moment.entry.event]),
        "actors": _listed(library.actors, _actors(found, slugs, library)),
        "tags": _listed(library.tags, _by_story(slugs, _names(library.by_tag))),
        "outlets": _listed(library.outlets, _by_story(slugs, _outlets(library))),
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def _page_of(moment: Moment, full: Collection[tuple[int, int]]) -> str:
    day = moment.day
    return str(day) if (day.year, day.month) in full else str(Stamp(day.year, day.month))


def _actors(found: Sequence[Moment], slugs: Sequence[Sequence[str]], library: Library) -> list[Iterable[str]]:
    """Of an event those who act in it, of an article all who have a page."""
    named = _by_story(slugs, _names(library.by_actor))
    return [
        found[n].actors if n < len(found) and found[n].entry.event else names for n, names in enumerate(named)
    ]


def _by_story(slugs: Sequence[Sequence[str]], names: Names) -> list[Iterable[str]]:
    return [dict.fromkeys(chain.from_iterable(names.get(slug, ()) for slug in some)) for some in slugs]


def _names(shelf: Shelf) -> Names:
    """The shelf by story."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, stories in shelf.items():
        for story in stories:
            found[story.slug].append(name)
    return found


def _outlets(library: Library) -> Names:
    """The outlets that had a story, or a copy of it, or reprinted it."""
    found: dict[str, list[str]] = defaultdict(list)
    for story in library.stories:
        family = library.same.get(story.slug)
        leader = family.lead if family else story.slug
        found[leader] += (name for name in (story.outlet, story.via) if name)
    return found


def _listed(
    rows: Mapping[str, ActorRow] | Mapping[str, TagRow] | Mapping[str, OutletRow],
    names: Iterable[Iterable[str]],
) -> list[tuple[str, str, list[int]]]:
    """Slug, name and entries of those who have any, in the order of the rows."""
    entries: dict[str, list[int]] = defaultdict(list)
    for number, some in enumerate(names):
        for name in some:
            entries[name].append(number)
    return [(slug_of(row.url), name, _steps(entries[name])) for name, row in rows.items() if name in entries]


def _steps(numbers: Sequence[int]) -> list[int]:
    """The first number, then the distances."""
    return [number - before for number, before in zip(numbers, [0, *numbers], strict=False)]
