"""What is done before each build that is measured, and who builds: a table."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count as numbers
from pathlib import Path

from builders import Builder, Digest, DigestOfSeeds
from figures import Measured
from measuring import measure
from peers import HUGO, Eleventy, Hugo, Pelican
from servers import refreshed


class World:
    """The builders of one size of corpus, each laid out when it is first asked for."""

    def __init__(
        self, place: Path, size: int, eleventy: bool = False, only: Sequence[str] | None = None
    ) -> None:
        self.place = place / str(size)
        self.size = size
        self.eleventy = eleventy
        self.only = only
        """Names of the builders that take part; none: all."""
        self.built: dict[Builder, None] = {}
        """Those that built something, in this order."""
        self.serial = numbers()
        """So that no change is made twice."""

    @cached_property
    def digest(self) -> Builder:
        return Digest(self.place, self.size)

    @cached_property
    def everything(self) -> Builder:
        return Digest(self.place, self.size, everything=True)

    @cached_property
    def seeds(self) -> Builder:
        return DigestOfSeeds(self.place, self.size)

    @cached_property
    def hugo(self) -> tuple[Builder, ...]:
        return tuple(Hugo(self.place, self.size, setting) for setting in HUGO)

    @cached_property
    def references(self) -> tuple[Builder, ...]:
        found: tuple[Builder, ...] = (Pelican(self.place, self.size),)
        return (*found, Eleventy(self.place, self.size)) if self.eleventy else found

    def turns(self, builders: Iterable[Builder]) -> list[Builder]:
        """Those of them that take part."""
        return [one for one in builders if not self.only or one.name in self.only]

    def remove(self) -> None:
        """Take the disk space back."""
        shutil.rmtree(self.place, ignore_errors=True)


@dataclass(frozen=True)
class Scenario:
    """One way to come to a build."""

    name: str
    title: str
    """As in the table."""
    who: Callable[[World], tuple[Builder, ...]]
    """In the order in which they take turns."""
    change: Callable[[Builder, int], object] | None = None
    """Made to a site that is up to date; none: nothing is there yet."""
    served: bool = False
    """A server runs, and what is measured is the time until it shows the change."""


def _both(world: World) -> tuple[Builder, ...]:
    return (world.digest, world.everything, *world.hugo)


def _without_search(world: World) -> tuple[Builder, ...]:
    return (world.digest, *world.hugo)


def _from_seeds(world: World) -> tuple[Builder, ...]:
    return (world.seeds, *world.hugo)


SCENARIOS = (
    Scenario("cold", "first build, from Markdown", _both),
    Scenario("raw", "first build, from raw copies", _from_seeds),
    Scenario("nothing", "nothing changed", _both, lambda one, _: None),
    Scenario("edit", "one article edited", _both, lambda one, number: one.edit(number)),
    Scenario("add", "one raw copy added", _from_seeds, lambda one, _: one.add()),
    Scenario("merge", "two actors said to be one", _without_search, lambda one, number: one.merge(number)),
    Scenario("theme", "a template changed", _without_search, lambda one, number: one.retheme(number)),
    Scenario("server", "one article edited, server running", _without_search, served=True),
    Scenario(
        "reference", "first build, others", lambda world: (world.digest, *world.hugo, *world.references)
    ),
)


def play(scenario: Scenario, world: World, rounds: int) -> Iterator[Measured]:
    """Each builder in turn, as often as there are rounds; Failed where one cannot build."""
    if scenario.served:
        for builder in world.turns(scenario.who(world)):
            readings = refreshed(builder, [next(world.serial) for _ in range(rounds)])
            for turn, reading in enumerate(readings):
                yield Measured(world.size, scenario.name, builder.name, turn, reading)
        return
    for turn in range(rounds):
        for builder in world.turns(scenario.who(world)):
            prepare(scenario, builder, next(world.serial))
            reading = measure(builder.command())
            builder.warm = True
            world.built[builder] = None
            yield Measured(world.size, scenario.name, builder.name, turn, reading)


def prepare(scenario: Scenario, builder: Builder, number: int) -> None:
    """Bring a builder to where the measured build begins."""
    if scenario.change is None:
        builder.forget()
        return
    if not builder.warm:
        measure(builder.command())
    scenario.change(builder, number)
