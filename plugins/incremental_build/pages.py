"""Which pages and feeds have to be made again, and which the output holds already."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Template

from .asking import Answers
from .brought import MADE, OWN, Brought
from .codeprints import Unknown
from .contents import Contents
from .files import Files
from .fingerprint import Fingerprints
from .observing import dress
from .opened import digest_of_file, watched
from .output import digest_of
from .recording import FILE, TEMPLATE, Recording, current, packed
from .recording import digest_of as digest_of_answers
from .spreading import Spread
from .store import Store
from .templates import Surroundings

log = logging.getLogger("pelican.plugins.incremental_build")


@dataclass
class Rendered:
    """A page or feed: its text, or None where the file at `path` holds it already."""

    path: str
    key: str
    make: Callable[[], str]
    base: bytes = b""
    text: str | None = None
    recording: Recording | None = None
    unsure: str = ""
    file: str = ""
    """A digest of what the file holds, where it is left."""
    data: bytes | None = None
    """What the file is to hold, where another process has made it, and then `record` says of what."""
    record: bytes = b""


class Pages:
    """The pages of one build, beside what the store knows of the one before."""

    def __init__(self, store: Store, lists: Store, output: Path, name: str, verify: bool) -> None:
        self.output = output
        self.contents = Contents()
        self.fingerprints = Fingerprints(self.contents)
        self.surroundings: dict[int, Surroundings] = {}
        self.counts = {"rendered": 0, "skipped": 0, "removed": 0}
        self.wrong: list[str] = []
        self._store = store
        self.files = Files(lists, output, name)
        self._kind = f"page {name}"
        self._verify = verify
        self.spread = Spread(1, None, list)
        self._times: dict[str, int] = {}
        self._kept: set[str] = set()

    def fit(self, environment: Any, settings: dict[str, Any]) -> None:
        """Let a generator's Jinja environment note what is asked for."""
        self.surroundings[id(environment)] = Surroundings(environment, self.fingerprints, settings)

    def begin_share(self) -> None:
        """Begin anew in a process that renders a share of the pages: it asks no others."""
        self.spread = Spread(1, None, list)
        self._times.clear()

    def key(self, path: str) -> str:
        """A name for a page: the place of its file, and the how-manieth it is there."""
        self._times[path] = self._times.get(path, 0) + 1
        return f"{self._times[path]} {os.path.relpath(path, self.output)}"

    def rendered(self, template: Template, variables: dict[str, Any], path: str, key: str) -> Rendered:
        """The text of a page, unless the file at `path` holds it already or another process has made it."""
        page = Rendered(path, key, lambda: template.render(variables))
        surroundings = self.surroundings.get(id(template.environment))
        if surroundings is None or not template.name:
            page.unsure = "its template is from an environment of its own"
            self.make_here(page)
            return page
        recording = Recording(self.fingerprints, variables, template.globals)  # type: ignore[arg-type]

        def prepare() -> Answers:
            name = template.name or ""
            page.base = surroundings.tools() + name.encode("utf-8", "surrogatepass")
            page.unsure = surroundings.unsure
            return Answers(recording, surroundings)

        if self._is_there(page, prepare):
            return self._verified(page)
        page.recording = recording
        with self.recorded(page):
            recording.note((TEMPLATE, template.name), surroundings.text(template.name))
            self.make_here(page)
            surroundings.note_apart(recording)
        page.unsure = surroundings.unsure or recording.unsure
        return page

    def fed(self, items: list[Any], other: list[Any], path: str, key: str) -> Rendered:
        """A feed: its text is None where it is there already, else it is to be made within `recorded`."""
        recording = Recording(self.fingerprints)
        page = Rendered(path, key, str, recording=recording)

        def prepare() -> Answers:
            try:
                page.base = self.fingerprints.of([items, other])
            except Unknown as reason:
                page.unsure = str(reason)
            return Answers(recording, None)

        if not self._is_there(page, prepare):
            self.make_here(page)
        return page

    def make_here(self, page: Rendered) -> None:
        """Make the text, whatever other processes have made."""
        self.spread.make_here()
        page.data, page.record = None, b""
        page.text = page.make()

    @contextmanager
    def recorded(self, page: Rendered) -> Iterator[None]:
        """Note what is asked for within the block, as what the page is made from."""
        assert page.recording is not None
        self.contents.dress_all(dress)
        current.append(page.recording)
        try:
            with watched() as opened:
                yield
        finally:
            current.remove(page.recording)
        for file in opened.files:
            page.recording.note((FILE, file), digest_of_file(file).encode())
        if opened.unsure:
            page.recording.doubt(opened.unsure)

    def left(self, page: Rendered) -> None:
        """Count a page whose file stays as it is."""
        self.counts["skipped"] += 1
        self._kept.add(page.key)
        self.files.note(page.path, page.file)

    def written(self, page: Rendered | None, path: str, data: bytes) -> None:
        """Count a page that was made, and keep what it was made from."""
        self.counts["rendered"] += 1
        self.files.note(path, digest_of(data))
        record = page.record or self.record_of(page, data) if page is not None else None
        if page is not None and record is not None:
            self._kept.add(page.key)
            self._store.put(self._kind, page.key, record)

    def record_of(self, page: Rendered, data: bytes) -> bytes | None:
        """What a page was made from, in the form in which it is kept; None where there is no telling."""
        recording = page.recording
        reason = page.unsure or (recording.unsure if recording else "no telling what it is made from")
        if reason or recording is None:
            log.debug("%s is rendered always: %s", page.path, reason)
            return None
        questions, answers = packed(recording.asked)
        record = {
            "base": page.base.hex(),
            "answers": digest_of_answers(answers),
            "file": digest_of(data),
            "asked": questions,
        }
        return json.dumps(record, separators=(",", ":")).encode()

    def finish(self, others: Iterable[str]) -> None:
        """Take away what an earlier run wrote and this one did not; `others` are files that Pelican copied."""
        self.counts["removed"] += self.files.finish(others)
        self._store.keep(self._kind, self._kept)

    def _is_there(self, page: Rendered, prepare: Callable[[], Answers]) -> bool:
        """Whether nothing is to be made: the file holds the page, or another process has made it."""
        brought = self.spread.ask(page.key)
        if self._trusts(page, brought):
            return True
        answers = prepare()
        if page.unsure:
            return False
        if self._holds(page, answers):
            return True
        if brought is None:
            brought = self.spread.missed(page.key, self.counts["skipped"])
        return self._trusts(page, brought) or self._fits(page, brought, answers)

    def _holds(self, page: Rendered, answers: Answers) -> bool:
        """Whether the page would be what its file holds."""
        kept = self._store.get(self._kind, page.key)
        if kept is None:
            return False
        record = json.loads(kept)
        page.file = record["file"]
        return digest_of_file(page.path) == page.file and self._agrees(page, record, answers)

    def _agrees(self, page: Rendered, record: dict[str, Any], answers: Answers) -> bool:
        """Whether all that the record tells of is as it was."""
        return bool(
            record["base"] == page.base.hex() and answers.digest(record["asked"]) == record["answers"]
        )

    def _trusts(self, page: Rendered, brought: Brought | None) -> bool:
        """Take what another process says of the page, if it can only be what this one would find."""
        if brought is None or brought.state == OWN or not self.spread.trusted:
            return False
        self._take(page, brought)
        return True

    def _fits(self, page: Rendered, brought: Brought | None, answers: Answers) -> bool:
        """Take what another process has made, if all that it made it from is the same here."""
        if brought is None or brought.state != MADE:
            return False
        if not self._agrees(page, json.loads(brought.record), answers):
            return False
        self._take(page, brought)
        return True

    def _take(self, page: Rendered, brought: Brought) -> None:
        self.spread.took()
        page.file = brought.file
        if brought.state == MADE:
            page.data, page.record = brought.data, brought.record

    def _verified(self, page: Rendered) -> Rendered:
        """The page as it was found; with INCREMENTAL_VERIFY it is rendered all the same, and compared."""
        if not self._verify:
            return page
        page.text = page.make()
        if digest_of(page.text.encode()) != page.file:
            self.wrong.append(page.path)
            log.error("%s would have been skipped, but it has changed", page.path)
        else:
            self._kept.add(page.key)
        page.unsure = "it was verified"
        return page
