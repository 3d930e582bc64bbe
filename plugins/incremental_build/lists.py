"""Lists of articles that know at once whether an article is in them."""

from __future__ import annotations

from typing import Any

from pelican.generators import ArticlesGenerator


def by_identity(articles: list[Any]) -> bool:
    """Whether each article is equal to itself alone, so that it can be looked up by its identity."""
    return all(getattr(kind, "__eq__", None) is object.__eq__ for kind in set(map(type, articles)))


class ArticleList(list[Any]):
    """A list of articles with an index.

    Pelican asks of each article whether it is in the list of a tag: without an index that is as many
    comparisons as articles by tags. An article is only ever equal to itself, so the index goes by identity.
    Where some are not, or once the list has changed, it is searched as any other.
    """

    def __init__(self, articles: list[Any]) -> None:
        super().__init__(articles)
        self._index: set[int] | None = None
        if by_identity(articles):
            self._index = set(map(id, articles))

    def __contains__(self, article: object) -> bool:
        if self._index is None:
            return super().__contains__(article)
        return id(article) in self._index


def _changing(name: str) -> Any:
    plain = getattr(list, name)

    def method(self: ArticleList, *arguments: Any) -> Any:
        self._index = None
        return plain(self, *arguments)

    return method


CHANGING = ("append", "extend", "insert", "pop", "remove", "clear", "__setitem__", "__delitem__", "__iadd__")
for _name in CHANGING:
    setattr(ArticleList, _name, _changing(_name))


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
