"""The timeline in a browser: its filter, its addresses, and what it is without scripts or a server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from test_smoke import RULES
from window import Visit, Watched, served

from news_digest.serving import server

pytestmark = pytest.mark.browser

TIMELINE = "timeline/index.html"
MANY = 505
MOVED = """new PerformanceObserver(list => list.getEntries().forEach(entry => {
    window.moved = (window.moved || 0) + entry.value })).observe({type: 'layout-shift', buffered: true})"""
SPILLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def full(build: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a month that has pages of days."""
    folder = tmp_path_factory.mktemp("full")
    articles = folder / "content" / "articles"
    articles.mkdir(parents=True)
    for n in range(MANY):
        day, paper = (13, "Morning") if n else (12, "Evening")
        head = (
            f"title: Report {n:03}\nslug: r{n:03}\ndate: 2018-02-{day}\noutlet: {paper}\nactors: [Ann Other]"
        )
        (articles / f"r{n:03}.md").write_text(
            f"---\n{head}\n---\nReport {n} is number {n * 7919}.\n", "utf-8"
        )
    done = build(folder / "output", content=folder / "content", seeds=folder / "none")
    assert done.returncode == 0, done.stdout + done.stderr
    with served(folder / "output") as address:
        yield address


def ready(window: Watched, query: str = "") -> Page:
    """The timeline when its filter is at work and what was asked for is shown."""
    page = window.open(TIMELINE + query)
    expect(page.locator("#filter fieldset")).to_be_enabled()
    expect(page.locator("#found")).not_to_have_attribute("aria-busy", "true")
    return page


def test_a_filter_shows_what_it_finds_and_says_how_much(visit: Visit) -> None:
    window = visit()
    page = ready(window)
    expect(page.locator("[role=status]")).to_have_text("Entries: 6")
    page.get_by_label("Actor").select_option("samuel-okafor")
    expect(page.locator("[role=status]")).to_have_text("Entries found: 4 (events: 1, articles: 3)")
    assert page.url.endswith("/timeline/index.html?actor=samuel-okafor")
    expect(page.locator("#whole")).to_be_hidden()
    expect(page.locator("#found .events > li")).to_have_count(1)
    expect(page.locator("#found .events")).to_contain_text("signed an agreement on Monday")
    expect(page.locator("#found .papers > li").filter(has_text="Harbour towns sign")).to_have_count(1)
    page.get_by_role("button", name="Whole timeline").click()
    expect(page.locator("#whole")).to_be_visible()
    expect(page.locator("[role=status]")).to_have_text("Entries: 6")
    assert page.url.endswith("/timeline/index.html")
    assert window.complaints == []


def test_filters_work_together_and_the_address_says_all_of_them(visit: Visit) -> None:
    page = ready(visit())
    page.get_by_label("Tag").select_option("ferries")
    page.get_by_label("Outlet").select_option(label="The Northport Courier (3)")
    page.get_by_label("From").fill("2021-05-04")
    expect(page.locator("[role=status]")).to_have_text("Entries found: 1 (events: 0, articles: 1)")
    address = page.url
    assert address.endswith("?tag=ferries&outlet=the-northport-courier&from=2021-05-04")
    page.get_by_label("To", exact=True).fill("2021-05-03")
    expect(page.locator("[role=status]")).to_have_text("Entries found: 0 (events: 0, articles: 0)")
    expect(page.locator("#found li")).to_have_count(0)
    again = ready(visit(), "?" + address.partition("?")[2])
    expect(again.locator("[role=status]")).to_have_text("Entries found: 1 (events: 0, articles: 1)")
    expect(again.get_by_label("Tag")).to_have_value("ferries")
    expect(again.get_by_label("From")).to_have_value("2021-05-04")


def test_what_is_known_to_the_month_is_in_every_range_that_touches_it(visit: Visit) -> None:
    for query, number in (("from=2010-10-20&to=2010-10-20", 1), ("from=2010-11-01&to=2010-11-30", 0)):
        expect(ready(visit(), f"?{query}").locator("#found li")).to_have_count(number)


def test_articles_without_a_date_are_found_but_in_no_range(visit: Visit) -> None:
    page = ready(visit(), "?tag=summer-timetable")
    expect(page.locator("#found h2").last).to_have_text("Articles without a date")
    tides = page.locator("#found").get_by_role("link", name="How the tide tables")
    expect(tides).to_have_count(1)
    page.get_by_label("From").fill("0001-01-01")
    expect(page.locator("[role=status]")).to_contain_text("articles: 1)")
    expect(tides).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?actor=nobody", "The timeline knows nothing of “nobody”."),
        ("?actor=%3Cb%3Ebold", "The timeline knows nothing of “<b>bold”."),
        ("?actor=__proto__", "The timeline knows nothing of “__proto__”."),
        ("?from=yesterday&to=2018", "Entries: 6"),
        ("?from=2021-99-99", "Entries: 6"),
        ("?color=red", "Entries: 6"),
    ],
)
def test_an_address_that_makes_no_sense_does_no_harm(visit: Visit, query: str, says: str) -> None:
    window = visit()
    expect(ready(window, query).locator("[role=status]")).to_have_text(says)
    assert window.complaints == []


