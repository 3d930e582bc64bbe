"""What a reader made of an article, in a form that can be kept."""

from __future__ import annotations

import json
from typing import Any

from pelican.readers import BaseReader

from .opened import digest_of_file


def kept_form(content: Any, metadata: Any, raw: list[tuple[str, Any, Any]]) -> list[Any] | None:
    """Metadata as names with what they were made from, or with themselves; None where JSON cannot hold it."""
    if type(content) is not str or type(metadata) is not dict:
        return None
    form = []
    for key, value in metadata.items():
        made = [(name, before) for name, before, result in raw if result is value and before is not None]
        if made:
            form.append([key, 1, *made[-1]])
        elif as_json(value) is not None:
            form.append([key, 0, value])
        else:
            return None
    return form


def as_json(value: Any) -> Any:
    """A copy of the value made from JSON where it is equal in every part; None where there is no such copy."""
    try:
        copy = json.loads(json.dumps(value))
    except (TypeError, ValueError):
        return None
    return copy if _alike(value, copy) else None


def _alike(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_alike, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(map(_alike, one.values(), other.values()))
    return bool(one == other)


def current(kept: bytes | None) -> list[Any] | None:
    """What was kept of an article, if all other files that were read for it are as they were."""
    if kept is None:
        return None
    form: list[Any] = json.loads(kept)
    return form if all(digest_of_file(file) == digest for file, digest in form[2].items()) else None


def restored(reader: BaseReader, kept: bytes | None) -> tuple[str, dict[str, Any]] | None:
    """What the reader made of an article, with tags, dates and so on made anew."""
    form = current(kept)
    if form is None:
        return None
    content, metadata, _files = form
    return content, {
        entry[0]: reader.process_metadata(entry[2], entry[3]) if entry[1] else entry[2] for entry in metadata
    }
