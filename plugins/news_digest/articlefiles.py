"""The article files as they lie on disk: which there are, and what is seen of one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from .frontmatter import Document, parse
from .manifest import LARGEST
from .plainfiles import NO_NAME, bytes_of, has_no_text
from .problems import Problem, Severity, UserError
from .report import as_typed
from .signatures import Signature, is_settled, now, signature_from
from .standing import Standing


class Look(NamedTuple):
    """What is seen of an article on disk."""

    document: Document | None
    """None where it can't be read."""
    standing: Standing | None
    """Of one that no seed made: so much is known of it next time."""
    problems: tuple[Problem, ...] = ()


def glanced(folder: Path, entry: tuple[str, Signature | None]) -> Look:
    """An article without its text, if no seed made it: nothing here will ever make it."""
    look = looked_at(folder, entry)
    return look._replace(document=None) if look.standing else look


def looked_at(folder: Path, entry: tuple[str, Signature | None]) -> Look:
    """An article on disk, by its path under the folder and its signature."""
    name, signature = entry
    where = as_typed(folder / name)
    if signature is None:
        return Look(None, None, _wrong(where, "is not a plain file", "Put the article itself here."))
    if has_no_text(name):
        return Look(None, None, _wrong(where, *NO_NAME))
    began = now()
    try:
        data = bytes_of(folder / name, LARGEST)
        document = parse(data.decode("utf-8"), where)
    except UserError as error:
        return Look(None, None, error.problems)
    except (OSError, ValueError) as error:
        return Look(None, None, _wrong(where, f"can't be read ({error})", "Save it as UTF-8 text."))
    if seed_of(document):
        return Look(document, None)
    settled = signature if is_settled(signature, began) else None
    return Look(document, Standing(settled, digest_of(data), slug_of(document), "", "", ""))


def _wrong(where: str, message: str, advice: str) -> tuple[Problem, ...]:
    return (Problem(where, 0, Severity.ERROR, message, advice),)


def seed_of(found: Document | Standing | None) -> str:
    """The seed from which a file says it was made; empty for none."""
    if isinstance(found, Standing):
        return found.seed
    return found.fields.get("seed", "") if found else ""


def slug_of(found: Document | Standing | None) -> str:
    """The slug that stands in a file; empty for none."""
    if isinstance(found, Standing):
        return found.slug
    return found.fields.get("slug", "") if found else ""


def find_files(folder: Path) -> Iterator[tuple[str, Signature | None]]:
    """Path under the folder and signature of every article file, in order; hidden files are left out."""
    found: dict[str, Signature | None] = {}

    def look(place: str, prefix: str) -> None:
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.name.endswith(".md"):
                    found[prefix + entry.name] = signature_from(entry.stat(follow_symlinks=False))
                if entry.is_dir(follow_symlinks=False):
                    look(entry.path, f"{prefix}{entry.name}/")

    if folder.is_dir():
        look(str(folder), "")
    return ((name, found[name]) for name in sorted(found, key=lambda name: name.split("/")))


def digest_of(data: bytes) -> str:
    """What tells the bytes of one file from another's."""
    return blake2b(data, digest_size=16).hexdigest()
