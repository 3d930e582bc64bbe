"""Runs of capitals: where they begin and end, and which of their words are titles, places or things."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence

from .given import GIVEN
from .known import Hit
from .tokens import Token
from .words import (
    BEFORE_TITLES,
    CALENDAR,
    FAMILY_FIRST,
    HONORIFICS,
    NOT_NAMES,
    ORDINARY,
    PARTICLES,
    PLACES,
    SHORT_TITLES,
    TITLES,
)

MONTH_NAMES = frozenset(("March", "April", "May", "June", "August"))
"""Months that are also surnames."""
BEFORE_MONTHS = frozenset(
    "in on by since last next until till of from to early late mid this during and every".split()
)
NICKNAME_MARKS = {"“": "”", '"': '"', "‘": "'", "'": "'"}
"""Opening mark of a nickname inside a name -> the mark that closes it."""
LONGEST = 40
NEVER_INSIDE = frozenset(("I", "The", "This", "But", "And", "If", "As", "A"))
"""Words that begin something else even without a full stop before them."""
OWNERS = frozenset(("Children", "People", "Women", "Men", "Workers"))
"""Possessives inside the names of bodies: Children's Fund."""


def begins_run(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name may begin here."""
    token = tokens[at]
    if not token.capital:
        return False
    if token.text in CALENDAR:
        return (token.text in GIVEN and is_capital(tokens, at + 1)) or _surname(tokens, at)
    return token.text not in ORDINARY


def _surname(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month may be a surname here: `May warned`, not `in May` or `May 3`."""
    before = tokens[at - 1].text.lower() if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return tokens[at].text in MONTH_NAMES and before not in BEFORE_MONTHS and not after[:1].isdigit()


def is_capital(tokens: Sequence[Token], at: int) -> bool:
    """Whether there is such a token and it has a capital."""
    return at < len(tokens) and tokens[at].capital


def run_end(tokens: Sequence[Token], first: int) -> int:
    """Index after the run of capitals that begins at `first`, small particles inside it included.

    A run is cut after LONGEST words: what is longer is no name.
    """
    at = first + 1
    while at < len(tokens) and at - first < LONGEST and not _owned(tokens[at - 1]):
        if tokens[at].capital:
            if _ends_run(tokens, at):
                break
            at += 1
        elif beyond := nickname_end(tokens, at):
            at = beyond + 1
        elif (tokens[at].text == "&" or tokens[at].text in PARTICLES) and is_capital(tokens, at + 1):
            at += 1
        elif tokens[at].text in PARTICLES and is_capital(tokens, at + 2) and tokens[at + 1].text in PARTICLES:
            at += 2
        else:
            break
    return at


def nickname_end(tokens: Sequence[Token], at: int) -> int:
    """Index after the nickname in marks that begins here between words of a name; 0 for none: Maureen “Mo” Tindall."""
    closing = NICKNAME_MARKS.get(tokens[at].text)
    if not closing or not at or not tokens[at - 1].capital or tokens[at - 1].end == tokens[at].start:
        return 0
    for end in (at + 2, at + 3):
        if not is_capital(tokens, end - 1) or end + 1 >= len(tokens):
            return 0
        if tokens[end].text in closing:
            return end + 1 if is_capital(tokens, end + 1) and tokens[end].end < tokens[end + 1].start else 0
    return 0


def _owned(before: Token) -> bool:
    return before.possessive and before.text not in OWNERS


def _ends_run(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital word in the middle of a run can't belong to it."""
    text, before = tokens[at].text, tokens[at - 1].text
    if text in CALENDAR:
        return text not in MONTH_NAMES or (before not in GIVEN and before not in HONORIFICS)
    return tokens[at].opens or text in NEVER_INSIDE


def is_titled(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a title stands here, or a word that belongs to the title after it: `New President`, not `New York`."""
    text = tokens[at].text
    if text.lower() not in BEFORE_TITLES or text.lower() in TITLES:
        return is_title(text)
    return at + 1 < end and is_titled(tokens, at + 1, end)


@functools.lru_cache(maxsize=4096)
def is_title(text: str) -> bool:
    """Whether a word is a title, or belongs before one."""
    small = text.lower()
    if text in HONORIFICS or text in SHORT_TITLES or small in TITLES:
        return text not in GIVEN
    return small in BEFORE_TITLES or all(part in TITLES or part in BEFORE_TITLES for part in small.split("-"))


def is_thing(words: Sequence[str]) -> bool:
    """Whether the words name a place, an event or a thing; the Park of Park Dae-jin is a family's name."""
    if len(words) > 1 and words[0] in FAMILY_FIRST and "-" in words[1]:
        words = words[1:]
    return " ".join(words) in PLACES or any(word in NOT_NAMES or word in CALENDAR for word in words)


def is_someone(tokens: Sequence[Token], at: int, at_hit: Mapping[int, Hit]) -> bool:
    """Whether a known form, a given name or a title stands here."""
    return at in at_hit or tokens[at].text in GIVEN or is_title(tokens[at].text)
