"""The headline, by what a page claims and shows: a headline that is shown and that the page's titles confirm."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..formats.titles import parts_of
from ..model import Claim
from .bylines import PAPER
from .prose import folded, length, words
from .topline import SUFFIX

SITE_WORDS = 6
TITLES = ("json-ld", "opengraph", "meta", "title")
"""Sources that give a page's title without showing it."""
STATED = ("json-ld", "opengraph")
"""Sources that name the article alone, often without the site."""
BEST = ("opengraph", "json-ld", "meta", "title", "trafilatura", "h1", "email")
"""Which title to take where no headline that is shown is confirmed."""
LIKE, ALIKE = 0.75, 0.4
"""Share of a headline's words that another title has too: it is the same; it is about the same."""
HEADLINE_WORDS = 4
LABEL_WORDS = 3
"""Words of a label inside a headline's element: Analysis · Patch notes."""
TAIL_WORDS = 3
"""Words; a longer last part of a page's title is no site's name, unless the page says so."""
MARKS = re.compile(r"^[\s¶#§*»«|–—-]+|[\s¶#§*»«|–—-]+$")  # Headline ¶
ARCHIVE = re.compile(r"blog archiv(?:e|o|es)?", re.I)  # Site » Blog Archive » Headline, as WordPress used to
DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.I)  # example.com


def headline(claims: Sequence[Claim], outlet: str, sites: Sequence[str]) -> str:
    """The headline shown that the page's own titles confirm, else the best of the titles; empty if there is none."""
    told = [c for c in claims if c.source == "front matter"]
    if told:
        return told[0].value.strip()
    names = {folded(site) for site in (outlet, *sites)}
    bare = [(c.source, _unmarked(without_site(c.value, [outlet, *sites]))) for c in claims]
    bare = [(source, text) for source, text in bare if text and folded(text) not in names]
    titles = [text for source, text in bare if source in TITLES]
    most = max((length(title) for title in titles), default=0)
    shown = [
        text
        for source, text in bare
        if length(text) >= (2 if source == "h1" else min(HEADLINE_WORDS, most / 2))
        and source in ("h1", "heading")
        and not _is_site(text, titles)
    ]
    guess = next((text for source, text in bare if source == "trafilatura"), "")
    found = _shown(shown, titles, [t for source, t in bare if source == "h1"], guess) or _best(bare)
    return _whole(found, [text for source, text in bare if source in STATED])


def _whole(found: str, stated: Sequence[str]) -> str:
    """A headline without the label it begins with, or with what makes a very short one a whole: `Title: subject`."""
    own = folded(found)
    for text in stated:
        label = found[: -len(text)].strip() if own.endswith(f" {folded(text)}") else ""
        if label and length(text) >= HEADLINE_WORDS and _is_label(label, stated):
            return text
        parts = {folded(part) for part in text.split(": ", 1)} if ": " in text else set()
        if length(found) < HEADLINE_WORDS and own in parts:
            return text
    return found


def _is_label(text: str, titles: Sequence[str]) -> bool:
    """Whether words before a headline are none of it: a mark or another title parts them from it."""
    parts = {folded(title[begin:end]) for title in titles for begin, end in parts_of(title)}
    return length(text) <= LABEL_WORDS and (text[-1] in ":|–—-·" or folded(text) in parts)


def _unmarked(text: str) -> str:
    """A headline without the marks that a page sets around it; quotation marks come in pairs."""
    return text if text.count("«") == text.count("»") > 0 else MARKS.sub("", text)


