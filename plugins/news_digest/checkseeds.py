"""What `check` says of seeds: those without an article, and why; those that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from .deletions import how_to_restore, is_lost
from .following import second_of
from .frontmatter import Document
from .manifest import load_manifest
from .model import Knowledge, Seed
from .prepare import prepare
from .problems import Problem, Severity, UserError
from .receipts import Receipt
from .rendering import linked
from .report import as_typed
from .seeds import find_seeds, read_bytes, sha256
from .settings import Settings
from .takedowns import Takedowns, load_takedowns


def about_seeds(
    settings: Settings, documents: Mapping[str, Document], knowledge: Knowledge
) -> Iterator[Problem]:
    """Seeds without an article, with the reason, and articles whose seed is gone."""
    try:
        seeds = find_seeds(settings.seeds)
    except UserError:  # a digest may be written by hand alone
        return
    receipts, spoilt = load_manifest(settings.manifest)
    yield from spoilt
    yield from _gone(settings, seeds, receipts, documents)
    yield from _seconds(settings, receipts, documents)
    made = {document.fields.get("seed") for document in documents.values()}
    hashes = {receipt.sha256 for receipt in receipts.values()}
    takedowns, wrong = load_takedowns(settings)
    yield from wrong
    seeds = [seed for seed in seeds if not _is_left_unread(seed, takedowns)]
    without = [
        seed for seed in seeds if seed.name not in made and not _is_there(settings, receipts.get(seed.name))
    ]
    missing = [one for seed in without if (one := receipts.get(seed.name)) and not one.deleted]
    lost = is_lost(len(missing), len(seeds) - len(without))
    for seed in without:
        receipt = receipts.get(seed.name)
        if receipt and (receipt.deleted or not lost):
            yield _deleted(settings, seed, receipt)
        elif receipt or not _is_known(seed, hashes):
            yield from _without_article(seed, knowledge)


def _is_left_unread(seed: Seed, takedowns: Takedowns) -> bool:
    return seed.name in takedowns.names or bool(takedowns.hashes and _is_known(seed, takedowns.hashes))


def _is_there(settings: Settings, receipt: Receipt | None) -> bool:
    return receipt is not None and (settings.articles / receipt.path).exists()


def _deleted(settings: Settings, seed: Seed, receipt: Receipt) -> Problem:
    article = as_typed(settings.articles / receipt.path)
    message = f"its article {article} was deleted by hand, so none is made of it"
    advice = how_to_restore(receipt.slug)
    return Problem(as_typed(seed.path), 0, Severity.NOTE, message, advice, "deleted", (receipt.slug,))


def _without_article(seed: Seed, knowledge: Knowledge) -> Iterator[Problem]:
    prepared = prepare(seed, knowledge)
    _, lost = linked([prepared], knowledge)
    if lost:
        yield from lost[0].problems
    else:
        message = "there is no article made from it yet"
        yield Problem(as_typed(seed.path), 0, Severity.WARNING, message, "Run: make convert")


def _gone(
    settings: Settings, seeds: list[Seed], receipts: Mapping[str, Receipt], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Articles that were edited by hand and so outlived their seed."""
    there = {seed.name for seed in seeds}
    for name in sorted(set(receipts) - there):
        where = as_typed(settings.articles / Path(receipts[name].path))
        document = documents.get(where)
        if document and document.fields.get("status") == "withdrawn":
            continue
        if document and document.fields.get("seed") == name:
            message = f"its seed {name} is gone, but it was edited by hand and stays"
            advice = "Delete it, or take out its line `seed:` to make it your own."
            yield Problem(where, document.lines.get("seed", 0), Severity.WARNING, message, advice)


def _seconds(
    settings: Settings, receipts: Mapping[str, Receipt], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Articles whose seed has another one."""
    owned = {as_typed(settings.articles / receipt.path): receipt.seed for receipt in receipts.values()}
    firsts = {seed: where for where, seed in owned.items() if where in documents}
    for where, document in documents.items():
        seed = document.fields.get("seed")
        if not seed or where in owned or document.fields.get("status") == "withdrawn":
            continue
        if (first := firsts.setdefault(seed, where)) != where:
            message, advice = second_of(seed, first)
            yield Problem(where, document.lines.get("seed", 0), Severity.WARNING, message, advice)


def _is_known(seed: Seed, hashes: Set[str]) -> bool:
    """True for a second copy of a seed that has an article."""
    try:
        return sha256(read_bytes(seed)) in hashes
    except (OSError, ValueError):
        return False
