"""What is marked up in a body: actors, words that mean a day, and what is said by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape

from ..anchors import find
from ..forms import Finder, agents_of, lookup_of
from ..gazetteer import straight
from ..languages import language_of
from ..model import Knowledge, Period, Stamp
from .dress import Decorator, Dressed, Dressing, Passage, dress
from .layers import Decoration
from .margin import beside, notes_of
from .markup import text_of
from .notebook import Note
from .speech import bounds, verb_beside
from .stories import Story
from .wording import Wording
from .words import held_forms, hides, surest

ACTOR, DATE, QUOTE = "actor", "date", "quote"

SHORT = 24
"""Characters below which a name is not broken at its hyphen."""


def dressed_story(
    story: Story,
    urls: Mapping[str, str],
    knowledge: Knowledge,
    wording: Wording,
    notes: Sequence[Note] = (),
) -> Dressed:
    """The body of a story with its actors linked to `urls` (canonical name -> page), dates, quotations and notes."""
    wrapping = [speech_of(story)] if story.quotes else []
    if notes:
        wrapping.append(notes_of(notes, wording))
    dressing = Dressing(
        decorators=(actors_of(story, urls, knowledge), dates_of(story, wording)),
        wrapping=wrapping,
        pin=pins(wording),
        joined=partial(beside, notes, wording) if notes else None,
    )
    return dress(_labelled(story.html, wording), dressing)


def _labelled(html: str, wording: Wording) -> str:
    """The body with a word at each caption that says what it is; the style prints it."""
    label = escape(wording.gettext("picture"))
    return html.replace('<p class="caption">', f'<p class="caption" data-label="{label}">')


def pins(wording: Wording) -> Callable[[str], str]:
    """A link of each paragraph to itself. The first can be reached by Tab, the others from there by arrow keys."""
    labels = _labels_in(wording)
    seen: list[str] = []

    def pin(anchor: str) -> str:
        seen.append(anchor)
        name = labels.get(anchor)
        if name is None:
            name = labels[anchor] = escape(wording.gettext("Paragraph %(number)s", number=anchor[1:]))
        reach = ' tabindex="-1"' if len(seen) > 1 else ""
        return f'<a class="pin" href="#{anchor}" aria-label="{name}"{reach}></a>'

    return pin


_labels: list[tuple[Wording, dict[str, str]]] = []


def _labels_in(wording: Wording) -> dict[str, str]:
    """What paragraphs are called in a language, by their id; kept for the next article."""
    if not _labels or _labels[0][0] is not wording:
        _labels[:] = [(wording, {})]
    return _labels[0][1]


def actors_of(story: Story, urls: Mapping[str, str], knowledge: Knowledge) -> Decorator:
    """A decorator that links every mention of the story's actors; who has no page is no link."""
    forms = printed_forms(story, knowledge, text_of(story.html))
    finder = Finder(forms, agents_of(story.actors, knowledge))
    links = {
        actor.name: f'href="../{escape(urls[actor.name])}"' for actor in story.actors if actor.name in urls
    }

    def mark(passage: Passage) -> Iterator[Decoration]:
        for start, end, name in finder.meant(passage.text):
            if link := links.get(name):
                whole = " name" if end - start < SHORT and "-" in passage.text[start:end] else ""
                yield Decoration(start, end, "a", f'class="actor{whole}" {link}', ACTOR, name)

    return mark


def dates_of(story: Story, wording: Wording) -> Decorator:
    """A decorator that tells what the words of the story's `dates` mean: `on Tuesday` before `Tuesday`."""
    dates = [
        (words, surest(words), when, _dress(when, words, wording))
        for words, when in sorted(story.dates, key=lambda date: (-len(date[0]), date[0]))
    ]

    def mark(passage: Passage) -> Iterable[Decoration]:
        text = passage.text
        veiled = bool(dates) and hides(text)
        for words, sure, when, dressed in dates:
            if sure not in text and not veiled:
                continue
            for start, end in find(words, text):
                if text[max(0, start - 1) : start].isalnum() or text[end : end + 1].isalnum():
                    continue
                yield Decoration(start, end, *dressed, DATE, str(when))

    return mark


def _dress(when: Stamp | Period, words: str, wording: Wording) -> tuple[str, str]:
    """Tag and attributes; HTML has no element for a period. What the words leave open, the reader is told."""
    first = when.first
    told = ""
    if str(first.year) not in words:
        told = f' class="when" tabindex="0" data-day="{escape(wording.day(when))}"'
        told += f' aria-describedby="{day_id(when)}"'
    if isinstance(when, Period):
        return "span", told.strip() or 'class="period"'
    return "time", f'datetime="{escape(str(when).replace(" ", "T"))}"{told}'


def day_id(when: Stamp | Period) -> str:
    """Id of a day in the list of days that an article tells."""
    return "day-" + str(when).replace("/", "_").replace(" ", "T")


def speech_of(story: Story) -> Decorator:
    """A decorator that marks each of the story's quotations where it stands first, q1, q2, ... in order of the text."""
    waiting = {number: (words, surest(words)) for number, (words, _) in enumerate(story.quotes)}
    language = language_of(story.lang)
    verbs = language.speech if language and not language.sticks else frozenset[str]()
    placed: list[int] = []

    def mark(passage: Passage) -> Iterator[Decoration]:
        here = []
        text = passage.text
        veiled = bool(waiting) and hides(text)
        for number, (words, sure) in waiting.items():
            if (sure in text or veiled) and (places := find(words, text)):
                start, end = bounds(text, places[0][0])
                here.append((start, end, number) if end else (*places[0], number))
        for start, end, number in sorted(here):
            del waiting[number]
            speaker = story.quotes[number][1]
            placed.append(number)
            verb = verb_beside(text, start, end, verbs)
            by = escape(" · ".join(filter(None, (speaker, verb))))
            told = f' data-by="{by}" role="group" aria-label="{by}"' if speaker else ""
            yield Decoration(start, end, "span", f'class="said"{told}', QUOTE, str(number), f"q{len(placed)}")

    return mark


def printed_forms(story: Story, knowledge: Knowledge, text: str) -> dict[str, str]:
    """Form printed in a text -> the one actor of the story that it means, or empty for one that stays unresolved.

    A form that two of them share (Kim) means neither, unless it is the whole name of one.
    """
    lookup, there = lookup_of(knowledge), straight(text)
    claims: dict[str, set[str]] = defaultdict(set)
    for actor in story.actors:
        for form, printed in lookup.forms(actor).items():
            if printed in there:
                claims[form].add(actor.name)
    held = {form: min(names) for form, names in claims.items() if len(names) == 1}
    held.update({actor.name: actor.name for actor in story.actors if actor.name in claims})
    held.update({form: "" for form in story.unresolved if form not in held and straight(form) in there})
    around = {name: "" for form in held for name in lookup.around(form) if name not in held}
    return {**held, **held_forms(around, text)}
