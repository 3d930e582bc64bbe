"""Receipts put on record before their articles are written: a run that is killed is taken up where it broke off.

Without them an article that was written, but whose receipt was not yet, would count as edited by hand. A line is
the hash of the article as it will be and the receipt that goes with it; it counts where the article is just that.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from .atomic import open_record, remove, sync_folder, write_all
from .manifest import LARGEST, receipt_of
from .packing import line_of
from .plainfiles import bytes_of
from .receipts import Receipt

NAME = ".manifest.ahead"
"""Beside the manifest, while articles are written."""


class Ahead:
    """The record of one run."""

    def __init__(self, content: Path) -> None:
        self._path = content / NAME
        self._folders: set[Path] = set()

    def note(self, article: Path, text: str, receipt: Receipt) -> None:
        """An article that has a receipt will be written now, so that this will be its receipt. Raises OSError."""
        line = f"{sha256(text.encode()).hexdigest()} ".encode() + line_of(receipt)
        handle = open_record(self._path)
        try:
            write_all(handle, b"\n" + line)  # the last line of a run that was killed may lack its end
            os.fsync(handle)
        finally:
            os.close(handle)

    def writes(self, article: Path) -> None:
        """An article will be written now."""
        self._folders.add(article.parent)

    def is_done(self) -> None:
        """The articles are written: see to it that they stay, before the manifest says so."""
        for folder in sorted(self._folders):
            sync_folder(folder)

    def end(self) -> None:
        """The manifest has all receipts. Raises OSError."""
        if os.path.lexists(self._path):
            remove(self._path)


def caught_up(receipts: Mapping[str, Receipt], content: Path, articles: Path) -> dict[str, Receipt]:
    """The receipts, with those of articles that a killed run had written."""
    found = dict(receipts)
    try:
        lines = bytes_of(content / NAME, LARGEST).decode("utf-8", "replace").split("\n")
    except (OSError, ValueError):
        return found
    for line in lines:
        mark, _, rest = line.partition(" ")
        try:
            receipt = receipt_of(rest)
            is_written = sha256(bytes_of(articles / receipt.path, LARGEST)).hexdigest() == mark
        except (ValueError, TypeError, KeyError, RecursionError, OSError):
            continue
        if is_written:
            others = [
                seed for seed, one in found.items() if one.path == receipt.path and seed != receipt.seed
            ]
            for seed in others:  # whose article went on with this one
                del found[seed]
            found[receipt.seed] = receipt
    return found
