"""The only hand that writes into the output: never outside of it, never half a file, never without need."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import Any

from pelican.writers import FileOverwriteFailedError, Writer

from ..atomic import replace
from ..problems import Problem, UserError, stopped
from ..signatures import Signature, signature_of
from . import receipts
from .build import Build, as_typed
from .written import Written


class DigestWriter(Writer):  # type: ignore[misc]  # Pelican has no types
    """Pelican's writer with atomic writes that leave an unchanged file alone, and a record of all it wrote."""

    def __init__(self, output_path: str, settings: Any = None) -> None:
        super().__init__(output_path, settings)
        self.root = Path(output_path).resolve()
        self.root.mkdir(parents=True, exist_ok=True)
        self._base = f"{self.root}{os.sep}"
        self._folders = {""}
        """Those that were looked at, and the root."""
        self._is_ours = (self.root / receipts.NAME).is_file()
        """An earlier build was there, whatever its record tells now."""
        self._journal = receipts.Journal(self.root)
        build = Build.of(self.settings)
        self._staging = build.staging
        self.known = self._staging.known if self._staging else receipts.load(self.root)
        self.written: dict[str, str] = {}
        self.signatures: dict[str, Signature] = {}
        """Of those files of which it is known."""
        self.changed = 0
        """Files written or removed in this run."""
        self.removed = 0
        """Those of them that were removed."""
        self.foreign: list[str] = []
        """Files that stand in the way of ours."""
        build.writer = self

    def write(
        self,
        name: str,
        data: bytes,
        listed: bool = False,
        modified: str = "",
        view: bytes = b"",
        parts: bytes = b"",
    ) -> Written:
        """Write a file as `put` does, but leave it to `has_written` to put it on record.

        So works a process that was forked from the one which keeps the record.
        """
        mark, changed = self._write(name, data)
        if not mark:
            return Written(name, mark, changed, listed, modified, foreign=True)
        return Written(
            name, mark, changed, listed, modified, view, signature_of(f"{self._base}{name}"), parts
        )

    def is_intact(self, file: Written) -> bool:
        """Whether a file that an earlier run wrote is as it was left."""
        if self._staging:
            return self._staging.marks.get(file.path) == file.mark
        return bool(file.signature) and signature_of(f"{self._base}{file.path}") == file.signature

    def has_written(self, files: Iterable[Written]) -> None:
        """Put files on record that were written; FileOverwriteFailedError if two have one name."""
        for file in files:
            if file.path in self.written:
                raise FileOverwriteFailedError(f"two pages want to be {file.path}")
            if file.foreign:
                self.foreign.append(file.path)
                continue
            self.written[file.path] = file.mark
            if file.signature:
                self.signatures[file.path] = file.signature
            self.changed += file.changed

    def write_file(self, name: Any, *args: Any, **kwargs: Any) -> None:
        """Render into the file of that name below the output; UserError if it may not be written."""
        if name:
            self.place(str(name))
        super().write_file(name, *args, **kwargs)

    def write_feed(self, *args: Any, **kwargs: Any) -> Any:
        """Another plugin's feed, by the same rules."""
        if path := (args[2] if len(args) > 2 else kwargs.get("path")):
            self.place(path)
        return super().write_feed(*args, **kwargs)

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> _Sheet:
        name = os.path.relpath(filename, self.output_path).replace(os.sep, "/")
        if name in self.written and not override:
            raise FileOverwriteFailedError(f"two pages want to be {name}")
        return _Sheet(self, name, encoding)

    def put(self, name: str, data: bytes) -> None:
        """Write a file below the output, unless these very bytes are there."""
        mark, changed = self._write(name, data)
        if not mark:
            self.foreign.append(name)
            return
        self.written[name] = mark
        self.changed += changed

    def _write(self, name: str, data: bytes) -> tuple[str, bool]:
        """Fingerprint of the data, and whether the file had to be written; none where something else is there, and
        is left."""
        place, facts = self._look(name)
        mark = receipts.fingerprint(data)
        if facts:
            same = facts.st_size == len(data) and _read(place) == data
            if not same and name not in self.known and not _is_beginning(place, data):
                return self._left(name)
            if same:
                return mark, False
        elif self._staging and self._staging.is_foreign(name):
            return self._left(name)
        if mark not in self.known[name]:
            self.known[name].add(mark)
            self._journal.note(name, mark)
        replace(place, data)
        return mark, True

    def earlier(self, folder: str) -> dict[str, bytes]:
        """What earlier runs wrote below a folder and is still there, as it is now: path -> content."""
        names = sorted(n for n in self.known if n.startswith(f"{folder}/") and ".." not in Path(n).parts)
        return {name: place.read_bytes() for name in names if (place := self.place(name)).is_file()}

    def place(self, name: str) -> Path:
        """Where a file of that name lies; UserError if that is outside, a folder or behind a symbolic link."""
        return Path(self._look(name)[0])

    def _look(self, name: str) -> tuple[str, os.stat_result | None]:
        """Where a file of that name lies, and what is there now."""
        folder, _, last = name.rpartition("/")
        if os.sep != "/" or folder not in self._folders or not last.strip("."):
            self._look_at_way(name)
        place = f"{self._base}{name}"
        try:
            facts = os.lstat(place)
        except (FileNotFoundError, NotADirectoryError):
            return place, None
        if stat.S_ISLNK(facts.st_mode):
            raise self._linked(name, place)
        if stat.S_ISDIR(facts.st_mode):
            raise self._stop(name, "there is a folder of that name", "Move the folder out of the output.")
        return place, facts

    def _look_at_way(self, name: str) -> None:
        """See to it that a name leads into the output and through no link; done once for each folder."""
        parts = name.split("/")
        if ".." in Path(name).parts or not name.strip("./") or Path(name).is_absolute():
            raise self._stop(
                name, "would be written outside of the output folder", "Correct its slug or url."
            )
        for depth in range(1, len(parts)):
            self._step_into("/".join(parts[:depth]), name)

    def _step_into(self, folder: str, name: str) -> None:
        """See to it that a folder on the way is no symbolic link; each is looked at once."""
        if folder not in self._folders:
            place = f"{self._base}{folder}"
            if os.path.islink(place):  # noqa: PTH114  # as quick as can be: asked for every file
                raise self._linked(name, place)
            self._folders.add(folder)

    def _linked(self, name: str, place: str) -> UserError:
        return self._stop(name, f"{place} is a symbolic link", "Remove the link; the build follows none.")

    def finish(self) -> None:
        """Remove what earlier runs wrote and this one did not; keep the record.

        Raises UserError where files stand in the way of a site that is to be exchanged as a whole.
        """
        self._journal.close()
        if self._staging and self.foreign:
            raise UserError(self.in_the_way())
        for place in receipts.stale(self.root, self.known, self.written):
            place.unlink()
            self.changed += 1
            self.removed += 1
            with suppress(OSError):  # a folder that is not empty stays
                for folder in place.parents:
                    if folder == self.root:
                        break
                    folder.rmdir()
        record, data = self.root / receipts.NAME, receipts.text_of(self.written)
        if not record.is_file() or record.read_bytes() != data:
            replace(str(record), data, sync=True)  # last: without it nothing here would be known as ours

    def _left(self, name: str) -> tuple[str, bool]:
        """Leave something that stands in the way: told at the end. Where no record tells that the folder is ours at
        all, nothing more is written there: UserError."""
        if not (self._staging or self._is_ours):
            raise self._stop(
                name, "a file of that name is there, and the digest did not write it", receipts.NOT_OURS
            )
        return "", False

    def in_the_way(self) -> Problem:
        """How many files stand in the way of ours, which are the first, and what to do."""
        return receipts.in_the_way(self.foreign, as_typed(self._place))

    @property
    def _place(self) -> Path:
        return self._staging.output if self._staging else self.root

    def _stop(self, name: str, message: str, advice: str) -> UserError:
        return stopped(f"{as_typed(self._place)}/{name}", 0, message, advice)


class _Sheet(StringIO):
    """What Pelican writes into; becomes a file when all of it is there."""

    def __init__(self, writer: DigestWriter, name: str, encoding: str) -> None:
        super().__init__()
        self._writer, self._name, self._encoding = writer, name, encoding

    def __exit__(self, kind: Any, *rest: Any) -> None:
        if kind is None:
            self._writer.put(self._name, self.getvalue().encode(self._encoding))
        super().__exit__(kind, *rest)


def _is_beginning(place: str, data: bytes) -> bool:
    """Whether a file is what a power cut has left of these very bytes: then nothing of anybody's is lost with it."""
    return data.startswith(_read(place))


def _read(place: str) -> bytes:
    with open(place, "rb") as file:  # noqa: PTH123
        return file.read()
