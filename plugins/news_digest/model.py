"""The nouns: frozen values that travel from room to room.

A seed becomes a `Page` (what the container says), a page an `Article` (what the paper says),
and annotators and linking fill in who acts in it, who is quoted and which day is meant.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What a block of text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    NUMBERED = "numbered"
    QUOTE = "quote"
    CAPTION = "caption"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    OUTLET = "outlet"
    PLACE = "place"
    """A city, province or region: seldom acts, but tells where."""


STAMP = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[ T](?P<time>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?",
    re.ASCII,  # \d would match the digits of other scripts, too
)  # 2018 · 2018-02 · 2018-02-13 · 2018-02-13 06:00 · 2018-01-11T04:40:00+08:00


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """A point in time, no more precise than what was printed; `str()` gives the form on disk."""

    year: int
    month: int = 0
    """1 to 12; 0 where only the year is known."""
    day: int = 0
    """1 to 31; 0 where only year and month are known."""
    time: str = ""
    """`HH:MM`, 24 hours; empty where no time is given."""
    zone: str = ""
    """Offset from UTC as `+08:00`; empty where neither page nor outlet gives one."""

    def __post_init__(self) -> None:
        datetime.date(self.year, self.month or 1, self.day or 1)  # ValueError for a day that does not exist

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{n:02}" for n in (self.month, self.day) if n]
        return "-".join(parts) + (f" {self.time}{self.zone}" if self.time else "")

    @classmethod
    def parse(cls, text: str) -> Stamp:
        """Read the form on disk (and ISO 8601 with seconds or `T`); ValueError for anything else."""
        found = STAMP.fullmatch(text.strip())
        if not found:
            raise ValueError(f"not a date: {text!r} (write 2018-02-13 or 2018-02-13 06:00+09:00)")
        time, zone = found["time"] or "", found["zone"] or ""
        if time and not ("00:00" <= time <= "23:59" and time[3] < "6"):
            raise ValueError(f"not a time of day: {text!r}")
        zone = "+00:00" if zone == "Z" else zone
        if zone and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:]}"
        if zone and not (zone[1:] <= "23:59" and zone[4] < "6"):
            raise ValueError(f"not an offset from UTC: {text!r}")
        return cls(int(found["year"]), int(found["month"] or 0), int(found["day"] or 0), time, zone)

    @property
    def first(self) -> Stamp:
        """Itself: a stamp and a period are asked alike for where they begin."""
        return self

    @property
    def last(self) -> Stamp:
        """Itself."""
        return self

    @property
    def first_day(self) -> datetime.date:
        """The day, or the first day of the month or year."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The day, or the last day of the month or year."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From a first to a last day, month or year, both included; `str()` gives the form on disk."""

    first: Stamp
    last: Stamp

    def __post_init__(self) -> None:
        if (self.last.year, self.last.month, self.last.day) <= (
            self.first.year,
            self.first.month,
            self.first.day,
        ):
            raise ValueError(f"ends before it begins: {self}")

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"

    @property
    def first_day(self) -> datetime.date:
        return self.first.first_day

    @property
    def last_day(self) -> datetime.date:
        return self.last.last_day


def parse_when(text: str) -> Stamp | Period:
    """Read a stamp, or a period as `2018-01-08/2018-01-14`; ValueError for anything else."""
    first, mark, last = text.partition("/")
    return Period(Stamp.parse(first), Stamp.parse(last)) if mark else Stamp.parse(text)


@dataclass(frozen=True, slots=True)
class Seed:
    """A raw copy as found in the seeds folder."""

    path: Path
    """Where the file lies."""
    name: str
    """Path under the seeds folder with `/`: the name under which it is spoken of."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text copy, or one block of a structured one."""

    text: str
    """White space collapsed, no control characters, never empty."""
    number: int
    """Line of the seed where it begins, from 1; 0 where the container has no lines."""
    gap: int = 0
    """Blank lines before it."""
    kind: Kind | None = None
    """What the container says it is; None in a text copy. A list has one line an item."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about the article that the container makes, e.g. in JSON-LD."""

    field: str
    """A front-matter key: title, date, modified, byline, outlet, url, lang, category, dek, ..."""
    value: str
    """As found; several names of a byline are several claims."""
    source: str
    """Where it stands: `json-ld`, `opengraph`, `meta`, `time`, `h1`, `title`, `trafilatura`, `link`,
    `front matter`, `email`."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Text that was left out of the article, and why."""

    text: str
    line: int
    """Line of the seed, from 1; 0 where there is none."""
    reason: str
    """In words for the editor: `print link`, `another story's headline`, ..."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the container of a seed says, before anyone has read it as a newspaper does."""

    seed: str
    format: str
    """`text`, `html`, `markdown`, `email` or `mhtml`."""
    lines: tuple[Line, ...]
    claims: tuple[Claim, ...] = ()
    """In order of the container."""
    cuts: tuple[Cut, ...] = ()
    """What the format already left out (menus of a web page, ...)."""
    partial: bool = False
    """The page holds only the opening of the story (a paywall)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the article's body."""

    kind: Kind
    text: str
    """Plain text without line breaks. A list has one block an item, a quotation one a paragraph."""
    line: int = 0
    """Line of the seed where it begins; 0 where there is none."""


