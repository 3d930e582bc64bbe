"""Measure the timeline of a large digest in Chromium, slowed down as on a phone.

usage: PYTHONPATH=plugins:tests/browser python tools/measure_timeline.py [--entries N] [--keep FOLDER]

Makes up N / 2 articles that each tell of one day beside their own, builds their site, and prints how long
the timeline takes to be ready, how long a filter takes, what is transferred, and what moves. Where other
programs run too, trust the busy times: they are what the page's own thread has worked.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from window import served

ROOT = Path(__file__).parent.parent
SLOWER = 4
PEOPLE, TOPICS, OUTLETS, MONTHS = 1200, 60, 12, 48
FIRST = datetime.date(2015, 1, 1)

WATCH = """(() => {
  window.moved = 0
  new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value }))
    .observe({type: 'layout-shift', buffered: true})
  new PerformanceObserver(list => list.getEntries().forEach(entry => { window.largest = entry.startTime }))
    .observe({type: 'largest-contentful-paint', buffered: true})
  const look = () => {
    const fields = document.querySelector('#filter fieldset'), found = document.querySelector('#found')
    const done = fields && !fields.disabled && found && (found.hidden || found.querySelector('li'))
    if (done) window.readyAt = performance.now(); else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})()"""
CHANGE = """async ([field, value]) => {
  const form = document.getElementById('filter'), began = performance.now()
  form.elements[field].value = value
  form.elements[field].dispatchEvent(new Event('change', {bubbles: true}))
  const told = performance.now()
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)))
  return [told - began, performance.now() - began]
}"""
OPTIONS = (
    "field => [...document.getElementById('filter').elements[field].options].map(option => option.value)"
)


def write(folder: Path, entries: int) -> None:
    """The articles, the same in every run."""
    dice = random.Random(7)  # noqa: S311  # not for secrets
    often = [1 / (n + 2) for n in range(PEOPLE)]
    folder.mkdir(parents=True)
    for number in range(entries // 2):
        people = dict.fromkeys(dice.choices(range(PEOPLE), often, k=dice.randint(2, 7)))
        day = FIRST + datetime.timedelta(int(dice.random() * 30.4 * MONTHS))
        tags = dict.fromkeys(f"topic {dice.randrange(TOPICS)}" for _ in range(2))
        names = [f"Person{n:04} Example" for n in people]
        text = (
            " and ".join(names[:3])
            + f" met on Monday at place {number} to talk of matter {dice.randrange(9999)}."
        )
        head = [
            f"title: Meeting number {number} of some length about matter {dice.randrange(9999)}",
            f"date: {day}",
            f"outlet: Paper {dice.randrange(OUTLETS)}",
            f"tags: [{', '.join(tags)}]",
            f"actors: [{', '.join(names)}]",
            f"dates: {{on Monday: {day - datetime.timedelta(dice.randint(1, 6))}}}",
        ]
        (folder / f"meeting-{number}.md").write_text("\n".join(["---", *head, "---", text, ""]), "utf-8")


def build(folder: Path) -> Path:
    """The site, as a user builds it."""
    (folder / "seeds").mkdir()
    told = {
        "DIGEST_SEEDS": str(folder / "seeds"),
        "DIGEST_CONTENT": str(folder / "content"),
        "PYTHONPATH": "plugins",
    }
    command = [sys.executable, "-m", "pelican", str(folder / "content"), "-s", "pelicanconf.py", "-o"]
    subprocess.run([*command, str(folder / "site")], cwd=ROOT, env=os.environ | told, check=True)  # noqa: S603
    return folder / "site"


def busy(session: CDPSession) -> float:
    """Milliseconds for which the page's thread has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def opened(browser: Browser, address: str) -> tuple[Page, CDPSession, list[tuple[str, int]]]:
    """A page on a slow phone, ready, and what it loaded."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.add_init_script(WATCH)
    got: list[tuple[str, int]] = []
    page.on("requestfinished", lambda request: got.append((request.url, request.sizes()["responseBodySize"])))
    page.goto(address)
    page.wait_for_selector("#filter fieldset:enabled")
    page.wait_for_load_state("networkidle")
    return page, session, got


def report(browser: Browser, origin: str) -> None:
    """Print what was measured."""
    for query in ("", "?actor=person0001-example", "?tag=topic-3&from=2016-02-01&to=2017-05-31"):
        page, session, got = opened(browser, f"{origin}timeline/index.html{query}")
        ready, largest, moved = page.evaluate("[window.readyAt, window.largest, window.moved]")
        sizes = f"CLS {moved:.4f}, {sum(size for _, size in got) / 1000:.0f} kB in {len(got)} files"
        print(
            f"index.html{query}: ready {ready:.0f} ms, busy {busy(session):.0f} ms, LCP {largest:.0f} ms, {sizes}"
        )
        for url, size in got:
            print(f"    {size / 1000:6.1f} kB  {url.removeprefix(origin)}")
        if not query:
            filters(page, session)
        page.context.close()


def filters(page: Page, session: CDPSession) -> None:
    """Times of each kind of filter, one at a time."""
    kinds = ("actor", "tag", "outlet")
    wishes = [(kind, value) for kind in kinds for value in page.evaluate(OPTIONS, kind)[1:12]]
    wishes += [("from", f"2016-{month:02}-01") for month in range(1, 13)] + [
        ("to", "2017-06-30"),
        ("from", ""),
    ]
    times = []
    for field, value in wishes:
        before = busy(session)
        told, frame = page.evaluate(CHANGE, [field, value])
        times.append((told, frame, busy(session) - before))
        page.wait_for_selector("#found:not([aria-busy])", state="attached")
        if field in kinds:
            page.evaluate(CHANGE, [field, ""])
    for name, some in zip(
        ("to the answer", "to the next frame", "busy"), zip(*times, strict=True), strict=True
    ):
        print(
            f"filter, {name}: median {statistics.median(some):.0f} ms, most {max(some):.0f} ms of {len(some)}"
        )


def main() -> None:
    """Build, look, report."""
    parser = argparse.ArgumentParser(description="Measure the timeline of a large digest.")
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument("--keep", type=Path, help="build here, or measure what is here already")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        site = folder / "site"
        if not (site / "timeline").is_dir():
            write(folder / "content" / "articles", given.entries)
            build(folder)
        program = os.environ.get("CHROMIUM") or shutil.which("chromium")
        with served(site) as origin, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=program, args=["--no-sandbox", "--disable-gpu"]
            )
            report(browser, origin)
            browser.close()


if __name__ == "__main__":
    main()
