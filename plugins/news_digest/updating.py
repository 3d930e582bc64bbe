"""One article file: written for the first time, found again, or merged with what the editor made of it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from .amend import amend
from .articlefiles import digest_of
from .atomic import SavedMeanwhile
from .desk import Desk, print_of
from .disputes import how_to_settle, joined, left_open
from .following import leave_unread
from .frontmatter import LARGEST, Document, dump, parse
from .merge import Merged, is_untouched, merge
from .problems import Severity, UserError
from .receipts import Receipt, receipt_for
from .signatures import is_settled, now, signature_of
from .slugs import allot, headline_slug
from .standing import Standing
from .stories import Fresh, Story
from .succession import succeeded, with_history


def bring_up_to_date(desk: Desk, story: Fresh, taken: set[str]) -> None:
    """Bring the article of one seed up to date."""
    receipt = desk.receipts.get(story.seed)
    if receipt is None:
        if (name := adopted(desk, story)) is None:
            title = story.fields.get("title") or Path(story.seed).stem
            slug = allot(story.fields.get("slug") or headline_slug(title), taken)
            while os.path.lexists(desk.path(f"{slug}.md")):  # made by hand since the folder was read
                taken.add(slug)
                slug = allot(slug, taken)
            taken.add(slug)
            _write_new(desk, story, f"{slug}.md", slug, "new")
        else:
            _adopt(desk, story, name)
        return
    name = receipt.path
    if name not in desk.files:
        if (moved := adopted(desk, story)) is None:
            _write_new(desk, story, name, receipt.slug, "updated")
            return
        name = moved
    try:
        _update(desk, story, replace(receipt, path=name))
    except SavedMeanwhile:  # so that is merged, too
        _update(desk, story, replace(receipt, path=name))


def adopted(desk: Desk, story: Story) -> str | None:
    """The file, known to no receipt, that says it was made from this seed."""
    seeds = [story.seed, *([desk.formerly[story.seed]] if story.seed in desk.formerly else [])]
    found = [name for seed in seeds for name in desk.unowned.get(seed, ())]
    return next((name for name in found if not desk.owned[name]), None)


def _adopt(desk: Desk, story: Fresh, name: str) -> None:
    """A file of this seed without a receipt: ours where nothing differs, else the editor's."""
    document = desk.document(name)
    assert document is not None
    if is_down(document):
        _leave_down(desk, story, name, document)
        return
    fields = {**story.fields, "slug": document.fields.get("slug", Path(name).stem)}
    receipt = receipt_for(story.seed, story.sha256, name, fields, story.body)
    if is_untouched(receipt, document.fields, document.body):
        desk.own(receipt)
        desk.done["unchanged"].append(story.seed)
        return
    message = f"is made from {story.where} but has no receipt, so it was left as it is"
    desk.tell(name, Severity.NOTE, message, "Delete it to have it generated again.")
    desk.done["kept"].append(name)
    desk.done["left"].append(story.seed)


def _write_new(desk: Desk, story: Fresh, name: str, slug: str, outcome: str) -> None:
    before = desk.receipts.get(story.seed)
    versions = before.versions if before else ()
    fields = with_history({**story.fields, "slug": slug}, versions)
    text = dump(fields, story.body)
    receipt = receipt_for(story.seed, story.sha256, name, fields, story.body, versions)
    desk.write(name, text, receipt)
    desk.own(receipt)
    desk.done[outcome].append(story.seed)
    _remember(desk, story, receipt, text)


def _update(desk: Desk, story: Fresh, receipt: Receipt) -> None:
    """Merge the new conversion into the article on disk and take the receipt of what was generated."""
    if (there := desk.now(receipt.path)) is None:  # told when it was read
        desk.done["kept"].append(receipt.path)
        desk.done["left"].append(story.seed)
        return
    typed, document = there
    if is_down(document):
        desk.own(receipt)
        _leave_down(desk, story, receipt.path, document)
        return
    versions = receipt.versions
    if receipt.sha256 != story.sha256:
        versions = succeeded(receipt, story.fields, story.body, document.fields)
    new = with_history({**story.fields, "slug": receipt.slug}, versions)
    merged = merge(receipt, document.fields, document.body, new, story.body)
    text = amend(typed, document, merged.fields, merged.body)
    if len(text) > LARGEST and _is_too_long(text):
        message = (
            f"would have more than {LARGEST // 1024} KB of front matter with what {story.where} gives now"
        )
        desk.tell(receipt.path, Severity.ERROR, f"{message}, so it was left as it is", "Shorten its lists.")
        desk.done["kept"].append(receipt.path)
        desk.done["left"].append(story.seed)
        desk.own(receipt)
        return
    sides = [(document.fields, document.body), (merged.fields, merged.body), (new, story.body)]
    renewed = Receipt(
        story.seed,
        story.sha256,
        receipt.path,
        receipt.slug,
        merged.prints,
        merged.body_prints,
        versions,
        disputes=joined(left_open(receipt.disputes, *sides), merged.disputes),
    )
    changed = desk.write(receipt.path, text, renewed, typed.encode())
    desk.own(renewed)
    desk.done["updated" if changed else "unchanged"].append(story.seed)
    if merged.kept or merged.conflicts:
        _tell_edits(desk, story, receipt.path, merged)
    else:
        _remember(desk, story, renewed, text)


def _is_too_long(text: str) -> bool:
    """Whether nobody could read an article again: an editor's lists and the generated ones come together in it."""
    try:
        parse(text, "")
    except UserError:
        return True
    return False


def is_down(document: Document) -> bool:
    """Whether an article was taken down: then nothing of a raw copy gets into its file."""
    return bool(document.fields.get("status") == "withdrawn")


def _leave_down(desk: Desk, story: Fresh, name: str, document: Document) -> None:
    """Say that a raw copy of an article that was taken down is still there; another than the stub's is left unread."""
    if (seed := document.fields.get("seed")) and seed != story.seed:
        leave_unread(desk, story, name, seed)
        return
    desk.done["taken_down"].append(story.seed)
    message = f"was taken down, and {story.where} has a text of it, of which nothing is shown"
    advice = f"Delete {story.where}, or have it left unread: news-digest takedown {Path(name).stem}"
    desk.tell(name, Severity.WARNING, message, advice)


def _tell_edits(desk: Desk, story: Fresh, name: str, merged: Merged) -> None:
    """Say what of the editor's was found and left."""
    desk.done["kept"].append(name)
    desk.tell(name, Severity.NOTE, f"edited by hand and kept: {', '.join(merged.kept)}", "")
    if merged.conflicts:
        message = f"{story.where} now gives another {', '.join(merged.conflicts)}; yours was kept"
        advice = how_to_settle(story.seed)
        desk.tell(name, Severity.WARNING, message, advice)


def _remember(desk: Desk, story: Fresh, receipt: Receipt, text: str) -> None:
    """Note a file that is as generated, if placing the same story again would change nothing and tell nothing."""
    path = desk.folder / receipt.path
    looked = now()
    signature = signature_of(path)
    try:
        document = parse(text, receipt.path)
    except UserError:
        return
    new = with_history({**story.fields, "slug": receipt.slug}, receipt.versions)
    merged = merge(receipt, document.fields, document.body, new, story.body)
    if merged.kept or merged.conflicts or merged.fields != document.fields or merged.body != document.body:
        return
    settled = signature if signature and is_settled(signature, looked) else None
    desk.stands[receipt.path] = Standing(
        settled,
        digest_of(text.encode("utf-8")),
        document.fields.get("slug", ""),
        document.fields.get("seed", ""),
        story.mark,
        print_of(receipt),
    )
