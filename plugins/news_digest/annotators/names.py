"""Names by rule: runs of capitals that titles, verbs, appositions or their own words show to be someone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model import ActorKind
from .known import Hit
from .tokens import Section, Token
from .words import (
    BEFORE_TITLES,
    CALENDAR,
    FAMILY_FIRST,
    GIVEN,
    HONORIFICS,
    NOT_NAMES,
    ORDINARY,
    ORG_HEADS,
    ORG_TAILS,
    PARTICLES,
    PLACES,
    SHORT_TITLES,
    SPEECH,
    TITLES,
)

GENERIC = frozenset(
    "Foreign Defence Defense Finance Health Justice Interior Education Trade Transport Supreme High Central District "
    "Crown Federal National Appeals Constitutional State City County Prime Home Upper Lower Board Police Chief The "
    "Ministry Department Office Court Bank Government Parliament Senate Assembly Congress Cabinet Army Navy Force Air "
    "Commission Committee Council Party University Company Group Service Agency Institute Union Environment".split()
)  # noqa: SIM905
"""Words of which no body's own name can be made: whose Foreign Ministry?"""

LINKS = frozenset(("of", "for", "on"))
DEPARTMENTS = frozenset(
    "State Defense Defence Homeland Security Commerce Energy Education Labor Health Transportation Justice "
    "Interior Treasury Staff Agriculture".split()
)  # noqa: SIM905
"""What a Secretary is of; the name follows at once: `Secretary of State Rex Tillerson`."""


@dataclass(frozen=True, slots=True)
class Found:
    """A run of capitals that may be someone's name."""

    section: Section
    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    words: tuple[str, ...]
    kind: ActorKind | None
    cue: str
    """Empty where nothing but its capitals speaks for it."""
    role: str = ""
    honorific: str = ""
    """`Mr`, `President`: what would have to be printed with a name that stays unresolved."""

    @property
    def text(self) -> str:
        tokens = self.section.tokens
        return self.section.text[tokens[self.first].start : tokens[self.last - 1].end]


def find_names(section: Section, hits: list[Hit]) -> Iterator[Found]:
    """The names of a section that are not known forms, with what speaks for them."""
    at_hit = {hit.first: hit for hit in hits}
    tokens = section.tokens
    end = 0
    for first in range(len(tokens)):
        if first < end or not _begins(tokens, first):
            continue
        end = _run_end(tokens, first)
        for found in _parse(section, first, end, at_hit):
            end = max(end, found.last)
            yield found


