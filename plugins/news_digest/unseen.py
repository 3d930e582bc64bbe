"""Signs that nobody sees and that do something: steer a terminal, turn the text around them, break a file format."""

from __future__ import annotations

import re

CONTROLS = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
TURNING = r"\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates of the bidirectional algorithm. A mark (U+200E, U+200F) turns nothing else."""
NO_SIGNS = r"\ufdd0-\ufdef" + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
"""What Unicode will never make a character."""

CONTROL = re.compile(f"[{CONTROLS}]")  # a bell, an escape, half a surrogate pair
UNSEEN = re.compile(f"[{CONTROLS}{TURNING}{NO_SIGNS}]")  # the same, and \u202egnp.exe

SHOWN = frozenset("\u200c\u200d\u200e\u200f")
"""Not printable by themselves, but parts of words in some scripts."""


def without_unseen(text: str) -> str:
    """The text without them; most texts have none, which is told sooner."""
    return text if text.isprintable() else UNSEEN.sub("", text)


def printable(text: str, more: str = "") -> str:
    """A text from elsewhere on one line of a terminal, with a mark for each sign that could steer it.

    `more` are signs that may stand as they are, such as a line feed.
    """
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or sign in SHOWN or sign in more else " " if sign.isspace() else "\ufffd"
        for sign in text
    )
