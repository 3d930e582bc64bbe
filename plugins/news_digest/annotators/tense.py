"""Whether the words around an expression tell what has been or what is to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from .tokens import Token, index_at
from .verbs import (
    ADJECTIVAL,
    AFTER,
    AFTER_TO,
    AHEAD,
    BASES,
    BE,
    BEFORE,
    BREAKS,
    ENDS,
    FOR,
    FORMS,
    HAD,
    INSIDE,
    LEADS,
    LOOSE,
    MAYBE,
    NOT_PAST,
    NOUNS,
    NOW,
    ONCE,
    ORDINALS,
    PAST,
    PLANNED,
    PREPOSITIONS,
    PRESENT,
    SAME,
    SEVERAL,
    SUBJECTS,
    UNTIL,
    WILLING,
)
from .words import ACTING, ORDINARY, SPEECH


class Tense(Enum):
    """What a verb tells of its time."""

    PAST = "past"
    AHEAD = "ahead"
    PRESENT = "present"
    """Of a day, most often one to come: `flies home on Friday`."""
    OPEN = "open"
    """What may be or may have been: `could meet on Friday`."""
    DOUBT = "doubt"
    """No verb, perhaps: it counts only where no other is found."""


BOUNDS = BREAKS | ENDS
UNREAL = MAYBE | {"would", "wouldn't"}
REACH = 40
"""Tokens on either side of an expression that are read."""
FEW = 3
"""A piece of no more words than these, beside the expression, is taken to have no verb."""


def tense_at(tokens: Sequence[Token], start: int, end: int) -> Tense | None:
    """The tense of the verb that an expression belongs to, which stands from `start` to `end`; None for none.

    The verb is looked for in the clause of the expression, and where that has none in the whole sentence.
    """
    first = index_at(tokens, start)
    last = index_at(tokens, end)
    leads = _leads(tokens, first)
    if leads & AFTER:
        return Tense.PAST
    found = _of_clause(tokens, first, last)
    opening, ending = _reach(tokens, first, last, ENDS)
    once = any(token.text.lower() in HAD for token in tokens[opening:ending])
    if found is Tense.PAST and leads & {"by", FOR} and tokens[last - 1].capital:
        return found if once and "by" in leads else None if once or "by" in leads else Tense.AHEAD
    if leads & BEFORE and found is not Tense.PAST:
        return Tense.AHEAD
    if found is Tense.PRESENT and tokens[last - 1].possessive:
        return Tense.OPEN  # Monday's decision divides the town
    if found is Tense.PAST or not leads & UNTIL or _may_be(tokens, first):
        return found
    return Tense.AHEAD if found or "by" not in leads else None


def _leads(tokens: Sequence[Token], first: int) -> set[str]:
    """The first word of the expression and the one before it, or before `the end of`."""
    before = first - 1
    while before > 0 and tokens[before].text.lower() in LEADS:
        before -= 1
    return {tokens[first].text.lower(), tokens[before].text.lower() if before >= 0 else ""}


def _may_be(tokens: Sequence[Token], first: int) -> bool:
    return any(token.text.lower() in MAYBE for token in tokens[max(0, first - REACH) : first])


def _of_clause(tokens: Sequence[Token], first: int, last: int) -> Tense | None:
    next_to = _tense(tokens, last) if last < len(tokens) else None
    if next_to in (Tense.PAST, Tense.AHEAD):
        return next_to  # the council on Monday rejected it
    opening, ending = _reach(tokens, first, last, BOUNDS)
    found = _nearest(tokens, range(opening, first), range(last, ending))
    if found or not _verbless(tokens, opening, first, last, ending):
        return found
    far, end_of_sentence = _reach(tokens, first, last, ENDS)
    return _nearest(tokens, range(far, opening), range(ending, end_of_sentence))


def _reach(tokens: Sequence[Token], first: int, last: int, marks: frozenset[str]) -> tuple[int, int]:
    """The stretch around an expression, to the nearest of the marks on either side."""
    opening, ending = first, last
    while opening > max(first - REACH, 0) and not _divides(tokens, opening - 1, marks):
        opening -= 1
    while ending < min(last + REACH, len(tokens)) and not _divides(tokens, ending, marks):
        ending += 1
    return opening, ending


def _divides(tokens: Sequence[Token], at: int, marks: frozenset[str]) -> bool:
    """Whether one of the marks stands here, and not inside a number: 12,500."""
    if tokens[at].text not in marks or (tokens[at].text == "." and at and len(tokens[at - 1].text) == 1):
        return False  # the stop of a.m. ends nothing
    inside = 0 < at < len(tokens) - 1 and tokens[at - 1].end == tokens[at].start == tokens[at + 1].start - 1
    return not (inside and tokens[at - 1].text.isdigit() and tokens[at + 1].text.isdigit())


def _verbless(tokens: Sequence[Token], opening: int, first: int, last: int, ending: int) -> bool:
    """Whether a clause without any known verb most likely has none, so that it belongs to another."""
    if opening == first:
        return True
    start = tokens[opening]
    inside = opening > 0 and tokens[opening - 1].text in INSIDE and not start.opens
    if not inside:
        return start.text.lower() in PREPOSITIONS or (start.opens and start.text.endswith("ing"))
    few = first - opening + ending - last <= FEW
    return few or start.text in LOOSE or start.text.endswith("ing")


def _nearest(tokens: Sequence[Token], before: range, after: range) -> Tense | None:
    """The tense of the last verb before an expression, else of the first one after it."""
    found = [*_tenses(tokens, reversed(before)), *_tenses(tokens, after)]
    return next((tense for tense in found if tense is not Tense.DOUBT), found[0] if found else None)


def _tenses(tokens: Sequence[Token], places: Iterator[int] | range) -> Iterator[Tense]:
    for at in places:
        tense = _tense(tokens, at)
        if tense:
            yield tense


def _tense(tokens: Sequence[Token], at: int) -> Tense | None:
    """What one word tells."""
    token, word = tokens[at], tokens[at].text.lower()
    if token.capital and not token.opens:
        return None
    before = _before(tokens, at)
    if word in NOUNS and before in ADJECTIVAL:
        return None
    found = _helping(tokens, at, before)
    if found:
        return found
    if before == "to" and not token.capital and word not in AFTER_TO and not word.endswith("s"):
        return None if _first_to(tokens, at) else _intent(tokens, at)
    if word in PAST or _regular(word):
        adjective = before in ADJECTIVAL and not (before in SUBJECTS or word in ACTING)
        if before == "have" and _unreal(tokens, at):
            return Tense.OPEN
        return None if before in BE or adjective else Tense.PAST
    if word in SAME and _one(tokens, at):
        return Tense.PAST
    if word in PRESENT or _present(tokens, at, before):
        return Tense.OPEN if word in SPEECH else Tense.PRESENT
    return Tense.DOUBT if _third_person(tokens, at, before) else None


def _helping(tokens: Sequence[Token], at: int, before: str) -> Tense | None:
    """What `will`, `due` or `could` tells."""
    word = tokens[at].text.lower()
    if word in AHEAD:
        return Tense.OPEN if _after(tokens, at) == "have" else Tense.AHEAD
    if word in PLANNED and before in NOW:
        return Tense.AHEAD
    return Tense.OPEN if word in MAYBE or (word in PLANNED and before in ONCE) else None


def _first_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether an infinitive tells what was done: `became the fourth country to land`."""
    return any(token.text in ORDINALS for token in tokens[max(at - 6, 0) : at])


