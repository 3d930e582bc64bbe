"""What `check` says of articles that are taken for one text, and of those that may tell the same event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from .checkfiles import lines_of, slug_of
from .checknames import actor_refs
from .frontmatter import Document
from .model import Stamp
from .problems import Problem, Severity
from .samestory import Copy, families

ALIKE, FEWEST = 0.6, 3
"""Part of all who act in two articles of a day that act in both, and how many they are at least."""
CROWD = 60
"""Articles of a day: where there are more, who acts in them tells no event from another."""


def about_copies(documents: Mapping[str, Document]) -> Iterator[Problem]:
    """A note for each copy of a text, at the copy; and for each two articles of a day with the same actors."""
    by_slug = {slug_of(where, document): (where, document) for where, document in documents.items()}
    parted, joined = (_pairs_of(key, by_slug) for key in ("unrelated", "related"))
    found = families([_copy(slug, document) for slug, (_, document) in by_slug.items()], parted)
    for slug, family in sorted(found.items()):
        if slug != family.lead and frozenset((slug, family.lead)) not in joined:
            yield _copied(slug, family.lead, by_slug)
    for one, other in _of_an_event(by_slug):
        same = one in found and other in found[one].members
        if not same and frozenset((one, other)) not in parted | joined:
            yield _event(one, other, by_slug)


def _pairs_of(key: str, by_slug: Mapping[str, tuple[str, Document]]) -> set[frozenset[str]]:
    """The articles that an editor has joined or parted."""
    return {
        frozenset((slug, str(other)))
        for slug, (_, document) in by_slug.items()
        for other in document.fields.get(key, ())
    }


def _copy(slug: str, document: Document) -> Copy:
    fields = document.fields
    text = lines_of(document.body)
    date, modified = (fields.get(key, "") for key in ("date", "modified"))
    return Copy(
        slug, date, fields.get("outlet", ""), fields.get("url", ""), fields.get("title", ""), text, modified
    )


def _copied(slug: str, lead: str, by_slug: Mapping[str, tuple[str, Document]]) -> Problem:
    where, document = by_slug[slug]
    message = f"is taken for the same text as {Path(by_slug[lead][0]).name}, which is shown for both"
    advice = f"If they are one, a line related: [{lead}] ends this note; if they are two: unrelated: [{lead}]"
    line = document.lines.get("title", 1)
    return Problem(where, line, Severity.NOTE, message, advice, "copy", (Path(where).name, lead))


def _of_an_event(by_slug: Mapping[str, tuple[str, Document]]) -> Iterator[tuple[str, str]]:
    days: dict[str, list[str]] = defaultdict(list)
    cast: dict[str, frozenset[str]] = {}
    for slug, (_, document) in sorted(by_slug.items()):
        acting = frozenset(ref.name for ref in actor_refs(document) if not ref.passing)
        if document.fields.get("date") and len(acting) >= FEWEST:
            stamp = Stamp.parse(document.fields["date"])
            if stamp.day:
                days[str(stamp.first_day)].append(slug)
                cast[slug] = acting
    for _, slugs in sorted(days.items()):
        for one, other in combinations(slugs if len(slugs) <= CROWD else (), 2):
            both, all_of_them = cast[one] & cast[other], cast[one] | cast[other]
            if len(both) >= FEWEST and len(both) >= ALIKE * len(all_of_them):
                yield one, other


def _event(one: str, other: str, by_slug: Mapping[str, tuple[str, Document]]) -> Problem:
    where, document = by_slug[one]
    message = (
        f"may tell of the same event as {Path(by_slug[other][0]).name}: the same day, nearly the same actors"
    )
    advice = f"A line related: [{other}] joins them, unrelated: [{other}] parts them."
    line = document.lines.get("title", 1)
    return Problem(where, line, Severity.NOTE, message, advice, "same-event", (Path(where).name, other))
