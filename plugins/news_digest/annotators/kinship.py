"""Who of a family is meant: twins and brothers named together, kin named by given name alone."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from .honorifics import KIN, OWNERS, POLITE, Person
from .names import Found
from .words import WIDESPREAD

TWINS = frozenset("twins zwillinge jumeaux gemelos".split())
COLLECTIVE = {
    **dict.fromkeys((*TWINS, "siblings", "geschwister"), "fm"),
    **dict.fromkeys("brothers brüder frères hermanos".split(), "m"),
    **dict.fromkeys("sisters schwestern sœurs hermanas".split(), "f"),
}
"""Words for several of one family -> genders they may have: `the Pike twins`."""


def several_of(found: Found) -> tuple[str, str]:
    """The word for several of a family beside its name, and the genders that they may have; empty for none."""
    tokens = found.section.tokens
    beside = [token.text.lower() for token in tokens[found.last : found.last + 1]]
    beside += [token.text.lower() for token in tokens[max(0, found.first - 1) : found.first]]
    return next(((word, COLLECTIVE[word]) for word in beside if word in COLLECTIVE), ("", ""))


def kin_named(found: Iterable[Found]) -> dict[str, set[str]]:
    """Gender -> given names that stand alone behind a word of kinship in the paragraphs of some names.

    `Her brother, Urs,`.
    """
    sections = {f.section.block: f.section for f in found}
    names: dict[str, set[str]] = {}
    for section in sections.values():
        tokens = section.tokens
        for at in range(1, len(tokens) - 1):
            tied = tokens[at - 1].text.lower() in OWNERS or tokens[at - 1].possessive
            gender = KIN.get(tokens[at].text.lower(), "") if tied else ""
            if not gender:
                continue
            first = at + 2 if tokens[at + 1].text == "," else at + 1
            alone = first + 1 >= len(tokens) or not tokens[first + 1].capital
            if alone and first < len(tokens) and tokens[first].capital and not tokens[first].possessive:
                names.setdefault(gender, set()).add(tokens[first].text)
    return names


def kin_of(
    bearers: Sequence[Person],
    alone: Sequence[Found],
    kin_by_gender: Callable[[], Mapping[str, set[str]]],
    givens: Container[str],
) -> list[Person]:
    """Kin who are named by given name alone, and by surname with an honorific that nobody named in full can have.

    `Her brother, Urs, sold bonds`, and `Mr Vogel` in an article on Beatrix Vogel: Urs Vogel. `givens` are the given
    names of those who are named in full; `kin_by_gender` is `kin_named`, asked where anybody might be kin.
    """
    missing = {POLITE.get(f.honorific, "") for f in alone} - {""} - {person.gender for person in bearers}
    if len(missing) != 1 or not all(person.gender and person.name for person in bearers):
        return []
    gender, family = missing.pop(), bearers[0].family
    kin = [] if family in WIDESPREAD else sorted(kin_by_gender().get(gender, ()))
    if len(kin) != 1:
        return []
    (given,) = kin
    return [] if given in givens else [Person(f"{given} {family}", family, given, gender, frozenset(), True)]
