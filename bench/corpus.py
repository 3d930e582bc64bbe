"""A made-up corpus of news, as large as wanted: raw copies, or the same articles as Markdown.

usage: python bench/corpus.py (--seeds FOLDER | --articles FOLDER) [--count N] [--start N]     (plugins on PYTHONPATH)

Article n is the same in every corpus and on every machine: it depends on nothing but n. Names, topics and
days are spread as in a real collection: few are everywhere, most are rare.
"""

from __future__ import annotations

import argparse
import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

GIVEN = (
    "Ada Amir Anna Anton Aylin Bela Bruno Carla Cem Chloe Clara Dana David Diego Dora Edgar Elena Elif Emil Erik "
    "Eva Fatima Felix Frida Georg Greta Hana Hugo Ida Igor Ines Irene Ivan Jakob Jana Joan Jonas Julia Karim Kira "
    "Lara Laszlo Lea Leo Lina Luca Lucia Magda Maja Marco Maria Marta Max Mina Mira Nadia Nils Nina Noah Olga Omar "
    "Oscar Paula Pavel Petra Pia Rafael Rita Rosa Samir Sara Selma Sofia Stefan Tamar Tariq Theo Tomas Ulla Vera "
    "Viktor Yara Yusuf Zara Zoltan"
).split()
SYLLABLES = (
    "ba bel bor bra cal cor dal den dor dra fal fen gar gor hal han hel jan kal kar kel kor lan lar lin lor mal mar "
    "mel mor nar nor pal par pel por ral ran rel ros sal san sel sor tal tan tel tor val van vel vor wal war zan zel"
).split()
ENDINGS = "berg dal ek en er etti i ic ik ini man ner o off os ova sen ski son ti vic".split()
STATES = (
    "France Germany Japan Brazil India Kenya Poland Turkey Norway Chile Canada Egypt Vietnam Spain Mexico Ghana"
).split()
BODIES = (
    "the European Union|the United Nations|the World Bank|NATO|the African Union|the International Monetary Fund|"
    "the World Health Organization|the European Commission|OPEC|the World Trade Organization"
).split("|")
OUTLETS = (
    "Reuters",
    "The Guardian",
    "Le Monde",
    "Yonhap",
    "The Hindu",
    "Der Spiegel",
    "El Pais",
    "The Times",
)
TOPICS = (
    "grain corridor|harbour strike|debt relief|water treaty|border fence|school reform|vaccine fund|rail merger|"
    "fishing rights|coal phase-out|housing bill|budget gap|wage talks|night trains|river dam|data law|steel duties|"
    "ferry line|forest fire|energy pact|visa rules|land register|tram network|pension plan|copper mine"
).split("|")
NOUNS = (
    "agreement answer bank border budget cabinet campaign city coalition committee company council court crisis "
    "debate decision delay demand deal dispute draft economy election envoy export factory farm forecast fund "
    "government group harbour hospital industry inquiry investment judge law leader letter loan market measure "
    "meeting minister ministry mission motion network offer office opposition order parliament partner party plan "
    "policy port price project promise proposal protest province report rule sanction sector session shipment "
    "signal site spending state station strategy summit supply talks tariff tax term trade treaty trial union vote "
    "warning water week worker"
).split()
ADJECTIVES = (
    "annual bitter broad central clear costly direct early final fragile fresh general hard joint late limited local "
    "long major modest national narrow new open private public quiet rare recent regional serious sharp short slow "
    "special steady strong sudden tough urgent vast weak wide"
).split()
VERBS = (
    "accept block cancel change close delay discuss end expand explain finance hold join leave limit open oppose pay "
    "plan prepare prevent protect publish question raise reject repeat replace review settle sign stop support "
    "suspend test win"
).split()
SPEECH = ("said", "told reporters", "added", "warned", "said in a statement")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIRST = datetime.date(2015, 1, 5)
YEARS = 8
"""Over which the days of publication are spread, later ones more densely."""

PEOPLE = 1200
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


@dataclass(frozen=True)
class News:
    """One article."""

    number: int
    title: str
    outlet: str
    author: str
    day: datetime.date
    actors: tuple[str, ...]
    tags: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    """Opening words -> speaker."""
    paragraphs: tuple[str, ...]

    @property
    def slug(self) -> str:
        return f"{self.title.lower().replace(' ', '-')}-{self.number}"


def _weights(count: int) -> list[float]:
    """Of the first, second, third ... as often as 1, 1/2, 1/3 ..., added up."""
    return list(accumulate(1 / (n + 2) for n in range(count)))


def _people() -> tuple[str, ...]:
    dice = random.Random(1)  # noqa: S311  # not for secrets
    made: dict[str, None] = {}
    while len(made) < PEOPLE:
        family = dice.choice(SYLLABLES) + dice.choice(SYLLABLES) + dice.choice(ENDINGS)
        made[f"{dice.choice(GIVEN)} {family.capitalize()}"] = None
    return tuple(made)


NAMES = _people()
OFTEN = {
    len(pool): _weights(len(pool))
    for pool in (NAMES, STATES, BODIES, TOPICS, OUTLETS, NOUNS, ADJECTIVES, VERBS)
}


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


def _kind(name: str) -> str:
    if name in STATES:
        return "state"
    return "person" if name in NAMES else "organisation"


def corpus(count: int, start: int = 0) -> Iterator[News]:
    """Articles by number."""
    for number in range(start, start + count):
        yield Writer(number).news()


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description="Write a made-up corpus of news.")
    parser.add_argument("--seeds", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--start", type=int, default=0)
    given = parser.parse_args()
    for folder in filter(None, (given.seeds, given.articles)):
        folder.mkdir(parents=True, exist_ok=True)
    for news in corpus(given.count, given.start):
        if given.seeds:
            (given.seeds / f"{news.number:06}.txt").write_text(as_seed(news), "utf-8")
        if given.articles:
            (given.articles / f"{news.slug}.md").write_text(as_article(news), "utf-8")


if __name__ == "__main__":
    main()
