"""A note as Markdown in which everything is text: what stands between its signs is what was given. Pure."""

from __future__ import annotations

import re

from .notes import Quoted
from .render import escape
from .shortlinks import kept_as_text
from .unseen import UNSEEN

LIVE = re.compile(r"[\\`*_{}\[\]()<>#|~!]")  # may be a sign of Markdown within a passage
BLANKS = re.compile(r"\s+")
LINES = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")


def as_quoted(exact: str, prefix: str = "", suffix: str = "") -> Quoted:
    """A passage with single blanks, none at the ends of its exact words, and no control signs."""
    prefix, exact, suffix = (_cleaned(text) for text in (prefix, exact, suffix))
    words = exact.strip()
    before, after = exact[: len(exact) - len(exact.lstrip())], exact[len(exact.rstrip()) :] if words else ""
    return Quoted(words, _cleaned(prefix + before).lstrip(), _cleaned(after + suffix).rstrip())


def quotation(passage: Quoted) -> str:
    """The passage as a block quotation, as `notes.parse` reads it."""
    if not passage.prefix and not passage.suffix:
        return f"> {_within(passage.exact)}"
    return f"> {_within(passage.prefix)}**{_within(passage.exact)}**{_within(passage.suffix)}"


def written(text: str) -> str:
    """A plain text as Markdown that gives it back, a paragraph for each of its lines."""
    lines = (kept_as_text(escape(line)) for line in LINES.split(text))
    return "\n\n".join(line for line in lines if line)


def _within(text: str) -> str:
    signs = text.replace("&", "&amp;").replace("\\", "&#92;")  # a backslash might seem to tame what follows
    return LIVE.sub(r"\\\g<0>", signs).replace("&\\#92;", "&#92;")


def _cleaned(text: str) -> str:
    return BLANKS.sub(" ", UNSEEN.sub("", text))
