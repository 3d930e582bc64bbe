"""What the tags of a web page claim about its article, each claim with its source; nobody judges here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model import Claim
from .cleaning import clean
from .jsonld import json_claims
from .metanames import META, OPENGRAPH
from .places import TOP, Extent, innermost, nearest, rows


@dataclass(frozen=True, slots=True)
class Tag:
    """An element that carries metadata."""

    name: str
    attributes: Mapping[str, str]
    text: str
    extent: Extent = (0, 0)

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")


SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?[,;|]\s*+")  # keywords: "Korea, sanctions; Winter Olympics"
ADDRESS = re.compile(r"https?://|www\.|^@")  # article:author is often a Facebook page: no name
MODIFIED = re.compile(r"modif|updat|revis", re.IGNORECASE)  # itemprop="dateModified" · class="updated"
YEAR = re.compile(r"(?:19|20)\d\d")  # without one a text is no date that can be relied upon
BYLINE_CLASS = re.compile(r"by-?line|author|writer|contributor", re.IGNORECASE)
AUTHOR_PAGE = re.compile(
    r"/(?:authors?|by|bylines?|staff|people|journalists?|contributors?|writers?|reporters?|columnists?|news-?team"
    r"|autor(?:en|es|a)?|auteurs?|redakteure?|profiles?/authors?)/[^/?#]*[a-z][^/?#]*/?(?:[?#]|$)"
    r"|linkedin\.com/in/[^/?#]+/?(?:[?#]|$)",
    re.IGNORECASE,
)  # https://example.org/author/jane-roe/ · /staff/jane-roe?ref=story · https://www.linkedin.com/in/janeroe
META_CLASS = re.compile(
    r"(?:^|[\s_-])(?:entry|post|article|story)[_-]+meta(?:$|[\s_-])|(?:^|\s)meta-?info", re.IGNORECASE
)  # "entry-meta" · "article_meta_info"
BY_NAME = re.compile(r"(?:^|[|·•,]\s*|\b(?:posted|written|published)\s+)by:?\s+[^\W\d_]", re.IGNORECASE)
DEK_CLASS = re.compile(
    r"standfirst|sub-?head(?:line|ing)|sub-?title|(?:^|[\s_-])de(?:k|ck)(?:$|[\s_-])|(?:article|story)[_-]*summary",
    re.IGNORECASE,
)  # "standfirst" · "article__dek" · "story-subhead"
DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:pub-?|post-?|entry-?|article-?)?date(?:$|[\s_-])|date-?line|time-?stamp|pub-?date|(?:^|[\s_-])published",
    re.IGNORECASE,
)  # "entry-date" · "article__timestamp" · "published"
KICKER_CLASS = re.compile(r"kicker|eyebrow|overline|over-title", re.IGNORECASE)
PARTS = (BYLINE_CLASS, META_CLASS, DEK_CLASS, DATE_CLASS, KICKER_CLASS)
LONGEST_BYLINE, LONGEST_DEK, LONGEST_DATE, LONGEST_ADDRESS = 200, 500, 80, 400
MANY = 40
"""Headlines and times that are kept; a page with more lists other stories."""
FIRST = 16
"""Claims by class that are kept: bylines far down the page are those of other stories."""


@lru_cache(4096)
def names_part(label: str) -> bool:
    """Whether the words of a class or id name a masthead or a part of it."""
    return any(part.search(label) for part in PARTS)


@lru_cache(4096)
def leads_to_author(address: str | None) -> bool:
    """Whether a link leads to the page of a writer."""
    return bool(address and AUTHOR_PAGE.search(address[:LONGEST_ADDRESS]))


def claims_of(tags: Sequence[Tag], lang: str) -> tuple[Claim, ...]:
    """All claims, once each, in fixed order: json-ld, opengraph, meta, link, lang, h1, title, time, classes.

    Times, dates and bylines that are shown come in order of their distance from the headline.
    """
    found: list[Claim] = []
    scripts = [tag.text for tag in tags if tag.name == "script"]
    found += json_claims(scripts)
    for read in (_opengraph, _meta, _link):
        found += (claim for tag in tags for claim in read(tag))
    found += [Claim("lang", lang, "html lang")] if lang else []
    for name in ("h1", "title"):
        found += [Claim("title", tag.text, name) for tag in tags if tag.name == name][:MANY]
    headline = _headline(
        tags, [claim.value for claim in found if claim.field == "title" and claim.source != "h1"]
    )
    times = nearest([tag for tag in tags if tag.name == "time"], headline)
    found += [claim for tag in times for claim in _time(tag)][:MANY]
    shown = nearest([tag for tag in tags if tag.name not in _NAMED], headline)
    found += [claim for tag in shown for claim in _visible(tag)][:FIRST]
    found += [Claim("category", tag.text, "link") for tag in shown if is_category(tag.get("rel"))][:TOP]
    return tidy([*found, *_bylines([tag for tag in shown if _signs(tag)], headline)])


def _headline(tags: Sequence[Tag], titles: Sequence[str]) -> Extent | None:
    """The place of the first `<h1>` that the page's titles confirm, else of the first."""
    told = {word for title in titles for word in title.casefold().split()}
    heads = [tag for tag in tags if tag.name == "h1" and tag.text]
    best = max(heads, key=lambda tag: sum(w in told for w in tag.text.casefold().split()), default=None)
    return best.extent if best else None


_NAMED = ("script", "meta", "link", "h1", "title", "time")


