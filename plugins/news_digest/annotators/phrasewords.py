"""Tables of a language, joined as noun phrases are read with them; made once a language."""

from __future__ import annotations

import functools
from typing import NamedTuple

from ..languages import LANGUAGES
from .fullnames import SOMEBODY
from .words import BEFORE_TITLES, TITLES

INDEFINITE = frozenset("a an one another some two three several many ein eine un une una mehrere".split())


class Words(NamedTuple):
    """Tables of a language as phrases are read with them, in small letters."""

    titles: frozenset[str]
    times: frozenset[str]
    closed: frozenset[str]
    """What begins another clause."""
    relatives: frozenset[str]
    """Of these, what is nothing but a relative pronoun."""
    clauses: frozenset[str]
    """Relative pronouns in any case."""
    parting: frozenset[str]
    """What no phrase begins with."""
    ending: frozenset[str]
    """What no phrase goes on with."""
    leading: frozenset[str]
    """What stands in a phrase before the name."""
    blocking: frozenset[str]
    """What does not."""
    governing: frozenset[str]
    """Verbs that govern a quotation or a fragment."""


@functools.cache
def words_of(code: str) -> Words:
    """The tables of one of the languages that have any."""
    language = LANGUAGES[code]
    titles = TITLES | BEFORE_TITLES if code == "en" else language.titles
    days = {form for forms in (*language.weekdays, *language.months) for form in forms.split()}
    closed = language.breaks | language.relatives
    return Words(
        titles=titles,
        times=frozenset(days | language.days.keys()),
        closed=closed,
        relatives=language.relatives - language.determiners,
        clauses=language.relatives | {"whose", "whom", "dessen", "deren", "dont", "cuyo", "cuya"},
        parting=closed - language.determiners,
        ending=closed - language.joints - {"der", "die"},
        leading=titles | SOMEBODY | {"-"},
        blocking=language.prepositions | INDEFINITE,
        governing=language.speech | language.naming,
    )
