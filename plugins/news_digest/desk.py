"""What a run of `publish` works on: the articles folder as it stands, and what becomes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from .ahead import Ahead
from .articlefiles import Look, digest_of, find_files, glanced, looked_at, seed_of
from .atomic import write_if_changed
from .frontmatter import Document, parse
from .manifest import LARGEST
from .packing import line_of
from .plainfiles import bytes_of
from .problems import Problem, Severity, UserError
from .receipts import Receipt
from .report import as_typed
from .signatures import Signature, is_settled, now, signature_of
from .standing import Standing
from .takedowns import NOTHING, Takedowns
from .workers import each


@dataclass(slots=True)
class Desk:
    """What one run of `publish` works on; filled in as it goes."""

    folder: Path
    receipts: dict[str, Receipt]
    """By seed, as they will be written."""
    stood: Mapping[str, Standing]
    """Files that were as generated when the last run ended, by path under the folder."""
    files: dict[str, Document | Standing | None] = field(default_factory=dict)
    """Articles on disk by path under the folder; None where a file can't be read."""
    stands: dict[str, Standing] = field(default_factory=dict)
    """Files that are as generated now."""
    problems: list[Problem] = field(default_factory=list)
    done: dict[str, list[str]] = field(
        default_factory=lambda: {
            outcome: []
            for outcome in (
                "new",
                "updated",
                "unchanged",
                "left",
                "kept",
                "deleted",
                "withdrawn",
                "taken_down",
                "failed",
            )
        }
    )
    """Names of seeds (of files where withdrawn or kept) by outcome."""
    lost: list[str] = field(default_factory=list)
    """Seeds whose article could not be brought into its last form."""
    owned: Counter[str] = field(default_factory=Counter)
    """Paths that receipts name."""
    formerly: dict[str, str] = field(default_factory=dict)
    """Seed -> the one whose article it goes on with."""
    unowned: dict[str, list[str]] = field(default_factory=dict)
    """Seed -> files that say they were made from it, and that no receipt named at first."""
    wanted: set[str] = field(default_factory=set)
    """Seeds whose articles were deleted and are to be written again."""
    jobs: int = 1
    """Processes."""
    takedowns: Takedowns = NOTHING
    """What was taken down."""
    down: dict[str, str] = field(default_factory=dict)
    """Seeds that have a text which was taken down -> hash of their bytes: they are to be left unread."""
    ahead: Ahead | None = None
    """Where receipts go before their articles are written."""

    def path(self, name: str) -> Path:
        """Where an article lies; OSError where a symbolic link leads there."""
        path = self.folder / name
        for place in path.parents:
            if place == self.folder:
                break
            if place.is_symlink():
                raise OSError(f"{as_typed(place)} is a symbolic link, through which nothing is written")
        return path

    def write(self, name: str, text: str, receipt: Receipt, was: bytes | None = None) -> bool:
        """Put an article there, of which this will be the receipt; True where the file changed. Raises OSError,
        SavedMeanwhile where it is not what it `was` any more.
        """
        path = self.path(name)
        if path.is_file() and path.read_bytes() == text.encode():
            return False
        if self.ahead:
            self.ahead.writes(path)
            if receipt.seed in self.receipts:  # a new article is known again by itself
                self.ahead.note(path, text, receipt)
        return write_if_changed(path, text, sync_name=self.ahead is None, was=was)

    def tell(self, name: str, severity: Severity, message: str, advice: str) -> None:
        self.problems.append(Problem(as_typed(self.folder / name), 0, severity, message, advice))

    def read_folder(self) -> None:
        """Look at every article; those that look as they did when they were as generated are not read."""
        unread = []
        for name, signature in find_files(self.folder):
            stood = self.files[name] = self._stood(name, signature)
            if stood is None:
                unread.append((name, signature))
            elif not stood.mark:
                self.stands[name] = stood
        parts = each(partial(glanced, self.folder), unread, self.jobs, "Reading the folder", inherit=True)
        for (name, _), look in zip(unread, parts, strict=True):
            self.files[name] = look.document or look.standing
            self._take(name, look)

    def now(self, name: str) -> tuple[str, Document] | None:
        """An article as it is on disk at this moment, text and content; None where it can't be read or is gone.

        Since the folder was read an editor may have saved it.
        """
        try:
            text = bytes_of(self.path(name), LARGEST).decode("utf-8")
            return text, parse(text, as_typed(self.folder / name))
        except (UserError, OSError, ValueError):
            return None

    def document(self, name: str) -> Document | None:
        """An article on disk, read where it was not yet; None where it can't be read or is not there."""
        found = self.files.get(name)
        if isinstance(found, Standing):
            look = looked_at(self.folder, (name, found.signature or signature_of(self.folder / name)))
            self._take(name, look)
            found = self.files[name] = look.document
        return found

    def _take(self, name: str, look: Look) -> None:
        self.problems += look.problems
        if look.standing:
            self.stands[name] = look.standing

    def is_down(self, receipt: Receipt) -> bool:
        """Whether the text of which a receipt tells was taken down."""
        return self.takedowns.has(receipt.seed, receipt.sha256)

    def own(self, receipt: Receipt) -> None:
        """Take a receipt, in place of the seed's earlier one."""
        if before := self.receipts.get(receipt.seed):
            self.owned[before.path] -= 1
        self.receipts[receipt.seed] = receipt
        self.owned[receipt.path] += 1

    def give(self, receipt: Receipt, seed: str) -> None:
        """Hand an article over to another seed."""
        if self.receipts.get(receipt.seed) is receipt:
            del self.receipts[receipt.seed]
        else:
            self.owned[receipt.path] += 1
        self.receipts[seed] = replace(receipt, seed=seed)
        self.formerly[seed] = receipt.seed

    def begin(self, receipts: dict[str, Receipt]) -> None:
        """These are the receipts; find the files that none of them names."""
        self.receipts = receipts
        self.owned = Counter(receipt.path for receipt in receipts.values())
        for name, found in self.files.items():
            if name not in self.owned and (seed := seed_of(found)):
                self.unowned.setdefault(seed, []).append(name)

    def _stood(self, name: str, signature: Signature | None) -> Standing | None:
        before = self.stood.get(name)
        if before is None or signature is None:
            return None
        if before.signature == signature:
            return before
        looked = now()
        try:
            data = bytes_of(self.folder / name, LARGEST)
        except (OSError, ValueError):
            return None
        if digest_of(data) != before.digest:
            return None
        return before._replace(signature=signature if is_settled(signature, looked) else None)


def print_of(receipt: Receipt) -> str:
    """What tells one receipt from another."""
    return digest_of(line_of(receipt))
