"""Names in the other languages: by honorific, by title, by given name; none in a language without tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..languages import Language
from ..model import ActorKind
from .foreign_bodies import find_bodies
from .given import GIVEN
from .known import Hit
from .names import Found, find_foreign_names, find_french_names, find_headline_names
from .runs import is_capital
from .tokens import Section, Token
from .words import CALENDAR, ORDINARY

Finder = Callable[[Section, Sequence[Hit]], Iterator[Found]]
BY_CAPITALS: dict[str, Finder] = {"de": find_headline_names, "fr": find_french_names}
"""How names without a title are found; where it is not said, as in English."""
OF = frozenset("de du des del d' la le las los el der die das".split())
"""Words behind a title that begin what it is a title of: secrétaire général des Nations unies."""
LEADING = frozenset(("von", "van"))
"""Particles behind which an article may stand: von der Leyen."""
NOBLE = frozenset("von van zu de".split())
"""German particles that may stand inside a name as they are: `den` and `vom` are mostly what follows it."""
LONGEST = 3
"""Words of a name, particles left out."""


def find_names_of(section: Section, hits: Sequence[Hit], language: Language | None) -> Iterator[Found]:
    """The names of a section in a language that is not English."""
    if language is None:
        return
    bodies = list(find_bodies(section, hits, language))
    taken = {at for found in bodies for at in range(found.first, found.last)}
    titled = [f for f in _titled(section, language) if taken.isdisjoint(range(f.first, f.last))]
    yield from (*bodies, *titled)
    taken |= {at for found in titled for at in range(found.first, found.last)}
    for found in BY_CAPITALS.get(language.code, find_foreign_names)(section, hits):
        spoken = {*found.words, found.honorific} & language.honorifics.keys()
        if not spoken and taken.isdisjoint(range(found.first, found.last)):
            yield found


def _titled(section: Section, language: Language) -> Iterator[Found]:
    """Names behind an honorific or a title: Frau Weber, M. Dupont, la presidenta Ana Ruiz."""
    tokens, end = section.tokens, 0
    for at, token in enumerate(tokens[:-1]):
        forms = (token.text, token.text.lower(), token.text.capitalize())
        polite = next((form for form in forms if form in language.honorifics), "")
        if at < end or not (polite or token.text.lower() in language.titles):
            continue
        first = at + 1 + (tokens[at + 1].text == "." and bool(polite))
        last = _end(tokens, first, language)
        words = tuple(t.text for t in tokens[first:last])
        if words and (polite or _someone(words, language)) and words[0].lower() not in language.titles:
            role = "" if polite else token.text
            yield Found(section, first, last, words, ActorKind.PERSON, "title", role, polite or token.text)
            end = last


def _someone(words: Sequence[str], language: Language) -> bool:
    """Whether the words behind a title are a person's, and not what it is a title of: Präsident Borussia Dortmund."""
    named = words[0] in GIVEN or words[0].lower() in language.particles
    return words[0] not in OF and (len(words) == 1 or named)


def _end(tokens: Sequence[Token], first: int, language: Language) -> int:
    """Index after the name that begins here: capitals, and particles between them."""
    at, capitals = first, 0
    while at < len(tokens) and capitals < LONGEST:
        text = tokens[at].text
        if tokens[at].capital and not (text in CALENDAR or text in ORDINARY) and not tokens[at].opens:
            capitals += 1
        else:
            joins = is_capital(tokens, at + 1) or text in LEADING
            article = text not in NOBLE and tokens[at - 1].text not in LEADING and language.code == "de"
            if text not in language.particles or not joins or article:
                break
        at += 1
    return at if capitals else first
