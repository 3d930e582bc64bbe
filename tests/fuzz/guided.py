"""Fuzzing that follows coverage, with Atheris: `guided.py text FOLDER SECONDS` keeps its inputs in FOLDER."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "plugins")]

with atheris.instrument_imports(include=["news_digest"], enable_loader_override=False):
    from fuzz import parsers, wholeness
    from fuzz.inputs import BEGINS, LINES, OF, SENTENCES

WAYS = {"text": "x.txt", "html": "x.html", "markdown": "x.md", "mail": "x.eml"}
"""Names of seeds that go all the way to a page; any other target is a parser."""
LONGEST = 2_000
"""Bytes of an input: the whole way takes a tenth of a second for twice as many, and there would be few."""


def target(name: str) -> Callable[[bytes], object]:
    if name in WAYS:
        return lambda data: wholeness.check(data, WAYS[name])
    return lambda data: parsers.attempt(name, data)


def words_for(name: str, folder: Path) -> Path:
    """A dictionary of what the parser looks for, as libFuzzer reads it, beside the inputs."""
    words = {
        word.encode("utf-8", "surrogatepass")[:100]
        for word in (*OF.get(name, OF["text"]), *BEGINS.get(name, ()))
    }
    path = folder.with_suffix(".words")
    quoted = ("".join(f"\\x{byte:02x}" for byte in word) for word in sorted(words) if word)
    path.write_text("".join(f'"{word}"\n' for word in quoted), "ascii")
    return path


def begin(name: str, folder: Path) -> None:
    """Short inputs to begin with: of nothing but signs a story hardly ever comes about."""
    story = "\n\n".join([LINES[0], LINES[1], LINES[3], *SENTENCES[:4]])
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:4])
    first = {
        "text": [story],
        "markdown": [story, f"---\ntitle: {LINES[0]}\nactors:\n- Ada Example\n---\n\n{story}"],
        "html": [
            f"<html><head><title>{LINES[0]}</title></head><body><h1>{LINES[0]}</h1>{paragraphs}</body></html>"
        ],
        "mail": [BEGINS["mail"][0] + f"\n{story}"],
    }
    for number, text in enumerate(first.get(name, BEGINS.get(name, []))):
        Path(folder, f"begin-{number}").write_text(text, "utf-8")


def main(name: str, folder: str, seconds: str) -> None:
    work = target(name)
    begin(name, Path(folder))

    def one(data: bytes) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            work(data)

    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-artifact_prefix={folder}/broken-"]
    options += [f"-dict={words_for(name, Path(folder))}", "-timeout=25", "-rss_limit_mb=4096", "-verbosity=0"]
    atheris.Setup([sys.argv[0], folder, *options, "-print_final_stats=1"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:4])
