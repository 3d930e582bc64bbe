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


Row = dict[str, str]
"""A row of a table by column; `part` is the heading above."""


def rows(file: str) -> list[Row]:
    """Read the tables of tests/cases/FILE.md; the first column is the `sort`."""
    found: list[Row] = []
    part, columns = "", [""]
    for number, line in enumerate((CASES / f"{file}.md").read_text("utf-8").splitlines(), 1):
        if line.startswith("## "):
            part, columns = line[3:], [""]
        elif line.startswith("|") and not line.startswith("|-"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if columns == [""]:
                columns = [cells[0] or "sort", *cells[1:]]
            else:
                assert len(cells) == len(columns), f"{file}.md:{number} has {len(cells)} cells"
                found.append({"part": part, **dict(zip(columns, cells, strict=True))})
    assert found, f"{file}.md has no rows"
    return found
