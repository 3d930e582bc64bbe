"""What was measured, as a table for people and as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from figures import Measured, Ratio, growth, middle, paired, runs
from measuring import Reading
from peers import HUGO
from scenarios import SCENARIOS

MARKS = ("<!-- figures of bench/run.py -->", "<!-- end of the figures -->")
"""In a Markdown file the table stands between these two lines."""

HEAD = (
    "articles",
    "what is done",
    "who",
    "seconds",
    "processor",
    "MiB",
    *(f"of Hugo, {setting}" for setting in HUGO),
)


def rows(measured: Sequence[Measured]) -> Iterable[tuple[str, ...]]:
    """A row for each builder, and how it compares with Hugo's three settings: seconds / processor."""
    for count in sorted({one.count for one in measured}):
        for scenario in SCENARIOS:
            for name in builders(measured, count, scenario.name):
                own = runs(measured, count, scenario.name, name)
                others = [runs(measured, count, scenario.name, f"Hugo {setting}") for setting in HUGO]
                took = _reading(middle([one.reading for one in own]))
                told = [_ratio(paired(own, other)) if not name.startswith("Hugo") else "" for other in others]
                yield (f"{count:,}", scenario.title, name, *took, *told)


def builders(measured: Iterable[Measured], count: int, scenario: str) -> list[str]:
    """Who took part, in the order of the first round."""
    return list(
        dict.fromkeys(one.builder for one in measured if (one.count, one.scenario) == (count, scenario))
    )


def _reading(one: Reading) -> tuple[str, str, str]:
    return f"{one.wall:.2f}", f"{one.cpu:.2f}", f"{one.memory / 2**20:.0f}"


def _ratio(one: Ratio | None) -> str:
    return f"{one.wall:.2f} / {one.cpu:.2f}" if one else ""


def table(measured: Sequence[Measured]) -> str:
    """The rows in Markdown, and a second table of growth where there is any."""
    lines = [_line(HEAD), _line(("---",) * len(HEAD)), *map(_line, rows(measured))]
    if grown := list(exponents(measured)):
        head = ("what is done", "who", "from", "to", "exponent")
        lines += ["", _line(head), _line(("---",) * len(head))]
        lines += [
            _line((what, who, f"{one:,}", f"{two:,}", f"{rate:.2f}")) for what, who, one, two, rate in grown
        ]
    return "\n".join(lines) + "\n"


def exponents(measured: Sequence[Measured]) -> Iterable[tuple[str, str, int, int, float]]:
    """(scenario, builder, fewer articles, more articles, exponent of processor time)."""
    for scenario in SCENARIOS:
        names = dict.fromkeys(one.builder for one in measured if one.scenario == scenario.name)
        for name in names:
            for step in growth(measured, scenario.name, name):
                yield (scenario.title, name, *step)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def put(path: Path, text: str) -> None:
    """Write a table between the marks of a Markdown file; ValueError where it has none."""
    before, first, rest = path.read_text("utf-8").partition(MARKS[0])
    _, second, after = rest.partition(MARKS[1])
    if not (first and second):
        raise ValueError(f"{path}: the lines {MARKS[0]} and {MARKS[1]} are missing.")
    path.write_text(f"{before}{first}\n\n{text}\n{second}{after}", "utf-8")


def data(measured: Sequence[Measured]) -> dict[str, Any]:
    """Every reading, and the medians, ratios and exponents that were made of them."""
    medians: list[dict[str, Any]] = []
    ratios: list[dict[str, Any]] = []
    for key in dict.fromkeys((one.count, one.scenario, one.builder) for one in measured):
        named = dict(zip(("count", "scenario", "builder"), key, strict=True))
        own = runs(measured, *key)
        medians.append({**named, **asdict(middle([one.reading for one in own]))})
        for setting in () if key[2].startswith("Hugo") else HUGO:
            other = f"Hugo {setting}"
            ratio = paired(own, runs(measured, key[0], key[1], other))
            ratios += [{**named, "to": other, **asdict(ratio)}] if ratio else []
    return {
        "readings": [_flat(one) for one in measured],
        "medians": medians,
        "ratios": ratios,
        "exponents": [
            dict(zip(("scenario", "builder", "from", "to", "cpu"), one, strict=True))
            for one in exponents(measured)
        ],
    }


def _flat(one: Measured) -> dict[str, Any]:
    facts = asdict(one)
    return {**{name: facts[name] for name in ("count", "scenario", "builder", "turn")}, **facts["reading"]}


def totals(folder: Path) -> tuple[int, int]:
    """(files, bytes) below a folder."""
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return len(sizes), sum(sizes)
