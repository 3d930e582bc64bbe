"""Writing content/articles: slugs, the merge with what is on disk, withdrawal, receipts.

The only writer of articles. A file without a receipt is the editor's and is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from .ahead import Ahead
from .articlefiles import slug_of
from .atomic import remove
from .deletions import settle_deletions
from .desk import Desk, print_of
from .following import (
    follow_moves,
    follow_renames,
    follow_stories,
    leave_same_words,
    refuse_returned,
    tell_seconds,
)
from .frontmatter import dump
from .merge import is_untouched
from .problems import Problem, Severity, UserError
from .receipts import Receipt
from .report import Report, as_typed
from .standing import Standing
from .stories import Fresh, Lost, Story, Waits
from .takedowns import NOTHING, Takedowns
from .updating import bring_up_to_date, is_down


class Published(NamedTuple):
    """What a run of `publish` did."""

    report: Report
    receipts: list[Receipt]
    """To be saved."""
    stands: dict[str, Standing]
    """By path under the folder: the files that are as generated."""
    down: dict[str, str]
    """Seeds that are to be left unread from now on -> hash of their bytes."""


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
    wanted: Container[str] = (),
    ahead: Ahead | None = None,
    takedowns: Takedowns = NOTHING,
) -> Published:
    """Write what is new, merge what was edited, withdraw what has lost its seed; failed seeds change nothing.

    `finish` brings stories into their last form, in their order; it is asked for those alone of which it can't
    be told without that their file is as it should be, by `stood`. `wanted` are slugs of articles that were deleted
    and are to be written again. `ahead` keeps receipts until they are saved. What is near a text of which
    `takedowns` tell is not written. Raises UserError where the folder is a symbolic link.
    """
    if folder.is_symlink():
        message = "is a symbolic link, through which nothing is written"
        raise UserError(Problem(as_typed(folder), 0, Severity.ERROR, message, "Make it a folder of its own."))
    desk = Desk(folder, dict(receipts), stood or {}, jobs=jobs, ahead=ahead, takedowns=takedowns)
    desk.read_folder()
    refuse_returned(desk)
    ordered = sorted(stories, key=lambda story: story.seed)
    follow_moves(desk)
    gone = follow_renames(desk, ordered, failed)
    first = follow_stories(desk, ordered, gone, finish)
    deleted = settle_deletions(desk, ordered, wanted)
    ordered = [story for story in ordered if story.seed not in deleted and story.seed not in desk.down]
    taken = _taken(desk) | {receipt.slug for receipt in gone.values() if desk.is_down(receipt)}
    waiting = [story for story in ordered if story.seed not in first and not _stands(desk, story)]
    finished = iter(finish(waiting))
    left = {story.seed for story in waiting}
    for story in ordered:
        if story.seed in first:
            _bring(desk, first[story.seed], taken)
        elif story.seed in left:
            _bring(desk, next(finished), taken)
        else:
            desk.done["unchanged"].append(story.seed)
    failed = sorted([*failed, *desk.lost]) if desk.lost else failed
    unsure = next((name for name in failed if name not in receipts), "")
    for receipt in gone.values():
        _withdraw(desk, receipt, unsure)
    tell_seconds(desk)
    desk.done["failed"] += failed
    done: dict[str, Any] = {outcome: tuple(names) for outcome, names in desk.done.items()}
    report = Report(seeds=len(stories) + len(failed), problems=tuple(desk.problems), **done)
    return Published(report, list(desk.receipts.values()), desk.stands, desk.down)


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


def _bring(desk: Desk, story: Fresh | Lost, taken: set[str]) -> None:
    """Bring the article of one seed up to date, or say why it can't be."""
    if isinstance(story, Lost):
        desk.problems.append(story.problem)
        desk.lost.append(story.seed)
        return
    if _stands(desk, story):
        desk.done["unchanged"].append(story.seed)
        return
    before = desk.receipts.get(story.seed)
    if before and before.sha256 != story.sha256 and leave_same_words(desk, story, desk.receipts):
        del desk.receipts[story.seed]  # its former text is gone, as if the seed were
        _withdraw(desk, before, "")
        return
    try:
        bring_up_to_date(desk, story, taken)
    except OSError as error:
        message = f"its article could not be written: {error.strerror or error}"
        desk.problems.append(Problem(story.where, 0, Severity.ERROR, message, "Make room or give leave."))
        desk.done["failed"].append(story.seed)
        receipt = desk.receipts.get(story.seed)
        if receipt and story.seed in desk.wanted:
            desk.own(replace(receipt, deleted=True))  # so it may be wanted again
        elif receipt and receipt.path not in desk.files:
            del desk.receipts[story.seed]  # or it would count as deleted by hand


def _taken(desk: Desk) -> set[str]:
    """Slugs that no new article may have: those of receipts, of files, and the files' names."""
    taken = {receipt.slug for receipt in desk.receipts.values()}
    taken |= {name.rpartition("/")[2].removesuffix(".md").casefold() for name in desk.files}
    return taken | {slug_of(found) for found in desk.files.values()}


def _withdraw(desk: Desk, receipt: Receipt, unsure: str) -> None:
    """The seed is gone: so is its article, unless an editor has worked on it, or a new seed that can't be
    read (`unsure`) may be the same one under another name."""
    typed, document = desk.now(receipt.path) or ("", None)
    stub = bool(document and is_down(document))
    if (stub or desk.is_down(receipt)) and receipt.seed not in desk.receipts:
        desk.own(receipt)  # it tells later copies of the story, also when the stub is gone
    if stub:
        return
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
