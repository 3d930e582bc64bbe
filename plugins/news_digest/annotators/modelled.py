"""Names that a model marks, set beside those found by rule: it speaks where the rules have little to say."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from ..model import ActorKind
from ..recogniser import Entity, Model, entities
from .common import COMMON, NOUNS
from .known import Hit
from .names import Found
from .organisations import is_generic
from .runs import is_thing, is_title
from .tokens import Section, Token, index_at
from .words import HONORIFICS

KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "GPE": ActorKind.PLACE}
"""What the model's labels mean here; its other labels are no actors."""
DENYING = frozenset("EVENT WORK_OF_ART PRODUCT LAW LANGUAGE FAC LOC NORP DATE TIME MONEY".split())
"""Labels that speak against a name for which nothing else speaks."""
WEAK = frozenset(("", "surname alone"))
"""Cues of the rules that the model's word outweighs."""

SHORTEST = 3
"""Letters of a name of one word for which no rule speaks."""

Marked = tuple[int, int, str]
"""First token, token after the last, label."""


def ask(folder: str, sections: Sequence[Section]) -> list[list[Entity]]:
    """What the model marks in each section; nothing where every word has a capital, which misleads it."""
    return entities(Model(folder, ""), ["" if section.title_case else section.text for section in sections])


def weigh(
    section: Section, found: Sequence[Found], hits: Sequence[Hit], marked: Sequence[Entity]
) -> list[Found]:
    """The names of a section by rule and model: known forms win, then what rules tell for sure, then the model."""
    if section.title_case:
        return list(found)
    spans = [span for entity in marked if (span := _span(section.tokens, entity))]
    kept = [name for name in (_compared(f, spans) for f in found) if name]
    covered = {at for f in kept for at in range(f.first, f.last)}
    covered |= {at for hit in hits for at in range(hit.first, hit.last)}
    new = [
        Found(section, first, last, _words(section.tokens[first:last]), None, "", label=label)
        for first, last, label in spans
        if label in KINDS
        and covered.isdisjoint(range(first, last))
        and _like_a_name(_words(section.tokens[first:last]), label)
    ]
    return sorted([*kept, *new], key=lambda f: f.first)


def told(found: Sequence[Found], kinds: Mapping[str, ActorKind]) -> dict[str, ActorKind]:
    """The kinds of names for which no rule speaks, as the model has most of their mentions; without what it denies."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for f in found:
        if f.label:
            labels[" ".join(f.words)][f.label] += 1
    settled = dict(kinds)
    for text, votes in labels.items():
        label = min(votes, key=lambda label: (label not in KINDS, -votes[label], label))
        if label in KINDS and (text in kinds or _like_a_name(text.split(), label)):
            settled[text] = KINDS[label]
        elif label in DENYING:
            settled.pop(text, None)
    return settled


def _compared(found: Found, spans: Sequence[Marked]) -> Found | None:
    """A name by rule as the model sees it; None where the model has another span in the place of a weak one."""
    if found.known or (found.kind and found.cue not in WEAK):
        return found
    over = [span for span in spans if span[0] < found.last and found.first < span[1]]
    if not over:
        return found
    first, last, label = over[0]
    if (first, last) == (found.first, found.last) or found.honorific:
        return found._replace(label=label)
    return found if label in KINDS else found._replace(label=label)


def _span(tokens: Sequence[Token], entity: Entity) -> Marked | None:
    """The tokens of an entity; titles and articles before a name left out."""
    first = index_at(tokens, entity.start)
    last = bisect_right(tokens, entity.end, key=lambda token: token.end)
    while first < last and (not tokens[first].capital or tokens[first].text == "The"):
        first += 1
    if entity.label == "PERSON":
        while first + 1 < last and (tokens[first].text in HONORIFICS or is_title(tokens[first].text)):
            first += 1
    while last > first and not tokens[last - 1].text[0].isalnum():
        last -= 1
    return (first, last, entity.label) if first < last else None


def _like_a_name(words: Sequence[str], label: str) -> bool:
    """Whether what the model alone takes for a name is none of what it is often misled by: things, titles, degrees."""
    if (is_thing(words) and label != "GPE") or is_generic(words):  # Lower Example is a place
        return False
    word = words[0]
    common = word in COMMON or word.lower() in NOUNS or is_title(word)
    return len(words) > 1 or not (common or word.isupper() or "." in word or len(word) < SHORTEST)


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)