def tidy(found: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with clean values, without empty ones and repetitions."""
    cleaned = (
        claim if claim.field == "body" else Claim(claim.field, clean(claim.value), claim.source)
        for claim in found
    )
    return tuple(dict.fromkeys(claim for claim in cleaned if claim.value))


def _opengraph(tag: Tag) -> Iterator[Claim]:
    if tag.name == "meta":
        name = (tag.get("property") or tag.get("name")).strip().casefold()
        if field := OPENGRAPH.get(name):
            yield from _valued(field, tag, "opengraph")


def _meta(tag: Tag) -> Iterator[Claim]:
    if tag.name == "meta":
        labels = (tag.get(key).strip().casefold() for key in ("name", "property", "itemprop", "http-equiv"))
        if field := next((META[label] for label in labels if label in META), None):
            yield from _valued(field, tag, "meta")


def _valued(field: str, tag: Tag, source: str) -> Iterator[Claim]:
    """The claims of a meta element, whose value stands in `content` (`value` in some archives)."""
    value = tag.get("content") or tag.get("value")
    if field == "tags":
        yield from (Claim(field, one, source) for one in SEPARATOR.split(value))
    elif field != "byline" or not ADDRESS.search(value):
        yield Claim(field, value, source)


def _link(tag: Tag) -> Iterator[Claim]:
    if tag.name in ("link", "a"):
        relations = tag.get("rel").casefold().split()
        if "canonical" in relations:
            yield Claim("url", tag.get("href"), "link")
        if "license" in relations:
            yield Claim("license", tag.get("href"), "link")


def _time(tag: Tag) -> Iterator[Claim]:
    """A time element: its attribute as source `time`, what it shows as source `time text`."""
    said = f"{tag.get('itemprop')} {tag.get('class')} {tag.text[:20]}"
    field = "modified" if MODIFIED.search(said) else "date"
    yield Claim(field, tag.get("datetime") or tag.get("content"), "time")
    yield Claim(field, tag.text[:LONGEST_DATE], "time text")


MICRODATA = {
    "datepublished": "date",
    "datemodified": "modified",
    "headline": "title",
    "alternativeheadline": "dek",
    "author": "byline",
    "creator": "byline",
    "description": "dek",
    "articlesection": "category",
}


def _visible(tag: Tag) -> Iterator[Claim]:
    """What an element shows and its attributes call a byline, dek, kicker or date."""
    field = MICRODATA.get(tag.get("itemprop").casefold(), "")
    stated = tag.get("content") or tag.get("datetime")
    if field in ("date", "modified"):
        yield Claim(field, stated or tag.text[:LONGEST_DATE], "time")
    elif _signs(tag):
        return
    elif field and len(tag.text) <= LONGEST_DEK:
        yield Claim(field, stated or tag.text, "microdata")
    else:
        yield from _classed(tag.text, f"{tag.get('class')} {tag.get('id')}")


def _classed(text: str, label: str) -> Iterator[Claim]:
    """The claim that the class or id of an element makes about its text."""
    if DEK_CLASS.search(label) and len(text) <= LONGEST_DEK:
        yield Claim("dek", text, "dek class")
    elif DATE_CLASS.search(label) and len(text) <= LONGEST_DATE and YEAR.search(text):
        yield Claim("modified" if MODIFIED.search(text[:20]) else "date", text, "date class")
    elif KICKER_CLASS.search(label) and len(text) <= LONGEST_BYLINE:
        yield Claim("kicker", text, "kicker class")


def _signs(tag: Tag) -> bool:
    """Whether an element is said to hold the writers' names."""
    if len(tag.text) > LONGEST_BYLINE or tag.name in _NAMED:
        return False
    label = f"{tag.get('class')} {tag.get('id')}"
    if _is_author(tag) or leads_to_author(tag.get("href")) or BYLINE_CLASS.search(label):
        return True
    return META_CLASS.search(label) is not None and BY_NAME.search(tag.text) is not None


def is_category(relation: str | None) -> bool:
    """Whether a link says that it leads to the article's category, as WordPress writes: rel="category tag"."""
    return "category" in (relation or "").casefold().split()


def _is_author(tag: Tag) -> bool:
    """Whether an element says so in a standard's words: rel="author", itemprop="author"."""
    return (
        MICRODATA.get(tag.get("itemprop").casefold()) == "byline"
        or "author" in tag.get("rel").casefold().split()
    )


def _is_named_in(address: str, text: str) -> bool:
    """Whether a link to a writer's page says the name that stands in its address, and not "More stories"."""
    if not leads_to_author(address):
        return False
    page = address[:LONGEST_ADDRESS].split("?")[0].rstrip("/").rpartition("/")[2].casefold()
    return any(len(word) > 2 and word in page for word in text.casefold().split())


def _bylines(tags: Sequence[Tag], headline: Extent | None) -> Iterator[Claim]:
    """The writers named near the headline: of each row of elements the innermost, then the whole."""
    for row in (row[:MANY] for row in rows(tags, headline)):
        named = [tag for tag in row if _is_author(tag)]
        named = named or [tag for tag in row if _is_named_in(tag.get("href"), tag.text)]
        stated = [tag.get("content") or tag.text for tag in innermost(named)]
        yield Claim("byline", "; ".join(dict.fromkeys(stated)), "author")
        inner = [tag.text for tag in innermost(row)]
        yield Claim("byline", "; ".join(dict.fromkeys(inner)), "byline class")
        yield from (Claim("byline", tag.text, "byline class") for tag in row[:FIRST])
