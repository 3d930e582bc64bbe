"""`make fuzz`: every parser and the way of a seed to its page, with new inputs each time, for FUZZ_SECONDS.

Half of the time goes to inputs made of what parsers look for (Hypothesis), half to inputs that follow the coverage
(Atheris), where that is installed. What breaks is printed as small as it can be made; make it a case of test_found.py.
"""

from __future__ import annotations

import importlib.util
import os
import secrets
import shutil
import subprocess
import sys
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "plugins")]

from hypothesis import HealthCheck, given, seed, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from fuzz.inputs import copies, inputs, web_pages  # noqa: E402
from fuzz.parsers import PARSERS, attempt  # noqa: E402
from fuzz.wholeness import check  # noqa: E402

AT_ONCE = 100
"""Inputs of one round of a target."""
CORPUS = HERE.parents[1] / "build/fuzz"
SMALL = 2_000
"""Bytes up to which a raw copy is something for Atheris to begin with."""
GUIDED = {"text": ("", ".txt"), "html": (".html", ".htm"), "markdown": (".md",), "mail": (".eml",)}


def targets() -> Iterator[tuple[str, st.SearchStrategy[bytes], Callable[[bytes], object]]]:
    for name in PARSERS:
        yield name, inputs(name), lambda data, name=name: attempt(name, data)
    yield "text to page", copies().map(str.encode), lambda data: check(data)
    yield "markdown to page", copies().map(str.encode), lambda data: check(data, "x.md")
    yield "html to page", web_pages().map(str.encode), lambda data: check(data, "x.html")


def made(seconds: float) -> int:
    """Run all targets in turns; how many of them broke."""
    until = time.monotonic() + seconds
    broken: set[str] = set()
    runs: dict[str, int] = {}
    every = list(targets())
    while time.monotonic() < until:
        for name, strategy, work in every:
            if name not in broken and time.monotonic() < until:
                broken |= {name} if _breaks(name, strategy, work, runs) else set()
    print(f"{sum(runs.values())} inputs for {len(runs)} targets by Hypothesis, {len(broken)} broken")
    return len(broken)


def _breaks(
    name: str, strategy: st.SearchStrategy[bytes], work: Callable[[bytes], object], runs: dict[str, int]
) -> bool:
    @seed(secrets.randbits(64))
    @settings(max_examples=AT_ONCE, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(strategy)
    def run(data: bytes) -> None:
        runs[name] = runs.get(name, 0) + 1
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            work(data)

    try:
        run()
    except Exception:
        print(f"--- {name}\n{traceback.format_exc()}", flush=True)
        return True
    return False


def guided(seconds: float) -> int:
    """Run Atheris on each way in; how many broke."""
    broken = 0
    for way, suffixes in GUIDED.items():
        folder = CORPUS / way
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted((HERE.parents[1] / "seeds").rglob("*")):
            if path.is_file() and path.suffix in suffixes and path.stat().st_size <= SMALL:
                shutil.copy(path, folder / f"seed-{path.name}")
        command = [sys.executable, str(HERE / "guided.py"), way, str(folder), str(int(seconds / len(GUIDED)))]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace")
        told = [line for line in done.stderr.splitlines() if "number_of_executed_units" in line]
        count = told[0].split()[-1] if told else "no"
        print(f"{count} inputs for {way} by Atheris", flush=True)
        if done.returncode:
            broken += 1
            print(
                f"--- {way}; the input is kept in {folder}\n{(done.stdout + done.stderr)[-4000:]}", flush=True
            )
    return broken


def main() -> int:
    seconds = float(os.environ.get("FUZZ_SECONDS") or 300)
    if importlib.util.find_spec("atheris") is None:
        print("Atheris is not installed (it has no wheel for every Python): all the time goes to Hypothesis.")
        return made(seconds) > 0
    return made(seconds / 2) + guided(seconds / 2) > 0


if __name__ == "__main__":
    sys.exit(main())
