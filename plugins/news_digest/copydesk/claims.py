"""What the container claims, each claim checked against the others."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from ..model import Claim, Knowledge, Page, Stamp
from ..webaddresses import is_elsewhere
from .addresses import is_web
from .bylines import known_outlet
from .days import read_stamp
from .headlines import SITE_WORDS, headline, site_of
from .prose import folded, is_ended, length
from .writers import writers

TRUST = (
    "front matter", "json-ld", "opengraph", "meta", "time", "microdata", "h1", "byline class", "dek class",
    "kicker class", "date class", "time text", "printed", "html lang", "trafilatura", "mhtml", "link",
    "saved from", "title", "email",
)  # fmt: skip
"""Sources, the most trusted first, where nothing else settles a difference."""
OLDEST = 1985
"""Year; what claims to be older is a program's zero, not a date of publication."""
NEWEST = 2099
"""Year; what claims to be newer would stand first on the home page for good."""
_VERSION = (
    r"(?:[\s,./()-]|\d|\b(?:international|unported|universal|generic|deed|licen[cs]e|public domain|dedication"
    r"|cc0|igo|[a-z]{2})\b){0,40}"
)  # 4.0 International · 1.0 Universal (CC0 1.0) Public Domain Dedication · 3.0 DE
FREE = re.compile(
    r"https?://creativecommons\.org/(?:licenses|publicdomain)/\S+"
    rf"|(?:CC0\b|CC[ -]BY(?:[ -](?:SA|ND|NC)){{0,3}}\b){_VERSION}|public domain",
    re.I,
)  # CC BY 4.0
"""Licences that a page may claim for itself; with any other it only names its terms, which free nothing, and
with more words behind it ("for the photograph only") it takes something back."""
DAY_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)/")  # https://example.org/2018/02/13/talks
REISSUED = datetime.timedelta(days=3)
"""A claimed date that is further behind the day in the address is that of a later edition."""
TAGS = 8
SAY = {"json-ld": 3, "opengraph": 3, "meta": 3, "date class": 3, "time text": 1}
"""How much a source's date weighs against others; 2 for the rest."""


def read_claims(page: Page, knowledge: Knowledge) -> dict[str, Any]:
    """Fields of the article that the claims support; only what is known is in the result."""
    by = {name: _by_trust(page.claims, name) for name in {claim.field for claim in page.claims}}
    url = _address([c for c in by.get("url", ()) if is_web(c.value)])
    by["outlet"] = _without_headlines(by.get("outlet", ()), by.get("title", ()))
    outlet = _outlet(by["outlet"], url, knowledge) or site_of(by.get("title", ()))
    fields: dict[str, Any] = {
        "title": headline(by.get("title", ()), outlet, [c.value for c in by.get("outlet", ())]),
        "date": _stamp(by.get("date", ())),
        "modified": _stamp(by.get("modified", ())),
        "byline": writers([c for c in page.claims if c.field == "byline"], outlet, knowledge),
        "outlet": outlet,
        "url": url,
        "lang": next((c.value[:2].lower() for c in by.get("lang", ()) if c.value[:2].isalpha()), ""),
        "tags": _tags(by.get("tags", ())),
    }
    if first := _before_reissue(url, fields["date"]):
        fields.update(date=first, modified=fields["modified"] or fields["date"])
    titles = {folded(claim.value) for claim in by.get("title", ())}
    by["dek"] = [c for c in by.get("dek", ()) if folded(c.value) not in titles and length(c.value) >= 6]
    for name in ("via", "kicker", "dek", "category", "license", "dateline", "slug"):
        fields[name] = next((c.value.strip() for c in by.get(name, ())), "")
    if not FREE.fullmatch(fields["license"]):
        fields["license"] = ""
    if fields["category"].startswith("http") or length(fields["category"]) > 5:
        fields["category"] = ""
    if fields["modified"] and fields["date"]:
        is_later = (
            fields["modified"].first_day >= fields["date"].first_day
        )  # nothing is updated before it appears
        if not is_later or fields["modified"] == fields["date"]:
            fields["modified"] = None
    return {name: value for name, value in fields.items() if value}


def _address(claims: Sequence[Claim]) -> str:
    """The address that the page claims; that from which it was saved, where the claimed one is of another site.

    Anybody may claim to be a page of a newspaper's, and would be taken for a newer text of it.
    """
    claimed = next((c.value for c in claims), "")
    saved = next((c.value for c in claims if c.source == "saved from"), "")
    return saved if is_elsewhere(saved, claimed) else claimed


