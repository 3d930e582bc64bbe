"""Addresses of the timeline that show a part of it: of an actor, a tag, an outlet, a time."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import urlencode

from ..model import Stamp

TIMELINE = "timeline/index.html"

KINDS = ("actor", "tag", "outlet")
"""What entries are chosen by, beside their day."""


def slug_of(url: str) -> str:
    """`kim-jong-un` for `actors/kim-jong-un.html`: what the address of the timeline calls it."""
    return PurePosixPath(url).stem


def filtered(kind: str, url: str) -> str:
    """The timeline of the actor, tag or outlet with that page: `timeline/index.html?actor=kim-jong-un`."""
    if kind not in KINDS:
        raise ValueError(f"the timeline is not filtered by {kind!r}")
    return f"{TIMELINE}?{urlencode({kind: slug_of(url)})}"


def in_timeline(url: str, kind: str) -> str:
    """The same as a filter of templates: `{{ actor.url|in_timeline('actor') }}`."""
    return filtered(kind, url)


def within(first: Stamp, last: Stamp) -> str:
    """The timeline from a day to a day: `timeline/index.html?from=2018-02-01&to=2018-02-28`."""
    return f"{TIMELINE}?{urlencode({'from': str(first), 'to': str(last)})}"
