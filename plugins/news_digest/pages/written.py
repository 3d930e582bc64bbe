"""What is known of a file of the output when it has been written, for the press and for the next build."""

from __future__ import annotations

from dataclasses import dataclass

from ..signatures import Signature


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the output."""

    path: str
    mark: str
    """Fingerprint of its content."""
    changed: bool
    """It had to be written."""
    listed: bool = False
    """A page for search engines; an export or a feed is not."""
    modified: str = ""
    """Day of the page's last change, if known."""
    view: bytes = b""
    """Mark of what its template was filled with; empty where there is no template or nothing can be said."""
    signature: Signature | None = None
    """Of the file when it was written."""
    parts: bytes = b""
    """What is told of the parts of a file that is made of such."""
    foreign: bool = False
    """It was not written: something is there that no record tells to be ours."""
