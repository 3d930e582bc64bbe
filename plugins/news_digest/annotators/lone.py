"""Words that stand alone with a capital: which are names, and which only open a sentence or head a phrase."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from .common import COMMON, NOUNS, USUAL
from .given import GIVEN
from .known import verb_follows
from .names import Found
from .runs import is_title
from .tokens import Token
from .verbs import PAST
from .words import CALENDAR, ORDINARY

CONTRACTION = re.compile(r"'(?:d|ve|ll|re|m|t|s)$")  # I'd, We've
NATIONAL = re.compile(r"(?:an|ish|ese|ch|i)$")  # the Turkish of Bulgarian-Turkish
LONGEST_ACRONYM = 6
"""Letters of an acronym."""
REPORTS = frozenset(("reports", "writes", "contributed"))
TELLING = PAST | REPORTS
SINGULAR = ("ss", "us", "is", "as", "os", "ns")
ONE = frozenset("is was has does says isn't wasn't hasn't doesn't".split())
"""Verbs of one subject: Barclays has."""


def is_name(some: Sequence[Found], small: Container[str]) -> bool:
    """Whether a word that stands alone is a name: a capital inside a sentence, or a subject that is no common word."""
    word = some[0].words[0]
    if word in COMMON or word.lower() in small or is_title(word) or not _worded(word):
        return False
    alone = [f for f in some if not _joined(f)]
    if USUAL.fullmatch(word) or word.lower() in NOUNS:
        return False
    if any(not f.section.tokens[f.first].opens for f in alone):
        return True
    return not word.isupper() and any(map(_acting, alone))


def _acting(f: Found) -> bool:
    """Whether a word that opens a sentence is owner or subject there, and no plural: not Envoys met."""
    tokens = f.section.tokens
    if tokens[f.last - 1].possessive:
        return True
    after = tokens[f.last].text if f.last < len(tokens) else ""
    if f.words[0].endswith("s") and not f.words[0].endswith(SINGULAR) and after not in ONE:
        return False
    named = f.words[0] in GIVEN and (after in (",", "and") or after.islower())
    return bool(f.cue) or named or is_subject(tokens, f.last)


def is_wordlike(f: Found) -> bool:
    """Whether a name of several words may as well be common words with capitals, or opens a sentence."""
    common = any(word.lower() in NOUNS or USUAL.fullmatch(word) for word in f.words)
    return common or f.words[-1].endswith("s") or f.section.tokens[f.first].opens


def _worded(word: str) -> bool:
    """Whether the word is written as names are: not I've, A-18, R-rated, Bulgarian-Turkish or YOURSELF."""
    one, _, two = word.partition("-")
    if CONTRACTION.search(word) or not word[0].isalpha() or len(one) < 2 or word[-1].isdigit():
        return False
    if two and (two.endswith("ed") or (two[:1].isupper() and NATIONAL.search(two))):
        return False
    return not word.isupper() or len(word) <= LONGEST_ACRONYM


def _joined(f: Found) -> bool:
    """Whether the word is a part of something longer: CNN Films, Book of Records, Russell 2000, #Example."""
    tokens = f.section.tokens
    before = tokens[f.first - 1] if f.first else None
    after = tokens[f.last] if f.last < len(tokens) else None
    if (
        after
        and not after.opens
        and not tokens[f.last - 1].possessive
        and (after.capital or after.text[0].isdigit())
    ):
        return not is_title(after.text) and after.text not in CALENDAR
    if before is None:
        return False
    if before.text.lower() in ("a", "an") and not f.words[0].isupper():
        return True
    if before.text in ("#", "@", "[") or (
        before.text == "of" and f.first > 1 and tokens[f.first - 2].capital
    ):
        return True
    return (
        before.capital
        and before.text not in ORDINARY
        and not is_title(before.text)
        and before.text not in CALENDAR
    )


def is_quoted(f: Found) -> bool:
    """Whether marks set the name off, as those of a title do: “Silver Lantern”."""
    tokens = f.section.tokens
    before = tokens[f.first - 1].text if f.first else ""
    after = tokens[f.last].text if f.last < len(tokens) else ""
    inner = tokens[f.last + 1].text if after in (",", ".") and f.last + 1 < len(tokens) else after
    return before in "“‘\"'«„" and bool(before) and inner in "”’\"'»“" and bool(inner)


def is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands here, adverbs passed over."""
    while at < len(tokens) and tokens[at].text.endswith("ly"):
        at += 1
    return at < len(tokens) and (verb_follows(tokens[at]) or tokens[at].text in TELLING)
