"""A made-up corpus of news, as large as wanted: raw copies, or the same articles as Markdown.

usage: python bench/corpus.py [--seeds FOLDER] [--articles FOLDER] [--hugo FOLDER] [--count N] [--start N]

Article n is the same in every corpus and on every machine: it depends on nothing but n. Names, topics and
days are spread as in a real collection: few are everywhere, most are rare.
"""

from __future__ import annotations

import argparse
import datetime
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from hugo_content import as_hugo, linked
from news import News
from vocabulary import (
    ADJECTIVES,
    BODIES,
    NAMES,
    NOUNS,
    OFTEN,
    OUTLETS,
    STATES,
    SYLLABLES,
    TOPICS,
    VERBS,
)

SPEECH = ("said", "told reporters", "added", "warned", "said in a statement")
PARAGRAPH = "\n\n"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIRST = datetime.date(2015, 1, 5)
YEARS = 8
"""Over which the days of publication are spread, later ones more densely."""

FURNITURE_TOP = (
    "Skip to main content",
    "Menu",
    "Subscribe",
    "Share this article",
    "Facebook",
    "Twitter",
    "Email",
)
FURNITURE_END = (
    "Read more:",
    "Most read",
    "Sign up for our newsletter",
    "Terms of use",
    "Privacy policy",
    "All rights reserved.",
)


class Writer:
    """Writes one article from its number."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.dice = random.Random(f"article {number}")  # noqa: S311

    def pick(self, pool: Sequence[str]) -> str:
        """One of them, the first ones most often."""
        return self.dice.choices(pool, cum_weights=OFTEN[len(pool)])[0]

    def news(self) -> News:
        people = list(dict.fromkeys(self.pick(NAMES) for _ in range(self.dice.randint(2, 5))))
        states = list(dict.fromkeys(self.pick(STATES) for _ in range(self.dice.randint(1, 3))))
        body = self.pick(BODIES)
        tags = tuple(dict.fromkeys(self.pick(TOPICS) for _ in range(2)))
        quotes: dict[str, str] = {}
        paragraphs = [self._lede(people[0], states[0], tags[0])]
        for n in range(self.dice.randint(10, 15)):
            person = people[n % len(people)]
            name = person if n < len(people) else person.split()[-1]
            if n % 4 == 1:
                words = self._clause()
                quotes[" ".join(words.split()[:9])] = person
                paragraphs.append(
                    f"“{words.capitalize()},” {name} {self.dice.choice(SPEECH)}. {self._sentence()}"
                )
            else:
                other = self.dice.choice([*states, body])
                paragraphs.append(
                    f"{name} met officials from {other} on {self.dice.choice(DAYS)}. {self._more()}"
                )
        family = people[0].split()[-1]
        title = f"{family} may {self.pick(VERBS)} {self.pick(ADJECTIVES)} {self.pick(NOUNS)} on {tags[0]}"
        return News(
            self.number,
            title,
            self.pick(OUTLETS),
            self.dice.choice(NAMES),
            FIRST + datetime.timedelta(days=int(365 * YEARS * self.dice.random() ** 0.5)),
            (*people, *states, body.removeprefix("the ")),
            tags,
            tuple(quotes.items()),
            tuple(paragraphs),
        )

    def _lede(self, person: str, state: str, topic: str) -> str:
        day = self.dice.choice(DAYS)
        return f"{person} told {state} on {day} that the {topic} would {self._action()}. {self._sentence()}"

    def _more(self) -> str:
        return " ".join(self._sentence() for _ in range(self.dice.randint(1, 2)))

    def _sentence(self) -> str:
        opening = self.dice.choice(("The", "A", "One", "Another", "Neither the old nor the"))
        return (
            f"{opening} {self._thing()} will {self._action()} while the {self._thing()} may {self._action()}."
        )

    def _clause(self) -> str:
        return f"we will {self._action()} before the {self._thing()} can {self._action()}"

    def _action(self) -> str:
        return f"{self.pick(VERBS)} the {self._thing()}"

    def _thing(self) -> str:
        rare = self.dice.choice(SYLLABLES) + self.dice.choice(SYLLABLES)
        noun = self.pick(NOUNS)
        return (
            f"{self.pick(ADJECTIVES)} {noun} of {rare.capitalize()}"
            if self.dice.random() < 0.2
            else (f"{self.pick(ADJECTIVES)} {noun}")
        )


def as_seed(news: News) -> str:
    """The article as someone copies it from a page, with furniture around it."""
    head = [
        *FURNITURE_TOP,
        "",
        news.title,
        "",
        f"By {news.author}",
        f"{news.outlet}",
        f"{news.day:%d %B %Y}",
        "",
    ]
    text = "\n\n".join(news.paragraphs)
    return "\n".join([*head, text, "", *FURNITURE_END, ""])


def as_article(news: News) -> str:
    """The article as the converter writes it."""
    return "\n".join(
        [
            "---",
            f"title: {news.title}",
            f"slug: {news.slug}",
            f"date: {news.day.isoformat()}",
            f"byline: [{news.author}]",
            f"outlet: {news.outlet}",
            f"tags: [{', '.join(news.tags)}]",
            "actors:",
            *(f"- {{name: {name}, kind: {_kind(name)}}}" for name in news.actors),
            "quotes:",
            *(f"  {words.capitalize()}: {speaker}" for words, speaker in news.quotes),
            "---",
            "\n\n".join(news.paragraphs),
            "",
        ]
    )


def as_pelican(news: News) -> str:
    """The article for Pelican as it comes; its authors are the actors, so that each has a page."""
    head = {
        "Title": news.title,
        "Slug": news.slug,
        "Date": news.day.isoformat(),
        "Category": news.outlet,
        "Tags": ", ".join(news.tags),
        "Authors": "; ".join(news.actors),
        "Summary": news.paragraphs[0],
    }
    lines = "\n".join(f"{key}: {value}" for key, value in head.items())
    return f"{lines}\n\n{PARAGRAPH.join(linked(news))}\n"


def _kind(name: str) -> str:
    if name in STATES:
        return "state"
    return "person" if name in NAMES else "organisation"


def corpus(count: int, start: int = 0) -> Iterator[News]:
    """Articles by number."""
    for number in range(start, start + count):
        yield Writer(number).news()


FORMS: Mapping[str, Callable[[News], tuple[str, str]]] = {
    "seeds": lambda news: (f"{news.number:06}.txt", as_seed(news)),
    "articles": lambda news: (f"{news.slug}.md", as_article(news)),
    "hugo": lambda news: (f"{news.slug}.md", as_hugo(news)),
    "pelican": lambda news: (f"{news.slug}.md", as_pelican(news)),
    "eleventy": lambda news: (f"{news.slug}.md", as_hugo(news)),
}
"""Form -> name of an article's file and what stands in it."""


def write(folders: Mapping[str, Path], count: int, start: int = 0) -> None:
    """Write articles into a folder for each form wanted; OSError where that cannot be."""
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    for news in corpus(count, start):
        for form, folder in folders.items():
            name, text = FORMS[form](news)
            (folder / name).write_text(text, "utf-8")


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description="Write a made-up corpus of news.")
    for form in FORMS:
        parser.add_argument(f"--{form}", type=Path, metavar="FOLDER")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--start", type=int, default=0)
    given = vars(parser.parse_args())
    write({form: given[form] for form in FORMS if given[form]}, given["count"], given["start"])


if __name__ == "__main__":
    main()
