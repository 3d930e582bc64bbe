"""Bodies in the other languages by the word for their kind: Verband der Müller, Comisión del Agua, 국립연구소."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..languages import Language
from ..model import ActorKind
from .known import Hit
from .names import Found
from .tokens import Section, Token
from .words import CALENDAR

ELIDED = re.compile(r"[dl]'[^\W\d_]\S+", re.I)  # l'Industrie, d'État
LONGEST = 8
"""Words of such a name, small ones included."""
LINKS = {
    "de": frozenset("der des für".split()),
    "fr": frozenset("de du des la le les pour".split()),
    "es": frozenset("de del la las los el para".split()),
}
"""Small words inside the name of a body, by language."""


def find_bodies(section: Section, hits: Sequence[Hit], language: Language) -> Iterator[Found]:
    """The bodies of a section whose kind stands first in their names, and is a word of the language's table."""
    tokens, end = section.tokens, 0
    links = LINKS.get(language.code, frozenset())
    known = {at for hit in hits if hit.last - hit.first > 1 for at in range(hit.first, hit.last)}
    for at, token in enumerate(tokens[:-1]):
        if at < end or at in known or token.possessive or not is_kind(token, language):
            continue
        last = _end(tokens, at + 1, links)
        if last > at + 1 and (token.capital or _capital(tokens[at + 2] if last > at + 2 else tokens[at + 1])):
            words = tuple(t.text for t in tokens[at:last])
            yield Found(section, at, last, words, ActorKind.ORGANISATION, "name of an organisation")
            end = last


def is_kind(token: Token, language: Language) -> bool:
    """Whether a word says what kind of body is meant: Verein, Turnverein, ministère."""
    word = token.text.lower()
    if word in language.bodies:
        return token.capital or word.startswith("minist")
    joined = language.code == "de" and token.capital
    return joined and any(word.endswith(kind) and len(word) > len(kind) + 2 for kind in language.bodies)


def _end(tokens: Sequence[Token], first: int, links: frozenset[str]) -> int:
    """Index after the words that go on with a body's name: capitals, and small words between them."""
    last = at = first
    while at < min(len(tokens), first + LONGEST):
        token = tokens[at]
        if _capital(token) and not token.opens and token.text not in CALENDAR:
            last = at + 1
            if token.possessive:
                break
        elif token.text not in links:
            break
        at += 1
    return last


def _capital(token: Token) -> bool:
    return token.capital or (bool(ELIDED.fullmatch(token.text)) and token.text[2].isupper())
