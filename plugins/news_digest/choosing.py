"""Which of its bearers a short name means: how many articles name whom, when, as what and in what company."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .annotators.nameparts import offices_of
from .annotators.words import WIDESPREAD
from .bearers import Bearer
from .model import Actor, ActorKind
from .roster import Roster
from .testify import HELD, honorifics_in

FEWEST, SHARE = 2, 0.6
"""Articles that name a bearer in full, and its part of all that name one, for a short name to mean it."""
FAMOUS, NEARLY_ALL = 5, 0.8
"""Those of whom this holds need no company."""
NEAR = 365
"""Days on each side of an article in which another bearer may dispute a name."""
COMPANY = 2
"""What the shared company is worth at least: a state or place counts one, anyone else two."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article tells of itself."""

    named: frozenset[str]
    """Canonical names of those who are named beyond doubt."""
    open: frozenset[str]
    """Words and short forms that may be short names, of nobody named in full here."""
    titles: dict[str, list[str]]
    """Short name -> what is printed before it or said of it."""
    once: frozenset[str]
    """Short names that stand there once and nothing shows to be someone: perhaps an allusion to another time."""
    day: int
    """Ordinal; 0 if not known."""
    lang: str = ""
    """A language tag."""


def chosen(form: str, facts: Facts, roster: Roster) -> Bearer | None:
    """The one whom a short name means in an article; None where anything speaks against it."""
    bearers, titles = roster.bearers[form], facts.titles.get(form, ())
    told = [bearer for bearer in bearers if form in _known(bearer, roster).short]
    if len(told) == 1:
        return told[0] if _fits(told[0], titles, facts.lang) else None
    best = max(bearers, key=lambda bearer: (bearer.documents, bearer.name))
    if (
        not best.name
        or form in WIDESPREAD
        or form in _known(best, roster).different
        or form in roster.knowledge.ignored
    ):
        return None
    near = [_near(bearer, facts.day) for bearer in bearers]
    if not (leads(best, bearers) and leads(_near(best, facts.day), near) and _fits(best, titles, facts.lang)):
        return None
    if form in facts.once and not _well_known(best, bearers):
        return None
    return best if _in_company(best, bearers, facts, roster) else None


def _well_known(best: Bearer, bearers: Sequence[Bearer]) -> bool:
    """Whether even an allusion can mean no one else: many articles name this bearer, or several and nobody else."""
    alone = best.documents == sum(bearer.documents for bearer in bearers)
    return best.documents >= (FEWEST + 1 if alone else FAMOUS)


def _known(bearer: Bearer, roster: Roster) -> Actor:
    return roster.known.get(bearer.name) or Actor(bearer.name, bearer.kind)


def _in_company(best: Bearer, bearers: Sequence[Bearer], facts: Facts, roster: Roster) -> bool:
    """Whether the article's company is that of one bearer, more than of any other of the name."""
    worth = _company(best, facts, roster)
    others = max((_company(other, facts, roster) for other in bearers if other is not best), default=0)
    if best.documents >= max(FAMOUS, NEARLY_ALL * sum(bearer.documents for bearer in bearers)):
        return worth >= others
    return worth >= COMPANY and worth > others


def leads(best: Bearer, bearers: Iterable[Bearer]) -> bool:
    """Whether enough articles, and most of those that name a bearer in full, name this one."""
    return best.documents >= max(FEWEST, SHARE * sum(bearer.documents for bearer in bearers))


def _near(bearer: Bearer, day: int) -> Bearer:
    """The bearer as the articles near a day know it; as all do where no day is known."""
    if not day or not bearer.days:
        return bearer
    near = bisect_right(bearer.days, day + NEAR) - bisect_left(bearer.days, day - NEAR)
    return replace(bearer, documents=near)


def _fits(bearer: Bearer, titles: Iterable[str], lang: str) -> bool:
    """Whether no printed title is another's: of another gender, of another office, of an office not known."""
    for title in titles:
        words = title.split()
        genders = {honorifics_in(lang).get(word, "") for word in words} - {""}
        offices = offices_of(title) & HELD
        if genders and genders != {bearer.gender or "m"}:
            return False
        if offices and not offices & bearer.offices:
            return False
    return True


def _company(bearer: Bearer, facts: Facts, roster: Roster) -> int:
    """What the company is worth that article and bearer share."""
    faint = (ActorKind.STATE, ActorKind.PLACE, ActorKind.OUTLET)
    shared = facts.named & bearer.company
    return sum(1 if roster.kinds.get(name) in faint else 2 for name in shared)
