"""Lists of articles that know at once whether an article is in them."""

from __future__ import annotations

from typing import Any

from pelican.generators import ArticlesGenerator


class ArticleList(list[Any]):
    """A list of articles with an index.

    Pelican asks of each article whether it is in the list of a tag: without an index that is as many
    comparisons as articles by tags. An article is only ever equal to itself, so the index goes by identity;
    a list that has changed is searched as any other.
    """

    def __init__(self, articles: list[Any]) -> None:
        super().__init__(articles)
        self._index = {id(article) for article in articles}
        self._size = len(articles)

    def __contains__(self, article: object) -> bool:
        if id(article) in self._index and self._size == len(self):
            return True
        if self._size == len(self) and type(article).__eq__ is object.__eq__:
            return False
        return super().__contains__(article)


def index(generator: ArticlesGenerator) -> None:
    """Give an index to the lists by tag, category and author, of which Pelican asks that."""
    for tag, articles in generator.tags.items():
        generator.tags[tag] = ArticleList(articles)
    generator.categories = [(category, ArticleList(articles)) for category, articles in generator.categories]
    generator.authors = [(author, ArticleList(articles)) for author, articles in generator.authors]


def settle_addresses(contents: list[Any]) -> None:
    """Work out the address of each article once: Pelican formats it anew whenever a page shows it."""
    for content in contents:
        if not hasattr(content, "override_url"):
            content.override_url = content.url
