"""Receipts on disk, so that an editor's hand is known from ours."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from .atomic import write_if_changed
from .conflicts import is_mark
from .fitting import fitting
from .packing import DAMAGED, is_whole, line_of, receipt_in
from .plainfiles import bytes_of
from .problems import Problem, Severity, stopped
from .receipts import Dispute, Receipt, Version
from .report import as_typed
from .texts import texts_below

PLAIN_PATH = re.compile(r"[a-z0-9][a-z0-9-]*\.md")  # mike-pence-says-us-is-willing.md

LARGEST = 2**32
"""Bytes of the receipts: a thousand for each article."""


def find_articles(folder: Path) -> list[Path]:
    """Every article file under the folder, in order; hidden files are left out."""
    return texts_below(folder)


def load_manifest(path: Path) -> tuple[dict[str, Receipt], list[Problem]]:
    """Receipts by seed; a missing file has none, a line that can't be read is a problem and no receipt.

    Where two histories were merged a seed may have several: that which fits its article is taken.
    Raises UserError where there is a file that can't be read at all: going on would cost its receipts.
    """
    try:
        lines = bytes_of(path, LARGEST).removeprefix(BOM_UTF8).split(b"\n")
    except FileNotFoundError:
        return {}, []
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        advice = "Put the manifest back from version control, or take away what is there, then do it again."
        raise stopped(as_typed(path), 0, f"can't be read ({why})", advice) from error
    found, problems = _read(lines, as_typed(path))
    receipts = {receipt.seed: receipt for receipt in found}
    if len(receipts) < len(found):
        rivals: dict[str, list[Receipt]] = {}
        for receipt in found:
            rivals.setdefault(receipt.seed, []).append(receipt)
        for seed, some in rivals.items():
            receipts[seed] = fitting(some, path.with_name("articles")) if len(some) > 1 else some[0]
    return receipts, problems


def _read(lines: Iterable[bytes], where: str) -> tuple[list[Receipt], list[Problem]]:
    """The receipts of all lines, and what is wrong with the others."""
    receipts, marks, problems = [], [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            text = line.decode("utf-8")
            if is_mark(text):
                marks.append(number)
            else:
                receipts.append(receipt_of(text))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            what = "is damaged" if isinstance(error, Damaged) else "can't be read"
            message = f"this receipt {what}, so its article counts as written by hand"
            advice = (
                "Restore the line from version control, or delete the article to have it generated again."
            )
            problems.append(Problem(where, number, Severity.WARNING, message, advice))
    if marks:
        message = "a merge conflict of git begins here: the receipts of both sides are taken"
        problems.append(Problem(where, marks[0], Severity.NOTE, message, "The next build settles it."))
    return receipts, problems


def save_manifest(path: Path, receipts: Iterable[Receipt]) -> bool:
    """Write the receipts, one sorted line a seed; True where the file changed. Raises OSError."""
    lines = [line_of(receipt) for receipt in sorted(receipts, key=lambda receipt: receipt.seed)]
    if not lines and not path.exists():
        return False
    return write_if_changed(path, b"".join(lines))


class Damaged(ValueError):
    """A receipt says other things than when it was written: what is in it may be taken for an editor's hand."""


def receipt_of(line: str) -> Receipt:
    """The receipt of a line. Raises ValueError, TypeError, KeyError or RecursionError for what is none, Damaged for
    one that was changed since; that an article was deleted is believed all the same, for it has no text."""
    try:
        receipt = _placed_well(receipt_in(line))
    except DAMAGED:  # nearly never: then as leniently as JSON may be read
        receipt = _receipt(json.loads(line))
    if not (receipt.deleted or is_whole(line, receipt)):
        raise Damaged
    return receipt


def _receipt(raw: Mapping[str, Any]) -> Receipt:
    """Raises ValueError, TypeError or KeyError for what is not a receipt."""
    fields = {key: one if isinstance(one, str) else tuple(one) for key, one in dict(raw["fields"]).items()}
    versions = tuple(Version(*one) for one in raw.get("versions", ()))
    receipt = Receipt(
        raw["seed"], raw["sha256"], raw["path"], raw["slug"], fields, tuple(raw["body"]), versions
    )
    disputes = tuple(Dispute(*map(str, one)) for one in raw.get("disputes", ()))
    receipt = replace(receipt, deleted=raw.get("deleted") is True, disputes=disputes)
    texts = [receipt.seed, receipt.sha256, receipt.path, receipt.slug, *receipt.body]
    for key, one in fields.items():
        texts += [key, *([one] if isinstance(one, str) else one)]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("not a receipt")
    return _placed_well(receipt)


def _placed_well(receipt: Receipt) -> Receipt:
    """Raises ValueError where the path leads out of the folder, or to what is no article."""
    if PLAIN_PATH.fullmatch(receipt.path):  # as nearly all are
        return receipt
    path = PurePosixPath(receipt.path)
    if (
        "\0" in receipt.path
        or path.suffix != ".md"
        or path.is_absolute()
        or ".." in path.parts
        or "\\" in receipt.path
    ):
        raise ValueError("not a receipt")
    return receipt
