"""Characters that no reader sees: removed from every line, claim and cut."""

from __future__ import annotations

import re

from ..unseen import NO_SIGNS

SPACES = re.compile(
    r"[\s\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+"
)  # "13\xa0Feb" · a thin space · tabs, runs of them
INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    rf"\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff{NO_SIGNS}]"
)  # soft hyphen · zero-width space · bidi overrides · C0 and C1 controls · half a surrogate pair
JOINERS = re.compile("[\u200c\u200d\u200e\u200f]")  # ZWNJ, ZWJ and the two direction marks
_JOINING = (
    "\u0590-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ufb1d-\ufdff\ufe70-\ufefc"  # scripts
    "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff\u2640\u2642\u20e3"  # emoji
)
MEANT = re.compile(
    f"(?<=[{_JOINING}])[\u200c-\u200f](?=[{_JOINING}])"
)  # می‌خواهم · 👩‍⚕️ : here a joiner is part of the spelling


def clean(text: str) -> str:
    """One line without control and zero-width characters, every run of white space one plain space, stripped.

    Nothing else is altered: quotation marks, dashes and accents stay as they are.
    """
    if text.isprintable():  # so that white space is plain spaces
        return " ".join(text.split()) if "  " in text else text.strip()
    text = INVISIBLE.sub("", text)
    if JOINERS.search(text):
        text = _only_meant(text)
    return SPACES.sub(" ", text).strip()


def _only_meant(text: str) -> str:
    """Drop joiners except those that belong to the spelling of a word or an emoji."""
    kept = {match.start() for match in MEANT.finditer(text)}
    return "".join(c for i, c in enumerate(text) if i in kept or not JOINERS.match(c))
