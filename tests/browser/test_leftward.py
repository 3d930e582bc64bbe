"""A site whose language is written from right to left."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from test_smoke import PAGES
from window import Visit, served

pytestmark = pytest.mark.browser

NETWORK, QUOTES = "network.html", "quotes/index.html"


@pytest.fixture(scope="module")
def leftward(build: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site in Arabic; the theme has no such catalogue, so that its words are English."""
    folder = tmp_path_factory.mktemp("leftward")
    shutil.copytree(Path(__file__).parent / "site", folder / "content")
    done = build(folder / "output", content=folder / "content", seeds=folder / "none", lang="ar")
    assert done.returncode == 0, done.stdout + done.stderr
    with served(folder / "output") as address:
        yield address


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_every_page_fits_and_runs_from_right_to_left(visit: Visit, leftward: str, width: int) -> None:
    window = visit(width, at=leftward)
    for path in (*PAGES.values(), NETWORK, QUOTES):
        page = window.open(path)
        assert page.locator("html").get_attribute("dir") == "rtl", path
        assert page.locator("html").get_attribute("lang") == "ar", path
        spills = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(spills) == 0, path
        beyond = "[...document.querySelectorAll('h1')].some(part => part.getBoundingClientRect().left < 0)"
        assert not page.evaluate(beyond), path
    assert window.complaints == []
