"""What was last generated for a seed, as fingerprints. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was last generated for one seed."""

    seed: str
    sha256: str
    """Of the seed's bytes, in hexadecimal."""
    path: str
    """The article, under the articles folder."""
    slug: str
    fields: Mapping[str, str]
    """Front-matter key -> fingerprint of the value generated."""
    body: tuple[str, ...]
    """Fingerprint of each paragraph generated."""


def fingerprint(value: Any) -> str:
    """16 hexadecimal digits that tell a value from another; the order of a mapping does not count."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=True)
    return blake2b(text.encode("ascii"), digest_size=8).hexdigest()


def paragraphs(body: str) -> list[str]:
    """A Markdown body cut at blank lines; spaces at the end of lines do not count."""
    found: list[list[str]] = [[]]
    for line in body.split("\n"):
        if line.strip():
            found[-1].append(line.rstrip())
        elif found[-1]:
            found.append([])
    return ["\n".join(lines) for lines in found if lines]


def receipt_for(seed: str, sha256: str, path: str, fields: Mapping[str, Any], body: str) -> Receipt:
    """The receipt of an article as just generated."""
    prints = {key: fingerprint(value) for key, value in sorted(fields.items())}
    return Receipt(
        seed, sha256, path, fields["slug"], prints, tuple(fingerprint(text) for text in paragraphs(body))
    )
