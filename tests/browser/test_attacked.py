"""A digest made of payloads alone, in a browser: nothing runs, nothing is fetched, and they stand there as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page
from window import Visit, Watched, served

from news_digest.unseen import UNSEEN
from payloads import EVERY, PAYLOADS, marked

pytestmark = pytest.mark.browser

KINDS = ("", "actors", "tags", "outlets", "days", "timeline", "quotes")
REFRESH = b'http-equiv="refresh"'
"""What stands in a page that leads on to another."""
OF_EACH = 6
"""Pages of each kind that are opened, from the whole alphabet."""


def shown(name: str) -> str:
    return " ".join(UNSEEN.sub("", marked(name)).split())


@pytest.fixture(scope="module")
def attacked(attacked_site: Path) -> Iterator[str]:
    """The address of the site."""
    with served(attacked_site) as address:
        yield address


class Guarded:
    """A window in which nothing may happen."""

    def __init__(self, window: Watched) -> None:
        self.window = window
        self.happened: list[str] = []
        window.page.on("dialog", self._dialog)
        window.page.on("popup", lambda page: self.happened.append(f"a window: {page.url}"))
        window.page.on("download", lambda file: self.happened.append(f"a download: {file.url}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.happened.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, path: str) -> Page:
        page = self.window.open(path)
        assert [*self.happened, *self.window.complaints] == [], path
        assert page.url == f"{self.window.origin}{path}", "it stays where it is"
        return page


@pytest.fixture
def guarded(visit: Visit, attacked: str) -> Guarded:
    return Guarded(visit(1440, at=attacked))


def test_nothing_happens_on_the_page_of_any_payload(guarded: Guarded) -> None:
    for name in EVERY:
        page = guarded.open(f"articles/hand-{name}.html")
        text = page.locator("body").inner_text()
        plain = " ".join(text.split()).casefold()  # some are set in capitals
        assert plain.count(shown(name).casefold()) >= 5, name
        assert shown(name) in page.title()


def test_nothing_happens_on_a_page_of_any_kind(guarded: Guarded, attacked_site: Path) -> None:
    opened = 0
    for kind in KINDS:
        found = [
            path for path in sorted((attacked_site / kind).glob("*.html")) if REFRESH not in path.read_bytes()
        ]
        for path in [*found[:: max(1, len(found) // OF_EACH)], *(found if not kind else [])]:
            page = guarded.open(path.relative_to(attacked_site).as_posix())
            assert page.locator("h1").count() == 1
            opened += 1
    assert opened > 50


def test_raw_copy_is_shown_as_text(guarded: Guarded, attacked_site: Path) -> None:
    made = sorted((attacked_site.parent / "content/articles").glob("*.md"))
    raw = [path.stem for path in made if not path.stem.startswith("hand-")]
    for slug in raw[::9]:
        page = guarded.open(f"articles/{slug}.html")
        assert page.locator(".prose").inner_text().strip()


@pytest.mark.parametrize("name", ["handler", "svg-link", "title-end", "jinja", "json", "clobber"])
def test_a_payload_is_found_and_shown_as_text(guarded: Guarded, name: str) -> None:
    page = guarded.open("search.html")
    page.locator("#search [name=q]").fill(shown(name).split()[-1])
    page.locator("#found li").first.wait_for()
    assert shown(name) in " ".join(page.locator("#found").inner_text().split())
    assert [*guarded.happened, *guarded.window.complaints] == []


ASKED = [PAYLOADS[name] for name in ("script", "handler", "attribute-end", "json", "jinja", "messages")]


@pytest.mark.parametrize("asked", ASKED)
def test_what_an_address_asks_is_text(visit: Visit, attacked: str, asked: str) -> None:
    for path, names in (
        ("search.html", ("q", "sort", "outlet")),
        ("timeline/index.html", ("actor", "tag", "from")),
    ):
        guarded = Guarded(visit(390, at=attacked))
        window = guarded.window.page
        window.goto(f"{attacked}{path}")
        window.evaluate(
            "query => { location.search = new URLSearchParams(query) }", dict.fromkeys(names, asked)
        )
        window.wait_for_load_state("networkidle")
        assert [*guarded.happened, *guarded.window.complaints] == []
