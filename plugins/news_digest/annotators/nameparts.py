"""What a printed name tells by itself: family and given name, whether it is whole, the offices beside it."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from .given import GIVEN
from .honorifics import POLITE, is_title, predicated
from .names import Found
from .words import FAMILY_FIRST, PARTICLES, TITLES

VIETNAMESE = frozenset(
    "Nguyen Nguyễn Tran Trần Le Lê Pham Phạm Hoang Phan Vu Vo Dang Bui Do Ngo Duong Dinh".split()
)
"""Family names of which a name of three words begins with the family's, however it goes on."""
ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|an|ul)-")  # al-Maliki
ENDINGS = frozenset("Jr Jr. Sr Sr. II III IV".split())


@functools.lru_cache(maxsize=4096)
def plain(family: str) -> str:
    """A surname in small letters and without its article: Van Gaal is van Gaal, Al-Maliki is Maliki."""
    return ARTICLE.sub("", family.casefold())


def is_full(found: Found) -> bool:
    """Whether there are several words, and not a surname alone: Mr de Brum, Van Gaal."""
    first = found.words[0]
    if first in VIETNAMESE and len(found.words) == 3:
        return True
    surname = first.lower() in PARTICLES and (found.honorific in POLITE or first not in GIVEN)
    return len(found.words) > 1 and not surname


def held_by(found: Found) -> frozenset[str]:
    """The offices printed with a name."""
    titles = "" if found.honorific in POLITE else found.honorific
    told = predicated(found) if len(found.words) > 1 else []
    if not (found.role or titles or told):
        return frozenset()
    offices = offices_of(found.role) | offices_of(titles) | offices_of(" ".join(told))
    return frozenset(offices | {word for word in titles.lower().split() if is_title(word)})


def split_name(words: Sequence[str], family_first: bool) -> tuple[str, str]:
    """Family name and given name of a full name."""
    if family_first:
        return words[0], " ".join(words[1:])
    words = [word for word in words if word not in ENDINGS] or list(words)
    for at in range(1, len(words) - 1):
        if words[at].lower() in PARTICLES:
            return " ".join(words[at:]), words[0]
    return words[-1], words[0]


def family_comes_first(words: Sequence[str], alone: Mapping[str, int]) -> bool:
    """Whether a name such as Moon Jae-in begins with the family name; how the text goes on decides first."""
    if not 2 <= len(words) <= 3 or words[0] not in FAMILY_FIRST:
        return False
    if words[0] in VIETNAMESE and len(words) == 3:
        return True
    if "-" in words[-1] and words[-1].rpartition("-")[2].islower():
        return True
    if alone.get(words[0], 0) != alone.get(words[-1], 0):
        return alone.get(words[0], 0) > alone.get(words[-1], 0)
    return words[0] not in GIVEN and words[1] not in GIVEN


@functools.lru_cache(maxsize=4096)  # most roles are printed again and again
def offices_of(role: str) -> frozenset[str]:
    """The offices that a printed role names; a vice-president is not the president, nor is his wife."""
    if not role:
        return frozenset()
    words = re.split(r"\b(?:of|to|for|at|in|and|whose|with)\b", role.lower())[0].replace(",", " ").split()
    return frozenset(
        f"{before}-{word}" if before in ("vice", "deputy") else word
        for before, word in zip(["", *words], words, strict=False)
        if word in TITLES and before not in ("former", "ex")
    )
