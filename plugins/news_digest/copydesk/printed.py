"""What is printed around and in the story: its masthead and its foot read into fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..model import Block, Cut, Kind, Knowledge, Stamp
from .addresses import is_web
from .bylines import is_paper, known_outlet, names_alone, names_of
from .days import at_home, with_clock
from .imprint import stamp_of
from .marks import Marked
from .masthead import Masthead
from .prose import folded, length
from .topline import SUFFIX

DATELINE = re.compile(
    r"(?P<dateline>(?P<place>[A-ZÀ-Þ][\w.’'/-]*(?:[ ,]+(?:[A-ZÀ-Þ][\w.’'/-]*|d[aeiou]s?|of|the|and|am|an)){0,5}?)"
    r"(?:,?\s(?P<date>(?:[A-Z][a-zäéû]{2,9}\.?\s\d{1,2}|\d{1,2}\.?\s[A-Z][a-zäéû]{2,9}\.?)(?:,? \d{4})?))?"
    r"(?:,?\s*[(\[](?P<agency>[^()\[\]]{2,40})[)\]])?)"
    r"(?:\s*(?:--|[—–―]|\s-)\s*|\.\s?[—–]\s*)(?=\S)"
)  # SEOUL, Feb. 13 (Yonhap) -- · WASHINGTON (AP) — · PYEONGCHANG, South Korea —
COPYRIGHT = re.compile(
    r"(?:copyright\s*+)?(?:©|\(c\)|copyright)\s*+(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?+)?+,?+\s*+(?:by )?"
    r"(?P<name>[A-ZÀ-Þ][^.,;|©\d]{2,50}?)(?:\s*(?:19|20)\d\d)?"
    r"(?=\s*(?:[.,;|]|$|all rights|ltd|limited|inc\b|llc|gmbh|group|media group))",
    re.I,
)  # © 2018 The Harbour Courier. All rights reserved
RIGHTS = re.compile(r".*\b(?:riservat[ai]|rights|rechte|droits|derechos|cookies?)\b.*", re.I)
CREDITED = re.compile(
    r"/\s?(?P<name>(?:[Tt]he )?[A-Z][\w .’'-]{3,40}?)\s?[)\]]?\.?$"
)  # (Jane Doe/The Inland Post)
COMPANY = re.compile(
    r"(?<![\s,])[\s,]++(?:company|co|corp(?:oration)?|ltd|limited|inc|llc|pvt|plc|gmbh|ag|group|media|publishing|publications|"
    r"news (?:&|and) media|holdings)\b.*$",
    re.I | re.S,
)  # Northern Sentinel News & Media Limited
TOLD = re.compile(
    r"\btold (?P<name>(?:[Tt]he )?[A-Z][\w&’'.-]*+(?:\s[A-Z][\w&’'.-]*+){0,4}\s?) (?:in an e-?mail|"
    r"by (?:e-?mail|phone|telephone)|over the phone)"
)  # told the Inland Post in an email
AUTHOR_NOTE = re.compile(
    r"\b(?:covers|has (?:covered|been|reported|written)|reports? (?:on|for|from)|writes|joined|is (?:an?|the|our)|"
    r"can be (?:reached|contacted)|follow (?:him|her|them)|berichtet|ist|est|es)\b"
)  # Jane Doe has covered diplomacy since 2006.
PRINTED_AS = re.compile(
    r"this (?:article|story) (?:first )?(?:appeared|was published) in (?:the )?(?P<paper>.{3,40}?)"
    r" (?:print edition|newspaper|on page)\b|"
    r"(?:appears|appeared|ran) in print .{3,60}? of (?P<name>(?:the )?[A-Z][\w .’'-]{3,40}?)"
    r" (?:with|under) the headline",
    re.I,
)  # This article appeared in the Harbour Courier print edition as: ...

REPORTING = re.compile(r"\(?reporting by (?P<names>[^;)]{3,80}?)(?: in [A-Z][^;)]*)?(?:[;)]|$)", re.I)


def read_print(
    marked: Sequence[Marked], head: Masthead, foot: Sequence[Marked], knowledge: Knowledge
) -> dict[str, Any]:
    """Fields of the article that stand in its masthead and in its foot; only what is known is there."""
    fields: dict[str, Any] = {}
    for name, index in (("title", head.headline), ("kicker", head.kicker), ("dek", head.dek)):
        if index >= 0:
            fields[name] = marked[index].text
    if head.headline >= 0 and head.repeats:
        fields["title"] = min((marked[i].text for i in (head.headline, *head.repeats)), key=length)
    below = [marked[i] for i in head.imprints if i > head.headline]
    address = next(
        (m.text for m in marked[: max(head.headline, 0) + 1] if m.reason == "address of the page"), ""
    )
    fields["url"] = address if is_web(address) else ""
    above = [*below, *(marked[i] for i in reversed(head.imprints) if i < head.headline)]
    fields |= _from_imprints(above)
    fields = {**_from_imprints([m for m in foot if m.imprint]), "byline": (), **fields}
    names = tuple(name for i in head.bylines for name in names_alone(marked[i].text))
    if names and not fields.get("byline"):
        fields["byline"] = names
    if not fields.get("byline"):
        fields["byline"] = next((n for m in foot if (n := _reporters(m.text, knowledge))), ())
    if not fields.get("outlet"):
        fields["outlet"] = next((marked[i].text for i in head.papers), "")
    if not fields.get("outlet"):
        fields["outlet"] = _outlet_nearby(marked, head, foot, knowledge)
    title = fields.get("title", "")
    if title and head.headline == 0 and _is_paper(marked[0]) and is_paper(title.split()[-1]):
        fields["outlet"] = fields["outlet"] or title  # a copy without its headline, under the paper's name
        fields["title"] = ""
    return {name: value for name, value in fields.items() if value}


def _from_imprints(items: Sequence[Marked]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    clock = renewed = ""
    for item in items:
        imprint = item.imprint
        if imprint is None:
            continue
        date, modified = stamp_of(imprint.date), stamp_of(imprint.modified)
        if date:
            fields.setdefault("date", date)
        if modified:
            fields.setdefault("modified", modified)
        fields["byline"] = tuple(dict.fromkeys((*fields.get("byline", ()), *imprint.byline)))
        clock, renewed = clock or imprint.clock, renewed or imprint.renewed
        if imprint.category:
            fields.setdefault("category", imprint.category)
        if imprint.tags:
            fields.setdefault("tags", imprint.tags)
        if len(imprint.outlets) > 1:
            fields.setdefault("via", imprint.outlets[0])
        if imprint.outlets:
            fields.setdefault("outlet", imprint.outlets[-1])
    return fields | _timed(fields, clock, renewed)


def _timed(fields: dict[str, Any], clock: str, renewed: str) -> dict[str, Any]:
    """The dates with the times that stand apart from them; an update without a date is of the same day."""
    date = fields.get("date")
    timed = {}
    if date and clock and not date.time:
        timed["date"] = with_clock(date, clock)
    if date and renewed and "modified" not in fields:
        update = with_clock(replace(date, time="", zone=""), renewed)
        if update.time and update.time >= date.time:
            timed["modified"] = replace(update, zone=update.zone or date.zone)
    return timed


def _reporters(text: str, knowledge: Knowledge) -> tuple[str, ...]:
    found = REPORTING.match(text)
    return names_of(f"By {found['names']}", knowledge) if found else ()


def _outlet_nearby(
    marked: Sequence[Marked], head: Masthead, foot: Sequence[Marked], knowledge: Knowledge
) -> str:
    """An outlet that a line of the page names: the site's name above the headline, its copyright line."""
    if head.headline >= 0:
        for i in (head.headline, *head.repeats):
            suffix = SUFFIX.search(marked[i].text)
            if suffix and known_outlet(suffix[0].strip(" |–—·»-"), knowledge):
                return suffix[0].strip(" |–—·»-")
    tops = [item.text.strip() for item in marked[: max(head.headline, 0)] if _is_paper(item)]
    owner = next((name for item in foot if (name := _owner(item))), "")
    for top in tops:
        if folded(top).removeprefix("the ") in folded(owner):
            return top
    known = known_outlet(owner, knowledge)
    if known or is_paper(owner):
        return known.name if known else owner
    return tops[0] if tops else owner


