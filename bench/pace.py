"""How long an article takes from its text to linked Markdown.

usage: python bench/pace.py [--rounds N]     (plugins, tests and bench on PYTHONPATH)

Three takers of the same texts in turn, on one core, without a model: this program (read, edit, annotate,
link, render), Python-Markdown (to HTML), and spaCy's small model where it is installed. Processor time for
500 words, the best of the rounds; the ratio is what can be compared between machines.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import markdown
from corpus import as_seed, corpus

from news_digest.model import Knowledge, Seed
from news_digest.prepare import prepare
from news_digest.recogniser import find_model
from news_digest.registry import load_knowledge
from news_digest.rendering import linked
from news_digest.settings import Settings
from quality.labels import read_all

WORDS = 500


@dataclass(frozen=True)
class Texts:
    """A set of articles."""

    name: str
    texts: tuple[str, ...]

    @property
    def words(self) -> int:
        return sum(len(text.split()) for text in self.texts)


def sets() -> tuple[Texts, ...]:
    """The labelled English articles and as many made-up ones, clean and as they are copied from a page."""
    labels = [one for one in read_all() if one.lang == "en" and one.seed.suffix == ".txt"]
    made = list(corpus(len(labels)))
    return (
        Texts("labelled, with furniture", tuple("\n".join(one.lines) for one in labels)),
        Texts(
            "labelled, clean",
            tuple(f"A headline\n\n{one.text.replace(chr(10), 2 * chr(10))}" for one in labels),
        ),
        Texts("made up, with furniture", tuple(as_seed(news) for news in made)),
    )


def ours(texts: Texts, knowledge: Knowledge, folder: Path) -> Callable[[], object]:
    """The whole way, as `make html` goes it."""
    seeds = []
    for number, text in enumerate(texts.texts):
        path = folder / f"{number:04}.txt"
        path.write_text(text, "utf-8")
        seeds.append(Seed(path, path.name))
    return lambda: linked([prepare(seed, knowledge) for seed in seeds], knowledge)


def takers(texts: Texts, knowledge: Knowledge, folder: Path) -> dict[str, Callable[[], object]]:
    """Name -> what takes all texts once."""
    found: dict[str, Callable[[], object]] = {
        "News Digest": ours(texts, knowledge, folder),
        "Python-Markdown": lambda: [markdown.markdown(text) for text in texts.texts],
    }
    model = find_model("auto")
    if model:
        import spacy

        pipe = spacy.load(model.folder)
        found["spaCy, small model"] = lambda: [pipe(text) for text in texts.texts]
    return found


def best(takers: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Name -> seconds of the fastest round; each round has them all in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in takers}
    for _ in range(rounds):
        for name, take in takers.items():
            start = time.process_time()
            take()
            seconds[name].append(time.process_time() - start)
    return {name: min(taken) for name, taken in seconds.items()}


def main(arguments: Sequence[str]) -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description="Measure the time that an article takes.")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args(arguments).rounds
    nothing = Settings(content=Path("no-such-folder"))
    knowledge = load_knowledge(nothing.registry, nothing.outlets)
    print("| texts | by | ms for 500 words | times ours |\n|---|---|---|---|")
    for texts in sets():
        with tempfile.TemporaryDirectory() as folder:
            taken = best(takers(texts, knowledge, Path(folder)), rounds)
        for name, seconds in taken.items():
            pace = 1000 * seconds / texts.words * WORDS
            print(f"| {texts.name} | {name} | {pace:.1f} | {seconds / taken['News Digest']:.1f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
