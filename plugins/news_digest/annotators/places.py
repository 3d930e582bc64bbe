"""Places that are known: where a form means the place, and where it is a part of a longer name or something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import ActorKind
from .given import GIVEN
from .known import Hit
from .runs import is_title
from .tokens import Section, Token
from .words import CALENDAR, HONORIFICS, ORDINARY, PARTICLES

INSIDE = frozenset(
    "in near outside around across throughout downtown greater central northern southern".split()
)
"""Words before a place and hardly anything else."""
COMPASS = frozenset("New North South East West Northern Southern Eastern Western Central Upper Lower".split())
"""What makes another place of the name that follows."""
BASED = frozenset(("based", "born", "area"))


def read_places(sections: Sequence[Section], hits: Sequence[Sequence[Hit]]) -> list[list[Hit]]:
    """The hits of each section without those that are no places here; doubtful ones are settled."""
    pairs = list(zip(sections, hits, strict=True))
    sure = frozenset(form for section, some in pairs for form in _told(section, some))
    return [[*_kept(section, some, sure)] for section, some in pairs]


def _told(section: Section, hits: Sequence[Hit]) -> Iterator[str]:
    """The doubtful forms of a section that stand where only a place can."""
    for at, hit in enumerate(hits):
        alone = hit.cue == "doubtful" and not _abbreviated(section, hit) and not _inside_name(section, hit)
        if alone and (_stands(section.tokens, hit) or _beside(section.tokens, hits, at)):
            yield hit.name


def _kept(section: Section, hits: Sequence[Hit], sure: frozenset[str]) -> Iterator[Hit]:
    tokens = section.tokens
    for hit in hits:
        named = (hit.kind is ActorKind.PLACE or hit.cue == "metonym") and not section.title_case
        if _abbreviated(section, hit):
            if _behind_city(tokens, hit):
                yield hit._replace(cue="registry")
        elif named and _inside_name(section, hit):
            continue
        elif hit.cue != "doubtful":
            yield hit
        elif hit.name in sure and not _named_so(tokens, hit):
            yield hit._replace(cue="registry")


def _abbreviated(section: Section, hit: Hit) -> bool:
    """Whether the form is an abbreviation: Calif., N.D., TX."""
    tokens = section.tokens
    return hit.cue == "doubtful" and (
        tokens[hit.last - 1].text.endswith(".") or tokens[hit.first].text.isupper()
    )


def _behind_city(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a city stands before an abbreviation, or `in`: Fresno, Calif.; in N.Y."""
    if hit.first and tokens[hit.first - 1].text in INSIDE:
        return tokens[hit.last - 1].text.endswith(".")
    return hit.first > 1 and tokens[hit.first - 1].text == "," and tokens[hit.first - 2].capital


def _inside_name(section: Section, hit: Hit) -> bool:
    """Whether the form is a part of a longer name: Chicago Bears, Whitney Houston, East Grand Rapids."""
    tokens = section.tokens
    before = tokens[hit.first - 1] if hit.first else None
    after = tokens[hit.last] if hit.last < len(tokens) else None
    if before and before.capital and not before.possessive and not _ordinary(before):
        return True
    if (
        before
        and before.text in ("of", "de", "&")
        and hit.first > 1
        and tokens[hit.first - 2].text in OF_PLACES
    ):
        return True
    if after and after.text in PARTICLES and hit.last + 1 < len(tokens) and tokens[hit.last + 1].capital:
        return True
    if not after or not after.capital or tokens[hit.last - 1].possessive or after.opens:
        return bool(
            after and after.text == "&" and hit.last + 1 < len(tokens) and tokens[hit.last + 1].capital
        )
    return not is_title(after.text) and after.text not in CALENDAR and after.text not in ORDINARY


OF_PLACES = frozenset(
    "University Bank Bay Lake Duke Duchess Earl Prince Princess Bishop Archbishop Isle".split()
)


def _ordinary(token: Token) -> bool:
    """Whether a capital word before a place is no part of its name."""
    text = token.text
    if text in HONORIFICS or text in GIVEN:
        return False
    return text in ORDINARY or text in CALENDAR or (text not in COMPASS and (token.opens or is_title(text)))


def _stands(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether only a place stands here: in Reading, Mobile-based, Jackson, Mississippi."""
    before = tokens[hit.first - 1].text.lower() if hit.first else ""
    if before in INSIDE:
        return True
    after = tokens[hit.last + 1 : hit.last + 2]
    return tokens[hit.last - 1].text == "-" or bool(
        after and after[0].text in BASED and tokens[hit.last].text == "-"
    )


def _beside(tokens: Sequence[Token], hits: Sequence[Hit], at: int) -> bool:
    """Whether another place is joined to it: `Columbus, Ohio`, `Seattle and Portland`."""
    hit = hits[at]
    for other in hits[max(0, at - 1) : at + 2]:
        if other is hit or other.kind not in (ActorKind.PLACE, ActorKind.STATE) or other.cue == "adjective":
            continue
        first, last = (hit, other) if hit.first < other.first else (other, hit)
        joined = [token.text for token in tokens[first.last : last.first]]
        comma = joined == [","] and first is hit
        if comma or (joined in (["and"], [","], [",", "and"], [";"]) and other.cue != "doubtful"):
            return True
    return False


def _named_so(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether the form is someone's name here all the same: Mr Lincoln."""
    return bool(hit.first) and tokens[hit.first - 1].text in HONORIFICS
