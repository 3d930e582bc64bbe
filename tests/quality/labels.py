"""The labels of one article: read, located in its seed, and checked against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

HERE = Path(__file__).parent
ARTICLES = HERE / "articles"

EITHER = " / "
"""Stands between two names that are equally right: `Österreich / Austria`."""

MARKS = str.maketrans("“”„‟«»「」‘’‚‹›\u00a0\u202f", '""""""""\'\'\'\'\'  ')

WEEKDAYS = (
    "monday montag lundi lunes 월요일",
    "tuesday dienstag mardi martes 화요일",
    "wednesday mittwoch mercredi miércoles 수요일",
    "thursday donnerstag jeudi jueves 목요일",
    "friday freitag vendredi viernes 금요일",
    "saturday samstag samedi sábado 토요일",
    "sunday sonntag dimanche domingo 일요일",
)


@dataclass(frozen=True, slots=True)
class Short:
    """A short form of a name, and whom it means."""

    form: str
    """As printed: `Mr Brand`."""
    follows: str
    """Words that follow it where it has this meaning; empty: wherever no other label says so."""
    name: str
    """Full name; empty where nobody can be sure."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation, or its part in one paragraph."""

    text: str
    """Its opening words."""
    speaker: str
    """Full name, or words as printed, or either with ` / ` between; empty where the text does not tell."""


@dataclass(frozen=True, slots=True)
class Day:
    """Words that mean a day, month or year."""

    text: str
    before: str
    """Words before it, where its own stand more than once."""
    means: str
    """`2018`, `2018-03`, `2018-03-14`, a range with `/`; empty where it can't be told."""


@dataclass(frozen=True)
class Labels:
    """What a careful reader finds in one seed."""

    seed: Path
    lang: str
    title: str
    date: str
    modified: str
    byline: tuple[str, ...]
    body: tuple[str, ...]
    gone: tuple[str, ...]
    actors: tuple[str, ...]
    named: tuple[str, ...]
    maybe: tuple[str, ...]
    shorts: tuple[Short, ...]
    quotes: tuple[Quote, ...]
    days: tuple[Day, ...]

    @cached_property
    def names(self) -> frozenset[str]:
        """All names of the body, each form of those that have two."""
        entries = (*self.actors, *self.named, *self.maybe)
        return frozenset(name for entry in entries for name in entry.split(EITHER))

    @cached_property
    def lines(self) -> list[str]:
        """The seed's text lines (of a web page its text blocks), marks and blanks as `plain` makes them."""
        text = self.seed.read_text("utf-8")
        if self.seed.suffix == ".html":
            text = BeautifulSoup(text, "html.parser").get_text("\n")
        return [plain(line) for line in text.splitlines()]

    @cached_property
    def text(self) -> str:
        """The labelled body, one paragraph a line."""
        return "\n".join(
            next((line for line in self.lines if line.startswith(plain(o))), "") for o in self.body
        )


def plain(text: str) -> str:
    """Text with straight quotation marks and single blanks, for comparing."""
    return " ".join(text.translate(MARKS).split())


def read_all(folder: Path = ARTICLES) -> list[Labels]:
    """All labels of a folder, by name."""
    return [read(path) for path in sorted(folder.glob("*.yml"))]


def read(path: Path) -> Labels:
    """Labels of one article; every value is text."""
    raw = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    page = path.with_suffix(".html")
    return Labels(
        seed=page if page.exists() else path.with_suffix(".txt"),
        lang=raw["lang"],
        title=raw["title"],
        date=raw["date"],
        modified=raw.get("modified", ""),
        **{key: tuple(raw.get(key) or ()) for key in ("byline", "body", "gone", "actors", "named", "maybe")},
        shorts=tuple(_shorts(raw.get("short") or {})),
        quotes=tuple(Quote(entry["text"], entry["speaker"]) for entry in raw["quotes"]),
        days=tuple(Day(entry["text"], entry.get("before", ""), entry["means"]) for entry in raw["dates"]),
    )


