"""Reading the articles: each file once, until it or something that its reading depends on is another."""

from __future__ import annotations

import os
from collections.abc import Sequence
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
from ..plainfiles import LARGEST, bytes_of
from ..problems import Problem
from ..samestory import Signature
from ..settings import Settings
from ..workers import each
from .copies import signed
from .keeping import decode_story, encode_story
from .kept import Read
from .marks import Unmarkable, joined, mark_of
from .reader import attempt
from .related import node_of
from .stories import Story, summary_of, without_text

KIND = "stories"


class _Row(NamedTuple):
    story: bytes
    signature: Signature
    node: Node
    mark: bytes
    summary: str


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
        kept = [_read(rows.get(key)) for key in keys]
        numbers = [number for number, read in enumerate(kept) if read is None]
        missing = [paths[number] for number in numbers]
        problems: list[Problem] = []
        work = partial(read_anew, root=self.root, knowledge=self.knowledge, settings=self.settings)
        parts = each(work, missing, self.settings.processes, "Reading articles", inherit=True)
        for number, (row, read, wrong) in zip(numbers, parts, strict=True):
            problems.extend(wrong)
            if row and keys[number] and digests[number] == _digest(paths[number]):
                self.store.put_many(KIND, {keys[number]: row})
            kept[number] = read or _read(row)
        self.store.keep(KIND, [key for key in keys if key])
        return [read for read in kept if read], problems

    def _digests(self, paths: Sequence[Path]) -> list[str]:
        """Hash of each file's bytes, in order; empty for one that can't be read."""
        above = f"{self.root}{os.sep}"
        files = [Seed(path, str(path).removeprefix(above).replace(os.sep, "/")) for path in paths]
        return digests_of(files, str(self.root), self.store)

    def _keys(self, paths: Sequence[Path], digests: Sequence[str]) -> list[str]:
        """What each reading depends on, in one word; empty for a file that must be looked at."""
        names = [os.fspath(path) for path in paths]
        folders = [name.rpartition(os.sep)[0] for name in names]
        linked = {folder for folder in set(folders) if Path(folder).is_symlink()}
        settings = self.settings
        cut = settings.public, settings.excerpt_words, settings.quoted_words
        around = joined([self.mark, mark_of((*cut, Path.cwd().as_posix(), self.root.as_posix()))])
        return [
            joined([around, digest.encode(), os.fsencode(name)]).hex()
            if digest and folder not in linked
            else ""
            for name, folder, digest in zip(names, folders, digests, strict=True)
        ]


def read_anew(
    path: Path, root: Path, knowledge: Knowledge, settings: Settings
) -> tuple[bytes, Read | None, tuple[Problem, ...]]:
    """An article as a row of the store, or as it is where it can't be kept; and what is wrong with it."""
    story, problems = attempt(path, root, knowledge, settings)
    if story is None:
        return b"", None, problems
    read = by_itself(story, knowledge)
    try:
        row = _Row(encode_story(story), read.signature, read.node, mark_of(story), read.summary)
        return _encode(row), None, problems
    except (UnicodeEncodeError, Unmarkable):
        return b"", read, problems


def by_itself(story: Story, knowledge: Knowledge) -> Read:
    """What is known of a story without the others, but for its mark."""
    return Read(story, signed(story), node_of(without_text(story), knowledge), b"", summary_of(story))


def _digest(path: Path) -> str:
    try:
        return sha256(bytes_of(path, LARGEST)).hexdigest()
    except (OSError, ValueError):
        return ""


def _read(row: bytes | None) -> Read | None:
    if not row:
        return None
    try:
        kept = _decode(row)
        return Read(decode_story(kept.story), kept.signature, kept.node, kept.mark, kept.summary)
    except (msgspec.DecodeError, ValueError):
        return None