def _is_paper(item: Marked) -> bool:
    """Whether a line above the headline is the name of a paper."""
    capitals = all(word[0].isupper() for word in item.text.split() if word not in ("of", "the", "and"))
    return capitals and 2 <= length(item.text) <= 5 and is_paper(item.text) and not item.reason


def _owner(item: Marked) -> str:
    """Who a copyright line or a note on the print edition says the page belongs to."""
    found = COPYRIGHT.search(item.text) if item.reason == "copyright line" else PRINTED_AS.search(item.text)
    groups = found.groupdict() if found else {}
    name = COMPANY.sub("", groups.get("name") or groups.get("paper") or "").strip(" ,&")
    return "" if "/" in name or RIGHTS.fullmatch(name) else name


def take_dateline(blocks: Sequence[Block], knowledge: Knowledge) -> tuple[str, str, list[Block]]:
    """The dateline and its agency, and the body without it."""
    for i, block in enumerate(blocks[:4]):
        if block.kind is not Kind.PARAGRAPH:
            continue
        found = DATELINE.match(block.text)
        if found and _is_dateline(found, knowledge) and len(block.text) > found.end() + 20:
            rest = replace(block, text=block.text[found.end() :])
            return found["dateline"].strip(), found["agency"] or "", [*blocks[:i], rest, *blocks[i + 1 :]]
        return "", "", list(blocks)
    return "", "", list(blocks)


