"""The full stop behind words that may end in a mark of their own. Pure."""

from __future__ import annotations

import re

ENDED = re.compile(r"[.!?…。？！][\"'”’»)\]]*\Z")  # talks.” · Inc. · Who?
DOT = re.compile(r"(?<!\.)\.(?=[\"'”’»)\]]*\Z)")  # not the last of three


def stop(text: str) -> str:
    """The full stop that a sentence needs which ends with this text: none where it has ended."""
    return "" if ENDED.search(text) else "."


def ended(text: str) -> str:
    """The text as a sentence."""
    return text + stop(text)


def unstopped(text: str) -> str:
    """The text without a full stop at its end, to stand before one."""
    return DOT.sub("", text)
