"""States and cities whose name is somebody's in the article: Israel Adeyemi, Lena Holland, and Holland after that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model import ActorKind
from .common import BODIES, COMMON, NOUNS
from .given import GIVEN
from .known import Hit, is_acting
from .runs import is_capital, is_title, run_end
from .tokens import Section, Token
from .words import CALENDAR, HONORIFICS, NOT_NAMES, ORDINARY, ORG_HEADS, ORG_TAILS, SPEECH

LANDS_AS_GIVEN = frozenset(
    "Israel Georgia Jordan Chad Paris Sydney Florence Victoria Vienna Milan Dallas Austin Brooklyn Savannah Verona "
    "Adelaide Carolina Virginia Dakota Montana Madison Chelsea Houston Denver".split()
)
"""Names of states and places that children are often given."""
DOING = frozenset(
    "beat beats fought fights wrote writes sang sings ran runs drew draws threw throws spoke speaks grew plays scores "
    "stars who whose".split()
)
"""What people do, beside what states do; a team's name ends in s."""
BUSINESS = BODIES | {"shares", "stock", "bonds", "profit", "profits", "debt", "investors", "its"}
"""Words beside what is a company's name rather than a person's."""
KIN = frozenset(
    "wife husband mother father sister brother daughter son aunt uncle niece nephew cousin grandmother grandfather "
    "girlfriend boyfriend partner fiancee fiance fiancée fiancé widow widower".split()
)
OWNERS = frozenset(("his", "her", "their", "my", "our"))
NOT_SURNAMES = NOT_NAMES | ORG_TAILS | ORG_HEADS | CALENDAR | ORDINARY | HONORIFICS.keys() | {"Tech"}
VENUE = frozenset(
    "in to from near outside inside across around throughout between into via toward towards for against at of "
    "visited left entered leaves visits reached".split()
)
"""Words behind which a name that may be a place's is a place's."""
LANDS = (ActorKind.STATE, ActorKind.PLACE)


Full = tuple[str, str]
"""Given name and surname."""
Where = tuple[int, int]
"""Block and token."""


def read_namesakes(
    sections: Sequence[Section], hits: Sequence[Sequence[Hit]]
) -> tuple[list[list[Hit]], frozenset[str]]:
    """The hits without those that are a person's name, and the full names; a hit that may be either's has no name."""
    pairs = list(zip(sections, hits, strict=True))
    followed = any(
        _is_land(hit) and is_capital(section.tokens, hit.last) for section, some in pairs for hit in some
    )
    alone = _alone(sections) if followed else frozenset()
    names: dict[str, Full] = {}
    since: dict[str, Where] = {}
    for section, some in pairs:
        starts = {hit.first for hit in some}
        for hit in some if not section.title_case else ():
            if full := _full(section.tokens, hit, starts, alone):
                names[section.tokens[hit.first].text] = full
                since.setdefault(section.tokens[hit.first].text, (section.block, hit.first))
    if not names and not any(_is_kin(section.tokens, hit) for section, some in pairs for hit in some):
        return [list(some) for some in hits], frozenset()
    lands = _lands(pairs, names, since)
    kept = [[*_kept(section, some, names, since, lands)] for section, some in pairs]
    return kept, frozenset(" ".join(full) for full in names.values())


def _alone(sections: Sequence[Section]) -> frozenset[str]:
    """Capital words with no other before or behind them, as a surname stands when it is printed again."""
    return frozenset(
        section.tokens[at].text
        for section in sections
        for at in section.capitals
        if not (at and section.tokens[at - 1].capital and section.tokens[at - 1].text not in HONORIFICS)
        and not (is_capital(section.tokens, at + 1) and not section.tokens[at].possessive)
    )


def _is_land(hit: Hit) -> bool:
    """Whether a hit is one word that means a state or a place for certain."""
    known = (hit.kind in LANDS and hit.cue == "registry") or hit.cue == "metonym"
    return known and hit.last == hit.first + 1


def _full(tokens: Sequence[Token], hit: Hit, starts: set[int], alone: frozenset[str]) -> Full | None:
    """The full name of someone in which a land's name is the first or the last word; None for no such."""
    at, token = hit.first, tokens[hit.first]
    if not _is_land(hit):
        return None
    before = tokens[at - 1] if at else None
    joined = before is not None and before.capital and not before.possessive and not token.opens
    if before and joined and not is_title(before.text) and before.text not in ORDINARY:
        named = before.text in GIVEN and at - 1 not in starts and before.text not in CALENDAR
        leads = at < 2 or not tokens[at - 2].capital or tokens[at - 1].opens or is_title(tokens[at - 2].text)
        goes_on = is_capital(tokens, hit.last) and not tokens[hit.last].opens and not token.possessive
        return (before.text, token.text) if named and leads and not goes_on else None
    return _full_behind(tokens, hit, starts, alone)


