"""Where a copy was published, as far as its lines tell: in which order its dates are, and what its zones mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Stamp
from .days import at_home
from .language import language

AMERICAN_ZONE = re.compile(
    r"\d\s?(?:[ap]\.?m\.?\s)?\(?(?:ET|CT|MT|PT|EST|EDT|CDT|MST|MDT|PST|PDT|(?<=m\. )CST|(?<=M )CST|(?<=m )CST)\b",
    re.I,
)  # 2/7/2024 12:00 PM CST
AMERICAN_PLACE = re.compile(
    r"[A-Z][A-Za-z. ’'-]{2,30}, (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|"
    r"Mont|Neb|Nev|N\.H|N\.J|N\.M|N\.Y|N\.C|N\.D|Okla|Ore|Pa|R\.I|S\.C|S\.D|Tenn|Vt|Va|Wash|W\.Va|Wis|Wyo|"
    r"Alaska|Hawaii|Idaho|Iowa|Maine|Ohio|Texas|Utah)\b\.?[^.]{0,20}(?:--|—|–|\s-\s)"
)  # SALEM, Ore. —
EUROPEAN_ZONE = re.compile(r"\d\s?\(?(?:BST|CET|CEST|MEZ|MESZ|AEST|AEDT|NZST|NZDT|SAST|HKT|SGT)\b")
UNMISTAKABLE = re.compile(r"\b(\d\d?)/(\d\d?)/(?:19|20)\d\d\b")
PROSE = 60
"""Characters; shorter lines tell little of the language."""
SLASHED = re.compile(r"\d/\d")
ZONES = {
    "IST": {"India": "Asia/Kolkata", "Israel": "Asia/Jerusalem", "Ireland": "Europe/Dublin"},
    "CST": {"American": "America/Chicago", "China": "Asia/Shanghai"},
}
"""What an abbreviation that has several meanings stands for, by the country that the copy speaks of."""
SPOKEN_OF = {name: re.compile(rf"\b{name}\b") for zones in ZONES.values() for name in zones}
ABBREVIATION = re.compile(r"\d\s?(?:[APap]\.?[Mm]\.?\s?)?\(?(?P<zone>IST|CST)\b")


def is_american(texts: Sequence[str]) -> bool:
    """Whether a copy prints an American zone, or is dated from a place in a state."""
    return any(AMERICAN_ZONE.search(text[:120]) or AMERICAN_PLACE.match(text) for text in texts)


def day_first_here(texts: Sequence[str]) -> bool | None:
    """Whether this copy writes the day first, as its unmistakable dates show, its zones, its places or its
    language; None where nothing does."""
    dated = [text for text in texts if "/" in text and SLASHED.search(text)]
    for text in dated:
        for match in UNMISTAKABLE.finditer(text):
            if int(match[1]) > 12:
                return True
            if int(match[2]) > 12:
                return False
    if not any(UNMISTAKABLE.search(text) for text in dated):
        return None
    if is_american(texts):
        return False
    if any(EUROPEAN_ZONE.search(text[:120]) for text in texts):
        return True
    told = language(*(text for text in texts if len(text) > PROSE))
    return True if told not in ("", "en") else None  # English is written in both orders


def in_told_zone(stamp: Stamp | None, texts: Sequence[str], story: str) -> Stamp | None:
    """The stamp with the zone of which one of `texts` prints the abbreviation, where only one country for
    which that stands is spoken of."""
    printed = next((found["zone"] for text in texts if (found := ABBREVIATION.search(text))), "")
    if stamp is None or not stamp.time or stamp.zone or not printed:
        return stamp
    spoken = [name for name in ZONES[printed] if SPOKEN_OF[name].search(story)]
    if "American" in ZONES[printed] and is_american([*texts, *story.split("\n")]):
        spoken = ["American"]
    return replace(stamp, zone=at_home(ZONES[printed][spoken[0]], stamp)) if len(spoken) == 1 else stamp
