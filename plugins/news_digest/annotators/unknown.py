"""Names that nothing speaks for: which of them are places or things, and which may be someone all the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from .known import verb_follows
from .names import OCCUPATION, Found
from .organisations import is_generic
from .runs import is_thing
from .tense import PAST
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
THINGS = frozenset(
    "spacecraft probe satellite rocket lander rover orbiter capsule telescope observatory ship vessel ferry boat yacht "
    "tanker trawler submarine frigate carrier aircraft plane jet helicopter airliner drone train tram car truck engine "
    "missile bomb weapon forest park river stream lake reservoir mountain volcano hill peak glacier island islet "
    "archipelago bay beach desert valley wetland reserve garden city town village hamlet resort suburb district "
    "neighbourhood neighborhood quarter province region county prefecture state port harbour harbor capital street "
    "square road highway bridge tunnel canal dam hotel palace castle temple shrine church cathedral mosque museum "
    "gallery theatre theater stadium arena airport airfield station base camp prison jail factory plant mine farm "
    "bill law act treaty pact agreement accord declaration plan scheme programme program project initiative mission "
    "operation exercise drill song film movie book album novel play opera ballet painting statue series show game app "
    "website platform newsletter disease virus variant drug vaccine device horse dog cat whale bear elephant panda "
    "star planet comet asteroid moon galaxy nebula constellation storm hurricane cyclone typhoon wildfire festival "
    "holiday carnival race regatta tournament trophy award prize summit conference".split()
)
"""Nouns that say of a name that it is no one's: `New Horizons, the spacecraft`, `the Te Awa Tupua bill`."""
PARTY = frozenset(
    "with by for against alongside to as like than beat including replace named called (".split()
)
"""Words before someone."""
DESCRIBING = frozenset("a an the another one his her their its who".split())
"""Words that begin an apposition."""
REPORTS = frozenset(("reports", "writes", "contributed"))
PEOPLE = frozenset(
    "agent impresario maestro guru star boss legend icon veteran rookie centre center guard".split()
)
"""Nouns that stand before a name, beside titles and those that end as occupations do."""
PLANS = frozenset(
    "plan scheme programme program project initiative campaign show website factory plant".split()
)
"""Of these, what a body may have that is named before it: `the Brightwater program`."""
BODIES = frozenset(
    "firm company group bank insurer retailer carmaker airline union charity club band duo trio newspaper magazine "
    "publisher start-up startup subsidiary maker operator developer lender party militia agency watchdog regulator "
    "authority federation association society institute university school college hospital chain brand label".split()
)
"""Nouns that say of a name that it is a body's: `insurer Quant Vitality`, `Brook Ravel Moss, a firm of brokers`."""
REACH = 10
"""Tokens over which an apposition is read."""
ENDS = frozenset(", . ; : of in at on that which who whose and – — (".split())
"""Where the noun phrase of an apposition ends."""


def nobody(found: Sequence[Found]) -> frozenset[str]:
    """The unknown names that are not taken for actors, as printed.

    Those are names of places and things, and all that stand once with nothing that shows them to be someone.
    """
    mentions: dict[str, list[Found]] = defaultdict(list)
    for f in found:
        if len(f.words) > 1:
            mentions[" ".join(f.words)].append(f)
    return frozenset(text for text, some in mentions.items() if not any(map(_shown, some)) and _no_one(some))


def _shown(f: Found) -> bool:
    return bool(f.known or f.kind or f.cue or f.honorific)


def _no_one(some: Sequence[Found]) -> bool:
    """Whether an unknown name is no one's, by all its mentions."""
    words = some[0].words
    team = len(words) > 2 and " ".join(words[:2]) in PLACES
    if (words[0] in PLACE_STARTS and not team) or is_thing(words) or is_generic(words):
        return True
    if any(_told(f) in BODIES for f in some):
        return False
    if len(some) == 1 and like_a_person(some[0]) and not _hinted(some[0]):
        return True
    return any(map(_told_a_thing, some)) or _a_place(some)


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
    return _subject(tokens, f.last) or _listed(tokens, f.first, f.last)


def _occupation(token: Token) -> bool:
    word = token.text
    agent = OCCUPATION.fullmatch(word) or word in TITLES or word in PEOPLE
    return bool(agent) and not token.capital and word.capitalize() not in ORDINARY


def _subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb stands here, adverbs passed over."""
    while at < len(tokens) and tokens[at].text.endswith("ly"):
        at += 1
    return at < len(tokens) and (verb_follows(tokens[at]) or tokens[at].text in PAST | REPORTS)


def _listed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether another name is joined to the one from `first` to `last`."""
    before = first > 1 and tokens[first - 1].text in ("and", ",") and tokens[first - 2].capital
    after = last + 1 < len(tokens) and tokens[last].text in ("and", ",") and tokens[last + 1].capital
    return before or after


def _a_place(some: Sequence[Found]) -> bool:
    """Whether every mention stands where a place stands, and one of them where nothing else could."""
    before = [f.section.tokens[f.first - 1].text.lower() if f.first else "" for f in some]
    return all(word in INSIDE | TOWARDS for word in before) and (
        len(before) > 1 or not INSIDE.isdisjoint(before)
    )


def _told_a_thing(f: Found) -> bool:
    """Whether a noun after the name says that it is a thing: `, a forest and former national park`, ` lander`."""
    tokens = f.section.tokens
    return (f.last < len(tokens) and tokens[f.last].text in THINGS - PLANS) or _told(f) in THINGS


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
