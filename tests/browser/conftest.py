"""A real browser on a real site: built once, served under a sub-path as GitHub Pages would."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Error, sync_playwright
from window import BASE, Visit, Watched, served

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def _built(build: Any, folder: Path, **how: Any) -> Path:
    """The small site of this folder, built as a user builds it."""
    shutil.copytree(Path(__file__).parent / "site", folder / "content")
    (folder / "seeds").mkdir()
    done = build(folder / "output", content=folder / "content", seeds=folder / "seeds", **how)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "output"


@pytest.fixture(scope="session")
def site(build: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The private copy."""
    return _built(build, tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def origin(site: Path) -> Iterator[str]:
    """The address of the served site, with a slash at its end."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def published(build: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the copy for strangers, which was built for another host and is shown here first."""
    folder = tmp_path_factory.mktemp("published")
    with served(
        _built(build, folder, siteurl=f"https://name.example{BASE.rstrip('/')}", public=True)
    ) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Without one the tests are skipped, but fail where CI is set."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        words = "no Chromium found: install the package chromium, or name the program in CHROMIUM"
        pytest.fail(words) if os.environ.get("CI") else pytest.skip(words)
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=program, args=list(SWITCHES))
        except Error as error:
            pytest.fail(f"{program} does not start: {error}")
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, origin: str) -> Iterator[Visit]:
    """Open a fresh browser window: width, scheme and whatever else Playwright's context takes."""
    contexts = []

    def opened(
        width: int = 390, scheme: Literal["light", "dark"] = "light", at: str = "", **how: Any
    ) -> Watched:
        height = 844 if width < 800 else 900
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", **how
        )
        contexts.append(context)
        return Watched(context, at or origin)

    yield opened
    for context in contexts:
        context.close()
