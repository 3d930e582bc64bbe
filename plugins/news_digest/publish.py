"""Writing content/articles: slugs, the merge with what is on disk, withdrawal, receipts.

The only writer of articles. A file without a receipt is the editor's and is never touched.
"""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .amend import amend
from .frontmatter import Document, dump, parse
from .manifest import find_articles, write_if_changed
from .merge import is_untouched, merge
from .problems import Problem, Severity, UserError
from .receipts import Receipt, receipt_for
from .report import Report, as_typed
from .slugs import allot, headline_slug


@dataclass(frozen=True, slots=True)
class Fresh:
    """A converted article on its way to disk."""

    seed: str
    sha256: str
    """Of the seed's bytes, in hexadecimal."""
    fields: Mapping[str, Any]
    """As `fields_of` gives them; a `slug` in them is a wish."""
    body: str
    where: str
    """The seed as the user would type it."""


@dataclass(slots=True)
class Desk:
    """What one run of `publish` works on; filled in as it goes."""

    folder: Path
    files: dict[str, Document | None]
    """Articles on disk by path under the folder; None where a file can't be read."""
    receipts: dict[str, Receipt]
    """By seed, as they will be written."""
    problems: list[Problem] = field(default_factory=list)
    done: dict[str, list[str]] = field(
        default_factory=lambda: {
            outcome: [] for outcome in ("new", "updated", "unchanged", "kept", "withdrawn", "failed")
        }
    )
    """Names of seeds (of files where withdrawn or kept) by outcome."""

    def path(self, name: str) -> Path:
        """Where an article lies; OSError where a symbolic link leads there."""
        path = self.folder / name
        for place in path.parents:
            if place == self.folder:
                break
            if place.is_symlink():
                raise OSError(f"{as_typed(place)} is a symbolic link, through which nothing is written")
        return path

    def tell(self, name: str, severity: Severity, message: str, advice: str) -> None:
        self.problems.append(Problem(as_typed(self.folder / name), 0, severity, message, advice))


def publish(
    fresh: Sequence[Fresh], failed: Sequence[str], receipts: Mapping[str, Receipt], folder: Path
) -> tuple[Report, list[Receipt]]:
    """Write what is new, merge what was edited, withdraw what has lost its seed; failed seeds change nothing.

    Gives the report and the receipts to be saved. Raises UserError where the folder is a symbolic link.
    """
    if folder.is_symlink():
        message = "is a symbolic link, through which nothing is written"
        raise UserError(Problem(as_typed(folder), 0, Severity.ERROR, message, "Make it a folder of its own."))
    desk = Desk(folder, {}, dict(receipts))
    _read_folder(desk)
    gone = _follow_renames(desk, fresh, failed)
    taken = _taken(desk)
    for story in sorted(fresh, key=lambda story: story.seed):
        try:
            _place(desk, story, taken)
        except OSError as error:
            message = f"its article could not be written: {error.strerror or error}"
            desk.problems.append(Problem(story.where, 0, Severity.ERROR, message, "Make room or give leave."))
            desk.done["failed"].append(story.seed)
    unsure = next((name for name in failed if name not in receipts), "")
    for receipt in gone:
        _withdraw(desk, receipt, unsure)
    desk.done["failed"] += failed
    done: dict[str, Any] = {outcome: tuple(names) for outcome, names in desk.done.items()}
    report = Report(seeds=len(fresh) + len(failed), problems=tuple(desk.problems), **done)
    return report, list(desk.receipts.values())


def _read_folder(desk: Desk) -> None:
    for path in find_articles(desk.folder):
        name = path.relative_to(desk.folder).as_posix()
        desk.files[name] = None
        if path.is_symlink() or not path.is_file():
            desk.tell(name, Severity.ERROR, "is not a plain file", "Put the article itself here.")
            continue
        try:
            desk.files[name] = parse(path.read_bytes().decode("utf-8"), as_typed(path))
        except UserError as error:
            desk.problems += error.problems
        except (OSError, UnicodeDecodeError) as error:
            desk.tell(name, Severity.ERROR, f"can't be read ({error})", "Save it as UTF-8 text.")


def _follow_renames(desk: Desk, fresh: Iterable[Fresh], failed: Sequence[str]) -> list[Receipt]:
    """Give each seed the receipt of the story it holds, and return those of the stories that are gone.

    A story is known by its bytes, whatever the file is called now; a file with bytes never seen before
    is the story of that name in new words.
    """
    stories = sorted(fresh, key=lambda story: story.seed)
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
    for story in stories:
        if story.seed not in kept and story.seed in free:
            kept[story.seed] = free.pop(story.seed)
    desk.receipts = kept
    return list(free.values())