def _unreal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle tells what would have been."""
    near = {token.text.lower() for token in tokens[max(0, at - 4) : at]}
    return not near.isdisjoint(UNREAL)


def _after(tokens: Sequence[Token], at: int) -> str:
    """The word after, small; `not` is passed over."""
    place = at + 2 if at + 1 < len(tokens) and tokens[at + 1].text == "not" else at + 1
    return tokens[place].text.lower() if place < len(tokens) else ""


def _intent(tokens: Sequence[Token], at: int) -> Tense:
    """Whether an infinitive tells what someone is going to do: `plans to meet`, and not `agreed to meet`."""
    to = next(n for n in range(at - 1, -1, -1) if tokens[n].text.lower() == "to")
    governing = tokens[to - 1].text.lower() if to else ""
    once = to > 1 and _before(tokens, to - 1) in ONCE
    return Tense.AHEAD if governing in WILLING and not once else Tense.OPEN


def _before(tokens: Sequence[Token], at: int) -> str:
    """The word before, small; adverbs and `not` between are passed over."""
    while at and (tokens[at - 1].text in ("not", "also") or tokens[at - 1].text.endswith("ly")):
        at -= 1
    return tokens[at - 1].text.lower() if at else ""


def _regular(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in NOT_PAST


def _one(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before is someone who is one: `Norway cut`, `she quit`."""
    before = tokens[at - 1] if at else None
    return before is not None and (
        before.text.lower() in SUBJECTS
        or (before.capital and before.text not in ORDINARY and before.text[-1] != "s")
    )


def _third_person(tokens: Sequence[Token], at: int, before: str) -> bool:
    """Whether the word may be a verb after its subject, as it may be a noun: `Pryor reopens`, `European borders`."""
    word = tokens[at].text
    named = at > 0 and (tokens[at - 1].capital or before in SUBJECTS)
    return named and word.endswith("s") and not word.endswith(("ss", "us", "'s")) and len(word) > 3


def _present(tokens: Sequence[Token], at: int, before: str) -> bool:
    """Whether a verb in the present stands here: `Pryor reopens`, `the talks go on`, and no noun of that form."""
    word = tokens[at].text
    named = at > 0 and (tokens[at - 1].capital or before in SUBJECTS)
    if word not in FORMS or before in ADJECTIVAL or before in LOOSE or before.isdigit():
        return False
    return named or before in SEVERAL or (before.endswith("s") == (word in BASES) and before.isalpha())
