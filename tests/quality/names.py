"""Whether two names mean the same, as far as a scorer may say so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable

from news_digest.model import Knowledge

from .labels import EITHER

SMALL = frozenset("a an the of der die das des le la les un une el los las ein eine".split())
"""Words that tell no one apart."""


def tokens(name: str) -> frozenset[str]:
    """The words of a name that tell, folded: case, accents, signs and small words do not count."""
    text = unicodedata.normalize("NFKD", name.casefold())
    text = unicodedata.normalize("NFC", "".join(c for c in text if not unicodedata.combining(c)))
    return frozenset(re.findall(r"\w+", text)) - SMALL


def same_name(label: str, found: str, knowledge: Knowledge) -> bool:
    """True where `found` is the labelled name, a form of it with a title, or its name in the gazetteer."""
    if not found:
        return False
    names = set(label.split(EITHER))
    names |= {actor.name for name in names for actor in knowledge.actor_forms.get(name, ())}
    return any(_alike(name, found) for name in sorted(names))


def _alike(one: str, other: str) -> bool:
    a, b = tokens(one), tokens(other)
    fewer, more = sorted((a, b), key=len)
    if a == b or (len(fewer) > 1 and fewer <= more):
        return True
    hangul = re.fullmatch("[가-힣]{3,}", one)  # 김도윤 for 김도윤 시장
    return bool(hangul) and other.startswith(one)


def same_speaker(label: str, found: str, names: Container[str], knowledge: Knowledge) -> bool:
    """As `same_name`; somebody who is not of `names` is the same where one description holds the other."""
    return any(
        same_name(one, found, knowledge) or (one not in names and _overlap(one, found))
        for one in label.split(EITHER)
    )


def short_of(label: str, found: str, shorts: Iterable[str]) -> bool:
    """True where `found` is only a short form of the labelled name: its last word, or a form of `shorts`."""
    return found in shorts or bool(tokens(found) and tokens(found) < tokens(label))


def _overlap(one: str, other: str) -> bool:
    a, b = tokens(one), tokens(other)
    return bool(a and b) and (a <= b or b <= a)
