"""Which articles an editor has deleted: they stay so as long as their seed is there, until they are wanted again.

A file that is gone while its receipt is there is a decision. Where more files are gone at once than are left the
folder was lost, which is none: all are written again.
"""

from __future__ import annotations

import shlex
from collections.abc import Container, Sequence
from dataclasses import replace

from .desk import Desk
from .problems import Problem, Severity
from .report import as_typed
from .stories import Story
from .updating import adopted

ALL = "*"
"""In place of a slug: all that were deleted are wanted again."""


def is_lost(gone: int, left: int) -> bool:
    """Whether so many files that are gone at once, beside those that are left, are a lost folder and no decision."""
    return gone > left


def how_to_restore(slug: str) -> str:
    """Advice: how an article comes back, and how its story goes for good."""
    return f"news-digest restore {shlex.quote(slug)} brings it back; to be rid of it delete its seed, too."


def settle_deletions(desk: Desk, stories: Sequence[Story], wanted: Container[str] = ()) -> frozenset[str]:
    """Note in the receipts what was deleted by hand, and return the seeds whose articles are not to be written.

    `wanted` are slugs of articles that are to be written again.
    """
    stay, gone, left = [], [], 0
    for story in stories:
        receipt = desk.receipts.get(story.seed)
        if receipt is None:
            continue
        if receipt.path in desk.files or adopted(desk, story) is not None:
            left += 1
        elif receipt.slug in wanted or ALL in wanted:
            desk.wanted.add(story.seed)
            desk.own(replace(receipt, deleted=False))
        elif receipt.deleted:
            stay.append(story)
        else:
            gone.append(story)
    if gone and is_lost(len(gone), left):
        _tell_loss(desk, len(gone), left)
        gone = []
    for story in gone:
        receipt = desk.receipts[story.seed]
        message = f"was deleted by hand and stays so; its seed {story.seed} is kept"
        desk.tell(receipt.path, Severity.NOTE, message, how_to_restore(receipt.slug))
    for story in [*stay, *gone]:
        receipt = desk.receipts[story.seed]
        desk.own(replace(receipt, sha256=story.sha256, deleted=True))  # the seed may be renamed later
    found = sorted(story.seed for story in [*stay, *gone])
    desk.done["deleted"] += found
    return frozenset(found)


def _tell_loss(desk: Desk, gone: int, left: int) -> None:
    if not left:
        return  # a folder that is not there needs no word
    message = f"{gone} of {gone + left} articles were gone at once, so all of them were written again"
    advice = "If you meant to delete them, delete their seeds."
    desk.problems.append(Problem(as_typed(desk.folder), 0, Severity.NOTE, message, advice))
