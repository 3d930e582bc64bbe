"""Who wrote it, by what a page claims: names are read out of each claim, and the claims weighed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..model import Claim, Knowledge
from .bylines import AND, ROLE, clean_name, is_paper, known_outlet
from .days import MONTHS
from .prose import folded, is_cjk, length, small

SHOWN = ("author", "byline class")
"""Sources that stand on the page, the row nearest to the headline first."""
STATED = ("json-ld", "opengraph", "meta", "author")
"""Sources that hold names and nothing else, so that a single word can be one."""
ORDER = ("front matter", "json-ld", "opengraph", "meta", "shown", "printed", "email", "trafilatura")
LONGEST = 600
"""Characters of a claim that are read."""
MOST_ADDED = 2
"""Names that another source may add to those of the most trusted."""

ADDRESS = re.compile(
    r"https?://\S+|(?<!\S)\S[^\s@]*+@\S+|@\w+|\[email.{0,20}?\]|\([^()]{0,80}\)"
)  # https://x.org · a@b.org · @jroe · (Reuters)
_MONTH = "|".join(sorted(MONTHS, key=lambda name: (-len(name), name)))
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
LATER = re.compile(
    rf"(?:\b(?:{_WEEKDAY}|{_MONTH})\b[\s.,]*)*\d.*|\b(?:published|updated|posted on"
    r"|last (?:modified|updated)|special to"
    r"|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato)\b.*",
    re.I | re.S,
)  # Jane Roe| March 25, 2015 · Jane Roe| Published: today
CREDIT = re.compile(
    r"\b(?:photo(?:graph|graphy|grapher)?s?|pictures?|images?|illustrat(?:ions?|ed)|graphics?|video|cover|edited|translated|"
    r"(?:medically )?reviewed|fact[- ]checked)\s*(?:by\b|credit|:).*",
    re.I | re.S,
)  # Photograph by Jane Roe
LABEL = re.compile(
    r"^(?:(?:.{0,60}?\s)?(?:[Bb][Yy]):?\s+(?=\W?[^\W\d_a-z]))+"
    r"|^(?i:about|(?:post )?(?:author|autor|auteur|writer)s?|von|par|por|di|door|af|av)\s*:?\s+"
    r"|^(?i:作者|记者|文|author|von|글)\s*[:：]\s*"
)  # World news by |Jane Roe · Post author |Jane Roe · 作者：|王小明
PARTED = re.compile(r"\s*[|/•·、]\s*|\s+[-–—]\s+|\s*\bfor the\b.*", re.I)  # Jane Roe | The Post


def writers(claims: Sequence[Claim], outlet: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The writers whom the most trusted source names, or one that adds to those; none where none is sure."""
    named = [(_rank(c.source), names) for c in claims if (names := _names(c, outlet, knowledge))]
    first: dict[int, list[str]] = {}
    for rank, names in named:
        if rank == _rank(SHOWN[0]):
            first.setdefault(rank, names)
        else:
            first[rank] = list(dict.fromkeys([*first.get(rank, []), *names]))
    if not first:
        return ()
    best = min(first)
    if best == _rank("meta") and (own := _of_author_link(claims, outlet, knowledge)):
        best = best if set(own) & set(first[best]) else _rank(SHOWN[0])
    found = _without_site(first[best], outlet, [names for rank, names in first.items() if rank != best])
    others = [(rank, first[rank]) for rank in sorted(first) if rank > best]
    if not found:
        return tuple(others[0][1]) if others else ()
    fuller = [
        names
        for rank, names in others
        if set(found) < set(names) and len(names) <= len(found) + MOST_ADDED and rank <= _rank(SHOWN[0])
    ]
    return tuple(fuller[0] if fuller and best else found)


def _of_author_link(claims: Sequence[Claim], outlet: str, knowledge: Knowledge) -> list[str]:
    """The names of the link to the writer's page nearest to the headline: many themes write one and the same
    `<meta name=author>` on every page, the site's owner."""
    links = (claim for claim in claims if claim.source == SHOWN[0])
    return next((names for claim in links if (names := _names(claim, outlet, knowledge))), [])


def _rank(source: str) -> int:
    source = "shown" if source in SHOWN else source
    return ORDER.index(source) if source in ORDER else len(ORDER)


def _names(claim: Claim, outlet: str, knowledge: Knowledge) -> list[str]:
    """The names that one claim holds, without roles, places, dates and papers."""
    text = CREDIT.sub("", ADDRESS.sub(" ", claim.value[:LONGEST]))
    text = LABEL.sub("", LATER.sub("", text).strip())
    names: list[str] = []
    beside = False  # what follows a role up to the next "and" says where the writer works
    for joint, piece in _pieces(text):
        beside = beside and "," in joint
        name = clean_name(piece, claim.source in STATED or is_cjk(piece))
        if name and not beside and not known_outlet(name, knowledge):
            names.append(name)
        beside = beside or bool(names and not name and ROLE.search(small(piece)))
    return list(dict.fromkeys(names))


def _pieces(text: str) -> Iterable[tuple[str, str]]:
    """The parts of a byline, each with what parts it from the one before."""
    for part in PARTED.split(text):
        begin, joint = 0, ""
        for mark in AND.finditer(part):
            yield joint, part[begin : mark.start()]
            begin, joint = mark.end(), mark[0]
        yield joint, part[begin:]


def _without_site(names: Sequence[str], outlet: str, others: Sequence[Sequence[str]]) -> list[str]:
    """The names but for the site's own, unless another source agrees: some sites are named after their writer."""
    site = folded(outlet).removeprefix("the ")
    kept = []
    for name in names:
        own = bool(site) and folded(name).removeprefix("the ") in site
        personal = own and not is_paper(name) and length(name) > 1 and any(name in other for other in others)
        if personal or not own:
            kept.append(name)
    return kept