def _begins(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if not token.capital:
        return False
    if token.text in CALENDAR:
        return token.text in GIVEN and _capital(tokens, at + 1)
    return token.text not in ORDINARY


def _capital(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].capital


def _run_end(tokens: Sequence[Token], first: int) -> int:
    """Index after the run of capitals that begins at `first`, small particles inside it included."""
    at = first
    while at < len(tokens):
        token = tokens[at]
        if token.capital:
            if at > first and (_ends_run(tokens, at) or _owned(tokens[at - 1])):
                break
            at += 1
        elif token.text in PARTICLES and at > first and _capital(tokens, at + 1) and not tokens[at - 1].possessive:
            at += 1
        elif token.text == "&" and at > first and _capital(tokens, at + 1):
            at += 1
        elif token.text in PARTICLES and _capital(tokens, at + 2) and tokens[at + 1].text in PARTICLES and at > first:
            at += 2
        else:
            break
    return at


def _owned(before: Token) -> bool:
    """Whether a possessive ends the name before it, as it does but in Children's Fund."""
    return before.possessive and before.text not in ("Children", "People", "Women", "Men", "Workers")


def _ends_run(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital word in the middle of a run can't belong to it."""
    text = tokens[at].text
    if text in CALENDAR:
        return tokens[at - 1].text not in GIVEN and tokens[at - 1].text not in HONORIFICS
    return tokens[at].opens or text in ("I", "The", "This", "But", "And", "If", "As", "A")


def _parse(section: Section, first: int, end: int, at_hit: dict[int, Hit]) -> Iterator[Found]:
    """Take a run apart: known forms and titles before, then one name."""
    tokens = section.tokens
    at, role_from, honorific = first, first, ""
    if first > 1 and tokens[first - 1].text == "of" and tokens[first - 2].text.lower() in ("secretary", "chief"):
        while at < end and tokens[at].text in DEPARTMENTS:
            at, role_from = at + 1, first - 2
            honorific = "Secretary of State"
    while at < end:
        whole = _organisation(section, at, end, at_hit)
        if whole:
            yield whole
            at, honorific, role_from = whole.last, "", whole.last
            continue
        hit = at_hit.get(at)
        text = tokens[at].text
        if hit and not (at + 1 < end and text in GIVEN and hit.last == at + 1 and hit.cue != "registry"):
            at, honorific = max(hit.last, at + 1), ""
            continue
        if _title(text):
            at, honorific = at + 1, f"{honorific} {text}".strip() if honorific else text
            continue
        last = _name_end(tokens, at, end, at_hit)
        yield _name(section, at, last, role_from, honorific)
        at, honorific, role_from = last, "", last


def _title(text: str) -> bool:
    small = text.lower()
    if text in HONORIFICS or text in SHORT_TITLES or small in TITLES:
        return text not in GIVEN
    return small in BEFORE_TITLES or all(part in TITLES or part in BEFORE_TITLES for part in small.split("-"))


def _name_end(tokens: Sequence[Token], at: int, end: int, at_hit: dict[int, Hit]) -> int:
    """A name goes on to the end of its run, or to a known form that is not a surname after a given name."""
    last = at + 1
    while last < end:
        hit = at_hit.get(last)
        if hit and (hit.last - last > 1 or tokens[last - 1].text not in GIVEN) and hit.cue != "adjective":
            break
        if last + 1 < end and tokens[last - 1].text not in GIVEN and tokens[last].text.lower() in TITLES:
            break
        last += 1
    while last > at + 1 and not tokens[last - 1].capital:
        last -= 1
    return last


# --- Organisations


def _organisation(section: Section, at: int, end: int, at_hit: dict[int, Hit]) -> Found | None:
    """An organisation that begins at `at`, by its head (`Ministry of ...`) or its tail (`... University`)."""
    tokens = section.tokens
    hit = at_hit.get(at)
    tail = next((i for i in range(end - 1, at, -1) if tokens[i].text in ORG_TAILS), 0)
    if tail and (hit is None or hit.last <= tail):
        if _person_before_title(tokens, at, tail):
            tail = 0
    if hit and hit.last > tail and not tail:
        return None
    last = tail + 1 if tail else at + 1
    while tail and last < end and not _someone(tokens, last, at_hit):
        last += 1
    if tokens[last - 1].text in ORG_HEADS and not tokens[last - 1].possessive:
        last = _extended(tokens, last, at_hit)
    if last == at + 1 or (hit and hit.last >= last):
        return None
    words = tuple(t.text for t in tokens[at:last])
    if all(word in GENERIC for word in words if word[0].isupper()):
        return None
    return Found(section, at, last, words, ActorKind.ORGANISATION, "name of an organisation")


def _person_before_title(tokens: Sequence[Token], at: int, tail: int) -> bool:
    """Whether a title stands in the run before its tail, so that a name may follow it."""
    return tokens[at].text in HONORIFICS or any(
        tokens[i].text.lower() in TITLES or tokens[i].text in HONORIFICS for i in range(at + 1, tail)
    )


def _extended(tokens: Sequence[Token], last: int, at_hit: dict[int, Hit]) -> int:
    """Where an organisation ends that goes on after its head with `of`, `for` or `on`."""
    at, linked = last, False
    while at + 1 < len(tokens) and not tokens[at - 1].possessive:
        word = tokens[at].text
        if word in LINKS or (linked and word in ("and", "&", "at")):
            step = at + 1
            if tokens[step].text == "the" and step + 1 < len(tokens):
                step += 1
            if not tokens[step].capital or (word in ("and", "&") and _someone(tokens, step, at_hit)):
                break
            linked = True
            at = step + 1
            while _capital(tokens, at) and not tokens[at].opens and not tokens[at - 1].possessive:
                at += 1
            last = at
        else:
            break
    return last


def _someone(tokens: Sequence[Token], at: int, at_hit: dict[int, Hit]) -> bool:
    return at in at_hit or tokens[at].text in GIVEN or _title(tokens[at].text)


# --- People


def _name(section: Section, at: int, last: int, role_from: int, honorific: str) -> Found:
    tokens = section.tokens
    words = tuple(t.text for t in tokens[at:last])
    role = _role_before(section, at, role_from)
    if not role and len(words) > 1:
        role = _apposition(section, last)
        cue = "apposition" if role else _cue(tokens, at, last, words)
    else:
        cue = "title" if role or honorific else _cue(tokens, at, last, words)
    if honorific in HONORIFICS and role == honorific:
        role = ""
    kind = ActorKind.PERSON if cue and cue != "speech verb" else None
    if cue == "speech verb" and len(words) > 1 and not is_thing(words):
        kind = ActorKind.PERSON
    if kind and cue in ("given name", "apposition") and is_thing(words[1:] if words[0] in GIVEN else words):
        kind, cue = None, ""
    return Found(section, at, last, words, kind, cue, role, honorific)


def is_thing(words: Sequence[str]) -> bool:
    """Whether the words name a place, an event or a thing."""
    return " ".join(words) in PLACES or any(word in NOT_NAMES or word in CALENDAR for word in words)


def promote(found: list[Found]) -> list[Found]:
    """Take those for people too whose last word stands alone elsewhere, as surnames do."""
    alone = {f.words[0] for f in found if len(f.words) == 1}
    return [
        replace(f, kind=ActorKind.PERSON, cue="surname alone")
        if not f.cue and f.kind is None and 1 < len(f.words) < 4 and f.words[-1] in alone and not is_thing(f.words)
        else f
        for f in found
    ]


def _role_before(section: Section, at: int, role_from: int) -> str:
    """The title printed before a name, with the small words that belong to it."""
    tokens = section.tokens
    first = at
    while first > role_from and _title(tokens[first - 1].text):
        first -= 1
    titled = first < at
    while first and at - first < 7 and _small_title(tokens[first - 1]):
        first -= 1
        titled = titled or tokens[first].text in TITLES
    if role_from < first and role_from < at and tokens[first - 1].text == "of":
        first = role_from
    if not titled:
        return ""
    return section.text[tokens[first].start : tokens[at - 1].end]


def _small_title(token: Token) -> bool:
    text = token.text
    return not token.capital and not token.possessive and (text in TITLES or text in BEFORE_TITLES)


def _apposition(section: Section, last: int) -> str:
    """What follows a name between commas and says what the person is: `, Japan's foreign minister,`."""
    tokens = section.tokens
    if last + 2 >= len(tokens) or tokens[last].text != "," or tokens[last - 1].possessive:
        return ""
    if tokens[last + 1].text.isdigit() and tokens[last + 2].text in ",.":
        return tokens[last + 1].text
    for at in range(last + 1, min(last + 12, len(tokens))):
        text = tokens[at].text
        if text in ",.;”":
            return ""
        if text.lower() in TITLES and not tokens[at].possessive:
            end = _clause_end(tokens, at)
            return section.text[tokens[last + 1].start : tokens[end - 1].end]
        if not (tokens[at].capital or tokens[at].possessive or text in _BEFORE_ROLE or text in BEFORE_TITLES):
            if at > last + 4:
                return ""
    return ""


_BEFORE_ROLE = frozenset(("a", "an", "the", "who", "is", "was", "of", "and", "its", "his", "her", "their", "our"))


def _clause_end(tokens: Sequence[Token], at: int) -> int:
    end = at
    while end < len(tokens) and end < at + 12 and tokens[end].text not in (",", ".", ";", "”", '"', ":", "—", "–"):
        end += 1
    return end


def _cue(tokens: Sequence[Token], at: int, last: int, words: tuple[str, ...]) -> str:
    """What beside titles shows that the words are someone's name; empty for nothing."""
    after = tokens[last].text if last < len(tokens) else ""
    before = tokens[at - 1].text if at else ""
    if not tokens[last - 1].possessive and (after in SPEECH or before in SPEECH):
        return "speech verb"
    if before == "to" and at > 1 and tokens[at - 2].text.lower() == "according":
        return "speech verb"
    if len(words) < 2:
        return ""
    if words[0] in GIVEN:
        return "given name"
    if words[0] in FAMILY_FIRST and "-" in words[1]:
        return "given name"
    if len(words) > 2 and len(words[1]) == 2 and words[1][1] == ".":
        return "given name"
    return ""
