"""The last look at a public digest: every file that goes out is held against the text that must not.

A file is read again only if its bytes are others than those that were looked at before. All are where a text that
is held back is another than then, for nobody has looked for its words, or where something lost its leave to be shown.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from html import unescape
from itertools import chain
from pathlib import Path

import msgspec

from ..engine import Keeping
from ..problems import Problem, Severity
from ..sketches import Sketch, held_in
from ..takedowns import NOTHING as NOTHING_DOWN
from ..takedowns import Takedowns
from . import receipts
from .claims import stretches
from .containers import content_of
from .marks import joined
from .shingles import RUN, length_of, text_of
from .texts import HIDDEN, QUOTED, Text
from .withheld import Withheld

KIND = "outgoing"

NAMED = 20
"""Files that are named one by one where words of an article get out."""

PIECE = 1 << 22
"""Bytes."""

FEW = 8
"""Words by which a leak is shown."""

Seen = tuple[str, list[tuple[str, int, int]], bool]
"""Of a file: fingerprint, its runs by the article's file, first and last word, and whether something in it can't be
read."""


class Looked(msgspec.Struct, array_like=True):
    """What an earlier look found."""

    mark: bytes
    """Of program, settings and the texts that were looked for."""
    free: set[str]
    """Whatever might be shown then: files in content/."""
    files: dict[str, Seen]


NOTHING = Looked(b"", set(), {})
"""Where no look came before, or one that is no use."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Looked).decode


@dataclass(slots=True)
class Outgoing:
    """The files of a site that is complete, and what must not stand in them."""

    root: Path
    withheld: Withheld
    written: Mapping[str, str]
    """Fingerprints of files as they were written, by path from the root: those that only the articles change."""
    shown: set[str]
    """Files in content/ of which all may be shown."""
    mark: bytes
    """Of program and settings."""
    store: Keeping
    takedowns: Takedowns = NOTHING_DOWN
    """What was taken down: it may stand in no file that is not ours. What is made of articles is known by these."""
    former: Path | None = None
    """The site that this one takes the place of."""
    stays: Callable[[str], bool] = bool
    """Whether a file of the former site will lie in this one, too."""
    files: dict[str, Seen] = field(default_factory=dict)
    """What was found, by path."""
    returned: dict[str, dict[str, Sketch]] = field(default_factory=dict)
    """Files that have a text which was taken down -> the raw copies of such, and the fingerprints they have of each."""
    _texts: dict[str, Text] = field(init=False)
    """By the article's file."""

    def __post_init__(self) -> None:
        self._texts = {text.where: text for text in self.withheld.texts}

    def look(self) -> None:
        """Find every run of withheld words in the files; OSError where one can't be read."""
        if not (self.withheld.texts or self.takedowns.sketches):
            return
        mark = joined([self.mark, *(part for text in self.withheld.texts for part in _marks(text))])
        before = self._before(mark)
        for name in self._names():
            if not self.withheld.texts and name in self.written:
                continue
            known = before.files.get(name)
            if known and known[0] == self.written.get(name):
                self.files[name] = known
            else:
                self.files[name] = self.written.get(name, ""), *self._look_at(name)
        looked = Looked(mark, self.shown, self.files)
        self.store.put_many(KIND, {str(self.root): _encode(looked)})
        self.store.commit()

    def _names(self) -> Iterator[str]:
        """Every file that goes out, those last that the former site leaves to this one."""
        here = [*_files(self.root)]
        yield from here
        if self.former:
            made = {*here}
            yield from (name for name in _files(self.former) if name not in made and self.stays(name))

    def count(self) -> None:
        """Count as quoted what was found and may be; what stands hidden stays so."""
        for _, runs, _ in self.files.values():
            for where, start, end in runs:
                text = self._texts[where]
                states = self.withheld.states_of(text, start, end)
                text.out.update(start + n for n, state in enumerate(states) if state == QUOTED)

    def leaks(self) -> Iterator[Problem]:
        """Runs of words that no rule lets out, the longest of each file and article."""
        for where, places in sorted(self._places().items()):
            yield from self._told(self._texts[where], places)

    def leaking(self) -> set[str]:
        """The files that hold such runs."""
        return {name for places in self._places().values() for name, _, _ in places}

    def quoting(self, most: int) -> set[str]:
        """The files that hold words which may be quoted, of articles of which more than `most` are."""
        much = {text.where for text in self.withheld.texts if text.quoted > most}
        return {
            name
            for name, (_, runs, _) in self.files.items()
            for where, start, end in runs
            if where in much and QUOTED in self.withheld.states_of(self._texts[where], start, end)
        }

    def _places(self) -> dict[str, list[tuple[str, int, int]]]:
        """By article: file, first word and number of words of the longest such run in each file."""
        found: dict[str, list[tuple[str, int, int]]] = {}
        for name, (_, runs, _) in sorted(self.files.items()):
            longest: dict[str, tuple[int, int]] = {}
            for where, start, end in runs:
                text = self._texts[where]
                for first, count in _hidden(self.withheld.states_of(text, start, end), start):
                    length = length_of(text.words[first : first + count])
                    if length >= RUN and count > longest.get(where, (0, 0))[1]:
                        longest[where] = first, count
            for where, (first, count) in longest.items():
                found.setdefault(where, []).append((name, first, count))
        return found

    def _told(self, text: Text, places: list[tuple[str, int, int]]) -> Iterator[Problem]:
        for name, first, count in places[:NAMED]:
            words = text_of(text.words[first : first + FEW])
            length = length_of(text.words[first : first + count])
            message = (
                f"holds {length} running words of {text.where} beyond its excerpt, which has no licence: "
                f"“{words} …”"
            )
            advice = (
                "Take them out of the template, note, address or file that they come from, "
                "or write `license:` into the article if you may show it."
            )
            yield Problem(f"{(self.former or self.root).name}/{name}", 0, Severity.ERROR, message, advice)
        if len(places) > NAMED:
            message = f"words of it stand in {len(places) - NAMED} more files"
            yield Problem(text.where, 0, Severity.ERROR, message, "Mend those above first.")

    @property
    def unread(self) -> list[str]:
        """Files that are not ours and can't be read, or not to their end."""
        return sorted(name for name, (mark, _, unread) in self.files.items() if unread and not mark)

    def _look_at(self, name: str) -> tuple[list[tuple[str, int, int]], bool]:
        place = f"{self.root}{os.sep}{name}"
        if self.former and not os.path.lexists(place):
            place = f"{self.former}{os.sep}{name}"
        with open(place, "rb") as file:  # noqa: PTH123  # as quick as can be: done for every file
            content = content_of(name, file.read(), ours=name in self.written)
        if self.takedowns.sketches and name not in self.written:
            for piece in _pieces(content.texts):
                self.returned.setdefault(name, {}).update(held_in(piece, self.takedowns.sketches))
        found = chain(self.withheld.index.runs(content.words), self.withheld.glued.runs(content.addresses))
        runs: list[tuple[str, int, int]] = []
        for run in found:
            text = self.withheld.texts[run.text]
            if length_of(text.words[run.start : run.end]) >= RUN:
                runs.append((text.where, run.start, run.end))
        return runs, content.unread

    def _before(self, mark: bytes) -> Looked:
        rows = self.store.get_many(KIND, [str(self.root)])
        try:
            before = _decode(rows[str(self.root)])
        except (KeyError, ValueError, msgspec.DecodeError):
            return NOTHING
        return before if before.mark == mark and before.free <= self.shown else NOTHING