def _by_trust(claims: Iterable[Claim], name: str) -> list[Claim]:
    rank = {source: i for i, source in enumerate(TRUST)}
    return sorted(
        (c for c in claims if c.field == name and c.value.strip()),
        key=lambda c: rank.get(c.source, len(TRUST)),
    )


def _stamp(claims: Sequence[Claim]) -> Stamp | None:
    """The date that most speaks for, in the words of the most trusted source that gives it.

    What is printed counts by the day nearest to the headline: further ones are those of other stories.
    """
    read = ((c, read_claimed(c.value)) for c in claims)
    stamps = [(c, stamp) for c, stamp in read if stamp and OLDEST <= stamp.year <= NEWEST]
    stamps = [  # a bare year somewhere on the page reads as its first day
        (c, stamp) for c, stamp in stamps if c.source != "trafilatura" or (stamp.month, stamp.day) != (1, 1)
    ]
    told = [stamp for c, stamp in stamps if c.source == "front matter"]
    if told or not stamps:
        return told[0] if told else None
    firsts: dict[str, Stamp] = {}
    for claim, stamp in stamps:
        firsts.setdefault(claim.source, stamp)
    votes: Counter[datetime.date] = Counter()
    for source, stamp in firsts.items():
        votes[stamp.first_day] += SAY.get(source, 2)
    best = max(votes.values())
    day = next(stamp.first_day for _, stamp in stamps if votes[stamp.first_day] == best)
    same = [stamp for _, stamp in stamps if stamp.first_day == day]
    return next((s for s in same if s.zone), next((s for s in same if s.time), same[0]))


def _before_reissue(url: str, claimed: Stamp | None) -> Stamp | None:
    """The day in a page's address, which stays as it was first given, where the claimed date is much later."""
    found = DAY_IN_ADDRESS.search(urlsplit(url).path) if claimed else None
    day = read_claimed("-".join(part.zfill(2) for part in found.groups())) if found else None
    later = day and claimed and claimed.first_day - day.first_day > REISSUED
    return day if later else None


def read_claimed(value: str) -> Stamp | None:
    """A claimed date: ISO 8601, or as people print it; None where it is neither or could be two days."""
    value = value.strip()
    try:
        stamp = Stamp.parse(re.sub(r"(?<=\d)\s+(?=[+-]\d\d:?\d\d$)", "", value))
        return stamp if stamp.day else None
    except ValueError:
        printed = read_stamp(value[:80])
        return printed.stamp if printed and not printed.either_way else None


def _without_headlines(claims: Sequence[Claim], titles: Sequence[Claim]) -> list[Claim]:
    """The claims but for those that took the headline, or a guess that took a part of it, for the site's name."""
    shown = [folded(c.value) for c in titles if c.source in ("h1", "heading")]
    return [
        c
        for c in claims
        if not (length(c.value) > SITE_WORDS - 2 and folded(c.value) in shown)
        and not (c.source == "trafilatura" and any(folded(c.value) in title for title in shown))
    ]


def _outlet(claims: Sequence[Claim], url: str, knowledge: Knowledge) -> str:
    """The outlet by the name it is known under: by its address, else by what the page calls itself."""
    host = (urlsplit(url).hostname or "") if url else ""
    while host.count("."):
        known = knowledge.outlet_forms.get(host)
        if known:
            return known.name
        host = host.split(".", 1)[1]
    for claim in claims:
        known = known_outlet(claim.value, knowledge)
        if known:
            return known.name
    names = [c.value.strip() for c in claims if c.source != "trafilatura" or "." not in c.value]
    return next((name for name in names if length(name) <= SITE_WORDS), "")


def _tags(claims: Sequence[Claim]) -> tuple[str, ...]:
    tags = [tag.strip() for c in claims for tag in re.split(r"[,;]", c.value) if tag.strip()]
    return tuple(dict.fromkeys(t for t in tags if length(t) <= 4))[:TAGS]


def is_dek(text: str, body: Sequence[str]) -> bool:
    """Whether a page's description is a dek of its own, and not the lede again or cut short."""
    if not 5 <= length(text) <= 60 or text.rstrip().endswith(("…", "...")):
        return False
    start = folded(text)[:60]
    return not any(start in folded(paragraph) for paragraph in body) and (
        is_ended(text) or length(text) <= 40
    )
