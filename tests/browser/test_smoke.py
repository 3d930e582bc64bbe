"""Every kind of page in a browser: it loads what it needs and no more, fits, and can be used by anyone."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, expect
from window import Visit

pytestmark = pytest.mark.browser

PAGES = {
    "home": "index.html",
    "article": "articles/ferry-link-opens.html",
    "partial article": "articles/westport-votes.html",
    "article from right to left": "articles/arabic.html",
    "article with a long word": "articles/budget-word.html",
    "actors": "actors/index.html",
    "actor": "actors/clara-nordin.html",
    "tags": "tags/index.html",
    "tag": "tags/ferries.html",
    "outlets": "outlets/index.html",
    "outlet": "outlets/the-northport-courier.html",
    "timeline": "timeline/index.html",
    "timeline of a year": "timeline/2021.html",
    "timeline of a month": "timeline/2021-05.html",
    "archives": "archives.html",
    "notes": "notes.html",
    "search": "search.html",
    "page": "about.html",
    "data": "data.html",
    "no such page": "404.html",
}
ARTICLE = PAGES["article"]
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])

RGB = re.compile(r"rgb\((\d+), (\d+), (\d+)\)")  # rgb(22, 21, 19)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIRST_FRAME = """requestAnimationFrame(() => {
    window.firstFrame = getComputedStyle(document.documentElement).backgroundColor })"""
TOO_SMALL = """[...document.querySelectorAll('.masthead a, .masthead button')]
    .filter(target => target.checkVisibility())
    .map(target => [target.textContent, target.getBoundingClientRect()])
    .filter(([, box]) => box.width < 44 || box.height < 44)
    .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""
HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => +heading.tagName[1])"


def brightness(colour: str) -> float:
    found = RGB.fullmatch(colour)
    assert found, f"no opaque colour: {colour}"
    return sum(map(int, found.groups())) / 3


def background(page: Page) -> float:
    return brightness(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


@every_page
@pytest.mark.parametrize("width", [390, 1440])
def test_no_complaint(visit: Visit, path: str, width: int) -> None:
    window = visit(width)
    page = window.open(path)
    assert window.complaints == []
    assert background(page) > 200, "the stylesheet is at work"
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels)), levels


@every_page
def test_nothing_to_scroll_sideways(visit: Visit, path: str) -> None:
    page = visit(320).open(path)
    for width in (320, 768, 1100):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@every_page
@both_schemes
def test_axe_finds_no_violation(visit: Visit, path: str, scheme: str) -> None:
    page = visit(390, scheme).open(path)
    result = Axe().run(page, options={"runOnly": RULES})
    assert result.violations_count == 0, result.generate_report()


def test_skip_link_leads_to_the_text(visit: Visit) -> None:
    page = visit().open(ARTICLE)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_targets_of_the_masthead_are_large_enough(visit: Visit) -> None:
    assert visit().open("index.html").evaluate(TOO_SMALL) == []
    assert visit(1440).open(ARTICLE).evaluate(TOO_SMALL) == []


def test_works_without_scripts(visit: Visit) -> None:
    window = visit(390, "dark", java_script_enabled=False)
    page = window.open(ARTICLE)
    expect(page.locator("#scheme")).to_be_hidden()
    expect(page.get_by_role("link", name="Read the original")).to_be_in_viewport()
    page.locator(".prose").get_by_role("link", name="Clara Nordin").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clara Nordin")
    page.locator(".context a").first.click()
    assert page.url.partition("#")[2].startswith("p")
    assert not [text for text in window.complaints if "Blocked script" not in text]


def test_the_system_decides_until_the_reader_does(visit: Visit) -> None:
    window = visit(390, "dark")
    window.page.add_init_script(FIRST_FRAME)
    page = window.open("index.html")
    assert brightness(page.evaluate("window.firstFrame")) < 50
    page.emulate_media(color_scheme="light")
    assert background(page) > 200


def test_the_readers_choice_holds_from_the_first_frame(visit: Visit) -> None:
    window = visit(390, "light")
    window.page.add_init_script(FIRST_FRAME)
    page = window.open("index.html")
    page.get_by_role("button", name="Dark").click()
    assert background(page) < 50
    page = window.open(ARTICLE)
    assert brightness(page.evaluate("window.firstFrame")) < 50
    page.get_by_role("button", name="Light").click()
    assert background(page) > 200
    page.emulate_media(color_scheme="dark")
    assert background(page) < 50, "a choice that agrees with the system is not kept"
    assert window.complaints == []


