"""A made-up article as Markdown for Hugo, with the same facts in its front matter and the same links in its text.

What the digest finds out while it builds, Hugo is given: the terms of time (year, month, day), the letters of
the lists from A to Z, the opening as description, and the names in the text as links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from news import News
from vocabulary import NAMES

PEOPLE = frozenset(NAMES)


def as_hugo(news: News) -> str:
    """The article with one taxonomy for each kind of list that it stands in."""
    day = news.day.isoformat()
    return "\n".join(
        [
            "---",
            f"title: {news.title}",
            f"date: {day}",
            f"description: {news.paragraphs[0]}",
            f"byline: [{news.author}]",
            f"outlet: {news.outlet}",
            f"outlets: [{news.outlet}]",
            f"tags: [{', '.join(news.tags)}]",
            f"actors: [{', '.join(news.actors)}]",
            f'years: ["{day[:4]}"]',
            f'months: ["{day[:7]}"]',
            f'days: ["{day}"]',
            f"letters: [{news.title[0].upper()}]",
            f"voices: [{', '.join(sorted({_initial(speaker) for _, speaker in news.quotes}))}]",
            "quotes:",
            *(
                f"- {{words: {words}, by: {speaker}, letter: {_initial(speaker)}}}"
                for words, speaker in quotes(news)
            ),
            "---",
            "\n\n".join(linked(news)),
            "",
        ]
    )


def quotes(news: News) -> Iterator[tuple[str, str]]:
    """All that is said, with its speaker, in the order of the text."""
    said = (text[1:].partition(",”")[0] for text in news.paragraphs if text.startswith("“"))
    return zip(said, (speaker for _, speaker in news.quotes), strict=True)


def linked(news: News) -> list[str]:
    """The paragraphs with each name that the digest links as a Markdown link."""
    targets = {name: address(name) for name in news.actors}
    targets |= {name.split()[-1]: target for name, target in targets.items() if name in PEOPLE}
    names = "|".join(re.escape(name) for name in sorted(targets, key=lambda name: (-len(name), name)))
    pattern = re.compile(rf"\b(?:{names})\b")
    return [pattern.sub(lambda found: _link(found[0], targets), text) for text in news.paragraphs]


def address(name: str) -> str:
    """Where Hugo puts the page of an actor."""
    return f"/actors/{name.lower().replace(' ', '-')}.html"


def _initial(name: str) -> str:
    return name.split()[-1][0]


def _link(words: str, targets: Mapping[str, str]) -> str:
    return f"[{words}]({targets[words]})"
