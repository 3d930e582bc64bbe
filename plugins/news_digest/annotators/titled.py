"""Names that an honorific speaks for, here or elsewhere in the article: Walter Hill, where `Mr Hill` stands."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set

from ..languages import Language
from ..model import ActorKind
from .given import GIVEN
from .honorifics import ABROAD, HERS, KIN, is_title
from .names import Found
from .tokens import Section, Token
from .words import ACTING, CALENDAR, FAMILY_FIRST, HONORIFICS, NOT_NAMES, ORDINARY, ORG_TAILS, SPEECH, TITLES

Covered = dict[int, Found]
"""Index of a token -> the name that it belongs to, for one section."""
ASIDES = frozenset(
    "who whose a an the as der die das den qui que quien son sa su seine ihre his her their".split()
)
"""Words behind the comma after a name."""
ARTICLES = frozenset("a an the der die das den".split())
NO_NAMES = ORDINARY | CALENDAR | ORG_TAILS
FRENCH = "M."
"""Monsieur, or an initial."""


def with_titled(
    found: Sequence[Found], sections: Sequence[Section], small: Container[str], language: Language | None
) -> list[Found]:
    """The names of an article, those added that honorifics speak for, and honorifics taken off where they are in.

    `small` are the words that the article prints in small letters somewhere.
    """
    polite = {**HONORIFICS, **ABROAD, **(language.honorifics if language else {})}
    ends = _ends(f for f in found if f.words[0] not in polite)
    found = [_without_title(f, polite, ends, small) for f in found]
    called = {f.words[-1] for f in found if f.honorific in polite and _is_short(f)}
    more = [f for section in sections for f in _addressed(section, polite)]
    if not called and not more:  # as in most news
        return found
    covered: dict[int, Covered] = {section.block: {} for section in sections}
    for f in found:
        covered[f.section.block].update(dict.fromkeys(range(f.first, f.last), f))
    more = [f for f in more if f.first not in covered[f.section.block]]
    called |= {f.words[-1] for f in more}
    if not called:
        return found
    full = [
        f for section in sections for f in _in_full(section, covered[section.block], called, polite, language)
    ]
    gone = {
        id(covered[f.section.block][at])
        for f in full
        for at in range(f.first, f.last)
        if at in covered[f.section.block]
    }
    kept = [f for f in found if id(f) not in gone]
    ends = _ends((*kept, *full))
    more = [f for f in more if f.words[-1] in ends]
    called = {f.words[-1] for f in more}
    offices = [f for section in sections for f in _by_office(section, covered[section.block], called)]
    return sorted(
        (*kept, *full, *more, *offices), key=lambda f: (f.section.block < 0, f.section.block, f.first)
    )


def _ends(found: Iterable[Found]) -> dict[str, set[str]]:
    """Last word -> first words, of the names of several words."""
    ends: dict[str, set[str]] = {}
    for f in found:
        if len(f.words) > 1 and f.words[0] != FRENCH:
            ends.setdefault(f.words[-1], set()).add(f.words[0])
    return ends


def _is_short(f: Found) -> bool:
    """Whether a surname stands alone, particles left aside."""
    return len(f.words) == 1 or not f.words[0][0].isupper()


def _without_title(
    f: Found, polite: Container[str], ends: Mapping[str, Set[str]], small: Container[str]
) -> Found:
    """The name without the honorific that it begins with or holds: M. Castel, Dean Thorold."""
    if f.kind is ActorKind.ORGANISATION or f.known or f.last - f.first != len(f.words):
        return f
    if "&" in f.words:
        return f._replace(kind=ActorKind.ORGANISATION, cue="name of an organisation")
    words = f.words[:-1]
    at = next((i for i in range(len(words) - 1, -1, -1) if words[i] in polite and words[i] not in GIVEN), -1)
    honorific, role = f.words[at], ""
    others = ends.get(f.words[-1], frozenset())
    if len(words) == 1 and words[0].lower() in polite and f.section.tokens[f.first].opens:
        at, honorific = 0, words[0].lower()
    elif words == (FRENCH,) and others and not any(other.startswith("M") for other in others):
        at, honorific = 0, FRENCH
    elif len(words) == 1 and words[0] in GIVEN and others - {words[0]}:
        office = words[0].lower()
        at = 0 if office in TITLES and office in small else at
        honorific = role = words[0]
    if at < 0:
        return f
    return f._replace(
        first=f.first + at + 1, words=f.words[at + 1 :], kind=ActorKind.PERSON, cue="title", role=role,
        honorific=honorific,
    )  # fmt: skip


def _addressed(section: Section, polite: Container[str]) -> Iterator[Found]:
    """Surnames behind an honorific that are words of another kind: Mrs Major, Mr Sen."""
    tokens = section.tokens
    for at in section.capitals:
        token, before = tokens[at], tokens[at - 1]
        if at and before.text in polite and not _capital(tokens, at + 1):
            yield Found(section, at, at + 1, (token.text,), ActorKind.PERSON, "title", "", before.text)


def _by_office(section: Section, covered: Covered, called: Container[str]) -> Iterator[Found]:
    """The same behind a title: Chief Major."""
    tokens = section.tokens
    for at in section.capitals:
        text, before = tokens[at].text, tokens[at - 1]
        if not at or text not in called or at in covered or _capital(tokens, at + 1):
            continue
        if before.capital and is_title(before.text) and before.text not in HONORIFICS:
            yield Found(section, at, at + 1, (text,), ActorKind.PERSON, "title", before.text, before.text)


def _capital(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].capital and not tokens[at - 1].possessive and not tokens[at].opens


def _in_full(
    section: Section,
    covered: Covered,
    called: Container[str],
    polite: Container[str],
    language: Language | None,
) -> Iterator[Found]:
    """Full names whose surname stands behind an honorific elsewhere, the surname first or last."""
    tokens = section.tokens
    for at in () if section.title_case else section.capitals:
        if tokens[at].text not in called:
            continue
        for other in (at - 1, at + 1):
            first, last = min(at, other), max(at, other) + 1
            if _may_be_given(tokens, at, other, covered, polite) and _speaks_for(
                tokens, first, last, language, at
            ):
                words = tuple(t.text for t in tokens[first:last])
                yield Found(section, first, last, words, ActorKind.PERSON, "honorific elsewhere")
                break


def _may_be_given(
    tokens: Sequence[Token], at: int, other: int, covered: Covered, polite: Container[str]
) -> bool:
    """Whether the word at `other` may be the given name of the surname at `at`."""
    if not 0 <= other < len(tokens) or not tokens[other].capital:
        return False
    first, last, text = min(at, other), max(at, other), tokens[other].text
    if tokens[first].possessive or tokens[last].opens:
        return False
    if text in NO_NAMES or text in polite or (is_title(text) and text not in GIVEN):
        return False
    if at in covered and covered[at].honorific in (text, text.lower()):
        return False
    some = (covered[i] for i in (first, last) if i in covered)
    return not any(
        f.known or (len(f.words) > 1 and f.kind) or f.first < first or f.last > last + 1 for f in some
    )


def _speaks_for(tokens: Sequence[Token], first: int, last: int, language: Language | None, at: int) -> bool:
    """Whether what stands around two words shows them to be someone's full name."""
    before = tokens[first - 1].text.lower() if first else ""
    after = tokens[last].text if last < len(tokens) else ""
    if _capital(tokens, last) or before in ("the", "a", "an", "in", "at", "near"):
        return False
    if at == first:
        other = tokens[last - 1].text
        if other in NOT_NAMES or is_title(other):
            return False
        if tokens[first].text not in FAMILY_FIRST:
            return (
                _aside(tokens, last)
                and tokens[last + 1].text not in ARTICLES
                and tokens[first].text not in GIVEN
            )
        return True
    if tokens[first].text in GIVEN:
        return True
    if language and language.code == "de":  # where nouns have capitals too
        return first > 0 and tokens[first - 1].capital and not tokens[first - 1].opens
    speech = language.speech if language else SPEECH
    return (
        _aside(tokens, last)
        or after in ACTING
        or after in speech
        or before in speech
        or before in KIN
        or is_title(before)
    )


def _aside(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age, or a clause about someone, follows between commas."""
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "("):
        return False
    after = tokens[at + 1].text
    return after.isdigit() or after in ASIDES or after in HERS
