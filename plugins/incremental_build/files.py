"""Which files of the output are the build's, so that they can be taken away when nothing makes them any more."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable
from pathlib import Path

from .output import remove, stamp_of
from .store import Store

log = logging.getLogger("pelican.plugins.incremental_build")

KIND = "files"
"""The kind of the lists of what was written, one for each output. They are in a store of their own, which is
of one version always: what is to be taken away one day is known by it alone."""


class Files:
    """The files that this run wrote or left, beside those of the runs before it."""

    def __init__(self, lists: Store, output: Path, name: str) -> None:
        self._lists = lists
        self._output = output
        self._name = name
        self._files: dict[str, str] = {}

    def note(self, path: str, digest: str) -> None:
        """Take in that the file is there and holds this."""
        self._files[path] = digest

    def finish(self, others: Iterable[str]) -> int:
        """Take away what an earlier run wrote and this one did not; how many files that was.

        `others` are files that Pelican copied.
        """
        for path in others:
            self._files.setdefault(path, stamp_of(path))
        files = self._named()
        removed = 0
        for name, digest in self._before().items():
            if name not in files:
                gone = remove(self._output, name, digest)
                removed += gone
                if not gone and (self._output / name).exists():
                    log.info("%s is no more part of the site, but not as it was written, so it stays", name)
        self._put(files)
        return removed

    def keep_all(self) -> None:
        """Remember the files of a run that did not come to its end, beside those of the one before."""
        self._put(self._before() | self._named())

    def _named(self) -> dict[str, str]:
        return {os.path.relpath(path, self._output): digest for path, digest in self._files.items()}

    def _before(self) -> dict[str, str]:
        files: dict[str, str] = json.loads(self._lists.get(KIND, self._name) or b"{}")
        return files

    def _put(self, files: dict[str, str]) -> None:
        data = json.dumps(files, sort_keys=True, separators=(",", ":")).encode()
        if data != self._lists.get(KIND, self._name):
            self._lists.put(KIND, self._name, data)
