"""The press: makes the files of a plan, fills their templates and hands them to the writer."""

from __future__ import annotations

import gc
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import urlsplit

import msgspec
from jinja2 import Environment
from pelican import signals

from ..workers import each
from .asking import asking
from .files import Before, DataFile, File, PageFile, PartedFile, Plan
from .heads import head_view, site_view
from .ledger import FRAME, Ledger
from .library import Library
from .marks import Unmarkable, mark_of
from .nodes import Nodes
from .watching import Node, Shown, watched
from .writer import DigestWriter
from .written import Written

T = TypeVar("T")

RARELY = 100_000, 20, 20
"""When circles of values are looked for: pages leave few, and Python's own measure, meant for small programs, looks
hundreds of times as often through what lasts."""

Made = tuple[int, bytes, list[tuple[Node, bytes]], bytes]
"""Of a plan: the process that made it, its files, nodes that this process had not named before with their marks, and
the numbers of all its nodes, in the order in which the process has named them."""

ARTICLES = "articles/"
"""Where the keys of plans for articles begin."""

WAITED_FOR = 32
"""Articles at most that are made before all else: those that an edit is seen in."""

Earlier = Mapping[str, Written]
"""Files of the build before, by path."""


@dataclass(frozen=True, slots=True)
class Press:
    """What stays the same from page to page."""

    library: Library
    env: Environment
    frame: Mapping[str, Any]
    """What every template sees."""
    writer: DigestWriter

    def run(self, plan: Plan, earlier: Earlier) -> tuple[list[Written], set[Node]]:
        """Make the files of a plan, and write those that differ from what is there; with what was asked for."""
        seen = asking.seen = set[Node]()
        library = watched(self.library, seen)
        views = bool(
            plan.about
        )  # those of a list of everything are long, and change whenever it is made again
        files = [self.printed(file, library, earlier, views) for file in plan.made(library)]
        vars(library).clear()  # its methods hold it: it would stay until circles are looked for
        return files, seen

    def printed(self, file: File, library: Library, earlier: Earlier, views: bool = False) -> Written:
        """One file. Where its template would be filled with the same as before it stays as it is."""
        if isinstance(file, DataFile):
            return self.writer.write(file.path, file.data)
        if isinstance(file, PartedFile):
            return self._joined(file, earlier.get(file.path))
        around = self._around(file, library)
        view = _view(file, around) if views else b""
        before = earlier.get(file.path)
        if before and view and before.view == view and self.writer.is_intact(before):
            return replace(before, changed=False, listed=file.listed, modified=file.modified)
        told = {**self.frame, **file.variables, **around, "site": self.library.once("shown", _shown)}
        data = self.env.get_template(file.template).render(told).encode()
        written = self.writer.write(file.path, data, file.listed, file.modified, view)
        if signals.content_written.receivers:
            signals.content_written.send(str(self.writer.root / file.path), context=told)
        return written

    def _joined(self, file: PartedFile, there: Written | None) -> Written:
        """One file with what it may take from the build before, if that is as it was left."""
        whole = there is not None and self.writer.is_intact(there)
        before = Before(str(self.writer.root / file.path), there.parts) if there and whole else Before()
        data, parts = file.make(before)
        return self.writer.write(file.path, data, parts=parts)

    def _around(self, file: PageFile, library: Library) -> dict[str, Any]:
        """What stands around the text of this page; feeds and lists for search engines have no head."""
        site_url = library.site.url
        root = urlsplit(site_url).path.rstrip("/") if file.rooted and site_url else up(file.path)
        around = {"SITEURL": root, "localsiteurl": root, "output_file": file.path}
        return around if file.template.endswith(".xml") else {**around, "head": head_view(file, library)}


_packed = msgspec.msgpack.Encoder().encode
_unpacked = msgspec.msgpack.Decoder(list[Written]).decode
"""Far cheaper than to pickle them, and there is one for every file."""


def _shown(library: Library) -> Shown:
    return Shown(library.once("site", site_view), FRAME)


