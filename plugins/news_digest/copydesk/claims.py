"""What the container claims, each claim checked against the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from ..model import Claim, Knowledge, Page, Stamp
from .addresses import is_web
from .bylines import AND, PAPER, clean_name, known_outlet
from .days import read_stamp
from .masthead import SUFFIX
from .prose import folded, is_ended, length, words

TRUST = (
    "front matter", "json-ld", "opengraph", "meta", "time", "microdata", "h1", "byline class", "dek class",
    "kicker class", "date class", "time text", "html lang", "trafilatura", "mhtml", "link", "title", "email",
)  # fmt: skip
"""Sources, the most trusted first, where nothing else settles a difference."""
OLDEST = 1985
"""Year; what claims to be older is a program's zero, not a date of publication."""
FREE = re.compile(
    r"https?://creativecommons\.org/(?:licenses|publicdomain)/\S+|CC0\b.{0,40}|CC[ -]BY(?:[ -](?:SA|ND|NC))*\b.{0,40}|"
    r"public domain",
    re.I,
)  # CC BY 4.0
"""Licences that a page may claim for itself; with any other it only names its terms, which free nothing."""
SITE_WORDS = 6
TAGS = 8


def read_claims(page: Page, knowledge: Knowledge) -> dict[str, Any]:
    """Fields of the article that the claims support; only what is known is in the result."""
    by = {name: _by_trust(page.claims, name) for name in {claim.field for claim in page.claims}}
    url = next((c.value for c in by.get("url", ()) if is_web(c.value)), "")
    outlet = _outlet(by.get("outlet", ()), url, knowledge) or site_of(by.get("title", ()))
    fields: dict[str, Any] = {
        "title": _title(by.get("title", ()), outlet, [c.value for c in by.get("outlet", ())]),
        "date": _stamp(by.get("date", ())),
        "modified": _stamp(by.get("modified", ())),
        "byline": _byline(by.get("byline", ()), outlet, knowledge),
        "outlet": outlet,
        "url": url,
        "lang": next((c.value[:2].lower() for c in by.get("lang", ()) if c.value[:2].isalpha()), ""),
        "tags": _tags(by.get("tags", ())),
    }
    titles = {folded(claim.value) for claim in by.get("title", ())}
    by["dek"] = [c for c in by.get("dek", ()) if folded(c.value) not in titles and length(c.value) >= 6]
    for name in ("via", "kicker", "dek", "category", "license", "dateline", "slug"):
        fields[name] = next((c.value.strip() for c in by.get(name, ())), "")
    if not FREE.fullmatch(fields["license"]):
        fields["license"] = ""
    if fields["category"].startswith("http") or length(fields["category"]) > 5:
        fields["category"] = ""
    if fields["modified"] and fields["modified"] == fields["date"]:
        fields["modified"] = None
    return {name: value for name, value in fields.items() if value}


def _by_trust(claims: Iterable[Claim], name: str) -> list[Claim]:
    rank = {source: i for i, source in enumerate(TRUST)}
    return sorted(
        (c for c in claims if c.field == name and c.value.strip()),
        key=lambda c: rank.get(c.source, len(TRUST)),
    )


def _title(claims: Sequence[Claim], outlet: str, sites: Sequence[str]) -> str:
    """The headline: the `<h1>` that the page's own title confirms, else the best of the others."""
    told = [c for c in claims if c.source == "front matter"]
    if told:
        return told[0].value.strip()
    bare = [(c.source, without_site(c.value, [outlet, *sites])) for c in claims]
    others = [words(text) for source, text in bare if source != "h1"]
    heads = [
        (text, _confirmed(text, others)) for source, text in bare if source == "h1" and length(text) >= 2
    ]
    confirmed = [(share, length(text), -i, text) for i, (text, share) in enumerate(heads) if share >= 0.75]
    if confirmed:
        return max(confirmed)[3]
    for source in ("opengraph", "json-ld", "meta", "title", "trafilatura", "h1", "email"):
        for claimed, text in bare:
            if claimed == source and text and folded(text) not in map(folded, sites):
                return text
    return ""


