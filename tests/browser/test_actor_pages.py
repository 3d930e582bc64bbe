"""Actors, pairs, the network, quotations and editions in a browser: complete, usable, and no wider than a phone."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from test_smoke import HEADINGS, RULES
from window import Visit, served

pytestmark = pytest.mark.browser

PAGES = {
    "home": "index.html",
    "edition": "days/2018-05-27.html",
    "actors": "actors/index.html",
    "actor": "actors/kim-jong-un.html",
    "actor who speaks": "actors/donald-trump.html",
    "state": "actors/north-korea.html",
    "pair": "actors/donald-trump--kim-jong-un.html",
    "network": "network.html",
    "quotations": "quotes/index.html",
    "tag": "tags/winter-olympics.html",
    "outlet": "outlets/the-harbour-courier.html",
}
every_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)

HOME, OTHERS = 20_000, 25_000
"""Bytes on the wire, with style sheet and scripts."""


@pytest.fixture(scope="module")
def here(private_site: Path) -> Iterator[str]:
    """The address of the demonstration digest: who acts in it acts together."""
    with served(private_site) as address:
        yield address


@every_page
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_and_nothing_complains(
    visit: Visit, here: str, path: str, scheme: str
) -> None:
    window = visit(390, scheme, at=here)
    page = window.open(path)
    assert window.complaints == []
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels)), levels
    result = Axe().run(page, options={"runOnly": RULES})
    assert result.violations_count == 0, result.generate_report()


@every_page
def test_nothing_to_scroll_sideways(visit: Visit, here: str, path: str) -> None:
    page = visit(320, at=here).open(path)
    for width in (320, 390, 768, 1100):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@every_page
def test_a_page_weighs_little(visit: Visit, here: str, path: str) -> None:
    window, replies = visit(at=here), []
    window.page.on("requestfinished", lambda request: replies.append(request.response()))
    window.open(path)
    weight = sum(len(gzip.compress(reply.body())) for reply in replies)
    assert len(replies) <= 6
    assert weight <= (HOME if path == PAGES["home"] else OTHERS), weight


def test_home_has_an_end_that_leads_from_day_to_day(visit: Visit, here: str) -> None:
    page = visit(at=here, java_script_enabled=False).open("index.html")
    expect(page.locator(".edition h2").first).to_have_text("23 August 2023")
    expect(page.locator(".edition > .facts")).to_contain_text("1 story")
    expect(page.locator(".end")).to_contain_text("End of 23 August 2023")
    page.locator(".end").get_by_role("link", name="20 November 2022").click()
    expect(page.locator("h1")).to_have_text("20 November 2022")
    page.locator(".end").get_by_role("link", name="23 August 2023").click()
    expect(page.locator("h1")).to_have_text("23 August 2023")


def test_labels_of_a_ring_can_be_read_on_a_phone(visit: Visit, here: str) -> None:
    page = visit(390, at=here).open(PAGES["actor"])
    heights = page.evaluate(
        "[...document.querySelectorAll('.graph text')].map(label => label.getBoundingClientRect().height)"
    )
    assert len(heights) > 5 and min(heights) >= 11
    inside = """[...document.querySelectorAll('.graph text')].every(label => {
        const box = label.getBoundingClientRect(), drawing = label.ownerSVGElement.getBoundingClientRect()
        return box.left >= drawing.left - 1 && box.right <= drawing.right + 1 })"""
    assert page.evaluate(inside)


def test_the_map_is_moved_about_in_its_own_frame(visit: Visit, here: str) -> None:
    page = visit(390, at=here).open(PAGES["network"])
    frame = page.locator(".map")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert frame.evaluate("frame => frame.scrollLeft") > 0
    heights = page.evaluate(
        "[...document.querySelectorAll('.graph text')].map(label => label.getBoundingClientRect().height)"
    )
    assert min(heights) >= 12


@pytest.mark.parametrize("path", [PAGES["actor"], PAGES["network"]])
def test_a_drawing_is_for_the_eyes_and_the_table_says_the_same(visit: Visit, here: str, path: str) -> None:
    page = visit(1440, at=here).open(path)
    assert page.locator(".graph").get_attribute("aria-hidden") == "true"
    assert page.locator(".graph a:not([tabindex='-1'])").count() == 0
    drawn = "[...document.querySelectorAll('.graph a title')].map(title => title.textContent)"
    told = "[...document.querySelectorAll('table.company tbody th a')].map(link => link.textContent)"
    assert set(page.evaluate(drawn)) <= set(page.evaluate(told))
    page.locator(".graph a", has_text="Moon Jae-in").first.click()
    expect(page.locator("h1")).to_have_text("Moon Jae-in")


def test_from_an_actor_to_the_page_of_two(visit: Visit, here: str) -> None:
    page = visit(at=here, java_script_enabled=False).open(PAGES["actor"])
    page.locator("table.company").get_by_role("link", name="articles with Donald Trump").click()
    expect(page.locator("h1")).to_contain_text("Donald Trump and Kim Jong-un")
    page.locator(".story a").first.click()
    assert "/articles/" in page.url


def test_quotations_are_sifted_by_words_and_by_speaker(visit: Visit, here: str) -> None:
    window = visit(at=here)
    page = window.open(PAGES["quotations"])
    field, shown = page.get_by_label("Words or speaker"), page.locator(".sayings > li:visible")
    everything = shown.count()
    assert everything > 20
    field.fill("  PITTSBURGH citizens ")
    expect(shown).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 quotation")
    expect(page.locator(".voice h3:visible")).to_contain_text("Donald Trump")
    field.fill("trump")
    expect(page.locator(".voice:visible")).to_have_count(1)
    assert 1 < shown.count() < everything
    field.fill("nobody said this")
    expect(shown).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("no quotation")
    field.fill("")
    expect(shown).to_have_count(everything)
    assert window.complaints == []


def test_quotations_without_scripts(visit: Visit, here: str) -> None:
    page = visit(at=here, java_script_enabled=False).open(PAGES["quotations"])
    expect(page.locator("#sieve")).to_be_hidden()
    page.get_by_role("link", name="India is on the moon").click()
    assert page.url.partition("#")[2]
    expect(page.locator(":target")).to_contain_text("India is on the moon")


def test_a_title_leads_to_where_it_is_printed(visit: Visit, here: str) -> None:
    page = visit(at=here).open("actors/mike-pompeo.html")
    titles = page.locator(".titles li")
    expect(titles.filter(has_text="director of the CIA")).to_have_count(1)
    titles.filter(has_text="director of the CIA").locator("a").first.click()
    expect(page.locator(":target")).to_contain_text("the director of the CIA")


def test_printed_the_network_is_whole(visit: Visit, here: str) -> None:
    page = visit(700, at=here).open(PAGES["network"])
    page.emulate_media(media="print")
    assert page.locator(".map").evaluate("frame => frame.scrollWidth <= frame.clientWidth")