def _taken(desk: Desk) -> set[str]:
    """Slugs that no new article may have: those of receipts, of files, and the files' names."""
    taken = {receipt.slug for receipt in desk.receipts.values()}
    taken |= {Path(name).stem.casefold() for name in desk.files}
    return taken | {document.fields.get("slug", "") for document in desk.files.values() if document}


def _place(desk: Desk, story: Fresh, taken: set[str]) -> None:
    """Bring the article of one seed up to date."""
    receipt = desk.receipts.get(story.seed)
    if receipt is None:
        if (name := _adopted(desk, story)) is None:
            title = story.fields.get("title") or Path(story.seed).stem
            slug = allot(story.fields.get("slug") or headline_slug(title), taken)
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
    _update(desk, story, replace(receipt, path=name))


def _adopted(desk: Desk, story: Fresh) -> str | None:
    """The file, known to no receipt, that says it was made from this seed."""
    owned = {receipt.path for receipt in desk.receipts.values()}
    for name, document in desk.files.items():
        if name not in owned and document and document.fields.get("seed") == story.seed:
            return name
    return None


def _adopt(desk: Desk, story: Fresh, name: str) -> None:
    """A file of this seed without a receipt: ours where nothing differs, else the editor's."""
    document = desk.files[name]
    assert document is not None
    fields = {**story.fields, "slug": document.fields.get("slug", Path(name).stem)}
    receipt = receipt_for(story.seed, story.sha256, name, fields, story.body)
    if is_untouched(receipt, document.fields, document.body):
        desk.receipts[story.seed] = receipt
        desk.done["unchanged"].append(story.seed)
        return
    message = f"is made from {story.where} but has no receipt, so it was left as it is"
    desk.tell(name, Severity.NOTE, message, "Delete it to have it generated again.")
    desk.done["kept"].append(name)


def _write_new(desk: Desk, story: Fresh, name: str, slug: str, outcome: str) -> None:
    fields = {**story.fields, "slug": slug}
    write_if_changed(desk.path(name), dump(fields, story.body))
    desk.receipts[story.seed] = receipt_for(story.seed, story.sha256, name, fields, story.body)
    desk.done[outcome].append(story.seed)


def _update(desk: Desk, story: Fresh, receipt: Receipt) -> None:
    """Merge the new conversion into the article on disk and take the receipt of what was generated."""
    document = desk.files[receipt.path]
    if document is None:  # told when it was read
        desk.done["kept"].append(receipt.path)
        return
    new = {**story.fields, "slug": receipt.slug}
    merged = merge(receipt, document.fields, document.body, new, story.body)
    path = desk.path(receipt.path)
    text = path.read_bytes().decode("utf-8")
    changed = write_if_changed(path, amend(text, document, merged.fields, merged.body))
    desk.receipts[story.seed] = receipt_for(story.seed, story.sha256, receipt.path, new, story.body)
    desk.done["updated" if changed else "unchanged"].append(story.seed)
    if merged.kept:
        desk.done["kept"].append(receipt.path)
        told = f"edited by hand and kept: {', '.join(merged.kept)}"
        desk.tell(receipt.path, Severity.NOTE, told, "")
    if merged.conflicts:
        message = f"{story.where} now gives another {', '.join(merged.conflicts)}; yours was kept"
        advice = f"See the difference with: news-digest diff {shlex.quote(story.seed)}"
        desk.tell(receipt.path, Severity.WARNING, message, advice)


def _withdraw(desk: Desk, receipt: Receipt, unsure: str) -> None:
    """The seed is gone: so is its article, unless an editor has worked on it, or a new seed that can't be
    read (`unsure`) may be the same one under another name."""
    document = desk.files.get(receipt.path)
    if receipt.path not in desk.files or (document and document.fields.get("seed") != receipt.seed):
        return
    if document and is_untouched(receipt, document.fields, document.body) and not unsure:
        desk.path(receipt.path).unlink()
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
    desk.receipts.setdefault(receipt.seed, receipt)


def sha256(data: bytes) -> str:
    """The hash by which a seed is known when it is renamed."""
    return hashlib.sha256(data).hexdigest()
