"""Organisations by their own words: `Ministry of ...`, `... University`, `... Corp.`"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import ActorKind
from .given import GIVEN
from .known import Hit
from .runs import is_capital, is_someone, run_end
from .tokens import Token
from .words import CALENDAR, HONORIFICS, ORG_HEADS, ORG_TAILS, PLACES, TITLES

GENERIC = frozenset(
    "Foreign Defence Defense Finance Health Justice Interior Education Trade Transport Supreme High Central District "
    "Crown Federal National Appeals Constitutional State City County Prime Home Upper Lower Board Police Chief The "
    "Ministry Department Office Court Bank Government Parliament Senate Assembly Congress Cabinet Army Navy Force Air "
    "Commission Committee Council Party University Company Group Service Agency Institute Union Environment".split()
)
"""Words of which no body's own name can be made: whose Foreign Ministry?"""

NUMBERS = frozenset(("One", "Two", "Three", "II", "I"))
"""Last words of ships and aircraft: Air Force Two."""
OWNERS = frozenset(("the", "u.s.", "us", "uk"))
"""Words before a name in two halves that show it to be one."""
BODIES = (ActorKind.ORGANISATION, ActorKind.OUTLET)
LINKS = frozenset(("of", "for", "on"))
COMPANY = frozenset(
    "Inc Inc. Corp Corp. Ltd Ltd. Co Co. PLC plc LLC Limited Company Corporation Group Holdings".split()
)
"""Tails that are often left out when a company is named again."""


def organisation_end(tokens: Sequence[Token], at: int, end: int, at_hit: Mapping[int, Hit]) -> int:
    """Index after the organisation that begins at `at` in the run that ends at `end`; 0 for none."""
    hit = at_hit.get(at)
    if hit and hit.kind in BODIES and all(tokens[i].text in COMPANY for i in range(hit.last, end)):
        return 0
    end = _joined_end(tokens, at, end, at_hit)
    tail = next((i for i in range(end - 1, at, -1) if tokens[i].text in ORG_TAILS), 0)
    if tail and (hit is None or hit.last <= tail) and _person_before_title(tokens, at, tail):
        tail = 0
    if hit and not tail:
        return 0
    last = tail + 1 if tail else at + 1
    while (
        tail and last < end and tokens[last - 1].text not in COMPANY and not is_someone(tokens, last, at_hit)
    ):
        last += 1
    if tokens[last - 1].text in ORG_HEADS:
        last = _extended(tokens, last, at_hit)
    if last == at + 1 or (hit and hit.last >= last) or tokens[last - 1].text in NUMBERS:
        return 0
    words = [token.text for token in tokens[at:last] if token.capital]
    return 0 if is_generic(words) or " ".join(words) in PLACES else last


def is_generic(words: Sequence[str]) -> bool:
    """Whether the words name a kind of body and no one body: Foreign Ministry."""
    return all(word in GENERIC for word in words)


def _joined_end(tokens: Sequence[Token], at: int, end: int, at_hit: Mapping[int, Hit]) -> int:
    """Where a run ends that `and` joins to another which has a tail: the Customs and Border Protection Agency."""
    owner = tokens[at - 1] if at else None
    if not owner or not (owner.text.lower() in OWNERS or owner.possessive) or end + 1 >= len(tokens):
        return end
    if tokens[end].text != "and" or not tokens[end + 1].capital or _someone(tokens, end + 1, at_hit):
        return end
    other = run_end(tokens, end + 1)
    return (
        other
        if other > end + 2
        and tokens[other - 1].text in ORG_TAILS
        and not any(i in at_hit for i in range(at, end))
        else end
    )


def _person_before_title(tokens: Sequence[Token], at: int, tail: int) -> bool:
    """Whether a title stands in the run before its tail, so that a name may follow it."""
    return tokens[at].text in HONORIFICS or any(
        tokens[i].text.lower() in TITLES or tokens[i].text in HONORIFICS for i in range(at + 1, tail)
    )


def _someone(tokens: Sequence[Token], at: int, at_hit: Mapping[int, Hit]) -> bool:
    """Whether someone else begins here, and not the second half of a name."""
    text = tokens[at].text
    return at in at_hit or text in GIVEN or text in HONORIFICS or text.lower() in TITLES


def _extended(tokens: Sequence[Token], last: int, at_hit: Mapping[int, Hit]) -> int:
    """Where an organisation ends that goes on after its head with `of`, `for` or `on`."""
    linked = False
    while last + 1 < len(tokens) and not tokens[last - 1].possessive:
        word = tokens[last].text
        step = last + 1
        if tokens[step].text == "the" and step + 1 < len(tokens):
            step += 1
        joins = word in ("and", "&") and not _someone(tokens, step, at_hit)
        campus = word == "at" and step in at_hit and not is_capital(tokens, at_hit[step].last)
        if not (word in LINKS or (linked and (campus or joins))):
            break
        if not tokens[step].capital or tokens[step].text in CALENDAR:
            break
        linked, last = True, step + 1
        while is_capital(tokens, last) and not tokens[last].opens and not tokens[last - 1].possessive:
            last += 1
    return last
