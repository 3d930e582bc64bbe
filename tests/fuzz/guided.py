"""Fuzzing that follows coverage, with Atheris: `guided.py text FOLDER SECONDS` keeps its inputs in FOLDER."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "plugins")]

with atheris.instrument_imports(include=["news_digest"], enable_loader_override=False):
    from fuzz import parsers, wholeness

WAYS = {"text": "x.txt", "html": "x.html", "markdown": "x.md", "mail": "x.eml"}
LONGEST = 4_000
"""Bytes of an input."""


def main(way: str, folder: str, seconds: str) -> None:
    name = WAYS[way]
    seed = parsers.Seed(Path(name), name)

    def one(data: bytes) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                parsers.read_page(seed, data)
            except parsers.TOLD:
                return
            wholeness.check(data, name)

    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-artifact_prefix={folder}/broken-"]
    atheris.Setup([sys.argv[0], folder, *options, "-timeout=25", "-rss_limit_mb=4096", "-verbosity=0",
                   "-print_final_stats=1"], one)  # fmt: skip
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:4])
