"""Which article each raw copy goes on with: renamed copies, and newer texts of a story, take it along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from .articlefiles import seed_of
from .desk import Desk
from .frontmatter import Document
from .merge import is_untouched
from .problems import Problem, Severity, stopped
from .receipts import Receipt, generated
from .report import as_typed
from .stories import Fresh, Lost, Story, Waits
from .succession import continued, last, may_follow, plain
from .takedowns import FILE


def refuse_returned(desk: Desk) -> None:
    """Stop at an article that was taken down and has its text again, from a backup or another machine, say.

    UserError: going on would show it.
    """
    names = desk.takedowns.names
    ours = {one.path: one for one in desk.receipts.values()} if names else {}
    for name, found in sorted(desk.files.items()) if names else ():
        if not isinstance(found, Document) or found.fields.get("status") == "withdrawn":
            continue
        if name in ours and is_untouched(ours[name], found.fields, found.body):
            continue  # it goes with its seed
        if (seed := found.fields.get("seed", "")) in names:
            slug = found.fields.get("slug", "")
            advice = (
                f"Run: news-digest takedown {slug}; to have it back, delete the lines of {seed} in {FILE}."
            )
            raise stopped(as_typed(desk.folder / name), 0, "has the text of what was taken down", advice)


def follow_moves(desk: Desk) -> None:
    """Give each receipt the file that holds its article, where files have taken each other's names.

    The article says from which seed it is, and has a paragraph that was generated from it. Where another article lies
    in the place of one that is nowhere, as after a merge of two histories, that one is begun anew.
    """
    _one_each(desk)
    away = {seed: one for seed, one in desk.receipts.items() if not one.deleted and _is_away(desk, one)}
    if not any(one.path in desk.files for one in away.values()):
        return  # as nearly always: a file with a name of its own is found later
    claimed: dict[str, list[str]] = {}
    for name, found in desk.files.items():
        if (seed := seed_of(found)) in away and name != away[seed].path:
            claimed.setdefault(seed, []).append(name)
    moves = {
        seed: names[0]
        for seed, names in claimed.items()
        if len(names) == 1 and _holds(desk, names[0], away[seed])
    }
    owners = {one.path: seed for seed, one in desk.receipts.items()}
    while taken := [seed for seed, name in moves.items() if owners.get(name, seed) not in moves]:
        for seed in taken:  # whose article is nowhere, so it may be that this one was written over it
            del moves[seed]
    for seed, name in moves.items():
        desk.receipts[seed] = replace(away[seed], path=name)
    for seed, one in away.items():
        if seed not in moves and one.path in desk.files:
            del desk.receipts[seed]
            message = f"is an article of {seed_of(desk.files[one.path])}, and that of {seed} is not there"
            desk.tell(one.path, Severity.NOTE, message, "It gets a file of its own again.")


def _one_each(desk: Desk) -> None:
    """Forget all receipts but one of a file that is not there: they would be written over each other."""
    first: dict[str, str] = {}
    for seed, one in sorted(desk.receipts.items()):
        if one.deleted or one.path in desk.files or first.setdefault(one.path, seed) == seed:
            continue
        del desk.receipts[seed]
        message = f"was the file of {first[one.path]} and of {seed}, and is not there"
        desk.tell(one.path, Severity.NOTE, message, f"{seed} gets a file of its own again.")


def _is_away(desk: Desk, receipt: Receipt) -> bool:
    """Whether the file of a receipt is gone, or is the article of another one."""
    if receipt.path not in desk.files:
        return True
    seed = seed_of(desk.files[receipt.path])
    return seed != receipt.seed and seed in desk.receipts


def _holds(desk: Desk, name: str, receipt: Receipt) -> bool:
    document = desk.document(name)
    return document is not None and not set(plain(receipt.body)).isdisjoint(generated(document.body))


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


def leave_unread(desk: Desk, story: Story, name: str, seed: str) -> None:
    """Have a copy of what was taken down left unread; `name` is the file of the stub, if it is known, and `seed` what
    it was made from."""
    desk.down[story.seed] = story.sha256
    desk.done["taken_down"].append(story.seed)
    what = "was taken down" if name else f"what was made from {seed} was taken down"
    message = f"{what}, and {story.where} has a text of it: it is left unread from now on"
    lines = f"the lines of {story.seed} and {seed} in {FILE}"
    advice = f"Delete {story.where}. To show it after all delete {lines}, and the article's file."
    desk.tell(name, Severity.WARNING, message, advice)


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
    if not new or not (old or desk.takedowns.sketches):  # as nearly always: no receipt is looked through
        return {}
    first = {story.seed: one for story, one in zip(new, finish(new), strict=True)}
    texts = [one for one in first.values() if isinstance(one, Fresh)]
    down = {seed for seed, receipt in old.items() if desk.is_down(receipt)}
    found = continued(texts, old, gone, down)
    for story in sorted(texts, key=lambda one: (last(one.fields), one.seed), reverse=True):
        for seed in found.get(story.seed, ()):
            receipt = gone.get(seed) or desk.receipts.get(seed)
            if receipt and _settled(desk, story, receipt, gone):
                break
        else:
            leave_same_words(desk, story, old)
    return first


def leave_same_words(desk: Desk, story: Fresh, old: Mapping[str, Receipt]) -> bool:
    """Have a text left unread that has the words of what was taken down; whether it has."""
    seed = desk.takedowns.near(f"{story.fields.get('dek', '')}\n{story.body}")
    if seed is not None:
        leave_unread(desk, story, old[seed].path if seed in old else "", seed)
    return seed is not None


def _settled(desk: Desk, story: Fresh, receipt: Receipt, gone: dict[str, Receipt]) -> bool:
    """Whether it is known now what becomes of a text that is near that of a receipt: it may go on with its article,
    begin one of its own, or be left unread."""
    if desk.is_down(receipt):
        leave_unread(desk, story, receipt.path, receipt.seed)
        return True
    if receipt.path not in desk.files and receipt.seed not in desk.unowned:
        told = f"holds a newer text of {receipt.path}, which was deleted by hand"
        advice = "It has an article of its own now; delete that, too, if you want neither."
        desk.problems.append(Problem(story.where, 0, Severity.NOTE, told, advice))
        return True
    document = desk.document(receipt.path)
    if document is None or document.fields.get("seed") != receipt.seed:
        return False  # its file can't be read, or is another's
    if document.fields.get("status") == "withdrawn":
        leave_unread(desk, story, receipt.path, receipt.seed)
        return True
    if not may_follow(story.fields, document.fields):
        return False
    gone.pop(receipt.seed, None)
    desk.give(receipt, story.seed)
    told = f"{story.where} holds a newer text of it than {receipt.seed}; your notes and edits stay with it"
    desk.tell(receipt.path, Severity.NOTE, told, "")
    return True


def tell_seconds(desk: Desk) -> None:
    """Warn of each further article of a seed that has one, as there may be after a merge of two histories."""
    for seed, names in sorted(desk.unowned.items()):
        first = desk.receipts[seed].path if seed in desk.receipts else names[0]
        if first not in desk.files:
            continue
        for name in names:
            document = desk.files[name]
            if name == first or desk.owned[name] or not isinstance(document, Document):
                continue
            if document.fields.get("status") != "withdrawn":
                message, advice = second_of(seed, as_typed(desk.folder / first))
                desk.tell(name, Severity.WARNING, message, advice)


def second_of(seed: str, first: str) -> tuple[str, str]:
    """What is said of an article whose seed has another one, and what to do."""
    message = f"is made from {seed}, and so is {first}, which alone goes on with it"
    return message, "Delete one of them, or take out its line `seed:` to make it your own."
