"""Look at one page of each kind of a built site with Lighthouse: `make audit`.

usage: python tools/audit/audit.py SITE [--base /repo]     (plugins on PYTHONPATH; Node and Chromium on the machine)

Prints a line a page and kind of score; exit status 1 where one is below what the site promises.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from news_digest.serving import server

HERE = Path(__file__).parent

KINDS = {
    "home": "index.html",
    "article": "articles/*.html",
    "actors": "actors/index.html",
    "actor": "actors/[!i]*.html",
    "tags": "tags/index.html",
    "tag": "tags/[!i]*.html",
    "outlet": "outlets/[!i]*.html",
    "timeline": "timeline/index.html",
    "timeline of a month": "timeline/????-??.html",
    "archives": "archives.html",
    "quotations": "quotes/index.html",
    "notes": "notes.html",
    "network": "network.html",
    "data": "data.html",
    "search": "search.html",
}
"""Kind of page -> where it lies; the largest file that fits is looked at."""

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST, LEAST_FAST, LEAST_WITH_DATA = 100, 98, 95
"""Scores: of all but performance; of performance; of performance where a script fetches data."""
WITH_DATA = ("timeline", "timeline of a month", "search")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """One page of each kind that the site has."""
    for kind, pattern in KINDS.items():
        found = sorted(site.glob(pattern), key=lambda path: (-path.stat().st_size, path))
        if found:
            yield kind, found[0].relative_to(site).as_posix()


def scores(url: str, browser: str) -> dict[str, int]:
    """Category -> 0 to 100. Raises CalledProcessError where Lighthouse does not end well."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [
            str(HERE / "node_modules/.bin/lighthouse"),
            url,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(CATEGORIES)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ]
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": browser})  # noqa: S603  # our own words
        found = json.loads(report.read_text("utf-8"))
    for name, audit in sorted(found["audits"].items()):
        if audit["score"] is not None and audit["score"] < 1 and audit["scoreDisplayMode"] == "binary":
            print(f"    {name}: {audit['title']}")
    return {name: round(100 * found["categories"][name]["score"]) for name in CATEGORIES}


def least(kind: str, category: str) -> int:
    """The score that a page must reach."""
    if category != "performance":
        return LEAST
    return LEAST_WITH_DATA if kind in WITH_DATA else LEAST_FAST


@contextmanager
def served(site: Path, base: str) -> Iterator[str]:
    """The address of the site while it is looked at."""
    running = server.server(site, 0, base)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{running.server_address[1]}{base}/"
    finally:
        running.shutdown()


def main() -> int:
    """0 if every page is as good as promised."""
    parser = argparse.ArgumentParser(description="Look at a built site with Lighthouse.")
    parser.add_argument("site", type=Path)
    parser.add_argument("--base", default="/repo", type=server.tidy)
    given = parser.parse_args()
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        print(
            "no Chromium found: install the package chromium, or name the program in CHROMIUM",
            file=sys.stderr,
        )
        return 2
    short = 0
    with served(given.site, given.base) as address:
        for kind, path in pages(given.site):
            found = scores(address + path, browser)
            low = [name for name in CATEGORIES if found[name] < least(kind, name)]
            short += len(low)
            told = "  ".join(f"{name} {found[name]}{' (low)' if name in low else ''}" for name in CATEGORIES)
            print(f"{kind:20} {path:50} {told}", flush=True)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