def _shown(shown: Sequence[str], titles: Sequence[str], heads: Sequence[str], guess: str) -> str:
    """The longest headline that a title confirms; else one that tells of the same, the one and only, or the guess."""
    told = [words(title) for title in titles]
    confirmed = [
        (share, text in heads, length(text), -i, text)
        for i, text in enumerate(shown)
        if (share := _share(text, told)) >= LIKE
    ]
    if confirmed:
        return max(confirmed)[-1]
    long = [text for text in dict.fromkeys(heads) if length(text) >= HEADLINE_WORDS]
    alike = [text for text in long if _share(text, told) >= ALIKE and not _goes_on(text, titles)]
    sure = alike or (long if len(long) == 1 else [text for text in long if text == guess])
    return sure[0] if sure and not _goes_on(sure[0], titles) else ""


def _goes_on(text: str, titles: Sequence[str]) -> bool:
    """Whether a shown line holds a whole title and then a dek."""
    return any(folded(text).startswith(folded(t)) for t in titles if length(t) >= HEADLINE_WORDS)


def _best(bare: Sequence[tuple[str, str]]) -> str:
    for source in BEST:
        for claimed, text in bare:
            if claimed == source:
                return _first_part(text) if source in ("title", "trafilatura") else text
    return ""


def _share(text: str, others: Sequence[Sequence[str]]) -> float:
    """Share of the words that another title has too, at best."""
    own = words(text)
    return max((sum(w in other for w in own) / len(own) for other in others), default=0.0) if own else 0.0


def _is_site(text: str, titles: Sequence[str]) -> bool:
    """Whether a shown line is but the end of a title whose beginning is much longer, or an address."""
    if DOMAIN.fullmatch(text):
        return True
    ends = [t for t in titles if folded(t).endswith(folded(text)) and length(t) >= 3 * length(text)]
    return any(folded(text) == folded(title[parts_of(title)[-1][0] :]) for title in ends)


def _first_part(title: str) -> str:
    """A page's title without a short last part, and without the address it may begin with."""
    spans = parts_of(title)
    while len(spans) > 1 and (
        DOMAIN.fullmatch(title[slice(*spans[0])]) or ARCHIVE.fullmatch(title[slice(*spans[0])])
    ):
        spans = spans[1:]
    while len(spans) > 1 and title[spans[-2][1]] != ":":
        rest = title[spans[0][0] : spans[-2][1]]
        if length(title[slice(*spans[-1])]) > TAIL_WORDS or length(rest) < HEADLINE_WORDS:
            break
        spans = spans[:-1]
    return title[spans[0][0] : spans[-1][1]] if spans else title


def without_site(title: str, sites: Sequence[str]) -> str:
    """A page title without the name of the site at its end or beginning."""
    title = " ".join(title.split())
    for name in sites:  # also where no blank parts it: 見出し:Site
        rest = title[: -len(name)].rstrip() if name and title.endswith(name) else ""
        if rest and rest[-1] in ":：|_»«·•–—" and length(rest) >= 2:
            title = rest[:-1].strip()
    names = {folded(site).removeprefix("the ") for site in sites if site}
    for _ in range(2):
        cut = SUFFIX.search(title)
        if not cut or length(title[: cut.start()]) < 2:
            break
        tail = folded(title[cut.start() :]).removeprefix("the ")
        site = any(tail == n or (len(n) > 3 and (n in tail or tail in n)) for n in names if tail)
        looks = bool(PAPER.search(title[cut.start() :])) or ".com" in title[-30:]
        if site or (looks and length(title[cut.start() :]) <= SITE_WORDS):
            title = title[: cut.start()].strip()
    head = re.match(r"([^|:»–—]{2,40}?)\s*+(?:[|»–—:]|(?<=\s)-)\s++(?=\S)", title)
    if head and folded(head[1]).removeprefix("the ") in names:
        title = title[head.end() :]
    return title


def site_of(titles: Sequence[Claim]) -> str:
    """The site's name, where the page's title is its headline and that name; else empty."""
    heads = {folded(claim.value) for claim in titles if claim.source == "h1"}
    for claim in titles:
        cut = SUFFIX.search(claim.value) if claim.source == "title" else None
        if cut and folded(claim.value[: cut.start()]) in heads:
            return cut[0].strip(" |–—·»-")
    return ""
