"""The keys: they go where they say, keep out of the way of typing, and can be turned off."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_smoke import ARTICLE, RULES, both_schemes
from window import Visit

pytestmark = pytest.mark.browser

DENIED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied') } })"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_slash_goes_to_the_search(visit: Visit, origin: str) -> None:
    window = visit(1440)
    page = window.open(ARTICLE)
    page.keyboard.press("/")
    page.wait_for_url(f"{origin}search.html#q")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("/")
    assert page.locator("#q").input_value() == "/", "in a field it is a letter"
    page.locator("#q").fill("jk?")
    page.keyboard.press("Tab")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    assert window.complaints == []


def test_j_and_k_go_through_a_list(visit: Visit) -> None:
    page = visit(1440).open("archives.html")
    titles = page.locator(".lines .what").all_inner_texts()
    page.keyboard.press("j")
    assert focused(page) == titles[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == titles[2]
    page.keyboard.press("k")
    assert focused(page) == titles[1]
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert focused(page) == titles[0], "before the first there is nothing"
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(titles[0])


def test_where_there_are_no_stories_j_and_k_go_by_sections(visit: Visit) -> None:
    page = visit(1440).open("actors/index.html")
    heads = page.locator("main :is(h2, h3)").all_inner_texts()
    for head in heads[:2]:
        page.keyboard.press("j")
        assert focused(page) == head


def test_j_and_k_go_from_article_to_article(visit: Visit) -> None:
    page = visit(1440).open(ARTICLE)
    for key, rel in (("j", "next"), ("k", "prev")):
        page.goto(page.url)
        link = page.locator(f"main a[rel={rel}]")
        if link.count():
            there = link.evaluate("link => link.href")
            page.keyboard.press(key)
            page.wait_for_url(there)
            return
    pytest.fail("the article has no neighbour")


@pytest.mark.parametrize("combination", ["Control+j", "Alt+j", "Meta+j"])
def test_combinations_are_the_browsers(visit: Visit, combination: str) -> None:
    page = visit(1440).open("archives.html")
    page.keyboard.press(combination)
    assert page.evaluate("document.activeElement === document.body")


def test_the_switch_turns_the_keys_off_and_is_remembered(visit: Visit) -> None:
    page = visit(390).open("archives.html")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('dialog') !== null"), "a dialog keeps the keys"
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("Escape")
    for _ in range(2):
        for key in ("/", "j", "?"):
            page.keyboard.press(key)
        expect(page.locator("#keys")).to_be_hidden()
        assert page.url.endswith("archives.html")
        assert page.evaluate("document.activeElement.closest('main') === null")
        page.reload()
    page.get_by_role("button", name="Keys").click()
    page.get_by_label("Use these keys").check()
    page.get_by_role("button", name="Close").click()
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_switch_works_where_nothing_can_be_stored(visit: Visit) -> None:
    window = visit(390)
    window.page.add_init_script(DENIED)
    page = window.open("archives.html")
    page.keyboard.press("?")
    page.get_by_label("Use these keys").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_hidden()
    assert window.complaints == []


@both_schemes
def test_the_list_of_keys_can_be_used_by_anyone(visit: Visit, scheme: str) -> None:
    page = visit(320, scheme).open("index.html")
    page.keyboard.press("?")
    result = Axe().run(page, options={"runOnly": RULES})
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_nothing_is_said_of_keys(visit: Visit) -> None:
    page = visit(390, java_script_enabled=False).open("index.html")
    expect(page.locator("#show-keys")).to_be_hidden()
    expect(page.locator("#keys")).to_be_hidden()
    expect(page.locator("#to-search")).to_be_visible()