def test_from_the_disk(visit: Visit, site: Path) -> None:
    window = visit(1440, at=f"{site.as_uri()}/")
    page = window.open("index.html")
    assert background(page) > 200, "the stylesheet is at work"
    page.locator("#scheme").click()
    page.get_by_role("link", name="Harbour towns sign").click()
    expect(page.locator("h1")).to_contain_text("Harbour towns sign")
    page.locator(".masthead").get_by_role("link", name="Timeline").click()
    page.get_by_role("link", name="May 2021", exact=True).click()
    assert page.locator(".day").count() >= 2
    assert window.complaints == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_the_published_copy_can_be_looked_at_here_first(visit: Visit, published: str, path: str) -> None:
    window = visit(1440, at=published)
    page = window.open(path)
    assert window.complaints == []
    assert background(page) > 200, "the stylesheet is at work"
    leaving = (
        "[...document.links].map(link => link.href).filter(href => href.startsWith('https://name.example'))"
    )
    assert page.evaluate(leaving) == []


def test_a_wrong_address_however_deep_shows_the_lost_page(visit: Visit, published: str) -> None:
    window = visit(390, "dark", at=published)
    page = window.open("articles/of/long/ago.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("No such page")
    assert background(page) < 50, "the stylesheet is at work"
    assert all(text.startswith(("404", "Failed to load resource")) for text in window.complaints)
    page.locator("main").get_by_role("link", name="archives").click()
    assert page.url == f"{published}archives.html"
    expect(page.get_by_role("heading", level=1)).to_have_text("Archives")


def test_no_rule_and_no_text_of_an_actors_page_sticks_out(visit: Visit) -> None:
    page = visit(1440).open(PAGES["actor"])
    edges = """[...document.querySelectorAll('.top .source, .wide .label, .named > li, .day')]
        .map(part => Math.round(part.getBoundingClientRect().right))"""
    assert len(set(page.evaluate(edges))) == 1


def test_the_counts_of_the_timeline_end_with_its_rules(visit: Visit) -> None:
    page = visit(1440).open(PAGES["timeline"])
    edges = """[...document.querySelectorAll('.year, .year table')]
        .map(part => Math.round(part.getBoundingClientRect().right))"""
    assert len(set(page.evaluate(edges))) == 1


def test_a_caption_says_what_it_is_and_a_name_stays_whole(visit: Visit) -> None:
    page = visit(320).open(ARTICLE)
    label = page.locator(".caption").first.evaluate("part => getComputedStyle(part, '::before').content")
    assert "picture" in label
    for width in range(320, 700, 25):
        page.set_viewport_size({"width": width, "height": 700})
        broken = (
            "[...document.querySelectorAll('.name')].filter(part => part.getClientRects().length > 1).length"
        )
        assert page.evaluate(broken) == 0
    assert page.locator(".name").count() > 0


def test_article_from_right_to_left(visit: Visit) -> None:
    page = visit().open(PAGES["article from right to left"])
    assert page.locator(".prose").evaluate("prose => getComputedStyle(prose).direction") == "rtl"
    assert page.locator(".prose").get_attribute("lang") == "ar"
    assert page.locator("html").get_attribute("dir") is None


def test_a_title_is_text(visit: Visit) -> None:
    page = visit().open(PAGES["article with a long word"])
    expect(page.locator("h1")).to_contain_text("<b>Donau")
    assert page.locator("h1 b").count() == 0


@pytest.mark.parametrize(
    ("path", "most"),
    [
        (ARTICLE, 25_000),
        (PAGES["home"], 20_000),
        (PAGES["timeline of a month"], 30_000),
        (PAGES["actor"], 25_000),
    ],
)
def test_a_page_weighs_little(visit: Visit, path: str, most: int) -> None:
    window = visit()
    requests: list[Request] = []
    window.page.on("requestfinished", lambda request: requests.append(request))
    window.open(path)
    window.page.wait_for_load_state("networkidle")  # what has come is told a little later
    weights = [request.sizes()["responseBodySize"] for request in requests]
    assert 4 <= len(weights) <= 6
    assert sum(weights) < most, "bytes on the wire"


def test_printed_page_is_the_article_alone(visit: Visit) -> None:
    page = visit(1440, "dark").open(ARTICLE)
    page.emulate_media(media="print")
    assert background(page) == 255
    for part in (".masthead nav", ".side", ".below", "#scheme"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(".prose")).to_be_visible()
