"""Files of the seeds folder: what they are called, and how they are written. Nothing is overwritten unasked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..atomic import write_if_changed, write_new
from ..formats.decoding import decode
from ..formats.saved import stamped
from ..locks import locked
from ..problems import Problem, Severity, UserError
from ..seeds import NOT_SEEDS
from ..slugs import allot, headline_slug, slugify
from ..webaddresses import address_key

ENDINGS = {"text/plain": ".txt", "application/xhtml+xml": ".xhtml"}
"""Content type -> ending of the file; .html for the rest."""
WORDS = 50
"""Characters of a name that are taken from the address."""


def page_name(address: str, media: str) -> str:
    """The name of a page's file: host, the last words of the address, and a number that is the address's own."""
    parts = urlsplit(address)
    host = slugify((parts.hostname or "").removeprefix("www."))
    last = next((part for part in reversed(parts.path.split("/")) if part), "")
    words = slugify(unquote(last).rpartition(".")[0] or unquote(last))[:WORDS].strip("-") if last else "page"
    number = hashlib.sha256(address_key(address).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{host}-{words}-{number}{ENDINGS.get(media, '.html')}"


def text_name(lines: Iterable[str], ending: str) -> str:
    """A name from the first words of a text."""
    first = next((line for line in lines if any(letter.isalnum() for letter in line)), "")
    return headline_slug(first[:200]) + ending


def with_origin(data: bytes, media: str, charset: str, address: str) -> bytes:
    """A page's bytes with a word on where it is from, for whoever reads them later.

    A page gets a comment. A plain text gets a first line, and becomes UTF-8, for it has no place for a charset.
    """
    if media == "text/plain":
        return f"{address}\n\n".encode() + decode(data, charset).encode("utf-8", "replace")
    return stamped(data, address, charset)


def refuse_link(folder: Path) -> None:
    """Raise UserError where the seeds folder is a link: what is fetched stays where it was asked for."""
    if folder.is_symlink():
        message = "is a symbolic link, and nothing is written through it"
        advice = "Name the folder itself with --seeds, or put a folder in its place."
        raise UserError(Problem(folder.as_posix(), 0, Severity.ERROR, message, advice))


def free_place(folder: Path, name: str) -> Path:
    """A place in the folder for a name, or for the name with a number, where no file is."""
    stem, dot, ending = name.rpartition(".")
    there = folder.iterdir() if folder.is_dir() else ()
    taken = {*NOT_SEEDS, *(path.stem.casefold() for path in there)}  # a story called License is read, too
    return folder / f"{allot(stem, taken)}{dot}{ending}"


def save_new(folder: Path, path: Path, data: bytes) -> None:
    """Write a file of the seeds folder that is not there yet. Raises OSError, also where it is there."""
    with locked(folder):
        write_new(path, data)


def save_again(folder: Path, path: Path, data: bytes) -> bool:
    """Write a file of the seeds folder that was fetched before; True where it changed. Raises OSError."""
    with locked(folder):
        return write_if_changed(path, data)
