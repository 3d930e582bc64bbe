"""The short forms of organisations in one article: without Inc., acronyms, the last word of a team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..model import ActorKind
from .common import COMMON, NOUNS, USUAL
from .given import GIVEN
from .names import Found
from .organisations import COMPANY
from .words import BEFORE_TITLES, ORDINARY, TITLES

MOST = 200
"""Organisations of one article that may share a word, for one to be looked for in the others."""


def short_forms(
    found: Sequence[Found], printed: Mapping[str, Sequence[Found]], bodies: Iterable[str]
) -> dict[str, str]:
    """Full form, short form or acronym -> name, empty for one of two bodies; `bodies` are the known organisations."""
    organisations: dict[str, str] = {}
    defined: dict[str, set[str]] = {}
    for f in sorted(found, key=lambda f: -len(f.words)):
        acronym = _acronym_after(f)
        if f.kind is ActorKind.ORGANISATION or (f.kind is None and acronym):
            _add_organisation(organisations, f)
            defined.setdefault(acronym, set()).add(f.text.replace("’", "'"))
    _add_teams(organisations, printed, bodies)
    _join_organisations(organisations)
    for acronym, names in defined.items():
        if len({organisations[name] for name in names}) > 1:  # printed in brackets behind two bodies
            organisations[acronym] = ""
    return organisations


def _acronym_after(found: Found) -> str:
    """The acronym that is printed in brackets behind a name; empty for none."""
    tokens = found.section.tokens
    marks = [token.text for token in tokens[found.last : found.last + 3]]
    bracketed = len(found.words) > 1 and marks[:1] == ["("] and marks[2:] == [")"]
    return marks[1] if bracketed and marks[1].isupper() and marks[1][0] == found.words[0][0] else ""


def _add_organisation(organisations: dict[str, str], found: Found) -> None:
    """An organisation with its short forms: without Inc., by its acronym, by the first word of two."""
    words = list(found.words)
    name = organisations.setdefault(found.text.replace("’", "'"), found.text.replace("’", "'"))
    company = words[-1] in COMPANY
    while len(words) > 1 and words[-1] in COMPANY:
        words.pop()
        short = " ".join(words)
        if len(words) > 1 or len(short) > 3:
            organisations.setdefault(short, name)
    for letters in (
        "".join(word[0] for word in words if word[0].isupper()),
        "".join(word[0] for word in words).upper(),
        _acronym_after(found),
    ):
        if len(letters) > 2 or letters == _acronym_after(found) != "":
            organisations.setdefault(letters, name)
    if (company or len(found.words) == 2) and _own(words[0]):
        organisations.setdefault(words[0], name)


def _own(word: str) -> bool:
    """Whether the first word of a body's name alone may mean it: Tullow, not Energy."""
    common = word in COMMON or word.lower() in NOUNS or USUAL.fullmatch(word) or word in ORDINARY
    return not (common or word in GIVEN or word.lower() in TITLES or word.lower() in BEFORE_TITLES)


def _add_teams(
    organisations: dict[str, str], printed: Mapping[str, Sequence[Found]], bodies: Iterable[str]
) -> None:
    """`the Otters` for the one name that ends so: Denver Otters."""
    teams: dict[str, set[str]] = {}
    for text, some in printed.items():
        last = some[0].words[-1]
        if len(some[0].words) > 1 and some[0].kind is None and last.endswith("s") and last in printed:
            teams.setdefault(last, set()).add(text)
    for name in bodies:
        last = name.split()[-1]
        if " " in name and last in printed:
            teams.setdefault(last, set()).add(name)
    for last, names in teams.items():
        if len(names) == 1 and last.lower() not in NOUNS:
            organisations.setdefault(last, min(names))


def _join_organisations(organisations: dict[str, str]) -> None:
    """Take a name for the one longer name that holds all its words: Port Authority for Port Authority of Northport."""
    names = set(organisations.values())
    holding: dict[str, set[str]] = {}
    for name in names:
        for word in set(name.split()):
            holding.setdefault(word, set()).add(name)
    for short in sorted(names):
        words = short.split()
        parts = sorted((holding[word] for word in words), key=len)
        longer = set.intersection(*parts) - {short} if len(words) > 1 and len(parts[0]) < MOST else set()
        if len(longer) == 1:
            (organisations[short],) = longer
    for form, name in organisations.items():
        organisations[form] = organisations.get(name, name)
