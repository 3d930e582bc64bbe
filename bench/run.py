"""How long we build, and how long Hugo builds the same kinds of pages: `make bench`.

usage: python bench/run.py [--counts 100 1000] [--rounds 3] [--scenarios cold edit ...] [--place FOLDER]
                           [--results FILE] [--markdown FILE] [--eleventy]     (plugins and bench on PYTHONPATH)

Builders take turns within each round, and what is compared is always of the same round. docs/speed.md says
what is measured and what is equal between the sites.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from builders import HERE, ROOT, Builder
from figures import Measured
from measuring import Failed
from peers import hugo_binary
from scenarios import SCENARIOS, World, play
from tables import data, put, table, totals

USUAL = tuple(one.name for one in SCENARIOS if one.name != "reference")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Measure News Digest beside Hugo.")
    parser.add_argument("--counts", type=int, nargs="+", default=[100, 1000], help="articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--scenarios", "--only", nargs="+", choices=[one.name for one in SCENARIOS], default=USUAL
    )
    parser.add_argument(
        "--builders", nargs="+", metavar="NAME", help="only these, as they are named in the table"
    )
    parser.add_argument("--place", type=Path, help="where the sites are built; a temporary folder")
    parser.add_argument("--results", type=Path, default=HERE / "results.json", help="every reading")
    parser.add_argument("--markdown", type=Path, help="put the table into this file, too")
    parser.add_argument("--eleventy", action="store_true", help="with Eleventy among the references")
    return parser.parse_args(arguments)


def machine() -> dict[str, Any]:
    """What it was measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "system": platform.platform(terse=True),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory": memory,
        "python": platform.python_version(),
    }


def versions() -> dict[str, str]:
    """Of the programs; ours with the commit, where there is one."""
    told = subprocess.run([hugo_binary(), "version"], capture_output=True, text=True, check=True)  # noqa: S603
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "hugo": told.stdout.split()[1],
        "pelican": importlib.metadata.version("pelican"),
        "news digest": commit.stdout.strip() or "unknown",
    }


def measurements(asked: argparse.Namespace, place: Path) -> Iterator[Measured]:
    """All that was asked for, each told as it comes."""
    for count in asked.counts:
        world = World(place, count, asked.eleventy, asked.builders)
        for scenario in SCENARIOS:
            if scenario.name in asked.scenarios:
                for one in play(scenario, world, asked.rounds):
                    tell(one)
                    yield one
        for builder in world.built:
            tell_size(builder)
        world.remove()


def tell(one: Measured) -> None:
    """A line of progress."""
    took = one.reading
    print(
        f"{one.count:>7,} {one.scenario:<10} {one.builder:<24} {took.wall:8.2f} s {took.cpu:8.2f} s cpu "
        f"{took.memory / 2**20:7.0f} MiB",
        file=sys.stderr,
        flush=True,
    )


def tell_size(builder: Builder) -> None:
    """What a builder made in the end."""
    files, size = totals(builder.output)
    print(f"{builder.count:>7,} {builder.name}: {files:,} files, {size / 2**20:.1f} MiB", file=sys.stderr)


def main(arguments: Sequence[str]) -> None:
    """Measure, print one table, keep every reading."""
    asked = parse(arguments)
    begun = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    try:
        facts = {"date": begun, "machine": machine(), "versions": versions(), "rounds": asked.rounds}
        with tempfile.TemporaryDirectory(prefix="bench-", dir=asked.place) as folder:
            measured = list(measurements(asked, Path(folder)))
    except Failed as failed:
        sys.exit(str(failed))
    text = table(measured)
    asked.results.write_text(json.dumps({**facts, **data(measured)}, indent=1) + "\n", "utf-8")
    if asked.markdown:
        put(asked.markdown, f"{under(facts)}\n\n{text}")
    print(text)


def under(facts: dict[str, Any]) -> str:
    """One sentence on when, on what and with which versions."""
    on, of = facts["machine"], facts["versions"]
    return (
        f"Measured on {facts['date'][:10]} with {on['cores']} cores, {on['memory'] / 2**30:.0f} GiB, {on['system']}, "
        f"Python {on['python']}, Pelican {of['pelican']}, Hugo {of['hugo'].partition('-')[0]}, "
        f"News Digest at {of['news digest']}; medians of {facts['rounds']} rounds."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
