"""A page's title is often its headline beside the name of site and section: its parts, and where they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Claim
from .captions import key
from .pieces import Piece

JOINT = re.compile(
    r"(?:(?<!\s)\s++)?(?:[|»«·•¦_‹›]|::)+\s*+|(?<!\s)\s++[-–—~]++\s+|:\s++|(?<=[\u3040-\u9fff\uac00-\ud7af？！”」])\s*[-–—]\s*(?=\w)"
)  # Headline |Site · Site »Headline · Headline - Site · 标题-新华网
MOST_PARTS = 8
LONGEST = 40
"""Words; a longer block is no headline."""
ABOVE, BELOW = 4, 8
"""Blocks above and below the headline that can belong to its masthead."""
LONGEST_LINE = 120
"""Characters of a line of a masthead."""
DATED = re.compile(r"\b(?:19|20)\d\d\b")
SIGNED = re.compile(r"\W{0,8}(?:by|von|par|por|di|door)\s+(?=\S)", re.IGNORECASE)  # | By Jane Roe
CHANGED = re.compile(
    r"updat|modif|aktualisiert|mis à jour|actualizado", re.IGNORECASE
)  # Updated 13 February 2018


_DAY = r"\b(?:\d\d?\.?(?: de)? )?[^\W\d_]{3,}(?: de)?(?: \d\d?(?:st|nd|rd|th)?,)? (?:19|20)\d\d\b"  # 13 février 2018
POSTED = re.compile(
    r"\b(?:this (?:entry|post|article) was (?:posted|published)|dieser (?:beitrag|eintrag|artikel) wurde"
    r"|cet(?:te)? (?:article|entrée|billet) a été publiée?|esta entrada (?:fue|está) publicada)\b.{0,120}?"
    rf"(?P<day>{_DAY})|\bwurde am (?P<tag>{_DAY}) um \d\d?[:.]\d\d uhr \w+\b",
    re.IGNORECASE,
)  # This entry was posted on Tuesday, February 13th, 2018 at 6:00 am and is filed under ...
LONGEST_NOTE = 600


def parts_of(title: str) -> list[tuple[int, int]]:
    """Begin and end of each part of a title, as its separators part it."""
    spans, begin = [], 0
    for joint in JOINT.finditer(title):
        spans.append((begin, joint.start()))
        begin = joint.end()
    spans.append((begin, len(title)))
    return [(a, b) for a, b in spans if b > a]


def runs(title: str) -> Iterator[str]:
    """The parts of a title and every run of neighbours among them, the title itself last."""
    spans = parts_of(title)
    if len(spans) <= MOST_PARTS:
        for size in range(1, len(spans) + 1):
            for i in range(len(spans) - size + 1):
                yield title[spans[i][0] : spans[i + size - 1][1]]


def shown_titles(page: Sequence[Piece], claims: Sequence[Claim]) -> list[Claim]:
    """The blocks of the page that are a part of its title, in its spelling where that has fewer blanks."""
    wanted = {
        key(run): run
        for claim in claims
        if claim.field == "title" and claim.source in ("title", "opengraph")
        for run in runs(claim.value)
    }
    wanted.pop("", None)
    found = []
    for piece in page:
        run = wanted.get(key(piece.text)) if len(piece.text.split()) <= LONGEST else None
        if run:
            found.append(run if run.count(" ") < piece.text.count(" ") else piece.text)
    return [Claim("title", text, "heading") for text in dict.fromkeys(found)]


def masthead_claims(page: Sequence[Piece], claims: Sequence[Claim]) -> list[Claim]:
    """The dates and bylines in short lines around the headline, where it is shown."""
    heads = {key(c.value): len(c.value) for c in claims if c.source in ("h1", "heading")}
    places = [
        (-heads[name], i) for i, piece in enumerate(page) if (name := key(piece.text)) in heads and name
    ]
    if not places:
        return []
    at = min(places)[1]
    found = []
    for piece in [*page[at + 1 : at + 1 + BELOW], *reversed(page[max(0, at - ABOVE) : at])]:
        text = piece.text
        if len(text) > LONGEST_LINE or piece.zone in ("aside", "footer"):
            continue
        if DATED.search(text):
            found.append(Claim("modified" if CHANGED.search(text[:20]) else "date", text, "printed"))
        if SIGNED.match(text):
            found.append(Claim("byline", text, "printed"))
    return found


def posted_claims(page: Sequence[Piece]) -> list[Claim]:
    """The date in the sentence that blog software writes below an entry: on which day it was posted."""
    notes = (POSTED.search(piece.text) for piece in page if len(piece.text) <= LONGEST_NOTE)
    return [Claim("date", note["day"] or note["tag"], "printed") for note in notes if note][:1]
