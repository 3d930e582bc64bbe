"""Names that nothing speaks for: which of them are places or things, and which may be someone all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from ..model import ActorKind
from .common import BODIES, GPE_TAILS, PEOPLE, PERSONAL, PLANS, THINGS
from .given import GIVEN
from .lone import is_name, is_quoted, is_subject, is_wordlike
from .names import OCCUPATION, Found
from .organisations import is_generic
from .runs import is_thing
from .tokens import Token
from .words import ORDINARY, PLACES, TITLES

INSIDE = frozenset(
    "in near outside around across throughout leaving visiting visited reached reaching".split()
)
TOWARDS = frozenset("at from to into through via beyond towards toward off left".split())
"""Words before a name in whose place a place stands; those TOWARDS may also stand before someone."""
PLACE_STARTS = frozenset(
    "New Te Mount Mt Mt. Port Fort San Santa Santo São Sao Saint St St. Sharm Ras Wadi Bab Tel Beit Deir Ain Kafr "
    "Rio Los Las El La Le Les Lake Loch Glen Cape Point Isle Île Puerto Villa Monte Val Bad Ban Nova Costa Sierra "
    "Serra Porto Playa Cerro Piazza Via Rue Place Pont Kuala Koh Phnom Nizhny Novy Great Little Upper Lower Camp "
    "Ard Ban Wat Mauna Rapa".split()
)
"""First words of places and of what is named after them."""
PARTY = frozenset(
    "with by for against alongside to as like than beat including replace named called (".split()
)
"""Words before someone."""
DESCRIBING = frozenset("a an the another one his her their its who".split())
"""Words that begin an apposition."""
REACH = 10
"""Tokens over which an apposition is read."""
SETTLED = frozenset(
    "city town village hamlet province region county state suburb district resort port".split()
)
"""Of the things, those whose names are places'."""
HEADS = THINGS - PLANS
"""Things whose name stands before the noun: the Te Awa Tupua bill."""
APPOSED = HEADS - SETTLED
"""Things whose name stands behind the noun: the moon Enceladus."""
ENDS = frozenset(", . ; : of in at on that which who whose and – — (".split())
"""Where the noun phrase of an apposition ends."""


def kinds_of(found: Sequence[Found], small: Container[str], lands: Container[str]) -> dict[str, ActorKind]:
    """What the names may be that nothing speaks for, as printed -> kind; who is left out is taken for no one.

    `small` are the words that the article prints in small letters somewhere, `lands` the places in it.
    """
    mentions: dict[str, list[Found]] = defaultdict(list)
    for f in found:
        if not f.section.title_case:
            mentions[" ".join(f.words)].append(f)
    kinds = {}
    for text, some in mentions.items():
        if any(map(_shown, some)):
            kinds[text] = ActorKind.PERSON if like_a_person(some[0]) else ActorKind.ORGANISATION
        elif len(some[0].words) > 1 and text.isupper():
            continue
        elif some[0].words[0] in lands and text.endswith("s") and not is_thing(some[0].words):
            kinds[text] = ActorKind.ORGANISATION
        elif kind := _kind_of(some, small):
            kinds[text] = kind
    return kinds


def _shown(f: Found) -> bool:
    return len(f.words) > 1 and bool(f.known or f.kind or f.cue or f.honorific)


def _kind_of(some: Sequence[Found], small: Container[str]) -> ActorKind | None:
    """What an unknown name is, by all its mentions; None for no one."""
    words = some[0].words
    if (
        is_generic(words)
        or (len(words) > 1 and len(words[-1]) == 1)
        or any(map(_told_a_thing, some))
        or all(map(is_quoted, some))
    ):
        return None
    if words[-1] in GPE_TAILS and len(words) > 1:
        return ActorKind.PLACE
    team = len(words) > 2 and " ".join(words[:2]) in PLACES
    if is_thing(words) and not team:
        return None
    if len(words) == 1 and not is_name(some, small):
        return None
    if any(_told(f) in BODIES for f in some):
        return ActorKind.ORGANISATION
    if _a_place(some):
        return ActorKind.PLACE
    if words[0] in PLACE_STARTS and not team and len(words) > 1:
        return None
    if len(words) == 1:
        return ActorKind.PERSON if any(map(_personal, some)) else ActorKind.ORGANISATION
    if len(some) == 1 and like_a_person(some[0]) and not _hinted(some[0]) and is_wordlike(some[0]):
        return None
    return ActorKind.PERSON if like_a_person(some[0]) else ActorKind.ORGANISATION


