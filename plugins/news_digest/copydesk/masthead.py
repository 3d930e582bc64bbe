"""What stands above the story: headline, kicker, dek, and the lines that say who, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .bylines import PAPER, is_paper, names_alone
from .captions import is_caption
from .lines import BULLETS
from .marks import Marked
from .prose import folded, is_ended, length
from .topline import SUFFIX, find_headline

ABOVE = 30
"""Lines above the first prose in which a masthead is looked for."""
FAR = 60
"""Lines above it in which a headline is looked for: pictures, links and lists may stand between."""
BELOW = 7
"""Lines below it in which a byline or a date still belongs to the masthead."""
HEADLINE_WORDS = 22
"""Words; few headlines are longer."""
DEK_WORDS = 45
"""Words; a longer line is the story's first paragraph."""


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
    top = max(0, start - FAR)
    headline = find_headline(marked, top, max(last, start), max(last + 1, start), end)
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
