"""Names that a model marks, set beside those found by rule: it speaks where the rules have nothing to say."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..model import ActorKind, Kind
from ..recogniser import Entity, Model, entities
from .known import Hit
from .names import Found
from .runs import is_title
from .tokens import Section, Token
from .words import HONORIFICS

KINDS = {"PERSON": ActorKind.PERSON, "ORG": ActorKind.ORGANISATION, "GPE": ActorKind.PLACE}
"""What the model's labels mean here; its other labels are no actors."""
NO_ONE = frozenset(("EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE", "FAC", "LOC"))
"""Labels that speak against a name for which nothing else speaks."""
CUE = "model"
WEAK = frozenset(("", "surname alone"))
"""Cues of the rules that the model's word outweighs."""


def ask(folder: str, sections: Sequence[Section]) -> list[list[Entity]]:
    """What the model marks in each section; nothing where capitals tell nothing, which misleads it."""
    texts = [
        "" if section.title_case or section.kind is Kind.CAPTION else section.text for section in sections
    ]
    return entities(Model(folder, ""), texts)


def weigh(
    section: Section, found: Sequence[Found], hits: Sequence[Hit], marked: Sequence[Entity]
) -> list[Found]:
    """The names of a section by rule and model: known forms win, then what rules tell for sure, then the model."""
    taken = {at for hit in hits for at in range(hit.first, hit.last)}
    spans = [span for entity in marked if (span := _span(section.tokens, entity))]
    kept = [name for name in (_confirmed(f, spans) for f in found) if name]
    covered = {at for f in kept for at in range(f.first, f.last)} | taken
    new = [
        Found(section, first, last, _words(section.tokens[first:last]), KINDS[label], CUE)
        for first, last, label in spans
        if label in KINDS and covered.isdisjoint(range(first, last))
    ]
    return sorted([*kept, *new], key=lambda f: f.first)


def _confirmed(found: Found, spans: Sequence[tuple[int, int, str]]) -> Found | None:
    """A name by rule as the model sees it; None for one that only its capitals spoke for, and the model denies."""
    if found.known or found.kind and found.cue not in WEAK:
        return found
    over = [span for span in spans if span[0] < found.last and found.first < span[1]]
    if not over:
        return found
    first, last, label = over[0]
    if label not in KINDS:
        return None if label in NO_ONE else found
    if (first, last) == (found.first, found.last):
        return replace(found, kind=KINDS[label], cue=found.cue or CUE)
    return None  # the model's own span takes its place


def _span(tokens: Sequence[Token], entity: Entity) -> tuple[int, int, str] | None:
    """First token, token after the last, and label; titles and articles before a name left out."""
    first = bisect_left(tokens, entity.start, key=lambda token: token.start)
    last = bisect_right(tokens, entity.end, key=lambda token: token.end)
    while first < last and (not tokens[first].capital or tokens[first].text == "The"):
        first += 1
    if entity.label == "PERSON":
        while first + 1 < last and (tokens[first].text in HONORIFICS or is_title(tokens[first].text)):
            first += 1
    while last > first and not tokens[last - 1].text[0].isalnum():
        last -= 1
    return (first, last, entity.label) if first < last else None


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)