def _personal(f: Found) -> bool:
    """Whether a name of one word stands as a person's does."""
    return f.cue == "speech verb" or f.words[0] in GIVEN or _told(f) in PERSONAL


def like_a_person(f: Found) -> bool:
    """Whether a name that nothing speaks for looks more like a person's than a body's."""
    before = f.section.tokens[f.first - 1].text.lower() if f.first else ""
    plain = all(
        word.isalpha() and (len(word) == 1 or not word.isupper())
        for word in "".join(f.words).replace("-", "").split(".")
    )
    few = 4 if _hinted(f) else 3
    body = before in BODIES or _told(f) in BODIES
    return len(f.words) < few and plain and not body and before not in ("the", "a", "an", "its", "of")


def _hinted(f: Found) -> bool:
    """Whether a name that stands once stands as people do: `agent Mino Ravel`, `Ravel and Tessa Quant won`."""
    tokens = f.section.tokens
    before = tokens[f.first - 1] if f.first else None
    after = tokens[f.last] if f.last < len(tokens) else None
    if tokens[f.last - 1].possessive or (before and (before.text.lower() in PARTY or _occupation(before))):
        return True
    if after and after.text == "," and f.last + 1 < len(tokens) and tokens[f.last + 1].text in DESCRIBING:
        return True
    return is_subject(tokens, f.last) or _listed(tokens, f.first, f.last)


def _occupation(token: Token) -> bool:
    word = token.text
    agent = OCCUPATION.fullmatch(word) or word in TITLES or word in PEOPLE
    return bool(agent) and not token.capital and word.capitalize() not in ORDINARY


def _listed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether another name is joined to the one from `first` to `last`."""
    before = first > 1 and tokens[first - 1].text in ("and", ",") and tokens[first - 2].capital
    after = last + 1 < len(tokens) and tokens[last].text in ("and", ",") and tokens[last + 1].capital
    return before or after


def _a_place(some: Sequence[Found]) -> bool:
    """Whether every mention stands where a place stands, and one of them where nothing else could."""
    if any(f.section.tokens[f.last - 1].possessive for f in some):
        return False
    before = [f.section.tokens[f.first - 1].text.lower() if f.first else "" for f in some]
    return all(word in INSIDE or word in TOWARDS for word in before) and (
        len(before) > 1 or not INSIDE.isdisjoint(before)
    )


def _told_a_thing(f: Found) -> bool:
    """Whether a noun beside the name says that it is a thing: `, a forest and former park`, ` lander`, `the moon `."""
    tokens = f.section.tokens
    if f.first and tokens[f.first - 1].text in APPOSED:
        return True
    return (f.last < len(tokens) and tokens[f.last].text in HEADS) or _told(f) in THINGS


def _told(f: Found) -> str:
    """The noun by which an apposition tells what the name is; empty for none."""
    tokens = f.section.tokens
    if f.last + 1 >= len(tokens) or tokens[f.last].text not in (",", "(", "–", "—"):
        return ""
    described = tokens[f.last + 1].text in ("a", "an", "the", "its", "their", "one")
    return _head(tokens[f.last + 2 : f.last + REACH]) if described else ""


def _head(tokens: Sequence[Token]) -> str:
    """The noun that a noun phrase is about: its last word before a mark or preposition."""
    head = ""
    for token in tokens:
        if token.text in ENDS:
            break
        head = token.text
    return head
