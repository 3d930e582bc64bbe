"""How things stood after the last run: what articles depended on, and which files were as generated."""

from __future__ import annotations

from itertools import repeat
from typing import NamedTuple

from .problems import Problem
from .signatures import Signature


class Reads(NamedTuple):
    """Entries of the roster, by what they are looked up by."""

    seed: str
    """Whose tags."""
    names: tuple[str, ...]
    """Names whose spelling and kind."""
    forms: tuple[str, ...]
    """Short names of which the names of those who bear them."""
    bearers: tuple[str, ...]
    """Short names of which all about those who bear them."""


class Digests(NamedTuple):
    """A number for each entry of a roster; what is not there counts 0."""

    tags: dict[str, int]
    names: dict[str, int]
    forms: dict[str, int]
    bearers: dict[str, int]

    def over(self, reads: Reads) -> int:
        """One number for some entries. Raises KeyError where a short name is not known here at all."""
        total = (
            self.tags.get(reads.seed, 0)
            + sum(map(self.names.get, reads.names, repeat(0)))
            + sum(map(self.forms.get, reads.forms, repeat(0)))
            + sum(map(self.bearers.__getitem__, reads.bearers))
        )
        return total & 0xFFFF_FFFF_FFFF_FFFF


class Linked(NamedTuple):
    """What became of one article over the corpus."""

    reads: Reads
    digest: int
    """Of what was read."""
    mark: str
    """Of the fields and the body that were generated."""


class Survey(NamedTuple):
    """What all seeds together gave, by their numbers in order of name."""

    articles: tuple[int, ...]
    """Those that are an article of their own."""
    failed: tuple[int, ...]
    doubles: dict[int, int]
    """Those with the bytes of an earlier one, and which."""
    problems: dict[int, tuple[Problem, ...]]
    """Under the names of the seeds."""
    digests: Digests


class Standing(NamedTuple):
    """An article file that is as it was generated, with nothing in it of an editor's; or one of no seed."""

    signature: Signature | None
    """None where it may still change without another one."""
    digest: str
    """Of its bytes."""
    slug: str
    seed: str
    """As its front matter has them."""
    mark: str
    """Of the fields and body that it holds; empty where no seed made it."""
    receipt: str
    """Digest of its receipt."""
