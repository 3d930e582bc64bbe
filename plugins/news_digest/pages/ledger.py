"""The ledger: what each plan was made from in the build before, and which files came of it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import msgspec

from ..engine import Keeping
from .files import Plan
from .nodes import SHELVED, UNKNOWN, Nodes
from .watching import ONCE, Node
from .written import Written

KIND = "ledger"

MOSTLY = 0.8
"""Share of the nodes that must be in use for the others to stay."""

FRAME = f"{ONCE}site."
"""Before the nodes that templates ask for by themselves."""


class Entry(msgspec.Struct, array_like=True, frozen=True):
    """What is known of a plan."""

    about: tuple[str | int, ...]
    maker: str
    nodes: bytes
    """Their numbers, four bytes each."""
    files: tuple[Written, ...]


class Page(msgspec.Struct, array_like=True):
    """The ledger as it is kept."""

    frame: bytes
    """Mark of everything that all files are made with: program, theme, settings."""
    shelves: bytes
    """One mark for all nodes that are on shelves."""
    nodes: list[tuple[str, Any, bytes]]
    """Path, key and mark."""
    entries: dict[str, Entry]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Page)


class Ledger:
    """Knows which plans need not be carried out again."""

    def __init__(self, store: Keeping, name: str, frame: bytes) -> None:
        self._store, self._name, self._frame = store, name, frame
        self._before = _read(store, name, frame)
        self._nodes = {(path, _hashable(key)): n for n, (path, key, _) in enumerate(self._before.nodes)}
        self._entries: dict[str, Entry] = {}
        self._changed: frozenset[int] = frozenset()
        self._framing = frozenset(
            number for number, (path, _, _) in enumerate(self._before.nodes) if path.startswith(FRAME)
        )

    def look(self, nodes: Nodes) -> None:
        """Find out which nodes of the build before say another thing now."""
        paths = {path for path, _, _ in self._before.nodes}
        shelved = set[str]()
        if nodes.shelves and nodes.shelves == self._before.shelves:  # an edit of a text: most is as it was
            shelved = {path for path in paths if _part(path) in SHELVED}
        changed = []
        for number, (node, (path, _, mark)) in enumerate(zip(self._nodes, self._before.nodes, strict=True)):
            if mark != UNKNOWN and path in shelved:
                nodes.learn(node, mark)
            elif mark == UNKNOWN or nodes.mark(node) != mark:
                changed.append(number)
        self._changed = frozenset(changed)

    def kept(self, plan: Plan) -> tuple[Written, ...] | None:
        """The files of a plan, if they would be the same again; they may be gone or changed since."""
        entry = self._before.entries.get(plan.key)
        if entry is None or entry.about != plan.about or entry.maker != name_of(plan):
            return None
        if not self._changed.isdisjoint(array("I", entry.nodes)):
            return None
        return entry.files

    def earlier(self, plan: Plan) -> Mapping[str, Written]:
        """The files of a plan in the build before, by path, if what frames them is the same."""
        entry = self._before.entries.get(plan.key)
        if entry is None or not (self._changed & self._framing).isdisjoint(array("I", entry.nodes)):
            return {}
        return {file.path: file for file in entry.files}

    def frame_of(self, plan: Plan) -> Iterator[Node]:
        """What the templates of a plan asked of the digest as a whole in the build before."""
        entry = self._before.entries.get(plan.key)
        for number in array("I", entry.nodes) if entry else ():
            if number in self._framing:
                path, key, _ = self._before.nodes[number]
                yield path, _hashable(key)

    def keep(self, plan: Plan) -> None:
        """Put a plan down as it was."""
        self._entries[plan.key] = self._before.entries[plan.key]

    def note(self, plan: Plan, seen: Iterable[Node], files: Sequence[Written]) -> None:
        """Put down what a plan was made from and what came of it."""
        self.put(plan, [self.number(node) for node in seen], files)

    def close(self, nodes: Nodes) -> None:
        """Keep the ledger for the next build."""
        self._forget_unused()
        told = [(*node, nodes.mark(node)) for node in self._nodes]
        data = _encoder.encode(Page(self._frame, nodes.shelves, told, self._entries))
        self._store.put_many(KIND, {self._name: data})

    def _forget_unused(self) -> None:
        """Number the nodes anew that some plan was made from, where many of them no longer were."""
        used = set[int]().union(*(array("I", entry.nodes) for entry in self._entries.values()))
        if len(used) > MOSTLY * len(self._nodes):
            return
        kept = [node for node, number in self._nodes.items() if number in used]
        anew = {self._nodes[node]: number for number, node in enumerate(kept)}
        self._nodes = {node: number for number, node in enumerate(kept)}
        for key, entry in self._entries.items():
            numbers = array("I", [anew[number] for number in array("I", entry.nodes)]).tobytes()
            self._entries[key] = msgspec.structs.replace(entry, nodes=numbers)

    def number(self, node: Node) -> int:
        """The number of a node, which is given to it where it has none."""
        path, key = node
        return self._nodes.setdefault((path, _hashable(key)), len(self._nodes))

    def put(self, plan: Plan, numbers: Sequence[int], files: Sequence[Written]) -> None:
        """As `note`, by the numbers of the nodes."""
        kept = array("I", numbers).tobytes()
        left = [replace(file, changed=False) if file.changed else file for file in files]
        self._entries[plan.key] = Entry(plan.about, name_of(plan), kept, tuple(left))


def name_of(plan: Plan) -> str:
    """Who carries a plan out."""
    return _name_of(plan.maker)


@lru_cache  # there are few makers and very many plans
def _name_of(maker: Callable[..., Any]) -> str:
    return f"{maker.__module__}.{maker.__qualname__}"


def _part(path: str) -> str:
    """The part of the library to which a path leads."""
    steps = path.split(".")
    return ".".join(steps[:2]) if path.startswith(ONCE) else steps[0]


def _hashable(key: Any) -> Any:
    return tuple(key) if isinstance(key, list) else key


def _read(store: Keeping, name: str, frame: bytes) -> Page:
    rows = store.get_many(KIND, [name])
    try:
        page = _decoder.decode(rows[name]) if rows else None
    except (msgspec.DecodeError, ValueError):
        page = None
    return page if page and page.frame == frame else Page(frame, b"", [], {})
