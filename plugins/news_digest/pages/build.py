"""What one run of Pelican has learned so far; the one value that hooks, reader, generator and writer share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model import Cut, Knowledge
from ..problems import Problem
from ..report import as_typed as as_typed
from ..settings import BUILD, Settings

if TYPE_CHECKING:
    from .staging import Staging
    from .unchanged import Record, Standing
    from .writer import DigestWriter

KEY = BUILD
"""Where the build lies in Pelican's settings."""


@dataclass(slots=True)
class Build:
    """State of one run."""

    settings: Settings
    knowledge: Knowledge
    problems: list[Problem] = field(default_factory=list)
    """Told at the end, when the site is complete."""
    broken: list[Problem] = field(default_factory=list)
    """Articles that can't be read: with one of them there is no build."""
    cuts: Mapping[str, Sequence[Cut]] = field(default_factory=dict)
    """By name of the seed: what the conversion of this run left out of it; nothing where none was run."""
    writer: DigestWriter | None = None
    code: bytes = b""
    """Mark of the program."""
    frame: bytes = b""
    """Mark of templates and settings."""
    record: Record | None = None
    """For the next build to know whether anything has changed."""
    said: str = ""
    """What would be said of the seeds if they were read once more."""
    accounted: dict[str, Any] = field(default_factory=dict)
    """What is accounted of the seeds."""
    seeds: str = "{}"
    """What would be accounted of the seeds then, as JSON."""
    passed: tuple[dict[str, Any], ...] = ()
    """Of a public digest: by outlet, how many words are passed on."""
    unread: tuple[str, ...] = ()
    """Files of a public digest that can't be looked into."""
    before: Standing | None = None
    """The build before, where nothing has changed since: there is nothing to do."""
    counts: tuple[int, int, int] = 0, 0, 0
    """Articles, drafts, and the editor's pages."""
    counted: list[Any] = field(default_factory=list)
    """Pelican's own generators, whose counts Pelican prints."""
    sources: tuple[Path, ...] = ()
    """Files of the articles, drafts among them."""
    output: Path = Path()
    """Where the site is to be."""
    staging: Staging | None = None
    """Where it is made until it is complete, if that is elsewhere."""

    def tell(self, problems: Iterable[Problem]) -> None:
        """Keep problems for the end of the run."""
        self.problems.extend(problems)

    @classmethod
    def of(cls, conf: Mapping[str, Any]) -> Build:
        """The build that is going on."""
        build: Build = conf[KEY]
        return build
