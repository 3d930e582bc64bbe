"""Build the site, serve it, and build it again whenever one of its sources changes.

Each build is a process of its own, so that no state and no old code survives it (`building.py`). Who looks at
a page sees it change by itself, and reads on it why a build failed (`live.py`). The watcher runs on while it
works, and what counts is whether the sources differ from what they were when the last build began: so an
edit made during a build is built after it, and what the build itself writes is settled by one more build
that finds nothing to do. A build that somebody else's kept out is tried again until it is let in.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from watchfiles import watch

from ..problems import Problem, Severity, UserError
from .building import Builder, Outcome
from .live import LiveHandler, News
from .server import opened

GLANCE = 2000
"""Milliseconds after which we look even if the system reported nothing (network drives report nothing)."""

STEP = 20
"""Milliseconds without a change after which a burst of changes is over; one that goes on is built once more."""

ADVICE = "Make it, or name another."

FAILED = "The build failed; the site is as it was."

SETTLE = 3
"""Builds in a row that only what builds write may cause; a fourth would be a build that feeds itself."""

State = dict[str, tuple[int, int, int]]
"""What each source was: time changed in nanoseconds, size, inode."""


@dataclass
class Site:
    """What is built from what."""

    builder: Builder
    sources: Sequence[Path]
    written: Path
    """A folder among the sources into which the build itself writes."""
    output: Path
    news: News
    """Where those who look at the site hear of it."""
    built: State | None = field(default=None, init=False)
    """The sources when the last build began."""

    def state(self) -> State:
        """Stat every source but hidden files, editors' leftovers and the output."""
        return {file: _facts(file) for source in self.sources for file in self._files(source)}

    def _files(self, source: Path) -> Iterator[str]:
        if source.is_file():
            yield str(source)
        output = str(self.output.resolve())
        for place, folders, files in os.walk(source):
            folders[:] = sorted(f for f in folders if _counts(f) and str(Path(place, f).resolve()) != output)
            yield from (f"{place}{os.sep}{file}" for file in files if _counts(file))

    def build(self) -> None:
        """Build until the sources stand still: once, and again for what changed meanwhile."""
        alone = 0
        while (now := self.state()) != self.built:
            changed = {
                name for name in now.keys() | (self.built or {}).keys() if _differ(name, now, self.built)
            }
            alone = alone + 1 if self.built and all(self._ours(name) for name in changed) else 0
            if alone > SETTLE:
                print(
                    f"Each build changes {self.written} again; waiting for you.", file=sys.stderr, flush=True
                )
                self.built = now
                return
            self.built = now
            if self._run().is_refused:
                self.built = None  # whatever changed: with the next glance it is tried again
                return

    def _ours(self, name: str) -> bool:
        return Path(name).is_relative_to(self.written)

    def _run(self) -> Outcome:
        self.news.begin()
        done = self.builder.run()
        if done.status:
            print(f"{FAILED} Waiting for a change ...", file=sys.stderr, flush=True)
        else:
            print("Built.", flush=True)
        self.news.end(f"{FAILED}\n\n{done.said.strip()}" if done.status else "")
        return done


def _counts(name: str) -> bool:
    return not (name.startswith((".", "#")) or name.endswith(("~", ".tmp")) or name == "__pycache__")


def _facts(file: str) -> tuple[int, int, int]:
    try:
        facts = os.lstat(file)
    except OSError:  # gone since it was listed
        return (0, 0, 0)
    return (facts.st_mtime_ns, facts.st_size, facts.st_ino)


def _differ(name: str, now: State, before: State | None) -> bool:
    return before is None or now.get(name) != before.get(name)


def watched(sources: Iterable[Path]) -> list[Path]:
    """Each of the sources once. Raises UserError for one that is not there."""
    missing = [
        Problem(source.as_posix(), 0, Severity.ERROR, "no such file or folder to watch", ADVICE)
        for source in sources
        if not source.exists()
    ]
    if missing:
        raise UserError(*missing)
    return [*dict.fromkeys(sources)]


def develop(site: Site, port: int, base: str) -> None:
    """Build and serve until interrupted or told to end. Raises UserError where port or sub-path won't do."""
    running, address = opened(site.output, port, base, partial(LiveHandler, news=site.news))
    threading.Thread(target=running.serve_forever, daemon=True).start()
    over = threading.Event()

    def end(number: int, _: object) -> None:
        over.set()  # the watcher may swallow the exception, if it comes between two looks
        if number == signal.SIGTERM:  # Ctrl-C comes to the build by itself
            site.builder.interrupt()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    try:
        site.build()
        print(f"Serving {site.output} at {address} (Ctrl-C ends it)", flush=True)
        for _ in watch(*site.sources, step=STEP, rust_timeout=GLANCE, yield_on_timeout=True, stop_event=over):
            site.build()
    except KeyboardInterrupt:
        print()
    finally:
        site.builder.close()
