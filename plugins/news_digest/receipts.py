"""What was last generated for a seed, as fingerprints. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

Print = str | tuple[str, ...]
"""Fingerprint of a value; of a list or a mapping, those of its items."""

NAMED = 12
"""Hexadecimal digits by which an item of a list is known, and as many again for what is said of it."""


class Version(NamedTuple):
    """An earlier text of an article, as far as it is remembered."""

    sha256: str
    """Of the seed's bytes."""
    date: str
    """When it appeared, as the article said; a stamp, or empty."""
    until: str
    """When the next one did, as it said; empty where it bore no later date."""
    changed: int
    """Paragraphs of it that the next text has in other words, has more, and has no longer."""
    added: int
    removed: int


class Dispute(NamedTuple):
    """A place that editor and conversion both changed, by the fingerprints of what each has there."""

    key: str
    """The field, or `body`."""
    mine: str
    """What the editor has; empty where that was taken out. Of the body: a paragraph."""
    theirs: str
    """What is generated; empty where it is not any more."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was last generated for one seed."""

    seed: str
    sha256: str
    """Of the seed's bytes, in hexadecimal."""
    path: str
    """The article, under the articles folder."""
    slug: str
    fields: Mapping[str, Print]
    """Front-matter key -> fingerprint of what was generated."""
    body: tuple[str, ...]
    """Fingerprint of each paragraph generated; GHOST or OWN before it where the editor's hand is remembered."""
    versions: tuple[Version, ...] = ()
    """Earlier texts of the story, the oldest first."""
    deleted: bool = False
    """The editor has deleted the article."""
    disputes: tuple[Dispute, ...] = ()
    """What is not settled between the editor and the conversion."""


GHOST = "x"
"""Before a fingerprint: was generated once, the editor took it out, and it is not generated now."""

OWN = "-"
"""Before a fingerprint: the editor's own words, which were generated later, too."""


def fingerprint(value: Any) -> str:
    """16 hexadecimal digits that tell a value from another; the order of a mapping does not count."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=True)
    return blake2b(text.encode("ascii"), digest_size=8).hexdigest()


def print_of(value: Any) -> Print:
    """The fingerprint of a field's value: item by item where it has items."""
    if isinstance(value, (list, dict)):
        return tuple(token(name, said) for name, said in items_of(value).items())
    return fingerprint(value)


def prints_of(fields: Mapping[str, Any]) -> dict[str, Print]:
    """The fingerprints of all fields."""
    return {key: print_of(value) for key, value in sorted(fields.items())}


def items_of(value: Sequence[Any] | Mapping[str, Any]) -> dict[str, Any]:
    """A list or mapping as: what each item is known by -> what is said of it, None for a text that stands alone."""
    if isinstance(value, Mapping):
        return dict(value)
    named = ((item, None) if isinstance(item, str) else (item["name"], item) for item in value)
    return dict(named)


def token(name: str, said: Any) -> str:
    """The fingerprint of one item: of its name, and of what is said of it."""
    return fingerprint(name)[:NAMED] + (fingerprint(said)[:NAMED] if said is not None else "")


class Paragraph(NamedTuple):
    """A paragraph of a Markdown body."""

    text: str
    """As it is typed."""
    print: str
    """Its fingerprint; spaces at the end of lines do not count, unless they are a hard line break."""


def paragraphs(body: str) -> list[Paragraph]:
    """A Markdown body cut at blank lines."""
    found: list[list[str]] = [[]]
    for line in body.split("\n"):
        if line.strip():
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [_paragraph(lines) for lines in found if lines]


def placed(body: str) -> Iterator[tuple[Paragraph, int, int]]:
    """The paragraphs of a body, and where each begins and ends in it."""
    end = 0
    for paragraph in paragraphs(body):
        start = body.index(paragraph.text, end)
        end = start + len(paragraph.text)
        yield paragraph, start, end


def generated(body: str) -> tuple[str, ...]:
    """The fingerprints of a body's paragraphs."""
    return tuple(paragraph.print for paragraph in paragraphs(body))


def _paragraph(lines: Sequence[str]) -> Paragraph:
    text = "\n".join(lines).rstrip()
    meant = [line.rstrip() + ("  " if line.endswith("  ") else "") for line in text.split("\n")]
    return Paragraph(text, fingerprint("\n".join(meant)))


def receipt_for(
    seed: str,
    sha256: str,
    path: str,
    fields: Mapping[str, Any],
    body: str,
    versions: tuple[Version, ...] = (),
) -> Receipt:
    """The receipt of an article as just generated."""
    return Receipt(seed, sha256, path, fields["slug"], prints_of(fields), generated(body), versions)
