"""What is measured: labels against what was found, one function for each group of measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .found import Found
from .labels import EITHER, MARKS, Labels, places_of_days, places_of_shorts, plain
from .names import same_name, same_speaker, short_of, tokens

TAIL = 5
"""Closing words by which a paragraph is known."""

DATELINE = re.compile(r" \(\w+\)(?:\.-| -| --| –| —)")  # what follows the day in `DAKAR, 29 décembre (ADL) –`


@dataclass
class Share:
    """A measure that is a share: so many of so many."""

    measure: str
    hits: int = 0
    n: int = 0
    misses: list[str] = field(default_factory=list)
    """What spoils it, for `--list`."""
    ceiling: bool = False
    """The less the better: its floor is a ceiling."""

    @property
    def figure(self) -> float:
        return self.hits / self.n if self.n else 0.0

    def count(self, hit: bool, what: str) -> None:
        self.n += 1
        self.hits += hit
        if hit == self.ceiling:
            self.misses.append(what)


@dataclass
class Balance(Share):
    """A measure that is an F1: `hits` found and right, `n` labelled, `extra` found and not right."""

    extra: int = 0

    @property
    def figure(self) -> float:
        return 2 * self.hits / (self.hits + self.n + self.extra) if self.n else 0.0


Pairs = Iterable[tuple[Labels, Found]]


def all_measures(pairs: Pairs) -> Iterator[Share]:
    """Every measure of the articles, in the order in which the table prints them."""
    pairs = list(pairs)
    for group in (masthead, body, actors, honorifics, quotations, speakers, dates):
        yield from group(pairs)


def masthead(pairs: Pairs) -> Iterator[Share]:
    """Title, date to the minute and zone, last update, byline: right or not."""
    title, date, modified, byline = (Share(m) for m in ("title", "date", "modified", "byline"))
    for labels, found in pairs:
        stem, fields = labels.seed.stem, found.fields
        title.count(plain(fields["title"]) == plain(labels.title), f"{stem}: {fields['title']}")
        date.count(
            fields.get("date", "") == labels.date, f"{stem}: {fields.get('date', '')} for {labels.date}"
        )
        printed = fields.get("modified", "")
        modified.count(printed == labels.modified, f"{stem}: {printed} for {labels.modified or 'none'}")
        names = fields.get("byline", [])
        right = [tokens(name) for name in names] == [tokens(name) for name in labels.byline]
        byline.count(right, f"{stem}: {names} for {list(labels.byline)}")
    yield from (title, date, modified, byline)


def body(pairs: Pairs) -> Iterator[Share]:
    """Paragraphs kept and furniture gone, as one F1."""
    share = Balance("body")
    for labels, found in pairs:
        text = plain(found.text)
        for opening, paragraph in zip(labels.body, labels.text.split("\n"), strict=True):
            end = " ".join(paragraph.split()[-TAIL:])
            whole = plain(opening) in text or (found.article.dateline and opening == labels.body[0])
            share.count(bool(whole) and end in text, f"{labels.seed.stem}: lost: {opening}")
        for words in labels.gone:
            if plain(words) in text:
                share.extra += 1
                share.misses.append(f"{labels.seed.stem}: not cut: {words}")
    yield share


def actors(pairs: Pairs) -> Iterator[Share]:
    """Who acts: precision and recall over all that are named, and whether the weighty ones come first."""
    precision, recall = Share("actors precision"), Share("actors recall")
    both, weighty = Balance("actors F1"), Share("actors weighty first")
    for labels, found in pairs:
        stem, known = labels.seed.stem, found.knowledge
        names = [actor.name for actor in found.story.actors]
        listed = (*labels.actors, *labels.named)
        literal = {form for label in listed for form in label.split(EITHER) if form in names}
        matched = set(literal)
        for label in listed:
            others = (n for n in names if n not in matched and same_name(label, n, known))
            hit = next((form for form in label.split(EITHER) if form in literal), "") or next(others, "")
            matched.add(hit)
            recall.count(bool(hit), f"{stem}: {label}")
            both.count(bool(hit), f"{stem}: missed: {label}")
        for name in names:
            if name in matched or not any(same_name(label, name, known) for label in labels.maybe):
                precision.count(name in matched, f"{stem}: {name}")
                both.extra += name not in matched
        first = names[: max(-(-len(names) // 2), len(labels.actors))]
        for label in labels.actors:
            weighty.count(any(same_name(label, name, known) for name in first), f"{stem}: {label}")
    yield from (both, precision, recall, weighty)


def honorifics(pairs: Pairs) -> Iterator[Share]:
    """Short forms with an honorific or title: linked to the right one, or to a wrong one."""
    right, wrong = Share("honorifics right"), Share("honorifics wrong", ceiling=True)
    for labels, found in pairs:
        there = found.names_at()
        for start, end, short in places_of_shorts(labels.shorts, found.text.translate(MARKS)):
            names = [name for first, last, name in there if first < end and last > start and name]
            name = names[-1] if names else ""
            if tokens(name) <= tokens(short.form) and not same_name(short.name, name, found.knowledge):
                name = ""  # the form stands for itself
            hit = same_name(short.name, name, found.knowledge) if short.name else not name
            what = (
                f"{labels.seed.stem}: {short.form} is {short.name or 'not safe'}, not {name or 'unresolved'}"
            )
            if short.name:
                right.count(hit, what)
            wrong.count(bool(name) and not hit, what)
    yield from (right, wrong)


def quotations(pairs: Pairs) -> Iterator[Share]:
    """Direct quotations, verbatim from mark to mark."""
    precision, recall = Share("quotations precision"), Share("quotations recall")
    for labels, found in pairs:
        parts = [text for text, _ in _spoken(labels, found)]
        for quote in labels.quotes:
            hit = any(part.startswith(plain(quote.text)) for part in parts)
            recall.count(hit, f"{labels.seed.stem}: {quote.text}")
        for part in parts:
            hit = any(part.startswith(plain(quote.text)) for quote in labels.quotes)
            precision.count(hit, f"{labels.seed.stem}: {part[:60]}")
    yield from (precision, recall)


def speakers(pairs: Pairs) -> Iterator[Share]:
    """Who said it: right where somebody is named, named where it is told, nobody where it is not.

    Wrong is somebody else; the right one's short form (`Mr Brand`) is neither right nor wrong.
    """
    right, named = Share("speakers right"), Share("speakers attributed")
    wrong, invented = Share("speakers wrong", ceiling=True), Share("speakers invented", ceiling=True)
    for labels, found in pairs:
        parts = _spoken(labels, found)
        for quote in labels.quotes:
            given = next((who for text, who in parts if text.startswith(plain(quote.text))), "")
            what = f"{labels.seed.stem}: {quote.text}: {given or 'nobody'} for {quote.speaker or 'nobody'}"
            if not quote.speaker:
                invented.count(bool(given), what)
                continue
            named.count(bool(given), what)
            if given:
                hit = same_speaker(quote.speaker, given, labels.names, found.knowledge)
                forms = {short.form for short in labels.shorts if short.name == quote.speaker}
                right.count(hit, what)
                wrong.count(not hit and not short_of(quote.speaker, given, forms), what)
    yield from (right, named, wrong, invented)


def _spoken(labels: Labels, found: Found) -> list[tuple[str, str]]:
    """Parts of quotations within the labelled paragraphs, and their speakers as on disk."""
    told = {plain(opening): who for opening, who in found.fields.get("quotes", {}).items()}
    parts = []
    for quote in found.article.annotations.quotations:
        who = next((name for opening, name in told.items() if plain(quote.text).startswith(opening)), "")
        for span in (span for span in quote.spans if span.block >= 0):
            text = found.article.body[span.block].text
            if _labelled(text, labels):
                parts += [(plain(text[span.start : span.end]), who)]
    return parts


def _labelled(block: str, labels: Labels) -> bool:
    """Whether a block is a labelled paragraph, perhaps without its dateline."""
    return any(line.endswith(plain(block)) for line in labels.text.split("\n") if line)


def dates(pairs: Pairs) -> Iterator[Share]:
    """Date expressions: right among those resolved, resolved among those that can be, wrong among those found."""
    right, resolved = Share("dates right"), Share("dates resolved")
    wrong = Share("dates wrong", ceiling=True)
    for labels, found in pairs:
        there = list(_days(labels, found))
        places = places_of_days(labels.days, found.text.translate(MARKS))
        for day, place in zip(labels.days, places, strict=True):
            means = [m for start, end, m in there if place and start < place[1] and end > place[0]]
            given = [m for m in means if m == day.means or not day.means.startswith(m) or not day.means]
            hit = any(_means(m, day.means) for m in given)
            what = f"{labels.seed.stem}: {day.text}: {', '.join(given) or 'unresolved'} for {day.means or 'untold'}"
            if day.means:
                resolved.count(bool(given), what)
            if given:
                right.count(hit, what)
                wrong.count(not hit, what)
        for start, end, meaning in there:
            if not any(place and start < place[1] and end > place[0] for place in places):
                wrong.count(True, f"{labels.seed.stem}: {found.text[start:end]}: {meaning} for no date")
    yield from (right, resolved, wrong)


def _days(labels: Labels, found: Found) -> Iterator[tuple[int, int, str]]:
    for date in found.article.annotations.dates:
        span = date.span
        if span.block >= 0 and _labelled(found.article.body[span.block].text, labels):
            offset = found.offset(span.block)
            if not DATELINE.match(found.article.body[span.block].text, span.end):
                yield offset + span.start, offset + span.end, str(date.meaning).split(" ")[0]


def _means(given: str, label: str) -> bool:
    """Whether it is the labelled day or range; of a range, either end will do."""
    return given in (label, *label.split("/"))
