"""Whether anything at all has changed since the build before: if nothing has, there is nothing to do."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec

from ..engine import Keeping, store_in
from ..locks import NAME as LOCK
from ..problems import Problem
from ..settings import Settings
from ..signatures import Signature, is_settled, now, signature_from, signature_of
from .marks import joined

KIND, VERSION = "unchanged", "3"

Seen = tuple[Signature, str]
"""Of a file: its signature, and the hash of its content where the signature alone could hide a change."""

Files = Mapping[str, Seen]
"""By path."""


class Standing(msgspec.Struct, array_like=True):
    """A build that is complete."""

    made_with: bytes
    """Mark of program, settings and working directory."""
    read: dict[str, Seen]
    """Everything below the folders that it was made from."""
    written: dict[str, Signature]
    """Every file of the output."""
    others: dict[str, Seen]
    """Files of others in the output of a public digest: they go out with it."""
    said: str
    """What would be said of the seeds if it were done once more."""
    counts: tuple[int, int, int]
    """Articles, drafts, and the editor's pages."""
    problems: list[Problem]
    account: str
    """What would be accounted of seeds and words then, as JSON."""


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Standing)


def look_at(folders: Iterable[Path], without: Container[str] = ()) -> dict[str, Seen] | None:
    """Every file below the folders as it is now, but for some paths; None where something can't be told."""
    seen: dict[str, Seen] = {}
    looked = now()
    for folder in folders:
        for entry in _below(folder):
            if entry.path in without:
                continue
            signature = None if entry.is_symlink() else signature_from(entry.stat(follow_symlinks=False))
            if signature is None:
                return None  # a link, a pipe: what lies behind may change unseen
            try:
                seen[entry.path] = signature, "" if is_settled(signature, looked) else _digest(entry.path)
            except OSError:
                return None
    return seen


class Record:
    """What is known of the build before, and what is to be known of this one."""

    def __init__(self, settings: Settings, output: Path, program: bytes, theme: Path) -> None:
        model = Path(settings.ner)
        self._sources = [settings.seeds.resolve(), theme.resolve(), *([model] if model.is_dir() else [])]
        self._content = settings.content.resolve()
        self._cache, self._output, self._public = settings.cache, output, settings.public
        self._made_with = joined([program, os.fsencode(Path.cwd())])
        self._read: dict[str, Seen] | None = None

    def still_true(self) -> Standing | None:
        """The build before, if it would be the same again and all of it is still there."""
        rows = self._store().get_many(KIND, [str(self._output)])
        try:
            before = _decoder.decode(rows[str(self._output)]) if rows else None
        except (msgspec.DecodeError, ValueError):
            return None
        if before is None or before.made_with != self._made_with:
            return None
        folders = [*self._sources, self._content]
        if not _same(before.read, folders) or not _complete(before.written, self._output):
            return None
        return before if not self._public or self._others(before.written) == before.others else None

    def begin(self) -> None:
        """Look at what a build is made from, before any of it is read."""
        self._read = look_at(self._sources)

    def go_on(self) -> None:
        """Look at the articles, when they are up to date and before they are read."""
        if self._read is not None:
            content = look_at([self._content])
            self._read = None if content is None else {**self._read, **content}

    def complete(
        self,
        written: Iterable[tuple[str, Signature | None]],
        said: str,
        counts: tuple[int, int, int],
        problems: Iterable[Problem],
        account: str = "{}",
    ) -> None:
        """Remember this build. `said` is what would be said of the seeds if it were done once more, and
        `account` what would be accounted.

        `written` are all its files, with their signatures where these are known already.
        """
        signatures = {name: known or signature_of(f"{self._output}{os.sep}{name}") for name, known in written}
        whole = {name: signature for name, signature in signatures.items() if signature}
        if self._read is None or len(whole) < len(signatures):
            return
        others = self._others(whole) if self._public else {}
        if others is None:
            return
        build = Standing(
            self._made_with, self._read, whole, others, said, counts, sorted(set(problems)), account
        )
        store = self._store()
        store.put_many(KIND, {str(self._output): _encoder.encode(build)})
        store.commit()

    def _others(self, written: Iterable[str]) -> dict[str, Seen] | None:
        """What lies in the output beside the files that were written there."""
        return look_at([self._output], {f"{self._output}{os.sep}{name}" for name in written})

    def _store(self) -> Keeping:
        return store_in(self._cache, "unchanged.sqlite", VERSION)


def _same(before: Files, folders: Iterable[Path]) -> bool:
    count = 0
    for folder in folders:
        for entry in _below(folder):
            count += 1
            known = before.get(entry.path)
            if known is None or signature_from(entry.stat(follow_symlinks=False)) != known[0]:
                return False
            if known[1] and _digest(entry.path) != known[1]:
                return False
    return count == len(before)


def _complete(written: Mapping[str, Signature], output: Path) -> bool:
    return all(signature_of(f"{output}{os.sep}{name}") == signature for name, signature in written.items())


def _below(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Everything below a folder that is no folder; links are not followed."""
    waiting = [str(folder)]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                    elif entry.name != LOCK:
                        yield entry
        except FileNotFoundError:
            continue


def _digest(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123  # by far the cheapest, and there may be very many
        return blake2b(file.read(), digest_size=16).hexdigest()
