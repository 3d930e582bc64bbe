"""What the language of an article tells: who acts, who is quoted, which day is meant, what it is about."""

from __future__ import annotations

from collections.abc import Callable

from ..model import Article, Knowledge
from .actors import find_actors
from .dates import find_dates
from .quotes import find_quotes
from .topics import find_topics

ANNOTATORS: tuple[Callable[[Article, Knowledge], Article], ...] = (
    find_actors,
    find_quotes,
    find_dates,
    find_topics,
)
"""In this order: quotations need the actors. A new annotator is a module here and a line in this table."""


def annotate(article: Article, knowledge: Knowledge) -> Article:
    """The article with its annotations filled in; pure."""
    for annotator in ANNOTATORS:
        article = annotator(article, knowledge)
    return article
