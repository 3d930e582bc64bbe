"""Which article each raw copy goes on with: renamed copies, and newer texts of a story, take it along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from .desk import Desk
from .problems import Problem, Severity
from .receipts import Receipt
from .stories import Fresh, Lost, Story, Waits
from .succession import continued, last, may_follow


def follow_renames(desk: Desk, stories: Sequence[Story], failed: Sequence[str]) -> dict[str, Receipt]:
    """Give each seed the receipt of the story it holds, and return those of the stories that are gone.

    A story is known by its bytes, whatever the file is called now; a file with bytes never seen before
    is the story of that name in new words.
    """
    old, free = desk.receipts, {name: desk.receipts[name] for name in sorted(desk.receipts)}
    seen = {receipt.sha256 for receipt in old.values()}
    kept = {name: free.pop(name) for name in failed if name in free}
    for story in stories:
        receipt = free.get(story.seed)
        if receipt and (receipt.sha256 == story.sha256 or story.sha256 not in seen):
            kept[story.seed] = free.pop(story.seed)
    by_bytes = {receipt.sha256: name for name, receipt in reversed(free.items())}
    for story in stories:
        before = by_bytes.pop(story.sha256, None) if story.seed not in kept else None
        if before is not None:
            kept[story.seed] = replace(free.pop(before), seed=story.seed)
            desk.formerly[story.seed] = before
    for story in stories:
        if story.seed not in kept and story.seed in free:
            kept[story.seed] = free.pop(story.seed)
    desk.begin(kept)
    return free


def follow_stories(
    desk: Desk,
    stories: Sequence[Waits],
    gone: dict[str, Receipt],
    finish: Callable[[list[Waits]], Iterable[Fresh | Lost]],
) -> dict[str, Fresh | Lost]:
    """Give seeds never seen before the articles of which they hold a newer text; in their last form they come back.

    Where the older copy is still there it becomes an article of its own, the earlier version.
    """
    old = {**desk.receipts, **gone}
    new = [story for story in stories if story.seed not in old]
    if not old or not new:  # as nearly always: no receipt is looked through
        return {}
    first = {story.seed: one for story, one in zip(new, finish(new), strict=True)}
    texts = [one for one in first.values() if isinstance(one, Fresh)]
    found = continued(texts, old, gone)
    for story in sorted(texts, key=lambda one: (last(one.fields), one.seed), reverse=True):
        for seed in found.get(story.seed, ()):
            receipt = gone.get(seed) or desk.receipts.get(seed)
            if receipt is None:
                continue  # another took it
            if receipt.path not in desk.files and seed not in desk.unowned:
                told = f"holds a newer text of {receipt.path}, which was deleted by hand"
                advice = "It has an article of its own now; delete that, too, if you want neither."
                desk.problems.append(Problem(story.where, 0, Severity.NOTE, told, advice))
                break
            if (document := desk.document(receipt.path)) is None:
                continue  # its file can't be read
            down = document.fields.get("status") == "withdrawn"  # then its date is that of the takedown
            if document.fields.get("seed") == seed and (down or may_follow(story.fields, document.fields)):
                gone.pop(seed, None)
                desk.give(receipt, story.seed)
                if down:
                    break
                told = (
                    f"{story.where} holds a newer text of it than {seed}; your notes and edits stay with it"
                )
                desk.tell(receipt.path, Severity.NOTE, told, "")
                break
    return first
