"""Acronyms that an article defines for itself: `Institute of Salt Studies (ISS)` is not the space station."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import Actor, ActorKind
from .known import Hit
from .tokens import Section, Token

SMALL = frozenset("of for and the in on to & at de".split())
"""Words of a body's name that need not have a letter in its acronym."""
STEM = 4
"""Letters by which two words are taken for forms of one: Organisation, Organization."""


def read_defined(
    sections: Sequence[Section], hits: Sequence[Sequence[Hit]], actors: Mapping[str, Sequence[Actor]]
) -> list[list[Hit]]:
    """The hits without acronyms that mean another body here; without a name where they mean the known one too."""
    defined: dict[str, set[bool]] = {}
    for section, some in zip(sections, hits, strict=True):
        for hit in some:
            tokens = section.tokens
            if _is_acronym(tokens, hit) and (words := _long_form(tokens, hit.first)):
                known = any(_is_form(words, actor) for actor in actors.get(tokens[hit.first].text, ()))
                defined.setdefault(tokens[hit.first].text, set()).add(known)
    others = {acronym: both for acronym, both in defined.items() if False in both}
    if not others:
        return [list(some) for some in hits]
    return [
        [
            hit._replace(name="") if _is_other(section.tokens, hit, others) else hit
            for hit in some
            if not _is_other(section.tokens, hit, others) or True in others[section.tokens[hit.first].text]
        ]
        for section, some in zip(sections, hits, strict=True)
    ]


def _is_acronym(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a known body's acronym stands here."""
    body = hit.kind is ActorKind.ORGANISATION and hit.last == hit.first + 1
    return body and tokens[hit.first].text.isupper()


def _is_other(tokens: Sequence[Token], hit: Hit, others: Mapping[str, set[bool]]) -> bool:
    return _is_acronym(tokens, hit) and tokens[hit.first].text in others


def _long_form(tokens: Sequence[Token], at: int) -> list[str]:
    """The words before a bracket that an acronym in it is made of; none where it is not."""
    marks = [token.text for token in (*tokens[at - 1 : at], *tokens[at + 1 : at + 2])]
    if at < 2 or marks != ["(", ")"]:
        return []
    letters, step, words = tokens[at].text, at - 2, list[str]()
    while letters and step >= 0:
        word = tokens[step].text
        if word[0].upper() == letters[-1] and (tokens[step].capital or word in SMALL):
            letters = letters[:-1]
        elif word not in SMALL:
            return []
        words.insert(0, word)
        step -= 1
    return [] if letters else words


def _is_form(words: Sequence[str], actor: Actor) -> bool:
    """Whether a long form may be a known body's: half of its words are in one of its names, or it has none as long."""
    stems = _stems(words)
    forms = [form.split() for form in (actor.name, *actor.aliases) if " " in form]
    return not forms or any(2 * len(stems & _stems(form)) >= min(len(stems), len(form)) for form in forms)


def _stems(words: Sequence[str]) -> set[str]:
    return {word[:STEM].lower() for word in words if word not in SMALL}
