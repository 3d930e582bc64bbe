"""Who said what: the quotations of a story as they stand in its text, with their verb and whom they name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..languages import Language, language_of
from .decorators import ACTOR, QUOTE
from .dress import Decoration, Dressed, Passage
from .sentences import ends
from .speech import CLOSING, at_most, closed, speech
from .stories import Story

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
    """Where it stands, `articles/x.html#q1`; the article itself where the words are not in the shown text."""


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
    places: dict[int, tuple[Passage, Decoration]] = {}
    actors: dict[str, list[Decoration]] = defaultdict(list)
    if story.quotes:
        for passage, mark in dressed.found:
            if mark.kind == QUOTE:
                places[int(mark.meaning)] = passage, mark
            elif mark.kind == ACTOR:
                actors[passage.anchor].append(mark)
    language = language_of(story.lang)
    quotations = []
    for number, (words, speaker) in enumerate(story.quotes):
        if number not in places:
            quotations.append(Quotation(story.slug, _alone(words), speaker, "", (), story.url_path))
            continue
        passage, mark = places[number]
        quotations.append(
            _quotation(story, (words, speaker), passage, mark, actors[passage.anchor], language)
        )
    return tuple(quotations)


def _quotation(
    story: Story,
    quote: tuple[str, str],
    passage: Passage,
    mark: Decoration,
    actors: Sequence[Decoration],
    language: Language | None,
) -> Quotation:
    """What stands at a mark."""
    words, speaker = quote
    said = at_most(speech(passage.text, mark.start).rstrip(","), LONGEST) or _alone(words)
    names = (one.meaning for one in actors if mark.start <= one.start and one.end <= mark.end)
    speaks = [one for one in actors if one.meaning == speaker]
    verb = _verb(passage.text, mark, speaks, language) if speaker and language else ""
    url = f"{story.url_path}#{mark.id}"
    return Quotation(story.slug, said, speaker, verb, tuple(dict.fromkeys(names)), url)


def _alone(words: str) -> str:
    return closed(words.lstrip("".join(CLOSING)))


def _verb(text: str, mark: Decoration, speaks: Sequence[Decoration], language: Language) -> str:
    """The verb of speech behind a quotation, or before it, that has the speaker or a pronoun at its side."""
    behind = list(WORD.finditer(text, mark.end, _to_the_stop(text, mark.end)))[:FEW]
    ahead = list(WORD.finditer(text, _from_the_stop(text, mark.start), mark.start))[-FEW:]
    return next(_spoken(behind, speaks, language), "") or next(_spoken(ahead[::-1], speaks, language), "")


def _spoken(
    places: Sequence[re.Match[str]], speaks: Sequence[Decoration], language: Language
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
    stop = next((start for start, _ in ends(text) if start >= place), len(text))
    mark = next((n for n in range(place, min(len(text), place + NEAR)) if text[n] in '“«„「"'), len(text))
    return min(place + NEAR, stop, mark)


def _from_the_stop(text: str, place: int) -> int:
    """Where the sentence begins or the quotation before ended."""
    stop = max((end for _, end in ends(text) if end <= place), default=0)
    marks = (n + 1 for n in range(max(0, place - NEAR), place) if text[n] in '”»“」"')
    return max(place - NEAR, 0, stop, *marks)