def test_a_title_in_the_results_is_text(visit: Visit) -> None:
    page = ready(visit(), "?from=1990-01-01")
    expect(page.locator("#found")).to_contain_text("<b>Donau")
    assert page.locator("#found .papers b").count() == 0


def test_results_lead_to_their_articles_and_days(visit: Visit) -> None:
    window = visit()
    page = ready(window, "?actor=samuel-okafor")
    page.locator("#found .papers").get_by_role("link", name="Harbour towns sign").click()
    expect(page.locator("h1")).to_contain_text("Harbour towns sign")
    page.go_back()
    page.locator("#found h2").first.get_by_role("link").click()
    assert page.url.endswith("/timeline/2021-05.html#d04")
    assert window.complaints == []


def test_the_chart_stays_and_shows_what_was_found_before_what_there_is(visit: Visit) -> None:
    page = ready(visit(1440), "?tag=ferries")
    tall = "rect => +rect.getAttribute('height')"
    bar = page.locator(".density a[data-from='2021-01-01']")
    assert bar.locator(".up:not(.hit)").evaluate(tall) >= bar.locator(".hit.up").evaluate(tall) > 0
    bar.locator(".reach").click()
    assert page.url.endswith("?tag=ferries&from=2021-01-01&to=2021-12-31")
    expect(page.get_by_label("From")).to_have_value("2021-01-01")
    page.get_by_role("button", name="Whole timeline").click()
    expect(page.locator("#whole")).to_be_visible()
    bar.locator(".reach").click()
    expect(page.locator("h1")).to_have_text("2021")


def test_events_hang_below_the_line_and_articles_stand_on_it(visit: Visit) -> None:
    page = visit(1440).open("timeline/2021-05.html")
    base = page.locator(".density line").bounding_box()
    up, down = (page.locator(f".density .{part}").first.bounding_box() for part in ("up", "down"))
    assert base and up and down
    assert up["y"] + up["height"] <= base["y"] + 1 and down["y"] >= base["y"] - 1
    expect(page.locator("figcaption")).to_contain_text("below the line: events")


def test_the_keyboard_reaches_everything_but_the_chart(visit: Visit) -> None:
    page = ready(visit())
    page.bring_to_front()  # keys go to the window in front
    page.locator("summary").focus()
    expect(page.locator("summary")).to_be_focused()
    seen = []
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    fields = ["by-actor", "by-tag", "by-outlet", "from", "to"]
    assert [name for name in dict.fromkeys(seen) if name in fields] == fields
    page.get_by_label("Actor").focus()
    page.keyboard.type("Sam")
    expect(page.locator("[role=status]")).to_contain_text("Entries found: 4")
    expect(page.get_by_label("Actor")).to_be_focused()
    assert page.evaluate("[...document.querySelectorAll('.density a')].every(link => link.tabIndex === -1)")


def test_more_goes_on_where_the_list_ended(visit: Visit, full: str) -> None:
    window = visit(at=full)
    page = ready(window, "?actor=ann-other")
    expect(page.locator("[role=status]")).to_have_text(f"Entries found: {MANY} (events: 0, articles: {MANY})")
    items, more = page.locator("#found li"), page.get_by_role("button", name="More")
    expect(more).to_be_visible()
    before = items.count()
    assert 0 < before < MANY
    more.click()
    expect(items).to_have_count(2 * before)
    expect(items.nth(before).get_by_role("link").first).to_be_focused()
    assert len(set(items.all_inner_texts())) == 2 * before
    page = ready(window, "?outlet=evening")
    expect(page.locator("#found h2")).to_have_text("12 February 2018")
    expect(page.get_by_role("button", name="More")).to_be_hidden()
    assert window.complaints == []


def test_a_full_month_is_read_day_by_day(visit: Visit, full: str) -> None:
    window = visit(320, at=full)
    page = window.open("timeline/2018-02.html#d13")
    assert page.evaluate(SPILLS) == 0
    page.locator("#d13 a").click()
    expect(page.locator("h1")).to_have_text("13 February 2018")
    assert page.locator(".papers > li").count() == MANY - 1
    assert page.evaluate(SPILLS) == 0
    page.get_by_role("link", name="12 February 2018").click()
    expect(page.locator(".papers > li")).to_have_count(1)
    assert Axe().run(page, options={"runOnly": RULES}).violations_count == 0
    assert window.complaints == []


