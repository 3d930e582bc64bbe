"""A page of the development server in a browser: it shows by itself what changed, and why a build failed."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from window import Visit, Watched

from news_digest.serving import server
from news_digest.serving.live import LiveHandler, News

pytestmark = pytest.mark.browser

ARTICLE = "articles/ferry-link-opens.html"
HEADING = "h1"
NOTICE = "#devserver-problem"


class Desk:
    """A copy of the site under the development server, and someone who edits it."""

    def __init__(self, site: Path) -> None:
        self.site, self.news, self.port = site, News(), 0
        self.start()

    def start(self) -> None:
        handler = partial(LiveHandler, news=self.news)
        self.running: ThreadingHTTPServer = server.server(self.site, self.port, "/repo", handler)
        self.port = self.running.server_port
        self.thread = threading.Thread(target=self.running.serve_forever, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.running.shutdown()
        self.running.server_close()
        self.thread.join()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/repo/"

    def title(self, words: str, name: str = ARTICLE) -> None:
        """Another main heading, written as a build writes it."""
        file, new = self.site / name, self.site / ".new"
        text = re.sub(r"(<h1[^>]*>).*?(</h1>)", rf"\g<1>{words}\g<2>", file.read_text("utf-8"), flags=re.S)
        new.write_text(text, "utf-8")
        os.replace(new, file)


@pytest.fixture
def desk(site: Path, tmp_path: Path) -> Iterator[Desk]:
    shutil.copytree(site, tmp_path / "site")
    found = Desk(tmp_path / "site")
    yield found
    found.stop()


def opened(visit: Visit, desk: Desk, path: str = ARTICLE, **how: object) -> tuple[Watched, Page]:
    """A window, when its page hears of what changes."""
    window = visit(at=desk.address, **how)
    with window.page.expect_response(re.compile("events")):
        page = window.open(path)
    return window, page


def test_an_edit_shows_itself_and_the_place_is_kept(visit: Visit, desk: Desk) -> None:
    window, page = opened(visit, desk)
    page.evaluate("scrollTo(0, 300)")
    assert page.evaluate("scrollY") == 300
    desk.title("The edited heading")
    expect(page.locator(HEADING)).to_have_text("The edited heading")
    for _ in range(100):  # the browser takes it up again when the page is laid out
        if page.evaluate("scrollY") == 300:
            break
        page.wait_for_timeout(50)
    assert page.evaluate("scrollY") == 300
    desk.title("And once more")
    expect(page.locator(HEADING)).to_have_text("And once more")
    assert window.complaints == []  # nothing that the page's own rules forbid


def test_a_page_that_did_not_change_stays(visit: Visit, desk: Desk) -> None:
    _, page = opened(visit, desk)
    _, other = opened(visit, desk)
    _, about = opened(visit, desk, "about.html")
    about.evaluate("window.stays = true")
    desk.title("Seen in every tab")
    for one in (page, other):
        expect(one.locator(HEADING)).to_have_text("Seen in every tab")
    assert about.evaluate("window.stays")


def test_a_failed_build_is_told_as_text_until_one_works(visit: Visit, desk: Desk) -> None:
    window, page = opened(visit, desk)
    desk.news.begin()
    desk.news.end("content/articles/a.md:3: <img src=x onerror=\"document.title='taken'\">")
    notice = page.locator(NOTICE)
    expect(notice).to_have_text("content/articles/a.md:3: <img src=x onerror=\"document.title='taken'\">")
    expect(notice).to_be_in_viewport()
    assert notice.locator("*").count() == 0
    page.reload()
    expect(notice).to_be_visible()
    desk.news.begin()
    desk.news.end("")
    expect(notice).to_have_count(0)
    assert page.title() != "taken"
    assert window.complaints == []


def test_after_a_restart_of_the_server(visit: Visit, desk: Desk) -> None:
    _, page = opened(visit, desk)
    desk.stop()
    desk.title("Built while it was away")
    desk.start()
    expect(page.locator(HEADING)).to_have_text("Built while it was away", timeout=20_000)


def test_a_page_that_was_missing_comes(visit: Visit, desk: Desk) -> None:
    _, page = opened(visit, desk, "articles/later.html")
    shutil.copy(desk.site / ARTICLE, desk.site / "articles/later.html")
    expect(page.locator("article").first).to_be_visible()


def test_before_the_first_build_a_failure_is_told_and_then_the_page_comes(visit: Visit, desk: Desk) -> None:
    for name in ("index.html", "404.html"):
        (desk.site / name).rename(desk.site / f".{name}")
    page = visit(at=desk.address).page
    page.goto(desk.address)
    desk.news.begin()
    desk.news.end("pelicanconf.py:3: no such thing")
    expect(page.locator(NOTICE)).to_have_text("pelicanconf.py:3: no such thing")
    desk.news.begin()
    (desk.site / ".index.html").rename(desk.site / "index.html")
    desk.news.end("")
    expect(page.locator("header").first).to_be_visible()
    expect(page.locator(NOTICE)).to_have_count(0)


def test_without_scripts_nothing_is_lost(visit: Visit, desk: Desk) -> None:
    window = visit(at=desk.address, java_script_enabled=False)
    page = window.open(ARTICLE)
    before = page.locator("body").inner_text()
    plain = visit(java_script_enabled=False)
    assert plain.open(ARTICLE).locator("body").inner_text() == before
    desk.title("By hand")
    page.reload()
    expect(page.locator(HEADING)).to_have_text("By hand")


def test_the_way_back_leads_to_what_is_there_now(visit: Visit, desk: Desk) -> None:
    _, page = opened(visit, desk)
    page.goto(desk.address + "about.html")
    desk.title("Meanwhile")
    page.go_back()
    expect(page.locator(HEADING)).to_have_text("Meanwhile")
