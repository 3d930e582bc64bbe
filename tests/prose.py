"""Golden cases written as prose: `## name`, then fenced blocks whose info strings say what each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.S | re.M)  # ```seed ... ```


@dataclass(frozen=True)
class Case:
    """One case: its name and its blocks by label (`seed`, `expected`, ...)."""

    name: str
    blocks: dict[str, str]

    def __getitem__(self, label: str) -> str:
        return self.blocks[label]


def cases(file: str) -> list[Case]:
    """Read tests/cases/FILE.md; a case without blocks is an error, so that none is skipped unseen."""
    text = (CASES / f"{file}.md").read_text("utf-8")
    found = []
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        name, _, rest = part.partition("\n")
        blocks = {label: body for _, label, body in FENCE.findall(rest)}
        assert blocks, f"{file}.md: case {name!r} has no fenced block"
        found.append(Case(name.strip(), blocks))
    return found