def _full_behind(tokens: Sequence[Token], hit: Hit, starts: set[int], alone: frozenset[str]) -> Full | None:
    """The name of someone whose given name is a land's: Israel Adeyemi."""
    token, last = tokens[hit.first], hit.last
    if token.possessive or not is_capital(tokens, last) or tokens[last].opens or last in starts:
        return None
    surname = tokens[last].text
    small = surname.lower()
    thing = surname in NOT_SURNAMES or surname in COMMON or small in NOUNS or small.removesuffix("s") in NOUNS
    if (
        thing
        or is_title(surname)
        or surname in GIVEN
        or surname.isupper()
        or run_end(tokens, last) > last + 1
    ):
        return None
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    behind = tokens[last + 2].text if last + 2 < len(tokens) else ""
    told = after in SPEECH or (after == "," and (behind == "who" or behind.isdigit()))
    if token.text in LANDS_AS_GIVEN:
        does = is_acting(after) or (after in DOING and not surname.endswith("s"))
        sure = told or does or surname in alone
    else:
        firm = any(word.text in BUSINESS for word in tokens)
        sure = told and surname in alone and not firm
    return (token.text, surname) if sure else None


def _is_kin(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a land's name is that of someone's kin: `Georgia, his wife,` or `his wife, Georgia`."""
    if not _is_land(hit):
        return False
    words = [token.text for token in tokens[hit.last : hit.last + 3]]
    if len(words) == 3 and words[0] == "," and words[1] in OWNERS and words[2] in KIN:
        return True
    ahead = [token.text for token in tokens[max(0, hit.first - 3) : hit.first] if token.text != ","]
    return len(ahead) > 1 and ahead[-1] in KIN and ahead[-2] in OWNERS


def _lands(
    pairs: Sequence[tuple[Section, Sequence[Hit]]],
    names: Mapping[str, Full],
    since: Mapping[str, Where],
) -> frozenset[str]:
    """Those of some forms that the article means a land by too, as far as what stands around them tells."""
    meant: dict[str, set[str]] = {}
    others: set[str] = set()
    found = set()
    for section, some in pairs:
        for hit in some:
            form = section.tokens[hit.first].text
            if form in names and _is_land(hit):
                meant.setdefault(form, set()).update({hit.name} if hit.cue == "registry" else ())
                if _is_early(section, hit, since) or _is_venue(section.tokens, hit):
                    found.add(form)
            elif hit.kind is ActorKind.STATE:
                others.add(hit.name)
    found |= {form for form, lands in meant.items() if lands & others}
    return frozenset(found | {f for f, lands in meant.items() if lands and others and names[f][0] == f})


def _kept(
    section: Section,
    hits: Sequence[Hit],
    names: Mapping[str, Full],
    since: Mapping[str, Where],
    lands: frozenset[str],
) -> Iterator[Hit]:
    tokens = section.tokens
    for hit in hits:
        form = tokens[hit.first].text
        if _is_kin(tokens, hit):
            continue
        if form not in names or not _is_land(hit):
            yield hit
        elif _in_full(tokens, hit, names[form]):
            continue
        else:
            placed = _is_early(section, hit, since) or _is_longer(tokens, hit) or _is_venue(tokens, hit)
            leads = names[form][0] == form
            if placed or (leads and (form in lands or not (form in LANDS_AS_GIVEN or form in GIVEN))):
                yield hit
            elif form in lands:
                yield hit._replace(name="")


def _is_early(section: Section, hit: Hit, since: Mapping[str, Where]) -> bool:
    """Whether a land's name stands in the text before anyone of the name does."""
    first = since[section.tokens[hit.first].text]
    return section.block >= 0 and first > (section.block, hit.first)


def _is_venue(tokens: Sequence[Token], hit: Hit) -> bool:
    return hit.first > 0 and tokens[hit.first - 1].text.lower() in VENUE


def _is_longer(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a noun or more capital words follow: `London police`."""
    if hit.last >= len(tokens) or tokens[hit.first].possessive:
        return False
    after = tokens[hit.last]
    noun = not is_acting(after.text) and (after.text in NOUNS or after.text.removesuffix("s") in NOUNS)
    return (after.capital and not after.opens) or noun


def _in_full(tokens: Sequence[Token], hit: Hit, full: Full) -> bool:
    """Whether a land's name stands inside the full name here."""
    at = hit.first if tokens[hit.first].text == full[0] else hit.first - 1
    return at >= 0 and tuple(token.text for token in tokens[at : at + 2]) == full
