"""What `check` says of places that editor and conversion both changed, until the editor has settled them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .disputes import BODY, how_to_settle, is_open
from .frontmatter import Document
from .manifest import load_manifest
from .problems import Problem, Severity
from .receipts import Dispute, placed
from .report import as_typed
from .settings import Settings


def about_disputes(settings: Settings, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """A warning for each, at its line; what it is about ends with the fingerprints of what both have."""
    receipts, _ = load_manifest(settings.manifest)  # what is wrong with it is told with the seeds
    for receipt in receipts.values():
        where = as_typed(settings.articles / receipt.path)
        if (document := documents.get(where)) is None:
            continue
        for one in receipt.disputes:
            if not is_open(one, document.fields, document.body):
                continue
            what = "this paragraph" if one.key == BODY else f"`{one.key}`"
            message = f"{what} was edited by hand, and {receipt.seed} gives another since; yours was kept"
            about = (receipt.path, *one)
            advice = how_to_settle(receipt.seed)
            yield Problem(where, _line(one, document), Severity.WARNING, message, advice, "dispute", about)


def _line(one: Dispute, document: Document) -> int:
    first = document.lines["body"]
    if one.key != BODY:
        return document.lines.get(one.key, 1)
    for paragraph, start, _ in placed(document.body):
        if paragraph.print == one.mine:
            return first + document.body.count("\n", 0, start)
    return first
