"""What speaks for a person: the title before a name, the apposition after it, verbs of speech, a given name."""

from __future__ import annotations

from collections.abc import Sequence

from .given import GIVEN
from .runs import is_title
from .tokens import Section, Token
from .words import BEFORE_TITLES, FAMILY_FIRST, SPEECH, TITLES

REACH = 12
"""Tokens over which an apposition is read."""
BEFORE_ROLE = frozenset(
    ("a", "an", "the", "who", "is", "was", "of", "and", "its", "his", "her", "their", "our")
)
"""Small words that may stand before the noun that says what someone is."""
CLAUSE_ENDS = frozenset((",", ".", ";", "”", '"', ":", "—", "–"))


def role_before(section: Section, at: int, role_from: int) -> str:
    """The title printed before a name, with the small words that belong to it."""
    tokens = section.tokens
    first = at
    while first > role_from and is_title(tokens[first - 1].text):
        first -= 1
    titled = first < at
    while first and at - first < 7 and _small_title(tokens[first - 1]):
        first -= 1
        titled = titled or tokens[first].text in TITLES
    if role_from < first and role_from < at and tokens[first - 1].text == "of":
        first = role_from
    if not titled:
        return ""
    return section.text[tokens[first].start : tokens[at - 1].end]


def _small_title(token: Token) -> bool:
    text = token.text.lower() if token.opens else token.text
    return (
        (token.opens or not token.capital)
        and not token.possessive
        and (text in TITLES or text in BEFORE_TITLES)
    )


def apposition(section: Section, last: int) -> str:
    """What follows a name between commas and says what the person is: `, Japan's foreign minister,`."""
    tokens = section.tokens
    if last + 2 >= len(tokens) or tokens[last].text != "," or tokens[last - 1].possessive:
        return ""
    if tokens[last + 1].text.isdigit() and tokens[last + 2].text in ",.":
        return tokens[last + 1].text
    for at in range(last + 1, min(last + REACH, len(tokens))):
        text = tokens[at].text
        if text in ",.;”" or text in ("whose", "whom"):
            return ""
        if text.lower() in TITLES and not tokens[at].possessive:
            end = _clause_end(tokens, at)
            return section.text[tokens[last + 1].start : tokens[end - 1].end]
        fits = tokens[at].capital or tokens[at].possessive or text in BEFORE_ROLE or text in BEFORE_TITLES
        if not fits and at > last + 4:
            return ""
    return ""


def _clause_end(tokens: Sequence[Token], at: int) -> int:
    end = at
    while end < min(at + REACH, len(tokens)) and tokens[end].text not in CLAUSE_ENDS:
        end += 1
    return end


def cue_of(tokens: Sequence[Token], at: int, last: int, words: tuple[str, ...]) -> str:
    """What beside titles shows that the words are someone's name; empty for nothing."""
    after = tokens[last].text if last < len(tokens) else ""
    before = tokens[at - 1].text if at else ""
    if not tokens[last - 1].possessive and (after in SPEECH or before in SPEECH):
        return "speech verb"
    if before == "to" and at > 1 and tokens[at - 2].text.lower() == "according":
        return "speech verb"
    if len(words) < 2:
        return ""
    if words[0] in GIVEN:
        return "given name"
    if words[0] in FAMILY_FIRST and "-" in words[1]:
        return "given name"
    if len(words) > 2 and len(words[1]) == 2 and words[1][1] == ".":
        return "given name"
    return ""
