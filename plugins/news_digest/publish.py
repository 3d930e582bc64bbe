"""Writing content/articles: slugs, the merge with what is on disk, withdrawal, receipts.

The only writer of articles. A file without a receipt is the editor's and is never touched.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from .ahead import Ahead
from .amend import amend
from .atomic import remove
from .desk import Desk, digest_of, print_of, slug_of
from .following import follow_renames, follow_stories
from .frontmatter import dump, parse
from .merge import Merged, is_untouched, merge
from .problems import Problem, Severity, UserError
from .receipts import Receipt, receipt_for
from .report import Report, as_typed
from .signatures import is_settled, now, signature_of
from .slugs import allot, headline_slug
from .standing import Standing
from .stories import Fresh, Lost, Story, Waits
from .succession import succeeded, with_history


class Published(NamedTuple):
    """What a run of `publish` did."""

    report: Report
    receipts: list[Receipt]
    """To be saved."""
    stands: dict[str, Standing]
    """By path under the folder: the files that are as generated."""


def _as_they_are(stories: list[Any]) -> Iterable[Fresh | Lost]:
    """Stories that are in their last form."""
    return stories


def publish(
    stories: Sequence[Waits],
    failed: Sequence[str],
    receipts: Mapping[str, Receipt],
    folder: Path,
    finish: Callable[[list[Waits]], Iterable[Fresh | Lost]] = _as_they_are,
    stood: Mapping[str, Standing] | None = None,
    jobs: int = 1,
    day_of: Callable[[str], str] = lambda _seed: "",
    ahead: Ahead | None = None,
) -> Published:
    """Write what is new, merge what was edited, withdraw what has lost its seed; failed seeds change nothing.

    `finish` brings stories into their last form, in their order; it is asked for those alone of which it can't
    be told without that their file is as it should be, by `stood`. `day_of` tells on which day a seed was put
    there, for a new text that bears no date. `ahead` keeps receipts
    until they are saved. Raises UserError where the folder is a symbolic link.
    """
    if folder.is_symlink():
        message = "is a symbolic link, through which nothing is written"
        raise UserError(Problem(as_typed(folder), 0, Severity.ERROR, message, "Make it a folder of its own."))
    desk = Desk(folder, dict(receipts), stood or {}, jobs=jobs, ahead=ahead)
    desk.read_folder()
    ordered = sorted(stories, key=lambda story: story.seed)
    gone = follow_renames(desk, ordered, failed)
    first = follow_stories(desk, ordered, gone, finish)
    taken = _taken(desk)
    waiting = [story for story in ordered if story.seed not in first and not _stands(desk, story)]
    finished = iter(finish(waiting))
    left = {story.seed for story in waiting}
    for story in ordered:
        if story.seed in first:
            _bring(desk, first[story.seed], taken, day_of)
        elif story.seed in left:
            _bring(desk, next(finished), taken, day_of)
        else:
            desk.done["unchanged"].append(story.seed)
    failed = sorted([*failed, *desk.lost]) if desk.lost else failed
    unsure = next((name for name in failed if name not in receipts), "")
    for receipt in gone.values():
        _withdraw(desk, receipt, unsure)
    desk.done["failed"] += failed
    done: dict[str, Any] = {outcome: tuple(names) for outcome, names in desk.done.items()}
    report = Report(seeds=len(stories) + len(failed), problems=tuple(desk.problems), **done)
    return Published(report, list(desk.receipts.values()), desk.stands)


def _stands(desk: Desk, story: Story) -> bool:
    """Whether the article of a story is on disk as it should be, with its receipt, and is no editor's in any part.

    Then all that placing it depends on is what it was when that changed nothing and told nothing.
    """
    receipt = desk.receipts.get(story.seed)
    if receipt is None or not story.mark or receipt.sha256 != story.sha256:
        return False
    found = desk.files.get(receipt.path)
    if not isinstance(found, Standing) or found.mark != story.mark or found.receipt != print_of(receipt):
        return False
    desk.stands[receipt.path] = found
    return True


def _bring(desk: Desk, story: Fresh | Lost, taken: set[str], day_of: Callable[[str], str]) -> None:
    """Bring the article of one seed up to date, or say why it can't be."""
    if isinstance(story, Lost):
        desk.problems.append(story.problem)
        desk.lost.append(story.seed)
        return
    if _stands(desk, story):
        desk.done["unchanged"].append(story.seed)
        return
    try:
        _place(desk, story, taken, day_of)
    except OSError as error:
        message = f"its article could not be written: {error.strerror or error}"
        desk.problems.append(Problem(story.where, 0, Severity.ERROR, message, "Make room or give leave."))
        desk.done["failed"].append(story.seed)