def _shorts(raw: Any) -> Iterator[Short]:
    if isinstance(raw, dict):
        yield from (Short(form, "", name) for form, name in raw.items())
    else:
        yield from (Short(*entry) for entry in raw)


def places_of_days(days: tuple[Day, ...], text: str) -> list[tuple[int, int] | None]:
    """Where each expression stands in a plain text, in order; None where it does not."""
    places: list[tuple[int, int] | None] = []
    cursor = 0
    for day in days:
        before = rf"{re.escape(plain(day.before))}\s?" if day.before else ""
        found = re.compile(f"{before}({re.escape(plain(day.text))})").search(text, cursor)
        places.append(found.span(1) if found else None)
        cursor = found.end() if found else cursor
    return places


def places_of_shorts(shorts: tuple[Short, ...], text: str) -> list[tuple[int, int, Short]]:
    """Every place of a plain text where a short form stands; forms with words that follow go first."""
    taken: dict[int, tuple[int, int, Short]] = {}
    for short in sorted(shorts, key=lambda short: (not short.follows, -len(short.form))):
        follows = rf"(?=,?\s{re.escape(plain(short.follows))})" if short.follows else ""
        for found in re.finditer(rf"(?<!\w){re.escape(plain(short.form))}(?![A-Za-zÀ-ž]){follows}", text):
            taken.setdefault(found.start(), (*found.span(), short))
    return [taken[start] for start in sorted(taken)]


def faults(labels: Labels) -> Iterator[str]:
    """What is wrong with the labels of one article, mechanically seen."""
    seed, text = "\n".join(labels.lines), labels.text
    yield from (
        f"not in the seed: {words}"
        for words in (labels.title, *labels.byline)
        if plain(words).casefold() not in seed.casefold()
    )
    yield from (
        f"no such paragraph: {words}" for words in labels.body if "\n" + plain(words) not in "\n" + text
    )
    for words in labels.gone:
        if plain(words) not in seed or plain(words) in text:
            yield f"`gone` should be in the seed but not in the body: {words}"
    for name in (*labels.actors, *labels.named):
        if not all(word in text for word in re.findall(r"\w{2,}", plain(name.split(EITHER)[0]))):
            yield f"not in the body: {name}"
    yield from _faults_of_quotes(labels, text)
    yield from _faults_of_days(labels, text)
    standing = {short for _, _, short in places_of_shorts(labels.shorts, text)}
    yield from (
        f"short form not in the body: {short.form}" for short in labels.shorts if short not in standing
    )
    yield from _strangers(labels, (short.name for short in labels.shorts))


def _faults_of_quotes(labels: Labels, text: str) -> Iterator[str]:
    cursor = 0
    for quote in labels.quotes:
        where = text.find(plain(quote.text), cursor)
        if where < 0 or text.count(plain(quote.text)) > 1:
            yield f"quotation not once, or not in this order, in the body: {quote.text}"
        elif not text[:where].rstrip().endswith(tuple("\"'—")):
            yield f"quotation does not begin at a mark: {quote.text}"
        cursor = max(where, cursor)
    speakers = (name for quote in labels.quotes for name in quote.speaker.split(EITHER))
    yield from _strangers(
        labels, (name for name in speakers if plain(name).casefold() not in text.casefold())
    )


def _faults_of_days(labels: Labels, text: str) -> Iterator[str]:
    for day, place in zip(labels.days, places_of_days(labels.days, text), strict=True):
        if place is None:
            yield f"date expression not in this order in the body: {day.text}"
        for named in (
            n
            for n, words in enumerate(WEEKDAYS)
            if re.search(rf"\b({words.replace(' ', '|')})", day.text.lower())
        ):
            if "/" not in day.means and date.fromisoformat(day.means).weekday() != named:
                yield f"{day.means} is no such weekday: {day.text}"


def _strangers(labels: Labels, names: Iterator[str]) -> Iterator[str]:
    known = {"", *labels.names}
    yield from (f"neither among the names nor in the body: {name}" for name in names if name not in known)
