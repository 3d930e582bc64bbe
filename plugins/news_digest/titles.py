"""What a text says beside a name that someone is: `US vice president` before it, `, the mayor of Paris,` after it.

English alone, and only where the words can mean nobody else; what is found is printed in the text, word for word.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Sequence

from .annotators.tokens import Token, tokens_of
from .annotators.words import BEFORE_TITLES, CALENDAR, HONORIFICS
from .appositions import (
    ADVERBS,
    EDGES,
    HEADS,
    KIN,
    NOT_NOUNS,
    SHADES,
    ahead_of,
    base,
    behind,
    is_head,
    is_titular,
    is_word,
    small,
)

PLACING = frozenset("in at on near outside across from inside by".split())
"""After these a capital word before a title may be a place of its own: in Seoul President Moon said."""
AHEAD = 60
"""Characters before a name in which an `of` may belong to its title."""
LONGEST = 90
"""Characters of a title."""


def titles_beside(
    text: str, start: int, end: int, more: Collection[str] = (), names: Container[str] = ()
) -> tuple[str, ...]:
    """What stands right before and right after the name at start:end and says what its bearer is.

    `more` are nouns that are known to say so of this one, `names` those of lands and bodies that are known. As
    printed, without article; at most two.
    """
    heads = HEADS | {word.lower() for word in more} if more else HEADS
    if not _worth_a_look(text, start, end, heads):
        return ()
    tokens = tokens_of(text)
    at = next((n for n, token in enumerate(tokens) if token.end > start), len(tokens))
    after = next((n for n in range(at, len(tokens)) if tokens[n].start >= end), len(tokens))
    if at >= after:
        return ()
    name = _name_from(tokens, at, after)
    whole = after - name > 1
    found = [_before(tokens, name, whole, heads, names)]
    if name == at and at:
        found.append(ahead_of(tokens, at, after, heads))
    if not tokens[after - 1].possessive:
        found.append(behind(tokens, after, heads))
    told = (" ".join(text[tokens[a].start : tokens[b - 1].end].split()) for a, b in filter(None, found))
    return tuple(
        dict.fromkeys(words for words in told if len(words) <= LONGEST and not set(words) & set('“”"'))
    )


def _worth_a_look(text: str, start: int, end: int, heads: Collection[str]) -> bool:
    """False only where no title can stand beside the name; most names have none, and tokens are costly."""
    before = text[max(0, start - AHEAD) : start]
    if text[end : end + 1] == "," or before.endswith(", ") or " of " in before:
        return True
    words = (*before.split()[-1:], *text[start:end].split()[:1])
    return any(
        (small := word.lower().rpartition("-")[2]) in heads or small in BEFORE_TITLES for word in words
    )


def _name_from(tokens: Sequence[Token], at: int, after: int) -> int:
    """Where the name itself begins: behind the title of `Vice President Pence`."""
    while at < after - 1 and (small(tokens[at]) in HEADS or small(tokens[at]) in BEFORE_TITLES):
        at += 1
    return at


def _before(
    tokens: Sequence[Token], name: int, whole: bool, heads: Collection[str], names: Container[str]
) -> tuple[int, int] | None:
    """The title right before a name: `South Korea's vice unification minister`, `Secretary of State`."""
    last = _core(tokens, name, whole, heads)
    if last is None:
        return None
    first = last
    while first and not tokens[first].opens and is_titular(tokens[first - 1], heads):
        first -= 1
    if base(tokens[last]) in KIN:
        return None
    core = first
    first = _with_capitals(tokens, first, last, names)
    while 0 < first < core and not tokens[first].opens and _is_shade(tokens[first - 1]):
        first -= 1
    if first == 0 or tokens[first].opens:
        return first, name
    edge = tokens[first - 1]
    if edge.possessive or not is_word(edge) or core != first:
        return first, name
    if tokens[name - 1].text.islower() and (
        small(edge) not in EDGES or (small(edge) in ("a", "an", "the") and not whole)
    ):
        return None  # the president Trump called
    return first, name


def _is_shade(token: Token) -> bool:
    return small(token) in SHADES and token.text not in ADVERBS


def _core(tokens: Sequence[Token], name: int, whole: bool, heads: Collection[str]) -> int | None:
    """Where the title before a name has its noun: right before it, or before `of State`."""
    if name and is_head(tokens[name - 1], heads) and not tokens[name].opens:
        return name - 1
    for at in range(name - 2, max(name - 6, 0), -1):
        if tokens[at + 1].opens or not (tokens[at].capital or tokens[at].text in ("of", "the", "and")):
            return None
        if tokens[at].text == "of":
            head = tokens[at - 1]
            fits = whole and head.capital and is_head(head, heads) and tokens[name - 1].capital
            return at - 1 if fits and not tokens[name].opens else None
    return None


def _with_capitals(tokens: Sequence[Token], first: int, last: int, names: Container[str]) -> int:
    """Where the title begins with the land, body or post before it; not with a place that only stands there."""
    at = first
    while at and not tokens[at].opens and _names_more(tokens[at - 1]):
        at -= 1
    owned = tokens[first - 1].possessive
    adjective = small(tokens[first - 1]).endswith(("an", "ese", "ish", "ch", "i", "ean"))
    known = any(" ".join(token.text for token in tokens[at:end]) in names for end in range(first, last + 1))
    if at == first or all(token.text.isupper() and len(token.text) > 1 for token in tokens[at:first]):
        return at
    if at and not tokens[at].opens and small(tokens[at - 1]) in PLACING:
        return at if adjective or (owned and known) else first
    if tokens[at].opens and not (owned or known or adjective):
        return first
    return at


def _names_more(token: Token) -> bool:
    """Whether a word may be of the land or body before a title."""
    return (
        token.capital
        and token.text not in CALENDAR
        and token.text not in HONORIFICS
        and is_word(token)
        and (not token.opens or small(token) not in NOT_NOUNS)
    )


def nouns_of(roles: Collection[str]) -> Iterator[str]:
    """The nouns on which an editor's own words for someone turn: `player` of `ice hockey player`."""
    for role in roles:
        words = role.split(" of ")[0].split(" for ")[0].split(" to ")[0].split()
        if words and words[-1].isalpha():
            yield words[-1]
