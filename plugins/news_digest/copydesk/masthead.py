"""What stands above the story: headline, kicker, dek, and the lines that say who, where and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .bylines import PAPER, is_paper, names_alone
from .captions import is_caption
from .lines import BULLETS
from .marks import Marked
from .prose import folded, is_ended, length, words

ABOVE = 30
"""Lines above the first prose in which a masthead is looked for."""
BELOW = 7
"""Lines below it in which a byline or a date still belongs to the masthead."""
HEADLINE_WORDS = 22
"""Words; few headlines are longer."""
DEK_WORDS = 45
"""Words; a longer line is the story's first paragraph."""
SUFFIX = re.compile(r"\s+(?:[|–—·»]|-{1,2})\s+[^|–—·»]{2,40}$")  # Headline - The Harbour Courier


@dataclass(frozen=True, slots=True)
class Masthead:
    """Which lines are what; -1 and empty where there is none."""

    headline: int = -1
    kicker: int = -1
    dek: int = -1
    repeats: tuple[int, ...] = ()
    """Lines that give the headline once more."""
    imprints: tuple[int, ...] = ()
    bylines: tuple[int, ...] = ()
    """Lines that hold nothing but a name, beside a date or under the headline."""
    papers: tuple[int, ...] = ()
    """Lines that hold nothing but what reads as the name of a paper, under the headline."""
    top: int = 0
    """Where the masthead begins: what is above is page."""
    body: int = 0
    """Where the body begins."""
    early: tuple[int, ...] = ()
    """Lines of the body that stand above it: captions, a paragraph before the byline."""


def read_masthead(marked: Sequence[Marked], start: int, end: int) -> Masthead:
    """Find the masthead around the first line of the story (`start`)."""
    low = max(0, start - ABOVE)
    last = _last_imprint(marked, start, end)
    rest = [item.text for item in marked[max(start, last + 1) : end]]
    headline = _headline(marked, low, max(last, start), rest)
    if headline < 0:
        return Masthead(top=low, body=start)
    title = folded(SUFFIX.sub("", marked[headline].text))
    near = range(low, max(last, start, headline) + 2)
    repeats = tuple(i for i in near if i != headline and i < len(marked) and _repeats(marked[i].text, title))
    headline_end = max((headline, *[i for i in repeats if i <= max(last, start)]))
    dek = _dek(marked, headline_end, last, start)
    after = max(last, headline_end, dek) + 1
    body = next((i for i in range(after, start) if marked[i].is_story), max(after, start))
    kicker = _kicker(marked, min((headline, *repeats)), low)
    top = min(i for i in (headline, kicker, *repeats) if i >= 0)
    imprints = tuple(i for i in range(max(0, top - 6), body) if marked[i].imprint)
    taken = {headline, kicker, dek, *repeats}
    bylines = tuple(i for i in range(headline + 1, body) if i not in taken and _is_name(marked, i))
    papers = tuple(
        i for i in range(headline + 1, body) if i not in {*taken, *bylines} and _is_paper(marked, i)
    )
    early = tuple(i for i in range(headline + 1, body) if i not in taken and _is_early(marked[i]))
    return Masthead(
        headline, kicker, dek, repeats, imprints, bylines, papers, min((top, *imprints)), body, early
    )


def _is_early(item: Marked) -> bool:
    listed = item.text.startswith(BULLETS) and not (item.reason or item.box or item.imprint)
    return listed or is_caption(item.text) or (item.is_story and length(item.text) > HEADLINE_WORDS)


def _last_imprint(marked: Sequence[Marked], start: int, end: int) -> int:
    """Index of the last line of the masthead that says who or when; -1 for none."""
    last = -1
    for i in range(max(0, start - ABOVE), min(start + BELOW, end)):
        if marked[i].imprint:
            prose_between = sum(item.is_story for item in marked[start:i])
            if i < start or prose_between <= 2:
                last = i
    return last


def _headline(marked: Sequence[Marked], low: int, high: int, rest: Sequence[str]) -> int:
    """Index of the headline: the line above the story that shares most with it. A first line that
    reads as a headline stands in where nothing above does."""
    body = set(words(" ".join(rest[:12])))
    candidates = [i for i in range(low, min(high + 1, len(marked))) if _may_be_headline(marked, i, high)]
    rated = [(_rating(marked, i, high, body), -i) for i in candidates]
    return -max(rated)[1] if rated else -1


def _may_be_headline(marked: Sequence[Marked], i: int, high: int) -> bool:
    item = marked[i]
    if item.reason or item.box or item.imprint or is_caption(item.text) or item.text.startswith(BULLETS):
        return False
    if is_menu(item.text):
        return False
    n = length(item.text)
    if i == high and is_ended(item.text) and not item.text.endswith("?"):
        return n <= HEADLINE_WORDS and i == 0 and len(marked) > 1
    return 1 <= n <= HEADLINE_WORDS + 10


