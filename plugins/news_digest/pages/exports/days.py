"""What stands on the timeline, as calendars and other timelines need it: articles and events with their days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from ...model import Period, Stamp
from ..dates import day_only
from ..stories import Story
from .corpus import Corpus
from .records import happenings

HEADLINE = 90
"""Characters of a sentence that stands as a headline."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on the timeline."""

    when: Stamp | Period
    event: bool
    """True: told of the day; False: an article that was published on it."""
    headline: str
    text: str
    """Plain, more than the headline; may be empty."""
    path: str
    """Of the article or of its paragraph."""
    story: Story
    """The article, or the first that tells of it."""
    actors: tuple[str, ...]
    """Those who have a page."""

    @property
    def key(self) -> str:
        """Stays as long as the article has its address, and an event its place, day and sentence."""
        told = f"{self.when} {self.path} {self.text}" if self.event else self.path
        return sha256(told.encode()).hexdigest()[:24]

    @property
    def first(self) -> Stamp:
        return self.when.first


def entries(corpus: Corpus) -> tuple[Entry, ...]:
    """By day, then articles before events, then by where they stand; undated articles are left out."""
    return corpus.once("days", lambda: tuple(sorted(_found(corpus), key=_place)))


def _found(corpus: Corpus) -> Iterator[Entry]:
    yield from _articles(corpus)
    yield from _events(corpus)


def _place(entry: Entry) -> tuple[str, bool, str, str]:
    return str(entry.when), entry.event, entry.path, entry.text


def _articles(corpus: Corpus) -> Iterator[Entry]:
    for story in corpus.library.leading:
        if story.date:
            actors = tuple(actor.name for actor in story.actors if actor.name in corpus.library.plain_actors)
            summary = corpus.library.articles[story.slug].summary
            day = day_only(story.date)
            yield Entry(day, False, story.title, summary, story.url_path, story, actors)


def _events(corpus: Corpus) -> Iterator[Entry]:
    for told in happenings(corpus):
        first = told.event.tellings[0]
        actors = tuple(name for name in told.event.actors if name in corpus.library.plain_actors)
        story = corpus.library.by_slug[first.key]
        yield Entry(told.when, True, _headline(told.sentence), told.sentence, first.url, story, actors)


def _headline(sentence: str) -> str:
    """The sentence, cut between words where it is too long for a headline."""
    if len(sentence) <= HEADLINE:
        return sentence
    return (sentence[:HEADLINE].rpartition(" ")[0] or sentence[:HEADLINE]).rstrip(" ,;:–—-") + "…"
