"""Descriptions set off by commas: `, Japan's foreign minister,` behind a name, `Its administrator,` before one.

English. They are taken only where they can mean nobody else: not in a list, not where a clause goes on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .annotators.tokens import Token
from .annotators.words import BEFORE_TITLES, CALENDAR, HONORIFICS, TITLES
from .languages import LANGUAGES

ENGLISH = LANGUAGES["en"]

KIN = frozenset(
    "aunt boyfriend brother cousin daughter father girlfriend granddaughter grandson husband mother nephew niece"
    " sister son uncle widow widower wife".split()
)
"""Say something only with the one whose they are: the sister of the North Korean leader."""
FOR_NOW = frozenset(
    "ally candidate citizen colleague counterpart defendant forward friend gunman host nominee opponent partner"
    " predecessor resident rival successor suspect teammate veteran victim".split()
)
"""What someone is to another or in one story; no title."""
MORE = frozenset(
    "administrator archaeologist biologist blogger bobsledder boxer campaigner chemist composer conductor curator"
    " cyclist engineer entrepreneur explorer geologist guitarist investigator mathematician mountaineer ombudsman"
    " organiser organizer pianist poet producer runner skater swimmer violinist writer".split()
)
HEADS = (TITLES | MORE) - FOR_NOW
"""Nouns that say what a person is."""
SHADES = frozenset(
    "aspiring aspirant co deputy ex former future honorary junior next self-proclaimed self-styled shadow then"
    " would-be".split()
)
"""Words without which the title would be another one."""
ADVERBS = ("Then", "Next", "Late")
"""With a capital they belong to the sentence: Then President Pence came in."""
OWNERS = frozenset("his her its their our my your whose".split())
BEFORE_NOUNS = frozenset("a an the".split()) | OWNERS
GO_ON = frozenset("of for to at in".split())
"""Begin what belongs to the title: minister of finance, ambassador to Seoul."""
ENDS = frozenset("who whose whom which since until when after before during while".split())
MARKS = frozenset('.;:)]!?—–”“"')
NOT_NOUNS = (
    (ENGLISH.stop_words | ENGLISH.breaks | ENGLISH.prepositions | ENGLISH.relatives | ENGLISH.determiners)
    | (ENGLISH.speech | ENGLISH.naming | ENGLISH.participles)
    | frozenset(
        "not no never only also now just once he she it they we i him them whom whose too there".split()
    )
) - {"first"}
EDGES = NOT_NOUNS | frozenset("met called said told as named".split())
"""Small words before which a description may begin."""
REACH, UNKNOWN = 13, 3
"""Tokens looked at; small words of no list within a description."""


def small(token: Token) -> str:
    return token.text.lower()


def base(token: Token) -> str:
    return small(token).rpartition("-")[2]


def is_word(token: Token) -> bool:
    return token.text[0].isalpha()


def is_titular(token: Token, heads: Collection[str]) -> bool:
    """Whether a word is a title, or belongs before one: vice, vice-president."""
    if token.possessive or token.text in HONORIFICS or token.text in ADVERBS:
        return False
    parts = small(token).split("-")
    return (
        small(token) in heads
        or small(token) in SHADES
        or all(part in heads or part in BEFORE_TITLES for part in parts)
    )


def is_head(token: Token, heads: Collection[str]) -> bool:
    return not token.possessive and (small(token) in heads or base(token) in heads)


def ahead_of(tokens: Sequence[Token], at: int, after: int, heads: Collection[str]) -> tuple[int, int] | None:
    """The description before a name between commas: `the head of the intelligence service, Suh Hoon,`."""
    if tokens[at - 1].text != "," or tokens[after - 1].possessive or not closes(tokens, after):
        return None
    found = dict[int, tuple[int, int]]()
    for first in range(at - 2, max(at - REACH, -1), -1):
        if not is_word(tokens[first]):
            break
        if phrase := _phrase(tokens, first, heads):
            begins = tokens[first].opens or first == 0 or not is_titular(tokens[first - 1], heads)
            if phrase[1] == at - 1 and begins and _opened(tokens, first):
                found.setdefault(_head_of(tokens, phrase, heads), phrase)
        if tokens[first].opens:
            break
    phrases = list(found.values())
    if len(phrases) != 1:
        return None  # the spokesman for the president, Mr Yoon: who is which?
    first = phrases[0][0]
    return None if _leads_in(tokens, first) else phrases[0]


def _opened(tokens: Sequence[Token], first: int) -> bool:
    """Whether a description may begin here: with its article or owner, or where a sentence does."""
    token = tokens[first]
    return token.opens or small(token) in BEFORE_NOUNS or (token.capital and _owned(tokens, first))


def _owned(tokens: Sequence[Token], first: int) -> bool:
    """Whether capital words from here on end in a possessive, and none stands before them."""
    if first and (tokens[first - 1].capital or small(tokens[first - 1]) == "the"):
        return False
    for token in tokens[first : first + 4]:
        if token.possessive:
            return True
        if not token.capital:
            return False
    return False


def _head_of(tokens: Sequence[Token], phrase: tuple[int, int], heads: Collection[str]) -> int:
    """The noun on which the description turns: the last one before a preposition."""
    at = phrase[0]
    while at + 1 < phrase[1] and small(tokens[at + 1]) not in GO_ON:
        at += 1
    return at


def _leads_in(tokens: Sequence[Token], first: int) -> bool:
    """Whether the comma may end an opening clause instead: `Asked about the president, Mike Pence, ...`."""
    at = first
    while at and not tokens[at].opens and tokens[at - 1].text != ",":
        at -= 1
    word = small(tokens[at])
    leading = word in ENGLISH.prepositions or word in ENGLISH.breaks
    return at < first and (leading or word.endswith(("ing", "ed")) or word == "unlike")


def behind(tokens: Sequence[Token], after: int, heads: Collection[str]) -> tuple[int, int] | None:
    """The description behind a name and a comma: `, 52, the secretary-general of the United Nations,`."""
    if after + 1 >= len(tokens) or tokens[after].text != ",":
        return None
    first = after + 1
    if tokens[first].text.isdigit() and first + 2 < len(tokens) and tokens[first + 1].text == ",":
        first += 2
    if tokens[first].opens:
        return None
    phrase = _phrase(tokens, first, heads)
    return phrase if phrase and closes(tokens, phrase[1]) else None


def _phrase(tokens: Sequence[Token], first: int, heads: Collection[str]) -> tuple[int, int] | None:
    """A description that begins here, without its article: noun and what belongs to it, up to the next stop."""
    start = first + (small(tokens[first]) in BEFORE_NOUNS)
    at = start
    while at < min(start + REACH, len(tokens)) and _may_modify(tokens[at], at == start):
        at += 1
    group = tokens[start:at]
    if not group or not is_head(group[-1], heads):
        return None
    unknown = [t for t in group[:-1] if not (t.capital or t.possessive or is_titular(t, heads))]
    if len(unknown) > UNKNOWN or small(group[0]) in EDGES:
        return None
    related = base(group[-1]) in KIN and not any(token.possessive for token in group)
    if at < len(tokens) and small(tokens[at]) in GO_ON:
        end = _tail(tokens, at)
        return (start, end) if end and (not related or tokens[at].text == "of") else None
    return None if related else (start, at)


def _may_modify(token: Token, first: bool) -> bool:
    return (
        is_word(token)
        and (first or not token.opens)
        and (token.possessive or small(token) not in NOT_NOUNS or token.text.isupper())
    )


def _tail(tokens: Sequence[Token], at: int) -> int:
    """Where what belongs to the title ends: `of the United Nations`; 0 where it can't be told."""
    end = at + 1
    if (
        end < len(tokens)
        and tokens[at].text == "to"
        and not (tokens[end].capital or tokens[end].text == "the")
    ):
        return 0
    while end < min(at + REACH, len(tokens)) and is_word(tokens[end]) and small(tokens[end]) not in ENDS:
        word = small(tokens[end])
        joins = word in GO_ON or word in ("the", "and")
        if tokens[end].text in CALENDAR or (word in NOT_NOUNS and not joins and not tokens[end].capital):
            return 0
        end += 1
    return end if end > at + 1 and small(tokens[end - 1]) not in GO_ON | {"the", "and"} else 0


def closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a description may end here: not before `and`, a name or a verb."""
    if at >= len(tokens) or tokens[at].text in MARKS or small(tokens[at]) in ENDS:
        return True
    if tokens[at].text != ",":
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or not (after.capital or small(after) in ("and", "or", "as"))
