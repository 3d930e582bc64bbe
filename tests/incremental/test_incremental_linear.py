"""What calls Pelican's functions piece by piece gives what Pelican's functions give."""

from __future__ import annotations

import copy
import datetime
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican import generators, utils
from pelican.generators import ArticlesGenerator
from sitebuilding import Site, few

from incremental_build import linear
from incremental_build.lists import ArticleList


class Thing:
    """As much of an article as Pelican's functions ask for."""

    def __init__(self, number: int, slug: str, lang: str, translation: str, date: datetime.datetime) -> None:
        self.number = number
        self.slug = slug
        self.lang = lang
        self.in_default_lang = lang == "en"
        self.metadata = {"translation": translation} if translation else {}
        self.source_path = f"{number}.md"
        self.date = date
        self.translations: list[Any] = []

    def __repr__(self) -> str:
        return f"{self.number}"


class Like(Thing):
    """One that is equal to others."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Like) and self.slug == other.slug

    __hash__ = None  # type: ignore[assignment]


days = st.datetimes(datetime.datetime(2019, 12, 30), datetime.datetime(2021, 1, 3))
fields = st.tuples(
    st.sampled_from("abcd"),
    st.sampled_from(["en", "fr", "de"]),
    st.sampled_from(["", "true", "False"]),
    days,
)
things = st.lists(fields, max_size=14).map(lambda rows: [Thing(n, *row) for n, row in enumerate(rows)])
alike = st.lists(fields, max_size=8).map(lambda rows: [Like(n, *row) for n, row in enumerate(rows)])


def said_and_returned(function: Any, *arguments: Any) -> Any:
    """What a function returns or raises, in numbers, and all that it warns of, in order."""
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("pelican.utils")
    logger.addHandler(handler)
    try:
        result = function(*arguments)
    except Exception as error:
        result = repr(error)
    finally:
        logger.removeHandler(handler)
    return repr(result), said


@pytest.fixture(autouse=True, scope="module")
def unfiltered() -> Any:
    """Pelican drops a warning that it has given before."""
    logger = logging.getLogger("pelican.utils")
    filters, logger.filters, level, logger.propagate = logger.filters, [], logger.level, False
    yield
    logger.filters, logger.propagate = filters, True
    logger.setLevel(level)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(things, alike),
    st.sampled_from(["slug", "lang", ["slug"], ["slug", "lang"], ("lang", "slug"), "", None, 3, "none", []]),
)
def test_translations_are_found_as_by_pelican(contents: list[Any], key: Any) -> None:
    other = copy.deepcopy(contents)
    theirs = said_and_returned(utils.process_translations, other, key)
    mine = said_and_returned(linear.process_translations, utils.process_translations, contents, key)
    assert mine == theirs
    assert repr(contents) == repr(other)
    assert [repr(one.translations) for one in contents] == [repr(one.translations) for one in other]


@settings(max_examples=300, deadline=None)
@given(st.one_of(things, alike), st.randoms(use_true_random=False), st.booleans(), st.booleans())
def test_archives_are_made_as_by_pelican(contents: list[Any], chance: Any, some: bool, apart: bool) -> None:
    set_to = {
        "YEAR_ARCHIVE_SAVE_AS": "{date:%Y}.html" if some else "",
        "MONTH_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%b}.html",
        "DAY_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%b}/{date:%d}.html",
    } | {f"{size}_ARCHIVE_URL": f"{size}/{{date:%Y}}/" for size in ("YEAR", "MONTH", "DAY")}
    articles = chance.sample(contents, len(contents)) + contents[:1] if apart else list(contents)
    by_date = contents if apart else sorted(contents, key=lambda one: one.date, reverse=some)
    plain = ArticlesGenerator._build_period_archives
    theirs = plain(None, by_date, articles, set_to)
    mine = linear.build_period_archives(plain, None, by_date, articles, set_to)
    assert repr(mine) == repr(theirs)


class Name(str):
    """A tag or author."""

    url = save_as = page_name = slug = property(str)


class Generator:
    """As much of a generator as is asked for its lists."""

    generate_tags = ArticlesGenerator.generate_tags
    generate_authors = ArticlesGenerator.generate_authors

    def __init__(self, dates: list[Any], lists: list[list[Any]]) -> None:
        self.articles = self.dates = dates
        self.context: dict[str, Any] = {}
        self.tags = {Name(f"t{n}"): one for n, one in enumerate(lists)}
        self.authors = list(self.tags.items())

    def get_template(self, name: str) -> str:
        return name


@settings(max_examples=200, deadline=None)
@given(st.one_of(things, alike), st.randoms(use_true_random=False), st.sampled_from(["tags", "authors"]))
def test_lists_are_written_as_by_pelican(contents: list[Any], chance: Any, name: str) -> None:
    lists = [
        ArticleList(chance.choices(contents, k=chance.randrange(4)) if contents else []) for _ in range(3)
    ]
    dates = contents[chance.randrange(2) :]
    generator = Generator(dates, lists)
    plain = getattr(ArticlesGenerator, f"generate_{name}")

    def written(function: Any, *arguments: Any) -> list[str]:
        pages: list[str] = []
        function(*arguments, generator, lambda *names, **options: pages.append(f"{names} {options}"))
        return pages

    assert written(linear.generate_lists, name, plain) == written(plain)
    assert generator.dates is dates and len(generator.tags) == len(generator.authors) == 3


def test_pelican_is_as_it_was_after_a_build(tmp_path: Path) -> None:
    before = [vars(place)[name] for place, name, *_rest in linear.TAKEN_APART]
    few(Site(tmp_path)).check()
    assert [vars(place)[name] for place, name, *_rest in linear.TAKEN_APART] == before


def test_the_functions_of_this_pelican_are_known() -> None:
    """Where this fails Pelican has changed: read what it changed, then take its digests over or drop ours."""
    for place, name, digest, *_rest in linear.TAKEN_APART:
        assert linear.digest_of_text(vars(place)[name]) == digest, name


def test_a_function_that_is_not_known_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(self: Any, write: Any) -> None:
        """As a later Pelican may have it."""

    monkeypatch.setattr(ArticlesGenerator, "generate_tags", changed)
    linear.begin()
    try:
        assert ArticlesGenerator.generate_tags is changed
        assert generators.process_translations is not utils.process_translations
    finally:
        linear.end()


@pytest.mark.parametrize("function", ["process_translations", "build_period_archives"])
def test_comparisons_grow_with_the_articles_and_not_with_their_square(function: str) -> None:
    """Counted by a kind of article that is asked for equality only where a list is searched."""
    counted: list[int] = []
    for size in (100, 400):
        contents = [
            Thing(n, f"s{n}", "en", "", datetime.datetime(2020, 1, 1) + datetime.timedelta(days=n))
            for n in range(size)
        ]
        calls: list[int] = []

        def plain(*arguments: Any, calls: list[int] = calls) -> Any:
            calls.append(len(arguments[0] or arguments[1]))
            if arguments[0] is None:
                return ArticlesGenerator._build_period_archives(*arguments)
            return utils.process_translations(*arguments)

        if function == "process_translations":
            linear.process_translations(plain, contents, "slug")
        else:
            set_to = {f"{name}_ARCHIVE_{what}": "{date}" for name in ("YEAR", "MONTH", "DAY") for what in W}
            linear.build_period_archives(plain, None, contents, contents, set_to)
        assert max(calls) == 1
        counted.append(len(calls))
    assert counted[1] <= 4 * counted[0]


W = ("SAVE_AS", "URL")
