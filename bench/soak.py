"""Many raw copies at once, some of them broken or hostile: `make soak`.

usage: python bench/soak.py [--count N] [--spoilt N] [--place FOLDER] [--results FILE]     (plugins on PYTHONPATH)

Each good copy must be an article of the site, each that can't be one must be named in what the build says, and
each that is odd must be the one or the other. Time and memory are told. Exit status: 0 where that holds, else 1.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sys
import tempfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus import Writer, as_seed
from measuring import Command, measure
from spoilt import as_letter, as_page, write_all

ROOT = Path(__file__).resolve().parent.parent
FORMS = ((".txt", as_seed), (".html", as_page), (".txt", as_seed), (".eml", as_letter))


@dataclass(frozen=True)
class Soak:
    """What was given, what came of it, and what it took."""

    good: int
    refused: int
    odd: int
    odd_published: int
    faults: tuple[str, ...]
    wall: float
    """Seconds."""
    cpu: float
    memory: int
    """Bytes at the highest, of all processes together."""


def prepare(folder: Path, count: int, spoilt: int) -> tuple[list[Path], list[Path], list[Path]]:
    """Write the raw copies: good ones, those to be refused, odd ones; together `count`."""
    folder.mkdir(parents=True)
    good = []
    for number in range(count - spoilt):
        ending, form = FORMS[number % len(FORMS)]
        good.append(folder / f"{number:06}{ending}")
        good[-1].write_text(form(Writer(number).news()), "utf-8")
    dice = random.Random(spoilt)  # noqa: S311  # not for secrets
    return (good, *write_all(folder, spoilt, dice))


def soak(place: Path, count: int, spoilt: int) -> Soak:
    """Write the copies, build their site, and look at what became of each."""
    good, refused, odd = prepare(place / "seeds", count, spoilt)
    (place / "content").mkdir()
    reading = measure(_build(place))
    published = _published(place)
    faults = [f"{path.name}: good, but not published" for path in good if path.name not in published]
    faults += [f"{path.name}: published" for path in refused if path.name in published]
    silent = [path for path in [*refused, *odd] if path.name not in reading.said]
    faults += [
        f"{path.name}: neither published nor reported" for path in silent if path.name not in published
    ]
    again = measure(_build(place))
    if _published(place) != published:
        faults.append("a second build published others")
    if again.wall > reading.wall / 2:
        faults.append(f"the second build took {again.wall:.0f} s, the first {reading.wall:.0f}")
    came = sum(path.name in published for path in odd)
    numbers = len(good), len(refused), len(odd), came
    return Soak(*numbers, tuple(faults), reading.wall, reading.cpu, reading.memory)


def _build(place: Path) -> Command:
    told = {f"DIGEST_{name.upper()}": str(place / name) for name in ("seeds", "content", "output", "cache")}
    words = [sys.executable, "-m", "pelican", str(place / "content"), "-s", "pelicanconf.py"]
    words += ["-o", str(place / "output"), "--fatal", "errors"]
    return Command(
        words, ROOT, {**told, "DIGEST_NER": "none", "PYTHONPATH": "plugins", "COLUMNS": "400"}, good=(0, 1)
    )


def _published(place: Path) -> dict[str, str]:
    """Name of the raw copy -> its page, for those whose page is in the site and is whole."""
    found = {}
    for line in (place / "content/.manifest.jsonl").read_text("utf-8").splitlines():
        receipt = json.loads(line)
        page = place / "output/articles" / f"{receipt['slug']}.html"
        if page.is_file() and page.read_bytes().rstrip().endswith(b"</html>"):
            found[receipt["seed"]] = page.name
    return found


def told(done: Soak) -> str:
    """One paragraph for a reader."""
    return (
        f"{done.good + done.refused + done.odd} raw copies, {done.refused + done.odd} of them spoilt: "
        f"{done.good} good ones published, {done.refused} refused and reported, "
        f"{done.odd} odd ones ({done.odd_published} published, the others reported); "
        f"{done.wall:.0f} s ({done.cpu:.0f} s of processor), {done.memory / 2**20:.0f} MiB at the highest"
        + "".join(f"\n  {fault}" for fault in done.faults[:50])
        + (f"\n{len(done.faults)} faults" if done.faults else "; no fault")
    )


def main() -> int:
    """Run it; 1 where a copy was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--spoilt", type=int, default=500)
    parser.add_argument("--place", type=Path, help="folder in which to work (default: a temporary one)")
    parser.add_argument("--results", type=Path, help="JSON file for the figures")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.place) as folder:
        done = soak(Path(folder) / "digest", options.count, options.spoilt)
    print(told(done))
    if options.results:
        facts = {"day": f"{datetime.now(UTC):%Y-%m-%d}", "python": platform.python_version(), **asdict(done)}
        options.results.write_text(json.dumps(facts, indent=1) + "\n", "utf-8")
    return int(bool(done.faults))


if __name__ == "__main__":
    sys.exit(main())
