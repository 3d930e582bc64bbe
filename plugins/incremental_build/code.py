"""Which code is at work: every program text that what is kept was made by."""

from __future__ import annotations

import json
import locale
import os
import sys
import time
from collections.abc import Iterable
from hashlib import blake2b

from .opened import INSTALLED, digest_of_file

OURS = 2
"""Goes up whenever what is kept changes its form or meaning."""

_loaded: dict[str, tuple[object, str]] = {}
"""Files of modules that are installed with no distribution, with their digests when first seen.

They are not read a second time in one process: what runs is what was loaded, whatever the file holds now.
"""


def surroundings() -> str:
    """Python, the platform, locale, time zone and all distributions that are installed, with versions."""
    parts = [str(OURS), sys.version, sys.platform, locale.setlocale(locale.LC_ALL), *time.tzname]
    parts += [os.environ.get("TZ", ""), *sorted(distributions(sys.path))]
    return blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def distributions(places: Iterable[str]) -> set[str]:
    """Names and versions, from the names of the folders that every installer leaves beside the packages."""
    found = set()
    for place in places:
        try:
            found |= {name for name in os.listdir(place or ".") if name.endswith((".dist-info", ".egg-info"))}
        except OSError:
            continue
    return found


def loaded_files() -> dict[str, str]:
    """The files of all modules that are loaded and belong to no distribution, with their digests."""
    for name, module in list(sys.modules.items()):
        path = getattr(module, "__file__", None)
        if name == "__main__" or not isinstance(path, str) or path.startswith(INSTALLED):
            continue
        if path not in _loaded or _loaded[path][0] is not module:
            _loaded[path] = module, digest_of_file(path)
    return {path: digest for path, (_module, digest) in _loaded.items()}


def unchanged(kept: dict[str, str]) -> bool:
    """Whether the files that an earlier run loaded are as they were, and no other is loaded now."""
    now = loaded_files()
    if not now.keys() <= kept.keys():
        return False
    return all((now.get(path) or digest_of_file(path)) == digest for path, digest in kept.items())


def as_bytes(files: dict[str, str]) -> bytes:
    """The files in a form to keep."""
    return json.dumps(files, sort_keys=True).encode()


def from_bytes(data: bytes) -> dict[str, str]:
    """The files again."""
    files: dict[str, str] = json.loads(data)
    return files
