"""How much of each outlet's words a public digest passes on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .texts import Text


@dataclass(frozen=True, slots=True)
class Share:
    """What is shown of an outlet; words as readers count them."""

    outlet: str
    """Empty for articles that name none."""
    articles: int
    licensed: int
    """Those of them of which all may be shown."""
    words: int
    """In standfirsts and texts."""
    published: int

    @property
    def percent(self) -> int:
        return -(-100 * self.published // self.words) if self.words else 0


def shares(texts: Iterable[Text]) -> tuple[Share, ...]:
    """By outlet, in order of name; drafts left out."""
    found: dict[str, Share] = {}
    for text in texts:
        if text.draft:
            continue
        before = found.get(text.outlet) or Share(text.outlet, 0, 0, 0, 0)
        found[text.outlet] = Share(
            text.outlet,
            before.articles + 1,
            before.licensed + text.licensed,
            before.words + text.length,
            before.published + min(text.length, text.opening + text.quoted),
        )
    return tuple(found[outlet] for outlet in sorted(found))


def summary(texts: Iterable[Text]) -> str:
    """One line on what has no licence: `without a licence: 9 articles, 702 of 3103 words shown; most of ...`."""
    some = shares(text for text in texts if not text.licensed)
    if not some:
        return "every article has a licence: all words are shown"
    articles, words = sum(one.articles for one in some), sum(one.words for one in some)
    published = sum(one.published for one in some)
    most = max(some, key=lambda share: share.published)
    return (
        f"without a licence: {articles} {'article' if articles == 1 else 'articles'}, "
        f"{published} of {words} words shown; the most of {most.outlet or 'no outlet'}: "
        f"{most.published} of {most.words} ({most.percent} %)"
    )