def is_menu(text: str) -> bool:
    """Whether a line is a row of section names: many words, each with a capital, and nothing between."""
    names = text.split()
    return (
        len(names) >= 6 and not text.isupper() and all(re.fullmatch(r"[A-ZÀ-Þ&|][\w.’'-]*", n) for n in names)
    )


def _rating(marked: Sequence[Marked], i: int, high: int, body: set[str]) -> float:
    text = marked[i].text
    own = [w for w in words(SUFFIX.sub("", text)) if len(w) > 3] or words(text)
    n = length(text)
    rating = 3.0 * sum(w in body for w in own) / max(len(own), 1)
    rating += min(n, 6) / 3 - (0.15 * max(0, n - 16)) - (1.5 if n < 3 else 0.0)
    rating -= 0.8 if is_ended(text) and not text.endswith("?") else 0.0
    rating -= 0.04 * (high - i)
    above = [m for m in marked[max(0, i - 2) : i] if not (m.reason or m.imprint) and length(m.text) >= 5]
    above = [m for m in above if not is_menu(m.text)]
    rating -= 1.5 if above else 0.0  # the headline comes before its dek
    below = next((m for m in marked[i + 1 : i + 3] if not (m.reason or m.imprint)), None)
    if n <= 4 and below and 5 <= length(below.text) <= HEADLINE_WORDS and not is_ended(below.text):
        rating -= 1.8  # a kicker, with the headline under it
    if _under_imprint(marked, i):
        rating -= 1.2  # in a summary under the byline
    if any(m.imprint for m in marked[i + 1 : i + 4]):
        rating += 0.4
    title = folded(SUFFIX.sub("", text))
    if any(_repeats(m.text, title) for m in marked[max(0, i - 6) : i + 4] if m is not marked[i]):
        rating += 0.8
    return rating


def _under_imprint(marked: Sequence[Marked], i: int) -> bool:
    """Whether a byline or a date stands above the line, and over that what could be the headline."""
    last = next((j for j in range(i - 1, max(i - 8, -1), -1) if marked[j].imprint), -1)
    above = marked[max(0, last - 4) : last] if last > 0 else ()
    return any(
        5 <= length(m.text) <= HEADLINE_WORDS and not (m.reason or m.imprint or is_menu(m.text))
        for m in above
    )


def _repeats(text: str, title: str) -> bool:
    """Whether a line gives the headline again, with or without the name of the site."""
    other = folded(text)
    return bool(title) and (other == title or folded(SUFFIX.sub("", text)) == title) and length(text) >= 2


def _dek(marked: Sequence[Marked], headline: int, last: int, start: int) -> int:
    """Index of the line under the headline that sums the story up; -1 for none."""
    for i in range(headline + 1, max(last, start) + 1):
        item = marked[i]
        if item.reason or item.box or item.imprint or is_caption(item.text):
            continue
        n = length(item.text)
        if not 5 <= n <= DEK_WORDS or _is_name(marked, i):
            continue
        if i < last or not is_ended(item.text):
            return i if i + 1 < len(marked) and n >= 5 else -1
        return -1
    return -1


def _kicker(marked: Sequence[Marked], headline: int, low: int) -> int:
    """Index of the short line above the headline; -1 for none, or where it is one of a menu."""
    i = headline - 1
    if i < low or not _is_label(marked[i]) or PAPER.search(marked[i].text):
        return -1
    menu = i - 1 >= low and _is_label(marked[i - 1]) and not marked[i].line.gap
    return -1 if menu else i


def _is_label(item: Marked) -> bool:
    known = item.reason or item.box or item.imprint
    return not known and 1 <= length(item.text) <= 5 and not is_ended(item.text) and "|" not in item.text


def _is_paper(marked: Sequence[Marked], i: int) -> bool:
    """Whether a line under the headline is a paper's name alone: capitals, and papers' words or an article."""
    item = marked[i]
    names = [word for word in item.text.split() if word not in ("of", "the", "and", "de", "du")]
    if item.reason or item.box or item.imprint or not 2 <= length(item.text) <= 5 or is_ended(item.text):
        return False
    called = is_paper(item.text) or item.text.startswith(("The ", "Der ", "Die ", "Le ", "La ", "El ", "Il "))
    return called and all(word[0].isupper() for word in names)


def _is_name(marked: Sequence[Marked], i: int) -> bool:
    """Whether a line is writers' names alone: two to four capitalised words beside a date or a byline."""
    item = marked[i]
    if item.reason or item.imprint or PAPER.search(item.text) or not 2 <= length(item.text) <= 12:
        return False
    beside = [m.imprint for m in (*marked[max(0, i - 2) : i], *marked[i + 1 : i + 3]) if m.imprint]
    return any(b.date or b.modified or b.ago for b in beside) and bool(names_alone(item.text))
