"""What came of a run that brings raw copy in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from ..problems import Problem, Severity
from ..unseen import printable

SHOWN = 200
"""Characters of an address in a message."""


@dataclass
class Haul:
    """What came of a run."""

    say: Callable[[str], object] = print
    """How it is told what came, at once, for a run may take long."""
    saved: int = 0
    """How many files came."""
    problems: list[Problem] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    """Addresses, as they were asked for, of which there is a seed now."""

    def came(self, line: str) -> None:
        self.saved += 1
        self.say(printable(line))

    def tell(
        self, address: str, message: str, advice: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        shown = address if len(address) <= SHOWN else f"{address[:SHOWN]}..."
        self.problems.append(Problem(printable(shown), 0, severity, message, advice))
