"""What a story tells of days: its sentences with words that mean one, and who acts in them."""

from __future__ import annotations

from collections.abc import Iterator

from ..events import Telling, counted
from .decorators import ACTOR, DATE
from .dress import Decoration, Dressed, Passage
from .sentences import around
from .stories import Story

PER_DAY = 3
"""Sentences of one article that are shown with a day."""


def tellings_of(story: Story, dressed: Dressed) -> tuple[Telling, ...]:
    """In order of the text; of a sentence one for each day, of a day the first few."""
    acting = {actor.name for actor in story.actors if not actor.passing}
    by_day: dict[str, dict[tuple[str, str], Telling]] = {}
    for telling in _all(story, dressed, acting):
        sentences = by_day.setdefault(telling.day, {})
        place = telling.url, (telling.before + telling.words + telling.after)
        if len(sentences) < PER_DAY:
            sentences.setdefault(place, telling)
    return tuple(telling for sentences in by_day.values() for telling in sentences.values())


def _all(story: Story, dressed: Dressed, acting: set[str]) -> Iterator[Telling]:
    passages: dict[Passage, list[Decoration]] = {}
    for passage, mark in dressed.found:
        passages.setdefault(passage, []).append(mark)
    for passage, marks in passages.items():
        named = [mark for mark in marks if mark.kind == ACTOR and mark.meaning in acting]
        for mark in marks:
            if mark.kind == DATE:
                yield _telling(story, passage, mark, named)


def _telling(story: Story, passage: Passage, mark: Decoration, named: list[Decoration]) -> Telling:
    """The sentence around a day; where nobody acts in it, those who act in its paragraph."""
    before, after = around(passage.text, mark.start, mark.end)
    first, last = mark.start - len(before), mark.end + len(after)
    within = [actor.meaning for actor in named if first <= actor.start and actor.end <= last]
    actors = within or [actor.meaning for actor in named]
    words = passage.text[mark.start : mark.end]
    url = f"{story.url_path}#{passage.anchor}"
    names = tuple(dict.fromkeys(actors))
    return Telling(story.slug, mark.meaning, before, words, after, names, url, counted(before, after))