def take_author_notes(blocks: Sequence[Block], byline: Sequence[str]) -> tuple[list[Block], list[Cut]]:
    """The body without the notes on its writers that stand at the end, and those notes."""
    kept, cuts = list(blocks), []
    while len(kept) > 3 and byline and _is_author_note(kept[-1], byline):
        note = kept.pop()
        cuts.append(Cut(note.text, note.line, "note on the writer"))
    return kept, cuts


def _is_author_note(block: Block, byline: Sequence[str]) -> bool:
    begins = any(block.text.startswith(name) for name in byline)
    return begins and bool(AUTHOR_NOTE.search(block.text)) and length(block.text) <= 60


def _is_dateline(found: re.Match[str], knowledge: Knowledge) -> bool:
    place = re.split(r"[,(]", found["place"])[0].strip()
    shouted = place.isupper() and len(place) > 2
    return shouted or bool(found["agency"] and (found["date"] or known_outlet(found["agency"], knowledge)))


def agency_of(text: str, knowledge: Knowledge) -> str:
    """The agency that a dateline names, by the name it is known under."""
    known = known_outlet(text, knowledge)
    return known.name if known else text.strip()


def own_name(blocks: Sequence[Block], knowledge: Knowledge) -> str:
    """The outlet that a story takes for its own by saying what it was told in writing or by phone.

    Empty where none is named so, or more than one.
    """
    told = {
        outlet.name
        for block in blocks
        if "told " in block.text
        for found in TOLD.finditer(block.text)
        if (outlet := known_outlet(found["name"].strip(), knowledge)) and not outlet.agency
    }
    return told.pop() if len(told) == 1 else ""


def credited(blocks: Sequence[Block], knowledge: Knowledge) -> str:
    """The paper whose own photographers the captions name, by the name it is known under.

    Empty where none is named so, or more than one.
    """
    names = set()
    for block in blocks:
        found = CREDITED.search(block.text) if block.kind is Kind.CAPTION else None
        outlet = known_outlet(found["name"], knowledge) if found else None
        if outlet and not outlet.agency:
            names.add(outlet.name)
    return names.pop() if len(names) == 1 else ""


def in_home_zone(stamp: Stamp | None, fields: dict[str, Any], knowledge: Knowledge) -> Stamp | None:
    """The stamp with the zone of the outlet whose page it is, where a time is printed without one."""
    if stamp is None or not stamp.time or stamp.zone:
        return stamp
    home = known_outlet(fields.get("via") or fields.get("outlet") or "", knowledge)
    return replace(stamp, zone=at_home(home.zone, stamp)) if home and home.zone else stamp
