"""Words: quick looks before exact and costly searches, and names that stay in one piece."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from markupsafe import Markup, escape

from ..gazetteer import straight

PLAIN = re.compile(r"[A-Za-z0-9]+")  # Wednesday
PARTS = re.compile(r"(\s+)")  # keeps the blanks, as every second part
HYPHENATED = re.compile(
    r"(?=.{3,16}\Z)[^-‐]+(?:[-‐][^-‐]+)+"
)  # Jae-in · el-Sheikh; no longer than fits on a phone
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")  # a soft hyphen within a word


def held_forms(forms: Mapping[str, str], text: str) -> dict[str, str]:
    """The forms that stand somewhere in the text; the others would only make the search for them slow."""
    there = straight(text)
    return {form: name for form, name in forms.items() if straight(form) in there}


def may_hold(words: str, text: str) -> bool:
    """False only if the words can't stand in the text, however its quotation marks and blanks are printed."""
    longest = max(PLAIN.findall(words), key=len, default="")
    return longest in text or bool(INVISIBLE.search(text))


@cache
def unbroken(text: str) -> Markup:
    """A filter for templates: headline or name in which no short word is broken at its hyphen (Jong-un)."""
    text = str(text)
    if "-" not in text and "‐" not in text:
        return escape(text)
    return Markup("").join(  # of parts that are escaped one by one
        Markup('<span class="name">{}</span>').format(part) if HYPHENATED.fullmatch(part) else part
        for part in PARTS.split(text)
    )
