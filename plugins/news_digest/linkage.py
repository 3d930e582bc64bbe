"""The articles over the corpus: who is who in all of them, and each linked again only where that has changed."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .conversions import AT_ONCE, Conversions, in_batches
from .engine import Keeping
from .fingerprints import key_of
from .model import Knowledge
from .packing import DAMAGED, Told, pack, unpack_linked, unpack_survey
from .report import as_typed
from .settings import Settings
from .standing import Digests, Linked, Survey
from .stories import Fresh, Lost
from .workers import each

if TYPE_CHECKING:
    from .roster import Roster

SURVEY, LINKED = "survey", "linked"
"""Kinds of rows: what all seeds gave together, by the keys of all; and each article, by its key."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that is on its way to disk; what it holds is told where it is wanted."""

    number: int
    seed: str
    sha256: str
    mark: str
    """Of what it will hold; empty where that is not known yet."""
    path: Path

    @property
    def where(self) -> str:
        return as_typed(self.path)


class Linkage:
    """What all seeds together gave; links and renders articles as they are wanted."""

    def __init__(
        self, conversions: Conversions, knowledge: Knowledge, settings: Settings, store: Keeping
    ) -> None:
        self.conversions, self._knowledge = conversions, knowledge
        self._settings, self._store = settings, store
        self._kept = self._kept_survey()
        self.survey = self._kept or survey_of(conversions, self._told)

    def waiting(self) -> Iterator[Waiting]:
        """All articles, in order of their seeds."""
        digests = self._kept.digests if self._kept else self._digests
        keys, seeds = self.conversions.keys, self.conversions.seeds
        for some in in_batches(self.survey.articles, AT_ONCE):
            rows = self._store.get_many(LINKED, [keys[number] for number in some])
            for number in some:
                mark = mark_of(rows.get(keys[number], b""), digests)
                digest = self.conversions.digests[number]
                yield Waiting(number, seeds[number].name, digest, mark, seeds[number].path)

    def rendered(self, waiting: Sequence[Waiting]) -> Iterator[Fresh | Lost]:
        """Link and render some articles, in their order, on several processes."""
        if not waiting:
            return
        from .rendering import render  # brings in the annotators' tables

        known = frozenset(actor.name for actor in self._knowledge.actors)
        work = functools.partial(render, roster=self._roster, known=known)
        articles = self.conversions.articles(one.number for one in waiting)
        jobs = self._settings.processes
        made = each(work, articles, jobs, "Linking articles", total=len(waiting), inherit=True)
        for count, (one, rendered) in enumerate(zip(waiting, made, strict=True), 1):
            if rendered.reads is None:
                yield Lost(one.seed, rendered.problem(one.where))
                continue
            mark = mark_for(rendered.fields, rendered.body)
            row = Linked(rendered.reads, self._digests.over(rendered.reads), mark)
            self._store.put_many(LINKED, {self.conversions.keys[one.number]: pack(row)})
            yield Fresh(one.seed, one.sha256, rendered.fields, rendered.body, one.where, mark)
            if count % AT_ONCE == 0:
                self._store.commit()

    def keep(self) -> None:
        """Let the store hold what the next run may need of this one, and forget the rest."""
        self.conversions.keep()
        self._store.keep(LINKED, self.conversions.keys)
        key = self._key()
        if self.conversions.lasting and "_digests" in self.__dict__:
            before = self._kept.digests.bearers if self._kept else {}
            digests = self._digests._replace(bearers={**before, **self._digests.bearers})
            self._store.put_many(SURVEY, {key: pack(self.survey._replace(digests=digests))})
        self._store.keep(SURVEY, [key])

    def _key(self) -> str:
        return key_of(*self.conversions.keys)

    def _kept_survey(self) -> Survey | None:
        """What the same seeds gave before."""
        rows = self._store.get_many(SURVEY, [self._key()]) if self.conversions.lasting else {}
        try:
            return unpack_survey(next(iter(rows.values()))) if rows else None
        except DAMAGED:
            return None

    @functools.cached_property
    def _told(self) -> list[Told]:
        return self.conversions.told(self._settings)

    @functools.cached_property
    def _roster(self) -> Roster:
        from .roster import roster_of

        told = [self._told[number].testimony for number in self.survey.articles]
        return roster_of(self._knowledge, [one for one in told if one])

    @functools.cached_property
    def _digests(self) -> Digests:
        from .dependence import digests_of

        return digests_of(self._roster)


def survey_of(conversions: Conversions, told: Sequence[Told]) -> Survey:
    """Sort the seeds out: articles, those that failed, and those with the bytes of an earlier article."""
    first: dict[str, int] = {}
    doubles: dict[int, int] = {}
    for number, one in enumerate(told):
        earlier = first.setdefault(conversions.digests[number], number) if one.testimony else number
        if earlier != number:
            doubles[number] = earlier
    kept = [number for number in range(len(told)) if number not in doubles]
    return Survey(
        tuple(number for number in kept if told[number].testimony),
        tuple(number for number in kept if not told[number].testimony),
        doubles,
        {number: told[number].problems for number in kept if told[number].problems},
        Digests({}, {}, {}, {}),
    )


def mark_of(row: bytes, digests: Digests) -> str:
    """The mark of an article whose entries in the roster are what they were; else empty."""
    try:
        linked = unpack_linked(row)
        return linked.mark if digests.over(linked.reads) == linked.digest else ""
    except (KeyError, *DAMAGED):
        return ""


def mark_for(fields: Mapping[str, Any], body: str) -> str:
    """What tells a generated article from another."""
    return blake2b(pack((fields, body)), digest_size=16).hexdigest()
