"""What a process that renders ahead says of one page, in the form in which it is sent."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass

HELD = "held"
"""The file holds the page already."""
MADE = "made"
"""The page is there, with the record of what it is made from."""
OWN = "own"
"""Whoever builds the site has to make the page itself."""


@dataclass(frozen=True)
class Brought:
    """One page, and how it stands with it."""

    key: str
    state: str
    file: str = ""
    """A digest of what its file holds, or is to hold."""
    record: bytes = b""
    """What it is made from, as it is kept; empty unless it was made."""
    data: bytes = b""
    """What its file is to hold; empty unless it was made."""

    def as_bytes(self) -> bytes:
        """The message."""
        head = json.dumps([self.key, self.state, self.file, len(self.record)]).encode()
        return b"".join([b"%08d" % len(head), head, self.record, self.data])


def from_bytes(message: bytes) -> Brought:
    """The page again."""
    end = 8 + int(message[:8])
    key, state, file, size = json.loads(message[8:end])
    return Brought(key, state, file, message[end : end + size], message[end + size :])


def share_of(key: str, jobs: int) -> int:
    """Which of the processes renders a page: by its key, so that all of them know."""
    return zlib.crc32(key.encode("utf-8", "surrogateescape")) % jobs
