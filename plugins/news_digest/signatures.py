"""What a file system says of a file, from which one may know that its content is as it was."""

from __future__ import annotations

import os
import stat
import time
from typing import NamedTuple

UNSURE = 3_000_000_000
"""Nanoseconds before a look at a file in which it may have been written twice at what counts as one time."""


class Signature(NamedTuple):
    """Size, times in nanoseconds and number of a file."""

    size: int
    modified: int
    changed: int
    inode: int


def signature_of(path: str | os.PathLike[str]) -> Signature | None:
    """The signature; None for what is no plain file, or can't be looked at."""
    try:
        facts = os.lstat(path)
    except OSError:
        return None
    return signature_from(facts)


def signature_from(facts: os.stat_result) -> Signature | None:
    """The signature of a file that was looked at; None for what is no plain file."""
    if not stat.S_ISREG(facts.st_mode):
        return None
    return Signature(facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def is_settled(signature: Signature, looked: int) -> bool:
    """Whether a file looked at and then read from the moment `looked` on has another signature once it changes.

    A file that was written just before may be written again without one.
    """
    return max(signature.modified, signature.changed) + UNSURE < looked


def now() -> int:
    """Nanoseconds; for `is_settled` alone: no output depends on the clock."""
    return time.time_ns()
