"""Which phrases become tags: what recurs over the corpus, and is not everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .model import Article

MOST_TAGS = 6
"""Tags that linking gives one article at most."""
COMMON_SHARE, COMMON_FROM = 0.6, 5
"""A topic of more than this share of the articles says nothing, where there are at least so many."""


def recurring(articles: Sequence[Article]) -> frozenset[str]:
    """Phrases that at least two articles share and that not nearly all have."""
    counts = Counter(topic for article in articles for topic in set(article.annotations.topics))
    most = COMMON_SHARE * len(articles) if len(articles) >= COMMON_FROM else len(articles)
    return frozenset(topic for topic, count in counts.items() if 2 <= count <= most)


def tags_of(article: Article, topics: frozenset[str]) -> tuple[str, ...]:
    """The seed's own tags, then what recurs over the corpus."""
    have = {tag.casefold() for tag in article.tags}
    more = [t for t in article.annotations.topics if t in topics and t.casefold() not in have]
    short = [t for t in more if not any(t != other and t.endswith(f" {other}") for other in more)]
    return (*article.tags, *short[: max(0, MOST_TAGS - len(article.tags))])