def _hidden(states: bytearray, start: int) -> Iterator[tuple[int, int]]:
    """Where hidden words begin in a run, and how many stand together."""
    for first, end in stretches(n for n, state in enumerate(states) if state == HIDDEN):
        yield start + first, end - first


def _pieces(texts: Iterable[bytes]) -> Iterator[str]:
    """What a file says, in pieces that are not too large to be looked at as a whole."""
    for text in texts:
        for at in range(0, len(text), PIECE):
            yield unescape(text[at : at + PIECE].decode("utf-8", "replace"))


def _marks(text: Text) -> Iterator[bytes]:
    yield text.where.encode("utf-8", "surrogatepass")
    yield blake2b(b" ".join(text.words), digest_size=16).digest()


def _files(root: Path) -> Iterator[str]:
    """Every file below the root, in order; our own record of them aside, in which are only their names.

    Links are followed, as many who put a site on the web do; what is no file, such as a pipe, holds no words.
    """
    known: set[tuple[int, int]] = set()
    for folder, folders, files in os.walk(root, followlinks=True):
        facts = Path(folder).stat()
        if (facts.st_dev, facts.st_ino) in known:  # a link that leads to where it lies
            folders.clear()
            continue
        known.add((facts.st_dev, facts.st_ino))
        folders.sort()
        above = Path(folder).relative_to(root).as_posix()
        prefix = "" if above == "." else f"{above}/"
        for file in sorted(files):
            if prefix + file != receipts.NAME and os.path.isfile(os.path.join(folder, file)):  # noqa: PTH113, PTH118
                yield prefix + file
