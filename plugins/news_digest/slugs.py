"""Slugs: names that are safe in every file system and address."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from anyascii import anyascii

LONGEST = 80
"""Characters of a slug."""

HEADLINE = 44
"""Characters of an article's slug made from its headline: the first words are enough to know it."""

SLUG = re.compile(rf"^(?=.{{1,{LONGEST}}}\Z)[a-z0-9]+(?:-[a-z0-9]+)*\Z")  # mike-pence-says-us-is-willing
OTHER = re.compile(r"[^a-z0-9]+")  # anything that parts the words of a slug

RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "index"] + [f"{port}{n}" for port in ("com", "lpt") for n in range(10)]
)
"""Names that Windows gives to devices, and the one that web servers give to folders."""

TAKEN = frozenset({"index"})
"""Slugs of pages that belong to a list itself."""

TRAILING = frozenset(
    "a an and as at but by for from in into is its of on or over than that the to with".split()
)
"""Words that a cut slug should not end on."""


def slugify(text: str) -> str:
    """Write a name of any script in lower-case ASCII words joined by hyphens.

    The result matches SLUG; it is `untitled` where nothing of the text can be written so.
    """
    plain = anyascii(text).lower().replace("'", "")
    slug = _cut(OTHER.sub("-", plain).strip("-"), LONGEST) or "untitled"
    return f"{slug}-1" if slug in RESERVED else slug


def headline_slug(title: str) -> str:
    """The slug of an article: the first words of its headline, not ending on a word like `to`."""
    whole = OTHER.sub("-", anyascii(title).lower().replace("'", "")).strip("-")
    words = _cut(whole, HEADLINE).split("-")
    if len(whole) > HEADLINE:
        while len(words) > 1 and (words[-1] in TRAILING or len(words[-1]) == 1):
            words.pop()
    return slugify("-".join(words))


def allot(wish: str, taken: Container[str]) -> str:
    """The wished-for slug, or the first of `wish-2`, `wish-3`, ... that is not taken."""
    slug, number = wish, 1
    while slug in taken:
        number += 1
        end = f"-{number}"
        slug = wish[: LONGEST - len(end)].rstrip("-") + end
    return slug


def slugs_for(names: Iterable[str], last: Container[str] = ()) -> dict[str, str]:
    """A slug of its own for each name: C and C++ don't share a page.

    The name that reads like its slug has the first claim; the others are numbered by the alphabet, but for those
    that come `last`.
    """
    slugs: dict[str, str] = {}
    taken = set(TAKEN)
    plain = {name: slugify(name) for name in names}
    ordered = sorted(
        plain, key=lambda name: (name in last, plain[name] != name.casefold().replace(" ", "-"), name)
    )
    for name in ordered:
        slugs[name] = allot(plain[name], taken)
        taken.add(slugs[name])
    return slugs


def _cut(slug: str, longest: int) -> str:
    """Shorten to whole words; a first word that is longer than allowed is cut inside."""
    if len(slug) <= longest:
        return slug
    head, _, _ = slug[: longest + 1].rpartition("-")
    return head or slug[:longest]
