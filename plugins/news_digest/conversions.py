"""What each seed gives by itself: read, edited and annotated once, then kept under all that it depends on."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .engine import Keeping
from .fingerprints import key_of, of_knowledge
from .model import Cut, Knowledge, Seed
from .packing import DAMAGED, Told, pack, pack_article, unpack_cuts, unpack_told
from .seeds import read_bytes
from .settings import Settings
from .workers import LOCAL, Ended, each

if TYPE_CHECKING:
    from .prepare import Prepared

TOLD, ARTICLES, CUTS = "told", "articles", "cuts"
"""Kinds of rows, each under the key of a conversion: what all need to know of it, the article, what was cut."""

Sent = Seed | tuple[Seed, bytes]
"""A seed as it goes to a worker, with its bytes where it can't be read from there."""

AT_ONCE = 256
"""Rows that are held in memory at a time."""


class Converted(NamedTuple):
    """One seed, converted, on its way from a worker."""

    digest: str
    """SHA-256 of its bytes; empty where they could not be read."""
    lasting: bool
    """The same bytes will give the same again."""
    told: bytes
    article: bytes
    """Empty where there is none."""
    cuts: bytes


class Conversions:
    """The conversions of all seeds, made as they are asked for.

    What is kept under `keys` is a pure function of it; what is not there, or is damaged, is converted again.
    """

    def __init__(
        self, seeds: Sequence[Seed], digests: Sequence[str], knowledge: Knowledge, store: Keeping
    ) -> None:
        self.seeds = seeds
        self.digests = list(digests)
        """SHA-256 of each seed's bytes; empty where they could not be read."""
        self._print = of_knowledge(knowledge)
        self.keys = [self._key(n) for n in range(len(seeds))]
        self.lasting = all(digests)
        """False where a seed may give another thing next time though nothing has changed."""
        self._knowledge, self._store = knowledge, store
        self._unkept: dict[str, Converted] = {}

    def _key(self, number: int) -> str:
        """What the conversion depends on, in one word; the program itself is the version of the store."""
        return key_of(self.digests[number], self.seeds[number].name, self._print)

    def told(self, settings: Settings) -> list[Told]:
        """What each seed tells, in their order; what is not known yet is converted, on several processes."""
        found: dict[int, Told] = {}
        for number, data in self._rows(TOLD, range(len(self.seeds))):
            try:
                found[number] = unpack_told(data)
            except DAMAGED:
                continue
        missing = [number for number in range(len(self.seeds)) if number not in found]
        for number, converted in zip(missing, self._converted(missing, settings), strict=True):
            found[number] = unpack_told(converted.told)
        return [found[number] for number in range(len(self.seeds))]

    def _converted(self, numbers: Sequence[int], settings: Settings) -> Iterator[Converted]:
        seeds = [self.seeds[number] for number in numbers]
        work = functools.partial(convert_one, knowledge=self._knowledge)
        where = settings.executor
        sent = seeds if where == LOCAL else map(with_bytes, seeds)  # elsewhere there may be no such folder
        made = each(
            work, sent, settings.processes, "Reading seeds", total=len(seeds), executor=where, lost=lost
        )
        for done, (number, converted) in enumerate(zip(numbers, made, strict=True), 1):
            self._take(number, converted)
            yield converted
            if done % AT_ONCE == 0:
                self._store.commit()

    def _take(self, number: int, converted: Converted) -> None:
        if converted.digest != self.digests[number]:  # written in between
            self.digests[number] = converted.digest
            self.keys[number] = self._key(number)
        key = self.keys[number]
        self.lasting = self.lasting and converted.lasting
        if not converted.lasting:
            self._unkept[key] = converted
            return
        self._store.put_many(TOLD, {key: converted.told})
        if converted.article:
            self._store.put_many(ARTICLES, {key: converted.article})
            self._store.put_many(CUTS, {key: converted.cuts})

    def articles(self, numbers: Iterable[int]) -> Iterator[bytes]:
        """The packed articles of some seeds, in their order; a few are in memory at a time."""
        for some in in_batches(numbers, AT_ONCE):
            found = dict(self._rows(ARTICLES, some))
            for number in some:
                yield found.get(number) or self._again(number).article

    def _again(self, number: int) -> Converted:
        """What was kept and is lost is made once more."""
        converted = self._unkept.get(self.keys[number]) or convert_one(self.seeds[number], self._knowledge)
        if converted.digest == self.digests[number]:
            self._take(number, converted)
        return converted

    def _rows(self, kind: str, numbers: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        rows = self._store.get_many(kind, [self.keys[number] for number in numbers])
        return ((number, rows[key]) for number in numbers if (key := self.keys[number]) in rows)

    def keep(self) -> None:
        """Let the store forget what no seed of this run depends on."""
        for kind in (TOLD, ARTICLES, CUTS):
            self._store.keep(kind, self.keys)

    def cuts(self, number: int) -> tuple[Cut, ...]:
        """What was cut from one seed."""
        for _, data in self._rows(CUTS, [number]):
            with contextlib.suppress(*DAMAGED):
                return unpack_cuts(data)
        return unpack_cuts(self._again(number).cuts)


class Cuts(Mapping[str, tuple[Cut, ...]]):
    """What was cut from each of some seeds, by name; read where it is wanted."""

    def __init__(self, conversions: Conversions, numbers: Iterable[int]) -> None:
        self._conversions = conversions
        self._numbers = {conversions.seeds[number].name: number for number in numbers}

    def __getitem__(self, name: str) -> tuple[Cut, ...]:
        return self._conversions.cuts(self._numbers[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def convert_one(sent: Sent, knowledge: Knowledge) -> Converted:
    """Convert a seed (with its bytes, where it can't be read from here) in a worker."""
    from .prepare import read_alone  # brings in all that reads; a run without a new seed needs none of it

    seed, data = (sent, None) if isinstance(sent, Seed) else sent
    return _packed(read_alone(seed, knowledge, data))


def _packed(prepared: Prepared) -> Converted:
    from .testify import testimony_of

    article = prepared.article
    told = Told(testimony_of(article) if article else None, prepared.problems)
    return Converted(
        prepared.sha256,
        prepared.lasting,
        pack(told),
        pack_article(article) if article else b"",
        pack(article.cuts if article else ()),
    )


def with_bytes(seed: Seed) -> Sent:
    """A seed with its bytes; by itself where it can't be read, so that who converts it will say why."""
    try:
        return seed, read_bytes(seed)
    except (OSError, ValueError):
        return seed


def lost(sent: Sent, error: Exception) -> Converted:
    """What a seed gives whose worker was lost."""
    from .prepare import REPORT_IT, failed, internal

    seed = sent if isinstance(sent, Seed) else sent[0]
    if isinstance(error, Ended):
        advice = "Convert again; if it happens again, please report it and attach this file."
        return _packed(failed(seed, str(error), advice, lasting=False))
    return _packed(failed(seed, internal(error), REPORT_IT, lasting=False))


def in_batches(items: Iterable[int], size: int) -> Iterator[list[int]]:
    """Lists of at most so many."""
    batch: list[int] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
