"""Which phrases become tags: what recurs over the corpus, tells articles apart and is nobody's name."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log

from .annotators.terms import fold_phrase
from .model import Article
from .testimony import Testimony

MOST_TAGS = 5
"""Tags that linking gives one article at most, those of its seed counted."""
FEWEST = 2
"""Articles that a tag stands with, at least."""
COMMON_SHARE, COMMON_FROM = 0.6, 5
"""A topic of more than this share of the articles says nothing, where there are at least so many; else one of all."""

Tags = Mapping[str, tuple[str, ...]]
"""Seed -> tags beside the seed's own, best first."""


def choose_tags(articles: Sequence[Testimony], is_name: Callable[[str], bool]) -> Tags:
    """Tags for all articles at once, so that none ends up with one article alone.

    `is_name` tells what is an actor and so no topic.
    """
    bearing, spelling = _gathered(articles, _own_tags(articles))
    most = COMMON_SHARE * len(articles) if len(articles) >= COMMON_FROM else len(articles) - 1
    shared = {
        key: seeds
        for key, seeds in bearing.items()
        if FEWEST <= len(seeds) <= most and not is_name(spelling[key])
    }
    kept = _without_parts(shared)
    room = {article.seed: MOST_TAGS - len(article.tags) for article in articles}
    own = {article.seed: {fold_phrase(tag) for tag in article.tags} for article in articles}
    given: dict[str, list[str]] = defaultdict(list)
    for key in sorted(kept, key=lambda key: (-_worth(len(shared[key]), len(articles)), key)):
        have = [seed for seed in shared[key] if key in own[seed]]
        takers = [seed for seed in shared[key] if room[seed] > 0 and key not in own[seed]]
        if len(takers) + len(have) >= FEWEST:
            for seed in takers:
                given[seed].append(spelling[key])
                room[seed] -= 1
    return {seed: tuple(tags) for seed, tags in given.items()}


def tags_of(article: Article, tags: Tags) -> tuple[str, ...]:
    """The seed's own tags, then those that were chosen."""
    return (*article.tags, *tags.get(article.seed, ()))


def _own_tags(articles: Iterable[Testimony]) -> dict[frozenset[str], str]:
    """The words of the tags that seeds bring -> the tag as most of them spell it."""
    forms: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
    for article in articles:
        for tag in article.tags:
            forms[frozenset(fold_phrase(tag).split())][tag] += 1
    return {words: max(sorted(some), key=some.__getitem__) for words, some in forms.items()}


def _gathered(
    articles: Iterable[Testimony], own: Mapping[frozenset[str], str]
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Folded phrase -> the seeds of the articles that bring or bear it, and -> its best spelling.

    A phrase that says what a seed's own tag says, or that and a word more, is that tag.
    """
    bearing: dict[str, list[str]] = defaultdict(list)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for article in sorted(articles, key=lambda article: article.seed):
        folded = {fold_phrase(topic): topic for topic in reversed(article.topics)}
        told = {key: _told(key, topic, own) for key, topic in folded.items()}
        parts = {part for key in told if told[key] != folded[key] for part in parts_of(key)}
        kept = (topic for key, topic in told.items() if key not in parts)
        for topic in dict.fromkeys((*article.tags, *kept)):
            key = fold_phrase(topic)
            if article.seed not in bearing[key][-1:]:
                bearing[key].append(article.seed)
            forms[key][topic] += 1
    return bearing, {
        key: max(sorted(some, reverse=True), key=some.__getitem__) for key, some in forms.items()
    }


def _told(key: str, topic: str, own: Mapping[frozenset[str], str]) -> str:
    if not own:
        return topic
    words = frozenset(key.split())
    fewer = (words - {word} for word in sorted(words) if len(words) > FEWEST)
    return next((own[some] for some in (words, *fewer) if some in own), topic)


def _worth(count: int, size: int) -> float:
    """How much a phrase of so many articles tells: neither the rarest nor the commonest most."""
    return count * log(1 + size / count)


def _without_parts(shared: Mapping[str, Sequence[str]]) -> list[str]:
    """The phrases that stand for articles of their own: no part of a longer one that nearly the same have."""
    longer: dict[str, set[str]] = defaultdict(set)
    for key in shared:
        for part in parts_of(key):
            longer[part] |= set(shared[key]) if part in shared else set()
    return [key for key in shared if len(set(shared[key]) - longer[key]) >= FEWEST or not longer[key]]


@functools.lru_cache(maxsize=1 << 14)
def parts_of(key: str) -> tuple[str, ...]:
    """The shorter phrases that a folded phrase holds."""
    words = key.split()
    return tuple(
        fold_phrase(" ".join(words[start:end]))
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        if end - start < len(words)
    )
