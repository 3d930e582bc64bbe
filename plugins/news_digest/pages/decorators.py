"""What is marked up in a body: actors, and words that mean a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from ..anchors import find
from ..forms import agents_of, find_meant, forms_of
from ..model import Knowledge, Period, Stamp
from .dress import Decoration, Decorator, Dressed, Passage, dress
from .markup import tokens
from .stories import Story
from .wording import Wording
from .words import held_forms, may_hold

ACTOR, DATE = "actor", "date"

SHORT = 24
"""Characters below which a name is not broken at its hyphen."""


def dressed_story(story: Story, urls: Mapping[str, str], knowledge: Knowledge, wording: Wording) -> Dressed:
    """The body of a story with its actors linked to `urls` (canonical name -> page) and its dates marked."""
    return dress(story.html, (actors_of(story, urls, knowledge), dates_of(story, wording)))


def actors_of(story: Story, urls: Mapping[str, str], knowledge: Knowledge) -> Decorator:
    """A decorator that links every mention of the story's actors; who has no page is no link."""
    forms = held_forms(printed_forms(story, knowledge), "".join(token.text for token in tokens(story.html)))

    agents = agents_of(story.actors, knowledge)

    def mark(passage: Passage) -> Iterator[Decoration]:
        for start, end, name in find_meant(passage.text, forms, agents):
            if name in urls:
                whole = " name" if "-" in passage.text[start:end] and end - start < SHORT else ""
                link = f'class="actor{whole}" href="../{escape(urls[name])}"'
                yield Decoration(start, end, "a", link, ACTOR, name)

    return mark


def dates_of(story: Story, wording: Wording) -> Decorator:
    """A decorator that tells what the words of the story's `dates` mean: `on Tuesday` before `Tuesday`."""
    dates = sorted(story.dates, key=lambda date: (-len(date[0]), date[0]))

    def mark(passage: Passage) -> Iterable[Decoration]:
        for words, when in dates:
            tag, attribute = _dress(when, wording)
            for start, end in find(words, passage.text) if may_hold(words, passage.text) else ():
                if passage.text[max(0, start - 1) : start].isalnum() or passage.text[end : end + 1].isalnum():
                    continue
                yield Decoration(start, end, tag, attribute, DATE, str(when))

    return mark


def _dress(when: Stamp | Period, wording: Wording) -> tuple[str, str]:
    """Tag and attribute; HTML has no element for a period, so that it says its days in its title."""
    if isinstance(when, Period):
        return "span", f'class="period" title="{escape(wording.day(when))}"'
    return "time", f'datetime="{escape(str(when).replace(" ", "T"))}"'


def _around(form: str, knowledge: Knowledge) -> Iterator[str]:
    """Known names that hold a form as a part: `Washington Post` around `Washington`."""
    parts = form.split()
    for name in knowledge.longer.get(parts[0], ()) if parts else ():
        if f" {form} " in f" {name} " and form != name:
            yield name


def printed_forms(story: Story, knowledge: Knowledge) -> dict[str, str]:
    """Printed form -> the one actor of the story that it means, or empty for a name that stays unresolved.

    A form that two of them share (Kim) means neither, unless it is the whole name of one.
    """
    claims: dict[str, list[str]] = defaultdict(list)
    for actor in story.actors:
        for form in forms_of(actor, knowledge):
            claims[form].append(actor.name)
    forms = {form: names[0] for form, names in claims.items() if len(set(names)) == 1}
    forms.update({actor.name: actor.name for actor in story.actors})
    forms.update({form: "" for form in story.unresolved if form not in forms})
    forms.update({name: "" for form in list(forms) for name in _around(form, knowledge) if name not in forms})
    return forms
