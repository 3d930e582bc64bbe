"""What the tags of a web page claim about its article, each claim with its source; nobody judges here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model import Claim
from .cleaning import clean
from .jsonld import json_claims


@dataclass(frozen=True, slots=True)
class Tag:
    """An element that carries metadata."""

    name: str
    attributes: Mapping[str, str]
    text: str

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")


OPENGRAPH = {
    "og:title": "title",
    "og:description": "dek",
    "og:site_name": "outlet",
    "og:url": "url",
    "og:locale": "lang",
    "og:pubdate": "date",
    "og:release_date": "date",
    "og:published_time": "date",
    "og:article:published_time": "date",
    "article:published_time": "date",
    "article:published": "date",
    "article:modified_time": "modified",
    "article:modified": "modified",
    "og:article:modified_time": "modified",
    "og:updated_time": "modified",
    "article:section": "category",
    "article:tag": "tags",
    "article:author": "byline",
    "article:author_name": "byline",
    "og:article:author": "byline",
    "og:author": "byline",
}
META = {
    field: names.split()
    for field, names in {
        "title": "title headline hdl hdr_title dc.title dcterms.title parsely-title sailthru.title citation_title"
        " twitter:title",
        "byline": "author authors byl byline parsely-author sailthru.author dc.creator dcterms.creator citation_author"
        " article.author article_author cxenseparse:author rbauthors dc.contributor",
        "date": "date pubdate publishdate publish-date publish_date published publish_time publication_date"
        " publication-date parsely-pub-date sailthru.date dc.date dc.date.issued dc.date.created dcterms.date"
        " dcterms.created dcterms.issued dc.issued citation_publication_date citation_date citation_online_date"
        " datepublished article.published article_date_original originalpublicationdate ptime pdate displaydate"
        " cxenseparse:publishtime cxenseparse:recs:publishtime rnews:datepublished article.created datecreated"
        " release_date issue_date",
        "modified": "modified lastmod last-modified last_modified dc.date.modified dc.modified dcterms.modified"
        " datemodified article.updated utime moddate revised date_modified citation_lastmodified_date",
        "outlet": "publisher dc.publisher dcterms.publisher application-name site_name cre citation_journal_title"
        " source dc.source twitter:app:name:iphone",
        "category": "section article.section parsely-section category articlesection cxenseparse:category"
        " article:section_name",
        "tags": "keywords news_keywords parsely-tags sailthru.tags dc.subject dcterms.subject",
        "dek": "description dc.description dcterms.description sailthru.description twitter:description abstract",
        "lang": "content-language language dc.language dcterms.language inlanguage",
        "url": "parsely-link citation_public_url mainentityofpage",
        "license": "license dcterms.license dc.rights.license",
        "robots": "robots",
    }.items()
}
META_FIELDS = {name: field for field, names in META.items() for name in names}

SEPARATOR = re.compile(r"\s*[,;|]\s*")  # keywords: "Korea, sanctions; Winter Olympics"
ADDRESS = re.compile(r"https?://|www\.|^@")  # article:author is often a Facebook page: no name
MODIFIED = re.compile(r"modif|updat|revis", re.IGNORECASE)  # itemprop="dateModified" · class="updated"
BYLINE_CLASS = re.compile(r"by-?line|author|writer|contributor", re.IGNORECASE)
DEK_CLASS = re.compile(
    r"standfirst|sub-?head(?:line|ing)|sub-?title|(?:^|[\s_-])de(?:k|ck)(?:$|[\s_-])|(?:article|story)[_-]*summary",
    re.IGNORECASE,
)  # "standfirst" · "article__dek" · "story-subhead"
KICKER_CLASS = re.compile(r"kicker|eyebrow|overline|over-title", re.IGNORECASE)
LONGEST_BYLINE, LONGEST_DEK = 200, 500
MANY = 40
"""Claims of one kind that are kept; a page with more lists other stories."""


@lru_cache(4096)
def names_part(label: str) -> bool:
    """Whether the words of a class or id name a byline, dek or kicker."""
    return any(part.search(label) for part in (BYLINE_CLASS, DEK_CLASS, KICKER_CLASS))


def claims_of(tags: Sequence[Tag], lang: str) -> tuple[Claim, ...]:
    """All claims, once each, in the fixed order json-ld, opengraph, meta, link, lang, h1, title, time, classes."""
    found: list[Claim] = []
    scripts = [tag.text for tag in tags if tag.name == "script"]
    found += json_claims(scripts)
    for read in (_opengraph, _meta, _link):
        found += (claim for tag in tags for claim in read(tag))
    found += [Claim("lang", lang, "html lang")] if lang else []
    for name in ("h1", "title"):
        found += [Claim("title", tag.text, name) for tag in tags if tag.name == name][:MANY]
    found += [claim for tag in tags if tag.name == "time" for claim in _time(tag)][:MANY]
    found += [claim for tag in tags if tag.name not in _NAMED for claim in _visible(tag)][:MANY]
    return tidy(found)


_NAMED = ("script", "meta", "link", "h1", "title", "time")


def tidy(found: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with clean values, without empty ones and repetitions."""
    cleaned = (Claim(claim.field, clean(claim.value), claim.source) for claim in found)
    return tuple(dict.fromkeys(claim for claim in cleaned if claim.value))


def _opengraph(tag: Tag) -> Iterator[Claim]:
    if tag.name == "meta":
        name = (tag.get("property") or tag.get("name")).strip().casefold()
        if field := OPENGRAPH.get(name):
            yield from _valued(field, tag, "opengraph")


def _meta(tag: Tag) -> Iterator[Claim]:
    if tag.name == "meta":
        labels = (tag.get(key).strip().casefold() for key in ("name", "property", "itemprop", "http-equiv"))
        if field := next((META_FIELDS[label] for label in labels if label in META_FIELDS), None):
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
    yield Claim(field, tag.text[:80], "time text")


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
    label = f"{tag.get('class')} {tag.get('id')}"
    field = MICRODATA.get(tag.get("itemprop").casefold())
    if field in ("date", "modified"):
        yield Claim(field, tag.get("content") or tag.get("datetime") or tag.text[:80], "microdata")
    elif field and len(tag.text) <= LONGEST_DEK:
        yield Claim(field, tag.get("content") or tag.text, "microdata")
    elif "author" in tag.get("rel").casefold().split() and len(tag.text) <= LONGEST_BYLINE:
        yield Claim("byline", tag.text, "rel author")
    elif BYLINE_CLASS.search(label) and len(tag.text) <= LONGEST_BYLINE:
        yield Claim("byline", tag.text, "byline class")
    elif DEK_CLASS.search(label) and len(tag.text) <= LONGEST_DEK:
        yield Claim("dek", tag.text, "dek class")
    elif KICKER_CLASS.search(label) and len(tag.text) <= LONGEST_BYLINE:
        yield Claim("kicker", tag.text, "kicker class")
