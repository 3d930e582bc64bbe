"""The shape of a language's tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def words(text: str) -> frozenset[str]:
    """A set of words written with blanks between them."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Language:
    """What a language prints for days, speech and people; all words in small letters where not said otherwise."""

    code: str
    """ISO 639-1."""
    name: str
    """In English: for messages."""

    months: tuple[str, ...] = ()
    """Twelve; forms of one month with blanks between them, the full one first."""
    weekdays: tuple[str, ...] = ()
    """Seven from Monday; forms as above."""
    days: Mapping[str, int] = field(default_factory=dict)
    """Words for a day counted from the article's own: yesterday -> -1."""
    which: Mapping[str, int] = field(default_factory=dict)
    """Words before a weekday, week, month or year: last -> -1, this -> 0, next -> 1."""
    units: Mapping[str, str] = field(default_factory=dict)
    """Printed form -> `day`, `week`, `month` or `year`."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """Number words up to twelve."""
    plurals: frozenset[str] = frozenset()
    """Units that are several: the last weeks."""
    ordinals: Mapping[str, int] = field(default_factory=dict)
    """Of quarters and halves: first -> 1."""
    seasons: frozenset[str] = frozenset()
    """Of which the year is safe, but no month: spring 2017."""
    holidays: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Days that have their fixed place in the year -> month and day."""
    expressions: tuple[tuple[str, str], ...] = ()
    """Rule of `annotators/meanings.py` and a template, a pattern with `{month}` or `{unit}` for words of these
    tables; in this order, where several begin with the same word. Apostrophes are straight."""
    leading: frozenset[str] = frozenset()
    """Words before a day that belong to the expression: `on` Wednesday."""
    vague: frozenset[str] = frozenset()
    """Words right before a number of days that make it a rough one: about."""
    hazy: frozenset[str] = frozenset()
    """Words of `which` that may mean either of two weeks: next Friday, said on a Monday."""
    capitals: bool = False
    """Months and weekdays have capitals."""
    sticks: bool = False
    """Words are written together with what follows, so that an expression may end within a word."""
    since: frozenset[str] = frozenset()
    """Words right before a day that make it a past one."""
    toward: frozenset[str] = frozenset()
    """Words right before a day that make it one to come: put off till Friday."""
    past: str = ""
    """Pattern of words, small, that tell what has been; English has rules of its own in `annotators/tense.py`."""
    ahead: str = ""
    """Pattern of words that tell what is to come."""

    marks: Mapping[str, str] = field(default_factory=dict)
    """Opening quotation mark -> the marks that close it, as this language uses them."""
    speech: frozenset[str] = frozenset()
    """Verbs that govern a quotation; in Korean their stems."""
    naming: frozenset[str] = frozenset()
    """Verbs that govern a fragment: `called it “a disgrace”`."""
    participles: frozenset[str] = frozenset()
    """Forms of such verbs without a subject of their own, beside `-ing`: adding."""
    according: tuple[str, ...] = ()
    """What stands before a source: `according to`."""
    pronouns: Mapping[str, str] = field(default_factory=dict)
    """Subject pronoun of a speaker -> gender, `f` or `m`; `n` for a body, empty for several people."""
    determiners: frozenset[str] = frozenset()
    """Words that begin the description of someone who is not named: `a spokesman for the council`."""
    articles: frozenset[str] = frozenset()
    """Determiners after which a word is no verb: the calls."""
    relatives: frozenset[str] = frozenset()
    """Who and which, after a comma."""
    prepositions: frozenset[str] = frozenset()
    """Words after which no subject stands."""
    joints: frozenset[str] = frozenset()
    """Prepositions that go on with a description: the `for` of `a spokesman for the council`."""
    breaks: frozenset[str] = frozenset()
    """Words with which another clause begins."""
    people: frozenset[str] = frozenset()
    """Nouns for a person, beside titles: neighbour."""
    occupations: tuple[str, ...] = ()
    """Ends of nouns that tell what a person does: -ist."""
    gendered: Mapping[str, str] = field(default_factory=dict)
    """Determiners that tell the gender of a person described by a noun."""
    fillers: frozenset[str] = frozenset()
    """Small words between a subject and its verb, helping verbs among them."""
    works: frozenset[str] = frozenset()
    """What has a title in quotation marks: book, film."""

    honorifics: Mapping[str, str] = field(default_factory=dict)
    """As printed, capitals kept -> gender, or empty where it tells none: Herr -> m."""
    titles: frozenset[str] = frozenset()
    """What stands right before or after a person's name and says what the person is."""
    bodies: frozenset[str] = frozenset()
    """What kinds of bodies are called; in German also the end of a longer word, in Korean of any."""
    kin: Mapping[str, str] = field(default_factory=dict)
    """Words for someone of a family -> gender: `his wife`."""
    particles: frozenset[str] = frozenset()
    """Small words inside a name: von, de la."""
    stop_words: frozenset[str] = frozenset()
    """The commonest words, by which the language is told and sentences' first words are no names."""