def _taken(desk: Desk) -> set[str]:
    """Slugs that no new article may have: those of receipts, of files, and the files' names."""
    taken = {receipt.slug for receipt in desk.receipts.values()}
    taken |= {name.rpartition("/")[2].removesuffix(".md").casefold() for name in desk.files}
    return taken | {slug_of(found) for found in desk.files.values()}


def _place(desk: Desk, story: Fresh, taken: set[str], day_of: Callable[[str], str]) -> None:
    """Bring the article of one seed up to date."""
    receipt = desk.receipts.get(story.seed)
    if receipt is None:
        if (name := _adopted(desk, story)) is None:
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
        if (moved := _adopted(desk, story)) is None:
            _write_new(desk, story, name, receipt.slug, "updated")
            return
        name = moved
    _update(desk, story, replace(receipt, path=name), day_of)


def _adopted(desk: Desk, story: Fresh) -> str | None:
    """The file, known to no receipt, that says it was made from this seed."""
    seeds = [story.seed, *([desk.formerly[story.seed]] if story.seed in desk.formerly else [])]
    found = [name for seed in seeds for name in desk.unowned.get(seed, ())]
    return next((name for name in found if not desk.owned[name]), None)


def _adopt(desk: Desk, story: Fresh, name: str) -> None:
    """A file of this seed without a receipt: ours where nothing differs, else the editor's."""
    document = desk.document(name)
    assert document is not None
    fields = {**story.fields, "slug": document.fields.get("slug", Path(name).stem)}
    receipt = receipt_for(story.seed, story.sha256, name, fields, story.body)
    if is_untouched(receipt, document.fields, document.body):
        desk.own(receipt)
        desk.done["unchanged"].append(story.seed)
        return
    message = f"is made from {story.where} but has no receipt, so it was left as it is"
    desk.tell(name, Severity.NOTE, message, "Delete it to have it generated again.")
    desk.done["kept"].append(name)


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


def _update(desk: Desk, story: Fresh, receipt: Receipt, day_of: Callable[[str], str]) -> None:
    """Merge the new conversion into the article on disk and take the receipt of what was generated."""
    if (there := desk.now(receipt.path)) is None:  # told when it was read
        desk.done["kept"].append(receipt.path)
        return
    typed, document = there
    versions = receipt.versions
    if receipt.sha256 != story.sha256:
        versions = succeeded(receipt, story.fields, story.body, document.fields, day_of(story.seed))
    new = with_history({**story.fields, "slug": receipt.slug}, versions)
    merged = merge(receipt, document.fields, document.body, new, story.body)
    text = amend(typed, document, merged.fields, merged.body)
    renewed = Receipt(
        story.seed, story.sha256, receipt.path, receipt.slug, merged.prints, merged.body_prints, versions
    )
    changed = desk.write(receipt.path, text, renewed)
    desk.own(renewed)
    desk.done["updated" if changed else "unchanged"].append(story.seed)
    if merged.kept or merged.conflicts:
        _tell_edits(desk, story, receipt.path, merged)
    else:
        _remember(desk, story, renewed, text)


def _tell_edits(desk: Desk, story: Fresh, name: str, merged: Merged) -> None:
    """Say what of the editor's was found and left."""
    desk.done["kept"].append(name)
    desk.tell(name, Severity.NOTE, f"edited by hand and kept: {', '.join(merged.kept)}", "")
    if merged.conflicts:
        message = f"{story.where} now gives another {', '.join(merged.conflicts)}; yours was kept"
        advice = f"See the difference with: news-digest diff {shlex.quote(story.seed)}"
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


def _withdraw(desk: Desk, receipt: Receipt, unsure: str) -> None:
    """The seed is gone: so is its article, unless an editor has worked on it, or a new seed that can't be
    read (`unsure`) may be the same one under another name."""
    typed, document = desk.now(receipt.path) or ("", None)
    if receipt.path not in desk.files or (document and document.fields.get("seed") != receipt.seed):
        return
    as_generated = document and typed == dump(document.fields, document.body)  # a comment is an edit, too
    if document and as_generated and is_untouched(receipt, document.fields, document.body) and not unsure:
        remove(desk.path(receipt.path))
        desk.done["withdrawn"].append(receipt.path)
        return
    message = f"its seed {receipt.seed} is gone, but it was edited by hand and stays"
    advice = "Delete it, or take out its line `seed:` to make it your own."
    if unsure:
        message = (
            f"its seed {receipt.seed} is gone; it stays, since {unsure} can't be read and may be the same"
        )
        advice = f"Mend or remove {unsure}."
    desk.tell(receipt.path, Severity.WARNING, message, advice)
    desk.done["kept"].append(receipt.path)
    if receipt.seed not in desk.receipts:
        desk.own(receipt)