TITLE, DEK = -1, -2
"""Block numbers of the headline and the dek in a `Span`."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text."""

    block: int
    """Index in `Article.body`, or TITLE, or DEK."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an actor is named."""

    span: Span
    text: str
    """As printed, without possessive and honorific."""
    name: str
    """The fullest form that this article (or the knowledge it was given) supports; empty if unsafe."""
    kind: ActorKind | None
    """None where nothing tells."""
    cue: str
    """Why it is taken for an actor: `registry`, `gazetteer`, `title`, `apposition`, `speech verb`, ..."""
    role: str = ""
    """The title or apposition printed with it, e.g. `Japan's foreign minister`."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Direct speech, verbatim."""

    spans: tuple[Span, ...]
    """One a paragraph; inside the quotation marks."""
    text: str
    """The spans' text, joined by a space."""
    speaker: str = ""
    """Name as the article resolves it, or an anonymous description as printed; empty if not told."""
    verb: str = ""
    """`said`, `told reporters`, ..."""


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Words in the body that mean a day, a month, a year or a period."""

    span: Span
    text: str
    """As printed, e.g. `on Wednesday`."""
    meaning: Stamp | Period


@dataclass(frozen=True, slots=True)
class Annotations:
    """What the annotators found in one article, in order of the text."""

    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    topics: tuple[str, ...] = ()
    """Phrases distinctive of the article, in order of weight."""


@dataclass(frozen=True, slots=True)
class ActorRef:
    """An actor of one article."""

    name: str
    """Canonical."""
    kind: ActorKind = ActorKind.PERSON
    forms: tuple[str, ...] = ()
    """Printed forms that the canonical name, its surname and its known aliases do not cover."""
    weight: float = 1.0
    """Salience in the article, 0 to 1."""
    passing: bool = False
    """Only named in passing: listed, but no reason for a link and no page of its own for this alone."""


@dataclass(frozen=True, slots=True)
class Article:
    """A story as a newspaper sees it. Empty strings and None mean: not known."""

    seed: str
    title: str
    body: tuple[Block, ...]
    kicker: str = ""
    dek: str = ""
    byline: tuple[str, ...] = ()
    dateline: str = ""
    """As printed without the dash: `SEOUL, Feb. 13 (Yonhap)`."""
    date: Stamp | None = None
    modified: Stamp | None = None
    outlet: str = ""
    via: str = ""
    """Who reprinted it."""
    category: str = ""
    tags: tuple[str, ...] = ()
    lang: str = ""
    url: str = ""
    license: str = ""
    partial: bool = False
    """Only the opening of the story is there."""
    slug: str = ""
    """Wished for by the seed; else made from the title when published."""
    cuts: tuple[Cut, ...] = ()
    annotations: Annotations = field(default_factory=Annotations)
    actors: tuple[ActorRef, ...] = ()
    """In order of weight; filled in by linking."""
    unresolved: tuple[str, ...] = ()
    """Named, but not safely anyone: as printed, honorific included (`Ms Kim`)."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A role, and when it was held."""

    role: str
    since: Stamp | None = None
    """First day, month or year; None where nobody says."""
    until: Stamp | None = None
    """Last day, month or year, included."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts, as registry or gazetteer knows it."""

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    """Other forms of the name; never a bare surname of a person."""
    metonyms: tuple[str, ...] = ()
    """Places that stand for it when they act: `Pyongyang`."""
    adjectives: tuple[str, ...] = ()
    """Demonyms: `North Korean`."""
    gender: str = ""
    """`f`, `m` or empty: settles `Ms Kim`."""
    family_first: bool = False
    """The family name is the first word: Moon Jae-in."""
    roles: tuple[str, ...] = ()
    different: tuple[str, ...] = ()
    """Names that are not this actor, whatever they look like."""
    short: tuple[str, ...] = ()
    """Surnames and the like that mean this actor wherever an article names no other who bears them."""
    doubtful: tuple[str, ...] = ()
    """Forms of a place that are often something else (Reading, Ore.): they count only where a place stands."""
    wikidata: str = ""
    tenures: tuple[Tenure, ...] = ()
    """The roles of which it is known when they were held; `roles` has their words, too."""
    former: tuple[str, ...] = ()
    """Names, aliases now, under which it had a page once."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A paper, broadcaster, agency or site."""

    name: str
    aliases: tuple[str, ...] = ()
    """Other forms, as mastheads and bylines print them."""
    domains: tuple[str, ...] = ()
    zone: str = ""
    """IANA name of its home zone, `Asia/Hong_Kong`; empty if not one."""
    agency: bool = False
    day_first: bool | None = None
    """How it writes 3/4/2018; None if not known."""
    lang: str = ""
    license: str = ""
    """Under which its text may be shown whole; empty: only the opening is published."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known before the first article is read: the editor's registry over the shipped gazetteer."""

    actors: tuple[Actor, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    ignored: frozenset[str] = frozenset()
    """Names that are never actors."""
    actor_forms: Mapping[str, tuple[Actor, ...]] = field(default_factory=dict)
    """Printed form -> the actors it may mean: names, aliases, metonyms, adjectives. Exact case."""
    outlet_forms: Mapping[str, Outlet] = field(default_factory=dict)
    """Case-folded name, alias or domain -> outlet."""
    longer: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Word -> known names of several words that hold it: in `Washington Post` no one means Washington."""
    model: str = ""
    """Folder of the model that marks names in English text; empty where they are found by rule alone."""
