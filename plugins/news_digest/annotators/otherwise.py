"""Where a known form stands for no actor: a medium, a venue, a part of a longer name."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import ActorKind
from .given import GIVEN
from .known import Hit
from .tokens import Section, Token
from .words import NOT_NAMES

NAMED_AFTER = frozenset(
    "Hotel Hotels Motel Inn Lodge Hostel Palace Theatre Theater Cinema Coffee Cafe Café Tea Bar Pub Restaurant Diner "
    "Grill Bistro Brewery Bakery Kitchen Pizza Burger Duck Cat Bear Horse Farm Farms Apartments Mall Casino Spa Gym "
    "Records Band Quartet Choir Orchestra Books Ballet Circus Boutique Salon Shop Motors Cup Trophy Chocolate Wine "
    "Wines Vodka Beer".split()
)
"""Nouns that make of a body's name before them that of something else."""
_COMPASS = frozenset(
    "New North South East West Northern Southern Eastern Western Central Latin Upper Lower".split()
)
_OF_PLACES = frozenset("Gulf University Bank Voice Sea Bay Strait Lake Prince Duke Isle".split())
_PLACE_TAILS = NOT_NAMES & frozenset(
    "City River Street Island Islands Beach Square Avenue Road Park Valley Bay Sea Ocean Peninsula Stadium "
    "Airport Strait County Cup Open Marathon".split()
)


def medium(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether an organisation is only where something was said: `wrote on Twitter`."""
    return (
        hit.kind is ActorKind.ORGANISATION and hit.first > 0 and tokens[hit.first - 1].text in ("on", "via")
    )


def venue(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a state is only where something happened: `in Brunei`, `Gangneung, South Korea`."""
    if not hit.first or tokens[hit.last - 1].possessive:
        return False
    before = tokens[hit.first - 1]
    return before.text in ("in", "In", "near", "across", "throughout", "outside") or (
        before.text == ","
        and hit.first > 1
        and tokens[hit.first - 2].capital
        and tokens[hit.first - 2].text not in GIVEN
    )


def inside_longer(section: Section, hit: Hit) -> bool:
    """Whether a known form is a part of a name that is not known: New England, Gulf of Mexico, White House Hotel."""
    if hit.kind is ActorKind.ORGANISATION and hit.cue == "registry" and _has_tail(section, hit):
        return True
    if hit.last - hit.first > 1 or section.title_case:
        return False
    tokens = section.tokens
    before = tokens[hit.first - 1] if hit.first else None
    after = tokens[hit.last] if hit.last < len(tokens) else None
    if before and before.capital and not before.possessive and before.text in _COMPASS:
        return True
    if before and before.text == "of" and hit.first > 1 and tokens[hit.first - 2].text in _OF_PLACES:
        return True
    joined = after is not None and after.capital and not tokens[hit.last - 1].possessive
    return bool(joined and after and after.text in _PLACE_TAILS)


def _has_tail(section: Section, hit: Hit) -> bool:
    """Whether a house, a dish or a beast is named after a body: Kremlin Palace, Pentagon Coffee."""
    tokens = section.tokens
    after = tokens[hit.last].text if hit.last < len(tokens) and tokens[hit.last].capital else ""
    joined = after and not tokens[hit.last - 1].possessive and not tokens[hit.last].opens
    return bool(joined) and not section.title_case and after in NAMED_AFTER
