"""The search in a browser: it finds, narrows, orders and links, and nothing from an article becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_smoke import RULES, TOO_SMALL, both_schemes
from window import Visit, Watched, served

pytestmark = pytest.mark.browser

EVIL = '<img src=x onerror=alert(1)>"&amp;<script>alert(2)</script>'
ODD = r'C++ & "so on": [x], any \ all'
MANY = 24
"""Articles about a harbour; others are about something else."""


def _articles() -> Iterator[tuple[str, str]]:
    for n in range(MANY):
        year, month = 2000 + n // 12, n % 12 + 1
        actor = "Ada Example" if n % 2 else "Bo Sample"
        words = "harbour " * (1 + n * 7 % 5)  # the best match is not the newest
        yield (
            f"harbour-{n:02}",
            f"title: Number {n:02}\ndate: {year}-{month:02}-05\noutlet: Paper {n % 3}\ntags: [tide]\n"
            f"actors: [{actor}]\n---\nOf the {words}and of {actor}, number {n}.\n",
        )
    for n in range(70):
        yield (
            f"extra-{n:02}",
            f"title: Extra {n:02}\nactors: [Person Number{n:02}]\n---\nOf Person Number{n:02}.\n",
        )
    yield (
        "evil",
        f"title: '{EVIL}'\nkicker: '{EVIL}'\ntags: ['{ODD}']\n---\n"
        f"`{EVIL}` stands before quicksand and `<mark>` behind.\n",
    )
    yield "korean", "title: 서울에서 온 편지\nlang: ko\n---\n봄이 왔다.\n"


@pytest.fixture(scope="module")
def folder(build: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("search")
    (place / "seeds").mkdir()
    (place / "content/articles").mkdir(parents=True)
    for slug, text in _articles():
        (place / f"content/articles/{slug}.md").write_text(f"---\n{text}", "utf-8")
    done = build(place / "output", content=place / "content", seeds=place / "seeds")
    assert done.returncode == 0, done.stdout + done.stderr
    return place / "output"


@pytest.fixture(scope="module", params=["/repo/", "/"])
def address(folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    with served(folder, request.param) as origin:
        yield origin


@pytest.fixture
def window(visit: Visit, address: str) -> Watched:
    return visit(1440, at=address)


def shown(page: Page, count: int) -> list[str]:
    """Titles of the results, when so many are told."""
    expect(page.locator("#status")).to_have_text(f"Articles found: {count}")
    return page.locator(".results h3").all_inner_texts()


def test_a_word_is_found_where_it_stands(window: Watched, address: str) -> None:
    page = window.open("search.html")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.locator("#q").fill("quicksand")
    page.keyboard.press("Enter")
    assert len(shown(page, 1)) == 1
    assert page.url == f"{address}search.html?q=quicksand"
    assert f"{address}pagefind/wasm.en.pagefind" in requests
    assert all(url.startswith(address) for url in requests)
    expect(page.locator(".results mark")).to_have_text("quicksand")
    page.locator(".results a").click()
    expect(page.locator("h1")).to_have_text(EVIL)
    assert page.url == f"{address}articles/evil.html"
    assert window.complaints == []


def test_nothing_is_loaded_before_it_is_wanted(window: Watched) -> None:
    requests: list[str] = []
    window.page.on("request", lambda request: requests.append(request.url))
    page = window.open("search.html")
    assert not [url for url in requests if "/pagefind/" in url]
    with page.expect_request(re.compile(r"/pagefind/pagefind\.js")):
        page.locator("#q").focus()
    assert page.url.endswith("search.html"), "to look in does not change the address"


def test_titles_and_texts_stay_text(window: Watched) -> None:
    window.page.on("dialog", lambda dialog: window.note(True, "a script of an article ran"))
    page = window.open("search.html?q=quicksand")
    assert shown(page, 1) == [EVIL]
    expect(page.locator(".results .kicker")).to_have_text(EVIL)
    expect(page.locator(".results .opening")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".results .opening")).to_contain_text("<mark> behind")
    assert page.locator(".results :is(img, script)").count() == 0
    assert page.locator(".results mark").count() == 1
    assert window.complaints == []


def test_filters_narrow_and_the_order_stays(window: Watched) -> None:
    page = window.open("search.html")
    page.locator("#q").fill("harbour")
    assert len(shown(page, MANY)) == 10
    assert shown(page, MANY)[0] != "Number 23"
    page.locator("#sort").select_option("newest")
    expect(page.locator(".results h3").first).to_have_text("Number 23")
    assert shown(page, MANY) == [f"Number {n:02}" for n in range(23, 13, -1)]
    page.locator("#by-actor").select_option("Ada Example")
    assert shown(page, 12) == [f"Number {n:02}" for n in range(23, 4, -2)]
    page.locator("#by-year").select_option("2000")
    assert shown(page, 6) == [f"Number {n:02}" for n in range(11, 0, -2)]
    page.locator("#by-outlet").select_option("Paper 2")
    assert shown(page, 2) == ["Number 11", "Number 05"]
    query = page.url.partition("?")[2]
    assert query == "q=harbour&actor=Ada+Example&outlet=Paper+2&year=2000&sort=newest"
    page.locator("#q").fill("")
    page.locator("#by-outlet").select_option("")
    assert shown(page, 6)[0] == "Number 11", "a filter alone shows all that it lets through"
    assert window.complaints == []


def test_a_filter_may_be_called_anything(window: Watched) -> None:
    page = window.open("search.html")
    page.locator("#by-tag").select_option("C++ & ”so on”: [x], any ∖ all")
    assert shown(page, 1) == [EVIL]
    for address in (page.url.removeprefix(window.origin), f"search.html?tag={quote(ODD)}"):
        page = window.open(address)
        assert shown(page, 1) == [EVIL]
        assert page.locator("#by-tag option").count() == 3
    assert window.complaints == []


def test_more_results_follow_the_ten(window: Watched) -> None:
    page = window.open("search.html?q=harbour&sort=newest")
    shown(page, MANY)
    for count in (20, MANY):
        page.locator("#more").click()
        expect(page.locator(".results li")).to_have_count(count)
        expect(page.locator(".results h3 a").nth(10 if count == 20 else 20)).to_be_focused()
    expect(page.locator("#more")).to_be_hidden()
    assert page.locator(".results h3").all_inner_texts() == [f"Number {n:02}" for n in range(23, -1, -1)]


def test_a_deep_link_shows_what_it_says(window: Watched) -> None:
    page = window.open("search.html?q=harbour&actor=Bo+Sample&year=2001&sort=newest")
    assert shown(page, 6) == [f"Number {n:02}" for n in range(22, 11, -2)]
    assert page.locator("#q").input_value() == "harbour"
    assert page.locator("#by-actor").input_value() == "Bo Sample"
    assert page.locator("#sort").input_value() == "newest"
    page = window.open("search.html?actor=Nobody+Known")
    expect(page.locator("#status")).to_have_text("No article found.")
    assert page.locator("#by-actor").input_value() == "Nobody Known"
    expect(page.locator("#titles")).to_be_visible()
    page.locator("#by-actor").select_option("Bo Sample")
    shown(page, 12)
    expect(page.locator("#titles")).to_be_hidden()
    page.locator("#by-actor").select_option("")
    expect(page.locator("#titles")).to_be_visible()
    expect(page.locator("#found")).to_be_hidden()
    assert page.url.endswith("/search.html")
    assert window.complaints == []


def test_rare_values_come_when_a_list_is_opened(window: Watched) -> None:
    page = window.open("search.html?actor=Ada+Example")
    shown(page, 12)
    options = page.locator("#by-actor option")
    assert options.count() < 72
    page.locator("#by-actor").focus()
    expect(options).to_have_count(73)
    assert page.locator("#by-actor").input_value() == "Ada Example"
    page.locator("#by-actor").select_option("Person Number69")
    assert shown(page, 1) == ["Extra 69"]


def test_the_last_question_is_answered(window: Watched) -> None:
    page = window.open("search.html")
    for word in ("harbour", "quicksand", "harbour", "nowhere at all", "quicksand"):
        page.locator("#q").fill(word)
        page.keyboard.press("Enter")
    assert shown(page, 1) == [EVIL]


def test_words_of_another_language_are_found_and_marked(window: Watched) -> None:
    page = window.open("search.html?q=봄이")
    assert shown(page, 1) == ["서울에서 온 편지"]
    assert page.locator(".results h3").get_attribute("lang") == "ko"


def test_an_index_that_is_gone_is_told(window: Watched) -> None:
    window.page.route("**/pagefind-entry.json*", lambda route: route.abort())
    window.page.route("**/pagefind/pagefind.js", lambda route: route.abort())
    page = window.open("search.html?q=harbour")
    expect(page.locator("#status")).to_contain_text("could not be loaded")
    expect(page.locator("#titles")).to_be_visible()
    window.page.unroute_all()
    page.locator("#q").fill("quicksand")
    page.keyboard.press("Enter")
    shown(page, 1)


def test_without_scripts_all_titles_are_there(visit: Visit, address: str) -> None:
    page = visit(390, at=address, java_script_enabled=False).open("search.html")
    assert page.locator(".by-title li").count() == MANY + 72
    assert "needs JavaScript" in page.locator("noscript").inner_text()  # a real browser without shows it
    page.get_by_role("link", name="N", exact=True).click()
    page.get_by_role("link", name="Number 07").click()
    expect(page.locator("h1")).to_have_text("Number 07")


def test_from_a_disk_it_says_what_it_cannot(visit: Visit, folder: Path) -> None:
    window = visit(390, at=f"{folder.as_uri()}/")
    page = window.open("index.html")
    page.locator("#to-search").click()
    expect(page.locator("#status")).to_contain_text("needs a server")
    expect(page.locator("#q")).to_be_disabled()
    page.get_by_role("link", name="Number 07").click()
    expect(page.locator("h1")).to_have_text("Number 07")
    assert window.complaints == []


SHIFTS = """window.shifted = 0; new PerformanceObserver(list =>
    list.getEntries().forEach(entry => { window.shifted += entry.value })).observe({ type: 'layout-shift' })"""


@pytest.mark.parametrize("query", ["", "?q=harbour&sort=newest"])
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_it_loads(visit: Visit, address: str, query: str, width: int) -> None:
    window = visit(width, at=address)
    window.page.add_init_script(SHIFTS)
    page = window.open(f"search.html{query}")
    if query:
        shown(page, MANY)
    page.screenshot()  # a frame has been drawn
    assert page.evaluate("window.shifted") == 0


def test_only_the_search_page_may_compile(window: Watched) -> None:
    policy = "document.querySelector('meta[http-equiv]').content"
    assert "wasm-unsafe-eval" in window.open("search.html").evaluate(policy)
    for path in ("index.html", "articles/evil.html", "archives.html"):
        assert "wasm" not in window.open(path).evaluate(policy)


@both_schemes
@pytest.mark.parametrize("width", [320, 1440])
def test_results_can_be_used_by_anyone(visit: Visit, address: str, scheme: str, width: int) -> None:
    page = visit(width, scheme, at=address).open("search.html?q=quicksand")
    shown(page, 1)
    result = Axe().run(page, options={"runOnly": RULES})
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(TOO_SMALL) == []
