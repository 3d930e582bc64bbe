"""Which of several receipts of one raw copy is that of its article, as there may be where two histories were merged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .frontmatter import parse
from .plainfiles import LARGEST, bytes_of
from .problems import UserError
from .receipts import Receipt, generated, prints_of


def fitting(receipts: Sequence[Receipt], articles: Path) -> Receipt:
    """The receipt that tells most of what stands in its article; the last one where none tells anything.

    What the others tell counts as the editor's hand from then on, so nothing is lost whichever is taken.
    """
    return max(reversed(receipts), key=lambda receipt: _shared(receipt, articles / receipt.path))


def _shared(receipt: Receipt, path: Path) -> int:
    """Fields and paragraphs of the article that are as this receipt says they were generated."""
    try:
        document = parse(bytes_of(path, LARGEST).decode("utf-8"), "")
    except (UserError, OSError, ValueError):
        return 0
    fields = sum(receipt.fields.get(key) == one for key, one in prints_of(document.fields).items())
    return fields + len({*receipt.body} & {*generated(document.body)})
