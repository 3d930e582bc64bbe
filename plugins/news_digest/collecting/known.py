"""What the digest has already: the addresses of its seeds and articles, and the same text under another."""

from __future__ import annotations

import re
from pathlib import Path

from ..formats.decoding import decode
from ..formats.saved import saved_from, unstamped
from ..frontmatter import parse
from ..plainfiles import text_of
from ..problems import UserError
from ..seeds import find_seeds
from ..settings import Settings
from ..texts import texts_below
from ..webaddresses import address_key

HEAD = 4096
"""Bytes in which a seed says where it is from."""
MOST_ADDED = 4200
"""Bytes that the comments on a page's origin may take."""
STATED = re.compile(
    r"^(?:Snapshot-Content-Location:\s*|url:\s*['\"]?)?(https?://[^\s'\"<>]+)['\"]?\s*$", re.MULTILINE
)  # a first line https://example.com/a · Snapshot-Content-Location: https://... · url: https://...


def known_addresses(settings: Settings) -> dict[str, Path]:
    """By the key of an address the seed that was saved from there, or else the article that names it."""
    found: dict[str, Path] = {}
    for path in texts_below(settings.articles):
        try:
            address = parse(text_of(path, path.as_posix()), path.as_posix()).fields.get("url")
        except (UserError, OSError, ValueError):
            continue  # a broken article is told of by check
        if address:
            found[address_key(str(address))] = path
    for path in _seeds(settings.seeds):
        if address := seed_address(path):
            found[address_key(address)] = path
    return found


def seed_address(path: Path) -> str:
    """The address that a raw copy was saved from, as its head says; empty if it says none."""
    try:
        with path.open("rb") as file:
            head = decode(file.read(HEAD))
    except OSError:
        return ""
    if address := saved_from(head):
        return address
    first = head.lstrip().partition("\n")[0].strip()
    if path.suffix in (".md", ".markdown", ".mhtml", ".mht"):
        found = STATED.search(head.replace("\r", ""))
    else:
        found = STATED.fullmatch(first)
    return found[1] if found else ""


def same_text(data: bytes, settings: Settings) -> Path | None:
    """A seed with the same bytes, whatever it says of where it is from; None where there is none."""
    for path in _seeds(settings.seeds):
        if 0 <= path.stat().st_size - len(data) <= MOST_ADDED and unstamped(path.read_bytes()) == data:
            return path
    return None


def _seeds(folder: Path) -> list[Path]:
    found = [seed.path for seed in find_seeds(folder)] if folder.is_dir() else []
    return [path for path in found if path.is_file() and not path.is_symlink()]
