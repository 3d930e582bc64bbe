"""Brings back articles that an editor has deleted."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from .convert import convert
from .deletions import ALL
from .manifest import load_manifest
from .problems import stopped
from .report import Report, as_typed
from .settings import Settings
from .takedowns import FILE, load_takedowns


def restore(settings: Settings, slugs: Sequence[str]) -> Report:
    """Write the articles of these slugs again, by their seeds, and bring the others up to date; all for no slugs.

    Raises UserError where one is there or was taken down, or no receipt tells of it.
    """
    receipts, _ = load_manifest(settings.manifest)
    known = {receipt.slug: settings.articles / receipt.path for receipt in receipts.values()}
    takedowns, _ = load_takedowns(settings)
    down = {one.slug: one.seed for one in receipts.values() if takedowns.has(one.seed, one.sha256)}
    gone = [slug for slug, path in known.items() if not path.exists() and slug not in down]
    for slug in slugs:
        if slug in down:
            advice = (
                f"To have it back, delete the line of {down[slug]} in {as_typed(settings.content / FILE)}."
            )
            raise stopped(slug, 0, "was taken down and stays so", advice)
        if slug not in known:
            near = ", ".join(get_close_matches(slug, gone, 3, 0.5) or sorted(gone)[:3])
            advice = f"Deleted were: {near}." if near else "None was deleted."
            raise stopped(slug, 0, "no article of this slug was deleted", advice)
        if slug not in gone:
            raise stopped(
                slug, 0, f"is there, as {as_typed(known[slug])}", "Delete it first to have it made anew."
            )
    return convert(settings, slugs or (ALL,))
