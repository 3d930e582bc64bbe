"""Pages that were rendered ahead by other processes, and whether they may be taken from there."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from pelican import signals
from pelican.settings import DEFAULT_CONFIG

from .brought import Brought, from_bytes, share_of
from .workers import FEW, Send, Worker, forked

log = logging.getLogger("pelican.plugins.incremental_build")

Work = Callable[[str, int, int, Send], None]
"""Render a share of the pages: from the one with this key on, the how-manieth share, of how many."""

SENT = (
    signals.article_generator_write_article,
    signals.page_generator_write_page,
    signals.article_writer_finalized,
    signals.content_written,
    signals.feed_generated,
    signals.feed_written,
)
"""What Pelican sends while articles and pages are written. Who listens may change what a page is made from."""

ATTACHING = re.compile(r"attach[|}]")
"""A link such as `{attach}photo.jpg`: where its file goes depends on which page is rendered first."""

PART = 20
"""Where some pages were as they should be, this part of all has to be made before processes pay."""

MOST = 8
"""More processes than these bring more than one can take: that costs it a fifth or so of what rendering costs."""


class Spread:
    """Other processes that render pages in the same order as this one, each its share of them.

    They hold what this one held when they were forked. As long as nothing but Pelican's own code ran here since
    then, what they bring is what would be made here. Once something else may have run - a receiver of a signal,
    the template of a page that was made here after all - what they bring is `trusted` no more: it has to be
    compared with what it was made from, as a page of an earlier run.
    """

    def __init__(self, jobs: int, work: Work | None, contents: Callable[[], Iterable[Any]]) -> None:
        self._jobs = min(jobs, MOST)
        self._work = work if jobs > 1 else None
        self._contents = contents
        self._workers: list[Worker] = []
        self._next: list[Brought | None] = []
        self._disturbed = False
        self._missed = 0
        self.counts = {"taken": 0, "refused": 0}

    @property
    def trusted(self) -> bool:
        """Whether this process stands as it stood when the others were forked."""
        self._disturbed = self._disturbed or any(signal.receivers for signal in SENT)
        return not self._disturbed

    def ask(self, key: str) -> Brought | None:
        """What another process brings for a page, in the order of the pages; None if none brings anything."""
        if not self._workers:
            return None
        number = share_of(key, self._jobs)
        found = self._next[number]
        if found is None:
            message = self._workers[number].receive()
            found = None if message is None else from_bytes(message)
        taken = found is not None and found.key == key
        self._next[number] = None if taken else found
        return found if taken else None

    def missed(self, key: str, held: int) -> Brought | None:
        """Ask for a page that has to be made, after so many that had not: where many have, it is time to fork."""
        self._missed += 1
        if self._work is None or self._workers or self._missed < FEW:
            return None
        contents = list(self._contents())
        if held and self._missed < len(contents) // PART:
            return None
        self._disturbed = any(map(_attaches, contents))
        works = [partial(self._work, key, number, self._jobs) for number in range(self._jobs)]
        self._work = None
        self._workers = forked(works)
        self._next = [None for _ in self._workers]
        return self.ask(key)

    def took(self) -> None:
        """Count a page that was taken."""
        self.counts["taken"] += 1

    def make_here(self) -> None:
        """Know that a page is made by this process; where that is the rule the others are of no use."""
        if not self._workers:
            return
        self._disturbed = True
        self.counts["refused"] += 1
        if self.counts["refused"] > max(FEW, self.counts["taken"]):
            log.debug("pages are rendered by this process alone: what others brought was of no use")
            self.stop()

    def stop(self) -> None:
        """End the other processes: there is nothing more to be rendered by them."""
        for worker in self._workers:
            worker.stop()
        self._workers, self._work = [], None


def _attaches(content: Any) -> bool:
    text = getattr(content, "_content", None) or ""
    usual = content.settings["INTRASITE_LINK_REGEX"] == DEFAULT_CONFIG["INTRASITE_LINK_REGEX"]
    return bool(ATTACHING.search(text)) if usual else "attach" in text
