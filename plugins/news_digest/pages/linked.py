"""Folders that are symbolic links: Pelican would walk through them, out of the content folder or round and round."""

from __future__ import annotations

import os
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

from ..problems import Problem, Severity
from ..report import as_typed
from .config import EXCLUDED

EXCLUDES = (EXCLUDED, "ARTICLE_EXCLUDES", "PAGE_EXCLUDES", "STATIC_EXCLUDES")
"""Settings that name folders which are not looked into."""


def shut_out(conf: MutableMapping[str, Any], content: Path) -> list[Problem]:
    """Have Pelican look into no folder that is a link; what is told of them."""
    found = sorted(_linked(content))
    for key in EXCLUDES:
        conf[key] = [*dict.fromkeys((*conf[key], *found))]
    advice = "Put a copy of the folder in its place."
    return [
        Problem(
            as_typed(content / name), 0, Severity.ERROR, "is a symbolic link, which is not followed", advice
        )
        for name in found
    ]


def _linked(content: Path) -> Iterator[str]:
    """Paths below the content folder; hidden folders are not looked into by anyone."""
    for place, folders, _ in os.walk(content, followlinks=False):
        for folder in folders:
            path = Path(place, folder)
            if not folder.startswith(".") and path.is_symlink():
                yield path.relative_to(content).as_posix()
