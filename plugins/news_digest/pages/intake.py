"""Reading the articles: each file once, until it or something that its reading depends on is another."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..crosslinks import Node
from ..digests import digests_of
from ..engine import Keeping
from ..model import Knowledge, Seed
from ..problems import Problem
from ..samestory import Signature
from ..settings import Settings
from ..workers import each
from .copies import signed
from .keeping import decode_story, encode_story
from .kept import Read
from .marks import joined, mark_of
from .reader import attempt
from .related import node_of

KIND = "stories"


class _Row(NamedTuple):
    story: bytes
    signature: Signature
    node: Node


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Row).decode


@dataclass(frozen=True, slots=True)
class Intake:
    """Where articles come from, and what their reading depends on."""

    root: Path
    """The content folder."""
    knowledge: Knowledge
    settings: Settings
    store: Keeping
    mark: bytes
    """Of program and knowledge."""

    def read(self, paths: Sequence[Path]) -> tuple[list[Read], list[Problem]]:
        """The articles of those files, in their order; what is wrong with the others."""
        digests = self._digests(paths)
        keys = self._keys(paths, digests)
        rows = self.store.get_many(KIND, [key for key in keys if key])
        kept = {path: read for path, key in zip(paths, keys, strict=True) if (read := _read(rows.get(key)))}
        missing = [path for path in paths if path not in kept]
        known = dict(zip(paths, keys, strict=True))
        problems: list[Problem] = []
        work = partial(read_anew, root=self.root, knowledge=self.knowledge, settings=self.settings)
        parts = each(work, missing, self.settings.processes, "Reading articles", inherit=True)
        for path, (row, read, wrong) in zip(missing, parts, strict=True):
            problems.extend(wrong)
            if row and known[path] and digests[path] == _digest(path):
                self.store.put_many(KIND, {known[path]: row})
            if again := read or _read(row):
                kept[path] = again
        self.store.keep(KIND, [key for key in keys if key])
        return [kept[path] for path in paths if path in kept], problems

    def _digests(self, paths: Sequence[Path]) -> dict[Path, str]:
        """Hash of each file's bytes; empty for one that can't be read."""
        files = [Seed(path, path.relative_to(self.root).as_posix()) for path in paths]
        return dict(zip(paths, digests_of(files, str(self.root), self.store), strict=True))

    def _keys(self, paths: Sequence[Path], digests: Mapping[Path, str]) -> list[str]:
        """What each reading depends on, in one word; empty for a file that must be looked at."""
        linked = {folder for folder in {path.parent for path in paths} if folder.is_symlink()}
        public, words = self.settings.public, self.settings.excerpt_words
        around = joined([self.mark, mark_of((public, words, Path.cwd().as_posix(), self.root.as_posix()))])
        return [
            joined([around, digests[path].encode(), os.fsencode(path)]).hex()
            if digests[path] and path.parent not in linked
            else ""
            for path in paths
        ]


def read_anew(
    path: Path, root: Path, knowledge: Knowledge, settings: Settings
) -> tuple[bytes, Read | None, tuple[Problem, ...]]:
    """An article as a row of the store, or as it is where it can't be kept; and what is wrong with it."""
    story, problems = attempt(path, root, knowledge, settings)
    if story is None:
        return b"", None, problems
    read = Read(story, signed(story), node_of(story, knowledge))
    try:
        return _encode(_Row(encode_story(story), read.signature, read.node)), None, problems
    except UnicodeEncodeError:
        return b"", read, problems


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _read(row: bytes | None) -> Read | None:
    if not row:
        return None
    try:
        kept = _decode(row)
        return Read(decode_story(kept.story), kept.signature, kept.node)
    except (msgspec.DecodeError, ValueError):
        return None
