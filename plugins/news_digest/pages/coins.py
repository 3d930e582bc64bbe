"""COinS: an article's source in the title of an empty span, so that a reference manager saves the original.

The keys are those that Zotero reads for Dublin Core; its own names of kinds are understood as `rft.type`.
"""

from __future__ import annotations

from urllib.parse import quote

from .dates import day_only
from .stories import Story

KINDS = (
    ("ctx_ver", "Z39.88-2004"),
    ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
    ("rft.type", "newspaperArticle"),
)


def coins(story: Story) -> str:
    """The context object of the original article; to be escaped where it is printed."""
    date = str(day_only(story.date)) if story.date else ""
    told = (
        *KINDS,
        ("rft.title", story.title),
        ("rft.source", story.outlet),
        ("rft.identifier", story.url),
        ("rft.date", date),
        *(("rft.au", name) for name in story.byline),
        ("rft.language", story.lang),
    )
    return "&".join(f"{key}={quote(value, safe='')}" for key, value in told if value)