def _confirmed(text: str, others: Sequence[Sequence[str]]) -> float:
    """Share of the words that another title has too, at best."""
    own = words(text)
    return max((sum(w in other for w in own) / len(own) for other in others), default=0.0) if own else 0.0


def without_site(title: str, sites: Sequence[str]) -> str:
    """A page title without the name of the site at its end or beginning."""
    title = " ".join(title.split())
    names = {folded(site).removeprefix("the ") for site in sites if site}
    for _ in range(2):
        cut = SUFFIX.search(title)
        tail = folded(title[cut.start() :]).removeprefix("the ") if cut else ""
        site = any(tail == n or (len(n) > 3 and (n in tail or tail in n)) for n in names if tail)
        looks = bool(cut and PAPER.search(title[cut.start() :])) or ".com" in title[-30:]
        if (
            cut
            and (site or (looks and length(title[cut.start() :]) <= SITE_WORDS))
            and length(title[: cut.start()]) >= 2
        ):
            title = title[: cut.start()].strip()
    head = re.match(r"([^|:»–—]{2,40}?)\s*(?:[|»–—:]|\s-)\s+(?=\S)", title)
    if head and folded(head[1]).removeprefix("the ") in names:
        title = title[head.end() :]
    return title


def _stamp(claims: Sequence[Claim]) -> Stamp | None:
    """The date that most sources agree on, in the words of the most trusted of them."""
    stamps = [(c, stamp) for c in claims if (stamp := read_claimed(c.value)) and stamp.year >= OLDEST]
    sure = [
        (c, stamp) for c, stamp in stamps if c.source != "trafilatura" or (stamp.month, stamp.day) != (1, 1)
    ]
    stamps = sure or stamps  # a bare year in the page's address reads as its first day
    told = [stamp for c, stamp in stamps if c.source == "front matter"]
    if told:
        return told[0]
    votes = Counter(
        stamp.first_day for _, stamp in {(c.source, s.first_day): (c, s) for c, s in stamps}.values()
    )
    if not stamps:
        return None
    best = max(votes.values())
    day = next(stamp.first_day for _, stamp in stamps if votes[stamp.first_day] == best)
    same = [stamp for _, stamp in stamps if stamp.first_day == day]
    return next((s for s in same if s.zone), next((s for s in same if s.time), same[0]))


def read_claimed(value: str) -> Stamp | None:
    """A claimed date: ISO 8601, or as people print it; None where it is neither or could be two days."""
    value = value.strip()
    try:
        stamp = Stamp.parse(re.sub(r"(?<=\d)\s+(?=[+-]\d\d:?\d\d$)", "", value))
        return stamp if stamp.day else None
    except ValueError:
        printed = read_stamp(value[:80])
        return printed.stamp if printed and not printed.either_way else None


def _byline(claims: Sequence[Claim], outlet: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The writers named by the most trusted source that names any, or by one that adds to those."""
    each = [(claim.source, _names(claim.value, outlet, knowledge)) for claim in claims]
    first: list[str] = []
    for source in TRUST:
        first = first or list(dict.fromkeys(n for s, names in each if s == source for n in names))
    told = any(source == "front matter" and names for source, names in each)
    fuller = [names for _, names in each if set(first) < set(names) and len(names) <= len(first) + 2]
    return tuple(fuller[0] if first and fuller and not told else first)


def _names(value: str, outlet: str, knowledge: Knowledge) -> list[str]:
    names = []
    for piece in AND.split(re.sub(r"https?://\S+|\S+@\S+|\(.*?\)", " ", value)):
        name = clean_name(piece)
        own = folded(name).removeprefix("the ") in folded(outlet)
        if name and not (outlet and own) and not known_outlet(name, knowledge):
            names.append(name)
    return names


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


def site_of(titles: Sequence[Claim]) -> str:
    """The site's name, where the page's title is its headline and that name; else empty."""
    heads = {folded(claim.value) for claim in titles if claim.source == "h1"}
    for claim in titles:
        cut = SUFFIX.search(claim.value) if claim.source == "title" else None
        if cut and folded(claim.value[: cut.start()]) in heads:
            return cut[0].strip(" |–—·»-")
    return ""


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