def _view(file: PageFile, around: Mapping[str, Any]) -> bytes:
    try:
        return mark_of((file.template, file.variables, around))
    except Unmarkable:
        return b""


def run_all(
    press: Press,
    plans: Sequence[Plan],
    jobs: int,
    ledger: Ledger,
    nodes: Nodes,
    meanwhile: Callable[[], None],
) -> list[Written]:
    """The files of all plans, on up to `jobs` processes; what would be the same as before is left alone.

    `meanwhile` is called when the processes are at work: it may start threads, which must not be forked.
    """
    listening = bool(signals.content_written.receivers)  # another plugin, in this process, wants to see all
    files, todo = ([], list(plans)) if listening else _kept(press, plans, ledger)
    todo = _ranked(todo)
    numbering: dict[Node, int] = {}
    gc.freeze()  # what is there stays, and is not looked through by the processes that collect what pages leave

    def run(number: int) -> Made:
        gc.set_threshold(*RARELY)
        gc.enable()
        plan = todo[number]
        written, seen = press.run(plan, {} if listening else ledger.earlier(plan))
        if any(file.view and not file.changed for file in written):
            seen.update(ledger.frame_of(plan))  # read when it was printed, and not now
        fresh = [node for node in seen if node not in numbering]
        numbering.update({node: number for number, node in enumerate(fresh, len(numbering))})
        marks = [(node, nodes.mark(node)) for node in fresh]
        return os.getpid(), _packed(written), marks, array("I", [numbering[node] for node in seen]).tobytes()

    parts = each(run, range(len(todo)), 1 if listening else jobs, "Writing pages", inherit=True)
    return [*files, *_noted(todo, _begun(parts, meanwhile), ledger, nodes)]


def _noted(plans: Sequence[Plan], results: Iterable[Made], ledger: Ledger, nodes: Nodes) -> Iterator[Written]:
    """The files, with what they were made from put down in the ledger."""
    spoken: dict[int, list[int]] = {}  # the ledger's numbers of what each process has numbered
    for plan, (process, packed, fresh, numbers) in zip(plans, results, strict=True):
        known = spoken.setdefault(process, [])
        for node, mark in fresh:
            known.append(ledger.number(node))
            nodes.learn(node, mark)
        written = _unpacked(packed)
        ledger.put(plan, [known[number] for number in array("I", numbers)], written)
        yield from written


def _ranked(plans: Sequence[Plan]) -> list[Plan]:
    """What is made as a whole takes longest and begins first; but for few articles: somebody waits for these.

    Then comes what is about one thing, one thing after the other: what was fetched for the page of a thing is at
    hand for its other forms.
    """
    urgent = {plan.key for plan in plans if plan.key.startswith(ARTICLES)}
    if len(urgent) > WAITED_FOR:
        urgent = set()
    things: dict[str | int, int] = {}
    for plan in plans:
        if plan.about:
            things.setdefault(plan.about[-1], len(things))
    return sorted(
        plans, key=lambda plan: -2 if plan.key in urgent else things[plan.about[-1]] if plan.about else -1
    )


def _begun(parts: Iterator[T], meanwhile: Callable[[], None]) -> Iterator[T]:
    """The parts; `meanwhile` is called when the first one is there, or if there is none."""
    first = list(islice(parts, 1))
    meanwhile()
    yield from first
    yield from parts


def _kept(press: Press, plans: Sequence[Plan], ledger: Ledger) -> tuple[list[Written], list[Plan]]:
    """The files that are there already and would be the same, and the plans of all others."""
    files: list[Written] = []
    todo = []
    for plan in plans:
        kept = ledger.kept(plan)
        if kept is None or not all(map(press.writer.is_intact, kept)):
            todo.append(plan)
            continue
        ledger.keep(plan)
        files += kept
    return files, todo


def up(path: str) -> str:
    """From a file of the site to the site's root: `.`, `..`, `../..`."""
    return "/".join([".."] * path.count("/")) or "."
