"""The places of a dateline: `FRESNO, Calif. (AP)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import ActorKind, ActorRef, Knowledge
from .known import index_of
from .tokens import TOKEN
from .words import CALENDAR

PARTS = re.compile(r"[^,;/(]+")  # SEOUL and Feb. 13 of: SEOUL, Feb. 13 (Yonhap)
LONGEST = 4
"""Words of a place in a dateline."""


def dateline_places(dateline: str, knowledge: Knowledge) -> Iterator[ActorRef]:
    """The places and states that a dateline names; a city that is not known, as it would be printed in a text."""
    places = index_of(knowledge).places
    for number, found in enumerate(PARTS.finditer(dateline.partition("(")[0])):
        printed = found[0].strip(" -–—:")
        words = printed.split()
        if not words or any(w.capitalize() in CALENDAR or not w[0].isalpha() for w in words):
            continue
        row = places.get(tuple(word.replace("’", "'").lower() for word in TOKEN.findall(printed)))
        if row:
            name, kind = row[3] or row[0], ActorKind.PLACE if row[3] else row[1] or ActorKind.PLACE
        elif number == 0 and printed.isupper() and len(words) <= LONGEST:
            name, kind = " ".join(map(str.capitalize, words)), ActorKind.PLACE
        else:
            continue
        yield ActorRef(name, kind, () if printed == name else (printed,), 0.0, passing=True)
