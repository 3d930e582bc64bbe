"""What feeds have that is new: each item is taken once, even if its seed is thrown away later."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf
from pathlib import Path

from ..atomic import write_if_changed
from ..locks import locked
from ..plainfiles import LARGEST, bytes_of
from ..problems import Severity, stopped
from ..unseen import printable
from ..webaddresses import address_key
from .feeds import items_of
from .gathering import Errand, gather
from .visiting import FEEDS
from .wire import Failed

TAKEN = "collected.txt"
"""In the content folder: what was taken from feeds."""
HEADER = (
    "# Pages that were taken from feeds, so that none is taken twice, even if you delete it.\n"
    "# Delete a line to have its page again. Written by `news-digest add --feed`.\n"
)

LONGEST = 600.0
"""Seconds that one feed and its pages may take, however slowly they come: others wait behind it."""


def gather_feeds(feeds: Iterable[str], errand: Errand, limit: int) -> None:
    """Save what is new among the first `limit` items of each feed. Raises OSError."""
    haul, content = errand.haul, errand.settings.content
    for feed in dict.fromkeys(feeds):
        errand.visitor.until = errand.visitor.clock() + LONGEST
        try:
            items = items_of(errand.visitor.fetch(feed, FEEDS))[:limit]
        except Failed as failure:
            haul.tell(feed, printable(failure.message), failure.advice, Severity.ERROR)
            continue
        seen = {*map(address_key, taken_before(content)), *errand.known}
        new = [address for address in items if address_key(address) not in seen]
        saved, haul.taken = haul.saved, []
        try:
            gather(new, errand)
        finally:  # a run that is broken off has lost nothing
            if haul.taken:
                _remember(haul.taken, content)
        haul.say(f"{printable(feed)}: {haul.saved - saved} new of {len(items)}")
    errand.visitor.until = inf


def taken_before(content: Path) -> list[str]:
    """Addresses of items that were taken in earlier runs."""
    try:
        lines = bytes_of(content / TAKEN, LARGEST).decode("utf-8-sig", "replace").split("\n")
    except FileNotFoundError:
        return []
    except ValueError as error:
        raise stopped(
            (content / TAKEN).as_posix(), 0, str(error), "Put a plain file in its place."
        ) from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _remember(addresses: Iterable[str], content: Path) -> None:
    """Add to the list, sorted, so that two branches of it merge well."""
    with locked(content):
        known = sorted({*taken_before(content), *(" ".join(address.split()) for address in addresses)})
        write_if_changed(content / TAKEN, HEADER + "".join(f"{address}\n" for address in known))
