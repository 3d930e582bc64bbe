"""From the bytes of a seed to a page: one reader for each container.

To add a format write a module with `read_x(seed, data) -> Page` and add a line to FORMATS. Readers of mark-up
bring large packages, so each is imported when a seed first wants it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath

from ..model import Page, Seed
from .decoding import Unreadable
from .sniffing import Container, container_of, foreign
from .text import read_text

__all__ = ["FORMATS", "Unreadable", "read_page"]

Reader = Callable[[str, bytes], Page]


def _late(module: str) -> Reader:
    """The reader of a module, which is imported when it is first called."""

    def read(seed: str, data: bytes) -> Page:
        page: Page = getattr(import_module(f".{module}", __name__), f"read_{module}")(seed, data)
        return page

    return read


FORMATS: tuple[tuple[Container, tuple[str, ...], Reader], ...] = (
    (Container.TEXT, ("", ".txt", ".text"), read_text),
    (Container.HTML, (".html", ".htm", ".xhtml"), _late("html")),
    (Container.MARKDOWN, (".md", ".markdown"), _late("markdown")),
    (Container.EMAIL, (".eml",), _late("mail")),
    (Container.MHTML, (".mhtml", ".mht"), _late("webarchive")),
)
"""What the content may be, the suffixes that promise it, and who reads it."""

SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}")  # .html, but not the end of "Mr. Smith goes" or "notes.2018"


def read_page(seed: Seed, data: bytes) -> Page:
    """Read a seed by what it holds where that is certain, else by its suffix.

    Raises Unreadable, in words for the user, for an unknown kind, an empty file or binary data.
    """
    if not data.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise Unreadable("is empty: paste the article into it or delete it")
    if what := foreign(data):
        raise Unreadable(f"is {what}, which is not read: save it as HTML or paste its text into a .txt file")
    suffix = PurePosixPath(seed.name).suffix.casefold()
    suffix = suffix if SUFFIX.fullmatch(suffix) else ""
    promised = next((kind for kind, suffixes, _ in FORMATS if suffix in suffixes), None)
    kind = container_of(data, promised)
    if kind is None:
        known = ", ".join(end for _, suffixes, _ in FORMATS for end in suffixes if end)
        raise Unreadable(
            f'is of an unknown kind ("{suffix}"): paste its text into a .txt file (read are {known})'
        )
    reader = next(read for container, _, read in FORMATS if container is kind)
    try:
        return reader(seed.name, data)
    except RecursionError:
        raise Unreadable("is nested too deeply to be read: paste its text into a .txt file") from None
