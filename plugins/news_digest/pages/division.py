"""How the articles are divided for the full-text search: into bundles by time, none too large to be indexed at once.

An article's place depends on its own day and on whether all, its decade, its year, ... stay within bounds:
an edit moves none, unless the day itself is changed or a bound is crossed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from .stories import Story

SMALL = 1_500_000
"""Characters (of some 500 articles) up to which all articles, or those of a decade, stay together."""

LARGE = 6_000_000
"""Characters (of some 2,000 articles) up to which a year stays together; the indexer takes 350 MB for them."""

UNDATED = "undated"


def divided(stories: Iterable[Story]) -> Mapping[str, Sequence[Story]]:
    """The articles, with their texts (newest first, undated last) by name of their bundle, the newest bundle first.

    The bundles follow each other in time as their articles do. A small digest has one, without a name.
    """
    told = list(stories)
    return dict(_parts(told, 0)) if told else {}


def _parts(stories: Sequence[Story], depth: int) -> Iterator[tuple[str, Sequence[Story]]]:
    name_of, bound = LEVELS[depth]
    apart: dict[str, list[Story]] = {}
    for story in stories:
        apart.setdefault(name_of(story), []).append(story)
    for name, some in apart.items():
        if depth + 1 == len(LEVELS) or sum(len(story.html) for story in some) <= bound:
            yield name, some
        else:
            yield from _parts(some, depth + 1)


def _decade(story: Story) -> str:
    return f"{str(story.date)[:3]}x" if story.date else UNDATED  # 2018 -> 201x


def _year(story: Story) -> str:
    return str(story.date)[:4] if story.date else UNDATED


def _half(story: Story) -> str:
    """2018-b is July to December; a date without a month stands last in its year."""
    return f"{str(story.date)[:4]}-{'b' if story.date.month > 6 else 'a'}" if story.date else UNDATED


def _month(story: Story) -> str:
    return str(story.date)[:7] if story.date else UNDATED


def _day(story: Story) -> str:
    """What can't be told by its day is told by its slug."""
    return str(story.date)[:10] if story.date else f"{UNDATED}-{sha256(story.slug.encode()).hexdigest()[0]}"


LEVELS: tuple[tuple[Callable[[Story], str], int], ...] = (
    (lambda _: "", SMALL),
    (_decade, SMALL),
    (_year, LARGE),
    (_half, LARGE),
    (_month, LARGE),
    (_day, 0),
)
"""Name of the bundle and how much goes into it, each level within the one before."""