@pytest.mark.parametrize("query", ["", "?actor=samuel-okafor", "?actor=nobody"])
def test_nothing_moves_while_the_timeline_loads(visit: Visit, query: str) -> None:
    window = visit()
    window.page.add_init_script(MOVED)
    page = ready(window, query)
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved || 0") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_what_was_found(visit: Visit, scheme: str) -> None:
    page = ready(visit(390, scheme), "?tag=ferries")
    page.locator("summary").click()
    result = Axe().run(page, options={"runOnly": RULES})
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_it_fits_a_narrow_screen_in_both_directions(visit: Visit, direction: str) -> None:
    page = ready(visit(320), "?tag=ferries")
    page.evaluate("direction => { document.documentElement.dir = direction }", direction)
    assert page.evaluate(SPILLS) == 0
    side = "rect => rect.x + rect.width / 2"
    sort = page.locator("#found .sort").first.evaluate(f"part => ({side})(part.getBoundingClientRect())")
    assert 0 < sort < 320
    padding = page.locator("#found li").first.evaluate("li => getComputedStyle(li).paddingInlineStart")
    assert padding != "0px"
    page.goto(page.url.partition("index.html")[0] + "2021-05.html")
    page.evaluate("direction => { document.documentElement.dir = direction }", direction)
    assert page.evaluate(SPILLS) == 0


def test_without_scripts_there_is_no_filter_and_every_entry(visit: Visit) -> None:
    page = visit(390, java_script_enabled=False).open(TIMELINE)
    expect(page.locator("#filter")).to_be_hidden()
    expect(page.locator(".notice")).to_contain_text("JavaScript")
    page.get_by_role("link", name="May 2021", exact=True).click()
    expect(page.locator(".to-filter")).to_be_hidden()
    assert page.locator(".entries > li").count() > 1


def test_from_a_disk_the_filter_says_that_it_cannot_work(visit: Visit, site: Path) -> None:
    window = visit(at=f"{site.as_uri()}/")
    page = window.open(TIMELINE + "?actor=samuel-okafor")
    expect(page.locator("[role=status]")).to_contain_text("needs a web server")
    expect(page.locator("#whole")).to_be_visible()
    expect(page.get_by_label("Actor")).to_be_disabled()
    page.locator(".density a .reach").last.click()
    expect(page.locator(".calendar a").first).to_be_visible()  # the page of the year may take its time
    assert page.locator(".calendar a").count() > 0
    assert window.complaints == []


def test_at_the_root_of_a_host(visit: Visit, site: Path) -> None:
    running = server.server(site, 0, "")
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        window = visit(at=f"http://127.0.0.1:{running.server_address[1]}/")
        page = ready(window, "?actor=samuel-okafor")
        expect(page.locator("#found li")).to_have_count(4)
        assert window.complaints == []
    finally:
        running.shutdown()
        running.server_close()
        thread.join()


def test_where_the_index_cannot_be_had_the_pages_remain(visit: Visit) -> None:
    window = visit()
    window.page.route("**/timeline/index.json", lambda route: route.fulfill(status=500))
    page = window.open(TIMELINE + "?actor=samuel-okafor")
    expect(page.locator("[role=status]")).to_contain_text("could not load its data")
    expect(page.locator("#whole")).to_be_visible()


def test_where_a_month_cannot_be_had_the_reader_may_try_again(visit: Visit) -> None:
    window = visit()
    window.page.route("**/timeline/2021-05.html", lambda route: route.fulfill(status=500))
    page = ready(window, "?tag=town-budgets")
    expect(page.locator("[role=status]")).to_contain_text("could not load its data")
    window.page.unroute("**/timeline/2021-05.html")
    page.get_by_role("button", name="More").click()
    expect(page.locator("#found")).to_contain_text("Harbour towns sign")


def test_a_page_kept_from_an_older_site_is_loaded_again(visit: Visit) -> None:
    window = visit()
    asked: list[str] = []

    def old_first(route: Any) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(body="<ul class=entries></ul>", content_type="text/html")
        else:
            route.continue_()

    window.page.route("**/timeline/2021-05.html", old_first)
    page = ready(window, "?actor=samuel-okafor")
    expect(page.locator("#found li")).to_have_count(4)
    assert len(asked) == 2


def test_on_paper_there_is_no_form(visit: Visit) -> None:
    page = ready(visit(1440))
    page.emulate_media(media="print")
    expect(page.locator("#filter")).to_be_hidden()
    expect(page.locator(".density")).to_be_visible()
