"""The search of a large digest in a browser: many bundles are searched as if they were one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from window import Visit, Watched, served

pytestmark = pytest.mark.browser

SMALL = """
from news_digest.pages import division

def register():
    division.LEVELS = tuple((name_of, min(bound, 2000)) for name_of, bound in division.LEVELS)
"""
"""A plugin with which a few articles are a large digest."""

BUNDLES = ["2021-b", "2021-a", "2020", "2019", "2016", "200x", "undated"]
ROW = " and so on" * 8


def _articles() -> Iterator[tuple[str, str]]:
    """One a month from 2019 to 2021, then some of other days; the older, the more often they name the harbour."""
    for n in range(36):
        place = "tide" if n % 2 else "ebb"
        words = "harbour " * (1 + (36 - n) // 6)
        when = f"{2019 + n // 12}-{n % 12 + 1:02}-05"
        head = f"title: Number {n:02}\ndate: {when}\ntags: [{place}]\noutlet: Paper {n % 3}"
        text = "It was light. " if n == 28 else ""
        text += (
            f"Of the {words}in number {n}, {'near' if n % 12 == 3 else 'far'}{ROW * (2 if n > 23 else 1)}."
        )
        yield f"number-{n:02}", f"{head}\nactors: [{'Ada Example' if n % 2 else 'Bo Sample'}]\n---\n{text}\n"
    yield "old-a", "title: Old A\ndate: 2004\n---\nA harbour and a lighthouse.\n"
    yield (
        "old-b",
        "title: Old B\ndate: 2009-05\ntags: [rare]\nactors: [Cy Rare]\n---\nCy Rare has a harbour, near.\n",
    )
    yield "long", f"title: Long\ndate: 2016-03-01\n---\nNo word of that{ROW * 14}.\n"
    yield "never", "title: Never\n---\nAn undated harbour.\n"
    yield "evil", "title: '<img src=x onerror=alert(1)>'\n---\n`<img src=x onerror=alert(1)>` by quicksand.\n"


@pytest.fixture(scope="module")
def folder(build: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("bundles")
    (place / "seeds").mkdir()
    (place / "small_bundles.py").write_text(SMALL)
    (place / "content/articles").mkdir(parents=True)
    for slug, text in _articles():
        (place / f"content/articles/{slug}.md").write_text(f"---\n{text}", "utf-8")
    more = ('PLUGINS=["news_digest", "small_bundles"]', f'PLUGIN_PATHS=["plugins", "{place}"]')
    done = build(place / "output", content=place / "content", seeds=place / "seeds", more=more)
    assert done.returncode == 0, done.stdout + done.stderr
    return place / "output"


@pytest.fixture(scope="module", params=["/repo/", "/"])
def address(folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    with served(folder, request.param) as origin:
        yield origin


@pytest.fixture
def window(visit: Visit, address: str) -> Watched:
    return visit(1440, at=address)


class Asked:
    """What the page loads of the index."""

    def __init__(self, page: Page) -> None:
        self.urls: list[str] = []
        page.on("request", lambda request: self.urls.append(request.url.partition("?")[0]))

    @property
    def bundles(self) -> list[str]:
        found = (re.search(r"/pagefind/([^/]+)/pagefind-entry.json$", url) for url in self.urls)
        return sorted({match[1] for match in found if match})

    def times(self, name: str) -> int:
        return sum(url.endswith(name) for url in self.urls)


def shown(page: Page, count: int | str) -> list[str]:
    """Titles of the results, when so many are told."""
    expect(page.locator("#status")).to_have_text(f"Articles found: {count}")
    return page.locator(".results h3").all_inner_texts()


def numbers(*some: int) -> list[str]:
    return [f"Number {n:02}" for n in some]


def test_the_form_names_the_bundles(window: Watched, folder: Path) -> None:
    page = window.open("search.html")
    assert (page.locator("#search").get_attribute("data-bundles") or "").split() == BUNDLES
    programs = {path.relative_to(folder).as_posix() for path in folder.glob("pagefind/**/*.pagefind")}
    assert programs == {"pagefind/wasm.en.pagefind"}, "it is there once"


def test_the_newest_stand_first_over_all_bundles(window: Watched) -> None:
    asked = Asked(window.page)
    page = window.open("search.html?q=harbour&sort=newest")
    assert shown(page, "24+") == numbers(*range(35, 25, -1))
    assert asked.bundles == ["2020", "2021-a", "2021-b"], "no more than are needed: one, then two more"
    page.locator("#more").click()
    for count in (20, 30, 39):
        expect(page.locator(".results li")).to_have_count(count)
        if count < 39:
            page.locator("#more").click()
    assert shown(page, 39) == [*numbers(*range(35, -1, -1)), "Old B", "Old A", "Never"]
    expect(page.locator("#more")).to_be_hidden()
    assert asked.bundles == sorted(BUNDLES)
    assert window.complaints == []


def test_the_best_match_is_that_of_all_bundles(window: Watched) -> None:
    asked = Asked(window.page)
    page = window.open("search.html?q=harbour")
    assert shown(page, 39)[0] != "Number 35"
    assert asked.bundles == sorted(BUNDLES)
    assert asked.times("pagefind.js") == asked.times("pagefind-worker.js") == 1
    places = {url for url in asked.urls if url.endswith(".pagefind")}
    assert places == {f"{window.origin}pagefind/wasm.en.pagefind"}, "one address, which the browser keeps"
    assert all(url.startswith(window.origin) for url in asked.urls)
    page = window.open("search.html?q=near")
    assert sorted(shown(page, 4)) == ["Number 03", "Number 15", "Number 27", "Old B"]
    assert window.complaints == []


def test_filters_hold_in_every_bundle(window: Watched) -> None:
    page = window.open("search.html?q=harbour&actor=Ada+Example&tag=tide&outlet=Paper+2")
    expected = numbers(35, 29, 23, 17, 11, 5)
    assert sorted(shown(page, 6)) == sorted(expected)
    page.locator("#sort").select_option("newest")
    expect(page.locator(".results h3").first).to_have_text("Number 35")
    assert shown(page, 6) == expected
    page = window.open("search.html?tag=ebb")
    shown(page, "12+")
    page = window.open("search.html?actor=Cy+Rare")
    assert shown(page, 1) == ["Old B"]
    page = window.open("search.html?q=harbour&tag=rare&sort=newest")
    assert shown(page, 1) == ["Old B"], "a bundle in which no article has a tag has none with this"
    page = window.open("search.html?actor=Nobody+Known")
    expect(page.locator("#status")).to_have_text("No article found.")
    assert window.complaints == []


@pytest.mark.parametrize(
    ("year", "bundles", "found"),
    [
        ("2021", ["2021-a", "2021-b"], numbers(*range(35, 25, -1))),
        ("2019", ["2019"], numbers(*range(11, 1, -1))),
        ("2004", ["200x"], ["Old A"]),
        ("1999", [], []),
    ],
)
def test_a_year_chooses_its_bundles(window: Watched, year: str, bundles: list[str], found: list[str]) -> None:
    asked = Asked(window.page)
    page = window.open(f"search.html?q=harbour&year={year}&sort=newest")
    if found:
        assert shown(page, 12 if len(found) > 1 else 1) == found
    else:
        expect(page.locator("#status")).to_have_text("No article found.")
    assert asked.bundles == bundles
    assert window.complaints == []


def test_a_word_that_some_bundles_lack_finds_nothing_there(window: Watched) -> None:
    for query, found in (
        ("lighthouse", ["Old A"]),  # elsewhere there is `light`
        ("lighth", ["Old A"]),
        ("lighthouse&sort=newest", ["Old A"]),
        ("lighthouse+harbour", ["Old A"]),
        ("lightning&sort=newest", numbers(28)),  # nobody has it: its longest beginning
    ):
        page = window.open(f"search.html?q={query}")
        assert shown(page, 1) == found, query
    for query in ("lighthouse&year=2021", "lighthouse+lightning&year=2021"):
        page = window.open(f"search.html?q={query}")
        expect(page.locator("#status")).to_have_text("No article found.")
    assert window.complaints == []


def test_the_overview_knows_all_values(window: Watched) -> None:
    page = window.open("search.html")
    asked = Asked(page)
    values = page.evaluate(
        """async () => {
            const script = new URL('pagefind/pagefind.js', document.baseURI);
            const index = (await import(script)).createInstance({ basePath: new URL('.', script).href });
            const all = await index.filters();
            return Object.fromEntries(Object.entries(all).map(([name, values]) => [name, Object.keys(values)]));
        }"""
    )
    assert sorted(values) == ["actor", "outlet", "tag", "year"]
    assert sorted(values["tag"]) == ["ebb", "rare", "tide"]
    assert sorted(values["year"]) == ["2004", "2009", "2016", "2019", "2020", "2021"]
    assert asked.bundles == []


def test_nothing_of_an_excerpt_becomes_markup(window: Watched) -> None:
    page = window.open("search.html?q=quicksand")
    assert shown(page, 1) == ["<img src=x onerror=alert(1)>"]
    expect(page.locator(".results .opening")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".results :is(img, script)").count() == 0
    assert window.complaints == []


def test_a_bundle_that_is_gone_is_told_and_asked_for_again(window: Watched) -> None:
    gone = "**/pagefind/2020/pagefind-entry.json*"
    window.page.route(gone, lambda route: route.abort())
    page = window.open("search.html?q=harbour")
    expect(page.locator("#status")).to_contain_text("could not be loaded")
    expect(page.locator("#titles")).to_be_visible()
    window.page.unroute_all()
    page.locator("#q").press("Enter")
    shown(page, 39)
