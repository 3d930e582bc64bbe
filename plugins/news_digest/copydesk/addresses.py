"""Addresses on the web."""

from __future__ import annotations

import re
from urllib.parse import urlsplit


def is_web(url: str) -> bool:
    """Whether it is an address on the web that a reader can follow."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc and not re.search(r"[\s<>\"{}|]", url)
