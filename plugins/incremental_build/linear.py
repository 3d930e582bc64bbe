"""Functions of Pelican that take time with the square of the articles, called piece by piece so that they do not.

Pelican's own functions do the work. They are called for one group of translations, one period or one tag at a
time, with no more articles than belong there. Whether that comes to the same is known of the functions as they
are in a certain version of Pelican: where their text is another, they are left alone.
"""

from __future__ import annotations

import inspect
from collections import defaultdict
from collections.abc import Callable, Collection
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from typing import Any

from pelican import generators, signals
from pelican.generators import ArticlesGenerator

from .lists import by_identity

KEYS = {
    "year": attrgetter("date.year"),
    "month": attrgetter("date.year", "date.month"),
    "day": attrgetter("date.year", "date.month", "date.day"),
}


def process_translations(plain: Callable[..., Any], contents: list[Any], translation_id: Any = None) -> Any:
    """Originals and translations, found for each group of translations by itself."""
    names = [translation_id] if isinstance(translation_id, str) else translation_id
    if not isinstance(names, Collection) or not names or not by_identity(contents):
        return plain(contents, translation_id)
    try:
        key = attrgetter(*names)
        contents.sort(key=key)
    except (TypeError, AttributeError):  # Pelican says what is wrong
        return plain(contents, translation_id)
    originals: list[Any] = []
    translations: list[Any] = []
    for _name, group in groupby(contents, key):
        some, others = plain(list(group), translation_id)
        originals += some
        translations += others
    return originals, translations


def build_period_archives(
    plain: Callable[..., Any], generator: Any, by_date: list[Any], articles: list[Any], settings: Any
) -> Any:
    """The archives of years, months and days, each made for its first article and then given all others."""
    if not by_identity(by_date) or not by_identity(articles):
        return plain(generator, by_date, articles, settings)
    archives: dict[str, list[Any]] = defaultdict(list)
    for size, key in KEYS.items():
        if not settings[f"{size.upper()}_ARCHIVE_SAVE_AS"]:
            continue
        groups = [list(group) for _period, group in groupby(by_date, key)]
        owners: dict[int, list[int]] = {}
        for number, group in enumerate(groups):
            for article in {id(article): article for article in group}.values():
                owners.setdefault(id(article), []).append(number)
        members: list[list[Any]] = [[] for _group in groups]
        for article in articles:
            for number in owners.get(id(article), ()):
                members[number].append(article)
        for group, some in zip(groups, members, strict=True):
            (archive,) = plain(generator, group[:1], group[:1], settings)[size]
            archives[size].append(archive | {"dates": group, "articles": some})
    return archives


def generate_lists(name: str, plain: Callable[..., Any], generator: Any, write: Any) -> None:
    """The pages of all tags, categories or authors, one at a time, with the dates of its articles alone."""
    everything, dates = getattr(generator, name), generator.dates
    items = list(everything.items() if isinstance(everything, dict) else everything)
    places = {id(article): place for place, article in enumerate(dates)}
    sound = len(places) == len(dates) and by_identity(dates) and not signals.content_written.receivers
    if not sound or not all(by_identity(articles) for _item, articles in items):
        plain(generator, write)
        return
    try:
        for item, articles in items:
            mine = {places[id(article)] for article in articles if id(article) in places}
            generator.dates = [dates[place] for place in sorted(mine)]
            setattr(generator, name, {item: articles} if isinstance(everything, dict) else [(item, articles)])
            plain(generator, write)
    finally:
        generator.dates = dates
        setattr(generator, name, everything)


ARTICLES = ArticlesGenerator
TAKEN_APART: tuple[tuple[Any, str, str, Callable[..., Any], tuple[str, ...]], ...] = (
    (generators, "process_translations", "df31bede113c1d67cdf7fa8ada6319da", process_translations, ()),
    (ARTICLES, "_build_period_archives", "9955301b9fe201e441a2a5ab1703c041", build_period_archives, ()),
    (ARTICLES, "generate_tags", "84929635aeb93e6cd27a74922fbfdcdd", generate_lists, ("tags",)),
    (ARTICLES, "generate_categories", "48e149d52c0606feff5eb880f22b2962", generate_lists, ("categories",)),
    (ARTICLES, "generate_authors", "ddc0604ce3dc36692f7a593529d08f00", generate_lists, ("authors",)),
)
"""Where each function is found, its name, a digest of the text that is known, and what calls it instead."""


def _calling(function: Callable[..., Any], *given: Any) -> Callable[..., Any]:
    def method(*arguments: Any, **options: Any) -> Any:
        return function(*given, *arguments, **options)

    return method


def digest_of_text(function: Any) -> str:
    """A digest of the text of a function; the empty string where it has none."""
    try:
        return blake2b(inspect.getsource(function).encode(), digest_size=16).hexdigest()
    except (OSError, TypeError):
        return ""


_replaced: list[tuple[Any, str, Any]] = []


def begin() -> None:
    """Put what is above in the place of Pelican's functions, where these are those that are known."""
    for place, name, digest, function, given in TAKEN_APART:
        plain = vars(place)[name]
        if digest_of_text(plain) == digest:
            _replaced.append((place, name, plain))
            setattr(place, name, _calling(function, *given, plain))


def end() -> None:
    """Put Pelican's functions back."""
    while _replaced:
        setattr(*_replaced.pop())
