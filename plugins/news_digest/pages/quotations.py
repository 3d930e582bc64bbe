"""Who said what: the quotations of a story as they stand in its text, with their verb and whom they name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..anchors import find
from ..languages import Language, language_of
from .decorators import ACTOR
from .dress import Decoration, Dressed, Passage
from .sentences import stops
from .speech import CLOSING, at_most, closed, speech
from .stories import Story
from .words import may_hold

LONGEST = 120
"""Words of a quotation."""

NEAR, FEW = 90, 8
"""Characters beside a quotation in which its verb is looked for, and words."""

WORD = re.compile(r"[^\W\d_][\w'’-]*")  # said · vice-president


@dataclass(frozen=True, slots=True)
class Quotation:
    """Direct speech, as the shown text has it."""

    slug: str
    """Of the story."""
    words: str
    """Verbatim, without its marks; ends in an ellipsis where it is longer or its end is not in the shown text."""
    speaker: str
    """May be empty."""
    verb: str
    """As printed, `told`; empty where none stands beside it."""
    names: tuple[str, ...]
    """Actors with a page who are named in it."""
    url: str
    """The paragraph; the article itself where the words are not in the shown text."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """All quotations of the digest, newest article first, each once."""

    by: Mapping[str, tuple[Quotation, ...]]
    """By speaker; by the empty name what nobody is named for."""
    about: Mapping[str, tuple[Quotation, ...]]
    """By actor with a page: those of others that name it."""


def spoken_in(stories: Iterable[Story], said: Mapping[str, Sequence[Quotation]]) -> Spoken:
    """Gather the quotations of some stories, in their order."""
    by: dict[str, list[Quotation]] = defaultdict(list)
    about: dict[str, list[Quotation]] = defaultdict(list)
    for story in stories:
        for quotation in said[story.slug]:
            by[quotation.speaker].append(quotation)
            for name in quotation.names:
                if name != quotation.speaker:
                    about[name].append(quotation)
    return Spoken(_frozen(by), _frozen(about))


def _frozen(some: Mapping[str, list[Quotation]]) -> dict[str, tuple[Quotation, ...]]:
    return {name: tuple(quotations) for name, quotations in some.items()}


def quotations_of(story: Story, dressed: Dressed) -> tuple[Quotation, ...]:
    """In the order of the front matter."""
    marks: dict[str, list[Decoration]] = {}
    if story.quotes:
        for passage, mark in dressed.found:
            if mark.kind == ACTOR:
                marks.setdefault(passage.anchor, []).append(mark)
    return tuple(_quotation(story, words, speaker, dressed, marks) for words, speaker in story.quotes)


def _quotation(
    story: Story, words: str, speaker: str, dressed: Dressed, marks: dict[str, list[Decoration]]
) -> Quotation:
    for passage in dressed.passages:
        if not may_hold(words, passage.text) or not (places := find(words, passage.text)):
            continue
        said = speech(passage.text, places[0][0])
        url = f"{story.url_path}#{passage.anchor}"
        if not said:
            return Quotation(story.slug, _alone(words), speaker, "", (), url)
        start = passage.text.index(said, max(0, places[0][0] - 2))
        within = (start, start + len(said))
        actors = marks.get(passage.anchor, [])
        names = (m.meaning for m in actors if within[0] <= m.start and m.end <= within[1])
        speaks = [mark for mark in actors if mark.meaning == speaker]
        verb = _verb(passage, within, speaks, language_of(story.lang)) if speaker else ""
        told = at_most(said.rstrip(","), LONGEST)
        return Quotation(story.slug, told, speaker, verb, tuple(dict.fromkeys(names)), url)
    return Quotation(story.slug, _alone(words), speaker, "", (), story.url_path)


def _alone(words: str) -> str:
    return closed(words.lstrip("".join(CLOSING)))


def _verb(
    passage: Passage, within: tuple[int, int], speaks: Sequence[Decoration], language: Language | None
) -> str:
    """The verb of speech behind a quotation, or before it, that has the speaker or a pronoun at its side."""
    if not language:
        return ""
    text, (start, end) = passage.text, within
    behind = _to_the_stop(text, end + 1)
    places = list(WORD.finditer(text, end + 1, behind))[:FEW]
    for verb in _spoken(text, places, speaks, language):
        return verb
    ahead = _from_the_stop(text, start - 1)
    places = list(WORD.finditer(text, ahead, max(ahead, start - 1)))[-FEW:]
    return next(_spoken(text, places[::-1], speaks, language), "")


def _spoken(
    text: str, places: Sequence[re.Match[str]], speaks: Sequence[Decoration], language: Language
) -> Iterator[str]:
    for n, place in enumerate(places):
        if place[0].lower() not in language.speech:
            continue
        for beside in (*places[max(0, n - 1) : n], *places[n + 1 : n + 2]):
            named = any(mark.start <= beside.start() < mark.end for mark in speaks)
            if named or beside[0].lower() in language.pronouns:
                yield place[0]


def _to_the_stop(text: str, place: int) -> int:
    """Where the sentence ends or another quotation begins."""
    ends = [found.start() for found in stops(text) if found.start() >= place]
    marks = [n for n in range(place, min(len(text), place + NEAR)) if text[n] in '“«„「"']
    return min(place + NEAR, len(text), *ends[:1], *marks[:1])


def _from_the_stop(text: str, place: int) -> int:
    """Where the sentence begins or the quotation before ended."""
    begins = [found.end() for found in stops(text) if found.end() <= place]
    marks = [n + 1 for n in range(max(0, place - NEAR), max(0, place)) if text[n] in '”»“」"']
    return max(place - NEAR, 0, *begins[-1:], *marks[-1:])
